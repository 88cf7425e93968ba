import COpenSSL
import RelayBytes

extension Certificate {
    var subject: String { lend { unsafe Self.text(X509_get_subject_name($0)) } }

    var issuer: String { lend { unsafe Self.text(X509_get_issuer_name($0)) } }

    /// The last, most specific, commonName of the subject.
    var commonName: String? {
        lend { certificate in
            guard let name = unsafe X509_get_subject_name(certificate) else { return nil }
            var (last, index) = (Int32(-1), unsafe X509_NAME_get_index_by_NID(name, NID_commonName, -1))
            while index >= 0 {
                last = index
                index = unsafe X509_NAME_get_index_by_NID(name, NID_commonName, last)
            }
            guard last >= 0, let entry = unsafe X509_NAME_get_entry(name, last) else { return nil }
            var octets: UnsafeMutablePointer<UInt8>?
            let count = unsafe ASN1_STRING_to_UTF8(&octets, X509_NAME_ENTRY_get_data(entry))
            defer { unsafe CRYPTO_free(octets, "", 0) }
            guard count >= 0, let octets = unsafe octets else { return nil }
            return unsafe String(decoding: UnsafeBufferPointer(start: octets, count: Int(count)), as: UTF8.self)
        }
    }

    /// Whether subject and issuer are the same name.
    var isSelfIssued: Bool {
        lend { unsafe X509_NAME_cmp(X509_get_subject_name($0), X509_get_issuer_name($0)) == 0 }
    }

    /// Whether it has the authorityInfoAccess extension (RFC 5280 section 4.2.2.1).
    var hasIssuerAccess: Bool { lend { unsafe X509_get_ext_by_NID($0, NID_info_access, -1) >= 0 } }

    /// `sha256WithRSAEncryption`, `ecdsa-with-SHA256`.
    var signatureAlgorithm: String {
        lend { certificate in
            guard let name = unsafe OBJ_nid2ln(X509_get_signature_nid(certificate)) else { return "undefined" }
            return unsafe String(cString: name)
        }
    }

    /// OpenSSL's name of the key's type, and its size in bits; `unknown` and 0 for a key that it does not know.
    var keySize: (String, Int) {
        guard let key = publicKey else { return ("unknown", 0) }
        let bits = key.lend { unsafe Int(EVP_PKEY_get_bits($0)) }
        return (key.typeName, bits)
    }

    /// notBefore and notAfter; nil where one is no time.
    var validity: (UnixTime, UnixTime)? {
        lend { certificate in
            guard let start = unsafe Self.time(X509_get0_notBefore(certificate)),
                let end = unsafe Self.time(X509_get0_notAfter(certificate))
            else { return nil }
            return (start, end)
        }
    }

    private static func time(_ time: UnsafePointer<ASN1_TIME>?) -> UnixTime? {
        var parts = unsafe tm()
        guard unsafe ASN1_TIME_to_tm(time, &parts) == 1 else { return nil }
        return unsafe CivilTime(
            year: Int64(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday),
            hour: Int(parts.tm_hour), minute: Int(parts.tm_min), second: Int(parts.tm_sec)
        ).unixTime
    }

    private static func text(_ name: OpaquePointer?) -> String {
        guard let bio = unsafe BIO_new(BIO_s_mem()) else { return "" }
        defer { unsafe BIO_free(bio) }
        guard unsafe relay_print_name(bio, name) >= 0 else { return "" }
        var bytes: UnsafeMutablePointer<CChar>?
        let count = unsafe relay_bio_bytes(bio, &bytes)
        guard count > 0, let bytes = unsafe bytes else { return "" }
        let raw = unsafe UnsafeRawBufferPointer(start: bytes, count: count)
        return unsafe String(decoding: raw, as: UTF8.self)
    }
}
