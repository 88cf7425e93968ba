/// How stdin is cut into messages.
package enum InputForm: Equatable, Sendable {
    /// A text message a line, without its newline.
    case lines
    /// A text message between NUL bytes.
    case nul
    /// A line is a JSON value and a text message; empty lines are left out.
    case json
    /// Binary messages of at most so many bytes.
    case binary(chunk: Int)
}

/// Why something on stdin is no message.
package enum InputFault: Error, Equatable, Sendable {
    /// The message of that number, from 1, is not UTF-8.
    case notUTF8(message: Int)
    /// The line of that number, from 1, is not JSON.
    case notJSON(line: Int, reason: String)
    /// A message longer than the limit in bytes.
    case tooLong(message: Int, limit: Int)
}
