/// The way that looks at every line: with a window, the operator's patterns or live lines.
extension LogScanner {
    mutating func scanSlowly(_ block: LogText, _ chunk: inout LogChunk) {
        var place = 0
        var leak = 0
        while place < block.count {
            let end = block.firstIndex(of: 0x0a, from: place) ?? block.count
            let text = block.slice(place, end)
            let number = chunk.lines
            chunk.lines += 1
            var leakHere: Int?
            while leak < leakPlaces.count, leakPlaces[leak] < end {
                leakHere = leakHere ?? leakPlaces[leak]
                leak += 1
            }
            readSlowly(text, number, leakHere.map { $0 - place }, &chunk)
            place = end + 1
        }
    }

    private mutating func readSlowly(_ text: LogText, _ number: Int, _ leak: Int?, _ chunk: inout LogChunk) {
        var line = StrippedLine(text)
        prefixes.strip(&line)
        let isStack = line.text[0] == 0x20 || line.text[0] == 0x09
        let said = isStack ? Utterance(.continuation) : LineGrammar.read(&line)
        if line.outer.form != .none, let time = options.clock.time(of: line.outer) {
            inherited = time
            chunk.features.insert(.stamped)
            noteSkew(line, time, &chunk)
        }
        guard isInWindow(inherited) else { return }
        if let inherited {
            if chunk.first == nil { chunk.first = inherited }
            chunk.last = inherited
        }
        if let leak { addLeak(text, leak, number, inherited, &chunk) }
        for rule in options.watcher.map({ watcher in text.withSpan { watcher.matches($0) } }) ?? [] {
            chunk.ruleHits.append((rule, excerpt(text, number, inherited)))
        }
        chunk.features.formUnion(line.features)
        add(said, line, text, number, inherited, &chunk)
        if let logClass = Self.liveClass(said.kind), options.live.contains(logClass) {
            chunk.live.append(LiveLine(logClass: logClass, excerpt: excerpt(text, number, inherited)))
        } else if leak != nil, options.live.contains(.leak) {
            chunk.live.append(LiveLine(logClass: .leak, excerpt: excerpt(text, number, inherited)))
        }
    }

    private func isInWindow(_ time: LogTime?) -> Bool {
        guard options.hasWindow else { return true }
        guard let time else { return false }
        if let since = options.since, time < since { return false }
        if let until = options.until, until < time { return false }
        return true
    }

    private static func liveClass(_ kind: LineKind) -> LogClass? {
        kind == .fault ? .exception : kind.logClass
    }
}
