"""In a notebook and with frames: short in a console, a page in a cell, flat rows for pandas and polars."""

from __future__ import annotations

import dataclasses
import io
import re
import subprocess
import sys
from datetime import date

import pytest

import minutekit as mk
from minutekit.schema import KeyPointRow, Row
from renderer_samples import EVERYTHING, make_digest, make_document, make_meeting, make_themes

COLUMNS = list(Row.__annotations__)
NOTES = b"Garden club\n3 May 2024\n\nPresent: Ana Ruiz (Mill House), Ben Ott\n\nAna Ruiz\n- The hedge is too high.\n\nBen Ott\n- A ladder is dear.\n"


@pytest.mark.parametrize("make", [make_digest, make_themes, make_meeting, make_document])
def test_a_console_shows_one_short_line(make):
    shown = repr(make())
    assert shown.startswith(f"<{type(make()).__name__} ")
    assert len(shown) < 200
    assert "\n" not in shown


def test_a_theme_is_short_too():
    assert repr(mk.Theme("a", "Bus", points=(mk.Point("x"),))) == "<Theme 'Bus': 1 point>"


@pytest.mark.parametrize("name", [name for name in EVERYTHING if "document" not in name])
def test_a_notebook_shows_what_markdown_says_and_nothing_that_runs(name):
    thing = EVERYTHING[name]
    page = thing._repr_html_()
    assert page == thing._repr_html_()
    assert thing._repr_markdown_() == mk.render(thing, "markdown", mk.RenderOptions(front_matter=False))
    assert page.startswith("<h1>")
    assert set(re.findall(r"<(\w+)", page)) <= {
        "a",
        "br",
        "code",
        "em",
        "h1",
        "h2",
        "h3",
        "li",
        "ol",
        "p",
        "strong",
        "ul",
    }
    assert not re.search(r"<[^>]*\son\w+=", page)


def test_a_notebook_needs_no_other_call_first():
    code = "import minutekit as mk; print(mk.Digest('Garden club')._repr_html_())"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert shown.startswith("<h1>Garden club</h1>")


def test_a_row_a_point_with_the_same_keys_everywhere():
    meeting = mk.read_meeting(NOTES, name="club.txt")
    themes = mk.find_themes(meeting)
    digest = mk.summarise(meeting)
    assert [row["text"] for row in meeting.rows()] == [point.text for point in meeting.points]
    first = meeting.rows()[0]
    assert list(first) == COLUMNS
    assert first["speaker"] == "Ana Ruiz"
    assert (first["organisation"], first["date"], first["file"]) == ("Mill House", date(2024, 5, 3), "club.txt")
    assert first["meeting"] == meeting.name
    assert {frozenset(row) for row in themes.rows()} == {frozenset(COLUMNS)}
    assert {row["point_id"] for row in themes.rows()} == {point.id for point in meeting.points}
    assert {row["date"] for row in themes.rows()} == {date(2024, 5, 3)}
    assert {row["file"] for row in themes.rows()} == {None}
    assert {row["file"] for row in themes.rows([meeting])} == {"club.txt"}
    assert {row["organisation"] for row in themes.rows([meeting])} == {"Mill House", None}
    assert {frozenset(row) for row in digest.rows()} == {frozenset([*COLUMNS, *KeyPointRow.__annotations__])}
    assert {row["file"] for row in digest.rows()} == {"club.txt"}


def test_rows_lose_nothing_of_a_digest():
    digest = make_digest()
    rows = digest.rows()
    key_points = [p for t in digest.themes for p in t.points] + [*digest.decisions, *digest.actions, *digest.questions]
    assert len(rows) == sum(len(p.sources) for p in key_points) + len(digest.unthemed)
    assert {row["theme"] for row in rows if row["part"] == "theme"} == {t.label for t in digest.themes if t.points}
    assert {row["part"] for row in rows} >= {"theme", "unthemed"}


