/// Puts a document's text together into the lines that a reader would see.
struct HTMLLineBuilder {
    /// More lines than anybody reads; the rest is left out.
    private static let lineLimit = 4000

    /// What an open element brought with it, to be undone at its end.
    private struct Level {
        var isBlock = false
        var isParagraph = false
        var container: HTMLContainer?
        var isPreformatted = false
        var frame: Int?
    }

    private var levels: [Level] = []
    private var hidden = 0
    private var quoted = 0
    private var attributed = 0
    private var signed = 0
    private var preformatted = 0
    private var restIsQuoted = false
    /// The frames of quotations that are open, the innermost last.
    private var openFrames: [Int] = []
    /// For each frame whether quoted blocks stand in it.
    private var frameHasBlock: [Bool] = []

    private var line: [UInt8] = []
    private var lineMark = MarkedLine.Mark.none
    private var lineFrame: Int?
    private var lines: [(line: MarkedLine, frame: Int?)] = []

    mutating func open(_ element: String, _ attributes: HTMLAttributes) {
        var level = Level(isBlock: Self.blocks.contains(element))
        level.isParagraph = Self.paragraphs.contains(element) && !Self.hasNoMargin(attributes)
        level.container = HTMLContainer(element: element, attributes)
        level.isPreformatted = element == "pre"
        if element == "br" { endLine(keepsEmpty: hidden == 0) }
        if level.isBlock || level.container != nil { endLine() }
        if level.isParagraph { separate() }
        if element == "hr", hidden == 0 { addRule() }
        if element == "td" || element == "th", hidden == 0 { addBlank() }
        switch level.container {
        case .hidden: hidden += 1
        case .quotation:
            quoted += 1
            if let frame = openFrames.last { frameHasBlock[frame] = true }
        case .frame:
            level.frame = frameHasBlock.count
            frameHasBlock.append(false)
            openFrames.append(frameHasBlock.count - 1)
        case .attribution: attributed += 1
        case .signature: signed += 1
        case .quotationToEnd:
            endLine()
            restIsQuoted = true
        case nil: break
        }
        if level.isPreformatted { preformatted += 1 }
        levels.append(level)
    }

    mutating func close() {
        guard let level = levels.popLast() else { return }
        if level.isBlock || level.container != nil { endLine() }
        if level.isParagraph { separate() }
        switch level.container {
        case .hidden: hidden -= 1
        case .quotation: quoted -= 1
        case .frame: _ = openFrames.popLast()
        case .attribution: attributed -= 1
        case .signature: signed -= 1
        case .quotationToEnd, nil: break
        }
        if level.isPreformatted { preformatted -= 1 }
    }

    mutating func add(_ text: UnsafeBufferPointer<UInt8>) {
        guard hidden == 0, lines.count < Self.lineLimit else { return }
        var index = 0
        while index < text.count {
            let byte = unsafe text[index]
            if byte == 0xC2, index + 1 < text.count, unsafe text[index + 1] == 0xA0 {
                addBlank()
                index += 2
                continue
            }
            switch byte {
            case 0x0A where preformatted > 0: endLine(keepsEmpty: true)
            case 0x09, 0x0A, 0x0C, 0x0D, 0x20: addBlank()
            default:
                if line.isEmpty { markLine() }
                line.append(byte)
            }
            index += 1
        }
    }

    /// All lines; what stands between the quoted blocks of a frame is not part of the quotation.
    mutating func finish() -> [MarkedLine] {
        endLine()
        return lines.map { entry in
            var line = entry.line
            if let frame = entry.frame, line.mark == .none, !frameHasBlock[frame] { line.mark = .quotation }
            return line
        }
    }

    // MARK: Lines

    private mutating func addBlank() {
        guard let last = line.last, last != 0x20 else { return }
        line.append(0x20)
    }

    private mutating func markLine() {
        lineFrame = openFrames.last
        lineMark =
            restIsQuoted || quoted > 0 ? .quotation : attributed > 0 ? .attribution : signed > 0 ? .signature : .none
    }

    private mutating func endLine(keepsEmpty: Bool = false) {
        while line.last == 0x20 { line.removeLast() }
        guard !line.isEmpty || keepsEmpty, lines.count < Self.lineLimit else {
            line.removeAll(keepingCapacity: true)
            return
        }
        if line.isEmpty { markLine() }
        lines.append((MarkedLine(text: String(decoding: line, as: UTF8.self), mark: lineMark), lineFrame))
        line.removeAll(keepingCapacity: true)
    }

    /// One empty line between paragraphs.
    private mutating func separate() {
        guard hidden == 0, let last = lines.last, !last.line.text.isEmpty else { return }
        endLine(keepsEmpty: true)
    }

    private mutating func addRule() {
        markLine()
        line = Array(repeating: UInt8(ascii: "_"), count: 30)
        endLine()
    }

    private static let blocks: Set<String> = [
        "address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt", "fieldset", "footer",
        "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section",
        "table", "tbody", "tfoot", "thead", "tr", "ul", "caption", "figure", "figcaption",
    ]
    private static let paragraphs: Set<String> = ["p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl"]

    /// Outlook writes each line as a paragraph without a margin.
    private static func hasNoMargin(_ attributes: HTMLAttributes) -> Bool {
        if attributes.areEmpty { return false }
        if attributes.classNames.prefix(200).lowercased().contains("msonormal") { return true }
        let style = attributes.style.prefix(400).filter { $0 != " " }
        return style.contains("margin:0") || style.contains("margin-bottom:0") || style.contains("margin-top:0")
    }
}
