import RelayBytes
import RelayFrames

/// The payload of a Close frame that is read and written is the same bytes, and its reason is UTF-8.
enum ClosePayloads {
    static func violation(by bytes: [UInt8]) -> String? {
        guard let payload = try? ClosePayload(bytes.span) else { return nil }
        if payload.bytes != bytes { return "written otherwise than read" }
        if !UTF8Validator.isValid(payload.reason.span) { return "a reason that is not UTF-8" }
        return nil
    }
}
