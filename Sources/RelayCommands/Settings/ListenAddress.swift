import RelayBytes

/// Where the relay listens, from `--listen`: an address of this machine and a port, 0 for a free one.
struct ListenAddress: Equatable {
    let address: String
    let port: UInt16

    init(_ text: String) throws(CommandFailure) {
        let colon = text.lastIndex(of: ":")
        let port = colon.flatMap { UInt16(text[text.index(after: $0)...]) }
        guard let colon, let port else {
            throw .usage("--listen \(text.quoted) is not ADDRESS:PORT, such as 127.0.0.1:8000 or [::1]:0")
        }
        self.port = port
        let host = text[..<colon]
        if host == "localhost" {
            address = "127.0.0.1"
        } else if IPv4Address(host.utf8) != nil {
            address = String(host)
        } else if host.hasPrefix("["), host.hasSuffix("]"), IPv6Address(host.dropFirst().dropLast().utf8) != nil {
            address = String(host.dropFirst().dropLast())
        } else {
            throw .usage(
                "--listen \(text.quoted): the address is one of this machine's, such as 127.0.0.1, 0.0.0.0 or [::1]")
        }
    }
}
