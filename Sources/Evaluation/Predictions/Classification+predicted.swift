package import Conversations

extension Classification {
    /// The label that the classifier stands by: `out_of_scope` when it refuses, whatever ranks first.
    package var predicted: IntentLabel { inScope ? intent : .outOfScope }
}
