import RelayDiagnosis
import RelayHost

/// The payload of a JWS, kept beside it (RFC 7515 appendix F).
enum PayloadFile {
    private static let limit = 32 << 20

    static func read(_ path: String, _ environment: Environment) throws(CommandFailure) -> [UInt8] {
        do throws(FileFailure) {
            return try FileContents.read(
                path, limit: limit, accepting: [.regular, .fifo], interrupts: environment.interrupts
            ).bytes
        } catch {
            throw CommandFailure(.unreadableInput, "--payload-file: cannot read \(path.quoted): \(error.text)")
        }
    }
}
