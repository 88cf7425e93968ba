import RelayBytes
import RelayEvidence
import RelayNet
import RelayTestSupport
import Testing

@Suite struct TLSServerContextTests {
    @Test(
        "it chooses http/1.1 if it is offered",
        arguments: [
            (["http/1.1"], "http/1.1"), (["h2", "http/1.1"], "http/1.1"), (["h2"], nil), ([], nil),
        ] as [([String], String?)])
    func alpn(offered: [String], selected: String?) throws {
        var ends = try Ends()
        var options = try TLSClientOptions.local()
        options.alpn = offered
        #expect(try ends.shakeHands(options, .good) == .established)
        let facts = ends.client.tlsFacts
        #expect(facts?.selectedALPN == selected)
    }

    @Test func `an encrypted key needs its phrase`() throws {
        let certificates = try LocalCertificates.shared.get()
        let certificate = certificates.certificate(.good)
        _ = try TLSServerContext(
            certificateFile: certificate, keyFile: certificates.encryptedKey,
            passphrase: Secret(LocalCertificates.phrase))
        for phrase in [nil, Secret("wrong"), Secret("")] {
            #expect(throws: TLSFailure.self) {
                _ = try TLSServerContext(
                    certificateFile: certificate, keyFile: certificates.encryptedKey, passphrase: phrase)
            }
        }
    }

    @Test func `files that cannot be used are named`() throws {
        let certificates = try LocalCertificates.shared.get()
        let good = certificates.certificate(.good)
        #expect(throws: TLSFailure.unusable(file: "/none", text: "No such file or directory")) {
            _ = try TLSServerContext(certificateFile: "/none", keyFile: certificates.key)
        }
        #expect(throws: TLSFailure.unusable(file: "/none", text: "No such file or directory")) {
            _ = try TLSServerContext(certificateFile: good, keyFile: "/none")
        }
        let directory = TemporaryDirectory()
        try ChildProcess.run(["openssl", "genpkey", "-algorithm", "ED25519", "-out", directory.file("other.key")])
        #expect(throws: TLSFailure.self) {
            _ = try TLSServerContext(certificateFile: good, keyFile: directory.file("other.key"))
        }
    }
}
