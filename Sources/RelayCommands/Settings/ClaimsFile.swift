import RelayBytes
import RelayDiagnosis
import RelayHost
import RelayJWT

/// A JSON object with the claims of a token that is to be signed.
enum ClaimsFile {
    private static let limit = 32 << 20

    static func read(_ path: String, _ environment: Environment) throws(CommandFailure) -> ClaimsSet {
        let bytes: [UInt8]
        do throws(FileFailure) {
            bytes = try FileContents.read(
                path, limit: limit, accepting: [.regular, .fifo], interrupts: environment.interrupts
            ).bytes
        } catch {
            throw CommandFailure(.unreadableInput, "--claims-file: cannot read \(path.quoted): \(error.text)")
        }
        let value: JSONValue
        do throws(JSONFault) { value = try JSONReader.read(bytes) } catch {
            throw CommandFailure(.malformedInput, "--claims-file \(path.quoted): \(error.description)")
        }
        guard case .object(let members) = value else {
            throw CommandFailure(.malformedInput, "--claims-file \(path.quoted) is no JSON object")
        }
        return ClaimsSet(members)
    }
}
