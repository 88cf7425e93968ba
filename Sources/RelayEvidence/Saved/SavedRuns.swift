import RelayBytes

/// What a file of `--save` holds: the rounds of one target, or of each of several, in their order.
package struct SavedRuns {
    package let targets: [[Bundle]]
    /// Whether several targets were asked for, also when there was one.
    package let isSet: Bool

    package init(targets: [[Bundle]], isSet: Bool) {
        self.targets = targets
        self.isSet = isSet
    }
}

extension SavedRuns {
    package static let setSchema = "relayctl.bundle-set/1"

    /// One run is a `relayctl.bundle/1`; several are bundles in a `relayctl.bundle-set/1`.
    package func value(version: String) -> JSONValue {
        if !isSet, targets.count == 1, targets[0].count == 1 {
            return BundleJSON.value(targets[0][0], version: version)
        }
        return [
            "schema": .string(Self.setSchema), "version": .string(version), "several_targets": .bool(isSet),
            "targets": .array(
                targets.map { rounds in .array(rounds.map { BundleJSON.value($0, version: version) }) }),
        ]
    }

    /// Reads what `value` wrote; nothing of it is trusted.
    package init(_ text: [UInt8]) throws(BundleFault) {
        let value = try BundleJSON.parse(text)
        guard value["schema"]?.string == Self.setSchema else {
            self.init(targets: [[try BundleJSON.read(value)]], isSet: false)
            return
        }
        let root = SavedValue(value: value, path: "")
        let targets = try root.member("targets").elements().map { rounds throws(BundleFault) in
            try rounds.elements().map { round throws(BundleFault) in try Bundle(round) }
        }
        guard !targets.isEmpty, targets.allSatisfy({ !$0.isEmpty }) else {
            throw try root.member("targets").unexpected("a run or more for each target")
        }
        self.init(targets: targets, isSet: try root.fact("several_targets"))
    }
}
