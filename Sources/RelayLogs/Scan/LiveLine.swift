/// A line that is shown as it comes.
package struct LiveLine: Equatable, Sendable {
    package let logClass: LogClass
    package var excerpt: LogExcerpt
}
