import COpenSSL
import RelayBytes
import RelayEvidence

/// A TLS server's certificate and key, for all its connections and threads.
package final class TLSServerContext: Sendable {
    let context: TLSContext

    /// Reads a PEM certificate with its chain, and its key.
    package init(certificateFile: String, keyFile: String, passphrase: Secret? = nil) throws(TLSFailure) {
        context = try unsafe TLSContext.make(TLS_server_method())
        unsafe _ = tls_context_set_minimum_version(context.pointer, Int32(TLSClientOptions.Version.tls12.rawValue))
        // Without tickets a connection costs fewer bytes and nothing is remembered of it.
        unsafe _ = SSL_CTX_set_num_tickets(context.pointer, 0)
        unsafe tls_context_choose_http(context.pointer)
        try context.loadIdentity(certificate: certificateFile, key: keyFile, passphrase: passphrase)
    }
}
