"""What tells a point's kind: a named feature row over shapes, word classes and surroundings, never over words."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from minutekit.language.dates import has_day, has_weekday
from minutekit.language.forms import load_forms
from minutekit.lexicon import find_point_words, tokenise_lower
from minutekit.points.dues import find_due
from minutekit.points.names import KNOWN, WORD, name_shape
from minutekit.points.owners import find_assignment, find_doer, find_owner

if TYPE_CHECKING:
    from minutekit.points.candidates import Candidate
    from minutekit.points.names import Vocabulary

Features = dict[str, float]

# Classes that say something of headings and columns; all others say something of sentences.
HEADING_CLASSES = frozenset({
    "tasks_heading", "goals_heading", "upcoming", "earlier", "period", "decisions_heading", "motions_heading",
    "articles_heading", "questions_heading", "talk_heading", "ideas_heading", "next_meeting_heading", "owner_column",
    "due_column", "status_column",
})  # fmt: skip
_ALSO_IN_HEADINGS = ("agree", "ballot", "everybody", "holder", "deadline")
_ALSO_BESIDE = frozenset({"ballot", "motion", "agree", "progress", "put_off"})
# Headings that mean another thing together: "status of tasks", "goals for next week".
_PAIRED = frozenset({"tasks_heading", "goals_heading", "upcoming", "earlier"})
# Classes that are looked at in pairs, where one stands within three words of the other.
_CLOSE = frozenset({
    "deciding_body", "agree", "duty", "intent", "holder", "no", "perfect", "ballot", "motion", "report", "deed",
    "proposal", "first_person", "interrogative", "deadline", "put_off", "copula", "everybody", "progress",
})  # fmt: skip
_NEAR = 3
_TOLD = 5
_MOST_READ = 2_000
_EARLY, _MIDDLE, _BRIEF, _LONG = 3, 8, 12, 40
_WORD_STEPS = (2, 5, 10, 20, 40)
_SHORT_HEADING = 3
_LONGEST_LAST_NAMES, _LONGEST_DAY = 80, 30

_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]{1,60})[)\]]\W*$")
_LAST_PART = re.compile(r"\s?[–—]\s?([^–—]{1,80})$|\s-\s([^–—]{1,60})$|:\s+([^:]{1,40})$")
_RUN_IN = re.compile(r"([^:–—]{1,60}?)\s?(?::|\s[–—-])\s")
_BARE = re.compile(r"\s*[(\[][^()\[\]]{0,80}[)\]]\.?$|\s+[–—-]\s+[^–—]{0,80}$")
_BARE_SIGN = re.compile(r"[(\[]|\s[–—-]\s")
_DASH_OR_COLON = re.compile(r"[:–—]|\s-\s")
_LABELLED = re.compile(r"[^\W_]+(?:\s[^\W_]+)?\s?\d*\s?[:：–.-]")
_SIGNS = {
    "box": r"^\[[ xX]?\]",
    "score": r"\b\d+\s?[-–:]\s?\d+\b",
    "capitals": r"(?<!\S)[A-ZÀ-Þ]{4,}(?!\S)",
    "link": r"https?://|www\.",
    "at": r"@",
}
_SIGN_PATTERNS = tuple((name, re.compile(sign)) for name, sign in _SIGNS.items())
_FINITE = frozenset({"fut", "past", "cnd", "fin"})
_VERB_FORMS = _FINITE | {"inf", "part", "ger", "imp"}
_QUERY = re.compile(r"(?<=[^\s?])\?(?=[\w%&=/-])")


@lru_cache(maxsize=1_024)
def _read_heading(before: str, text: str, language: str | None) -> Features:
    """Read what a heading, a header cell or a lead-in says; many points stand under one."""
    row: Features = {}
    found = find_point_words(text, language)
    heads = sorted(HEADING_CLASSES & found.keys())
    short = len(tokenise_lower(text)) <= _SHORT_HEADING
    for cls in heads:
        row[f"{before}:{cls}"] = 1.0
        if short:
            row[f"{before}:short:{cls}"] = 1.0
    if not heads:
        row[f"{before}:none"] = 1.0
    if before == "section":
        pairs = ((one, two) for one in heads for two in heads if one < two and (one in _PAIRED or two in _PAIRED))
        row.update({f"section:{one}+{two}": 1.0 for one, two in pairs})
    if has_day(text):
        row[f"{before}:day"] = 1.0
    if text.rstrip().endswith("?"):
        row[f"{before}:?"] = 1.0
    row.update({f"{before}:{cls}": 1.0 for cls in _ALSO_IN_HEADINGS if cls in found})
    return row


def _add_words(row: Features, text: str, tokens: list[str], language: str | None) -> None:
    """Add the word classes of the text by where they stand, and those that stand close together."""
    found = find_point_words(text, language)
    count = len(tokens)
    found = _drop_told(found)
    for cls, places in found.items():
        if cls in HEADING_CLASSES:
            if (
                cls in {"tasks_heading", "decisions_heading", "questions_heading"}
                and not places[0]
                and _LABELLED.match(text)
            ):
                row[f"label:{cls}"] = 1.0
            continue
        row[f"any:{cls}"] = 1.0
        if count <= _BRIEF:
            row[f"brief:{cls}"] = 1.0
        if count > _LONG:
            row[f"long:{cls}"] = 1.0
        at = places[0]
        where = "first" if not at else "early" if at <= _EARLY else "middle" if at <= _MIDDLE else ""
        if where:
            row[f"{where}:{cls}"] = 1.0
        if places[-1] >= count - 2 and count > _EARLY:
            row[f"late:{cls}"] = 1.0
    _add_pairs(row, found)


def _drop_told(found: dict[str, tuple[int, ...]]) -> dict[str, tuple[int, ...]]:
    """Leave out words of deciding that are told or asked about, not decided: "how the old routes were decided"."""
    told = found.get("subordinate", ())
    hanging = {
        cls: tuple(at for at in places if not any(0 < at - conjunction <= _TOLD for conjunction in told))
        for cls, places in found.items()
        if cls in {"agree", "put_off"}
    }
    return {cls: kept for cls, places in found.items() if (kept := hanging.get(cls, places))}


def _add_pairs(row: Features, found: dict[str, tuple[int, ...]]) -> None:
    """Add the classes that stand close together."""
    order = sorted((place, cls) for cls, places in found.items() if cls in _CLOSE for place in places)
    for index, (place, cls) in enumerate(order):
        for other, behind in order[index + 1 :]:
            if other - place > _NEAR:
                break
            if other > place:
                row[f"{cls}>{behind}"] = 1.0


def _add_forms(row: Features, text: str, tokens: list[str], language: str | None) -> None:
    """Add the forms of the first words and of the last, and which forms of verbs there are."""
    if not tokens:
        return
    table = load_forms(language)
    for index, token in enumerate(tokens[:3]):
        for name in table[token] or ("?",):
            row[f"word{index}:{name}"] = 1.0
    for name in table[tokens[-1]]:
        row[f"last:{name}"] = 1.0
    bare = tokenise_lower(_BARE.sub("", text)) if _BARE_SIGN.search(text) else tokens
    for name in table[bare[-1]] if bare else ():
        row[f"bare last:{name}"] = 1.0
    forms = {classes[0] for token in tokens[:_LONG] if (classes := table[token])}
    for name in _VERB_FORMS & forms:
        row[f"has:{name}"] = 1.0
    if forms.isdisjoint(_FINITE):
        row["no finite verb"] = 1.0


def _add_people(row: Features, text: str, vocabulary: Vocabulary, language: str | None) -> None:
    """Add where the text names people."""
    words = WORD.findall(text)
    named = [i for i, word in enumerate(words) if word[:1].isupper() and word.casefold() in vocabulary.names]
    if named:
        row["named"] = 1.0
        if named[0] <= 2:
            row["named first" if not named[0] else "named early"] = 1.0
        if named[-1] == len(words) - 1:
            row["named last"] = 1.0
    if named and not named[0]:
        last = next(i for i in range(len(words)) if i + 1 not in named)
        behind = find_point_words(" ".join(words[last + 1 : last + 4]), language)
        row.update({f"name then:{cls}": 1.0 for cls, places in behind.items() if cls in _CLOSE and not places[0]})
    doer = find_doer(text, vocabulary, language)
    if doer and doer.by in {"duty", "future", "present"}:
        row[f"doer:{doer.by}"] = 1.0
        row[f"doer:{doer.by}:{name_shape(doer.owner, vocabulary)}"] = 1.0
    if find_owner(text, vocabulary, language, verbs=False):
        row["owner"] = 1.0
    if find_assignment(text, actions=False, vocabulary=vocabulary):
        row["assigned"] = 1.0
    if find_due(text):
        row["due"] = 1.0


def _add_labels(row: Features, text: str, vocabulary: Vocabulary) -> None:
    """Add what stands in brackets, behind a dash or before a colon."""
    bracket = _IN_BRACKETS.search(text) if ")" in text or "]" in text else None
    if bracket:
        row[f"bracket:{name_shape(bracket[1], vocabulary)}"] = 1.0
        if has_day(bracket[1]) or has_weekday(bracket[1]):
            row["bracket:day"] = 1.0
    if not _DASH_OR_COLON.search(text):
        return
    last = _LAST_PART.search(text[-_LONGEST_LAST_NAMES - 4 :])
    if last:
        row[f"last part:{name_shape(next(filter(None, last.groups())), vocabulary)}"] = 1.0
    run_in = _RUN_IN.match(text)
    if run_in:
        row[f"run-in:{name_shape(run_in[1], vocabulary)}"] = 1.0
        row[f"run-in words:{min(4, len(run_in[1].split()))}"] = 1.0


def _add_place(row: Features, candidate: Candidate) -> None:
    """Add where the point stands: form, heading, cell, what is above and below."""
    language, vocabulary = candidate.language, candidate.vocabulary
    row[f"form:{candidate.form}"] = 1.0
    row[f"level:{min(2, candidate.level)}"] = 1.0
    if candidate.speaker:
        row["speaker"] = 1.0
    if candidate.ahead:
        row[f"ahead:{name_shape(candidate.ahead, vocabulary)}"] = 1.0
        row.update(_read_heading("ahead", candidate.ahead, language))
    if candidate.behind:
        row[f"behind:{name_shape(candidate.behind, vocabulary)}"] = 1.0
    if candidate.section is not None:
        row.update(_read_heading("section", candidate.section, language))
        if name_shape(candidate.section, vocabulary) == KNOWN:
            row["section:people"] = 1.0
    if candidate.in_table:
        _add_cells(row, candidate)


def _add_neighbours(row: Features, candidate: Candidate) -> None:
    """Add what stands above and below the point."""
    language = candidate.language
    if candidate.lead:
        row.update(_read_heading("lead", candidate.lead, language))
        if candidate.lead.rstrip().endswith(":"):
            row["lead::"] = 1.0
    if candidate.parent:
        row.update(_read_heading("parent", candidate.parent.text[:200], language))
    for name, other in (("before", candidate.before), ("after", candidate.after)):
        if other is not None and other.section == candidate.section:
            said = find_point_words(other.text, language)
            for cls in _ALSO_BESIDE & said.keys():
                if said[cls][0] < other.words_of_opening:
                    row[f"{name}:{cls}"] = 1.0
            if other.text.endswith("?"):
                row[f"{name}:?"] = 1.0


def _add_cells(row: Features, candidate: Candidate) -> None:
    row["cell"] = 1.0
    if candidate.header:
        row.update(_read_heading("column", candidate.header, candidate.language))
    for header, value in candidate.beside:
        for cls in HEADING_CLASSES & find_point_words(header, candidate.language).keys() if header else ():
            row[f"beside:{cls}"] = 1.0
            row[f"beside:{cls}:{'filled' if value.strip(' -–—/') else 'empty'}"] = 1.0
        if name_shape(value[:200], candidate.vocabulary) == KNOWN:
            row["beside:people"] = 1.0
        if len(value) < _LONGEST_DAY and (has_day(value) or has_weekday(value)):
            row["beside:a day"] = 1.0
        if len(value.split()) <= _SHORT_HEADING:
            said = find_point_words(value, candidate.language)
            row.update({f"value:{c}": 1.0 for c in ("progress", "everybody", "agree", "request") if c in said})


def read_features(candidate: Candidate) -> Features:
    """Return what there is to see of a point, by name; what is not there is left out.

    Args:
        candidate: The point with its surroundings.
    """
    row = dict(_read_text(candidate.text[:_MOST_READ], candidate.vocabulary, candidate.language))
    _add_place(row, candidate)
    _add_neighbours(row, candidate)
    return row


@lru_cache(maxsize=4_096)
def _read_text(text: str, vocabulary: Vocabulary, language: str | None) -> Features:
    """Read what a text shows by itself; minutes say some things again and again."""
    # The sign of a question inside an address asks nothing.
    text = _QUERY.sub("", text) if "?" in text else text
    tokens = tokenise_lower(text)
    row: Features = {f"words:{sum(len(tokens) > step for step in _WORD_STEPS)}": 1.0}
    row["sentences"] = min(4, len(re.findall(r"[.!?]\s+[^\W\d_a-z]", text))) / 4
    end = text[-1:]
    for name, signs in (("period", ".!…"), ("comma", ";,"), ("colon", ":："), ("asks", "?？؟"), ("bracket", ")]")):
        if end and end in signs:
            row[f"end:{name}"] = 1.0
    if "?" in text and end != "?":
        row["asks within"] = 1.0
    if text[:1].islower():
        row["lower"] = 1.0
    if text[:1].isdigit():
        row["digit first"] = 1.0
    row.update({name: 1.0 for name, pattern in _SIGN_PATTERNS if pattern.search(text)})
    if has_day(text):
        row["day"] = 1.0
    if has_weekday(text):
        row["weekday"] = 1.0
    _add_words(row, text, tokens, language)
    _add_forms(row, text, tokens, language)
    _add_people(row, text, vocabulary, language)
    _add_labels(row, text, vocabulary)
    return row
