"""Train models/kinds and print how well kinds of points are told on sources that the model has not seen.

usage: python training/kinds.py [--write] [--read] [FOLDER ...]
FOLDER: documents with STEM.gold.json beside them (file, language, attendees, points with text, section, role, …); the
name after the number is the family (n07-SOURCE-DATE.pdf). The corpus of this repository is always learned from.
Figures: F1 of decisions, actions and questions, mean over families, given the gold's points; each family's with a
model that has seen none of its documents. --read: the same for points as they are read. --write: train on all.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

import minutekit as mk
from minutekit.points import kinds
from minutekit.points.candidates import Candidate, CandidateBuilder, Said
from minutekit.points.features import Features, read_features
from minutekit.points.kinds import KINDS
from minutekit.points.names import Vocabulary
from minutekit.schema import Document, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

HERE = Path(__file__).resolve().parent
CORPUS = HERE.parent / "corpus"
TARGET = HERE.parent / "models" / "kinds" / "weights.json"
FOLDS = 10
PENALTY = 0.1
"""Inverse strength of the penalty on weights."""
FEWEST_FAMILIES = 4
"""A feature that fewer families show is not learned from."""
FAMILY_POWER = 0.5
"""A family's points weigh its number of points to this power, taken together."""
CORPUS_WEIGHT = 0.5
STATEMENT_BIAS = -0.75
"""Added to what speaks for a statement: F1 asks for kinds to be found, likelihood does not."""
SCALE = 100
LEAST_LIKENESS = 0.35
SAME = 0.85
"""From this likeness on a point that was read is one of the gold's."""
FORMATS = (".docx", ".md", ".pdf", ".txt", ".html")


@dataclass
class Example:
    """One labelled document: its points with their surroundings, features and kinds."""

    name: str
    family: str
    language: str
    path: Path
    gold: dict[str, Any]
    kinds: list[str] = field(default_factory=list)
    rows: list[Features] = field(default_factory=list)

    @property
    def is_corpus(self) -> bool:
        """Whether it is one of the repository's own."""
        return self.family.startswith("corpus:")


def words(text: str) -> list[str]:
    """Return a text's words in lower case."""
    return re.findall(r"\w+", text.lower())


def likeness(one: Counter[str], other: Counter[str]) -> float:
    """Return how alike two bags of words are, from 0 to 1."""
    shared = (one & other).total()
    return 2 * shared / (one.total() + other.total()) if shared else 0.0


class Finder:
    """Finds a point's place in its document by its words."""

    def __init__(self, document: Document) -> None:
        """Count the words of each block."""
        self.document = document
        self.texts = [words(block.text) for block in document.blocks]
        self.bags = [Counter(text) for text in self.texts]
        self.joined = [" ".join(text) for text in self.texts]
        self.used: set[int] = set()
        self.at = 0

    def find(self, text: str) -> Span | None:
        """Return where a point stands, looking first near the one found before."""
        said = words(text)
        bag, head = Counter(said), " ".join(said[:8])
        best, found = LEAST_LIKENESS, None
        for number, other in enumerate(self.texts):
            score = likeness(bag, self.bags[number])
            whole = score > 0.95
            if score < 0.6 and len(said) > 2 and head in self.joined[number]:
                score = 0.6
            elif score < 0.5 and other and other[:4] == said[:4]:
                score = 0.5
            score -= 0.0005 * abs(number - self.at) / len(self.texts) + (0.1 if number in self.used and whole else 0)
            if score > best:
                best, found = score, number
        if found is None:
            return None
        self.at = found
        self.used.add(found)
        block = self.document.blocks[found]
        offset = max(0, block.text.find(text[:12]))
        start = block.span.start + offset
        return Span(start, min(start + len(text), max(start + 1, block.span.end)))


def read_example(path: Path, gold: dict[str, Any], family: str) -> Example:
    """Read a document and place its gold points in it."""
    document = mk.read_document(path)
    example = Example(path.name, family, gold.get("language") or "", path, gold)
    speakers = [point["speaker"] for point in gold["points"] if point.get("speaker")]
    people = [*gold.get("attendees", []), *gold.get("absent", []), *speakers]
    vocabulary = Vocabulary.of(people, document.text)
    finder = Finder(document)
    builder = CandidateBuilder(document, vocabulary, example.language or None)
    said, texts = [], []
    for point in gold["points"]:
        span = finder.find(point["text"])
        if span is not None:
            said.append(Said(span, point.get("section"), point.get("speaker")))
            texts.append(point["text"])
            example.kinds.append(point.get("role") or "statement")
    candidates: list[Candidate] = builder.build(said)
    for candidate, text in zip(candidates, texts, strict=True):
        candidate.text = text
    example.rows = [read_features(candidate) for candidate in candidates]
    return example


