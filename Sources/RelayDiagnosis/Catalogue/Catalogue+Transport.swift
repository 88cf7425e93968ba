import RelayEvidence

extension Catalogue {
    /// The codes of dns, tcp, proxy and tls.
    static let transport: [Entry] = [
        Entry(
            .dnsFailed, at: [.dns], exits: [.dns],
            meaning: "The host name gives no address.",
            sign: "getaddrinfo answers EAI_NONAME (-2), EAI_AGAIN (-3), or nothing within --connect-timeout.",
            cause: "A typing error, a name that only another network knows, or a resolver that is down.",
            remedy: "Ask this machine's own resolver, then try an address with --resolve.",
            command: "getent ahosts HOST"),
        Entry(
            .tcpRefused, at: [.tcp, .upgrade], exits: [.connect],
            meaning: "The address is there and the port is closed.",
            sign: "RST in answer to the SYN (ECONNREFUSED), at once.",
            cause: """
                The server does not run, listens on another port, or on 127.0.0.1 alone; a firewall that rejects \
                looks alike.
                """,
            remedy: "On the server: see what listens where.",
            command: "ss -ltnp"),
        Entry(
            .tcpTimeout, at: [.tcp], exits: [.connect],
            meaning: "No address answers.",
            sign: "The SYN stays unanswered until --connect-timeout, or the kernel says ENETUNREACH or EHOSTUNREACH.",
            cause: "A firewall that drops, a host that is down, a wrong address or route.",
            remedy: "See which way the packets would take, then ask for the firewall's rules.",
            command: "ip route get ADDRESS"),
        Entry(
            .proxyRefused, at: [.proxy], exits: [.proxy],
            meaning: "The proxy gives no tunnel to the server.",
            sign: """
                Another status than 200 to CONNECT (407, 403, 502), a SOCKS5 reply other than 0, or no proxy there at \
                all.
                """,
            cause: "The proxy wants a password, forbids the port, or comes from a variable that was forgotten.",
            remedy: "Try without it; with a password give --proxy-auth @FILE.",
            command: "relayctl probe TARGET --noproxy '*'"),
        Entry(
            .tlsHandshake, at: [.tls, .login, .upgrade],
            exits: [.tls, .refused, .noHTTPAnswer, .apiError, .unreadableInput],
            meaning: "No TLS session comes to be.",
            sign: "An alert (40, 70, 112), FIN or RST inside the handshake, or silence after the ClientHello.",
            cause: """
                No common protocol version, a name the server does not serve, a client certificate that is missing, \
                or a port that speaks no TLS.
                """,
            remedy: "See how far the handshake comes.",
            command: "openssl s_client -connect HOST:PORT -servername HOST"),
        Entry(
            .tlsWrongScheme, at: [.tls, .http, .upgrade], exits: [.tls, .refused, .noHTTPAnswer, .apiError],
            meaning: "The address says ws and the port speaks TLS, or the other way round.",
            sign: """
                "wrong version number" at once (nginx), silence until a plain GET is answered (Daphne), or 400 "The \
                plain HTTP request was sent to HTTPS port".
                """,
            cause: "ws:// and wss:// confused, or the port of the proxy confused with Daphne's own.",
            remedy: "Use the other scheme, or the other port.",
            command: "relayctl probe wss://HOST/ws/"),
        Entry(
            .tlsExpired, at: [.tls], exits: [.certificate],
            meaning: "The certificate is past its notAfter.",
            sign: "Verification error 10, for the leaf or another certificate of the chain.",
            cause: "The renewal failed, or nginx was not reloaded after it.",
            remedy: "Renew, then reload nginx.",
            command: "certbot renew && systemctl reload nginx"),
        Entry(
            .tlsNotYetValid, at: [.tls], exits: [.certificate],
            meaning: "The certificate is not valid yet.",
            sign: "Verification error 9.",
            cause: "This machine's clock is behind, or the certificate was made on a machine whose clock is ahead.",
            remedy: "Look at this machine's clock first.",
            command: "timedatectl status"),
        Entry(
            .tlsWrongHost, at: [.tls], exits: [.certificate],
            meaning: "The certificate is for other names.",
            sign: "A chain that verifies, and no subjectAltName that matches the host of the URL.",
            cause: """
                The default server of nginx answers, the name is missing in the certificate, or the URL names an \
                address.
                """,
            remedy: "Order a certificate with that name, or use a name it has.",
            command: "certbot -d HOST"),
        Entry(
            .tlsUnknownCA, at: [.tls], exits: [.certificate],
            meaning: "Nobody here trusts the issuer of the certificate.",
            sign: "Verification errors 18, 19, 20 or 21, with a chain that ends in an unknown root.",
            cause: "A private CA, a self-signed certificate, or a proxy that opens TLS.",
            remedy: "Name the CA with --ca if it is yours; never use -k for more than a test.",
            command: "relayctl probe TARGET --ca FILE"),
        Entry(
            .tlsWeakCertificate, at: [.tls], exits: [.certificate],
            meaning: "A key of the certificate or its chain, or the digest of a signature, is too weak.",
            sign: "Verification errors 66, 67 or 68, as for an RSA key of 1024 bits or a signature with SHA-1.",
            cause: "An old key that every renewal takes again, or a private CA of long ago.",
            remedy: "Renew with a new key: RSA of 2048 bits or more, or P-256, signed with SHA-256.",
            command: "certbot renew --force-renewal --new-key"),
        Entry(
            .tlsCertificateRefused, at: [.tls], exits: [.certificate],
            meaning: "The certificate is refused for another reason than its dates, names, issuer and strength.",
            sign: "Any other verification error, such as 23 (revoked), 24 (no CA) or 26 (another purpose).",
            cause: "It was revoked or made for another purpose, or a CA in the chain may not sign it.",
            remedy: "Read OpenSSL's reason, look at the chain, and order a new certificate.",
            command: "openssl s_client -connect HOST:443 -servername HOST -showcerts"),
        Entry(
            .tlsMissingIntermediate, at: [.tls], exits: [.certificate],
            meaning: "The server sends its own certificate alone, not the one that signed it.",
            sign: """
                One certificate in the chain, not self-signed, and verification error 20 or 21. Browsers often hide \
                it, because they keep intermediates.
                """,
            cause: "ssl_certificate names cert.pem where fullchain.pem belongs.",
            remedy: "Send fullchain.pem, then look at the chain.",
            command: "openssl s_client -connect HOST:443 -servername HOST -showcerts"),
        Entry(
            .tlsExpiresSoon, at: [.tls], exits: [.healthy, .answerIsNo],
            meaning: "The certificate ends within --warn-days.",
            sign: "A chain that verifies, whose notAfter is near.",
            cause: "The renewal does not run, or does not reload nginx.",
            remedy: "Renew now and look at the timer.",
            command: "systemctl list-timers certbot.timer"),
        Entry(
            .tlsIntercepted, at: [.tls], exits: [.certificate, .healthy, .answerIsNo],
            meaning: """
                A proxy may open TLS: the certificate comes from an issuer that is not in the system's store, with a \
                proxy in use.
                """,
            sign: "The issuer differs from the one that others see; the server's own certificate never arrives.",
            cause: "A company's proxy or a virus scanner that signs certificates of its own.",
            remedy: "Try without the proxy, or name its CA with --ca.",
            command: "relayctl probe TARGET --noproxy '*'"),
    ]
}
