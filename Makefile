# relayctl: `make demo` and `make test` set up everything they need on Debian and Ubuntu with a Swift toolchain.

BUILD_PACKAGES := libssl-dev libcurl4-openssl-dev zlib1g-dev libtomlplusplus-dev libpcre2-dev pkg-config
TEST_PACKAGES := openssl redis-server nginx tinyproxy-bin microsocks mandoc strace valgrind python3 python3-venv \
	prometheus perl
# What orders the functions of a release.
RELEASE_PACKAGES := valgrind python3
PREFIX ?= /usr/local
SCRATCH ?= .build
RELEASE ?= .build-release
SWIFT := swift

# The order decides which libstdc++ and libpcre2 are found: the static ones alone, so that start-up does not load the
# shared ones.
STL := $(RELEASE)/stl
RELEASE_FLAGS := -c release --static-swift-stdlib --product relayctl --scratch-path $(RELEASE) \
	-Xswiftc -use-ld=lld -Xlinker -L$(CURDIR)/$(STL) -Xlinker --gc-sections \
	-Xlinker -z -Xlinker pack-relative-relocs -Xlinker --no-export-dynamic \
	-Xswiftc -Xfrontend -Xswiftc -function-sections -Xswiftc -Xfrontend -Xswiftc -internalize-at-link \
	-Xswiftc -Xclang-linker -Xswiftc -static-libgcc

.PHONY: all demo test venv test-release release install uninstall format lint completions clean toolchain build-packages test-packages release-packages

all: toolchain build-packages
	$(SWIFT) build --scratch-path $(SCRATCH)

demo: toolchain build-packages
	@$(SWIFT) build --scratch-path $(SCRATCH) --product relayctl
	@$(SCRATCH)/debug/relayctl probe demo

test: toolchain build-packages test-packages venv
	$(SWIFT) build --scratch-path $(SCRATCH) --build-tests
	Tests/run.sh $(SCRATCH)/debug/relayctlPackageTests.xctest $(SCRATCH)/test-logs

# The Python of the real backend; the name holds what is in it, so a change makes it anew.
REQUIREMENTS := examples/relaydesk/requirements.txt Tests/IntegrationTests/backend/requirements.txt
VENV := .build/venv-$(shell cat $(REQUIREMENTS) | sha256sum | cut -c1-12)

venv: $(VENV)/complete

$(VENV)/complete: | test-packages
	rm -rf $(VENV)
	python3 -m venv $(VENV)
	$(VENV)/bin/pip install --quiet -r Tests/IntegrationTests/backend/requirements.txt
	touch $@

# It is linked twice: the second time with the functions that the commonest runs call side by side, so that they touch
# few pages.
release: toolchain build-packages release-packages
	@mkdir -p $(STL)
	@ln -sf "$$(gcc -print-file-name=libstdc++.a)" $(STL)/
	@ln -sf "$$(gcc -print-file-name=libpcre2-8.a)" $(STL)/
	$(SWIFT) build $(RELEASE_FLAGS) -Xlinker --strip-debug
	Benchmarks/called.sh $(RELEASE)/release/relayctl >$(RELEASE)/order
	@rm $(RELEASE)/release/relayctl
	$(SWIFT) build $(RELEASE_FLAGS) -Xlinker -s \
		-Xlinker --symbol-ordering-file=$(CURDIR)/$(RELEASE)/order -Xlinker --no-warn-symbol-ordering

# The start-up budget, and that libcurl is opened by HTTP alone.
test-release: release test-packages
	Benchmarks/startup.sh $(RELEASE)/release/relayctl

install: release
	install -D -m 755 $(RELEASE)/release/relayctl $(DESTDIR)$(PREFIX)/bin/relayctl
	install -D -m 644 completions/relayctl.bash $(DESTDIR)$(PREFIX)/share/bash-completion/completions/relayctl
	install -D -m 644 completions/_relayctl $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_relayctl
	install -D -m 644 completions/relayctl.fish $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/relayctl.fish
	for page in man/*.1; do install -D -m 644 $$page $(DESTDIR)$(PREFIX)/share/man/man1/$$(basename $$page); done

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/relayctl $(DESTDIR)$(PREFIX)/share/bash-completion/completions/relayctl \
		$(DESTDIR)$(PREFIX)/share/zsh/site-functions/_relayctl \
		$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/relayctl.fish
	for page in man/*.1; do rm -f $(DESTDIR)$(PREFIX)/share/man/man1/$$(basename $$page); done

completions: toolchain build-packages
	$(SWIFT) build --scratch-path $(SCRATCH) --product relayctl
	$(SCRATCH)/debug/relayctl --generate-completion-script bash > completions/relayctl.bash
	$(SCRATCH)/debug/relayctl --generate-completion-script zsh > completions/_relayctl
	$(SCRATCH)/debug/relayctl --generate-completion-script fish > completions/relayctl.fish

format: toolchain
	$(SWIFT) format --in-place --recursive --parallel Package.swift Sources Tests

lint: toolchain build-packages
	$(SWIFT) format lint --strict --recursive --parallel Package.swift Sources Tests
	$(SWIFT) build --scratch-path $(SCRATCH) --explicit-target-dependency-import-check error

clean:
	rm -rf $(SCRATCH) $(RELEASE)

toolchain:
	@command -v $(SWIFT) >/dev/null || { echo "make: no Swift toolchain found: install Swift 6.2 or later from https://www.swift.org/install" >&2; exit 1; }

build-packages:
	@$(call install-missing,$(BUILD_PACKAGES))

test-packages:
	@$(call install-missing,$(TEST_PACKAGES))

release-packages:
	@$(call install-missing,$(RELEASE_PACKAGES))

# Installs those of the packages that are not there, and says in one line when it cannot.
define install-missing
missing=""; \
for package in $(1); do \
	dpkg-query -W -f='$${Status}' $$package 2>/dev/null | grep -q 'ok installed' || missing="$$missing $$package"; \
done; \
if [ -n "$$missing" ]; then \
	command -v apt-get >/dev/null || { echo "make: these packages are missing and there is no apt-get:$$missing" >&2; exit 1; }; \
	sudo=""; [ "$$(id -u)" = 0 ] || sudo="sudo"; \
	{ $$sudo apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -y -qq --no-install-recommends $$missing; } >/tmp/relayctl-apt.$$$$ 2>&1 \
		|| { tail -n 3 /tmp/relayctl-apt.$$$$ >&2; rm -f /tmp/relayctl-apt.$$$$; echo "make: apt could not install:$$missing (install them by hand, then try again)" >&2; exit 1; }; \
	rm -f /tmp/relayctl-apt.$$$$; \
fi
endef
