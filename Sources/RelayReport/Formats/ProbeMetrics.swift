import RelayBytes
import RelayDiagnosis
import RelayEvidence

/// A probe as metrics: the names of blackbox_exporter where it has one, else `relayctl_`.
package enum ProbeMetrics {
    /// What ends OpenMetrics.
    package static let end = "# EOF\n"

    static func prometheus(_ survey: Survey) -> String {
        var metrics = Exposition()
        for series in survey.series {
            let target = series.whole.bundle.target.url
            add(series, survey.isSet ? [Exposition.Label("target", target)] : [], to: &metrics)
        }
        return metrics.text
    }

    static func openMetrics(_ survey: Survey) -> String { prometheus(survey) + end }

    /// A run without a report.
    static func failure(_ status: ExitStatus) -> String {
        var metrics = Exposition()
        metrics.add("probe_success", success, [], "0")
        metrics.add("relayctl_probe_exit_status", exitStatus, [], "\(status.rawValue)")
        return metrics.text
    }

    private static let success = "Whether the target is healthy or degraded"
    private static let exitStatus = "Exit status of the probe"

    private static func add(_ series: Series, _ labels: [Exposition.Label], to metrics: inout Exposition) {
        let report = series.whole
        let bundle = report.bundle
        let isWell = report.verdict == .healthy || report.verdict == .degraded
        metrics.add("probe_success", success, labels, flag(isWell && report.exit == .healthy))
        metrics.add(
            "probe_duration_seconds", "Duration of the probe in seconds", labels,
            decimal(bundle.ended - bundle.began, places: 6))
        metrics.add(
            "probe_websocket_status_code", "HTTP status of the answer to the opening handshake, 0 without one", labels,
            "\(bundle.upgrade.facts?.response?.status ?? 0)")
        metrics.add(
            "probe_websocket_connection_upgraded", "Whether the connection was upgraded", labels,
            flag(bundle.upgrade.facts?.isOpen == true))
        if case .session(let tls)? = bundle.tls.facts, let first = tls.chain.map(\.notAfter.seconds).min() {
            metrics.add(
                "probe_ssl_earliest_cert_expiry", "End of the certificate that ends first, in seconds since 1970",
                labels,
                "\(first)")
        }
        metrics.add("relayctl_probe_exit_status", exitStatus, labels, "\(report.exit.rawValue)")
        for verdict in Report.Verdict.allCases {
            metrics.add(
                "relayctl_probe_verdict", "The verdict: 1 for the one that holds",
                labels + [Exposition.Label("verdict", verdict.rawValue)], flag(verdict == report.verdict))
        }
        stages(report, labels, to: &metrics)
        findings(report, labels, to: &metrics)
        rounds(series, labels, to: &metrics)
    }

    private static func stages(_ report: Report, _ labels: [Exposition.Label], to metrics: inout Exposition) {
        for stage in report.stages where stage.status != .skip {
            metrics.add(
                "relayctl_stage_success", "Whether the stage did not fail",
                labels + [Exposition.Label("stage", stage.name.rawValue)],
                flag(stage.status != .fail))
        }
        for stage in report.stages where stage.status != .skip {
            guard let span = stage.span else { continue }
            metrics.add(
                "relayctl_stage_duration_seconds", "Duration of the stage in seconds",
                labels + [Exposition.Label("stage", stage.name.rawValue)], decimal(span.duration, places: 6))
        }
        if case .returned(let after)? = report.bundle.echo.facts?.outcome {
            metrics.add(
                "relayctl_echo_round_trip_seconds", "From a message to its copy, in seconds", labels,
                decimal(after, places: 6))
        }
    }

    private static func findings(_ report: Report, _ labels: [Exposition.Label], to metrics: inout Exposition) {
        var said: Set<FindingCode> = []
        for finding in report.findings where said.insert(finding.code).inserted {
            metrics.add(
                "relayctl_finding", "A cause that was found",
                labels + [
                    Exposition.Label("code", finding.code.rawValue),
                    Exposition.Label("severity", finding.severity.rawValue),
                ], "1")
        }
    }

    private static func rounds(_ series: Series, _ labels: [Exposition.Label], to metrics: inout Exposition) {
        guard series.isRepeated else { return }
        metrics.add("relayctl_rounds", "Rounds of the probe", labels, "\(series.reports.count)")
        metrics.add(
            "relayctl_rounds_failed", "Rounds that were not healthy", labels,
            "\(series.reports.count { $0.exit != .healthy })")
    }

    private static func flag(_ value: Bool) -> String { value ? "1" : "0" }
}
