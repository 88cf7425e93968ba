import CSystem

/// The processors of this machine.
package enum Processors {
    /// How many this process may run on; at least 1.
    package static var available: Int { Int(csystem_processors()) }
}
