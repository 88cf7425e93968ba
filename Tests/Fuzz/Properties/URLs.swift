import RelayBytes

/// An address that was read and written is the same address, and shows nothing that drives a terminal.
enum URLs {
    static func violation(by bytes: [UInt8]) -> String? {
        let text = String(decoding: bytes, as: UTF8.self)
        guard let url = try? AbsoluteURL.parse(text) else { return nil }
        let written = url.description
        if written.unicodeScalars.contains(where: Printable.isUnsafe) { return "\(written) is not safe to show" }
        if let reference = try? url.resolving(text), (try? AbsoluteURL.parse(text)) == nil {
            return "\(reference.description) was resolved from what is no address"
        }
        guard url.userinfo == nil else { return nil }
        guard let again = try? AbsoluteURL.parse(written) else { return "\(written) is no address" }
        return again.description == written ? nil : "\(written) became \(again.description)"
    }
}
