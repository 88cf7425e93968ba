/// What was seen anywhere in a log: from it follows what its configuration hides.
package struct LogFeatures: OptionSet, Equatable, Sendable {
    package let rawValue: UInt32

    package init(rawValue: UInt32) { self.rawValue = rawValue }

    /// Daphne's own access lines, which go to stdout.
    package static let daphneAccess = LogFeatures(rawValue: 1)
    /// runserver's lines.
    package static let runserver = LogFeatures(rawValue: 2)
    package static let uvicorn = LogFeatures(rawValue: 4)
    /// Access lines as only hypercorn writes them.
    package static let hypercorn = LogFeatures(rawValue: 8)
    package static let nginx = LogFeatures(rawValue: 16)
    /// A line of a logger at level INFO or below.
    package static let infoLines = LogFeatures(rawValue: 32)
    /// A line of a logger at level WARNING or above, or of the application without a level.
    package static let loggerLines = LogFeatures(rawValue: 64)
    package static let journal = LogFeatures(rawValue: 128)
    /// Lines that carry a time of their own.
    package static let stamped = LogFeatures(rawValue: 256)
    /// `[stamp] [process] [INFO]`, the form of both hypercorn's and gunicorn's lines.
    package static let processLines = LogFeatures(rawValue: 512)
    /// What gunicorn alone says.
    package static let gunicorn = LogFeatures(rawValue: 1024)

    /// Whether hypercorn is the server: its own lines say so, or that form where gunicorn does not speak.
    package var isHypercorn: Bool { contains(.hypercorn) || contains(.processLines) && !contains(.gunicorn) }
}
