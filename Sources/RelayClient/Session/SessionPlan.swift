import RelayBytes
import RelayEvidence

/// A session resolved to the last word: the way to the server, the opening handshake, and how long all of it may take.
package struct SessionPlan: Sendable {
    package var connection: ConnectionPlan
    package var handshake: HandshakePlan
    package var target: TargetFacts
    package var token: GivenToken?
    /// From the request to the end of the head.
    package var handshakeTimeout = Duration.seconds(10)
    package var closeTimeout = Duration.seconds(3)
    /// The end of the run, whatever the session wants.
    package var deadline: Instant?
    /// Bytes of a message that comes.
    package var maximumMessage = 16 << 20
    /// How a chat message is wrapped; `{text}` stands for its text.
    package var messageTemplate = "{text}"
    /// Whether what goes over the wire is shown as it is, secrets and all.
    package var showsSecrets = false

    package init(connection: ConnectionPlan, handshake: HandshakePlan, target: TargetFacts) {
        self.connection = connection
        self.handshake = handshake
        self.target = target
    }
}
