import RelayBytes
import RelayDiagnosis
import RelayJWT

/// A token that is read and not verified.
enum TokenReading {
    /// What cannot be read is 65, what is of another kind 69; `name` says which token.
    static func token(_ secret: Secret, name: String = "") throws(CommandFailure) -> CompactToken {
        do throws(TokenFault) { return try CompactToken(secret.reveal()) } catch {
            let prefix = name.isEmpty ? "" : "\(name): "
            throw CommandFailure(
                error.isUnsupported ? .unsupported : .malformedInput,
                "\(prefix)no JWT can be read: \(error.description)")
        }
    }
}
