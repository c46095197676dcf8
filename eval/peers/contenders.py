"""The peers, each with usual settings for short texts; the best of a few tried on the validation split of CLINC150.

A peer is trained on texts and labels, kept in files under a folder, and answers a list of texts with one row of
scores a text, higher being surer. Nothing is chosen on a test split.
"""
import json
import os
import pathlib
import pickle


class ScikitPeer:
    """A scikit-learn pipeline; the scores are its probabilities or its margins."""

    def __init__(self, pipeline=None):
        self.pipeline = pipeline

    def train(self, texts, labels, folder):
        self.pipeline.fit(texts, labels)
        self.labels = list(self.pipeline.classes_)
        (folder / "model.pickle").write_bytes(pickle.dumps(self.pipeline, protocol=5))

    def load(self, folder):
        self.pipeline = pickle.loads((folder / "model.pickle").read_bytes())
        self.labels = list(self.pipeline.classes_)

    def scores(self, texts):
        margins = getattr(self.pipeline, "decision_function", None)
        return margins(texts) if margins else self.pipeline.predict_log_proba(texts)


def naive_bayes():
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.naive_bayes import MultinomialNB
    from sklearn.pipeline import make_pipeline
    words = TfidfVectorizer(ngram_range=(1, 2), token_pattern=r"(?u)\b\w+\b")
    return ScikitPeer(make_pipeline(words, MultinomialNB(alpha=0.1)))


def linear_svm():
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.pipeline import make_pipeline, make_union
    from sklearn.svm import LinearSVC
    words = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, token_pattern=r"(?u)\b\w+\b")
    characters = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True)
    return ScikitPeer(make_pipeline(make_union(words, characters), LinearSVC(C=1)))


class FastText:
    """fastText with word pairs and subwords, softmax, and as many epochs as its tutorial has for small corpora."""

    def train(self, texts, labels, folder):
        import fasttext
        corpus = folder / "train.txt"
        self.labels = sorted(set(labels))
        (folder / "labels.json").write_text(json.dumps(self.labels))
        numbers = {label: number for number, label in enumerate(self.labels)}
        corpus.write_text("".join(f"__label__{numbers[label]} {text.lower()}\n" for text, label in zip(texts, labels)))
        self.model = fasttext.train_supervised(
            str(corpus), epoch=25, lr=1.0, dim=100, wordNgrams=2, minn=3, maxn=5, bucket=200_000, loss="softmax",
            thread=len(os.sched_getaffinity(0)), seed=7, verbose=0)
        corpus.unlink()
        self.model.save_model(str(folder / "model.bin"))

    def load(self, folder):
        import fasttext
        fasttext.FastText.eprint = lambda *_: None
        self.labels = json.loads((folder / "labels.json").read_text())
        self.model = fasttext.load_model(str(folder / "model.bin"))

    def scores(self, texts):
        names, values = self.model.predict([text.lower() for text in texts], k=2)
        rows = []
        for labels, probabilities in zip(names, values):
            row = [0.0] * len(self.labels)
            for label, probability in zip(labels, probabilities):
                row[int(label.removeprefix("__label__"))] = float(probability)
            rows.append(row)
        return rows

    def quick(self, texts):
        """Classifies as a service would: the best label alone."""
        return self.model.predict([text.lower() for text in texts], k=1)


class VowpalWabbit:
    """One-against-all logistic regression on words, pairs and affixes, five passes."""
    SETTINGS = "--loss_function logistic --probabilities -b 22 --ngram 2 --affix +3,-3 --quiet"

    def example(self, text):
        words = "".join(character if character.isalnum() else " " for character in text.lower())
        return "| " + " ".join(words.split())

    def train(self, texts, labels, folder):
        import random
        from vowpalwabbit import Workspace
        self.labels = sorted(set(labels))
        (folder / "labels.json").write_text(json.dumps(self.labels))
        numbers = {label: number for number, label in enumerate(self.labels, 1)}
        model = Workspace(f"--oaa {len(self.labels)} {self.SETTINGS}")
        examples = [f"{numbers[label]} {self.example(text)}" for text, label in zip(texts, labels)]
        shuffled = random.Random(7)
        for _ in range(5):
            shuffled.shuffle(examples)
            for example in examples:
                model.learn(example)
        model.save(str(folder / "model.vw"))
        model.finish()

    def load(self, folder):
        from vowpalwabbit import Workspace
        self.labels = json.loads((folder / "labels.json").read_text())
        self.model = Workspace(f"-i {folder}/model.vw -t --probabilities --loss_function logistic --quiet")

    def scores(self, texts):
        return [self.model.predict(self.example(text)) for text in texts]


class MiniLM:
    """Sentence embeddings by a transformer in ONNX form, mean-pooled, and logistic regression on top.

    MINILM names a folder with model.onnx and tokenizer.json, as the model's own repository has them.
    """

    def open(self):
        import onnxruntime
        from tokenizers import Tokenizer
        folder = pathlib.Path(os.environ["MINILM"])
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = len(os.sched_getaffinity(0))
        self.session = onnxruntime.InferenceSession(str(folder / "model.onnx"), options)
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.enable_padding()
        self.tokenizer.enable_truncation(128)

    def embed(self, texts):
        import numpy
        wanted = {field.name for field in self.session.get_inputs()}
        vectors = []
        for start in range(0, len(texts), 32):
            tokens = self.tokenizer.encode_batch(texts[start:start + 32])
            inputs = {"input_ids": numpy.array([token.ids for token in tokens], dtype=numpy.int64),
                      "attention_mask": numpy.array([token.attention_mask for token in tokens], dtype=numpy.int64)}
            if "token_type_ids" in wanted:
                inputs["token_type_ids"] = numpy.zeros_like(inputs["input_ids"])
            states = self.session.run(None, inputs)[0]
            mask = inputs["attention_mask"][:, :, None]
            means = (states * mask).sum(axis=1) / numpy.maximum(mask.sum(axis=1), 1)
            vectors.append(means / numpy.maximum(numpy.linalg.norm(means, axis=1, keepdims=True), 1e-9))
        return numpy.concatenate(vectors)

    def train(self, texts, labels, folder):
        from sklearn.linear_model import LogisticRegression
        self.open()
        head = LogisticRegression(C=30, max_iter=1000).fit(self.embed(texts), labels)
        (folder / "head.pickle").write_bytes(pickle.dumps(head, protocol=5))

    def load(self, folder):
        self.open()
        self.head = pickle.loads((folder / "head.pickle").read_bytes())
        self.labels = list(self.head.classes_)

    def scores(self, texts):
        return self.head.predict_proba(self.embed(texts))


PEERS = {"naive-bayes": naive_bayes, "fasttext": FastText, "vowpal-wabbit": VowpalWabbit, "linear-svm": linear_svm,
         "minilm": MiniLM}
