import RelayBytes
import RelayDiagnosis
import RelayEvidence
import RelayReport
import Testing

/// A probe in the forms that other programs read.
@Suite struct ProbeFormsTests {
    private func render(_ reports: [Report], _ format: ProbeFormat, isSet: Bool = false) throws -> String {
        let series = try reports.map { try #require(Series([$0])) }
        return ProbeForms.render(Survey(series, isSet: isSet), format, .plain, version: "0.1.0")
    }

    /// A server whose reason phrase is made to be taken for more than a phrase.
    private static let hostile: Report = {
        var bundle = Samples.expiredBundle
        let answer = HTTPFacts(
            status: 403, reason: "::error::x|y\n##[error]z 'a=b' \"q\" <b>&# \u{1b}[2J]]>", fields: [], body: [])
        bundle.upgrade = .ran(
            HandshakeFacts(
                origin: nil, offeredSubprotocols: [], tokenMode: "none", outcome: .refused(answer),
                elapsed: .milliseconds(7), peer: "127.0.0.1:8000"),
            StageSpan(began: Instant(nanoseconds: 0), ended: Instant(nanoseconds: 7_000_000)))
        return Diagnosis.judge(bundle)
    }()

    @Test("Nagios: one line with its data, then the text") func nagios() throws {
        let lines = try render([Samples.healthy], .nagios).split(separator: "\n")
        #expect(
            lines.first == """
                RELAYCTL OK - healthy in 320 ms | time=0.320000s;;;0 dns=0.000200s;;;0 tcp=0.000100s;;;0 \
                http=0.004800s;;;0 token=0.000100s;;;0 me=0.005200s;;;0 upgrade=0.007100s;2;10;0 session=0.250000s;;;0 \
                echo=0.002500s;;;0 broadcast=0.050000s;;;0
                """)
        #expect(lines.last == "healthy in 320 ms, exit 0")
        let expired = try render([Samples.expired], .nagios)
        #expect(
            expired.hasPrefix(
                "RELAYCTL CRITICAL - the access token has expired (upgrade.token-expired), broken in 18 ms | "))
    }

    @Test("Nagios: of several targets the worst, and whose data it is") func nagiosSet() throws {
        let text = try render([Samples.healthy, Samples.expired], .nagios, isSet: true)
        #expect(text.hasPrefix("RELAYCTL CRITICAL - 1 of 2 targets healthy; ws://localhost:8000/ws/chat/test-room/: "))
        #expect(text.contains(" 'ws://localhost:8000/ws/chat/test-room/ upgrade'=0.007100s;2;10;0"))
    }

    @Test(
        "Nagios: the states are those of the verdicts",
        arguments: [(Samples.healthy, 0), (Samples.expired, 2)] as [(Report, Int32)])
    func states(report: Report, state: Int32) throws {
        let survey = Survey([try #require(Series([report]))], isSet: false)
        #expect(ProbeNagios.state(survey).rawValue == state && ProbeNagios.state(survey).exit.rawValue == state)
    }

    @Test("Nagios: nothing foreign begins performance data") func nagiosBar() throws {
        let lines = try render([Self.hostile], .nagios).split(separator: "\n")
        #expect(lines[0].count { $0 == "|" } == 1)
        #expect(lines.dropFirst().allSatisfy { !$0.contains("|") })
    }

    @Test("Prometheus: names of blackbox_exporter, constant help, no timestamp") func prometheus() throws {
        let text = try render([Samples.expired], .prometheus)
        #expect(
            text.hasPrefix(
                """
                # HELP probe_success Whether the target is healthy or degraded
                # TYPE probe_success gauge
                probe_success 0
                # HELP probe_duration_seconds Duration of the probe in seconds
                # TYPE probe_duration_seconds gauge
                probe_duration_seconds 0.017600
                # HELP probe_websocket_status_code HTTP status of the answer to the opening handshake, 0 without one
                # TYPE probe_websocket_status_code gauge
                probe_websocket_status_code 403
                # HELP probe_websocket_connection_upgraded Whether the connection was upgraded
                # TYPE probe_websocket_connection_upgraded gauge
                probe_websocket_connection_upgraded 0
                # HELP relayctl_probe_exit_status Exit status of the probe
                # TYPE relayctl_probe_exit_status gauge
                relayctl_probe_exit_status 21

                """))
        #expect(text.contains("relayctl_finding{code=\"upgrade.token-expired\",severity=\"error\"} 1\n"))
        #expect(text.contains("relayctl_stage_success{stage=\"upgrade\"} 0\n"))
        #expect(text.hasSuffix("\n") && !text.contains("probe_ssl_earliest_cert_expiry"))
        #expect(try render([Samples.expired], .openmetrics) == text + "# EOF\n")
    }

    @Test("Prometheus: several targets have a label, and a family stays together") func prometheusSet() throws {
        let lines = try render([Samples.healthy, Samples.expired], .prometheus, isSet: true).split(separator: "\n")
        let target = "target=\"ws://localhost:8000/ws/chat/test-room/\""
        #expect(lines[2] == "probe_success{\(target)} 1" && lines[3] == "probe_success{\(target)} 0")
        #expect(lines.count { $0 == "# TYPE relayctl_stage_success gauge" } == 1)
    }

    @Test("JUnit: a case for each stage, the broken one fails with its code") func junit() throws {
        let text = try render([Samples.expired], .junit)
        #expect(text.contains("<testsuites>\n"))
        #expect(
            text.contains(
                """
                  <testsuite name="ws://localhost:8000/ws/chat/test-room/" tests="13" failures="1" errors="0" skipped="7" time="0.0
                """))
        #expect(
            text.contains(
                """
                      <failure type="upgrade.token-expired" message="the access token has expired">saw 403 Access denied, Daphne&#10;
                """))
        #expect(try render([Samples.healthy], .junit).contains(" failures=\"0\" errors=\"0\" "))
    }

    @Test("JUnit: a target that is not healthy fails, whatever the reason") func junitVerdict() throws {
        var bundle = Samples.healthyBundle
        bundle.interruptedBy = 15
        #expect(try render([Diagnosis.judge(bundle)], .junit).contains("<error type=\"inconclusive\""))
        bundle = Samples.healthyBundle
        bundle.terms.isStrict = true
        bundle.session = .ran(
            SessionFacts(watched: .seconds(2), ending: nil, pingRoundTrip: nil, greetings: 0),
            StageSpan(began: bundle.began, ended: bundle.ended))
        #expect(try render([Diagnosis.judge(bundle)], .junit).contains("failures=\"1\""))
    }

    @Test("TAP: a test for each stage and one for the verdict") func tap() throws {
        let lines = try render([Samples.expired], .tap).split(separator: "\n").map(String.init)
        #expect(lines[0] == "TAP version 13" && lines[1] == "1..14")
        #expect(lines[2] == "ok 1 - dns 127.0.0.1 and ::1")
        #expect(lines[4] == "ok 3 - proxy # SKIP no proxy in use")
        #expect(lines.contains("not ok 9 - upgrade 403 Access denied, Daphne"))
        #expect(lines.contains("  code: \"upgrade.token-expired\""))
        #expect(lines.contains("not ok 14 - broken, exit 21"))
        #expect(lines.last == "# next: relayctl login http://localhost:8000")
    }

    @Test("TAP: nothing foreign is a directive") func tapDirective() throws {
        let text = try render([Self.hostile], .tap)
        let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("not ok 9") })
        #expect(line.contains(#"\#\#[error]z"#) && !line.contains(" #"))
    }

    @Test("GitHub: no line of foreign text is a command") func github() throws {
        let lines = try render([Self.hostile], .github).split(separator: "\n")
        #expect(lines.first?.hasPrefix("::error title=upgrade.") == true)
        for line in lines where line.drop(while: { $0 == " " }).hasPrefix("::") {
            #expect(line.hasPrefix("::error title=") || line.hasPrefix("::warning title="))
        }
        for line in lines where !line.hasPrefix("::") { #expect(!line.contains("##[")) }
    }

    @Test("GitHub: healthy is silent but for its text") func githubHealthy() throws {
        #expect(try render([Samples.healthy], .github).split(separator: "\n").allSatisfy { !$0.hasPrefix("::") })
    }

    @Test("every form of hostile text is clean", arguments: ProbeFormat.allCases) func clean(format: ProbeFormat) throws
    {
        let text = try render([Self.hostile], format)
        #expect(!text.utf8.contains { $0 < 0x20 && $0 != 0x0a } && text.hasSuffix("\n"))
    }

    @Test("a run without a report has an ending in every form", arguments: ProbeFormat.allCases)
    func failure(format: ProbeFormat) throws {
        let text = ProbeForms.failure(.unreadableInput, "cannot read 'x'", format, .plain)
        switch format {
        case .text: #expect(text == "")
        case .json, .ndjson:
            #expect(text == #"{"schema":"relayctl.failure/1","exit":66,"error":"cannot read 'x'"}"# + "\n")
        case .junit: #expect(text.contains("<error type=\"exit-66\" message=\"cannot read 'x'\">"))
        case .nagios: #expect(text == "RELAYCTL UNKNOWN - cannot read 'x'\n")
        case .prometheus, .openmetrics: #expect(text.contains("\nprobe_success 0\n"))
        case .github: #expect(text == "::error title=relayctl probe::cannot read 'x'\n")
        case .tap: #expect(text == "TAP version 13\nBail out! cannot read 'x'\n")
        }
    }
}
