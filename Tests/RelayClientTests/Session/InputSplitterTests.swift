import RelayBytes
import RelayClient
import Testing

@Suite struct InputSplitterTests {
    /// The messages that the pieces hold, each piece taken in before the next comes.
    private func messages(
        _ form: InputForm, _ pieces: [[UInt8]], limit: Int = 1000, atMost most: Int = .max
    ) throws -> [String] {
        var splitter = InputSplitter(form, limit: limit)
        var input = ByteBuffer()
        var found: [String] = []
        for (index, piece) in pieces.enumerated() {
            input.append(contentsOf: piece)
            let isOver = index == pieces.count - 1
            var before = -1
            while before != found.count {
                before = found.count
                try splitter.split(&input, isOver: isOver, isMoreReady: !isOver) { message in
                    found.append(String(decoding: message.indices.map { message[$0] }, as: UTF8.self))
                    return found.count - before < most
                }
            }
        }
        #expect(input.isEmpty)
        return found
    }

    static let rows: [(form: InputForm, text: String, messages: [String])] = [
        (.lines, "", []), (.lines, "a\nb\n", ["a", "b"]), (.lines, "a\n\nb", ["a", "", "b"]), (.lines, "\n", [""]),
        (.lines, "gr\u{fc}n \u{1f600}\nx", ["gr\u{fc}n \u{1f600}", "x"]), (.lines, "a\\nb\r\n", ["a\\nb\r"]),
        (.nul, "a\nb\0c", ["a\nb", "c"]), (.nul, "\0\0", ["", ""]),
        (.json, "{\"a\":1}\n\n [2] \n3", ["{\"a\":1}", " [2] ", "3"]),
        (.binary(chunk: 4), "abcdefghij", ["abcd", "efgh", "ij"]), (.binary(chunk: 4), "abcd", ["abcd"]),
    ]

    @Test("whole, in pieces cut at every byte, and with room for one at a time", arguments: rows)
    func splits(row: (form: InputForm, text: String, messages: [String])) throws {
        let bytes = Array(row.text.utf8)
        #expect(try messages(row.form, [bytes]) == row.messages)
        #expect(try messages(row.form, [bytes], atMost: 1) == row.messages)
        for cut in 0...bytes.count {
            #expect(try messages(row.form, [Array(bytes[..<cut]), Array(bytes[cut...])]) == row.messages)
        }
    }

    @Test("what is no message is named by its number")
    func faults() {
        #expect(throws: InputFault.notUTF8(message: 2)) { try messages(.lines, [Array("a\n".utf8) + [0xff, 0x0a]]) }
        #expect(throws: InputFault.notUTF8(message: 1)) { try messages(.lines, [[0xc3]]) }
        #expect(throws: InputFault.tooLong(message: 2, limit: 3)) {
            try messages(.lines, [Array("abc\nabcd\n".utf8)], limit: 3)
        }
        #expect(throws: InputFault.tooLong(message: 1, limit: 3)) {
            try messages(.lines, [Array("abcd".utf8), [], []], limit: 3)
        }
        #expect(throws: InputFault.self) { try messages(.json, [Array("1\nnope\n".utf8)]) }
    }

    @Test("the messages before a fault are taken")
    func order() {
        var splitter = InputSplitter(.lines, limit: 10)
        var input = ByteBuffer(Array("a\nb\n".utf8) + [0xff, 0x0a])
        var count = 0
        #expect(throws: InputFault.notUTF8(message: 3)) {
            try splitter.split(&input, isOver: true) { _ in
                count += 1
                return true
            }
        }
        #expect(count == 2)
    }

    @Test("a short block waits while more is there")
    func shortBlocks() throws {
        var splitter = InputSplitter(.binary(chunk: 4), limit: 10)
        var input = ByteBuffer([1, 2])
        try splitter.split(&input, isOver: false, isMoreReady: true) { _ in true }
        #expect(input.count == 2)
        try splitter.split(&input, isOver: false, isMoreReady: false) { _ in true }
        #expect(input.isEmpty && splitter.count == 1)
    }
}
