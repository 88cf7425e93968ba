import RelayBytes
import RelayEvidence
import Testing

@Suite struct SavedRunsTests {
    private static let one = Samples.bundles[0]
    private static let other = Samples.bundles[1]

    private func text(_ runs: SavedRuns) -> [UInt8] { Array(JSONWriter.write(runs.value(version: "0")).utf8) }

    @Test("one run is a bundle by itself") func single() throws {
        let written = text(SavedRuns(targets: [[Self.one]], isSet: false))
        #expect(try BundleJSON.read(written) == Self.one)
        let read = try SavedRuns(written)
        #expect(read.targets == [[Self.one]] && !read.isSet)
    }

    @Test(
        "several runs keep their order, and whether several targets were asked for",
        arguments: [
            ([[one, other]], false), ([[one], [other]], true), ([[one, one], [other, one]], true), ([[other]], true),
        ])
    func several(targets: [[Bundle]], isSet: Bool) throws {
        let read = try SavedRuns(text(SavedRuns(targets: targets, isSet: isSet)))
        #expect(read.targets == targets && read.isSet == isSet)
    }

    @Test("targets without a run are refused", arguments: ["[]", "[[]]"]) func empty(targets: String) {
        let text = #"{"schema":"relayctl.bundle-set/1","several_targets":true,"targets":\#(targets)}"#
        #expect(throws: BundleFault.unexpected(path: "targets", wanted: "a run or more for each target")) {
            try SavedRuns(Array(text.utf8))
        }
    }

    @Test("a fault in one of them says where") func path() {
        let text = #"{"schema":"relayctl.bundle-set/1","several_targets":true,"targets":[[{"target":7}]]}"#
        #expect(throws: BundleFault.unexpected(path: "targets[0][0].target", wanted: "an object")) {
            try SavedRuns(Array(text.utf8))
        }
    }
}
