import CLibXML2

/// What libxml2 tells about a document while it reads it: no tree, no network, no entities but HTML's own.
enum HTMLEvents {
    /// Deeper nesting ends the reading, because each stray end tag is looked for through all that is open.
    private static let depthLimit = 400

    private static let isPrepared: Bool = {
        // Once in a process and before its first parser, as libxml2 asks of programs with threads.
        xmlInitParser()
        return true
    }()

    /// Reads a document of at most 2 GiB from its first byte to its last, as far as it can be read.
    static func read(_ html: borrowing [UInt8], into builder: inout HTMLLineBuilder) {
        guard isPrepared, !html.isEmpty, html.count <= Int(Int32.max), let parser = unsafe htmlNewParserCtxt() else {
            return
        }
        defer { unsafe htmlFreeParserCtxt(parser) }
        var handler = unsafe xmlSAXHandler()
        unsafe handler.startElement = { state, name, attributes in
            guard let reading = unsafe Reading.at(state), let name = unsafe name else { return }
            unsafe reading.pointee.depth += 1
            if unsafe reading.pointee.depth > HTMLEvents.depthLimit {
                unsafe xmlStopParser(reading.pointee.parser)
            }
            let element = unsafe String(cString: name)
            unsafe reading.pointee.builder.pointee.open(element, HTMLEvents.attributes(attributes))
        }
        unsafe handler.endElement = { state, _ in
            guard let reading = unsafe Reading.at(state) else { return }
            unsafe reading.pointee.depth -= 1
            unsafe reading.pointee.builder.pointee.close()
        }
        unsafe handler.characters = { state, start, count in
            guard let reading = unsafe Reading.at(state), let start = unsafe start, count > 0 else { return }
            unsafe reading.pointee.builder.pointee.add(UnsafeBufferPointer(start: start, count: Int(count)))
        }
        unsafe handler.ignorableWhitespace = unsafe handler.characters
        unsafe withUnsafeMutablePointer(to: &builder) { builder in
            var reading = unsafe Reading(builder: builder, parser: parser)
            unsafe withUnsafeMutablePointer(to: &reading) { reading in
                unsafe parser.pointee.sax.pointee = handler
                unsafe parser.pointee.userData = UnsafeMutableRawPointer(reading)
                let options =
                    HTML_PARSE_NONET.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
                    | HTML_PARSE_RECOVER.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
                unsafe html.withUnsafeBytes { bytes in
                    let start = unsafe bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
                    // Without a tree there is no document to free.
                    _ = unsafe htmlCtxtReadMemory(
                        parser, start, Int32(bytes.count), nil, "UTF-8", Int32(bitPattern: options))
                }
            }
        }
    }

    /// What the callbacks get to see.
    @unsafe private struct Reading {
        let builder: UnsafeMutablePointer<HTMLLineBuilder>
        let parser: htmlParserCtxtPtr
        var depth = 0

        static func at(_ state: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<Reading>? {
            unsafe state?.assumingMemoryBound(to: Reading.self)
        }
    }

    /// Attributes come as names and values in turn, with a null behind the last.
    private static func attributes(
        _ start: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
    ) -> HTMLAttributes {
        var attributes = HTMLAttributes()
        guard var next = unsafe start else { return attributes }
        while let key = unsafe next.pointee {
            if let value = unsafe next.successor().pointee {
                unsafe attributes.set(String(cString: key), to: { unsafe String(cString: value) })
            }
            unsafe next += 2
        }
        return attributes
    }
}
