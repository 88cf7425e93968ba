import RelayBytes
import RelayServer
import Testing

@Suite struct PythonTextTests {
    @Test(
        "repr",
        arguments: [
            ("a", "'a'"), ("it's", "\"it's\""), ("'\"", "'\\'\"'"), ("\\", "'\\\\'"), ("\u{1b}", "'\\x1b'"),
            ("\u{202e}", "'\\u202e'"), ("é", "'é'"),
        ])
    func repr(_ text: String, _ python: String) {
        #expect(PythonText.repr(text) == python)
    }

    /// What Python 3.11 says about the same text.
    @Test(
        "json.loads",
        arguments: [
            ("", "Expecting value: line 1 column 1 (char 0)"), ("hello", "Expecting value: line 1 column 1 (char 0)"),
            ("nope", "Expecting value: line 1 column 1 (char 0)"),
            ("{", "Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"),
            ("{'a'", "Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"),
            ("{\"a\":}", "Expecting value: line 1 column 6 (char 5)"), ("{} x", "Extra data: line 1 column 4 (char 3)"),
            ("[1 2]", "Expecting ',' delimiter: line 1 column 4 (char 3)"),
            ("{\n\"a\": nul}", "Expecting value: line 2 column 6 (char 7)"),
            ("\"a\u{01}\"", "Invalid control character at: line 1 column 3 (char 2)"),
        ])
    func complaint(_ text: String, _ python: String) throws {
        let fault = #expect(throws: JSONFault.self) { _ = try JSONReader.read(Array(text.utf8)) }
        #expect(PythonText.jsonComplaint(try #require(fault), in: Array(text.utf8)) == python)
    }
}
