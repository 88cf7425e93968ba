import enum RelayDiagnosis.ExitStatus
import Testing

@Suite struct ExitStatusTests {
    /// The one table of every command; a number is never reused.
    private static let table: [(Int32, ExitStatus)] = [
        (0, .healthy), (1, .answerIsNo), (2, .inconclusive), (3, .pluginUnknown),
        (10, .dns), (11, .connect), (12, .proxy), (13, .tls),
        (14, .certificate), (20, .refused), (21, .refusedForAuthentication), (22, .notWebSocket), (23, .serverError),
        (24, .noHTTPAnswer), (25, .invalidHandshake), (26, .redirect), (27, .throttled), (30, .protocolViolation),
        (31, .closedWithError), (32, .closedForAuthentication), (33, .connectionLost), (34, .idle), (35, .localLimit),
        (36, .messagesLost), (40, .tokenInvalid), (41, .tokenExpired), (42, .tokenNotYetValid), (43, .keyTooWeak),
        (45, .loginRefused), (50, .redisUnreachable), (51, .redisRefused), (52, .redisCannotServe), (53, .apiError),
        (60, .outOfTime), (64, .usage), (65, .malformedInput), (66, .unreadableInput), (69, .unsupported), (70, .bug),
        (73, .cannotCreate), (74, .writeFailed), (78, .configuration), (129, .hangup), (130, .interrupted),
        (143, .terminated),
    ]

    @Test("the numbers are those of the table", arguments: table) func number(number: Int32, status: ExitStatus) {
        #expect(status.rawValue == number)
        #expect(!status.meaning.isEmpty && !status.meaning.hasSuffix("."))
    }

    @Test("the table is complete, in order, and its meanings differ") func complete() {
        #expect(ExitStatus.allCases.map(\.rawValue) == Self.table.map(\.0))
        #expect(Set(ExitStatus.allCases.map(\.meaning)).count == Self.table.count)
    }

    @Test(
        "a signal is 128 and its number",
        arguments: [(1, .hangup), (2, .interrupted), (15, .terminated)] as [(Int32, ExitStatus)])
    func signal(number: Int32, status: ExitStatus) { #expect(ExitStatus(signal: number) == status) }

    @Test("no status for a signal that ends no run") func otherSignal() { #expect(ExitStatus(signal: 9) == nil) }
}
