import RelayBytes
import Testing

@Suite struct AbsoluteURLReferenceTests {
    /// RFC 3986 sections 5.4.1 and 5.4.2, without the parts that no request carries.
    @Test(
        "the examples of RFC 3986",
        arguments: [
            ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"), ("/g", "http://a/g"),
            ("//g", "http://g"), ("?y", "http://a/b/c/d;p?y"), ("g?y", "http://a/b/c/g?y"),
            ("#s", "http://a/b/c/d;p?q"),
            ("g#s", "http://a/b/c/g"), ("g?y#s", "http://a/b/c/g?y"), (";x", "http://a/b/c/;x"),
            ("", "http://a/b/c/d;p?q"),
            (".", "http://a/b/c/"), ("./", "http://a/b/c/"), ("..", "http://a/b/"), ("../", "http://a/b/"),
            ("../g", "http://a/b/g"), ("../..", "http://a/"), ("../../g", "http://a/g"), ("../../../g", "http://a/g"),
            ("/./g", "http://a/g"), ("/../g", "http://a/g"), ("g.", "http://a/b/c/g."), ("..g", "http://a/b/c/..g"),
            ("./../g", "http://a/b/g"), ("g/./h", "http://a/b/c/g/h"), ("g/../h", "http://a/b/c/h"),
            ("g?y/../x", "http://a/b/c/g?y/../x"), ("https://h:1/x?y#z", "https://h:1/x?y"),
        ])
    func examples(reference: String, result: String) throws {
        let base = try AbsoluteURL.parse("http://a/b/c/d;p?q")
        #expect(try base.resolving(reference) == AbsoluteURL.parse(result))
    }

    @Test("from an address without a path") func bare() throws {
        #expect(try AbsoluteURL.parse("ws://h").resolving("x") == AbsoluteURL.parse("ws://h/x"))
    }

    @Test(
        "what is no address is refused",
        arguments: ["mailto:a@b", "javascript:x", "http:g", "foo://h/", "//", "//h:0/", "/a b", "/a\r\nb", "http://"])
    func refused(reference: String) throws {
        let base = try AbsoluteURL.parse("http://a/b/c/d")
        #expect(throws: URLFault.self) { try base.resolving(reference) }
    }
}
