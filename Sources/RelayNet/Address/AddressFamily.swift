/// Which addresses of a name are asked for (`-4`, `-6`).
package enum AddressFamily: Equatable, Sendable {
    case any
    case v4
    case v6
}
