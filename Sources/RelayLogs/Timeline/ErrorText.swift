/// One text of an error, and how often it was seen.
package struct ErrorText: Equatable, Sendable {
    package let logClass: LogClass
    package let cause: LogCause
    package let text: [UInt8]
    package internal(set) var run = ClassRun()
}
