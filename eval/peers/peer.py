#!/usr/bin/env python3
"""One step of one peer in a process of its own, so that its memory can be told from the others'.

    peer.py train NAME FOLDER TRAIN…          trains and keeps the model in FOLDER
    peer.py predict NAME FOLDER TEST…         one JSON line a row: label, answer, confidence
    peer.py rate NAME FOLDER SECONDS TEST…    messages a second on the processors it is given

The last line on standard output of `train` and `rate` is one JSON object. `vader` only predicts: {"score"} a row.
"""
import json
import pathlib
import sys
import time

import contenders
from scores import OUT_OF_SCOPE


def read(files):
    rows = [json.loads(line) for file in files for line in pathlib.Path(file).read_text().splitlines() if line.strip()]
    return [" ".join(row["text"].split()) for row in rows], [row.get("intent") for row in rows]


def train(name, folder, files):
    texts, labels = read(files)
    peer = contenders.PEERS[name]()
    started = time.monotonic()
    peer.train(texts, labels, folder)
    print(json.dumps({"seconds": time.monotonic() - started}))


def predictions(peer, texts):
    """The best label, and the best that is not out of scope with its score: what an answer would rest on."""
    outside = peer.labels.index(OUT_OF_SCOPE) if OUT_OF_SCOPE in peer.labels else -1
    for row in peer.scores(texts):
        order = sorted(range(len(peer.labels)), key=lambda label: -row[label])[:2]
        answer = order[1] if order[0] == outside else order[0]
        yield {"label": peer.labels[order[0]], "answer": peer.labels[answer], "confidence": float(row[answer])}


def predict(name, folder, files):
    texts, _ = read(files)
    if name == "vader":
        from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer
        analyzer = SentimentIntensityAnalyzer()
        for text in texts:
            print(json.dumps({"score": analyzer.polarity_scores(text)["compound"]}))
        return
    peer = contenders.PEERS[name]()
    peer.load(folder)
    for prediction in predictions(peer, texts):
        print(json.dumps(prediction))


def rate(name, folder, seconds, files):
    texts, _ = read(files)
    peer = contenders.PEERS[name]()
    peer.load(folder)
    # All texts in one call, the fastest that each library has; numpy's own arg max where rows come as a matrix.
    classify = getattr(peer, "quick", peer.scores)
    sample = texts[:500]
    classify(sample)
    started = time.monotonic()
    done = 0
    while time.monotonic() - started < seconds:
        classify(texts if name != "minilm" else sample)
        done += len(texts) if name != "minilm" else len(sample)
    print(json.dumps({"per_second": done / (time.monotonic() - started)}))


def main():
    step, name, folder, *rest = sys.argv[1:]
    folder = pathlib.Path(folder)
    if step == "train":
        train(name, folder, rest)
    elif step == "predict":
        predict(name, folder, rest)
    else:
        rate(name, folder, float(rest[0]), rest[1:])


if __name__ == "__main__":
    main()