def test_a_name_of_two_people_gets_no_organisation():
    people = (
        mk.Person("Ana", organisation="A"),
        mk.Person("Ana", organisation="B"),
        mk.Person("Ben", organisation="C"),
    )
    meeting = mk.Meeting(attendees=people, points=(mk.Point("x", speaker="Ana"), mk.Point("y", speaker="Ben")))
    assert [row["organisation"] for row in meeting.rows()] == [None, "C"]
    assert mk.Meeting().rows() == mk.Themes().rows() == mk.Digest().rows() == []


def test_pandas_takes_the_rows():
    pandas = pytest.importorskip("pandas")
    themes = make_themes()
    frame = pandas.DataFrame(themes.rows())
    assert list(frame.columns) == COLUMNS
    assert frame.groupby("theme", dropna=False).size().sum() == len(themes.rows())
    buffer = io.StringIO()
    frame.to_csv(buffer, index=False)
    assert buffer.getvalue().startswith("theme_id,theme,meeting")


def test_polars_takes_the_rows():
    polars = pytest.importorskip("polars")
    rows = make_digest().rows()
    frame = polars.DataFrame(rows, infer_schema_length=None)
    assert frame.height == len(rows)
    assert frame.filter(polars.col("part") == "theme").height
    assert frame.schema["raised_by"] == polars.Int64


# --- what is given ---


def test_paths_meetings_and_texts_are_taken(tmp_path):
    path = tmp_path / "club.txt"
    path.write_bytes(NOTES)
    meeting = mk.read_meeting(path)
    for given in (path, str(path), meeting, [path], [meeting], iter([meeting])):
        assert mk.summarise(given).rows() == mk.summarise(meeting).rows()
    for given in (path, str(path), meeting, [path], [meeting], list(meeting.points)):
        assert mk.find_themes(given) == mk.find_themes(meeting.points)
    texts = ["The bus is late", "The bus never comes"]
    assert mk.find_themes(texts) == mk.find_themes([mk.Point(text) for text in texts])


@pytest.mark.parametrize(
    "call", [lambda: mk.summarise([3]), lambda: mk.find_themes([3]), lambda: mk.summarise([mk.Point("a")])]
)
def test_what_is_no_meeting_is_said(call):
    with pytest.raises(mk.OptionError, match="pass"):
        call()


@pytest.mark.parametrize(
    ("call", "right"),
    [
        (lambda: mk.DigestOptions(max_point=3), "did you mean 'max_points'"),
        (lambda: mk.ThemeOptions(number=3), "did you mean"),
        (lambda: mk.ReadOptions(lang="en"), "did you mean 'language'"),
        (lambda: mk.RenderOptions(source=True), "did you mean 'sources'"),
        (lambda: mk.summarise([], max_points=3), r"DigestOptions\(max_points=…\)"),
        (lambda: mk.summarise([], n_theme=3), r"ThemeOptions\(n_themes=…\)"),
        (lambda: mk.find_themes([], codebook=None), r"ThemeOptions\(codebook=…\)"),
        (lambda: mk.read_meeting(b"x", roster=()), r"ReadOptions\(roster=…\)"),
        (lambda: mk.save(mk.Digest(), "a.md", overwriting=True), "did you mean 'overwrite'"),
    ],
)
def test_a_wrong_keyword_names_the_right_one(call, right):
    with pytest.raises(mk.OptionError, match=right):
        call()


def test_options_stay_dataclasses():
    options = dataclasses.replace(mk.DigestOptions(max_points=3), words=9)
    assert (options.max_points, options.words) == (3, 9)
    assert mk.DigestOptions(5).words == 5


def test_an_archive_shows_its_themes_and_gives_rows(tmp_path):
    with mk.Archive(":memory:") as archive:
        for day, name in ((3, "May"), (4, "June")):
            text = NOTES.replace(b"3 May", f"{day} {name}".encode())
            archive.add_meeting(mk.read_meeting(text, name=f"{name}.txt"))
        archive.themes()
        assert repr(archive) == "<Archive: 2 meetings>"
        assert archive._repr_html_().startswith("<h1>")
        assert "#" in archive._repr_markdown_()
        rows = archive.rows()
        assert len(rows) == 4
        assert {row["file"] for row in rows} == {"May.txt", "June.txt"}
        assert list(rows[0]) == COLUMNS
