/// Which addresses of a name are asked for (`-4`, `-6`).
package enum AddressFamily: Hashable, Sendable {
    case any
    case v4
    case v6
}
