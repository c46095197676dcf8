import Foundation
import PhoneNumbers

/// The number that a WhatsApp provider puts into the ids of a customer's messages.
enum WhatsAppMessageID {
    /// Nil where the provider does not, or not in a way that is known here.
    static func number(in id: String) -> PhoneNumber? {
        digits(inMeta: id) ?? digits(inWeb: id)
    }

    /// `wamid.HBgNNTU1MTk4NzY1NDMyMRUC…`: base 64, in which a 24 and a length stand before the digits.
    private static func digits(inMeta id: String) -> PhoneNumber? {
        guard id.hasPrefix("wamid."), id.utf8.count <= 512 else { return nil }
        let text = id.dropFirst("wamid.".count).prefix { $0 != "=" }
        let padding = String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
        guard let bytes = Data(base64Encoded: text + padding).map(Array.init), bytes.count > 3, bytes[1] == 24 else {
            return nil
        }
        let end = 3 + Int(bytes[2])
        return end <= bytes.count ? PhoneNumber(international: Array(bytes[3..<end])) : nil
    }

    /// `false_5551987654321@c.us_3EB0…`, as bridges to WhatsApp's web client have it.
    private static func digits(inWeb id: String) -> PhoneNumber? {
        guard id.hasPrefix("false_"), let end = id.firstIndex(of: "@") else { return nil }
        return PhoneNumber(international: Array(id[..<end].utf8.dropFirst("false_".count)))
    }
}
