/// What a run has to experiment with.
package struct ExperimentMeans: Equatable, Sendable {
    /// `--experiments`.
    package enum Mode: String, Equatable, Sendable, CaseIterable {
        case off
        /// Only what can still separate the causes that remain.
        case auto
        /// Whatever can be asked.
        case all
    }

    package var mode = Mode.auto
    /// There are credentials, and the token in use is not from them.
    package var canLogIn = false
    /// How many backends `--direct` names.
    package var backends = 0
    /// Another path that should be open to the same user.
    package var otherPath: String?
    /// The origin of the target's own address.
    package var targetOrigin: String

    package init(targetOrigin: String) { self.targetOrigin = targetOrigin }
}
