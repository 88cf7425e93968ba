import RelayBytes
import Testing

@Suite struct SHA1Tests {
    @Test(
        "FIPS 180 examples",
        arguments: [
            ("", "da39a3ee5e6b4b0d3255bfef95601890afd80709"),
            ("abc", "a9993e364706816aba3e25717850c26c9cd0d89d"),
            ("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "84983e441c3bd26ebaae4aa1f95129e5e54670f1"),
            (
                "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
                "a49b2446a02c645bf419f995b67091253a04a259"
            ),
        ])
    func examples(message: String, digest: String) { #expect(Hex.encode(SHA1.digest(Array(message.utf8))) == digest) }

    @Test("a million times a")
    func million() {
        let digest = SHA1.digest([UInt8](repeating: 0x61, count: 1_000_000))
        #expect(Hex.encode(digest) == "34aa973cd4c4daa4f61eeb2bdbad27316534016f")
    }

    @Test("RFC 6455 section 1.3: the Accept of the sample key")
    func accept() {
        let digest = SHA1.digest(Array("dGhlIHNhbXBsZSBub25jZQ==258EAFA5-E914-47DA-95CA-C5AB0DC85B11".utf8))
        #expect(Base64.encode(digest) == "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")
    }

    @Test("every length around two blocks", arguments: zip(DigestVectors.messages, DigestVectors.sha1))
    func lengths(message: [UInt8], digest: String) { #expect(Hex.encode(SHA1.digest(message)) == digest) }
}
