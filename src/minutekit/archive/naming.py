"""What themes of an archive are called: labels and terms of their own members, labels kept once given."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from minutekit.archive.overlay import codebook_theme_id
from minutekit.entities.dates import find_month, find_weekday
from minutekit.entities.mentions import find_people
from minutekit.entities.shapes import is_title
from minutekit.schema import Point, content_id
from minutekit.storage import Runs, ThemeRecord, read_points_by_id, read_points_by_number
from minutekit.themes.finding import rank_by_centrality
from minutekit.themes.labels import READ_OF_EACH, name_groups
from minutekit.themes.terms import count_terms
from minutekit.themes.vectors import weigh_points

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from minutekit.archive.overlay import Overlay
    from minutekit.archive.state import PointPlaces
    from minutekit.schema import Codebook
    from minutekit.storage import Database

NAMED_AGAIN_AT = 1.25
"""A theme's terms are found anew when it has this many times the points it had when they were found."""

_POINTS_READ = 400
_LONGEST_SHORT_NAME = 3
"""Names of so many letters in capitals are more often abbreviations: "Ian" is no "IAN"."""


def choose_typical(
    db: Database,
    places: PointPlaces,
    members: NDArray[np.int64],
    nearness: NDArray[np.float64],
    language: str | None,
) -> list[Point]:
    """Return the most typical points of a theme, best first.

    ``members``: places of its points. ``nearness``: how near each one's unit is to the theme.
    """
    # The units that lie nearest are read, and of their points those nearest to one another in words.
    order = np.lexsort((members, -np.round(nearness, 9)))
    best = members[order[:_POINTS_READ]]
    chosen = np.sort(best)
    points = read_points_by_number(db, places.numbers(chosen).tolist())
    counted = count_terms([point.text for point in points], language).counts
    rank = rank_by_centrality(weigh_points(counted)) if counted.nnz else np.arange(len(points))
    return [points[i] for i in rank[:READ_OF_EACH].tolist()]


def name_themes(
    db: Database,
    records: Sequence[ThemeRecord],
    typical: Mapping[int, Sequence[Point]],
    sizes: Mapping[int, int],
    language: str | None,
) -> list[ThemeRecord]:
    """Give new themes labels, and terms to all whose typical points were chosen anew; labels that stand stay.

    ``records``: every theme of the run; a new one has "" as its label. ``typical``: the newly chosen points by the
    theme's number. A label of which nothing is left in the theme's terms gets a better one proposed beside it.
    """
    if not typical:
        return list(records)
    wanted = [point for record in records if record.number not in typical for point in record.typical[:READ_OF_EACH]]
    known = read_points_by_id(db, wanted)
    texts = [
        [p.text for p in typical[record.number]]
        if record.number in typical
        else [known[p].text for p in record.typical[:READ_OF_EACH] if p in known]
        for record in records
    ]
    people = _find_unfit(db, texts, language)
    standing = [record.label for record in records]
    named = name_groups(texts, language, standing, people)
    out = []
    drifted = []
    for record, (label, terms) in zip(records, named, strict=True):
        if record.number not in typical:
            out.append(record)
            continue
        points = typical[record.number]
        new = replace(
            record,
            label=label or content_id(*(p.id for p in points)),
            terms=terms or record.terms,
            typical=tuple(dict.fromkeys(point.id for point in points)),
            n_named=sizes[record.number],
            proposed=None,
        )
        if record.label and not record.from_codebook and not _still_fits(new):
            drifted.append(len(out))
        out.append(new)
    if drifted:
        free = ["" if place in drifted else label for place, (label, _) in enumerate(named)]
        for place, (label, _) in enumerate(name_groups(texts, language, free, people)):
            if place in drifted and label != out[place].label:
                out[place] = replace(out[place], proposed=label)
    return out


