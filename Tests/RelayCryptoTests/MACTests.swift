import RelayBytes
import RelayCrypto
import RelayJWT
import Testing

@Suite struct MACTests {
    @Test(
        "RFC 4231 section 4.3",
        arguments: [
            (Algorithm.Digest.sha256, "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"),
            (
                .sha384,
                "af45d2e376484031617f78d2b58a6b1b9c7ef464f5a01b47e42ec3736322445e8e2240ca5e69e2c78b3239ecfab21649"
            ),
            (
                .sha512,
                "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea2505549758bf75c05a994a6d034f65f8f0e6fd"
                    + "caeab1a34d4a6b4b636e070a38bce737"
            ),
        ])
    func vectors(digest: Algorithm.Digest, code: String) {
        let message = Array("what do ya want for nothing?".utf8)
        #expect(MAC.code(of: message, key: Secret("Jefe"), digest: digest).map { Hex.encode($0) } == code)
    }

    @Test func piecesMakeTheSameCodeAsTheWhole() {
        let message = Array("what do ya want for nothing?".utf8)
        for split in message.indices {
            guard var mac = MAC(digest: .sha256, key: Secret("Jefe")) else {
                Issue.record("no MAC")
                return
            }
            let taken = mac.update(Array(message[..<split])) && mac.update(Array(message[split...]))
            let code = mac.finish()
            #expect(taken)
            #expect(code == MAC.code(of: message, key: Secret("Jefe"), digest: .sha256))
        }
    }

    @Test func anEmptyKeyIsRefused() {
        #expect(MAC.code(of: [], key: Secret(""), digest: .sha256) == nil)
    }

    @Test(
        arguments: [([1, 2], [1, 2], true), ([1, 2], [1, 3], false), ([1], [1, 2], false), ([], [], true)]
            as [([UInt8], [UInt8], Bool)])
    func comparing(left: [UInt8], right: [UInt8], same: Bool) { #expect(MAC.areEqual(left, right) == same) }
}