def family_of(name: str) -> str:
    """Return the source of a document by its name."""
    return re.sub(r"^[a-z]+\d+-", "", name).split("-")[0]


def read_examples(folders: list[Path]) -> list[Example]:
    """Read the corpus and the labelled documents of some folders."""
    examples = []
    for gold_path in sorted((CORPUS / "gold").glob("*.json")):
        gold = json.loads(gold_path.read_text(encoding="utf-8"))
        paths = [path for suffix in FORMATS for path in sorted(CORPUS.glob(f"*/{gold_path.stem}{suffix}"))]
        if gold.get("points") and paths:
            examples.append(read_example(paths[0], gold, f"corpus:{paths[0].parent.name}"))
    for folder in folders:
        for gold_path in sorted(folder.glob("*.gold.json")):
            gold = json.loads(gold_path.read_text(encoding="utf-8"))
            stem = gold_path.name.removesuffix(".gold.json")
            path = next(
                (
                    gold_path.with_name(stem + end)
                    for end in (*FORMATS, ".odt")
                    if gold_path.with_name(stem + end).exists()
                ),
                None,
            )
            if path:
                examples.append(read_example(path, gold, family_of(path.name)))
    return examples


def fit(examples: list[Example], bias: float = STATEMENT_BIAS) -> tuple[list[str], np.ndarray, np.ndarray]:
    """Train on some documents; return the names of features, their weights and the starting scores, as whole numbers."""
    shown: defaultdict[str, set[str]] = defaultdict(set)
    sizes: Counter[str] = Counter()
    for example in examples:
        sizes[example.family] += len(example.rows)
        for row in example.rows:
            for name in row:
                shown[name].add(example.family)
    kept = {name for name, families in shown.items() if len(families) >= FEWEST_FAMILIES}
    rows = [{name: value for name, value in row.items() if name in kept} for e in examples for row in e.rows]
    wanted = [KINDS.index(kind) for e in examples for kind in e.kinds]
    weights = np.array(
        [sizes[e.family] ** -FAMILY_POWER * (CORPUS_WEIGHT if e.is_corpus else 1.0) for e in examples for _ in e.rows]
    )
    vectoriser = DictVectorizer()
    model = LogisticRegression(C=PENALTY, max_iter=1000).fit(
        vectoriser.fit_transform(rows), wanted, sample_weight=weights * len(weights) / weights.sum()
    )
    start = model.intercept_ + np.array([bias, 0.0, 0.0, 0.0])
    return (
        list(vectoriser.get_feature_names_out()),
        np.rint(model.coef_.T * SCALE).astype(int),
        np.rint(start * SCALE).astype(int),
    )


def predict(model: tuple[list[str], np.ndarray, np.ndarray], rows: list[Features]) -> list[str]:
    """Return the kinds that a model tells."""
    names, weights, start = model
    index = {name: at for at, name in enumerate(names)}
    told: list[str] = []
    for row in rows:
        total = start * SCALE
        for name, value in row.items():
            if name in index:
                total = total + weights[index[name]] * round(value * SCALE)
        told.append(KINDS[int(total.argmax())])
    return told


def f1(pairs: list[tuple[str, str]]) -> float | None:
    """Return F1 of all kinds but statements, of (gold, told) pairs; None where the gold has none."""
    right = sum(gold == told != "statement" for gold, told in pairs)
    marked, claimed = sum(gold != "statement" for gold, _ in pairs), sum(told != "statement" for _, told in pairs)
    return 2 * right / (marked + claimed) if marked else None


def report(title: str, told: list[tuple[Example, list[tuple[str, str]]]]) -> None:
    """Print the mean over families, by language, and each kind's F1 over all points."""
    by_family: defaultdict[str, list[float]] = defaultdict(list)
    by_language: defaultdict[str, list[float]] = defaultdict(list)
    everything: list[tuple[str, str]] = []
    for example, pairs in told:
        everything += pairs
        value = f1(pairs)
        if value is not None:
            by_family[example.family].append(value)
            by_language[example.language].append(value)
    mean = float(np.mean([np.mean(values) for values in by_family.values()])) if by_family else 0.0
    per_kind = {}
    for kind in KINDS:
        right = sum(gold == one == kind for gold, one in everything)
        total = sum(gold == kind for gold, _ in everything) + sum(one == kind for _, one in everything)
        per_kind[kind] = round(2 * right / total, 3) if total else None
    languages = {language: round(float(np.mean(values)), 2) for language, values in sorted(by_language.items())}
    print(f"{title}: F1 {mean:.3f} over {len(by_family)} families; {per_kind}; {languages}")


