"""Build models/forms: which forms of words are infinitives, participles, imperatives, nouns.

usage: python training/forms.py FOLDER      FOLDER: {language}.tsv.gz, a token a line: form, part of speech, marks
"""

from __future__ import annotations

import gzip
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

HERE = Path(__file__).resolve().parent
TARGET = HERE.parent / "models" / "forms"
LANGUAGES = ("de", "en", "es", "fr", "it", "nl", "pt")
TAGS = {"NOUN": "noun", "ADJ": "adj", "ADV": "adv", "PRON": "pron", "DET": "det", "ADP": "adp", "NUM": "num"}
SECOND_SHARE = 0.2
"""A further class of a form is kept from this share of its occurrences on."""
NAME_SHARE = 0.5
"""A form of which this share of the occurrences is a name is none of the table."""
ENDING_SHARE, ENDING_COUNT = 0.7, 8
"""An ending stands for a class if so many forms have it, and this share of them are of the class."""
ENDINGS = (2, 3, 4)
# Where a treebank marks no verb form, its endings say it.
UNMARKED = {
    "pt": (("fut", r"[aei]r(?:á|ão|emos)$"), ("inf", r"r$|r-\w+$"), ("ger", r"ndo$"), ("part", r"d[oa]s?$")),
    "it": (
        ("inf", r"re$|r(?:si|vi|ci|lo|la|li|le|gli|ne|mi|ti)$"),
        ("ger", r"ndo(?:si|lo|la)?$"),
        ("part", r"[ts][oaie]$"),
    ),
}


def classify(form: str, tag: str, marks: set[str], language: str) -> str:  # noqa: PLR0911 - a class a line
    """Return the class of one token."""
    if tag not in {"VERB", "AUX"}:
        return "propn" if tag == "PROPN" else TAGS.get(tag, "other")
    if language in UNMARKED and not marks & {"Ind", "Sub", "Cnd", "Inf", "Ger", "Part"}:
        return next((name for name, ending in UNMARKED[language] if re.search(ending, form)), "fin")
    # The English infinitive, imperative and plain present are one form.
    if language == "en" and ("Inf" in marks or "Imp" in marks or ("Pres" in marks and not marks & {"3", "Part"})):
        return "inf"
    if "Inf" in marks:
        return "inf"
    if "Imp" in marks and not marks & {"Ind", "Sub", "Past"}:
        return "imp"
    if "Ger" in marks or (language in {"en", "fr"} and {"Part", "Pres"} <= marks):
        return "ger"
    for mark, name in (("Part", "part"), ("Fut", "fut"), ("Cnd", "cnd"), ("Past", "past"), ("Imp", "past")):
        if mark in marks:
            return name
    return "fin"


def build(path: Path, language: str) -> list[str]:
    """Return the lines of a language's table: endings first, then the forms whose ending would say something else."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            form, tag, marks = (*line.rstrip("\n").split("\t"), "", "", "")[:3]
            name = classify(form.casefold(), tag.rstrip("+"), set(marks.split()), language)
            if form[:1].isalpha():
                counted[form.casefold()][name] += 1
    # What is mostly a name stays out, also where an annotator once called it a word.
    counted = {form: names for form, names in counted.items() if names["propn"] < NAME_SHARE * names.total()}
    for names in counted.values():
        del names["propn"]
    by_ending: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for form, names in counted.items():
        for length in ENDINGS:
            if len(form) > length + 1:
                by_ending[form[-length:]][names.most_common(1)[0][0]] += 1
    endings = {}
    for ending, names in by_ending.items():
        name, most = names.most_common(1)[0]
        if names.total() >= ENDING_COUNT and most >= ENDING_SHARE * names.total() and name != "other":
            endings[ending] = name
    told = {
        form: [name for name, count in names.most_common(2) if count >= SECOND_SHARE * names.total()]
        for form, names in counted.items()
    }

    def guess(form: str) -> list[str]:
        return next(([endings[form[-n:]]] for n in reversed(ENDINGS) if len(form) > n + 1 and form[-n:] in endings), [])

    rows = [f"-{ending}\t{name}" for ending, name in sorted(endings.items())]
    return rows + [f"{form}\t{' '.join(names)}" for form, names in sorted(told.items()) if names != guess(form)]


if __name__ == "__main__":
    for language in LANGUAGES:
        rows = build(Path(sys.argv[1]) / f"{language}.tsv.gz", language)
        (TARGET / f"{language}.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
        print(language, len(rows))
