import RelayBytes

extension TargetFacts: SavedFact {
    var saved: JSONValue {
        [
            "url": url.saved, "api_origin": apiOrigin.saved, "origin": origin.saved,
            "origin_source": originSource.saved, "room": room.saved, "name": name.saved, "uses_tls": usesTLS.saved,
            "proxy": proxy.saved, "names_ca": namesCA.saved,
        ]
    }

    init(_ saved: SavedValue) throws(BundleFault) {
        self.init(
            url: try saved.fact("url"), apiOrigin: try saved.fact("api_origin"),
            origin: try saved.optionalText("origin"),
            originSource: try saved.fact("origin_source"), room: try saved.optionalText("room"),
            name: try saved.text("name"),
            usesTLS: try saved.fact("uses_tls"), proxy: try saved.fact("proxy"))
        namesCA = try saved.fact("names_ca", or: false)
    }
}

extension ProxyFacts: SavedFact {
    var saved: JSONValue { ["url": url.saved, "source": source.saved] }

    init(_ saved: SavedValue) throws(BundleFault) {
        self.init(url: try saved.fact("url"), source: try saved.fact("source"))
    }
}
