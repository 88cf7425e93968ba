import CSystem
import Glibc

/// The environment that the process was started with.
package enum EnvironmentVariables {
    /// The variable's value, or nil when it is not set.
    package static func value(_ name: String) -> String? {
        guard let text = unsafe getenv(name) else { return nil }
        return unsafe String(cString: text)
    }

    /// All of them; an entry without `=` is left out.
    package static func all() -> [String: String] {
        var result: [String: String] = [:]
        guard var next = unsafe csystem_environment() else { return result }
        while let entry = unsafe next.pointee {
            let text = unsafe String(cString: entry)
            if let equals = text.firstIndex(of: "=") {
                result[String(text[..<equals])] = String(text[text.index(after: equals)...])
            }
            unsafe next += 1
        }
        return result
    }
}
