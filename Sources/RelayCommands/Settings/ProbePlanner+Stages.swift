import RelayDiagnosis
import RelayEvidence

// What `--until` and `--skip` leave out.
extension ProbePlanner {
    func stagesLeftOut() throws(CommandFailure) -> Set<StageName> {
        var stages: Set<StageName> = []
        if let word = command.until {
            let last = try stage(word, option: "--until")
            stages = Set(StageName.allCases.filter { $0 > last })
        }
        for word in (command.skip ?? "").split(separator: ",") {
            let stage = try stage(String(word), option: "--skip")
            guard stage != .dns, stage != .tcp, stage != .tls, stage != .proxy else {
                throw .usage("--skip \(stage.rawValue): everything else needs it, use --until")
            }
            stages.insert(stage)
        }
        // A refusal that is wanted leads to no session.
        if let status = command.expectStatus, status != 101 { stages.formUnion([.session, .echo, .broadcast]) }
        // What needs the handshake goes with it.
        if stages.contains(.upgrade) { stages.formUnion([.session, .echo, .broadcast]) }
        return stages
    }

    private func stage(_ word: String, option: String) throws(CommandFailure) -> StageName {
        if let stage = StageName(rawValue: word) { return stage }
        let names = StageName.allCases.map(\.rawValue)
        let hint = NearWord.suggestion(for: word, among: names).map { "did you mean \($0)?" }
        throw .usage("\(option): unknown stage \(word.quoted): \(hint ?? names.joined(separator: " "))")
    }
}
