import RelayBytes
import RelayEvidence
import Testing

@Suite struct RedactionTests {
    private static let now = UnixTime(seconds: 1_767_225_600)
    /// {"alg":"HS256","typ":"JWT"} {"sub":"1","exp":1767228120}
    private static let jwt =
        "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxIiwiZXhwIjoxNzY3MjI4MTIwfQ.c2lnbmF0dXJlLW9mLXRva2Vu"

    private var redaction: Redaction {
        var redaction = Redaction(now: Self.now)
        redaction.add(Secret("s3cret/pass word"), mask: "<password>")
        redaction.add(Secret("opaque-token-0001"), mask: "<token>")
        return redaction
    }

    @Test(
        "a known secret goes, wherever it stands and however it is encoded",
        arguments: [
            ("s3cret/pass word", "<password>"),
            ("before s3cret/pass word after", "before <password> after"),
            ("s3cret/pass words3cret/pass word", "<password><password>"),
            ("p=s3cret%2Fpass%20word&x=1", "p=<password>&x=1"),
            ("s3cret/pass wor", "s3cret/pass wor"),
            ("", ""),
            ("Bearer opaque-token-0001", "Bearer <token>"),
        ])
    func known(text: String, clean: String) { #expect(redaction.apply(text) == clean) }

    @Test("a JWT that nobody announced goes as well") func unknownToken() {
        let clean = Redaction(now: Self.now).apply("said: \(Self.jwt)!")
        #expect(clean.hasPrefix("said: <jwt sub=1 exp=in 42m sha256:") && clean.hasSuffix(">!"))
    }

    @Test("a segment of a known token goes, the signature too") func segments() {
        var redaction = Redaction(now: Self.now)
        redaction.add(Secret(Self.jwt), mask: "<jwt>")
        let parts = Self.jwt.split(separator: ".").map(String.init)
        for part in parts {
            let clean = redaction.apply("reflected \(part) here")
            #expect(!clean.contains(part), "\(clean)")
        }
        #expect(redaction.apply(Self.jwt) == "<jwt>")
    }

    @Test("a secret of three bytes is left alone") func short() {
        var redaction = Redaction(now: Self.now)
        redaction.add(Secret("abc"), mask: "<password>")
        redaction.add(Secret(""), mask: "<password>")
        #expect(redaction.apply("abcabc") == "abcabc")
    }

    @Test("bytes that are not UTF-8 stay as they are") func bytes() {
        let bytes: [UInt8] = [0xff, 0x00] + Array("opaque-token-0001".utf8) + [0xfe]
        #expect(redaction.apply(bytes) == [0xff, 0x00] + Array("<token>".utf8) + [0xfe])
    }

    @Test("a secret inside a longer one does not keep the longer one's rest in sight") func overlap() {
        var redaction = Redaction(now: Self.now)
        redaction.add(Secret("hunter22"), mask: "<short>")
        redaction.add(Secret("hunter22-and-more"), mask: "<long>")
        #expect(redaction.apply("hunter22-and-more") == "<long>")
        #expect(redaction.apply("hunter22") == "<short>")
    }
}
