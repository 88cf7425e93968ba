import RelayBytes
import RelayCrypto
import RelayEvidence
import Testing

@Suite struct CertificateReaderTests {
    @Test func everyFactOfACertificate() throws {
        let facts = try #require(CertificateReader.facts(der: TestFile.bytes("own/named.der")))
        #expect(facts.subject == "C=DE, O=Relay Desk\\, Inc., CN=api.relaydesk.test")
        #expect(facts.commonName == "api.relaydesk.test")
        #expect(facts.issuer == facts.subject)
        #expect(facts.isSelfIssued)
        #expect(
            facts.alternativeNames
                == ["api.relaydesk.test", "*.relaydesk.test", "127.0.0.1", "::1", "2001:db8::1:0:0:1"])
        #expect(facts.notBefore.rfc3339 == "2026-11-22T15:27:43Z")
        #expect(facts.notAfter.rfc3339 == "2126-10-29T15:27:43Z")
        #expect(facts.keyType == "RSA" && facts.keyBits == 2048)
        #expect(facts.signatureAlgorithm == "sha256WithRSAEncryption")
        #expect(facts.fingerprint == "294da45c748ffd642cf3ff162ad2e958b2d617d68e39c5aea37ff3a36d846611")
    }

    @Test func issuerAndSubjectMayDiffer() throws {
        let facts = try #require(CertificateReader.facts(der: TestFile.bytes("own/leaf.der")))
        #expect(facts.subject == "CN=leaf")
        #expect(facts.issuer == "C=DE, O=Relay Desk\\, Inc., CN=api.relaydesk.test")
        #expect(!facts.isSelfIssued)
        #expect(facts.alternativeNames.isEmpty)
        #expect(facts.keyType == "ED25519")
    }

    @Test func aCertificateMayNameNobody() throws {
        let facts = try #require(CertificateReader.facts(der: TestFile.bytes("own/nameless.der")))
        #expect(facts.subject == "")
        #expect(facts.commonName == nil)
        #expect(facts.keyType == "EC" && facts.keyBits == 256)
        #expect(facts.signatureAlgorithm == "ecdsa-with-SHA256")
    }

    @Test func bytesThatAreNoCertificate() {
        let der = TestFile.bytes("own/named.der")
        #expect(CertificateReader.facts(der: []) == nil)
        #expect(CertificateReader.facts(der: der + [0]) == nil)
        for count in stride(from: 0, to: der.count, by: 13) {
            #expect(CertificateReader.facts(der: Array(der[..<count])) == nil)
        }
    }
}
