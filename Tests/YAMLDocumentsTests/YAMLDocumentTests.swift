import Foundation
import Testing

@testable import YAMLDocuments

@Suite struct `A YAML document` {
    private func root(_ text: String, limits: YAMLLimits = YAMLLimits()) throws(YAMLProblem) -> YAMLMapping {
        try YAMLDocument.read(text: text, name: "policy.yaml", limits: limits).root.mapping()
    }

    private func message(_ read: () throws(YAMLProblem) -> Void) -> String? {
        do {
            try read()
            return nil
        } catch { return error.description }
    }

    @Test func `knows line and column of each value`() throws {
        let mapping = try root("a: 1\nb:\n  - x\n  - y: 'no'\n")
        let items = try mapping.required("b").sequence()
        #expect(items.map(\.line) == [3, 4])
        #expect(items.map(\.column) == [5, 5])
        #expect(items[1].name == "b[2]")
        #expect(try items[1].mapping().required("y").string() == "no")
        #expect(mapping.entries.map(\.key) == ["a", "b"])
    }

    @Test(arguments: [
        ("n: 1.5", "policy.yaml:1: n must be a number between 0 and 1"),
        ("n: nan", "policy.yaml:1: n must be a number between 0 and 1"),
        ("n: 0x1p-2", "policy.yaml:1: n must be a number between 0 and 1"),
        ("n: '0.5'", "policy.yaml:1: n must be a number between 0 and 1"),
        ("\n\nn: [1]", "policy.yaml:3: n must be a number between 0 and 1"),
        ("m: 1", "policy.yaml:1: n is missing in the file"),
        ("n:", "policy.yaml:1: n is missing in the file"),
    ])
    func `says which number was expected where`(text: String, expected: String) {
        #expect(
            message { () throws(YAMLProblem) in _ = try root(text).required("n").number(in: 0...1) } == expected)
    }

    @Test func `reads plain numbers, truth values, choices and texts`() throws {
        enum Day: String, CaseIterable { case monday, tuesday }
        let mapping = try root("n: 0.25\ni: -3\nb: true\nd: tuesday\nt: [a, 'b c']\nz: ~\nq: 'null'\n")
        #expect(try mapping.required("n").number(in: 0...1) == 0.25)
        #expect(try mapping.required("i").integer(in: -5...5) == -3)
        #expect(try mapping.required("b").bool())
        #expect(try mapping.required("d").choice(Day.self) == .tuesday)
        #expect(try mapping.required("t").texts() == ["a", "b c"])
        #expect(mapping.optional("z") == nil)
        #expect(try mapping.required("q").string() == "null")
    }

    @Test(arguments: [
        ("b: yes", "b must be true or false"), ("b: 'true'", "b must be true or false"),
    ])
    func `guesses no truth values`(text: String, expected: String) {
        #expect(
            message { () throws(YAMLProblem) in _ = try root(text).required("b").bool() }
                == "policy.yaml:1: \(expected)")
    }

    @Test(arguments: [
        ("a: 1\na: 2\n", "policy.yaml:2: duplicate key 'a'"),
        ("a: 1\n\nb: 2\n'a': 2\n", "policy.yaml:4: duplicate key 'a'"),
        ("x:\n  - b: 1\n    ab: 1\n    c: {b: 2}\n    b : 2\n", "policy.yaml:5: duplicate key 'b'"),
        ("x:\n  - {b: 1, b: 2}\n", "policy.yaml:2: duplicate key 'b'"),
        ("a: &x 1\nb: *x\n", "policy.yaml:2: anchors and aliases are not supported"),
        ("a: &x 1\n", "policy.yaml:1: anchors and aliases are not supported"),
        ("a: !!int 1\n", "policy.yaml:1: tags are not supported"),
        ("a: !thing [1]\n", "policy.yaml:1: tags are not supported"),
        ("? [a]\n: 1\n", "policy.yaml:1: a key must be text"),
        ("a: 1\n---\nb: 2\n", "not valid YAML"),
        ("a: [1\nb: 2\n", "not valid YAML"),
        ("a: \"\\ud800\"\n", "not valid YAML"),
        ("a: \u{0}\n", "not valid YAML"),
        ("\ta: 1\n", "not valid YAML"),
    ])
    func `refuses what a reviewed file should not contain`(text: String, expected: String) {
        let shown = message { () throws(YAMLProblem) in _ = try root(text) }
        #expect(shown?.contains(expected) == true, "\(shown ?? "accepted")")
    }

    @Test func `refuses an alias bomb at once`() {
        var text = "a0: &a0 {x: y}\n"
        for level in 1...40 { text += "a\(level): &a\(level) {? *a\(level - 1) : 1, z: *a\(level - 1)}\n" }
        let started = ContinuousClock.now
        #expect(message { () throws(YAMLProblem) in _ = try root(text) }?.contains("aliases") == true)
        #expect(ContinuousClock.now - started < .seconds(5))
    }

    @Test(arguments: ["[", "{a: ", "- ", "? ", "{? "])
    func `refuses deep nesting without running out of stack`(opening: String) {
        for depth in [40, 990, 20_000] {
            let text = String(repeating: opening, count: depth)
            #expect(message { () throws(YAMLProblem) in _ = try root(text) } != nil)
        }
    }

    @Test func `limits size, depth and number of values`() {
        let small = YAMLLimits(bytes: 64, depth: 2, nodes: 8)
        let tooLarge = message { () throws(YAMLProblem) in
            _ = try root(String(repeating: "#", count: 65), limits: small)
        }
        #expect(tooLarge == "policy.yaml: is larger than 64 bytes")
        let tooDeep = message { () throws(YAMLProblem) in _ = try root("a: [[[1]]]", limits: small) }
        #expect(tooDeep == "policy.yaml:1: is nested deeper than 2 levels")
        let tooMany = message { () throws(YAMLProblem) in _ = try root("a: [1,2,3,4,5,6,7]", limits: small) }
        #expect(tooMany == "policy.yaml:1: the file has more than 8 values")
    }

    @Test func `keeps asterisks and ampersands in prose`() throws {
        let mapping = try root("a: |\n  *Pix* & boleto *agora*\n  & *x*\nb: R&D *2*\n")
        #expect(try mapping.required("a").string() == "*Pix* & boleto *agora*\n& *x*\n")
    }

    @Test func `gathers every problem of a mapping`() throws {
        var problems = YAMLProblems()
        let document = try YAMLDocument.read(text: "x: 1\n\"y\\nz\": 2\nn: 7\n", name: "policy.yaml")
        let read = problems.mapping(document.root, keys: ["n"])
        let mapping = try #require(read)
        let number = problems.collect { () throws(YAMLProblem) in try mapping.required("n").number(in: 0...1) }
        #expect(number == nil)
        #expect(
            problems.list.map(\.description) == [
                "policy.yaml:1: unknown key 'x' in the file, expected n",
                "policy.yaml:2: unknown key 'y z' in the file, expected n",
                "policy.yaml:3: n must be a number between 0 and 1",
            ])
    }

    @Test func `an empty file is an empty mapping`() throws {
        #expect(try root("# nothing\n").entries.isEmpty)
    }

    @Test func `reads regular files only`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "yaml-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "a.yaml")
        try Data("a: 1\n".utf8).write(to: file)
        #expect(try YAMLDocument.read(path: file.path, name: "a.yaml").root.mapping().entries.count == 1)
        try Data([0x61, 0x3A, 0x20, 0xFF]).write(to: file)
        #expect(
            message { () throws(YAMLProblem) in _ = try YAMLDocument.read(path: file.path, name: "a.yaml") }
                == "a.yaml: is not valid UTF-8")
        for path in [folder.path, folder.appending(path: "none.yaml").path, "/dev/zero"] {
            #expect(
                message { () throws(YAMLProblem) in _ = try YAMLDocument.read(path: path, name: "a.yaml") }?
                    .hasPrefix("a.yaml: cannot be read") == true)
        }
    }
}
