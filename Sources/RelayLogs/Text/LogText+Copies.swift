import CScan

/// Copying bytes out of a text, and reading bytes as one.
extension LogText {
    /// The bytes copied out, at most `limit`. A base64url word that the limit would cut is left out whole: half a token
    /// is no longer seen as one.
    func bytes(limit: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        append(to: &bytes, limit: limit)
        return bytes
    }

    /// The same, at the end of an array.
    func append(to bytes: inout [UInt8], limit: Int) {
        var length = min(count, limit)
        if length < count {
            while length > 0, isTokenByte(self[length - 1]) { length -= 1 }
        }
        unsafe bytes.append(contentsOf: UnsafeBufferPointer(start: start, count: length))
    }

    /// Lends the bytes for the length of a call.
    func withSpan<R>(_ body: (Span<UInt8>) -> R) -> R {
        unsafe body(UnsafeBufferPointer(start: start, count: count).span)
    }

    /// Where it begins in a text that it is a part of; nil if it lies elsewhere.
    func place(in text: LogText) -> Int? {
        let place = unsafe text.start.distance(to: start)
        return place >= 0 && place + count <= text.count ? place : nil
    }

    /// Whether an array holds the same bytes from a place on.
    func isSame(as bytes: [UInt8], from place: Int) -> Bool {
        precondition(place >= 0 && count <= bytes.count - place)
        return unsafe bytes.withUnsafeBytes { unsafe cscan_same(start, $0.baseAddress! + place, count) != 0 }
    }

    /// Copies the bytes to a place of an array that has room for them.
    func copy(to bytes: inout [UInt8], at place: Int) {
        precondition(place >= 0 && count <= bytes.count - place)
        unsafe bytes.withUnsafeMutableBufferPointer { unsafe copy(to: $0.baseAddress! + place) }
    }

    /// Copies the bytes to memory that has room for them.
    @unsafe func copy(to memory: UnsafeMutablePointer<UInt8>) {
        unsafe memory.update(from: start, count: count)
    }
}

extension Collection<UInt8> {
    /// Lends the bytes as a text for the length of a call.
    @inline(__always) func withLogText<R>(_ body: (LogText) -> R) -> R {
        let result = withContiguousStorageIfAvailable { buffer in
            guard let start = buffer.baseAddress else { return body(.empty) }
            return unsafe body(LogText(start, buffer.count))
        }
        return result ?? Array(self).withLogText(body)
    }
}
