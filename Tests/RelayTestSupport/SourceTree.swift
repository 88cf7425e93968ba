import Glibc

/// The repository on disk, for tests that read sources and documents.
package enum SourceTree {
    /// The folder that holds `Package.swift`, found upwards from a file of the repository.
    package static func root(from file: StaticString = #filePath) -> String? {
        var folder = file.description
        while let slash = folder.lastIndex(of: "/") {
            folder = String(folder[..<slash])
            if access(folder + "/Package.swift", R_OK) == 0 { return folder }
        }
        return nil
    }

    /// The paths of all regular files below `folder`, relative to it and sorted. Folders named in `skipping` are not
    /// entered, nor are symbolic links followed.
    package static func files(below folder: String, skipping: (String) -> Bool = { _ in false }) -> [String] {
        var found: [String] = []
        collect(folder, "", skipping, into: &found)
        return found.sorted()
    }

    /// The names of the folders directly inside `folder`, sorted.
    package static func folders(in folder: String) -> [String] {
        entries(of: folder).filter { kind(of: "\(folder)/\($0)") == S_IFDIR }.sorted()
    }

    /// The bytes of a file, or nil if it cannot be read.
    package static func bytes(of path: String) -> [UInt8]? {
        guard let file = fopen(path, "r") else { return nil }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = fread(&piece, 1, piece.count, file)
            if count == 0 { return bytes }
            bytes.append(contentsOf: piece[..<count])
        }
    }

    /// The text of a file; bytes that are not UTF-8 become U+FFFD.
    package static func text(of path: String) -> String? {
        bytes(of: path).map { String(decoding: $0, as: UTF8.self) }
    }

    private static func collect(
        _ root: String, _ folder: String, _ skipping: (String) -> Bool, into found: inout [String]
    ) {
        for name in entries(of: root + "/" + folder) {
            let path = folder.isEmpty ? name : "\(folder)/\(name)"
            switch kind(of: "\(root)/\(path)") {
            case S_IFDIR: if !skipping(name) { collect(root, path, skipping, into: &found) }
            case S_IFREG: found.append(path)
            default: break
            }
        }
    }

    private static func kind(of path: String) -> mode_t {
        var status = stat()
        return lstat(path, &status) == 0 ? status.st_mode & S_IFMT : 0
    }

    private static func entries(of folder: String) -> [String] {
        guard let stream = opendir(folder) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }
}
