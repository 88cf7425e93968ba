import RelayBytes

/// Bytes as text where they are UTF-8, else in Base64.
struct SavedBytes: SavedFact {
    let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var saved: JSONValue {
        if let text = String(validating: bytes, as: UTF8.self) { return .string(text) }
        return ["base64": .string(Base64.encode(bytes))]
    }

    init(_ saved: SavedValue) throws(BundleFault) {
        if let text = saved.value?.string {
            bytes = Array(text.utf8)
        } else {
            guard let decoded = Base64.decode(try saved.fact("base64") as String) else {
                throw try saved.member("base64").unexpected("Base64")
            }
            bytes = decoded
        }
    }
}
