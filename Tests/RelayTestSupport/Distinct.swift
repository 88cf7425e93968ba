/// The different outcomes of a test that was made in many ways, such as a stream cut at every byte: one, if all is well.
package struct Distinct<Value: Equatable>: Equatable, ExpressibleByArrayLiteral {
    private var values: [Value] = []

    package init(arrayLiteral values: Value...) { values.forEach { insert($0) } }

    package var count: Int { values.count }
    package var first: Value? { values.first }

    /// Keeps a value that is equal to none before it.
    package mutating func insert(_ value: Value) {
        if !values.contains(value) { values.append(value) }
    }
}
