/// `openssl s_server` on a free loopback port. It sends every line back reversed.
package final class LocalTLSServer {
    package let process: ChildProcess
    package let port: UInt16

    /// Serves a leaf; `file` is sent instead of the leaf's own file. More arguments are s_server's.
    package init(_ leaf: LocalCertificates.Leaf = .good, _ arguments: [String] = []) throws {
        let certificates = try LocalCertificates.shared.get()
        // -cert_chain is not given, so a second certificate in the file is: s_server reads only the first of -cert.
        let chain = leaf == .withIntermediate ? ["-cert_chain", certificates.certificate(leaf)] : []
        process = try ChildProcess(
            [
                "openssl", "s_server", "-accept", "127.0.0.1:0", "-rev", "-cert", certificates.certificate(leaf),
                "-key",
                certificates.key,
            ] + chain + arguments)
        let said = try process.waitForOutput(containing: "ACCEPT 127.0.0.1:")
        // The number may come a moment after the words.
        let all = said.hasSuffix("\n") ? said : try process.waitForOutput(containing: "\n")
        let line = all.split(separator: "\n").first { $0.hasPrefix("ACCEPT ") } ?? ""
        guard let colon = line.lastIndex(of: ":"), let number = UInt16(line[line.index(after: colon)...]) else {
            throw ChildProcess.Failure(description: "no port in: \(all)")
        }
        port = number
    }
}
