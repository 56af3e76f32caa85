"""Where a line of attendance is parted: at its labels, at full stops, behind words that announce people."""

from __future__ import annotations

import re
from itertools import pairwise

from minutekit.entities.affiliations import is_office
from minutekit.entities.shapes import is_name, is_title
from minutekit.lexicon import find_classes, label_classes

LONGEST_LABEL = 70
# "pj. Ida Holm": behind so short an office in lower case the full stop ends the word.
_LONGEST_SHORT_OFFICE = 4
_STOP = re.compile(r"(?:(?<=[^\W\d_]{3})|(?<=[)\]]))\.\s+(?=[^\W\d_a-zß-öø-ÿ])")
# "VBgm.", "Stellv."
_SHORTENED = re.compile(r"[^\W\d_aeiouyäöüáéíóúàèìòùâêîôûãõ)\]]{3}$", re.IGNORECASE)
_LABEL = re.compile(
    r"(?:^|(?<=[.;,)–—\s-]))(?P<label>[^\W\d_a-zß-öø-ÿ](?:(?!\s-\s)[^:;.,–—\t]){1,70}?)\s*(?::(?!\d)|\t)\s*(?=\S)"
)
_LEADS = frozenset({"attendance", "absent", "apologies", "invited", "officer"})
_MAY_LEAD = _LEADS | {"body", "meeting", "modifier", "auxiliary", "function_word", "and", "opening"}


def split_labels(text: str) -> list[tuple[str | None, str]]:
    """Split "Present: …. Absent: …" at its labels."""
    found: list[tuple[int, int, str]] = []
    for match in _LABEL.finditer(text):
        label = match["label"].strip()
        if not match.start("label") and is_name(label, single=False) and is_office(text[match.end() :]):
            return [(None, f"{label}, {text[match.end() :]}")]  # "Ada Berg: Chair"
        # "…, Ada Berg  Absent: Bo Lind": the label is what says so of the words before the colon.
        words = label.split()
        said = next((" ".join(words[at:]) for at in range(len(words)) if label_classes(" ".join(words[at:]))), "")
        said = said if is_name(label[: label.rfind(said)].strip() or "Ada Berg", single=False) else ""
        start = match.start("label") + label.rfind(said) if said else match.start("label")
        follows = match.start() == (found[-1][1] if found else 0)
        if said or follows or not is_name(label):
            found.append((start, match.end(), said or label))
    head = text[: found[0][0] if found else len(text)].strip(" ,;–—-.")
    pieces: list[tuple[str | None, str]] = [(None, head)] if head else []
    for (_, end, label), following in pairwise([*found, (len(text), 0, "")]):
        pieces.append((label, text[end : following[0]].strip(" ,;–—-")))
    return pieces


def split_sentences(text: str) -> list[str]:
    """Split at full stops between names, not behind titles and initials."""
    pieces, start = [], 0
    for match in _STOP.finditer(text):
        words = text[start : match.start()].split()
        short = words and len(words[-1]) <= _LONGEST_SHORT_OFFICE and words[-1].islower() and is_office(words[-1])
        if words and not short and not is_title(words[-1].strip("(")) and not _SHORTENED.search(words[-1]):
            pieces.append(text[start : match.start()])
            start = match.end()
    return [*pieces, text[start:]]


def split_lead(text: str) -> tuple[str | None, str]:
    """Split words that announce people and end without a colon: "Also present were Board members Ada Berg …"."""
    hits = find_classes(text[:LONGEST_LABEL])
    if not any(hit.cls in _LEADS for hit in hits):
        return None, text
    end, leads = 0, False
    for hit in hits:
        said = text[hit.start : hit.end]
        if text[end : hit.start].strip(" ,") or not (
            hit.cls in _MAY_LEAD or (hit.cls == "office" and said[-1:] == "s")
        ):
            if hit.start >= end:
                continue
        elif hit.end > end and not (hit.cls == "auxiliary" and said[:1].isupper()):
            end = hit.end
            leads = leads or hit.cls in _LEADS
    rest = text[end:].lstrip()
    return (text[:end].strip(), rest) if leads and rest and not rest[:1].islower() else (None, text)
