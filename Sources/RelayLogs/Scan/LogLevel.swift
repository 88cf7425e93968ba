/// The level that a line names.
enum LogLevel: UInt8 {
    case none, debug, info, warning, error
}
