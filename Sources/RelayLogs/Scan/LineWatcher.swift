/// Patterns of the operator's, held against every line.
package protocol LineWatcher {
    /// The numbers of the patterns that the line matches.
    func matches(_ line: Span<UInt8>) -> [Int]
}
