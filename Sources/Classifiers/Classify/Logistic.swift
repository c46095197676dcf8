import Foundation

/// A weighted sum as a probability, by the logistic function; beyond ±30, where nothing more can be told apart, it is cut
/// off, so that no logarithm of the result is infinite.
package func logistic(_ logit: Double) -> Double { 1 / (1 + exp(-min(max(logit, -30), 30))) }
