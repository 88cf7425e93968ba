import RelayBytes

/// A bundle as one JSON object, `relayctl.bundle/1`: all that judging needs, and no secret, because none enters a bundle.
package enum BundleJSON {
    package static let schema = "relayctl.bundle/1"

    /// The object; `version` is that of the program that saw it.
    package static func value(_ bundle: Bundle, version: String) -> JSONValue {
        let head: JSONObject = ["schema": .string(schema), "version": .string(version)]
        return .object(JSONObject(members: head.members + bundle.members.members))
    }

    /// Reads what `value` wrote; nothing of it is trusted.
    package static func read(_ text: [UInt8]) throws(BundleFault) -> Bundle {
        try read(parse(text))
    }

    static func parse(_ text: [UInt8]) throws(BundleFault) -> JSONValue {
        var limits = JSONReader.Limits()
        limits.depth = 64
        do throws(JSONFault) { return try JSONReader.read(text, limits: limits) } catch { throw .notJSON(error) }
    }

    /// Reads the object.
    package static func read(_ value: JSONValue) throws(BundleFault) -> Bundle {
        guard value["schema"]?.string == schema else { throw .otherSchema(value["schema"]?.string) }
        return try Bundle(SavedValue(value: value, path: ""))
    }
}
