import CSystem
import Glibc

/// A system call that failed, and why.
package struct SystemFailure: Error, Equatable, Sendable {
    /// The call's name: `open`, `connect`.
    package let call: String
    package let errno: Int32

    package init(call: String, errno: Int32) {
        self.call = call
        self.errno = errno
    }

    /// The kernel's reason in words: `No such file or directory`.
    package var text: String { Self.text(of: errno) }

    /// The words for an errno.
    package static func text(of errno: Int32) -> String {
        guard let text = unsafe csystem_error_text(errno) else { return "error \(errno)" }
        return unsafe String(cString: text)
    }

    /// The constant's name for an errno: `ENOENT`.
    package static func name(of errno: Int32) -> String {
        guard let name = unsafe csystem_error_name(errno) else { return "errno \(errno)" }
        return unsafe String(cString: name)
    }

    /// The failure of the call that has just returned -1.
    package static func last(_ call: String) -> SystemFailure { SystemFailure(call: call, errno: Glibc.errno) }
}
