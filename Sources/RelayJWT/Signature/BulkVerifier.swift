/// Holds many signatures against one key under one algorithm, without looking either up each time. It belongs to one
/// thread.
package protocol BulkVerifier: AnyObject {
    /// Whether the signature is the message's; false says nothing of why.
    func matches(_ signature: [UInt8], of message: ArraySlice<UInt8>) -> Bool
}
