import RelayTestSupport

/// The files of the repository that these tests read.
enum Repository {
    static let root = SourceTree.root() ?? ""

    /// Every Swift file below `Sources`.
    static let sources: [SwiftSource] = files(below: "Sources").filter { $0.hasSuffix(".swift") }.compactMap { path in
        SourceTree.text(of: "\(root)/\(path)").map { SwiftSource(path: path, text: $0) }
    }

    /// The folders below `Sources`: one for each target.
    static let targets = SourceTree.folders(in: "\(root)/Sources")

    static let manifest = SourceTree.text(of: "\(root)/Package.swift") ?? ""

    /// Every other file too, but for what a build leaves behind.
    static let documents: [String] = files(below: "")

    private static func files(below folder: String) -> [String] {
        let start = folder.isEmpty ? root : "\(root)/\(folder)"
        return SourceTree.files(
            below: start, skipping: { $0.hasPrefix(".build") || $0 == ".git" || $0 == "__pycache__" }
        )
        .map { folder.isEmpty ? $0 : "\(folder)/\($0)" }
    }
}
