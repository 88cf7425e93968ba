import RelayBytes

/// What a member says to its room, read as the naive consumer reads it, and the copy that everybody gets.
package struct ChatMessage: Equatable, Sendable {
    package let message: JSONValue

    /// Reads `{"type":"chat_message","message":...}`. Anything else is what Python would raise.
    package init(text: [UInt8]) throws(ConsumerException) {
        let value: JSONValue
        do throws(JSONFault) { value = try JSONReader.read(text) } catch {
            throw ConsumerException(
                text: PythonText.jsonComplaint(error, in: text), raised: "json.decoder.JSONDecodeError")
        }
        guard let object = value.object else {
            throw ConsumerException(
                text: "\(value.array == nil ? "string" : "list") indices must be integers or slices, not str",
                raised: "TypeError")
        }
        for name in ["type", "message"] where object[name] == nil {
            throw ConsumerException(text: "'\(name)'", raised: "KeyError")
        }
        guard object["type"] == "chat_message", let message = object["message"] else {
            let type = object["type"]?.string ?? ""
            throw ConsumerException(text: "No handler for message type \(type)", raised: "ValueError")
        }
        self.message = message
    }

    /// The copy that every member of the room receives.
    package func broadcast(from user: String) -> [UInt8] {
        let copy: JSONValue = ["type": "chat_message", "message": message, "user": .string(user)]
        return Array(JSONWriter.write(copy).utf8)
    }
}

/// An exception that ends the consumer; the session is closed with 1011.
package struct ConsumerException: Error, Equatable, Sendable {
    package let text: String
    /// The class that Python names in the traceback's last line.
    package let raised: String

    /// A binary message: the consumer's `text_data` is None.
    package static let binary = ConsumerException(
        text: "the JSON object must be str, bytes or bytearray, not NoneType", raised: "TypeError")
}
