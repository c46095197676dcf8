/// Those of an element's attributes that tell what it is for.
struct HTMLAttributes {
    var classNames = ""
    var id = ""
    var name = ""
    var type = ""
    var style = ""
    /// Gmail's `data-smartmail`.
    var smartMail = ""

    var areEmpty: Bool {
        classNames.isEmpty && id.isEmpty && name.isEmpty && style.isEmpty && smartMail.isEmpty
    }

    mutating func set(_ attribute: String, to value: () -> String) {
        switch attribute {
        case "class": classNames = value()
        case "id": id = value()
        case "name": name = value()
        case "type": type = value()
        case "style": style = value()
        case "data-smartmail": smartMail = value()
        default: break
        }
    }
}
