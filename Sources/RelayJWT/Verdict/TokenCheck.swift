import RelayBytes

/// One rule and whether the token keeps it.
package struct TokenCheck: Equatable, Sendable {
    package enum Status: String, Equatable, Sendable { case ok, fail, skip, warn }

    /// What a failed check makes of the verdict.
    package struct Failure: Equatable, Sendable {
        package let verdict: TokenVerdict.Kind
        /// What follows the dot: `exp_type` of `invalid.exp_type`.
        package let reason: String

        package init(_ verdict: TokenVerdict.Kind, _ reason: String) {
            self.verdict = verdict
            self.reason = reason
        }
    }

    /// `signature`, `exp`, `aud`: stable.
    package let name: String
    package let status: Status
    /// What would be right: `> 1762560000`.
    package let expected: String?
    /// What the token has.
    package let actual: JSONValue?
    /// In words, without a full stop.
    package let detail: String
    /// Set if and only if the status is `fail`; nil too where the failure leaves the token valid.
    package let failure: Failure?

    private init(
        _ name: String, _ status: Status, _ expected: String?, _ actual: JSONValue?, _ detail: String,
        _ failure: Failure? = nil
    ) {
        self.name = name
        self.status = status
        self.expected = expected
        self.actual = actual
        self.detail = detail
        self.failure = failure
    }

    /// The same outcome without the values.
    func blanked(_ blank: String) -> Self {
        Self(
            name, status, expected == nil ? nil : blank, actual == nil ? nil : .string(blank),
            status == .fail ? "not as asked" : detail, failure)
    }

    /// A rule that is kept.
    package static func ok(_ name: String, _ detail: String, expected: String? = nil, actual: JSONValue? = nil) -> Self
    {
        Self(name, .ok, expected, actual, detail)
    }

    /// A rule that was not asked for, or could not be asked.
    package static func skip(_ name: String, _ detail: String) -> Self { Self(name, .skip, nil, nil, detail) }

    /// A rule that is kept, with something to say.
    package static func warn(_ name: String, _ detail: String, expected: String? = nil, actual: JSONValue? = nil)
        -> Self
    {
        Self(name, .warn, expected, actual, detail)
    }

    /// A rule that is broken, and what that makes of the verdict.
    package static func fail(
        _ name: String, _ verdict: TokenVerdict.Kind, reason: String? = nil, _ detail: String, expected: String? = nil,
        actual: JSONValue? = nil
    ) -> Self {
        Self(name, .fail, expected, actual, detail, Failure(verdict, reason ?? name))
    }

    /// A failure of an expectation about the future that leaves the token valid today: `--min-remaining`.
    package static func short(_ name: String, _ detail: String, expected: String, actual: JSONValue?) -> Self {
        Self(name, .fail, expected, actual, detail)
    }
}
