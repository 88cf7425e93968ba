import RelayTestSupport
import Testing

/// What is expected of every ending that is the caller's fault or this machine's.
func expectOneLine(
    _ outcome: RelayctlProgram.Outcome, _ status: Int32, _ saying: String,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    #expect(outcome.status == status, "\(outcome.errors)", sourceLocation: sourceLocation)
    #expect(!outcome.killed, sourceLocation: sourceLocation)
    #expect(outcome.output == "", sourceLocation: sourceLocation)
    let lines = outcome.errors.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 2 && lines.last == "", "\(outcome.errors)", sourceLocation: sourceLocation)
    let line = lines.first ?? ""
    #expect(line.hasPrefix("relayctl: ") && !line.hasSuffix("."), "\(line)", sourceLocation: sourceLocation)
    let message = line.dropFirst("relayctl: ".count)
    #expect(
        message.first?.isUppercase != true || message.hasPrefix("RELAYCTL_"), "\(line)", sourceLocation: sourceLocation)
    #expect(line.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7f }, "\(line)", sourceLocation: sourceLocation)
    #expect(message.contains(saying), "\(line)", sourceLocation: sourceLocation)
}
