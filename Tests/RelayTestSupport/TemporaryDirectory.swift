import Glibc

/// A new directory for one test, removed with all that it holds when its owner ends.
package final class TemporaryDirectory: Sendable {
    package let path: String

    package init() {
        var template = Array("\(Self.parent)/relayctl-test-XXXXXX".utf8CString)
        precondition(mkdtemp(&template) != nil, "no temporary directory: errno \(errno)")
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit { Self.remove(path) }

    /// Removes it before its owner ends; a second time does nothing.
    package func remove() { Self.remove(path) }

    /// The path of a file in it.
    package func file(_ name: String) -> String { "\(path)/\(name)" }

    /// Makes a file in it and gives its path.
    @discardableResult
    package func write(_ name: String, _ text: String, mode: mode_t = 0o644) -> String {
        let path = file(name)
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        precondition(descriptor >= 0, "cannot write \(path): errno \(errno)")
        defer { close(descriptor) }
        let bytes = Array(text.utf8)
        precondition(Glibc.write(descriptor, bytes, bytes.count) == bytes.count, "short write")
        fchmod(descriptor, mode)
        return path
    }

    private static var parent: String { getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp" }

    private static func remove(_ path: String) {
        if unlink(path) == 0 { return }
        if let stream = opendir(path) {
            while let entry = readdir(stream) {
                let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                    pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                }
                if name != ".", name != ".." { remove("\(path)/\(name)") }
            }
            closedir(stream)
        }
        rmdir(path)
    }
}
