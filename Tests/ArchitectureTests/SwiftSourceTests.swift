import Testing

@Suite struct SwiftSourceTests {
    @Test(
        "comments and literals are no code",
        arguments: [
            ("let a = 1 // print(", "let a = 1 "), ("/* print( */ let a", " let a"), ("/* a /* b */ print( */ c", " c"),
            ("let s = \"print(\" + x", "let s = \"\" + x"), ("let s = \"a\\\"print(\" ; y", "let s = \"\" ; y"),
            ("let s = \"a \\(f(b)) c\"", "let s = \" (f(b)) \""), ("let s = #\"a \\(b) \" print( \"#", "let s = \"\""),
            ("let s = #\"a \\#(b) c\"#", "let s = \" (b) \""),
            ("let s = \"\"\"\n    print(\n    \"a\"\n    \"\"\" ; z", "let s = \"\n\n\n\" ; z"),
            ("let s = \"\\\\\" ; print(", "let s = \"\" ; print("), ("let u = \"http://x\" ; y", "let u = \"\" ; y"),
            ("let s = \"\\(\"in // side\") \" ; y", "let s = \" (\"\") \" ; y"), ("a /* \n */ b", "a \n b"),
            ("let c = \"\" + d", "let c = \"\" + d"),
        ])
    func blanked(text: String, code: String) {
        #expect(SwiftSource(path: "", text: text).code.joined(separator: "\n") == code)
    }

    @Test(
        "words end where names end",
        arguments: [
            ("print(1)", "print(", true), ("Swift.print(1)", "print(", true), ("footprint(1)", "print(", false),
            ("x.now", ".now", true), ("x.nowhere", ".now", false), ("try! f()", "try!", true),
            ("f(random(in: 1))", "random(", true), ("isRandom(1)", "random(", false), ("", "a", false),
        ])
    func words(text: String, word: String, found: Bool) {
        #expect(SwiftSource(path: "", text: text).lines(with: word) == (found ? [1] : []))
    }
}
