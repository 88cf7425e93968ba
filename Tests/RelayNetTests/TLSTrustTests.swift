import Glibc
import RelayEvidence
import RelayHost
import RelayNet
import RelayTestSupport
import Testing

@Suite struct TLSTrustTests {
    // The environment is read when the first context is made, so each case has a process of its own.
    @Test func `SSL_CERT_FILE names the trusted certificates`() async {
        await #expect(processExitsWith: .exitCode(7)) {
            setenv("SSL_CERT_FILE", try LocalCertificates.shared.get().root, 1)
            var ends = try Ends()
            exit(try ends.shakeHands(TLSClientOptions(serverName: "localhost"), .good) == .established ? 7 : 1)
        }
    }

    @Test func `SSL_CERT_DIR names a hashed directory`() async {
        await #expect(processExitsWith: .exitCode(7)) {
            setenv("SSL_CERT_DIR", "/none:" + (try LocalCertificates.shared.get().hashedDirectory), 1)
            var ends = try Ends()
            exit(try ends.shakeHands(TLSClientOptions(serverName: "localhost"), .good) == .established ? 7 : 1)
        }
    }

    @Test func `a file of the environment that is missing is named`() async {
        await #expect(processExitsWith: .exitCode(7)) {
            setenv("SSL_CERT_FILE", "/none", 1)
            var ends = try Ends()
            do throws(TLSFailure) {
                try ends.client.beginTLS(client: TLSClientOptions(serverName: "localhost"))
                exit(1)
            } catch {
                exit(error == .unusable(file: "/none", text: "No such file or directory") ? 7 : 2)
            }
        }
    }
}
