extension SessionView {
    /// How messages are written.
    enum Form {
        /// Exact bytes; a text message gets a newline.
        case plain
        case raw
        /// For a person at a terminal: escaped.
        case screen
        case ndjson
        case json

        /// A format as it is written off a terminal.
        init(_ format: SessionFormat) {
            switch format {
            case .text: self = .plain
            case .raw: self = .raw
            case .ndjson: self = .ndjson
            case .json: self = .json
            }
        }
    }
}
