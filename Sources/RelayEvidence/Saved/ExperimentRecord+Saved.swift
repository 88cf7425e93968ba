import RelayBytes

extension ExperimentRecord: SavedFact {
    var saved: JSONValue {
        ["experiment": experiment.saved, "changed": changed.saved, "outcome": outcome.saved, "token": token.saved]
    }

    init(_ saved: SavedValue) throws(BundleFault) {
        self.init(
            experiment: try saved.fact("experiment"), changed: try saved.text("changed"),
            outcome: try saved.fact("outcome"), token: try saved.fact("token"))
    }
}

extension ExperimentOutcome: SavedFact {
    var saved: JSONValue {
        [
            "kind": kind.saved, "status": status.saved, "reason": reason.saved, "after_ms": after.saved,
            "subprotocol": subprotocol.saved,
        ]
    }

    init(_ saved: SavedValue) throws(BundleFault) {
        self.init(
            kind: try saved.fact("kind"), status: try saved.fact("status"), reason: try saved.text("reason"),
            after: try saved.fact("after_ms"), subprotocol: try saved.optionalText("subprotocol"))
    }
}

extension ExperimentOutcome.Kind: SavedFact {}
