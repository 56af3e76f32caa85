"""The archive's commands, as people type them."""

from __future__ import annotations

import csv
from datetime import date

import pytest
from typer.testing import CliRunner

import minutekit as mk
from minutekit.cli import app
from test_archive_questions import FERRY, HALL, LOOSE, STALLS, meeting, write_point


@pytest.fixture
def path(tmp_path):
    file = tmp_path / "a.sqlite"
    with mk.Archive(file) as archive:
        for number in (1, 2, 3):
            archive.add_meeting(meeting(number, [FERRY] * 4 + [STALLS] * 4 + [HALL] * 4))
        todo = (
            write_point("Send the ferry timetable to the islands", "action", "Ida", "10 March 2023"),
            write_point("We buy two ferries", "decision"),
        )
        archive.add_meeting(mk.Meeting("Quay", date(2023, 5, 1), "en", points=todo))
        archive.themes(LOOSE)
    return str(file)


def run(*arguments):
    result = CliRunner().invoke(app, ["archive", *map(str, arguments)])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.output


def test_search_marks_what_it_found_and_says_when_it_found_nothing(path):
    assert "[timetable]" in run("search", path, "timetable", "--limit", 1)
    assert len(run("search", path, "heating", "--since", "2023-03-01").splitlines()) == 4
    assert "no point holds 'zebra'" in run("search", path, "zebra")
    with pytest.raises(mk.OptionError, match="2024-05-01"):
        run("search", path, "heating", "--since", "spring")


def test_registers_and_counts(path):
    assert "We buy two ferries" in run("decisions", path)
    assert run("commitments", path).startswith("overdue 2023-03-10")
    assert run("commitments", path, "--as-of", "2023-03-01").startswith("open")
    assert "Speaker 0" in run("voices", path)


def test_news_and_digest_are_printed_and_written(path, tmp_path):
    with mk.Archive(path) as archive:
        archive.add_meeting(meeting(4, [FERRY] * 4))
        archive.themes(LOOSE)
    assert "4 new" in run("news", path)
    assert "40 new" not in run("news", path, "--since", "2023-04-01")
    run("news", path, "-o", tmp_path / "news.html")
    assert "What is new" in (tmp_path / "news.html").read_text("utf-8")
    assert "ferry" in run("digest", path, "--since", "2023-04-01")


def test_a_night_on_which_nothing_is_new_says_nothing(path, tmp_path):
    notes = tmp_path / "notes"
    notes.mkdir()
    (notes / "may.txt").write_text("Quay\n\n5 May 2023\n\n- The new crane needs oil before the summer\n", "utf-8")
    assert run("add", path, notes, "--quiet") == ""
    assert "crane needs oil" in run("themes", path, "--news") or "1 new" in run("news", path)
    assert run("add", path, notes, "--quiet") == ""
    assert run("themes", path, "--news") == ""
    (notes / "scan.pdf").write_bytes(b"%PDF-1.4 cut off")
    told = run("add", path, notes, "--quiet").splitlines()
    assert len(told) == 1
    assert "scan.pdf" in told[0]


def test_edits_are_listed_undone_and_redone(path):
    with mk.Archive(path) as archive:
        theme = next(t for t in archive.latest_themes().themes if "ferry" in t.points[0].text)
    run("rename", path, theme.id[:6], "Boats")
    run("note", path, "Boats", "ask the captain")
    assert run("hide", path, "Boats").startswith("hide")
    assert run("edits", path).count("\n") == 3
    assert run("undo", path).startswith("hide")
    assert "(taken back)" in run("edits", path)
    assert run("redo", path).startswith("hide")
    assert "no edit to make again" in run("redo", path)
    assert "continued" in run("themes", path, "--regroup", "--preview")


def test_check_tells_a_whole_file_from_a_damaged_one(path):
    assert "whole" in run("check", path)
    with mk.Archive(path) as archive:
        archive._db.execute("UPDATE points SET text = 'something else' WHERE number = 3")
    assert "damaged" in run("check", path)


def test_exports_and_agreement(path, tmp_path):
    coding = tmp_path / "coding.csv"
    run("export", path, "-o", coding)
    with coding.open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.DictReader(file))) == 38
    result = CliRunner().invoke(app, ["agree", path, str(coding)])
    assert result.output.startswith("38 points, alpha 1.000, kappa 1.000")
    wrong = tmp_path / "wrong.csv"
    wrong.write_text("a,b\n1,2\n", "utf-8")
    assert isinstance(CliRunner().invoke(app, ["agree", path, str(wrong)]).exception, mk.OptionError)


def test_a_suffix_that_is_no_format_is_named_with_those_that_are(path, tmp_path):
    with pytest.raises(mk.OptionError, match=r"points\.xls: its suffix is none of \.csv"):
        run("export", path, "-o", tmp_path / "points.xls")
    with pytest.raises(mk.OptionError, match="format='xls' is not one of csv"):
        run("export", path, "-o", tmp_path / "points.csv", "--format", "xls")
