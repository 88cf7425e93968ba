import RelayBytes

extension HandshakeFacts: SavedFact {
    var saved: JSONValue {
        [
            "origin": origin.saved, "offered_subprotocols": offeredSubprotocols.saved, "token_mode": tokenMode.saved,
            "outcome": outcome.saved, "elapsed_ms": elapsed.saved, "peer": peer.saved, "redirects": redirects.saved,
            "redirect_refusal": redirectRefusal.saved, "by_hand": byHand.saved,
        ]
    }

    init(_ saved: SavedValue) throws(BundleFault) {
        self.init(
            origin: try saved.optionalText("origin"), offeredSubprotocols: try saved.fact("offered_subprotocols"),
            tokenMode: try saved.fact("token_mode"), outcome: try saved.fact("outcome"),
            elapsed: try saved.fact("elapsed_ms"), peer: try saved.fact("peer"))
        byHand = try saved.fact("by_hand", or: [])
        redirects = try saved.fact("redirects")
        redirectRefusal = try saved.fact("redirect_refusal")
    }
}

extension HandshakeFault: SavedFact {
    var saved: JSONValue { ["kind": kind.saved, "text": text.saved] }

    init(_ saved: SavedValue) throws(BundleFault) {
        self.init(kind: try saved.fact("kind"), text: try saved.fact("text"))
    }
}

extension HandshakeFault.Kind: SavedFact {}
