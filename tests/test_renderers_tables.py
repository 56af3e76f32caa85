"""CSV and plain text."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given

from minutekit.language.printable import print_line
from minutekit.renderers import render_as, save_as
from minutekit.renderers.tables import guard_cell
from minutekit.schema import Digest, DigestTheme, KeyPoint, RenderOptions
from renderer_samples import HOSTILE, make_digest, make_hostile_digest, make_meeting, make_themes, texts


def read(rendered):
    return list(csv.DictReader(io.StringIO(rendered, newline="")))


def test_a_row_for_each_source_of_each_key_point():
    rows = read(render_as(replace(make_digest(), attribution="name"), "csv"))
    assert [(row["part"], row["theme"], row["source"]) for row in rows] == [
        ("theme", "Water for the plots", "1"),
        ("theme", "Water for the plots", "2"),
        ("theme", "Water for the plots", "1"),
        ("theme", "Paths", "1"),
        ("decision", "", "1"),
        ("action", "", "1"),
        ("question", "", "1"),
        ("unthemed", "", "1"),
    ]
    assert rows[1]["text"] == "our pump fails whenever it is dry"
    assert (rows[1]["speaker"], rows[1]["medium"], rows[1]["time"]) == ("Omar Haddad", "chat", "1:02:05")
    assert (rows[0]["raised_by"], rows[0]["raised_by_whom"]) == ("2", "Ana Duarte; Omar Haddad")
    assert (rows[5]["owner"], rows[5]["due"]) == ("Omar Haddad", "1 November")


def test_names_follow_the_attribution():
    rows = read(render_as(replace(make_digest(), attribution="organisation"), "csv"))
    assert rows[0]["raised_by_whom"] == "Lower Gate plots"
    assert {row["speaker"] for row in rows} == {""}


def test_themes_and_meetings_have_a_row_for_each_point():
    rows = read(render_as(make_themes(), "csv"))
    assert [(row["theme"], row["text"]) for row in rows] == [
        ("Pump", "the pump fails"), ("Pump", "the pump is old"), ("", "thanks to the cook"),
    ]  # fmt: skip
    assert [row["kind"] for row in read(render_as(make_meeting(), "csv"))] == ["statement", "statement", "decision"]


def test_a_key_point_without_sources_keeps_its_row():
    digest = Digest(themes=(DigestTheme("T", (KeyPoint("alone"),)),))
    assert [row["key_point"] for row in read(render_as(digest, "csv"))] == ["alone"]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_cells_stay_one_cell_and_no_formula(text):
    for row in csv.reader(io.StringIO(render_as(make_hostile_digest(text), "csv"), newline="")):
        assert len(row) == 17
        for cell in row:
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
            assert "\n" not in cell


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=1+1", "'=1+1"), ("@SUM(A1)", "'@SUM(A1)"), ("- a bullet", "'- a bullet"), ("+49 30 123", "'+49 30 123"),
        (" \t=1", "'=1"), ("\uff1d1", "'\uff1d1"), ("-5", "-5"), ("+3.5%", "+3.5%"), (-5, "-5"),
        (None, ""), ("a=b", "a=b"),
    ],
)  # fmt: skip
def test_formulas_are_disarmed_and_numbers_left(value, cell):
    assert guard_cell(value) == cell


@given(text=texts)
def test_guarding_changes_nothing_else(text):
    assert guard_cell(text).removeprefix("'") == print_line(text).removeprefix("'")


def test_saved_csv_opens_in_excel(tmp_path):
    save_as(make_digest(), tmp_path / "a.csv")
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbfpart,theme,")
    assert not render_as(make_digest(), "csv").startswith("\ufeff")


def test_plain_text():
    rendered = render_as(make_digest(), "text", RenderOptions(sources=True))
    assert rendered.startswith(
        "Allotment society\n=================\n\n1 March 2026\n\nKey points raised\n-----------------\n"
    )
    assert "- The pump at the lower gate fails every dry week (raised by 2) [1]\n" in rendered
    assert "\n[1] p. 2, Water: “the pump at the lower gate fails every dry week”; Water, chat,\n    1:02:05" in rendered


def test_a_meeting_in_plain_text_ends_with_what_was_left_out():
    rendered = render_as(make_meeting(), "text")
    assert "Digest found in the document\n----------------------------\n\nPumps\n\n- They fail\n" in rendered
    notes = "- a footer was left out: “Page 2” (p. 2)\n- a comment\n- a point without a speaker (p. 9)\n"
    assert rendered.endswith(f"Left out or in doubt\n--------------------\n\n{notes}")


@given(text=texts)
def test_plain_text_is_80_columns_wide_but_for_long_words(text):
    digest = Digest(
        title=text, themes=(DigestTheme(text, (KeyPoint(f"{text} and more words that go on for quite a while here"),)),)
    )
    longest = max((len(word) for word in print_line(text).split()), default=0)
    for line in render_as(digest, "text").splitlines():
        assert len(line) <= max(80, longest + 2)
