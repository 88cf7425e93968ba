/// What the operator holds a run against. A bundle keeps it, so that it is judged by the same terms when it is read
/// again.
package struct Terms: Equatable, Sendable {
    /// `--strict`: a degraded target exits 1.
    package var isStrict = false
    /// `--expect-status`: the status with which the handshake is to be answered.
    package var expectedStatus: Int?
    /// `--warn-days`: a certificate that ends within so many days is worth a warning.
    package var warnDays = 21

    package init() {}
}
