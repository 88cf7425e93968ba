import RelayBytes

/// Why an exchange gave no response. Texts are libcurl's or OpenSSL's; they may hold bytes of the server's.
package enum HTTPFailure: Error, Equatable, Sendable {
    /// The name has no address.
    case notResolved(text: String)
    case refused
    /// No connection for another reason, such as ENETUNREACH; errno is 0 where libcurl keeps none.
    case notConnected(errno: Int32, text: String)
    /// The proxy cannot be found or reached, or gives no tunnel; its status where it answered CONNECT.
    case proxy(status: Int?, text: String)
    /// The connect deadline or the total deadline passed in this phase.
    case timedOut(HTTPPhase)
    /// No TLS session: an alert, another protocol, no common version.
    case tls(text: String)
    /// The chain is not trusted: OpenSSL's `X509_V_ERR_*` number and its words.
    case certificate(code: Int, text: String)
    /// The chain is trusted and names another host.
    case wrongHost(text: String)
    /// End of stream or a reset before a complete response head; errno is 0 for an orderly end.
    case ended(errno: Int32)
    /// What came is not HTTP/1.
    case notHTTP(text: String)
    /// The response head is larger than this.
    case headTooLarge(limit: Int)
    /// The response head has more fields than this.
    case tooManyFields(limit: Int)
    case interrupted
    /// Nothing was sent.
    case unsendable(HTTPRequestFault)
    /// A CA, certificate or key file of ours cannot be used.
    case unusableFile(text: String)
    /// libcurl cannot be opened; the text names its package.
    case libraryMissing(text: String)
    /// Another code of libcurl's.
    case other(code: Int, text: String)
}
