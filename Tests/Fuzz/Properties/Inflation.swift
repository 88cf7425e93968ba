import RelayBytes
import RelayDeflate
import RelayFrames

/// A compressed message inflates to the same however it is cut, and never beyond the limit.
enum Inflation {
    private static let limit = 1 << 16

    static func violation(by bytes: [UInt8]) -> String? {
        guard let seed = bytes.first else { return nil }
        let message = bytes.dropFirst()
        let (whole, other) = (read([Array(message)]), read(Cuts(seed: seed).pieces(of: message)))
        if whole.bytes.count > limit || other.bytes.count > limit { return "inflated beyond the limit" }
        // What came before a fault depends on where the input was cut.
        if whole.fault != other.fault { return "whole: \(whole.fault ?? "none"), cut: \(other.fault ?? "none")" }
        return whole.fault == nil && whole.bytes != other.bytes ? "other bytes when cut" : nil
    }

    private static func read(_ pieces: [[UInt8]]) -> (bytes: [UInt8], fault: String?) {
        var inflater = MessageInflater()
        inflater.agreed(DeflateAgreement(), as: .client)
        var output: [UInt8] = []
        do throws(InflateFault) {
            for (index, piece) in pieces.enumerated() {
                try inflater.inflate(
                    piece.span, isFinal: index == pieces.count - 1, limit: limit - output.count, into: &output)
            }
        } catch { return (output, "\(error)") }
        return (output, nil)
    }
}
