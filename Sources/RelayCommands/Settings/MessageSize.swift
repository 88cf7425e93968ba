import RelayBytes

/// The size that `--max-message-size` names.
enum MessageSize {
    /// Bytes, at least 1; nil without the option.
    static func parse(_ text: String?) throws(CommandFailure) -> Int? {
        guard let text else { return nil }
        let size: Int
        do throws(SizeText.Fault) { size = try SizeText.parse(text) } catch {
            throw .usage("--max-message-size: \(error)")
        }
        guard size > 0 else { throw .usage("--max-message-size: a message has at least one byte") }
        return size
    }
}
