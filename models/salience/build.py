"""Learn the weights of salience again, or measure them under cross-validation.

usage: python models/salience/build.py [--check [SET ...]]

Without arguments, writes weights.json and rates.json beside this script. With --check, nothing is written:
five models are learned, each without a fifth of the meetings (all records of one meeting or series fall
together), and the digests of that fifth are scored by ROUGE against the people's summaries.
The data is looked for in MINUTEKIT_BENCH_DATA, else in ../shared/data beside the repository.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import re
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from minutekit import DigestOptions, Meeting, find_themes, meeting_from_turns
from minutekit.digests import compose_digest
from minutekit.language import find_concepts, stop_words
from minutekit.salience import score_points
from minutekit.salience.model import PAIR_FEATURES, WORD_FEATURES, Regression, SalienceModel, load_model
from minutekit.salience.usage import Usage
from minutekit.salience.worth import predict_words

HERE = Path(__file__).resolve().parent
DATA = Path(os.environ.get("MINUTEKIT_BENCH_DATA", HERE.parents[2] / "shared" / "data"))
SOURCES = {
    "digests-tc39": "tc39",
    "digests-qmsum": "qmsum",
    "digests-qmsum-train": "qmsum",
    "digests-ami": "ami",
    "digests-icsi": "icsi",
}
LANGUAGE = "en"
FOLDS = 5
LEAST_RATE = 2e-4
LEAST_SETS = 3
SERIES = re.compile(r"((?:ES|IS|TS|EN|IN|IB)\d{4})[a-d]?$|(B(?:mr|ro|ed|ns|db|sr|uw)\d+)$|^(tc39-\d{4}-\d\d)")


@dataclass
class Task:
    """A meeting with a summary by people. ``fold`` keeps all records of one meeting or series together."""

    name: str
    id: str
    words: int
    gold: list[str]
    meeting: Meeting
    fold: int
    usage: Usage


def read_tasks() -> list[Task]:
    """Read every set, each meeting as minutekit itself makes points of it."""
    tasks = []
    for file in SOURCES:
        with gzip.open(DATA / "tasks" / f"{file}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                found = SERIES.search(row["id"])
                group = next(filter(None, found.groups())) if found else row["id"]
                fold = int(hashlib.sha256(group.encode()).hexdigest(), 16) % FOLDS
                meeting = meeting_from_turns([(t["speaker"], t["text"]) for t in row["turns"]], language=LANGUAGE)
                points = meeting.points
                usage = Usage([p.text for p in points], [p.speaker for p in points], [LANGUAGE] * len(points))
                tasks.append(
                    Task(file.removeprefix("digests-"), row["id"], row["words"], row["gold"], meeting, fold, usage)
                )
    return tasks


def set_of(task: Task) -> str:
    """Return the set a task counts for."""
    return SOURCES[f"digests-{task.name}"]


def fit(rows: list[np.ndarray], hits: list[np.ndarray], tasks: list[Task], names: tuple[str, ...]) -> Regression:
    """Fit a logistic regression in which each set weighs the same, and each meeting within its set."""
    size = Counter(map(set_of, tasks))
    weight = np.concatenate([np.full(len(h), 1 / (size[set_of(t)] * len(h))) for h, t in zip(hits, tasks, strict=True)])
    features, target = np.vstack(rows), np.concatenate(hits)
    mean, deviation = features.mean(axis=0), features.std(axis=0) + 1e-9
    model = LogisticRegression(C=1.0, max_iter=500)
    model.fit((features - mean) / deviation, target, sample_weight=weight * len(weight) / weight.sum())
    weights = model.coef_[0] / deviation
    bias = float(model.intercept_[0] - weights @ mean)
    return Regression(round(bias, 4), {n: round(float(w), 4) for n, w in zip(names, weights, strict=True)})


def learn(tasks: list[Task]) -> SalienceModel:
    """Learn the weights of words and pairs and the rates of function words."""
    golds = [find_concepts(" \n ".join(t.gold), LANGUAGE) for t in tasks]
    rows = [np.array([t.usage.word_features(w, t.words) for w in t.usage.content_words()]) for t in tasks]
    hits = [np.array([w in set(g) for w in t.usage.content_words()], float) for t, g in zip(tasks, golds, strict=True)]
    words = fit(rows, hits, tasks, WORD_FEATURES)
    form = load_model().form  # learned from minutes, by training/salience_written.py
    draft = SalienceModel(form, words, words, {})
    rows, hits = [], []
    for task, gold in zip(tasks, golds, strict=True):
        chances = predict_words(task.usage, task.words, draft)
        pairs = task.usage.content_pairs()
        rows.append(np.array([task.usage.pair_features(p, task.words, chances) for p in pairs]))
        hits.append(np.isin(pairs, gold).astype(float))
    return SalienceModel(form, words, fit(rows, hits, tasks, PAIR_FEATURES), {LANGUAGE: count_rates(tasks, golds)})


def count_rates(tasks: list[Task], golds: list[list[str]]) -> dict[str, float]:
    """Return how often function words and pairs of them stand in summaries, per word: the mean over the sets.

    Only those that at least three of the four sets use, so that no set's own subject gets in.
    """
    function_words = stop_words(LANGUAGE)
    counts: dict[str, Counter[str]] = {}
    totals: Counter[str] = Counter()
    for task, gold in zip(tasks, golds, strict=True):
        totals[set_of(task)] += sum(" " not in c for c in gold)
        counts.setdefault(set_of(task), Counter()).update(
            c for c in gold if all(w in function_words for w in c.split(" "))
        )
    rates = {}
    for concept in sorted(set().union(*counts.values())):
        shares = sorted((table[concept] / totals[name] for name, table in counts.items()), reverse=True)
        rate = sum(shares) / len(shares)
        if rate >= LEAST_RATE and shares[LEAST_SETS - 1] > 0:
            rates[concept] = round(rate, 6)
    return rates


def write(model: SalienceModel) -> None:
    """Write the model beside this script."""
    rows = {
        name: {"bias": r.bias, "weights": dict(r.weights)}
        for name, r in (("words", model.words), ("pairs", model.pairs))
    }
    (HERE / "weights.json").write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")
    (HERE / "rates.json").write_text(
        json.dumps(model.rates, indent=0, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8"
    )


def check(tasks: list[Task], names: list[str]) -> None:
    """Print set, meetings, ROUGE-1, -2, -Lsum (F1 x 100, stemmed) and the share of the budget used."""
    from rouge_score.rouge_scorer import RougeScorer  # noqa: PLC0415 - in the [test] extra only

    kinds = ("rouge1", "rouge2", "rougeLsum")
    scorer = RougeScorer(list(kinds), use_stemmer=True)
    models = [learn([t for t in tasks if t.fold != fold]) for fold in range(FOLDS)]
    for name in names:
        scores = []
        for task in (t for t in tasks if t.name == name):
            themes = find_themes(task.meeting.points)
            salience = score_points(task.meeting.points, themes, words=task.words, model=models[task.fold])
            digest = compose_digest((task.meeting,), themes, salience, DigestOptions(words=task.words))
            text = "\n".join(k.text for theme in digest.themes for k in theme.points)
            found = scorer.score("\n".join(task.gold), text)
            scores.append([*(100 * found[k].fmeasure for k in kinds), len(text.split()) / task.words])
        print(name, len(scores), *(f"{v:.2f}" for v in np.mean(scores, axis=0)), flush=True)


def main(arguments: list[str]) -> None:
    """Rebuild or check."""
    tasks = read_tasks()
    if arguments[:1] == ["--check"]:
        check(tasks, arguments[1:] or ["tc39", "qmsum", "ami", "icsi"])
    else:
        write(learn(tasks))


if __name__ == "__main__":
    main(sys.argv[1:])
