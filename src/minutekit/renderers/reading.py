"""How a document was read, block by block, made ready for a page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from minutekit.language.printable import print_fragment, print_line
from minutekit.language.wording import tag_language, wording_for
from minutekit.renderers.composition import describe_person
from minutekit.renderers.motions import describe_motion
from minutekit.renderers.outline import format_time
from minutekit.schema import AgendaItem, Block, Diagnostic, Digest, Document, Meeting, Person, Point


@dataclass(frozen=True, slots=True)
class Fragment:
    """Part of a block's text. ``point``: number of the point it belongs to, 0 for none.

    ``first`` marks the point's first fragment; ``tag`` (speaker, kind) is set there.
    """

    text: str
    point: int = 0
    kind: str = ""
    tag: str = ""
    first: bool = False


@dataclass(frozen=True, slots=True)
class _Place:
    start: int
    end: int
    number: int
    point: Point
    opens: bool


@dataclass(frozen=True, slots=True)
class BlockReview:
    """A block with its role in words, what the meeting took it for, and its text in fragments.

    ``note`` says why a block without points was left out or set apart, where that is known; ``why`` what decided what
    the line was taken for, empty where the format says it.
    """

    role: str
    meaning: str
    level: int
    marker: str
    fragments: tuple[Fragment, ...]
    note: Diagnostic | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class PageReview:
    """A page's blocks and what was left out of it. ``number`` is None in formats without pages."""

    number: int | None
    blocks: tuple[BlockReview, ...]
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class PersonReview:
    """Somebody at the meeting: ``status`` "present", "absent" or "" (only heard), points counted."""

    name: str
    status: str
    n_points: int


@dataclass(frozen=True, slots=True)
class PointReview:
    """A point as it is listed; ``number`` is its place in the meeting from 1, ``found`` if the text shows it."""

    number: int
    text: str
    speaker: str
    kind: str
    remark: str
    found: bool


@dataclass(frozen=True, slots=True)
class Review:
    """Everything the page shows. ``facts``: (name, value) pairs."""

    title: str
    language: str
    facts: tuple[tuple[str, str], ...]
    pages: tuple[PageReview, ...]
    diagnostics: tuple[Diagnostic, ...]
    people: tuple[PersonReview, ...] = ()
    agenda: tuple[str, ...] = ()
    sections: tuple[tuple[str, tuple[PointReview, ...]], ...] = ()
    prior_digest: Digest | None = None


def review_reading(thing: Meeting | Document, explain: Callable[[Document], Sequence[str]] | None = None) -> Review:
    """Show how the document of a meeting, or a document alone, was read."""
    if isinstance(thing, Document):
        title, facts = print_line(thing.title or thing.name), _clean_facts(_list_facts(None, thing))
        pages, rest = _review_pages(thing, None, thing.diagnostics, ())
        return Review(title, tag_language(thing.language), facts, pages=pages, diagnostics=rest)
    document = thing.document
    # A meeting may repeat its document's diagnostics.
    notes = tuple(dict.fromkeys((*(document.diagnostics if document else ()), *thing.diagnostics)))
    whys = tuple(explain(document)) if document and explain else ()
    pages, rest = _review_pages(document, thing, notes, whys) if document else ((), tuple(map(_clean, notes)))
    found = {part.point for page in pages for block in page.blocks for part in block.fragments if part.first}
    return Review(
        title=print_line(thing.title or (document.name if document else "")) or "Untitled meeting",
        language=tag_language(thing.language),
        facts=_clean_facts(_list_facts(thing, document)),
        people=tuple(_review_people(thing)),
        agenda=tuple(map(_describe_item, thing.agenda)),
        sections=tuple(_review_sections(thing.points, found)),
        prior_digest=thing.prior_digest,
        pages=pages,
        diagnostics=rest,
    )


def _clean_facts(facts: Iterable[tuple[str, object]]) -> tuple[tuple[str, str], ...]:
    return tuple((name, print_line(str(value))) for name, value in facts if value not in (None, ""))


def _describe_item(item: AgendaItem) -> str:
    speaker = f" ({describe_person(item.speaker)})" if item.speaker else ""
    return print_line(item.title) + speaker


def _list_facts(meeting: Meeting | None, document: Document | None) -> Iterator[tuple[str, object]]:
    if meeting:
        yield "Date", meeting.date
        yield "Place", meeting.place
        yield "Language", meeting.language
    if document:
        yield "File", document.name
        yield "Format", document.format
        yield "Pages", document.pages
        yield "Blocks", len(document.blocks)
    if meeting:
        yield "Turns", len(meeting.turns)
        yield "Points", len(meeting.points)


def _review_people(meeting: Meeting) -> Iterator[PersonReview]:
    counts: dict[str, int] = {}
    for point in meeting.points:
        if point.speaker:
            counts[point.speaker] = counts.get(point.speaker, 0) + 1
    listed: tuple[tuple[str, Sequence[Person]], ...] = (("present", meeting.attendees), ("absent", meeting.absent))
    for status, people in listed:
        for person in people:
            heard = sum(counts.pop(name, 0) for name in dict.fromkeys((person.name, *person.aliases)))
            yield PersonReview(describe_person(person), status, heard)
    for name, heard in counts.items():
        yield PersonReview(print_line(name), "", heard)


