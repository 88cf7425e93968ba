import RelayBytes
import RelayDiagnosis
import RelayEvidence
import RelayRESP

/// Rows of nothing wrong, and of dns, tcp, proxy and tls.
extension Case {
    static let well: [Case] = [
        Case("a healthy target", healthy, [], .healthy, 0),
        Case("a healthy target over TLS", secure, [], .healthy, 0),
        Case(
            "http 404: no API at this address",
            healthy.with { $0.http = .ran(.answered(Samples.answer(404)), Samples.span(2, 7)) }, [], .healthy, 0),
        Case("stages that were left out", healthy.until(.session), [], .healthy, 0),
        Case(
            "an answer that ran over a proxy",
            healthy.with {
                $0.target.proxy = ProxyFacts(url: "http://proxy.test:3128", source: "http_proxy")
                $0.proxy = .ran(.tunnel, Samples.span(2, 2))
                $0.required.insert(.proxy)
            }, [], .healthy, 0),
    ]

    static let transport: [Case] = [
        Case(
            "no such name",
            healthy.with {
                $0.resolution = .ran(
                    Resolution(
                        host: "nowhere.test", outcome: .failed(code: -2, text: "Name or service not known"),
                        began: Samples.at(0), ended: Samples.at(1)),
                    Samples.span(0, 1))
                $0.stop(after: .dns)
            }, [.dnsFailed], .broken, 10, .dns),
        Case(
            "a resolver that is silent",
            healthy.with {
                $0.resolution = .ran(
                    Resolution(host: "slow.test", outcome: .timedOut, began: Samples.at(0), ended: Samples.at(5000)),
                    Samples.span(0, 5000))
                $0.stop(after: .dns)
            }, [.dnsFailed], .broken, 10, .dns),
        Case("a closed port", dialled(.refused), [.tcpRefused], .broken, 11, .tcp),
        Case("a filtered port", dialled(.timedOut), [.tcpTimeout], .broken, 11, .tcp),
        Case(
            "no route", dialled(.failed(errno: 101, text: "Network is unreachable")), [.tcpTimeout], .broken, 11, .tcp),
        Case(
            "one address of two refuses",
            healthy.with {
                $0.connect = .ran(
                    ConnectFacts(attempts: [
                        Samples.attempt("[::1]:8000", .refused), Samples.attempt("127.0.0.1:8000", .connected),
                    ]), Samples.span(1, 2))
            }, [], .healthy, 0),
        Case(
            "a proxy that says no",
            healthy.with {
                $0.target.proxy = ProxyFacts(url: "http://proxy.test:3128", source: "--proxy")
                $0.required.insert(.proxy)
                $0.proxy = .ran(
                    .failed(.refused(status: 407, reason: "Proxy Authentication Required")), Samples.span(2, 3))
                $0.stop(after: .proxy)
            }, [.proxyRefused], .broken, 12, .proxy),
        Case(
            "a proxy that nobody listens on",
            proxied(.unreachable("192.0.2.1:3128 refused")) {
                $0.connect = .ran(
                    ConnectFacts(attempts: [Samples.attempt("192.0.2.1:3128", .refused)]), Samples.span(1, 2))
            }, [.proxyRefused], .broken, 12, .proxy),
        Case(
            "a proxy without an address",
            proxied(.unreachable("proxy.test: no address")) {
                $0.resolution = .ran(
                    Resolution(
                        host: "proxy.test", outcome: .failed(code: -2, text: "Name or service not known"),
                        began: Samples.at(0), ended: Samples.at(1)),
                    Samples.span(0, 1))
                $0.connect = .notRun(.needs(.proxy))
            }, [.proxyRefused], .broken, 12, .proxy),
        Case("a proxy that wants a password", proxied(.authenticationRefused), [.proxyRefused], .broken, 12, .proxy),
        Case(
            "a SOCKS proxy whose server refuses", proxied(.socks(code: 5, text: "connection refused")), [.proxyRefused],
            .broken, 12, .proxy),
        Case("a proxy that is silent", proxied(.timedOut), [.proxyRefused], .broken, 12, .proxy),
        Case(
            "plain text on a TLS port", unsecured(.failed(.notTLS(firstBytes: Array("HTTP/1.1 400".utf8)))),
            [.tlsWrongScheme], .broken, 13, .tls),
        Case(
            "a TLS alert", unsecured(.failed(.alert(number: 70, text: "protocol version"))), [.tlsHandshake], .broken,
            13, .tls),
        Case(
            "an expired certificate",
            unsecured(Samples.tls(.failed(code: 10, text: "certificate has expired", depth: 0))), [.tlsExpired],
            .broken, 14, .tls),
        Case(
            "a certificate from tomorrow",
            unsecured(Samples.tls(.failed(code: 9, text: "certificate is not yet valid", depth: 0))), [.tlsNotYetValid],
            .broken, 14, .tls),
        Case(
            "another host's certificate", unsecured(Samples.tls(.wrongHost(expected: "api.relaydesk.test"))),
            [.tlsWrongHost], .broken, 14, .tls),
        Case(
            "a self-signed certificate",
            unsecured(
                Samples.tls(
                    .failed(code: 18, text: "self-signed certificate", depth: 0),
                    chain: [Samples.certificate("api.relaydesk.test", issuer: "api.relaydesk.test")])), [.tlsUnknownCA],
            .broken, 14, .tls),
        Case(
            "a chain to an unknown root",
            unsecured(Samples.tls(.failed(code: 20, text: "unable to get local issuer certificate", depth: 1))),
            [.tlsUnknownCA], .broken, 14, .tls),
        Case(
            "a leaf alone",
            unsecured(
                Samples.tls(
                    .failed(code: 20, text: "unable to get local issuer certificate", depth: 0),
                    chain: [Samples.certificate("api.relaydesk.test", issuer: "R3", isPublic: true)])),
            [.tlsMissingIntermediate], .broken, 14, .tls),
        Case(
            "a leaf alone whose issuer says that it is an intermediate",
            unsecured(leafAlone(issuer: "Example Intermediate CA")), [.tlsMissingIntermediate], .broken, 14, .tls),
        Case(
            "a leaf alone of a private CA", unsecured(leafAlone(issuer: "Example CA")), [.tlsUnknownCA], .broken, 14,
            .tls),
        Case(
            "a leaf alone, and its CA was named",
            unsecured(leafAlone(issuer: "Example CA")).with { $0.target.namesCA = true }, [.tlsMissingIntermediate],
            .broken, 14, .tls),
        Case(
            "a leaf with another's intermediate",
            unsecured(
                Samples.tls(
                    .failed(code: 20, text: "unable to get local issuer certificate", depth: 0),
                    chain: [
                        Samples.certificate("api.relaydesk.test", issuer: "R3", isPublic: true),
                        Samples.certificate("R11", issuer: "Root"),
                    ])), [.tlsMissingIntermediate], .broken, 14, .tls),
        Case(
            "an unknown issuer, and a proxy in between",
            unsecured(leafAlone(issuer: "Proxy CA")).with {
                $0.target.proxy = ProxyFacts(url: "http://proxy.test:3128", source: "https_proxy")
                $0.proxy = .ran(.tunnel, Samples.span(2, 2))
            }, [.tlsIntercepted], .broken, 14, .tls),
        Case(
            "no protocol in common", unsecured(.failed(.alert(number: 120, text: "no application protocol"))),
            [.upgradeHTTP2], .broken, 13, .tls),
        Case(
            "a client certificate is demanded", unsecured(.failed(.alert(number: 116, text: "certificate required"))),
            [.tlsHandshake], .broken, 13, .tls),
        Case(
            "a client certificate is demanded, TLS 1.3",
            secure.refused(Samples.handshake(.tls(.alert(number: 116, text: "certificate required")))),
            [.tlsHandshake], .broken, 13, .upgrade),
        Case(
            "a CA file that cannot be read",
            unsecured(.failed(.unusable(file: "ca.pem", text: "No such file or directory"))), [.tlsHandshake],
            .broken, 66, .tls),
        Case(
            "TLS 1.3 that ends at every request",
            secure.refused(Samples.handshake(.closed(received: 0))) {
                $0.http = .ran(.failed(.closed("closed without an answer")), Samples.span(2, 7))
            }, [.tlsHandshake], .broken, 24, .upgrade),
        Case(
            "a greeting of SSH on a TLS port", unsecured(.failed(.notTLS(firstBytes: Array("SSH-2.0-x".utf8)))),
            [.tlsHandshake], .broken, 13, .tls),
        Case(
            "a page on a TLS port", unsecured(.failed(.notTLS(firstBytes: Array("<!DOCTYPE HTML>".utf8)))),
            [.tlsWrongScheme], .broken, 13, .tls),
        Case(
            "a revoked certificate alone is no missing intermediate",
            unsecured(
                Samples.tls(
                    .failed(code: 23, text: "certificate revoked", depth: 0),
                    chain: [Samples.certificate("api.relaydesk.test", issuer: "R3")])), [.tlsCertificateRefused],
            .broken, 14, .tls),
        Case(
            "a revoked certificate", unsecured(Samples.tls(.failed(code: 23, text: "certificate revoked", depth: 0))),
            [.tlsCertificateRefused], .broken, 14, .tls),
        Case(
            "a weak key", unsecured(Samples.tls(.failed(code: 66, text: "EE certificate key too weak", depth: 0))),
            [.tlsWeakCertificate], .broken, 14, .tls),
        Case(
            "a weak key of a CA",
            unsecured(Samples.tls(.failed(code: 67, text: "CA certificate key too weak", depth: 1))),
            [.tlsWeakCertificate], .broken, 14, .tls),
        Case(
            "a signature with SHA-1",
            unsecured(Samples.tls(.failed(code: 68, text: "CA signature digest algorithm too weak", depth: 1))),
            [.tlsWeakCertificate], .broken, 14, .tls),
        Case(
            "--insecure goes on, degraded",
            secure.with {
                $0.tls = .ran(
                    Samples.tls(.failed(code: 10, text: "certificate has expired", depth: 0)), Samples.span(2, 2))
            }, [.tlsExpired], .degraded, 0),
        Case(
            "--insecure and no handshake wanted",
            secure.until(.http) {
                $0.tls = .ran(
                    Samples.tls(.failed(code: 10, text: "certificate has expired", depth: 0)), Samples.span(2, 2))
            }, [.tlsExpired], .degraded, 0),
    ]

    private static func leafAlone(issuer: String) -> TLSEvidence {
        Samples.tls(
            .failed(code: 20, text: "unable to get local issuer certificate", depth: 0),
            chain: [Samples.certificate("api.relaydesk.test", issuer: issuer)])
    }

    private static func dialled(_ outcome: ConnectAttempt.Outcome) -> Bundle {
        healthy.with {
            $0.connect = .ran(
                ConnectFacts(attempts: [Samples.attempt("[2001:db8::1]:8000", outcome)]), Samples.span(1, 2))
            $0.stop(after: .tcp)
        }
    }

    private static func proxied(
        _ failure: ProxyFailure, _ change: (inout Bundle) -> Void = { _ in }
    ) -> Bundle {
        healthy.with {
            $0.target.proxy = ProxyFacts(url: "http://proxy.test:3128", source: "https_proxy")
            $0.required.insert(.proxy)
            $0.proxy = .ran(.failed(failure), Samples.span(2, 3))
            $0.stop(after: .proxy)
            change(&$0)
        }
    }

    private static func unsecured(_ evidence: TLSEvidence) -> Bundle {
        secure.with {
            $0.tls = .ran(evidence, Samples.span(2, 3))
            $0.stop(after: .tls)
        }
    }
}
