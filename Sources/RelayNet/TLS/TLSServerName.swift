/// The name that a TLS client asks for: without brackets, and without the dot that ends an absolute name.
struct TLSServerName {
    let text: String
    let isAddress: Bool

    init(_ host: String) {
        if let address = SocketAddress(literal: host, port: 0) {
            // An IPv6 zone is this machine's business and in no certificate.
            text = String(address.host.prefix { $0 != "%" })
            isAddress = true
        } else {
            text = host.hasSuffix(".") ? String(host.dropLast()) : host
            isAddress = false
        }
    }
}
