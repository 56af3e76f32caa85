"""Things to render, written for the tests: one of every kind, empty ones and hostile ones."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from hypothesis import strategies as st

from minutekit.schema import (
    AgendaItem,
    Block,
    Cell,
    Diagnostic,
    Digest,
    DigestTheme,
    Document,
    KeyPoint,
    Meeting,
    MeetingSummary,
    Person,
    Point,
    Span,
    Term,
    Theme,
    Themes,
    Turn,
)

DATE = dt.date(2026, 3, 1)

HOSTILE = (
    "<script>alert(1)</script>",
    "]]> & </style></title>",
    "a | b | c",
    "**bold** _em_ `code` [link](javascript:alert(1)) ![x](y)",
    "# heading",
    "- bullet",
    "1. one",
    "---",
    "=SUM(A1:A9)",
    "@cmd",
    "{{ 7 * 7 }} {% raw %}",
    "nul\x00 bell\x07 escape\x1b[31m",
    "half \ud800 pair",
    "c1 \x9b31m and \x85 next",
    "right to left \u202eevil",
    "\u200fשנה\u200e",
    "w" * 3000,
    "line\nbreak\u2028and\ttab",
    "&amp; &#60;b&#62;",
    "\"quoted\" 'single'",
    "x\u00a0y",
    "\ufeffmark \uffff",
    "   ",
    "",
    "\\",
)


def make_point(text: str, speaker: str | None = "Ana Duarte", **fields: object) -> Point:
    return replace(Point(text, speaker=speaker, meeting="m1", section="Water", page=2), **fields)


def make_digest() -> Digest:
    pump = make_point("the pump at the lower gate fails every dry week")
    echo = make_point("our pump fails whenever it is dry", "Omar Haddad", page=None, medium="chat", time=3725.5)
    barrels = make_point("Rain barrels should be shared")
    themes = (
        DigestTheme(
            "Water for the plots",
            (
                KeyPoint(
                    "The pump at the lower gate fails every dry week", (pump, echo), ("Ana Duarte", "Omar Haddad"), 2,
                    ("Lower Gate plots",),
                ),
                KeyPoint(barrels.text, (barrels,), ("Ana Duarte",)),
            ),
            summary="Water is short.",
            id="t1",
        ),
        DigestTheme("Paths", (KeyPoint("The path floods", (make_point("The path floods", None),)),), id="t2"),
    )  # fmt: skip
    action = make_point("Omar writes to the town", kind="action", owner="Omar Haddad", due="1 November")
    return Digest(
        title="Allotment society",
        date=DATE,
        themes=themes,
        unthemed=(make_point("The minutes were read", "Li Wei", page=1),),
        decisions=(KeyPoint("A meter is bought", (make_point("A meter is bought", kind="decision"),)),),
        actions=(KeyPoint("Omar writes to the town", (action,)),),
        questions=(KeyPoint("Who pays?", (make_point("Who pays?", kind="question"),)),),
        meetings=(MeetingSummary("m1", "Allotment society", DATE, "autumn.docx", 7),),
        language="en",
    )


def make_themes() -> Themes:
    first, second, third = (make_point(text) for text in ("the pump fails", "the pump is old", "thanks to the cook"))
    theme = Theme("t1", "Pump", (Term("pump", 1.0), Term("old pump", 0.4)), (first, second))
    return Themes((theme,), (third,), (0, 0, -1), "en", (Diagnostic("few-points", "three points only"),))


def make_document() -> Document:
    blocks = (
        Block("Allotment society", "title", Span(0, 0), 1, bold=True, size=18.0),
        Block("Water", "heading", Span(0, 0), 1, level=1),
        Block("Ana: the pump fails. A second one is too dear.", "list_item", Span(0, 0), 1, marker="•", lead=4),
        Block("Agreed to buy a meter", "table_cell", Span(0, 0), 2, cell=Cell(0, 0, 1, 2)),
        Block("see you", "chat", Span(0, 0), 2, speaker="Omar", start=3725.0, links=("https://example.org/a_b",)),
    )
    notes = (Diagnostic("running-footer", "a footer was left out", "Page 2", 2), Diagnostic("comment", "a comment"))
    return Document.from_blocks(
        blocks, name="autumn.docx", format="docx", sha256="ab" * 32, pages=2, title="Autumn", date=DATE, language="en",
        diagnostics=notes,
    )  # fmt: skip


def make_meeting() -> Meeting:
    document = make_document()

    def find(text: str) -> Span:
        start = document.text.index(text)
        return Span(start, start + len(text))

    points = (
        make_point("the pump fails.", span=find("the pump fails."), page=1),
        make_point("A second one is too dear.", span=find("A second one is too dear."), page=1, level=3),
        make_point("Agreed to buy a meter", None, span=find("Agreed to buy a meter"), kind="decision"),
    )
    turn = Turn(
        "Ana Duarte",
        "the pump fails. A second one is too dear.",
        "Water",
        1,
        span=find("the pump fails. A second one is too dear."),
    )
    return Meeting(
        title="Allotment society",
        date=DATE,
        language="en",
        place="Village hall",
        attendees=(Person("Ana Duarte", "treasurer", "Lower Gate plots", ("ana@example.org",), ("Ana",)),),
        absent=(Person("Li Wei"),),
        sections=("Water",),
        agenda=(AgendaItem("Water", Person("Ana Duarte")), AgendaItem("Pump", level=2)),
        turns=(turn,),
        points=points,
        prior_digest=Digest(themes=(DigestTheme("Pumps", (KeyPoint("They fail"),)),)),
        diagnostics=(Diagnostic("no-speaker", "a point without a speaker", page=9),),
        document=document,
    )


def make_hostile_digest(text: str) -> Digest:
    point = make_point(text, text, section=text, owner=text, due=text, kind="action", meeting=text)
    key = KeyPoint(text, (point, point), (text,), 3, (text,))
    theme = DigestTheme(text, (key,), text, text)
    return Digest(
        title=text, date=DATE, themes=(theme,), unthemed=(point,), decisions=(key,), actions=(key,), questions=(key,),
        meetings=(MeetingSummary(text, text, DATE, text), MeetingSummary("m2", text, None, text)), heading=text,
        attribution="name", language=None, diagnostics=(Diagnostic(text, text, text, 1),),
    )  # fmt: skip


def make_hostile_meeting(text: str) -> Meeting:
    block = Block(text or "x", "list_item", Span(0, 0), 1, level=9, marker=text, speaker=text, start=1.0)
    document = Document.from_blocks(
        (block, block), name=text, format=text, title=text, diagnostics=(Diagnostic(text, text, text, 1),)
    )
    point = make_point(text, text, section=text, span=Span(0, len(document.text)), level=5, owner=text, kind="action")
    return Meeting(
        title=text, place=text, attendees=(Person(text, text, text),), agenda=(AgendaItem(text, Person(text), 4),),
        sections=(text,), points=(point, point), diagnostics=(Diagnostic(text, text, text),), document=document,
        prior_digest=make_hostile_digest(text),
    )  # fmt: skip


def make_hostile_document(text: str) -> Document:
    document = make_hostile_meeting(text).document
    assert document
    return document


def make_hostile_themes(text: str) -> Themes:
    point = make_point(text, text, section=text)
    return Themes(
        (Theme(text, text, (Term(text, 1.0),), (point,)),), (point, make_point(text, meeting=text)), (0, -1, -1)
    )


EVERYTHING = {
    "digest": make_digest(),
    "themes": make_themes(),
    "meeting": make_meeting(),
    "document": make_document(),
    "empty digest": Digest(),
    "empty themes": Themes(),
    "empty meeting": Meeting(),
    "empty document": Document("empty.txt", "txt", "", ()),
}

# Any text at all, halves of surrogate pairs included.
texts = st.one_of(st.sampled_from(HOSTILE), st.text(st.characters(exclude_categories=()), max_size=40))
_maybe = st.none() | texts
_dates = st.none() | st.dates()
_spans = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 9999), st.integers(0, 999))
_times = st.none() | st.floats(0, 1e6)
_pages = st.none() | st.integers(1, 9999)
points = st.builds(
    Point, text=texts, speaker=_maybe, section=_maybe, page=_pages, time=_times,
    kind=st.sampled_from(("statement", "decision", "action", "question")),
    medium=st.sampled_from(("spoken", "chat", "written")), owner=_maybe, due=_maybe, level=st.integers(0, 9),
    meeting=_maybe, span=st.none() | _spans, language=_maybe,
)  # fmt: skip


def _tuples(of: st.SearchStrategy, most: int = 3) -> st.SearchStrategy:
    return st.lists(of, max_size=most).map(tuple)


_diagnostics = _tuples(st.builds(Diagnostic, texts, texts, texts, _pages), 2)
key_points = st.builds(KeyPoint, texts, _tuples(points), _tuples(texts), st.integers(1, 99), _tuples(texts, 1))
digests = st.builds(
    Digest, title=_maybe, date=_dates, themes=_tuples(st.builds(DigestTheme, texts, _tuples(key_points), texts, texts)),
    unthemed=_tuples(points, 2), decisions=_tuples(key_points, 1), actions=_tuples(key_points, 1),
    questions=_tuples(key_points, 1), meetings=_tuples(st.builds(MeetingSummary, texts, _maybe, _dates, _maybe)),
    heading=texts, attribution=st.sampled_from(("none", "name", "organisation")),
    language=st.none() | st.sampled_from(("en", "es", "pt", "fr", "de", "it", "ar", "zh")), diagnostics=_diagnostics,
    redacted=st.booleans(),
)  # fmt: skip
_terms = _tuples(st.builds(Term, texts, st.floats(0.01, 1)))
themes = st.builds(
    Themes, themes=_tuples(st.builds(Theme, texts, texts, _terms, _tuples(points))),
    unthemed=_tuples(points), labels=_tuples(st.integers(-1, 3)), language=_maybe, diagnostics=_diagnostics,
)  # fmt: skip
_blocks = st.builds(
    Block, text=texts,
    role=st.sampled_from(("title", "heading", "paragraph", "list_item", "table_cell", "cue", "chat")),
    span=st.just(Span(0, 0)), page=_pages, level=st.integers(0, 9), marker=_maybe, bold=st.booleans(),
    lead=st.integers(0, 9), size=_times, speaker=_maybe, start=_times, end=_times, links=_tuples(texts, 1),
    cell=st.none() | st.builds(Cell, st.integers(0, 9), st.integers(0, 9), st.integers(0, 9)),
)  # fmt: skip
documents = st.builds(
    Document.from_blocks, _tuples(_blocks, 5), name=texts, format=texts, sha256=st.just(""), pages=_pages, title=_maybe,
    date=_dates, language=_maybe, diagnostics=_diagnostics,
)  # fmt: skip
_people = _tuples(st.builds(Person, texts, _maybe, _maybe, _tuples(texts, 1), _tuples(texts, 1)), 2)
_agenda = _tuples(st.builds(AgendaItem, texts, st.none() | st.builds(Person, texts), st.integers(0, 5)))
meetings = st.builds(
    Meeting, title=_maybe, date=_dates, language=_maybe, place=_maybe, attendees=_people, absent=_people,
    sections=_tuples(texts), agenda=_agenda,
    turns=_tuples(st.builds(Turn, _maybe, texts, _maybe, _pages, _times)), points=_tuples(points),
    prior_digest=st.none() | digests, diagnostics=_diagnostics, document=st.none() | documents,
)  # fmt: skip
things = digests | themes | meetings | documents
