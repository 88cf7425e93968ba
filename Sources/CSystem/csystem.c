#define _GNU_SOURCE
#include "csystem.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sched.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/random.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

int csystem_epoll_create(void) { return epoll_create1(EPOLL_CLOEXEC); }

static int change(int epoll, int operation, int descriptor, uint32_t interest, uint64_t token) {
    struct epoll_event event = {.data.u64 = token};
    if (interest & CSYSTEM_READABLE) event.events |= EPOLLIN | EPOLLRDHUP;
    if (interest & CSYSTEM_WRITABLE) event.events |= EPOLLOUT;
    return epoll_ctl(epoll, operation, descriptor, &event);
}

int csystem_epoll_add(int epoll, int descriptor, uint32_t interest, uint64_t token) {
    return change(epoll, EPOLL_CTL_ADD, descriptor, interest, token);
}

int csystem_epoll_modify(int epoll, int descriptor, uint32_t interest, uint64_t token) {
    return change(epoll, EPOLL_CTL_MOD, descriptor, interest, token);
}

int csystem_epoll_remove(int epoll, int descriptor) {
    return change(epoll, EPOLL_CTL_DEL, descriptor, 0, 0);
}

int csystem_epoll_wait(int epoll, struct csystem_ready *ready, int count, int milliseconds) {
    struct epoll_event events[256];
    if (count > 256) count = 256;
    int found = epoll_wait(epoll, events, count, milliseconds);
    for (int i = 0; i < found; i++) {
        uint32_t seen = events[i].events;
        ready[i].token = events[i].data.u64;
        ready[i].readiness = 0;
        if (seen & (EPOLLIN | EPOLLRDHUP)) ready[i].readiness |= CSYSTEM_READABLE;
        if (seen & EPOLLOUT) ready[i].readiness |= CSYSTEM_WRITABLE;
        if (seen & EPOLLHUP) ready[i].readiness |= CSYSTEM_HANGUP;
        if (seen & EPOLLERR) ready[i].readiness |= CSYSTEM_ERROR;
    }
    return found;
}

int csystem_eventfd(void) { return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK); }

int csystem_signalfd(const int *signals, size_t count) {
    sigset_t set;
    sigemptyset(&set);
    for (size_t i = 0; i < count; i++) sigaddset(&set, signals[i]);
    return signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
}

int csystem_signalfd_next(int descriptor) {
    struct signalfd_siginfo signal;
    ssize_t count;
    do count = read(descriptor, &signal, sizeof signal);
    while (count < 0 && errno == EINTR);
    return count == sizeof signal ? (int)signal.ssi_signo : -1;
}

int csystem_signal_is_ignored(int signal) {
    struct sigaction action;
    return sigaction(signal, NULL, &action) == 0 && !(action.sa_flags & SA_SIGINFO) && action.sa_handler == SIG_IGN;
}

const char *csystem_error_text(int number) { return strerrordesc_np(number); }

const char *csystem_error_name(int number) { return strerrorname_np(number); }

// Where getrandom(2) is forbidden, as a filter of system calls may do it.
static int random_of_device(unsigned char *next, size_t count) {
    int device = open("/dev/urandom", O_RDONLY | O_CLOEXEC);
    if (device < 0) return -1;
    while (count > 0) {
        ssize_t got = read(device, next, count);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) break;
        next += got;
        count -= (size_t)got;
    }
    close(device);
    return count == 0 ? 0 : -1;
}

int csystem_getrandom(void *bytes, size_t count) {
    unsigned char *next = bytes;
    while (count > 0) {
        ssize_t got = getrandom(next, count, 0);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return random_of_device(next, count);
        next += got;
        count -= (size_t)got;
    }
    return 0;
}

int csystem_forbid_dumping(void) { return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0); }

int csystem_accept(int listener) { return accept4(listener, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK); }

int csystem_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC); }

int csystem_bytes_waiting(int descriptor) {
    int count = 0;
    return ioctl(descriptor, FIONREAD, &count) == 0 ? count : -1;
}

int csystem_terminal_columns(int descriptor) {
    struct winsize size;
    if (ioctl(descriptor, TIOCGWINSZ, &size) != 0) return -1;
    return size.ws_col;
}

int csystem_terminal_hide_input(int descriptor, struct termios *saved) {
    if (tcgetattr(descriptor, saved) != 0) return -1;
    struct termios quiet = *saved;
    quiet.c_lflag &= ~(tcflag_t)ECHO;
    quiet.c_lflag |= ICANON | ISIG | ECHONL;
    quiet.c_iflag |= ICRNL;
    quiet.c_cc[VSUSP] = _POSIX_VDISABLE;
    return tcsetattr(descriptor, TCSAFLUSH, &quiet);
}

int csystem_terminal_raw(int descriptor, struct termios *saved) {
    if (tcgetattr(descriptor, saved) != 0) return -1;
    struct termios raw = *saved;
    raw.c_lflag &= ~(tcflag_t)(ECHO | ICANON | ISIG | IEXTEN);
    raw.c_iflag &= ~(tcflag_t)(ICRNL | INLCR | IGNCR | IXON | BRKINT | ISTRIP);
    raw.c_cc[VMIN] = 1;
    raw.c_cc[VTIME] = 0;
    return tcsetattr(descriptor, TCSADRAIN, &raw);
}

char *const *csystem_environment(void) { return environ; }

int csystem_connect_unix(int descriptor, const char *path) {
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    size_t length = strlen(path);
    if (length >= sizeof address.sun_path) {
        errno = ENAMETOOLONG;
        return -1;
    }
    memcpy(address.sun_path, path, length);
    return connect(descriptor, (struct sockaddr *)&address, sizeof address);
}

int csystem_processors(void) {
    cpu_set_t set;
    if (sched_getaffinity(0, sizeof set, &set) != 0) return 1;
    int count = CPU_COUNT(&set);
    return count > 0 ? count : 1;
}
