"""Markdown: its shape, and that a reader of it shows exactly the text."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
import yaml
from hypothesis import example, given, settings
from markdown_it import MarkdownIt

from minutekit.api import summarise
from minutekit.language.printable import print_line
from minutekit.language.redaction import redact_text
from minutekit.readers.frontmatter import read_front_matter
from minutekit.renderers import render_as
from minutekit.renderers.markdown import escape_markdown
from minutekit.schema import (
    Codebook,
    CodebookTheme,
    Digest,
    DigestOptions,
    DigestTheme,
    KeyPoint,
    Meeting,
    MeetingSummary,
    Point,
    RenderOptions,
    ThemeOptions,
)
from renderer_samples import DATE, HOSTILE, make_digest, make_meeting, make_point, make_themes, texts

_MARKDOWN = MarkdownIt("gfm-like", {"linkify": False})


def show(markdown):
    """List what a CommonMark reader with GitHub's extensions shows: (tag, text) of each block."""
    shown, tag = [], ""
    for token in _MARKDOWN.parse(markdown):
        if token.type in ("heading_open", "paragraph_open"):
            tag = token.tag
        elif token.type == "inline":
            plain = "".join(
                child.content if child.type in ("text", "text_special") else f"<{child.type}>"
                for child in token.children
            )
            shown.append((tag, plain))
        elif token.type in ("html_block", "code_block", "fence", "hr", "table_open"):
            shown.append((token.type, token.content))
    return shown


def test_shape_of_a_digest():
    assert (
        render_as(make_digest(), "markdown")
        == """\
---
title: "Allotment society"
date: 2026-03-01
lang: en
sources: ["autumn.docx"]
---

# Allotment society

1 March 2026

## Key points raised

### Water for the plots

Water is short.

- The pump at the lower gate fails every dry week (raised by 2)
- Rain barrels should be shared

### Paths

- The path floods

## Decisions

- A meter is bought

## Actions

- [ ] Omar writes to the town (owner: Omar Haddad; due: 1 November)

## Open questions

- Who pays?

## Not under a theme

- The minutes were read
"""
    )


@pytest.mark.parametrize(
    ("attribution", "remark"),
    [
        ("none", "(raised by 2)"),
        ("name", "(Ana Duarte, Omar Haddad)"),
        ("organisation", "(Lower Gate plots; raised by 2)"),
    ],
)
def test_attribution(attribution, remark):
    rendered = render_as(replace(make_digest(), attribution=attribution), "markdown")
    assert f"- The pump at the lower gate fails every dry week {remark}\n" in rendered


def test_sources_are_numbered_notes():
    rendered = render_as(replace(make_digest(), attribution="name"), "markdown", RenderOptions(sources=True))
    body, notes = rendered.split("## Sources\n\n")
    assert "- Rain barrels should be shared (Ana Duarte) [2]\n" in body
    assert notes.splitlines()[:4] == [
        "Allotment society, 1 March 2026 (autumn.docx)",
        "",
        (
            "1. p. 2, Water, Ana Duarte: “the pump at the lower gate fails every dry week”; "
            "Water, Omar Haddad, chat, 1:02:05: “our pump fails whenever it is dry”"
        ),
        "2. p. 2, Water, Ana Duarte",
    ]
    assert "Ana" not in render_as(make_digest(), "markdown", RenderOptions(sources=True))


def test_one_number_for_one_source():
    """A decision that also stands under its theme has one note."""
    key = KeyPoint("A meter is bought", (make_point("A meter is bought", kind="decision"),))
    digest = Digest(themes=(DigestTheme("Water", (key,)),), decisions=(key,))
    rendered = render_as(digest, "markdown", RenderOptions(sources=True))
    assert "- A meter is bought (decision) [1]" in rendered
    assert "- A meter is bought [1]" in rendered
    assert "[2]" not in rendered


def test_several_meetings_are_named_and_listed():
    meetings = (MeetingSummary("m1", "Spring", DATE, "a.txt"), MeetingSummary("m2", None, None, "b.txt"))
    points = (
        make_point("one", meeting="m1"),
        make_point("two", meeting="m2"),
        make_point("three", meeting="elsewhere"),
    )
    digest = Digest(
        themes=(DigestTheme("T", tuple(KeyPoint(point.text, (point,)) for point in points)),), meetings=meetings
    )
    rendered = render_as(digest, "markdown", RenderOptions(sources=True))
    assert "## Meetings\n\n- Spring, 1 March 2026 (a.txt)\n- b.txt\n" in rendered
    assert "1. Spring, 1 March 2026, p. 2, Water\n2. b.txt, p. 2, Water\n3. elsewhere, p. 2, Water\n" in rendered


