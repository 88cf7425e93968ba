import RelayBytes
import RelayTestSupport
import Testing

extension IntegrationTests {
    /// tinyproxy and microsocks on the way to Daphne and to nginx.
    @Suite struct ProxyTests {
        enum Kind: CaseIterable {
            case tinyproxy, tinyproxyWithPassword, microsocks, microsocksWithPassword, microsocksByAddress

            var hasPassword: Bool { self == .tinyproxyWithPassword || self == .microsocksWithPassword }

            func start() throws -> ProxyServer {
                switch self {
                case .tinyproxy, .tinyproxyWithPassword: try ProxyServer(tinyproxyWithPassword: hasPassword)
                case .microsocks, .microsocksWithPassword: try ProxyServer(microsocksWithPassword: hasPassword)
                case .microsocksByAddress: try ProxyServer(microsocksWithPassword: false, scheme: "socks5")
                }
            }

            func url(_ proxy: ProxyServer) -> String {
                hasPassword ? proxy.url(ProxyServer.user, ProxyServer.password) : proxy.url
            }
        }

        @Test(arguments: Kind.allCases) func through(_ kind: Kind) throws {
            let site = try Site.shared.get()
            let proxy = try kind.start()
            let words = [site.backend.url, "--proxy", kind.url(proxy)]
            let probe = try site.relayctl.probe(words + (try site.token()))
            Expected.healthy.check(probe)
            #expect(probe.report["target"]?["via_proxy"]?.string == proxy.url)
            #expect(probe.stage("proxy")?["summary"]?.string == "via \(proxy.url) (--proxy)")
            for command in [["whoami"] + words + (try site.token()), ["login"] + words + site.login()] {
                let run = try site.relayctl.run(command)
                #expect(run.status == 0, "\(run.errors)")
                #expect(run.output.contains("via proxy \(proxy.url) (--proxy)\n"))
            }
            #expect(try site.relayctl.run(["logout", site.backend.url]).status == 0)
        }

        @Test(arguments: [Kind.tinyproxyWithPassword, .microsocksWithPassword]) func secured(_ kind: Kind) throws {
            let site = try Site.shared.get()
            let nginx = try NginxServer(to: site.backend.port)
            let proxy = try kind.start()
            let root = try LocalCertificates.shared.get().root
            let file = site.relayctl.secretFile("proxyauth", "\(ProxyServer.user):\(ProxyServer.password)\n")
            let words = [nginx.url, "--ca", root, "--proxy", proxy.url, "--proxy-auth", "@\(file)"]
            Expected.healthy.check(try site.relayctl.probe(words + (try site.token())))
        }

        /// The variables that count for ws and for wss; the upper case of http_proxy does not.
        @Test(arguments: ["http_proxy", "all_proxy", "ALL_PROXY", "HTTP_PROXY"]) func variables(_ name: String) throws {
            let site = try Site.shared.get()
            let proxy = try ProxyServer()
            let program = RelayctlProgram()
            let token = program.write("token", try Token.good.get())
            for (words, isText) in [(["--json"], false), ([], true)] {
                let run = try program.run(
                    ["probe", site.backend.url, "--token-file", token, "--pairs", "1"] + words, [name: proxy.url])
                #expect(run.status == 0)
                #expect(run.output.contains(isText ? "(\(name))" : "\"\(name)\"") == (name != "HTTP_PROXY"))
            }
            #expect(proxy.process.log.text.contains("CONNECT") == (name != "HTTP_PROXY"))
            let demo = try program.run(["probe", "demo", "--json"], [name: "http://127.0.0.1:1"])
            #expect(demo.status == 0)
        }

        @Test func down() throws {
            let site = try Site.shared.get()
            let url = "http://127.0.0.1:\(try WireServer.closedPort())"
            let words = [site.backend.url, "--proxy", url]
            let probe = try site.relayctl.probe(words + (try site.token()))
            Expected.broken("proxy", 12, "proxy.refused").check(probe)
            #expect(try site.relayctl.run(["whoami"] + words + (try site.token())).status == 12)
            #expect(try site.relayctl.run(["login"] + words + site.login()).status == 12)
        }

        /// A stand-in for a proxy that opens TLS: nginx with a certificate of its own, behind tinyproxy, before the real
        /// one.
        @Test func intercepted() throws {
            let site = try Site.shared.get()
            let nginx = try NginxServer(to: site.backend.port)
            let certificates = try LocalCertificates.shared.get()
            let interceptor = try NginxServer(
                http: """
                    server {
                        listen 127.0.0.1:PORT ssl;
                        ssl_certificate \(certificates.certificate(.withIntermediate));
                        ssl_certificate_key \(certificates.key);
                        location / {
                            \(NginxServer.upgrade(nginx.port, scheme: "https"))
                        }
                    }
                    """, isTLS: true)
            let proxy = try ProxyServer()
            let words = [interceptor.url, "--proxy", proxy.url] + (try site.token())
            Expected.broken("tls", 14, "tls.intercepted", "possible").check(try site.relayctl.probe(words))
            Expected.healthy.check(try site.relayctl.probe(words + ["--ca", certificates.root]))
            Expected.broken("tls", 14, "tls.unknown-ca").check(
                try site.relayctl.probe(words + ["--noproxy", "*"]))
        }

        @Test func connectRefused() throws {
            let site = try Site.shared.get()
            let proxy = try ProxyServer(connectPort: 1)
            let probe = try site.relayctl.probe([site.backend.url, "--proxy", proxy.url] + (try site.token()))
            Expected.broken("proxy", 12, "proxy.refused").check(probe)
            #expect(probe.stage("proxy")?["summary"]?.string?.contains(": 403 ") == true)
        }

        /// Neither the wrong password nor the right one is shown, whatever is asked for.
        @Test(arguments: [Kind.tinyproxyWithPassword, .microsocksWithPassword]) func wrongPassword(_ kind: Kind) throws
        {
            let site = try Site.shared.get()
            let proxy = try kind.start()
            for (password, isRight) in [("CANARY-wrong-1b7c", false), (ProxyServer.password, true)] {
                let url = proxy.url(ProxyServer.user, password)
                for command in ["probe", "whoami"] {
                    for format in [[], ["--json"], ["-v"]] {
                        let words = [command, site.backend.url, "--proxy", url] + format
                        let run = try site.relayctl.run(words + (try site.token()))
                        #expect(run.status == (isRight ? 0 : 12), "\(run.output)\(run.errors)")
                        #expect(!(run.output + run.errors).contains(password))
                    }
                }
            }
            let probe = try site.relayctl.probe([site.backend.url, "--proxy", proxy.url] + (try site.token()))
            Expected.broken("proxy", 12, "proxy.refused").check(probe)
        }
    }
}
