/// The words with which a command line points at a target.
package struct TargetWords: Equatable, Sendable {
    /// The word itself: a URL, a host or the name of a profile.
    package var target: String?
    /// `--connect`.
    package var connect: String?
    /// `--profile`.
    package var profile: String?
    /// `--env-file`, in the order given.
    package var envFiles: [String] = []

    package init(target: String? = nil, connect: String? = nil, profile: String? = nil) {
        self.target = target
        self.connect = connect
        self.profile = profile
    }
}
