/// What every code of the contract means: what `relayctl explain` prints.
package enum Catalogue {
    /// The findings of a probe in the order of the stages, then those of logs.
    package static let findings =
        transport + api + token + refusal + upgradeRedis + handshake + gateway + session + redis + logs

    /// The entry of a code, whatever it is a code of. A number from 1000 on is a close code.
    package static func entry(_ code: String) -> Entry? {
        if let number = UInt16(code), number >= 1000 { return closeCode(number) }
        return findings.first { $0.code == code }
    }

    /// The code that was probably meant: one that ends so, or one that is spelt nearly so.
    package static func suggestion(for code: String, near: (String, [String]) -> String?) -> String? {
        let codes = findings.map(\.code)
        return codes.first { $0.hasSuffix(".\(code)") } ?? near(code, codes)
    }

    /// Nil for a number that no Close frame may carry.
    private static func closeCode(_ number: UInt16) -> Entry? {
        if let entry = closeCodes.first(where: { $0.code == String(number) }) { return entry }
        switch number {
        case 3000...3999:
            return Entry(
                close: number, .closedWithError, meaning: "A code of a library or framework, registered with IANA.",
                sender: "The library that registered it.", cause: "Its documentation says.",
                remedy: "See what was exchanged before.", command: "relayctl ws connect TARGET -v")
        case 4000...4999:
            return Entry(
                close: number, .closedWithError, meaning: "A code of the application's own.",
                sender: "The consumer: close(code=\(number)).", cause: "The application's source says.",
                remedy: "Look for the number there.", command: "grep -rn \(number) --include='*.py'")
        default: return nil
        }
    }
}
