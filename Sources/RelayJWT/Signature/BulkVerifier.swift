/// Holds many signatures against one key under one algorithm, without looking either up each time. It belongs to one
/// thread.
package protocol BulkVerifier: AnyObject {
    /// What the key set calls the key.
    var kid: String? { get }

    /// Whether the signature is the message's; false says nothing of why.
    func matches(_ signature: Span<UInt8>, of message: Span<UInt8>) -> Bool
}
