import RelayBytes

extension JOSEHeader {
    /// Names of `crit` that are complained about one by one; the rest are counted.
    static let mostFaults = 16

    /// The rules that the header breaks, in the order alg, crit, kid; `understood` are the extensions that the reader
    /// implements (`b64` for a JWS with a detached payload).
    package func faults(understood: Set<String> = []) -> [HeaderFault] {
        [algorithmFault].compactMap(\.self) + criticalFaults(understood) + [keyIdentifierFault].compactMap(\.self)
    }

    private var algorithmFault: HeaderFault? {
        switch alg {
        case .absent: .algorithmMissing
        case .mistyped(let value): .algorithmNotText(value)
        // Every spelling: a recipient that folds case must not be met half-way (RFC 8725 section 3.2).
        case .value(let name): name.equalsIgnoringASCIICase("none") ? .algorithmNone : nil
        }
    }

    private var keyIdentifierFault: HeaderFault? {
        guard case .mistyped(let value) = kid else { return nil }
        return .keyIdentifierNotText(value)
    }

    private func criticalFaults(_ understood: Set<String>) -> [HeaderFault] {
        guard let crit = members.exactly("crit") else {
            return encodesPayload ? [] : [.unencodedPayloadNotCritical]
        }
        guard case .array(let names) = crit else { return [.criticalNotArray(crit)] }
        guard !names.isEmpty else { return [.criticalEmpty] }
        var faults: [HeaderFault] = []
        var seen: Set<[UInt8]> = []
        for (index, element) in names.enumerated() {
            guard faults.count < Self.mostFaults else {
                faults.append(.criticalMore(names.count - index))
                break
            }
            guard case .string(let name) = element else {
                faults.append(.criticalNotText(element))
                continue
            }
            if !seen.insert(Array(name.utf8)).inserted {
                faults.append(.criticalTwice(name))
            } else if Self.registered.contains(where: name.isExactly) {
                faults.append(.criticalRegistered(name))
            } else if !understood.contains(where: name.isExactly) {
                faults.append(.criticalUnknown(name))
            } else if members.exactly(name) == nil {
                faults.append(.criticalAbsent(name))
            }
        }
        if !encodesPayload, !names.contains(where: { $0.string?.isExactly("b64") ?? false }) {
            faults.append(.unencodedPayloadNotCritical)
        }
        return faults
    }

    /// RFC 7515 section 4.1, RFC 7516 section 4.1 and RFC 7518 section 4.
    private static let registered = [
        "alg", "jku", "jwk", "kid", "x5u", "x5c", "x5t", "x5t#S256", "typ", "cty", "crit", "enc", "zip", "epk", "apu",
        "apv", "iv", "tag", "p2s", "p2c",
    ]
}
