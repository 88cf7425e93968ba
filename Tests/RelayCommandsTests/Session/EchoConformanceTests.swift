import RelayDiagnosis
import RelayHost
import RelayTestSupport
import Testing

/// Every case of Tests/Conformance against what `ws connect --echo` runs, in this process.
@Suite struct EchoConformanceTests {
    /// Cases that are played at a time.
    private static let agents = 4

    @Test("every case of RFC 6455 and RFC 7692 in the client's role")
    func client() throws {
        let root = try #require(SourceTree.root())
        let directory = TemporaryDirectory()
        let examiner = try RunningProgram(
            [
                "python3", "\(root)/Tests/Conformance/run.py", "client", "--agents", "--jobs", "\(Self.agents)",
                "--patience", "4",
            ],
            environment: ["PATH": "/usr/bin:/bin", "PYTHONDONTWRITEBYTECODE": "1"], directory: directory.path,
            seconds: 300)
        let port = try #require(UInt16(try examiner.waitForOutput(containing: "\n").prefix { $0 != "\n" }))
        for _ in 0..<Self.agents { startThread { Self.serve(port) } }
        let outcome = try examiner.finish()
        #expect(outcome.status == 0, "\(outcome.output.suffix(2000))\(outcome.errors.suffix(2000))")
        let count = outcome.output.split(separator: "\n").last?.prefix { $0 != " " }
        #expect(count.flatMap { Int($0) } ?? 0 > 1300 && outcome.output.contains(" cases, 0 failed"))
    }

    /// Plays one case after another until the examiner has gone.
    private static func serve(_ port: UInt16) {
        while let orders = try? RawClient(port: port) {
            orders.patience = 60_000
            while true {
                let order = orders.receive(through: "\n")
                let words = order.dropLast().split(separator: " ")
                if !order.hasSuffix("\n") { break }
                guard words.count == 2, let number = words[0].dropLast().split(separator: ":").last,
                    let target = UInt16(number)
                else { return }
                let verdict = try? InProcessSession.verdict(target, compresses: words[1] == "deflate")
                orders.send("\(verdict?.exit.rawValue ?? -1)\n")
            }
        }
    }
}