def test_wording_follows_the_language():
    rendered = render_as(replace(make_digest(), language="es"), "markdown", RenderOptions(sources=True))
    for words in (
        "1 de marzo de 2026",
        "## Decisiones",
        "## Tareas",
        "(planteado por 2)",
        "## Sin tema",
        "## Fuentes",
        "pág. 2",
    ):
        assert words in rendered


def test_empty_digest_says_so():
    assert render_as(Digest(), "markdown") == "# Meeting digest\n\n## Key points raised\n\nNo points were found.\n"


def test_meeting_and_themes():
    meeting = render_as(make_meeting(), "markdown")
    assert "- **Ana Duarte:** the pump fails.\n  - **Ana Duarte:** A second one is too dear.\n" in meeting
    assert "- Agreed to buy a meter (decision)\n" in meeting
    assert "## Present\n\n- Ana Duarte, treasurer, Lower Gate plots\n" in meeting
    themes = render_as(make_themes(), "markdown")
    assert themes.startswith("# Themes\n\n## Pump\n\nTerms: pump, old pump\n\n- the pump fails (Ana Duarte)\n")


@given(text=texts)
@example("000000000")
@example("#")
@example("##")
@example("\\#")
@settings(deadline=None)
def test_any_text_shows_as_it_is(text):
    line = print_line(text)
    if not line:
        return
    digest = Digest(title=text, heading=text, themes=(DigestTheme(text, (KeyPoint(text),), text),))
    # What reads as a telephone number is redacted in a key point unless asked otherwise.
    for redacted, said in ((True, redact_text(line)), (False, line)):
        shown = show(render_as(replace(digest, redacted=redacted), "markdown"))
        assert shown == [("h1", line), ("h2", line), ("h3", line), ("p", line), ("p", said)]


@given(text=texts)
@example('a"b: c')
@example("---")
@example("{x}")
@settings(deadline=None)
def test_front_matter_is_yaml_and_is_taken_off_again(text):
    digest = replace(make_digest(), title=text)
    written = render_as(digest, "markdown")
    head = yaml.safe_load(written.split("\n---\n")[0].removeprefix("---\n"))
    assert head["title"] == (print_line(text or "Allotment society") or "Meeting digest")
    assert head["date"] == DATE
    assert head["lang"] == "en"
    assert read_front_matter(written)[1].lstrip().startswith("# ")


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_shows_as_it_is(text):
    line = print_line(text)
    assert show(f"- {escape_markdown(line)}\n") == ([("p", line)] if line else [])


def test_ordinary_text_is_not_cluttered():
    for text in (
        "Costs rose by 3.5 % (again), see p. 4; why?",
        "snake_case and http://example.org/a_b?c=d&e=f",
        "1.5 litres",
        "A-B, 'c'!",
    ):
        assert escape_markdown(text) == text


def test_several_meetings_say_what_is_new_and_what_came_back():
    meetings = [
        Meeting(
            title="Weir group",
            date=datetime.date(2026, month, 2),
            language="en",
            points=tuple(
                Point(f"{text} in month {month}", meeting=f"Weir group, 2026-{month:02d}-02", language="en")
                for text in texts
            ),
        )
        for month, texts in (
            (5, ("The gate of the weir sticks", "The otters were seen at the weir", "Boats may pass the lock at noon")),
            (3, ("The gate of the weir sticks", "Boats may pass the lock at noon")),
            (4, ("Boats may pass the lock at noon",)),
        )
    ]
    book = Codebook(tuple(CodebookTheme(name, terms=(name.lower(),)) for name in ("Gate", "Otters", "Boats")))
    digest = summarise(meetings, DigestOptions(themes=ThemeOptions(codebook=book), max_points=20))
    assert [m.date.month for m in digest.meetings] == [3, 4, 5]
    text = render_as(digest, "markdown")
    about = {part.split("\n")[0]: part.split("\n## ")[0] for part in text.split("\n### ")[1:]}
    assert "taken up again on 2 May 2026" in about["Gate"]
    assert "new on 2 May 2026" in about["Otters"]
    assert " on 2 May 2026" not in about["Boats"].split("- ")[0]
    months = [line for line in about["Boats"].split("\n") if line.startswith("- ")]
    assert months == sorted(months, key=lambda line: "March April May".index(line.split(" 2026")[0].split()[-1]))
