"""The day that a deadline names."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import minutekit as mk
from minutekit.entities.deadlines import FURTHEST, read_due_date
from minutekit.points.dues import find_due

SAID = date(2024, 3, 6)  # a Wednesday

TOLD = (
    ("12 March", "en", "2024-03-12"), ("March 12th", "en", "2024-03-12"), ("Friday", "en", "2024-03-08"),
    ("this Friday", "en", "2024-03-08"), ("next Monday", "en", "2024-03-11"), ("EOD Friday", "en", "2024-03-08"),
    ("the end of the month", "en", "2024-03-31"), ("end of next month", "en", "2024-04-30"),
    ("end of June", "en", "2024-06-30"), ("the end of the year", "en", "2024-12-31"), ("two weeks", "en", "2024-03-20"),
    ("10 days", "en", "2024-03-16"), ("tomorrow", "en", "2024-03-07"), ("06/20", "en", "2024-06-20"),
    ("15 February 2025", "en", "2025-02-15"), ("Tuesday, November 12", "en", "2024-11-12"),
    ("12. März", "de", "2024-03-12"), ("Ende des Monats", "de", "2024-03-31"), ("Monatsende", "de", "2024-03-31"),
    ("Ende Juni", "de", "2024-06-30"), ("nächsten Montag", "de", "2024-03-11"), ("zwei Wochen", "de", "2024-03-20"),
    ("2 Monaten", "de", "2024-05-06"), ("15.4.", "de", "2024-04-15"), ("morgen", "de", "2024-03-07"),
    ("12 mars", "fr", "2024-03-12"), ("vendredi prochain", "fr", "2024-03-08"), ("fin du mois", "fr", "2024-03-31"),
    ("fin mai", "fr", "2024-05-31"), ("deux semaines", "fr", "2024-03-20"), ("demain", "fr", "2024-03-07"),
    ("1er juin", "fr", "2024-06-01"), ("12 de marzo", "es", "2024-03-12"), ("próximo viernes", "es", "2024-03-08"),
    ("fin de mes", "es", "2024-03-31"), ("finales de mayo", "es", "2024-05-31"), ("15/4", "es", "2024-04-15"),
    ("mañana", "es", "2024-03-07"), ("12 de março", "pt", "2024-03-12"), ("sexta-feira", "pt", "2024-03-08"),
    ("fim do mês", "pt", "2024-03-31"), ("duas semanas", "pt", "2024-03-20"), ("amanhã", "pt", "2024-03-07"),
    ("12 marzo", "it", "2024-03-12"), ("venerdì prossimo", "it", "2024-03-08"), ("fine mese", "it", "2024-03-31"),
    ("fine maggio", "it", "2024-05-31"), ("due settimane", "it", "2024-03-20"), ("eind mei", "nl", "2024-05-31"),
)  # fmt: skip


@pytest.mark.parametrize(("due", "language", "day"), TOLD)
def test_the_day_is_counted_from_the_meeting(due: str, language: str, day: str) -> None:
    assert read_due_date(due, SAID, language) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("due", "language"),
    [
        ("next Friday", "en"),  # the one of this week or of the next
        ("nächsten Freitag", "de"),
        ("03/04", "en"),  # the third of April or the fourth of March
        ("31/04", "es"),
        ("20 Feb", "en"),  # just past, or in a year
        ("next week", "en"), ("the next meeting", "en"), ("asap", "en"), ("1-2 weeks", "en"), ("mid May", "en"),
        ("end of the week", "en"), ("12 or 19 March", "en"), ("Monday or Friday", "en"), (None, "en"), ("", None),
    ],
)  # fmt: skip
def test_what_is_not_certain_is_no_day(due: str | None, language: str | None) -> None:
    assert read_due_date(due, SAID, language) is None


def test_without_the_meetings_day_only_whole_dates_are_read() -> None:
    assert read_due_date("12 March 2024", None, "en") == date(2024, 3, 12)
    assert read_due_date("12 March", None, "en") is None


def test_a_month_first_document_says_how_figures_read() -> None:
    assert read_due_date("04/03", SAID, "en", month_first=True) == date(2024, 4, 3)


def test_a_day_is_not_looked_for_beyond_nine_months() -> None:
    assert read_due_date("5 December", SAID, "en") == date(2024, 12, 5)
    assert (date(2024, 12, 5) - SAID).days == FURTHEST
    assert read_due_date("6 December", SAID, "en") is None


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Ruth will call next Friday", "next Friday"),
        ("Bis Ende des Monats schickt Ruth die Liste", "Ende des Monats"),
        ("Ruth antwortet innerhalb von zwei Wochen", "zwei Wochen"),
        ("Léa enverra la liste avant la fin du mois", "fin du mois"),
        ("Ana enviará la lista a finales de mes", "finales de mes"),
        ("Rui envia a lista até ao fim do mês", "fim do mês"),
        ("Luca manda la lista entro la fine del mese", "fine del mese"),
        ("Mo to reply within 10 days", "10 days"),
        ("Ruth will finish the fine print", None),
        ("Das Ende der Welt", None),
    ],
)
def test_the_words_of_a_deadline_are_found(text: str, due: str | None) -> None:
    assert find_due(text) == due


def test_the_day_goes_with_the_point(tmp_path: Path) -> None:
    notes = b"# Mill board, 6 March 2024\n\nPresent: Ruth Adair, Tom Bligh\n\n## Actions\n\n- Ruth to call the bank by 12 March\n- Tom to paint the gate\n"
    meeting = mk.read_meeting(notes, name="mill.md")
    assert [(row["owner"], row["due_date"]) for row in meeting.rows()] == [("Ruth", date(2024, 3, 12)), ("Tom", None)]
    assert '"due_date":"2024-03-12"' in mk.render(meeting, "json").replace('": "', '":"')
    with mk.Archive(tmp_path / "mill.sqlite") as archive:
        archive.add_meeting(meeting)
        assert [point.due_date for point in archive.meetings()[0].points] == [date(2024, 3, 12), None]
