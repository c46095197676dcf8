import ArgumentParser
import Training

extension CorpusFormat: ExpressibleByArgument {
    package init?(argument: String) {
        self.init(rawValue: argument)
    }
}
