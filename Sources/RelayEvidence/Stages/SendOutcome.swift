/// What became of messages that were sent, and of what was expected in return.
package enum SendOutcome: Equatable, Sendable {
    /// Not everything had been sent when the session ended.
    case unsent
    /// Nothing was expected; a Pong behind the messages proves that the server read them.
    case proven
    /// Nothing was expected, and no Pong came.
    case unproven
    /// All expectations were met.
    case met
    /// These were not met, each as the operator wrote it.
    case unmet([String])
    /// A message came that was not to come.
    case rejected(String)
}
