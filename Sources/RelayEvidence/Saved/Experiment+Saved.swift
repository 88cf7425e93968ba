import RelayBytes

extension Experiment: SavedFact {
    var saved: JSONValue {
        switch self {
        case .otherPath(let path): .kind(name, ["path": path.saved])
        case .direct(let backend): .kind(name, ["backend": backend.saved])
        case .again(let time): .kind(name, ["time": time.saved])
        case .noToken, .garbageToken, .freshLogin, .tokenByQuery, .tokenBySubprotocol, .tokenByHeader,
            .queryAndSubprotocol, .repeatedSubprotocol, .moreSubprotocols, .targetOrigin, .foreignOrigin, .noOrigin,
            .invalidOrigin, .otherSlash, .unknownPath, .hostOfOrigin, .foreignHost, .overTLS, .plainHTTP:
            .kind(name)
        }
    }

    init(_ saved: SavedValue) throws(BundleFault) {
        let kind = try saved.kind()
        switch kind {
        case "other-path": self = .otherPath(try saved.fact("path"))
        case "direct": self = .direct(try saved.fact("backend"))
        case "again": self = .again(try saved.fact("time"))
        default:
            guard let plain = Self.plain.first(where: { $0.name == kind }) else { throw saved.unknownKind }
            self = plain
        }
    }

    /// Those that are asked without anything further.
    private static let plain: [Experiment] = [
        .noToken, .garbageToken, .freshLogin, .tokenByQuery, .tokenBySubprotocol, .tokenByHeader,
        .queryAndSubprotocol, .repeatedSubprotocol, .moreSubprotocols, .targetOrigin, .foreignOrigin, .noOrigin,
        .invalidOrigin, .otherSlash, .unknownPath, .hostOfOrigin, .foreignHost, .overTLS, .plainHTTP,
    ]
}
