import YAMLDocuments

/// What is known while a suite is being read.
struct BehaviourReading {
    var problems = YAMLProblems()
    private var language: String?
    private var seed: UInt64 = 7
    private var caseCount = 0
    private var names: [String: Int] = [:]

    mutating func tests(in root: YAMLNode) -> [BehaviourSuite.Test] {
        guard let fields = problems.mapping(root, keys: ["language", "seed", "tests"]) else { return [] }
        language = language(in: fields)
        seed = UInt64(integer("seed", in: fields, 0...Int(Int32.max)) ?? 7)
        let nodes = problems.collect { () throws(YAMLProblem) in
            let node = try fields.required("tests")
            let tests = try node.sequence(limit: BehaviourFile.testLimit)
            guard !tests.isEmpty else { throw node.problem("must not be empty") }
            return tests
        }
        var tests: [BehaviourSuite.Test] = []
        for node in nodes ?? [] {
            guard let test = test(node) else { continue }
            caseCount += test.cases.count
            guard caseCount <= BehaviourFile.caseLimit else {
                problems.add(node.problem("brings the file over \(BehaviourFile.caseLimit) cases"))
                break
            }
            tests.append(test)
        }
        return tests
    }

    private static let commonKeys: Set<String> = ["capability", "name", "type", "allowed_failures", "rows"]
    private static let keys: [BehaviourSuite.Kind: Set<String>] = [
        .minimumFunctionality: commonKeys.union(["expect"]),
        .invariance: commonKeys.union([
            "keeps", "perturbations", "variants", "language", "before", "after", "pairs",
        ]),
        .directional: commonKeys.union(["expect", "before", "after", "pairs"]),
    ]

    private mutating func test(_ node: YAMLNode) -> BehaviourSuite.Test? {
        let head = problems.collect { () throws(YAMLProblem) in
            let fields = try node.mapping()
            return (fields, try fields.required("type").choice(BehaviourSuite.Kind.self))
        }
        guard let (fields, kind) = head else { return nil }
        for problem in fields.unknownKeys(besides: Self.keys[kind] ?? []) { problems.add(problem) }
        let capability = problems.collect { () throws(YAMLProblem) in try fields.required("capability").text(limit: 100)
        }
        guard let capability else { return nil }
        let name = text("name", in: fields) ?? capability
        if let first = names.updateValue(node.line, forKey: "\(capability)\u{1F}\(kind.rawValue)\u{1F}\(name)") {
            problems.add(node.problem("has the name of the test on line \(first); give it a `name` of its own"))
        }
        let known = problems.list.count
        let cases =
            switch kind {
            case .minimumFunctionality: minimumFunctionality(fields)
            case .invariance: invariance(fields)
            case .directional: directional(fields)
            }
        if cases.isEmpty, problems.list.count == known { problems.add(node.problem("comes to no case at all")) }
        return BehaviourSuite.Test(
            capability: capability, name: name, kind: kind, line: node.line,
            allowedFailures: share("allowed_failures", in: fields) ?? 0, cases: cases)
    }

    // MARK: The three types

    private mutating func minimumFunctionality(_ fields: YAMLMapping) -> [BehaviourSuite.Case] {
        let common = expectation(in: fields, isRelative: false)
        return nodes("rows", in: fields).compactMap { node in
            guard let (text, own) = row(node) else { return nil }
            let demands = own.isEmpty ? common : own
            if demands.isEmpty { problems.add(node.problem("does not say what is expected")) }
            return BehaviourSuite.Case(text: text, demands: demands, line: node.line)
        }
    }

