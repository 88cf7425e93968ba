import RelayBytes
import RelayDiagnosis

/// Every setting of a run, each with its source (PRODUCT: settings). Nothing is looked up after this.
package struct Settings: Equatable, Sendable {
    private var values: [SettingName: Setting] = [:]
    /// Nil when nothing points at one.
    package var target: ResolvedTarget?
    /// Where the address came from.
    package var targetSource: SettingSource?
    /// Where the API's came from, if it was not made from the socket's.
    package var apiSource: SettingSource?
    /// The profile in use, and what chose it.
    package var profile: Setting?
    /// SECRET_KEY and ALLOWED_HOSTS of the application.
    package var secretKey: Secret?
    package var application = EnvFile()
    /// What the operator should know of the settings.
    package var notes: [String] = []

    package init() {}

    /// The setting, or what is built in for it; nil when there is neither.
    package subscript(name: SettingName) -> Setting? {
        get { values[name] ?? name.builtIn.map { Setting($0, .builtIn) } }
        set { values[name] = newValue }
    }

    /// The value of a setting that always has one.
    package func text(_ name: SettingName) -> String { self[name]?.value ?? "" }

    /// The target of a command that cannot do without.
    package func neededTarget() throws(CommandFailure) -> ResolvedTarget {
        guard let target else {
            throw .usage("no target: give a URL, or '\(TargetResolver.demo)' for a relay of its own")
        }
        return target
    }

    /// The same settings for another address: that of the relay that was started for `demo`.
    func address(_ url: String) throws(CommandFailure) -> ResolvedTarget { try TargetResolver(self).address(url) }
}
