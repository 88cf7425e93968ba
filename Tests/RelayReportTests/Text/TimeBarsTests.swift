import RelayBytes
import RelayDiagnosis
import RelayEvidence
import RelayReport
import Testing

@Suite struct TimeBarsTests {
    private func bars(_ began: Int64, _ ended: Int64, of total: Int64) -> String? {
        var bundle = Bundle(
            target: Samples.healthyBundle.target, startedAt: Samples.now, began: Instant(nanoseconds: 0), required: [])
        bundle.ended = Instant(nanoseconds: total)
        bundle.resolution = .ran(
            Resolution(
                host: "h", outcome: .addresses(["a"]), began: Instant(nanoseconds: began),
                ended: Instant(nanoseconds: ended)),
            StageSpan(began: Instant(nanoseconds: began), ended: Instant(nanoseconds: ended)))
        let text = ProbeText.render(Diagnosis.judge(bundle), TextStyle(isTerminal: true, hasColor: false))
        let line = text.split(separator: "\n").first { $0.contains(" dns ") }
        return line.map { String($0.dropFirst(24).prefix(16)) }
    }

    @Test(
        "sixteen cells for the whole run, one at least for a stage",
        arguments: [
            (0, 1600, 1600, "████████████████"),
            (0, 0, 1600, "█               "),
            (0, 799, 1600, "████████        "),
            (800, 1600, 1600, "        ████████"),
            (1600, 1600, 1600, "               █"),
            (100, 199, 1600, " █              "),
            // A run of no length, and a stage that outlasts it.
            (0, 0, 0, "█               "),
            (0, 9999, 1600, "████████████████"),
            (-50, 10, 1600, "█               "),
        ] as [(Int64, Int64, Int64, String)])
    func bar(began: Int64, ended: Int64, total: Int64, cells: String) {
        #expect(bars(began, ended, of: total) == cells)
    }
}
