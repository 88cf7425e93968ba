import RelayBytes

/// The body of a POST as Django REST framework reads it: JSON or a form.
enum RequestBody: Equatable, Sendable {
    case object(JSONObject)
    /// JSON that is not an object; Python's name of its type.
    case other(String)

    init(of request: ReceivedRequest) throws(BodyFault) {
        let type = request.field("content-type") ?? ""
        let media = type.prefix { $0 != ";" }.trimmedOWS.asciiLowercased
        switch media {
        case _ where request.body.isEmpty: self = .object(JSONObject())
        case "application/json": try self.init(json: request.body)
        case "application/x-www-form-urlencoded": self = .object(Self.form(request.body))
        default: throw .unsupported(mediaType: type)
        }
    }

    private init(json: [UInt8]) throws(BodyFault) {
        let value: JSONValue
        do throws(JSONFault) { value = try JSONReader.read(json) } catch {
            throw .notJSON(PythonText.jsonComplaint(error, in: json))
        }
        switch value {
        case .object(let object): self = .object(object)
        case .array: self = .other("list")
        case .string: self = .other("str")
        case .number(let number): self = .other(number.int64 == nil ? "float" : "int")
        case .bool: self = .other("bool")
        case .null: self = .object(JSONObject())
        }
    }

    private static func form(_ body: [UInt8]) -> JSONObject {
        var object = JSONObject()
        for pair in String(decoding: body, as: UTF8.self).split(separator: "&") {
            let name = pair.prefix { $0 != "=" }
            object.append(QueryText.decode(name), .string(QueryText.decode(pair.dropFirst(name.count + 1))))
        }
        return object
    }
}

/// Why a body cannot be read.
enum BodyFault: Error, Equatable, Sendable {
    case unsupported(mediaType: String)
    /// Python's complaint.
    case notJSON(String)
}
