import RelayRESP

/// A reply stream reads the same however it is cut.
enum RESP {
    static func violation(by bytes: [UInt8]) -> String? {
        guard let seed = bytes.first else { return nil }
        let stream = bytes.dropFirst()
        let (whole, other) = (read([Array(stream)]), read(Cuts(seed: seed).pieces(of: stream)))
        return whole == other ? nil : "whole: \(whole)\ncut: \(other)"
    }

    private static func read(_ pieces: [[UInt8]]) -> [String] {
        var reader = RESPReader()
        var read: [String] = []
        do throws(RESPFault) {
            for piece in pieces {
                reader.append(piece)
                while let value = try reader.next() { read.append("\(value)") }
            }
        } catch {
            return read + ["\(error.kind) at \(error.offset)"]
        }
        return read + ["\(String(describing: reader.endOfStream()))"]
    }
}
