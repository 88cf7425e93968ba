import RelayBytes
import RelayNet

/// What TLS is told.
package struct TLSPlan: Equatable, Sendable {
    package var caFile: String?
    /// The certificate is still judged; its faults do not end the run.
    package var isUnverified = false
    /// SNI and the name held against the certificate; nil is the target's host.
    package var serverName: String?
    /// The client's own certificate and key (PEM).
    package var certificateFile: String?
    package var keyFile: String?
    package var passphrase: Secret?
    package var minimumVersion = TLSClientOptions.Version.tls12

    package init() {}
}
