import CPCRE2

/// A compiled PCRE2 pattern that always comes to an end; safe to use from any number of tasks.
///
/// Patterns work on Unicode characters (UTF, UCP). What would let a pattern change the rules it runs under is
/// refused: verbs at its beginning such as `(*NO_JIT)`, and `\C`, which looks inside a character.
@safe package final class Pattern: Sendable {
    package let source: String
    /// Asks a deadline before every item, which costs more than most items.
    private nonisolated(unsafe) let code: OpaquePointer
    /// The same without asking, for matches that steps alone bound.
    private nonisolated(unsafe) let quickCode: OpaquePointer
    private nonisolated(unsafe) let quickContext: OpaquePointer
    private let groupCount: Int

    /// Bytes of a pattern.
    package static let sourceLimit = 8 * 1024
    /// Bytes of a subject that are looked at.
    package static let subjectLimit = 16 * 1024
    /// Time for one match unless the caller says otherwise.
    package static let defaultLimit = Duration.milliseconds(5)

    /// Bytes of a subject, and steps from each place in it, within which a match needs no deadline.
    ///
    /// That is a few hundred thousand steps in all, a millisecond or two. What takes more is done again with a deadline.
    private static let quickSubject = 1_024
    private static let quickSteps: UInt32 = 500

    /// KiB of heap that one match may use.
    private static let heapLimit: UInt32 = 4 * 1024

    /// - Parameter ignoresCase: upper and lower case match each other, in all scripts.
    package init(_ source: String, ignoresCase: Bool = true) throws(PatternError) {
        let bytes = Array(source.utf8)
        guard !bytes.isEmpty else { throw PatternError(message: "the pattern is empty", position: 0) }
        guard bytes.count <= Self.sourceLimit else {
            throw PatternError(
                message: "the pattern is longer than \(Self.sourceLimit) bytes", position: Self.sourceLimit)
        }
        guard !bytes.starts(with: [0x28, 0x2A]) else {
            throw PatternError(message: "verbs at the beginning of a pattern are not allowed", position: 0)
        }
        var options = PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C
        if ignoresCase { options |= PCRE2_CASELESS }
        let quick = try unsafe Self.compile(bytes, options)
        guard let context = unsafe pcre2_match_context_create_8(nil) else {
            unsafe pcre2_code_free_8(quick)
            throw PatternError(message: "there is no memory for it", position: 0)
        }
        unsafe pcre2_set_match_limit_8(context, Self.quickSteps)
        unsafe pcre2_set_heap_limit_8(context, Self.heapLimit)
        unsafe quickCode = quick
        unsafe quickContext = context
        do {
            unsafe code = try Self.compile(bytes, options | PCRE2_AUTO_CALLOUT)
        } catch {
            unsafe pcre2_match_context_free_8(context)
            unsafe pcre2_code_free_8(quick)
            throw error
        }
        var groups: UInt32 = 0
        _ = unsafe pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_CAPTURECOUNT), &groups)
        self.source = source
        groupCount = Int(groups)
    }

    private static func compile(_ source: [UInt8], _ options: UInt32) throws(PatternError) -> OpaquePointer {
        var error: Int32 = 0
        var position = 0
        let compiled = unsafe source.withUnsafeBufferPointer { buffer in
            unsafe pcre2_compile_8(buffer.baseAddress, buffer.count, options, &error, &position, nil)
        }
        guard let compiled = unsafe compiled else {
            throw PatternError(message: message(of: error), position: position)
        }
        // Without JIT the interpreter does the same, only slower.
        _ = unsafe pcre2_jit_compile_8(compiled, PCRE2_JIT_COMPLETE)
        return unsafe compiled
    }

    deinit {
        unsafe pcre2_code_free_8(code)
        unsafe pcre2_match_context_free_8(quickContext)
        unsafe pcre2_code_free_8(quickCode)
    }

    private static func message(of error: Int32) -> String {
        var buffer = [UInt8](repeating: 0, count: 256)
        let length = unsafe buffer.withUnsafeMutableBufferPointer { buffer in
            unsafe pcre2_get_error_message_8(error, buffer.baseAddress, buffer.count)
        }
        return length > 0 ? String(decoding: buffer.prefix(Int(length)), as: UTF8.self) : "error \(error)"
    }

    /// The first match at or after a position; nil when there is none.
    ///
    /// - Parameters:
    ///   - subject: UTF-8; bytes past `subjectLimit` are not looked at.
    ///   - start: in bytes, at the beginning of a character.
    ///   - limit: 60 seconds at most; counted as ``TimeBudget`` does.
    package func firstMatch(
        in subject: [UInt8], from start: Int = 0, within limit: Duration = defaultLimit
    ) throws(PatternMatchError) -> PatternMatch? {
        var deadline = MatchDeadline(after: limit)
        return try firstMatch(in: subject, from: start, until: &deadline)
    }

    private func firstMatch(
        in subject: [UInt8], from start: Int, until deadline: inout MatchDeadline
    ) throws(PatternMatchError) -> PatternMatch? {
        let length = Self.length(of: subject)
        guard start >= 0, start <= length else { return nil }
        var offsets: [Int] = []
        let result = unsafe withUnsafeMutablePointer(to: &deadline) { deadline in
            unsafe run(subject, length: length, from: start, deadline: deadline, offsets: &offsets)
        }
        if result == PCRE2_ERROR_NOMATCH { return nil }
        // UTF-8 errors are numbered from -3 down to -22, a bad offset is -36.
        if (PCRE2_ERROR_UTF8_ERR21...PCRE2_ERROR_UTF8_ERR1).contains(result) || result == PCRE2_ERROR_BADUTFOFFSET {
            throw .invalidSubject
        }
        guard result >= 0, offsets.count >= 2 else { throw .timedOut }
        let ranges = stride(from: 0, to: offsets.count, by: 2).map { index -> Range<Int>? in
            // An unset group has offsets of all ones; `\K` may put a start behind its end.
            let (low, high) = (offsets[index], offsets[index + 1])
            return low >= 0 && low <= high && high <= length ? low..<high : nil
        }
        guard let whole = ranges[0] else { return nil }
        return PatternMatch(range: whole, groups: Array(ranges.dropFirst()))
    }

    /// Every match, none overlapping another; the time limit holds for all together.
    package func matches(
        in subject: [UInt8], within limit: Duration = defaultLimit
    ) throws(PatternMatchError) -> [PatternMatch] {
        var deadline = MatchDeadline(after: limit)
        var matches: [PatternMatch] = []
        var position = 0
        let length = Self.length(of: subject)
        while position <= length {
            guard !deadline.hasPassed() else { throw .timedOut }
            guard let match = try firstMatch(in: subject, from: position, until: &deadline) else { break }
            matches.append(match)
            position = max(match.range.upperBound, position)
            if match.range.isEmpty {
                position += 1
                while position < length, subject[position] & 0xC0 == 0x80 { position += 1 }
            }
        }
        return matches
    }

    /// True when the pattern matches anywhere in the subject.
    package func matches(
        anywhereIn subject: [UInt8], within limit: Duration = defaultLimit
    ) throws(PatternMatchError)
        -> Bool
    {
        try firstMatch(in: subject, within: limit) != nil
    }

    /// The subject's length, cut at a character when it is too long.
    private static func length(of subject: [UInt8]) -> Int {
        guard subject.count > subjectLimit else { return subject.count }
        var length = subjectLimit
        while length > 0, subject[length] & 0xC0 == 0x80 { length -= 1 }
        return length
    }

    /// PCRE2's result; on a match the offsets of the whole and of each group.
    private func run(
        _ subject: [UInt8], length: Int, from start: Int, deadline: UnsafeMutablePointer<MatchDeadline>,
        offsets: inout [Int]
    ) -> Int32 {
        guard let data = unsafe pcre2_match_data_create_from_pattern_8(code, nil) else { return PCRE2_ERROR_NOMEMORY }
        defer { unsafe pcre2_match_data_free_8(data) }
        var result = PCRE2_ERROR_MATCHLIMIT
        if length - start <= Self.quickSubject {
            result = unsafe match(quickCode, subject, length, start, 0, data, quickContext)
        }
        switch result {
        case PCRE2_ERROR_MATCHLIMIT, PCRE2_ERROR_DEPTHLIMIT, PCRE2_ERROR_HEAPLIMIT, PCRE2_ERROR_JIT_STACKLIMIT:
            result = unsafe matchWithDeadline(subject, length, start, data, deadline)
        default: break
        }
        guard result >= 0, let vector = unsafe pcre2_get_ovector_pointer_8(data) else { return result }
        offsets.reserveCapacity((groupCount + 1) * 2)
        for index in 0..<((groupCount + 1) * 2) { offsets.append(unsafe vector[index]) }
        return result
    }

    private func matchWithDeadline(
        _ subject: [UInt8], _ length: Int, _ start: Int, _ data: OpaquePointer,
        _ deadline: UnsafeMutablePointer<MatchDeadline>
    ) -> Int32 {
        guard let context = unsafe pcre2_match_context_create_8(nil) else { return PCRE2_ERROR_NOMEMORY }
        defer { unsafe pcre2_match_context_free_8(context) }
        unsafe MatchDeadline.install(deadline, in: context)
        unsafe pcre2_set_heap_limit_8(context, Self.heapLimit)
        let result = unsafe match(code, subject, length, start, 0, data, context)
        guard result == PCRE2_ERROR_JIT_STACKLIMIT else { return result }
        // The interpreter keeps its state on the heap, whose limit is set above.
        return unsafe match(code, subject, length, start, PCRE2_NO_JIT, data, context)
    }

    private func match(
        _ code: OpaquePointer, _ subject: [UInt8], _ length: Int, _ start: Int, _ options: UInt32,
        _ data: OpaquePointer, _ context: OpaquePointer
    ) -> Int32 {
        unsafe subject.withUnsafeBufferPointer { buffer in
            // An empty array may have no address; PCRE2 wants one.
            guard let base = buffer.baseAddress else {
                return unsafe pcre2_match_8(code, [0], 0, 0, options, data, context)
            }
            return unsafe pcre2_match_8(code, base, length, start, options, data, context)
        }
    }
}
