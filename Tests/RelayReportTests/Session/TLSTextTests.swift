import RelayBytes
import RelayEvidence
import RelayReport
import Testing

@Suite struct TLSTextTests {
    private static let now = UnixTime(seconds: 1_800_000_000)

    private static func certificate(_ name: String, names: [String], by issuer: String) -> CertificateFacts {
        CertificateFacts(
            subject: "CN=\(name)", commonName: name, issuer: issuer, alternativeNames: names,
            notBefore: UnixTime(seconds: 1_790_000_000), notAfter: UnixTime(seconds: 1_799_913_600), keyType: "EC",
            keyBits: 256, signatureAlgorithm: "ecdsa-with-SHA256", isSelfIssued: issuer == "CN=\(name)",
            fingerprint: "ab12")
    }

    private static func lines(
        _ verification: TLSFacts.Verification, _ chain: [CertificateFacts]
    ) -> [String] {
        let facts = TLSFacts(
            version: "TLSv1.3", cipher: "TLS_AES_256_GCM_SHA384", selectedALPN: nil, serverName: "api.test",
            verification: verification, chain: chain)
        return TLSText.lines(facts, now: now)
    }

    @Test("each certificate with its names, its dates and who issued it") func chain() {
        let leaf = Self.certificate("api.test", names: ["api.test", "*.api.test"], by: "CN=Root")
        let root = Self.certificate("Root", names: [], by: "CN=Root")
        let expected = [
            "protocol     TLSv1.3, TLS_AES_256_GCM_SHA384, ALPN none", "name         api.test (asked for)",
            "verdict      NOT VERIFIED: certificate has expired (10), certificate 0",
            "certificate  0, CN=api.test", "names        api.test *.api.test", "issuer       CN=Root",
            "from         2026-09-21T14:13:20Z (115d ago)", "until        2027-01-14T08:00:00Z (1d ago)",
            "key          EC 256, ecdsa-with-SHA256", "sha256       ab12", "certificate  1, CN=Root",
            "issuer       CN=Root (itself)", "from         2026-09-21T14:13:20Z (115d ago)",
            "until        2027-01-14T08:00:00Z (1d ago)", "key          EC 256, ecdsa-with-SHA256",
            "sha256       ab12",
        ]
        #expect(
            Self.lines(.failed(code: 10, text: "certificate has expired", depth: 0), [leaf, root]) == expected)
    }

    @Test("what a certificate says cannot drive a terminal") func hostile() {
        let leaf = Self.certificate("a\u{1b}[2J", names: ["x\u{202e}y"], by: "CN=\u{7}")
        let text = Self.lines(.wrongHost(expected: "api.test"), [leaf]).joined(separator: "\n")
        #expect(text.contains(#"CN=a\u{1b}[2J"#) && text.contains(#"x\u{202e}y"#) && text.contains(#"CN=\u{7}"#))
        #expect(text.contains("NOT VERIFIED: it names another host than api.test"))
        #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || (0x20..<0x7f).contains($0.value) })
    }

    @Test("a leaf without names is said to have none") func nameless() {
        let leaf = Self.certificate("old.test", names: [], by: "CN=Root")
        #expect(
            Self.lines(.wrongHost(expected: "old.test"), [leaf])
                .contains("names        none: clients ignore the common name"))
    }
}
