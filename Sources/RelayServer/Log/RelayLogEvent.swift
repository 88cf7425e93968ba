/// What the relay says about itself; how it reads is `RelayLogLines`' business.
package enum RelayLogEvent: Equatable, Sendable {
    case listening(address: String, port: UInt16)
    /// The four stages of a socket, in Daphne's words.
    case connecting(path: String)
    case connected(path: String)
    case rejected(path: String)
    case disconnected(path: String)
    // The document's lines.
    case authSuccess(user: String, id: Int)
    case authFailed(String)
    case noToken
    case authError(String)
    case joined(user: String, room: String)
    case left(user: String, room: String, code: UInt16?)
    /// An exception that ended the application: its text and the class that was raised.
    case exception(text: String, raised: String)
    case access(method: String, path: String, status: Int, size: Int, took: Duration)
    /// A complaint of django.request, such as `Unauthorized: /api/auth/me/`; an error from 500 on.
    case complaint(status: Int, path: String)
    /// An exception in a view: django.request's complaint with its traceback.
    case failure(path: String, text: String, raised: String)
    /// A refused Host, with the text of the exception.
    case hostRefused(String)
    case killed(instances: Int)
    /// `-v`: what a handshake asked for, tokens masked, and what became of it.
    case handshake(path: String, origin: String?, offered: String, verdict: String)
    /// A line of ours, which no Daphne writes.
    case ours(String)
}
