/// `FORMAT=FILE` of `--report`; stdout is the answer's, so that the file is not `-`.
struct ReportPlace: Equatable {
    let format: String
    let path: String

    init?(_ word: String) {
        let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
        guard parts.count == 2, parts[1] != "-" else { return nil }
        (format, path) = (parts[0], parts[1])
    }
}
