"""How near a meeting that was read comes to its gold; measured file by file.

Texts are compared as bags of words (Dice coefficient), pairs are made greedily, best first. All
scores lie between 0 and 1; None where the gold says nothing. ``leaks`` counts points that hold page
furniture.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import minutekit as mk

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
SAME_TEXT = 0.85
SAME_HEADING = 0.6
TITLES = {"m", "mme", "mlle", "mr", "mrs", "ms", "dr", "prof", "herr", "frau", "sr", "sra", "dott", "cllr", "capt"}
"""Words before a name that do not tell people apart."""
SUFFIXES = {".docx", ".pdf", ".md", ".txt", ".html", ".vtt", ".srt"}
Scores = dict[str, float | None]


def list_files() -> list[Path]:
    """List the corpus documents that have gold."""
    golds = {path.stem for path in (CORPUS / "gold").glob("*.json")}
    return sorted(p for p in CORPUS.glob("*/*") if p.suffix in SUFFIXES and p.stem in golds)


def load_gold(path: Path) -> dict:
    """Read the gold of a document: gold/STEM.json, shared by the formats of one layout."""
    return json.loads((CORPUS / "gold" / f"{path.stem}.json").read_text(encoding="utf-8"))


def has_digest(gold: dict) -> bool:
    """Return whether a digest is scored: for the plain layout alone, the others hold the same points."""
    return "digest" in gold and gold["layout"] == "styles" and "prior_digest" not in gold


def hash_corpus() -> str:
    """Hash all documents and gold, so that floors can name the corpus they were measured on."""
    digest = hashlib.sha256()
    for path in [*list_files(), *sorted((CORPUS / "gold").glob("*.json"))]:
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def split_words(text: str | None) -> list[str]:
    """Split into lower-case words; ligatures and soft hyphens undone, accents kept."""
    return re.findall(r"\w+", unicodedata.normalize("NFKC", text or "").replace("\u00ad", "").lower())


def compare_texts(left: Counter, right: Counter) -> float:
    """Dice coefficient of two bags of words."""
    total = left.total() + right.total()
    return 2 * (left & right).total() / total if total else 1.0


def pair_texts(found: Sequence[str], gold: Sequence[str], least: float = SAME_TEXT) -> list[tuple[int, int]]:
    """Pair found and gold texts one to one, the most alike first."""
    bags = [Counter(split_words(t)) for t in found], [Counter(split_words(t)) for t in gold]
    alike = [(compare_texts(f, g), i, j) for i, f in enumerate(bags[0]) for j, g in enumerate(bags[1])]
    pairs: list[tuple[int, int]] = []
    free = set(range(len(found))), set(range(len(gold)))
    for score, i, j in sorted(alike, key=lambda a: (-a[0], a[1], a[2])):
        if score < least:
            break
        if i in free[0] and j in free[1]:
            free[0].discard(i)
            free[1].discard(j)
            pairs.append((i, j))
    return pairs


def compute_f1(hits: int, found: int, gold: int) -> float:
    """F1 of a retrieval; 1 if there was nothing to find and nothing was found."""
    return 2 * hits / (found + gold) if found + gold else 1.0


def is_same_name(found: str | None, gold: str | None) -> bool:
    """Return whether one name's words lie within the other's; titles left aside; no name equals no name alone."""
    left, right = set(split_words(found)) - TITLES, set(split_words(gold)) - TITLES
    return left == right if not (left and right) else left <= right or right <= left


def _share(tests: Iterable[bool]) -> float | None:
    results = list(tests)
    return sum(results) / len(results) if results else None


def _same_heading(found: str | None, gold: str | None) -> bool:
    """Compare headings; numbering of up to two words ("TOP 6") before a heading does not matter."""
    ends = [split_words(text) for text in (found, gold)]
    if ends[1] and ends[0][-len(ends[1]) :] == ends[1] and len(ends[0]) <= len(ends[1]) + 2:
        return True
    return compare_texts(Counter(split_words(found)), Counter(split_words(gold))) >= SAME_HEADING


def _score_people(found: Sequence[mk.Person], gold: Sequence[str]) -> float:
    hits = pair_texts([p.name for p in found], gold, SAME_HEADING)
    return compute_f1(len(hits), len(found), len(gold))


def _count_leaks(points: Sequence[mk.Point], furniture: Sequence[str]) -> int:
    pieces = [" ".join(split_words(text)) for text in furniture]
    return sum(any(piece in " ".join(split_words(p.text)) for piece in pieces) for p in points)


def score_points(meeting: mk.Meeting, gold: dict) -> Scores:
    """Score a meeting whose gold lists points. Points that match an ``aside`` count neither way."""
    everything, wanted = list(meeting.points), gold["points"]
    pairs = pair_texts([p.text for p in everything], [p["text"] for p in wanted])
    aside = {j for j, p in enumerate(wanted) if p.get("aside")}
    matched = [(everything[i], wanted[j]) for i, j in pairs if j not in aside]
    n_found = len(everything) - sum(j in aside for _, j in pairs)
    n_gold = len(wanted) - len(aside)

    def share(test: Callable[[mk.Point, dict], bool], *, over: Callable[[dict], bool]) -> float | None:
        return _share(test(f, g) for f, g in matched) if any(map(over, wanted)) else None

    n_marked = sum(g["role"] != "statement" for _, g in matched)
    n_claimed = sum(f.kind != "statement" for f, _ in matched)
    right = sum(f.kind == g["role"] != "statement" for f, g in matched)
    owned = [(f, g) for f, g in matched if g.get("owner")]
    return {
        "points": compute_f1(len(matched), n_found, n_gold),
        "speaker": share(lambda f, g: is_same_name(f.speaker, g["speaker"]), over=lambda g: bool(g["speaker"])),
        "section": share(
            lambda f, g: _same_heading(f.section, g.get("section")), over=lambda g: bool(g.get("section"))
        ),
        "level": share(lambda f, g: f.level == g["level"], over=lambda g: bool(g.get("level"))),
        "chat": share(
            lambda f, g: (f.medium == "chat") == (g["medium"] == "chat"), over=lambda g: g["medium"] == "chat"
        ),
        "language": share(
            lambda f, g: (f.language or meeting.language) == g.get("language", gold["language"]),
            over=lambda g: "language" in g,
        ),
        "kind": compute_f1(right, n_claimed, n_marked) if n_marked else None,
        "owner": _share(bool(f.owner) and is_same_name(f.owner, g["owner"]) for f, g in owned),
    }


def score_turns(meeting: mk.Meeting, gold: dict) -> Scores:
    """Score a transcript: turns whole, every word with the right speaker, marked sentences of the right kind."""
    turns = gold["turns"]
    pairs = pair_texts([t.text for t in meeting.turns], [t["text"] for t in turns], 0.95)
    said = Counter((t.speaker, w) for t in meeting.turns for w in split_words(t.text))
    meant = Counter((t["speaker"], w) for t in turns for w in split_words(t["text"]))
    claimed = [p for p in meeting.points if p.kind != "statement"]
    right = 0
    for mark in gold["marked"]:
        words = Counter(split_words(mark["text"]))
        near = [p for p in claimed if p.kind == mark["role"]]
        right += any((Counter(split_words(p.text)) & words).total() >= 0.5 * words.total() for p in near)
    return {
        "points": compute_f1(len(pairs), len(meeting.turns), len(turns)),
        "speaker": compare_texts(said, meant),
        "kind": compute_f1(min(right, len(claimed)), len(claimed), len(gold["marked"])),
    }


def score_meeting(meeting: mk.Meeting, gold: dict) -> Scores:
    """Score one meeting against its gold."""
    scores = score_turns(meeting, gold) if "turns" in gold else score_points(meeting, gold)
    if gold["attendees"]:
        scores["people"] = _score_people(meeting.attendees, gold["attendees"])
    if gold["absent"]:
        scores["absent"] = _score_people(meeting.absent, gold["absent"])
    if gold["date"]:
        scores["date"] = float(str(meeting.date) == gold["date"])
    if gold["title"]:
        scores["title"] = float(_same_heading(meeting.title, gold["title"]))
    if "prior_digest" in gold:
        prior = meeting.prior_digest.themes if meeting.prior_digest else ()
        found = [f"{t.label} {p.text}" for t in prior for p in t.points]
        wanted = [f"{t['label']} {p}" for t in gold["prior_digest"] for p in t["points"]]
        scores["prior"] = compute_f1(len(pair_texts(found, wanted)), len(found), len(wanted))
    scores["leaks"] = _count_leaks(meeting.points, gold["furniture"])
    return scores


def score_digest(meeting: mk.Meeting, gold: dict) -> Scores:
    """Score the themes and a digest as long as the human's against the human's.

    ``held``: share of human key points of which a line of the digest leads back to a source. As many
    points drawn at random hold 0.61 of them on school-meals, so only what lies above says something.
    ``themes``: adjusted Rand index (Hubert and Arabie, 1985) of the themes found and the human's, over
    the points that the human used; the number of themes is left free; chance gives 0.
    """
    from sklearn.metrics import adjusted_rand_score

    human = [(index, point["sources"]) for index, theme in enumerate(gold["digest"]) for point in theme["points"]]
    pairs = pair_texts([p.text for p in meeting.points], [p["text"] for p in gold["points"]])
    numbers = {i: gold["points"][j]["number"] for i, j in pairs}
    by_id = {meeting.points[i].id: number for i, number in numbers.items()}
    digest = mk.summarise(meeting, mk.DigestOptions(max_points=len(human)))
    cited = {by_id.get(p.id) for theme in digest.themes for line in theme.points for p in line.sources}
    meant: dict[int, int] = {}
    for index, sources in human:
        for number in sources:
            meant.setdefault(number, index)
    labels = mk.find_themes(meeting.points).labels
    used = [i for i, number in sorted(numbers.items()) if number in meant]
    return {
        "held": _share(bool(cited.intersection(sources)) for _, sources in human),
        "themes": float(adjusted_rand_score([meant[numbers[i]] for i in used], [labels[i] for i in used])),
    }
