import RelayBytes

/// Why a text is no saved bundle, or none that this version reads.
package enum BundleFault: Error, Equatable {
    case notJSON(JSONFault)
    /// It is something else, or of a version that is not known; nil: it does not say what it is.
    case otherSchema(String?)
    /// The member at the path is absent.
    case missing(path: String)
    /// The member at the path is not what belongs there.
    case unexpected(path: String, wanted: String)
}

extension BundleFault: CustomStringConvertible {
    package var description: String {
        switch self {
        case .notJSON(let fault): "not JSON: \(fault)"
        case .otherSchema(nil): "no bundle of relayctl: it has no schema"
        case .otherSchema(let schema?):
            "not a \(BundleJSON.schema): its schema is '\(Printable.excerpt(schema.utf8, limit: 60))'"
        case .missing(let path): "\(Printable.excerpt(path.utf8, limit: 120)) is missing"
        case .unexpected(let path, let wanted):
            "\(Printable.excerpt(path.utf8, limit: 120)) is not \(Printable.excerpt(wanted.utf8, limit: 60))"
        }
    }
}