def cross_validate(examples: list[Example]) -> dict[str, list[str]]:
    """Return the kinds told for each document by a model without its family."""
    families = sorted({example.family for example in examples if not example.is_corpus})
    random.Random(0).shuffle(families)
    own = sorted({example.family for example in examples if example.is_corpus})
    fold = {family: number % FOLDS for number, family in enumerate([*families, *own])}
    told: dict[str, list[str]] = {}
    for number in range(FOLDS):
        model = fit([example for example in examples if fold[example.family] != number])
        for example in examples:
            if fold[example.family] == number:
                told[str(example.path)] = predict(model, example.rows)
    return told


def read_whole(examples: list[Example]) -> None:
    """Print the same figure for points as they are read, each family with a model that has not seen it."""
    families = sorted({example.family for example in examples if not example.is_corpus})
    random.Random(0).shuffle(families)
    fold = {family: number % FOLDS for number, family in enumerate(families)}
    held: list[tuple[Example, list[tuple[str, str]]]] = []
    shipped = kinds.load_kind_model
    for number in range(FOLDS):
        names, weights, start = fit([example for example in examples if fold.get(example.family) != number])
        model = kinds.KindModel({name: at for at, name in enumerate(names)}, weights, start, SCALE)
        kinds.load_kind_model = lambda model=model: model  # type: ignore[assignment]
        for example in examples:
            if fold.get(example.family) == number:
                points = mk.read_meeting(example.path).points
                held.append((example, pair_kinds(points, example.gold["points"])))
    kinds.load_kind_model = shipped
    report("as read, sources held out", held)


def pair_kinds(points: Sequence[mk.Point], gold: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """Return the (gold, told) kinds of points that are the same by their words, the most alike first."""
    bags = [Counter(words(point.text)) for point in points]
    wanted = [Counter(words(point["text"])) for point in gold]
    pairs = sorted(
        ((likeness(one, other), i, j) for i, one in enumerate(bags) for j, other in enumerate(wanted)),
        key=lambda pair: (-pair[0], *pair[1:]),
    )
    taken: tuple[set[int], set[int]] = (set(), set())
    found: list[tuple[str, str]] = []
    for alike, i, j in pairs:
        if alike < SAME:
            break
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            found.append((gold[j].get("role") or "statement", points[i].kind))
    return found


def main(arguments: list[str]) -> None:
    """Print the figures; with ``--write`` train on all and write the weights."""
    folders = [Path(name) for name in arguments if not name.startswith("--")]
    examples = read_examples(folders)
    print(f"{len(examples)} documents, {sum(len(example.rows) for example in examples)} points")
    told = cross_validate(examples)
    held = [(example, list(zip(example.kinds, told[str(example.path)], strict=True))) for example in examples]
    report("corpus, sources held out", [pair for pair in held if pair[0].is_corpus])
    for folder in folders:
        report(f"{folder.name}, sources held out", [pair for pair in held if pair[0].path.parent == folder])
    if folders:
        report("all folders, sources held out", [pair for pair in held if not pair[0].is_corpus])
    if "--read" in arguments:
        read_whole(examples)
    if "--write" in arguments:
        names, weights, start = fit(examples)
        table = {name: row for name, row in zip(names, weights.tolist(), strict=True) if any(row)}
        lines = ",\n".join(f"  {json.dumps(name)}: {json.dumps(row)}" for name, row in table.items())
        head = f'{{"kinds": {json.dumps(KINDS)},\n"scale": {SCALE},\n"start": {json.dumps(start.tolist())},\n"weights": {{\n'
        TARGET.write_text(f"{head}{lines}\n}}}}\n", encoding="utf-8")
        seen = [(e, list(zip(e.kinds, predict((names, weights, start), e.rows), strict=True))) for e in examples]
        report("trained on all, seen", [pair for pair in seen if not pair[0].is_corpus])


if __name__ == "__main__":
    main(sys.argv[1:])
