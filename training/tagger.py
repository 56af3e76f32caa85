"""Learn the weights of the part-of-speech tagger with nltk, and say how well they tag sentences held out.

usage: python training/tagger.py [--check]

Without arguments, writes ``models/tagger/*.tsv.gz`` from all sentences; with --check, nothing is written: nine tenths
are learned from and the tagging of every tenth sentence is counted. The treebanks are looked for in
MINUTEKIT_BENCH_DATA, else in ../shared/data beside the repository.
"""

from __future__ import annotations

import gzip
import os
import random
import sys
from collections import Counter, defaultdict
from pathlib import Path

from nltk.tag.perceptron import PerceptronTagger

from minutekit.language import tagging

MODELS = Path(__file__).resolve().parents[1] / "models" / "tagger"
DATA = Path(os.environ.get("MINUTEKIT_BENCH_DATA", MODELS.parents[2] / "shared" / "data"))
FORMS = {"Fin", "Inf", "Part", "Ger"}
PASSES = 6
TENTH = 10
LEAST_WEIGHT = 0.35
"""Smaller weights are left out; below this the tags of held-out sentences stay the same to a tenth of a percent."""
SCALE = 10
SURE_FROM, SURE_SHARE = 20, 0.99
"""A word met so often and nearly always with one tag is looked up."""

Sentence = list[tuple[str, str]]


def read_sentences(language: str) -> list[Sentence]:
    """Read one language's sentences as (word, tag)."""
    sentences: list[Sentence] = []
    current: Sentence = []
    with gzip.open(DATA / "treebanks" / f"{language}.tsv.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            word, _, rest = line.rstrip("\n").partition("\t")
            if not word:
                if current:
                    sentences.append(current)
                current = []
                continue
            tag, _, marks = rest.partition("\t")
            current.append((word, name_tag(tag.removesuffix("+"), marks.split())))
    return [*sentences, current] if current else sentences


def name_tag(tag: str, marks: list[str]) -> str:
    """Add a verb's form to its tag."""
    if tag not in {"VERB", "AUX"}:
        return "NUM" if tag == "NUM" else tag
    form = "Imp" if "Imp" in marks and tag == "VERB" else next((m for m in marks if m in FORMS), "Fin")
    return f"{tag}.{form}"


class Learner(PerceptronTagger):
    """nltk's perceptron over the features that the tagger looks at."""

    def __init__(self) -> None:
        super().__init__(load=False)

    def normalize(self, word: str) -> str:
        """Return the form of a word that features are made of."""
        return tagging.normalise_word(word)

    def _get_features(self, i: int, word: str, context: list[str], prev: str, prev2: str) -> dict[str, int]:
        return dict.fromkeys(tagging.describe_word(i, word, context, prev, prev2), 1)

    def _make_tagdict(self, sentences: list[Sentence]) -> None:
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for sentence in sentences:
            self._sentences.append(sentence)
            for word, tag in sentence:
                counts[self.normalize(word)][tag] += 1
                self.classes.add(tag)
        for word, tags in counts.items():
            tag, often = tags.most_common(1)[0]
            if tags.total() >= SURE_FROM and often >= SURE_SHARE * tags.total():
                self.sure[word] = tag

    def learn(self, sentences: list[Sentence]) -> None:
        """Learn from the sentences, in an order that is the same always."""
        self.sure: dict[str, str] = {}
        # nltk shuffles by the module's own generator and keeps classes as a set.
        random.seed(7)
        self.train(sentences, nr_iter=PASSES)


def write_weights(learner: Learner) -> bytes:
    """Write the weights as text, packed."""
    classes = sorted(learner.classes)
    number = {tag: n for n, tag in enumerate(classes)}
    lines = ["\t".join(classes)]
    lines += [f"{word}\t{number[tag]}" for word, tag in sorted(learner.sure.items())]
    lines.append("")
    for feature, weights in sorted(learner.model.weights.items()):
        kept = [(number[tag], round(SCALE * w)) for tag, w in sorted(weights.items()) if abs(w) >= LEAST_WEIGHT]
        if kept:
            lines.append("\t".join([feature, *(f"{n}\t{w}" for n, w in kept)]))
    return gzip.compress("\n".join(lines).encode("utf-8"), 9, mtime=0)


def main(arguments: list[str]) -> None:
    """Learn every language, or check it."""
    check = "--check" in arguments
    for language in tagging.TAGGED_LANGUAGES:
        sentences = read_sentences(language)
        held = sentences[::TENTH] if check else []
        learner = Learner()
        learner.learn([s for n, s in enumerate(sentences) if n % TENTH] if check else sentences)
        packed = write_weights(learner)
        if not check:
            (MODELS / f"{language}.tsv.gz").write_bytes(packed)
            print(language, len(packed), "bytes")
            continue
        model = tagging.parse_weights(packed)
        right = coarse = total = 0
        for sentence in held:
            tags = tagging.tag_words([word for word, _ in sentence], model)
            for found, (_, tag) in zip(tags, sentence, strict=True):
                right += found == tag
                coarse += found.partition(".")[0] == tag.partition(".")[0]
                total += 1
        print(
            f"{language}  {coarse / total:.3f} of universal tags, {right / total:.3f} with verb forms, {len(packed)} bytes"
        )


if __name__ == "__main__":
    main(sys.argv[1:])
