import RelayBytes
import RelayEvidence
import Testing

@Suite struct BundleJSONTests {
    private func text(_ bundle: Bundle, _ layout: JSONWriter.Layout = .compact) -> [UInt8] {
        Array(JSONWriter.write(BundleJSON.value(bundle, version: "0"), layout).utf8)
    }

    @Test("what was saved is read as it was", arguments: Samples.bundles.indices) func roundTrip(index: Int) throws {
        let bundle = Samples.bundles[index]
        #expect(try BundleJSON.read(text(bundle)) == bundle)
        #expect(try BundleJSON.read(text(bundle, .indented)) == bundle)
    }

    @Test("it says what it is, first of all") func head() {
        let text = String(decoding: text(Samples.bundle), as: UTF8.self)
        #expect(text.hasPrefix(#"{"schema":"relayctl.bundle/1","version":"0","started_at":"2026-01-01T00:00:00Z","#))
    }

    @Test("members that nobody knows are passed over, at every depth") func additions() throws {
        for bundle in Samples.bundles {
            #expect(try BundleJSON.read(Self.grown(BundleJSON.value(bundle, version: "0"))) == bundle)
        }
    }

    /// Every object but the fields of INFO, whose names are the server's, with a member more.
    private static func grown(_ value: JSONValue, isMap: Bool = false) -> JSONValue {
        switch value {
        case .array(let elements): return .array(elements.map { grown($0) })
        case .object(let object):
            var members = object.members.map {
                JSONObject.Member(name: $0.name, value: grown($0.value, isMap: $0.name == "info"))
            }
            if !isMap { members.append(.init(name: "of tomorrow", value: ["a": [1]])) }
            return .object(JSONObject(members: members))
        default: return value
        }
    }

    @Test(
        "what is no bundle is refused in one line",
        arguments: [
            ("", "not JSON: nothing there at byte 0"), ("{", "not JSON: it ends too soon at byte 1"),
            ("[]", "no bundle of relayctl: it has no schema"), ("{}", "no bundle of relayctl: it has no schema"),
            (#"{"schema":1}"#, "no bundle of relayctl: it has no schema"),
            (
                #"{"schema":"relayctl.bundle/2"}"#,
                "not a relayctl.bundle/1: its schema is 'relayctl.bundle/2'"
            ),
            (
                #"{"schema":"relayctl.probe/1\u001b[2J"}"#,
                #"not a relayctl.bundle/1: its schema is 'relayctl.probe/1\u{1b}[2J'"#
            ),
            (#"{"schema":"relayctl.bundle/1"}"#, "target is missing"),
            (#"{"schema":"relayctl.bundle/1","target":7}"#, "target is not an object"),
            (#"{"schema":"relayctl.bundle/1","target":{"url":null}}"#, "target.url is not a line of text"),
        ])
    func refused(text: String, words: String) {
        #expect(throws: BundleFault.self) { try BundleJSON.read(Array(text.utf8)) }
        do throws(BundleFault) { _ = try BundleJSON.read(Array(text.utf8)) } catch { #expect("\(error)" == words) }
    }

    /// Each member taken away or replaced, one at a time: a fault or another bundle, never an end of the program.
    @Test("a damaged bundle is a fault, never a crash", arguments: Samples.bundles.indices.filter { $0 % 40 == 0 })
    func damaged(index: Int) {
        let value = BundleJSON.value(Samples.bundles[index], version: "0")
        var read = 0
        for other in [nil, .null, 7, -1, "x", true, [[]], ["kind": "x"], .number(JSONNumber(Int64.min))] as [JSONValue?]
        {
            Damage.each(value, with: other) { damaged in
                if (try? BundleJSON.read(damaged)) != nil { read += 1 }
            }
        }
        #expect(read > 0)
    }

    @Test("the path of a fault leads to it") func path() {
        let text = """
            {"schema":"relayctl.bundle/1","target":{"url":"","api_origin":"","origin":null,"origin_source":"","room":null,\
            "name":"","uses_tls":false,"proxy":null},"started_at":"2026-01-01T00:00:00Z","began_ms":0,"ended_ms":0,\
            "required":[],"stages":{"dns":{"began_ms":0,"ended_ms":0,"facts":{"host":"h","outcome":{"kind":"addresses",\
            "addresses":["a",1]}}}}}
            """
        #expect(throws: BundleFault.unexpected(path: "stages.dns.facts.outcome.addresses[1]", wanted: "a line of text"))
        {
            try BundleJSON.read(Array(text.utf8))
        }
    }

    @Test("a matrix without a row for each member is refused") func matrix() {
        let bundle = Samples.bundles.first { $0.broadcast.facts?.backends != nil } ?? Samples.bundle
        var caught: [BundleFault] = []
        Damage.each(BundleJSON.value(bundle, version: "0"), with: [[]]) { damaged in
            do throws(BundleFault) { _ = try BundleJSON.read(damaged) } catch { caught.append(error) }
        }
        #expect(
            caught.contains(
                .unexpected(
                    path: "stages.broadcast.facts.backends.heard_ms", wanted: "a row and a column for each member")))
    }
}

/// A value with one part changed, for each of its parts.
private enum Damage {
    static func each(_ value: JSONValue, with other: JSONValue?, _ body: (JSONValue) -> Void) {
        switch value {
        case .array(let elements):
            for (index, element) in elements.enumerated() {
                var changed = elements
                if let other { changed[index] = other } else { changed.remove(at: index) }
                body(.array(changed))
                each(element, with: other) { part in
                    changed = elements
                    changed[index] = part
                    body(.array(changed))
                }
            }
        case .object(let object):
            for member in object.members {
                var changed = object
                changed[member.name] = other
                body(.object(changed))
                each(member.value, with: other) { part in
                    changed = object
                    changed[member.name] = part
                    body(.object(changed))
                }
            }
        default: break
        }
    }
}
