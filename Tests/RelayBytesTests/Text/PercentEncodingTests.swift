import RelayBytes
import Testing

@Suite struct PercentEncodingTests {
    @Test(
        "a value keeps the unreserved characters",
        arguments: [
            ("", ""), ("aZ09-._~", "aZ09-._~"), ("a b+c&d=e", "a%20b%2Bc%26d%3De"), ("é", "%C3%A9"), ("%", "%25"),
            ("\r\n\0", "%0D%0A%00"), ("eyJh.eyJz.x_-", "eyJh.eyJz.x_-"),
        ])
    func values(text: String, encoded: String) {
        #expect(PercentEncoding.encode(text.utf8) == encoded)
        #expect(PercentEncoding.decode(encoded.utf8) == Array(text.utf8))
    }

    @Test("every byte comes back")
    func everyByte() {
        let all = [UInt8](0...255)
        #expect(PercentEncoding.decode(PercentEncoding.encode(all).utf8) == all)
    }

    @Test("a torn escape is nil", arguments: ["%", "%4", "%g0", "%0g", "a%", "%%41", "% 41", "%u0041"])
    func torn(text: String) { #expect(PercentEncoding.decode(text.utf8) == nil) }

    @Test func plusStays() { #expect(PercentEncoding.decode("a+b%2b".utf8) == Array("a+b+".utf8)) }

    @Test func beyondASCII() { #expect(PercentEncoding.encodeBeyondASCII("a b%é".utf8) == "a b%%C3%A9") }
}
