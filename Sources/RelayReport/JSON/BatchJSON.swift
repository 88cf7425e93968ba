import RelayBytes
import RelayDiagnosis
import RelayJWT

/// The last line of `token verify --batch`.
package enum BatchJSON {
    /// How many there were of each verdict; after a signal, how many until then.
    package static func summary(_ counts: TokenCounts, exit: ExitStatus, isInterrupted: Bool = false) -> JSONValue {
        var verdicts = JSONObject()
        for kind in TokenVerdict.Kind.allCases { verdicts.append(kind.rawValue, JSONValue(counts[kind])) }
        return [
            "schema": "relayctl.token.batch/1", "tokens": JSONValue(counts.total), "counts": .object(verdicts),
            "short_of_time": JSONValue(counts.shortOfTime), "exit": .number(JSONNumber(exit.rawValue)),
            "interrupted": .bool(isInterrupted),
        ]
    }
}

/// The same in words.
package enum BatchText {
    /// `3 tokens: 2 valid, 1 expired`.
    package static func summary(_ counts: TokenCounts) -> String {
        let parts = TokenVerdict.Kind.allCases.filter { counts[$0] > 0 }.map { "\(counts[$0]) \($0.rawValue)" }
        let list = parts.isEmpty ? "" : ": \(parts.joined(separator: ", "))"
        return "\(counts.total) \(counts.total == 1 ? "token" : "tokens")\(list)\n"
    }
}
