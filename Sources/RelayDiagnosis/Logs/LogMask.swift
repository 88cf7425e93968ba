import RelayBytes
import RelayJWT

/// A line of a log without its secrets, safe for a terminal.
package enum LogMask {
    /// Tokens as masks, credentials as `***`, escaped, and cut to `limit` characters.
    package static func shown(_ text: [UInt8], now: UnixTime, limit: Int) -> String {
        Printable.excerpt(scrubbed(LogByteLists.spelled(text), now: now), limit: limit)
    }

    private static func scrubbed(_ text: [UInt8], now: UnixTime) -> [UInt8] {
        let readable = ReadableText(text)
        var result: [UInt8] = []
        var start = 0
        for secret in merged(
            TokenMask.masks(in: readable, now: now), CredentialFinder.ranges(in: readable).map { ($0, "***") })
        {
            result += text[start..<secret.range.lowerBound]
            result += Array(secret.mask.utf8)
            start = secret.range.upperBound
        }
        return result + text[start...]
    }

    private typealias Secret = (range: Range<Int>, mask: String)

    /// Both in order. The mask of a token says more than asterisks; a credential of which a token is a part hides it.
    private static func merged(_ tokens: [Secret], _ credentials: [Secret]) -> [Secret] {
        var merged: [Secret] = []
        for next in (tokens + credentials).sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
            guard let last = merged.last, next.range.lowerBound < last.range.upperBound else {
                merged.append(next)
                continue
            }
            let range = last.range.lowerBound..<max(last.range.upperBound, next.range.upperBound)
            let whole = [last, next].filter { $0.range == range }.max { $0.mask.utf8.count < $1.mask.utf8.count }
            merged[merged.count - 1] = (range, whole?.mask ?? "***")
        }
        return merged
    }
}
