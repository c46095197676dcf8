"""The same arithmetic for every peer and for Triage; definitions in eval/README.md."""
import math

OUT_OF_SCOPE = "out_of_scope"


def accuracy(gold, predictions):
    """Share of rows whose label is exactly right, refusing included."""
    return sum(row["label"] == label for row, label in zip(predictions, gold)) / len(gold)


def coverage(gold, predictions, precision=0.95):
    """Longest prefix by falling confidence with at least this precision, as a share of all rows.

    Rows of equal confidence are answered together; an out-of-scope row is never right.
    """
    order = sorted(zip(predictions, gold), key=lambda pair: -pair[0]["confidence"])
    right, widest = 0, 0
    for count, (row, label) in enumerate(order, 1):
        right += label != OUT_OF_SCOPE and row["answer"] == label
        last_of_tie = count == len(order) or order[count][0]["confidence"] != row["confidence"]
        if last_of_tie and right / count >= precision - 1e-12:
            widest = count
    return widest / len(order)


def auroc(gold, predictions):
    """Probability that an out-of-scope row has less confidence than one in scope, ties counted half."""
    rows = sorted((row["confidence"], label != OUT_OF_SCOPE) for row, label in zip(predictions, gold))
    inside = sum(is_inside for _, is_inside in rows)
    outside = len(rows) - inside
    if not inside or not outside:
        return None
    rank_sum, start = 0.0, 0
    while start < len(rows):
        end = start
        while end < len(rows) and rows[end][0] == rows[start][0]:
            end += 1
        rank_sum += (start + 1 + end) / 2 * sum(is_inside for _, is_inside in rows[start:end])
        start = end
    return (rank_sum - inside * (inside + 1) / 2) / (inside * outside)


def pearson(left, right):
    """Pearson's correlation; None when either side does not vary."""
    mean_left, mean_right = sum(left) / len(left), sum(right) / len(right)
    both = sum((x - mean_left) * (y - mean_right) for x, y in zip(left, right))
    squares = sum((x - mean_left) ** 2 for x in left) * sum((y - mean_right) ** 2 for y in right)
    return both / math.sqrt(squares) if squares else None
