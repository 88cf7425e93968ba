import RelayBytes
import Testing

@Suite struct SecretTests {
    private struct Holder {
        let name = "x"
        let secret: Secret
        let maybe: Secret?
        let list: [Secret]
        let table: [String: Secret]
    }

    private enum Option { case token(Secret) }

    private static let canary = "CANARY-eyJhbGciOiJIUzI1NiJ9"

    @Test("no way of printing shows the bytes")
    func printing() {
        let secret = Secret(Self.canary)
        let holder = Holder(secret: secret, maybe: secret, list: [secret], table: ["a": secret])
        var dumped = ""
        dump(secret, to: &dumped)
        dump(holder, to: &dumped)
        dump([Option.token(secret)], to: &dumped)
        var printed = ""
        print(secret, holder, Option.token(secret), to: &printed)
        debugPrint(secret, holder, Option.token(secret), to: &printed)
        let texts = [
            dumped, printed, "\(secret)", String(describing: secret), String(reflecting: secret),
            String(reflecting: Optional(secret)), "\(holder)", String(reflecting: holder),
            String(describing: Mirror(reflecting: holder)), "\(Option.token(secret))", "\([secret])",
            "\(["key": secret])", "\((secret, 1))", "\(secret as Any)",
        ]
        let letters = Array(Self.canary.utf8).map(String.init).joined(separator: ", ")
        for text in texts {
            #expect(!text.contains("CANARY"))
            #expect(!text.contains("eyJ"))
            #expect(!text.contains(letters))
            #expect(!text.contains("67, 65, 78"))
        }
        #expect("\(secret)" == "<secret>")
    }

    @Test("a mirror has no children, however deep one looks")
    func mirror() {
        let mirror = Mirror(reflecting: Secret(Self.canary))
        #expect(mirror.children.isEmpty)
        #expect(mirror.superclassMirror == nil)
        #expect(mirror.displayStyle == nil)
        let optional = Mirror(reflecting: Optional(Secret(Self.canary)) as Any)
        #expect(optional.children.allSatisfy { "\($0.value)" == "<secret>" })
    }

    @Test func revealing() {
        #expect(Secret("é\u{0}").reveal() == [0xc3, 0xa9, 0x00])
        #expect(Secret([0x61, 0xff]).revealText() == "a\u{fffd}")
        #expect(Secret("abc").revealText() == "abc")
    }

    @Test func sizes() {
        #expect(Secret("").isEmpty)
        #expect(Secret("é").count == 2)
        #expect(!Secret([0]).isEmpty)
    }

    @Test("equality is of the bytes, not of canonical equivalence")
    func equality() {
        #expect(Secret("\u{e9}") != Secret("e\u{301}"))
        #expect(Secret("a") == Secret([0x61]))
    }
}