def _review_sections(points: Sequence[Point], found: set[int]) -> Iterator[tuple[str, tuple[PointReview, ...]]]:
    for section, numbered in groupby(enumerate(points, start=1), key=lambda pair: pair[1].section):
        yield print_line(section or ""), tuple(_review_point(number, point, found) for number, point in numbered)


def _review_point(number: int, point: Point, found: set[int]) -> PointReview:
    motion = describe_motion(point.motion, wording_for("en")) if point.motion else ""
    duties = (f"owner: {point.owner}" if point.owner else "", f"due: {point.due}" if point.due else "", motion)
    place = f"page {point.page}" if point.page is not None else ""
    time = format_time(point.time) if point.time is not None else ""
    medium = point.medium if point.medium != "written" else ""
    return PointReview(
        number=number,
        text=print_line(point.text) or "…",
        speaker=print_line(point.speaker or ""),
        kind=point.kind,
        remark=print_line(", ".join(filter(None, (*duties, place, time, medium)))),
        found=number in found,
    )


def _review_pages(
    document: Document, meeting: Meeting | None, diagnostics: Sequence[Diagnostic], whys: Sequence[str]
) -> tuple[tuple[PageReview, ...], tuple[Diagnostic, ...]]:
    """Lay out the pages; return with them the diagnostics that none of them shows."""
    meanings = _name_meanings(meeting) if meeting else {}
    placed = _place_points(meeting.points) if meeting else []
    about = {(note.page, note.text): note for note in reversed(diagnostics) if note.text}
    beside: set[Diagnostic] = set()
    first = 0
    by_page: dict[int | None, list[BlockReview]] = {}
    for at, block in enumerate(document.blocks):
        while first < len(placed) and placed[first].end <= block.span.start:
            first += 1
        fragments = tuple(_cut_block(block, placed, first))
        meaning = meanings.get(block.text, "")
        note = about.get((block.page, block.text))
        if note and (meaning or any(fragment.point for fragment in fragments)):
            note = None  # it speaks of another piece of the page with the same words
        if note:
            beside.add(note)
        level = min(max(block.level, 0), 3)
        clean = _clean(note) if note else None
        why = whys[at] if whys and block.role not in {"cue", "chat"} else ""
        review = BlockReview(_name_role(block), meaning, level, _show_marker(block.marker), fragments, clean, why)
        by_page.setdefault(block.page, []).append(review)
    notes: dict[int | None, list[Diagnostic]] = {}
    for note in diagnostics:
        if note not in beside:
            notes.setdefault(note.page if note.page in by_page else None, []).append(_clean(note))
    numbers = sorted(by_page, key=lambda page: (page is None, page or 0))
    pages = (
        PageReview(number, tuple(by_page[number]), tuple(notes.get(number, ())) if number is not None else ())
        for number in numbers
    )
    return tuple(pages), tuple(notes.get(None, ()))


def _show_marker(marker: str | None) -> str:
    """Show the list mark; one from a symbol font, which no other font has a glyph for, as a bullet."""
    return "".join("•" if "\ue000" <= sign <= "\uf8ff" else sign for sign in print_line(marker or ""))


def _place_points(points: Sequence[Point]) -> list[_Place]:
    """List where points stand in the text, in order; where two overlap, the earlier one has it."""
    places: list[_Place] = []
    reached = 0
    for start, end, number in sorted((p.span.start, p.span.end, n) for n, p in enumerate(points, start=1) if p.span):
        if max(start, reached) < end:
            places.append(_Place(max(start, reached), end, number, points[number - 1], opens=start >= reached))
            reached = end
    return places


def _cut_block(block: Block, placed: Sequence[_Place], first: int) -> Iterator[Fragment]:
    offset, position, end = block.span.start, block.span.start, block.span.end
    for index in range(first, len(placed)):
        place = placed[index]
        if place.start >= end:
            break
        begin, until = max(place.start, position), min(place.end, end)
        if begin > position:
            yield Fragment(print_fragment(block.text[position - offset : begin - offset]))
        opens = place.opens and begin == place.start
        text = print_fragment(block.text[begin - offset : until - offset])
        yield Fragment(text, place.number, place.point.kind, _tag_point(place.point) if opens else "", opens)
        position = until
    if position < end:
        yield Fragment(print_fragment(block.text[position - offset :]))


def _tag_point(point: Point) -> str:
    kind = "" if point.kind == "statement" else point.kind
    return " · ".join(filter(None, (print_line(point.speaker or ""), kind)))


def _name_role(block: Block) -> str:
    role = block.role.replace("_", " ")
    if block.role == "heading" and block.level:
        role = f"{role} {block.level}"
    if block.cell:
        role = f"{role}, row {block.cell.row + 1} column {block.cell.column + 1}"
    if block.start is not None:
        role = f"{role}, {format_time(block.start)}"
    if block.speaker:
        role = f"{role}, {print_line(block.speaker)}"
    return role


def _name_meanings(meeting: Meeting) -> dict[str, str]:
    meanings = dict.fromkeys((item.title for item in meeting.agenda), "agenda item")
    meanings.update(dict.fromkeys(meeting.sections, "section"))
    if meeting.title:
        meanings[meeting.title] = "title"
    return meanings


def _clean(note: Diagnostic) -> Diagnostic:
    return Diagnostic(print_line(note.code), print_line(note.message), print_line(note.text), note.page)
