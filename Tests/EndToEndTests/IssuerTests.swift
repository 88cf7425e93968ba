import RelayBytes
import RelayTestSupport
import Testing

/// `token verify --oidc` against Tokens/issuer.py: discovery, then the key set, then the verdict.
@Suite struct IssuerTests {
    private let program = RelayctlProgram()

    /// Starts the issuer with one key, `k1`, whose private part is in the file `private`; gives its URL.
    private func start(tls: Bool = false) throws -> (server: RunningProgram, url: String) {
        let key = try program.shell(
            "openssl genpkey -algorithm ED25519 -out private; openssl pkey -in private -pubout -outform DER | tail -c 32 | base64 | tr '+/' '-_' | tr -d '=\n'"
        )
        program.write("keys", #"{"keys":[{"kty":"OKP","crv":"Ed25519","kid":"k1","use":"sig","x":"\#(key.output)"}]}"#)
        let certificates = try LocalCertificates.shared.get()
        let script = "\(SourceTree.root() ?? ".")/Tests/EndToEndTests/Tokens/issuer.py"
        let chain = tls ? "'\(certificates.certificate(.good))' '\(certificates.key)'" : ""
        let server = try program.startShell(
            "python3 '\(script)' keys \(chain) < /dev/null & read -r; kill $!; wait", input: .held, seconds: 120)
        return (server, String(try server.waitForOutput(containing: "\n").prefix { $0 != "\n" }))
    }

    private func mint(_ words: String..., key: String = "private") throws {
        let outcome = try program.run(["token", "mint", "--key", key, "--kid", "k1", "--alg", "EdDSA"] + words)
        try #require(outcome.status == 0, "\(outcome.errors)")
        program.write("token", outcome.output)
    }

    private func verify(_ words: String...) throws -> (status: Int32, answer: JSONValue, errors: String) {
        let outcome = try program.run(["token", "verify", "--json", "@token"] + words)
        return (outcome.status, try JSONReader.read(Array(outcome.output.utf8)), outcome.errors)
    }

    @Test("the issuer's own key, and the iss that belongs to it", arguments: ["", "/tenant"])
    func success(path: String) throws {
        let (server, url) = try start()
        defer { server.endInput() }
        try mint("--iss", url + path)
        let outcome = try verify("--oidc", url + path)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.answer["verdict"] == "valid")
        #expect(outcome.answer["signature"]?["key"]?["kid"] == "k1")
        #expect(outcome.answer["signature"]?["key"]?["source"] == "oidc")
        let asked = try server.waitForOutput(containing: "\n/keys\n").split(separator: "\n").dropFirst()
        #expect(Array(asked) == ["\(path)/.well-known/openid-configuration", "/keys"])
    }

    @Test func overTLS() throws {
        let (server, url) = try start(tls: true)
        defer { server.endInput() }
        let certificates = try LocalCertificates.shared.get()
        try mint("--iss", url)
        #expect(try verify("--oidc", url, "--ca", certificates.root).answer["verdict"] == "valid")
        // Without the root nobody knows whose keys these are.
        let untrusted = try verify("--oidc", url)
        #expect(untrusted.status == 66)
        #expect(untrusted.answer["verdict"] == "keyerror")
        let byOther = try verify("--oidc", url, "--ca", certificates.otherRoot)
        #expect(byOther.status == 66)
    }

    @Test func tokensThatAreNotTheIssuers() throws {
        let (server, url) = try start()
        defer { server.endInput() }
        try mint("--iss", "https://issuer.example")
        let other = try verify("--oidc", url)
        #expect(other.status == 40)
        #expect(other.answer["reason"] == "iss")
        try mint()
        #expect(try verify("--oidc", url).answer["reason"] == "iss")
        // With --iss the operator says which one it should be.
        try mint("--iss", "https://issuer.example")
        #expect(try verify("--oidc", url, "--iss", "https://issuer.example").answer["verdict"] == "valid")
        _ = try program.shell("openssl genpkey -algorithm ED25519 -out forger")
        try mint("--iss", url, key: "forger")
        let forged = try verify("--oidc", url)
        #expect(forged.status == 40)
        #expect(forged.answer["reason"] == "signature")
        try mint("--iss", url, "--kid", "k2")
        #expect(try verify("--oidc", url).answer["reason"] == "kid")
        #expect(try verify("--oidc", url, "--kid", "k1").answer["verdict"] == "valid")
    }

    @Test(
        "an issuer that cannot be believed is no key",
        arguments: [
            ("/elsewhere", 66, "names \"https://issuer.example\" as its issuer"), ("/moved", 66, "redirects to"),
            ("/unsafe", 64, "by https"), ("/keyless", 66, "has no jwks_uri"), ("/nowhere", 66, "answered 404"),
        ] as [(String, Int32, String)])
    func refused(path: String, status: Int32, words: String) throws {
        let (server, url) = try start()
        defer { server.endInput() }
        try mint("--iss", url + path)
        let outcome = try program.run(["token", "verify", "--oidc", url + path, "@token"])
        #expect(outcome.status == status)
        #expect(outcome.errors.contains(words), "\(outcome.errors)")
        #expect(outcome.output.isEmpty)
    }
}