    private mutating func invariance(_ fields: YAMLMapping) -> [BehaviourSuite.Case] {
        let demands = kept(in: fields).map(BehaviourDemand.same)
        let language = language(in: fields) ?? language
        let perturbations = perturbations(in: fields, language: language)
        let variants = integer("variants", in: fields, 1...BehaviourFile.variantLimit) ?? 1
        let wording = language.flatMap { Wording(language: $0) }
        let ways = perturbations.reduce(0) { $0 + ($1.varies ? variants : 1) }
        guard fits(fields, ways: ways) else { return [] }
        var cases = additions(in: fields, demands: demands)
        for (text, line) in seeds(in: fields) {
            for perturbation in perturbations {
                var seen: Set<String> = []
                for variant in 0..<(perturbation.varies ? variants : 1) {
                    guard
                        let changed = perturbation.apply(to: text, wording: wording, seed: seed, variant: variant),
                        seen.insert(changed).inserted
                    else { continue }
                    cases.append(
                        BehaviourSuite.Case(
                            text: changed, original: text, change: perturbation.rawValue, demands: demands, line: line))
                }
            }
        }
        return cases + pairs(in: fields, common: demands, mayDemand: false)
    }

    private mutating func directional(_ fields: YAMLMapping) -> [BehaviourSuite.Case] {
        let common = expectation(in: fields, isRelative: true)
        guard fits(fields, ways: 0) else { return [] }
        let added = additions(in: fields, demands: common)
        if !added.isEmpty, common.isEmpty {
            problems.add(
                YAMLProblem(
                    file: fields.file, line: fields.line, message: "before and after need an expect in the test"))
        }
        return added + pairs(in: fields, common: common, mayDemand: true)
    }

    // MARK: Rows

    /// False, with a problem, when a test's rows may come to more cases than a file may have.
    private mutating func fits(_ fields: YAMLMapping, ways: Int) -> Bool {
        func count(_ key: String) -> Int {
            if case .sequence(let items) = fields.optional(key)?.content { items.count } else { 0 }
        }
        let most = count("rows").multipliedReportingOverflow(by: ways + count("before") + count("after"))
        if !most.overflow, most.partialValue <= BehaviourFile.caseLimit { return true }
        problems.add(
            YAMLProblem(
                file: fields.file, line: fields.line,
                message: "\(fields.name) brings the file over \(BehaviourFile.caseLimit) cases"))
        return false
    }

    /// Each row with each phrase of `before` and `after` around it.
    private mutating func additions(in fields: YAMLMapping, demands: [BehaviourDemand]) -> [BehaviourSuite.Case] {
        let (before, after) = (texts("before", in: fields), texts("after", in: fields))
        return seeds(in: fields).flatMap { text, line in
            before.map { phrase in
                BehaviourSuite.Case(
                    text: "\(phrase) \(text)", original: text, change: "before", demands: demands, line: line)
            }
                + after.map { phrase in
                    BehaviourSuite.Case(
                        text: "\(text) \(phrase)", original: text, change: "after", demands: demands, line: line)
                }
        }
    }

    private mutating func seeds(in fields: YAMLMapping) -> [(text: String, line: Int)] {
        guard let node = fields.optional("rows") else { return [] }
        let rows = problems.collect { () throws(YAMLProblem) in try node.sequence(limit: BehaviourFile.rowLimit) }
        return (rows ?? []).compactMap { row in
            problems.collect { () throws(YAMLProblem) in (try row.text(limit: 4096), row.line) }
        }
    }

    private mutating func pairs(
        in fields: YAMLMapping, common: [BehaviourDemand], mayDemand: Bool
    ) -> [BehaviourSuite.Case] {
        guard fields.optional("pairs") != nil else { return [] }
        return nodes("pairs", in: fields).flatMap { node -> [BehaviourSuite.Case] in
            guard let pair = pair(node, mayDemand: mayDemand) else { return [] }
            let demands = pair.demands.isEmpty ? common : pair.demands
            if demands.isEmpty { problems.add(node.problem("does not say what is expected")) }
            return pair.others.map {
                .init(text: $0, original: pair.original, change: "pair", demands: demands, line: node.line)
            }
        }
    }
}
