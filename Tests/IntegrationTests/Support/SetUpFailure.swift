/// Why a test could not be set up.
struct SetUpFailure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
