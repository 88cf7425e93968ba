import RelayBytes

extension StageEvidence: SavedFact where Facts: SavedFact {
    var saved: JSONValue {
        switch self {
        case .notRun(let reason): ["not_run": reason.saved]
        case .ran(let facts, let span):
            ["began_ms": span.began.saved, "ended_ms": span.ended.saved, "facts": facts.saved]
        }
    }

    init(_ saved: SavedValue) throws(BundleFault) {
        if let reason: NotRun = try saved.fact("not_run") {
            self = .notRun(reason)
        } else {
            let span = StageSpan(began: try saved.fact("began_ms"), ended: try saved.fact("ended_ms"))
            self = .ran(try saved.fact("facts"), span)
        }
    }
}

extension NotRun: SavedFact {
    var saved: JSONValue {
        switch self {
        case .leftOut: .kind("left-out")
        case .notApplicable: .kind("not-applicable")
        case .needs(let stage): .kind("needs", ["stage": stage.saved])
        case .missing(let what): .kind("missing", ["what": what.saved])
        case .cutShort: .kind("cut-short")
        }
    }

    init(_ saved: SavedValue) throws(BundleFault) {
        switch try saved.kind() {
        case "left-out": self = .leftOut
        case "not-applicable": self = .notApplicable
        case "needs": self = .needs(try saved.fact("stage"))
        case "missing": self = .missing(try saved.fact("what"))
        case "cut-short": self = .cutShort
        default: throw saved.unknownKind
        }
    }
}