_NAMES = "SELECT name FROM voices UNION SELECT name FROM people"
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def _find_unfit(db: Database, texts: Sequence[Sequence[str]], language: str | None) -> frozenset[str]:
    """Return the words, as they are written, that name no theme: of people's names, their titles, months and days.

    People are those of the archive's lists and voices, and whom the texts name by a title or an office.
    """
    names = [row["name"] for row in db.execute(_NAMES)]
    words = {word for group in texts for text in group for word in _WORD.findall(text) if word[:1].isupper()}
    dated = {word for word in words if find_month(word, language) or find_weekday(word) is not None or is_title(word)}
    for group in texts:
        for text in group:
            for found in find_people(text):
                said = text[found.start : found.end]
                if found.person.role or is_title(said.split()[0]):
                    names.append(found.person.name)
    parts = {word for name in names for word in _WORD.findall(name) if word[:1].isupper()}
    return frozenset(parts | {word.upper() for word in parts if len(word) > _LONGEST_SHORT_NAME} | dated)


def _still_fits(record: ThemeRecord) -> bool:
    """Return whether a label shares a word with its theme's terms."""
    words = set(record.label.casefold().replace(",", " ").split())
    return bool(words & {word for term in record.terms for word in term.text.casefold().split()})


class ThemeStating:
    """States the themes of a run: ids, labels and terms of what is new, terms anew of what grew."""

    def __init__(
        self, db: Database, places: PointPlaces, language: str | None, codebook: Codebook | None, overlay: Overlay
    ) -> None:
        self._db = db
        self._places = places
        self._language = language
        self._codebook = {codebook_theme_id(t.label): t.label for t in (codebook.themes if codebook else ())}
        self._overlay = overlay

    def state(
        self, theme_of: NDArray[np.int32], nearness: NDArray[np.float64], numbers: dict[str, int], last_run: int
    ) -> tuple[list[ThemeRecord], dict[int, str]]:
        """Return the records of all themes that have points, and the ids of new ones by number.

        ``theme_of``: the theme's number of each point. ``numbers``: of the themes known so far, by id.
        """
        runs = Runs(self._db)
        records = runs.last_records() | {record.number: record for record in runs.records(last_run)}
        ids = {number: theme for theme, number in numbers.items()}
        new_ids = {number: theme for theme, number in numbers.items() if theme in self._codebook}
        kept = np.ones(len(theme_of), dtype=bool)
        kept[self._places.repeated] = False
        order = np.flatnonzero(kept)[np.argsort(theme_of[kept], kind="stable")]
        used, firsts = np.unique(theme_of[order], return_index=True)
        groups = dict(zip(used.tolist(), np.split(order, firsts[1:]), strict=True))
        groups.pop(0, None)
        now: list[ThemeRecord] = []
        typical: dict[int, list[Point]] = {}
        for number, members in groups.items():
            record = records.get(number)
            grown = record is None or len(members) >= NAMED_AGAIN_AT * max(record.n_named, 1)
            if record is None or grown or self._lost_typical(record, theme_of):
                near = nearness[members]
                typical[number] = choose_typical(self._db, self._places, members, near, self._language)
            if record is None:
                theme = ids.get(number) or free_id(
                    content_id("theme", *sorted(p.id for p in typical[number])),
                    {**numbers, **dict.fromkeys(new_ids.values(), 0)},
                )
                label = self._codebook.get(theme, self._overlay.labels.get(theme, ""))
                record = ThemeRecord(number, theme, label, (), (), theme in self._codebook, 0)
                new_ids[number] = theme
            now.append(record)
        sizes = {number: len(members) for number, members in groups.items()}
        return name_themes(self._db, now, typical, sizes, self._language), new_ids

    def _lost_typical(self, record: ThemeRecord, theme_of: NDArray[np.int32]) -> bool:
        """Return whether a theme's most typical point was taken out, or is in another theme now."""
        if not record.typical:
            return True
        rows = self._db.execute("SELECT number FROM points WHERE id = ?", (record.typical[0],))
        at = self._places.places([row["number"] for row in rows])
        return not (theme_of[at[at >= 0]] == record.number).any()


def free_id(wanted: str, taken: Mapping[str, int]) -> str:
    """Return an id that no theme bears yet."""
    name, number = wanted, 2
    while name in taken:
        name, number = f"{wanted}-{number}", number + 1
    return name
