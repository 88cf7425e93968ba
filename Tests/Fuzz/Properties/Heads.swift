import RelayBytes
import RelayFrames

/// A head reads the same however it is cut.
enum Heads {
    static func violation(by bytes: [UInt8]) -> String? {
        guard bytes.count > 2 else { return nil }
        let stream = bytes[2...]
        let kind: HeadReader.Kind = bytes[1] & 1 == 1 ? .request : .response
        let (whole, other) = (read([Array(stream)], kind), read(Cuts(seed: bytes[0]).pieces(of: stream), kind))
        return whole == other ? nil : "whole: \(whole)\ncut: \(other)"
    }

    private static func read(_ pieces: [[UInt8]], _ kind: HeadReader.Kind) -> String {
        var reader = HeadReader(kind)
        var rest = 0
        for piece in pieces {
            guard !reader.isComplete else {
                rest += piece.count
                continue
            }
            do throws(HeadFault) { rest += piece.count - (try reader.read(piece.span)) } catch { return "\(error)" }
        }
        guard reader.isComplete else { return "\(String(describing: reader.endFault))" }
        return "\(String(describing: reader.request)) \(String(describing: reader.response)) \(rest)"
    }
}
