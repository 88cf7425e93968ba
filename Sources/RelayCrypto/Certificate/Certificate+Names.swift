import COpenSSL
import RelayBytes

extension Certificate {
    /// The DNS names and addresses of the subjectAltName (RFC 5280 section 4.2.1.6), in their order.
    var alternativeNames: [String] {
        defer { ERR_clear_error() }
        return lend { certificate in
            guard let names = unsafe relay_alternative_names(certificate) else { return [] }
            defer { unsafe GENERAL_NAMES_free(names) }
            var texts: [String] = []
            for index in 0..<(unsafe relay_general_names_count(names)) {
                var (type, count) = (Int32(0), Int32(0))
                guard let start = unsafe relay_general_name_octets(names, index, &type, &count) else { continue }
                let octets = unsafe Array(UnsafeBufferPointer(start: start, count: Int(count)))
                if let text = type == GEN_DNS ? String(decoding: octets, as: UTF8.self) : Self.address(octets) {
                    texts.append(text)
                }
            }
            return texts
        }
    }

    /// An address of four or sixteen octets as text (RFC 5952 for the longer).
    private static func address(_ octets: [UInt8]) -> String? {
        switch octets.count {
        case 4: octets.map { String($0) }.joined(separator: ".")
        case 16: longAddress(stride(from: 0, to: 16, by: 2).map { UInt16(octets[$0]) << 8 | UInt16(octets[$0 + 1]) })
        default: nil
        }
    }

    private static func longAddress(_ groups: [UInt16]) -> String {
        var longest = 0..<0
        var start = 0
        while start < 8 {
            let end = groups[start...].firstIndex { $0 != 0 } ?? 8
            if end - start > max(1, longest.count) { longest = start..<end }
            start = end + 1
        }
        let text = { (part: ArraySlice<UInt16>) in part.map { String($0, radix: 16) }.joined(separator: ":") }
        guard !longest.isEmpty else { return text(groups[...]) }
        return "\(text(groups[..<longest.lowerBound]))::\(text(groups[longest.upperBound...]))"
    }
}
