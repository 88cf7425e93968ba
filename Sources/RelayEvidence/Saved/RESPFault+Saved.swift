import RelayBytes
import RelayRESP

extension RESPFault: SavedFact {
    var saved: JSONValue {
        ["rule": kind.saved, "offset": offset.saved, "first_bytes": SavedBytes(firstBytes).saved]
    }

    init(_ saved: SavedValue) throws(BundleFault) {
        self.init(
            kind: try saved.fact("rule"), offset: try saved.fact("offset"),
            firstBytes: (try saved.fact("first_bytes") as SavedBytes).bytes)
    }
}

extension RESPFault.Kind: SavedFact {
    var saved: JSONValue {
        switch self {
        case .unknownType(let byte): .kind("unknown-type", ["byte": byte.saved])
        case .badLineEnding: .kind("bad-line-ending")
        case .lineTooLong(let limit): .kind("line-too-long", ["limit": limit.saved])
        case .badInteger: .kind("bad-integer")
        case .integerOverflow: .kind("integer-overflow")
        case .badLength: .kind("bad-length")
        case .bulkTooLong(let announced, let limit):
            .kind("bulk-too-long", ["announced": announced.saved, "limit": limit.saved])
        case .tooManyElements(let announced, let limit):
            .kind("too-many-elements", ["announced": announced.saved, "limit": limit.saved])
        case .tooDeep(let limit): .kind("too-deep", ["limit": limit.saved])
        case .valueTooLarge(let limit): .kind("value-too-large", ["limit": limit.saved])
        case .unterminatedBulk: .kind("unterminated-bulk")
        case .badScalar: .kind("bad-scalar")
        case .truncated: .kind("truncated")
        }
    }

    init(_ saved: SavedValue) throws(BundleFault) {
        switch try saved.kind() {
        case "unknown-type": self = .unknownType(try saved.fact("byte"))
        case "bad-line-ending": self = .badLineEnding
        case "line-too-long": self = .lineTooLong(limit: try saved.fact("limit"))
        case "bad-integer": self = .badInteger
        case "integer-overflow": self = .integerOverflow
        case "bad-length": self = .badLength
        case "bulk-too-long":
            self = .bulkTooLong(announced: try saved.fact("announced"), limit: try saved.fact("limit"))
        case "too-many-elements":
            self = .tooManyElements(announced: try saved.fact("announced"), limit: try saved.fact("limit"))
        case "too-deep": self = .tooDeep(limit: try saved.fact("limit"))
        case "value-too-large": self = .valueTooLarge(limit: try saved.fact("limit"))
        case "unterminated-bulk": self = .unterminatedBulk
        case "bad-scalar": self = .badScalar
        case "truncated": self = .truncated
        default: throw saved.unknownKind
        }
    }
}
