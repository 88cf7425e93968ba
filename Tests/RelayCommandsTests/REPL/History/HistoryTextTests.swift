import RelayCommands
import Testing

@Suite struct HistoryTextTests {
    private static let token =
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"

    @Test("an entry comes back as it was", arguments: ["a", "a\nb", "a\\nb", "\\", "a\r\nb", "漢字 🎉", " x ", "\\\\n"])
    func roundTrip(entry: String) throws {
        let file = try #require(HistoryText.appending(entry, to: Array("before\n".utf8)))
        #expect(HistoryText.entries(file) == ["before", entry])
    }

    @Test(
        "what could hold a token is not stored",
        arguments: [
            token, "Authorization: Bearer \(token)", "{\"token\":\"\(token)\"}", String(token.prefix(30)), "/token",
            "/token x", "/login", "", "x\n\(token)", String(repeating: "x", count: 65_537),
        ])
    func refused(entry: String) {
        #expect(HistoryText.appending(entry, to: []) == nil)
    }

    @Test("a line like the last is not stored again")
    func twice() {
        #expect(HistoryText.appending("a", to: Array("b\na\n".utf8)) == nil)
        #expect(HistoryText.appending("b", to: Array("b\na\n".utf8)) != nil)
    }

    @Test("the file is bounded in lines and in bytes, and loses its oldest")
    func bounded() throws {
        var file: [UInt8] = []
        for number in 0..<1100 { file = try #require(HistoryText.appending("line \(number)", to: file)) }
        #expect(HistoryText.entries(file).count == 1000)
        #expect(HistoryText.entries(file).first == "line 100")
        for number in 0..<40 {
            file = try #require(HistoryText.appending("\(number)" + String(repeating: "x", count: 60_000), to: file))
        }
        #expect(file.count <= HistoryText.limit)
        #expect(HistoryText.entries(file).last?.hasPrefix("39x") == true)
    }

    @Test("a damaged file is read as far as it goes")
    func damaged() {
        #expect(HistoryText.entries([0xff, 0x0a, 0x0a, 0x61, 0x5c]) == ["\u{fffd}", "a"])
    }
}
