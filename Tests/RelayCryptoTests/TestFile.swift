import Glibc

/// Files of this folder, read without Foundation.
enum TestFile {
    /// The bytes of a file under `Cases`.
    static func bytes(_ name: String, from here: String = #filePath) -> [UInt8] {
        let folder = here.split(separator: "/").dropLast().joined(separator: "/")
        guard let file = fopen("/\(folder)/Cases/\(name)", "r") else { return [] }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 65_536)
        while case let count = fread(&block, 1, block.count, file), count > 0 { bytes += block[..<count] }
        return bytes
    }
}
