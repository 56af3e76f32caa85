"""Title, date, place and officers out of labelled lines."""

from __future__ import annotations

import datetime as dt

import pytest

import minutekit as mk
from meeting_samples import document
from minutekit.structure.days import DateReader
from minutekit.structure.head import read_head
from minutekit.structure.lines import list_lines, strip_numbering

TITLE = "Minutes of the Orchard Committee"


def read(text, labels=None, language="en"):
    found = document(text)
    lines = list_lines(found)
    for line in lines:
        line.label = (labels or {}).get(line.text, "title" if line.text.startswith(TITLE) else "other")
        line.role = "point" if line.label == "point" else "open"
    return read_head(lines, DateReader(found, language)), lines


def test_a_date_behind_its_label_beats_others():
    head, lines = read(f"{TITLE}\nPrinted on 9 June 2024\nDate: 7 May 2024")
    assert head.date == dt.date(2024, 5, 7)
    assert lines[2].reason == "meeting-field"


@pytest.mark.parametrize(
    "line",
    ["Next meeting: 3 June 2024", "Date of next meeting: 3 June 2024", "Minutes of the last meeting of 3 June 2024"],
)
def test_the_day_of_another_meeting_is_never_the_date(line):
    assert read(f"{TITLE}\n{line}")[0].date is None
    assert read(f"{TITLE}\n{line}\n7 May 2024")[0].date == dt.date(2024, 5, 7)


def test_days_in_points_are_not_the_date():
    said = "The fence was built on 3 June 2024"
    assert read(f"{TITLE}\n{said}", {said: "point"})[0].date is None


def test_a_title_stands_as_printed_with_its_date():
    head, _ = read(f"{TITLE}, 7 May 2024")
    assert (head.title, head.date) == (f"{TITLE}, 7 May 2024", dt.date(2024, 5, 7))
    head, _ = read("Minutes, 7 May 2024", {"Minutes, 7 May 2024": "title"})
    assert (head.title, head.date) == ("Minutes, 7 May 2024", dt.date(2024, 5, 7))


def test_a_title_goes_on_in_lines_of_the_same_look():
    head, _ = read(f"{TITLE}\nand of the Beekeepers", {TITLE: "title", "and of the Beekeepers": "title"})
    assert head.title == f"{TITLE} and of the Beekeepers"


def test_a_title_is_found_where_the_model_sees_none():
    head, lines = read(f"# {TITLE}\n7 May 2024", {TITLE: "heading"})
    assert (head.title, lines[0].role) == (TITLE, "title")


def test_a_title_that_only_says_when_is_the_date():
    head, lines = read("Tuesday 7 May 2024", {"Tuesday 7 May 2024": "title"})
    assert (head.title, head.date, lines[0].role) == (None, dt.date(2024, 5, 7), "date")


def test_fields_beside_and_below_their_labels():
    head, lines = read(f"{TITLE}\n| Place | Mill, room 2 |\n| Chair | Ada Berg |\nDate:\n7 May 2024")
    assert (head.place, head.date) == ("Mill, room 2", dt.date(2024, 5, 7))
    assert [(person.name, person.role) for person in head.officers] == [("Ada Berg", "chair")]
    assert {line.reason for line in lines[1:]} == {"meeting-field"}


def test_a_subject_is_kept_beside_the_title():
    assert read("Subject: Planning the harvest")[0].subject == "Planning the harvest"


def test_a_first_line_that_ends_with_an_abbreviation_is_the_title():
    said = "Die Kabel am Steg wurden im Frühjahr verlegt.\n\nDie Lampen werden im Mai bestellt.\n"
    found = mk.read_meeting(f"Protokoll der Sitzung des Hafenvereins e. V.\n\n{said}".encode(), name="a.txt")
    assert (found.title, len(found.points)) == ("Protokoll der Sitzung des Hafenvereins e. V.", 2)


def test_minutes_in_one_paragraph_say_when_and_who_first():
    text = (
        "ATA DA REUNIÃO DA ASSOCIAÇÃO DO MOINHO\n\nAos doze dias do mês de novembro de dois mil e vinte e cinco, às dezenove "
        "horas, reuniu-se na sede da associação a diretoria, com a presença dos seguintes membros: Ana Souza, Luís Prado e "
        "Marta Gil. Sobre a bomba, Luís Prado informou que ela vaza de novo. Foi aprovada por unanimidade a compra de nove "
        "lâmpadas solares. A cerca será pintada em maio. Nada mais havendo a tratar, a presidente encerrou a reunião, da "
        "qual eu, Marta Gil, lavrei a presente ata.\n"
    )
    found = mk.read_meeting(text.encode(), name="a.txt")
    assert found.date == dt.date(2025, 11, 12)
    assert [person.name for person in found.attendees] == ["Ana Souza", "Luís Prado", "Marta Gil"]
    assert len(found.points) == 3
    assert sum(diagnostic.code == "formula" for diagnostic in found.diagnostics) == 2


@pytest.mark.parametrize(
    "agenda",
    ["Punto 1 all'ordine del giorno: Tetto", "Punto 1 del orden del día: Tetto", "TOP 1 der Tagesordnung: Tetto"],
)
def test_the_number_of_an_item_is_none_of_its_words(agenda):
    assert strip_numbering(agenda) == "Tetto"
    assert strip_numbering("2.1 – Roof") == "Roof"
