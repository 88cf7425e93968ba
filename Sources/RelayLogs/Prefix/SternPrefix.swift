/// `daphne-6d4f5-abcde daphne text`, pod and container as stern writes them.
enum SternPrefix {
    static func strip(_ line: inout StrippedLine) -> Bool {
        let pod = nameLength(line.text)
        guard pod > 0, line.text[pod] == 0x20, isPod(line.text.prefix(pod)) else { return false }
        let container = nameLength(line.text.dropping(pod + 1))
        guard container > 0, line.text[pod + 1 + container] == 0x20 else { return false }
        line.text = line.text.dropping(pod + container + 2)
        return true
    }

    /// Whether the name ends as a controller makes it: `-abcde`, or `-0` of a stateful set.
    private static func isPod(_ name: LogText) -> Bool {
        guard let dash = name.lastIndex(of: 0x2d), dash > 0 else { return false }
        let tail = name.dropping(dash + 1)
        return tail.count == 5 || tail.count <= 2 && tail[0] &- 0x30 < 10
    }

    private static func nameLength(_ text: LogText) -> Int {
        var index = 0
        while text[index] &- 0x61 < 26 || text[index] &- 0x30 < 10 || text[index] == 0x2d { index += 1 }
        return index
    }
}
