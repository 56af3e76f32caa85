"""Marks beside names, in words and in signs."""

from __future__ import annotations

import pytest

from minutekit.entities.marks import is_column_of_marks, read_marks, read_word


@pytest.mark.parametrize(
    ("mark", "words"),
    [
        (
            "absent",
            "Absent|Excused|Apologies|by proxy|Ausente|Excusada|No asistió|Faltou|Absente excusée|Pouvoir|pouvoir à M. Roy",
        ),
        (
            "absent",
            "abwesend|entsch.|fehlt|Assente|giustificata|met kennisgeving|afbud|frånvarande|absent (ill)|on leave, until May",
        ),
        (
            "present",
            "Present|Attended|Presente|asistió|compareceu|Présente|en visio|anwesend|anw.|da remoto|aanwezig|närvarande",
        ),
    ],
)
def test_marks_in_words_are_read(mark, words):
    assert {word: read_word(word) for word in words.split("|")} == dict.fromkeys(words.split("|"), mark)


@pytest.mark.parametrize("text", ["absent-minded", "present ideas to the board", "P", "Chair", ""])
def test_other_text_is_no_mark(text):
    assert read_word(text) is None


@pytest.mark.parametrize(
    ("column", "read_as"),
    [
        ("P A E", "pres abs abs"),
        ("✓ x ✓", "pres abs pres"),
        ("X - X", "pres abs pres"),
        ("A E A", "pres abs pres"),
        ("☒ ☐", "pres abs"),
        ("☑ ☒", "pres abs"),
        ("1 0 1", "pres abs pres"),
        ("ja nein entsch.", "pres abs abs"),
        ("Sí No Excusa", "pres abs abs"),
        ("O N Excusé", "pres abs abs"),
        ("2 5 Hall", "None None None"),
    ],
)
def test_a_sign_means_what_its_column_says(column, read_as):
    assert [str(mark).removesuffix("ent") for mark in read_marks(column.split())] == read_as.split()


def test_a_column_of_marks_needs_no_heading():
    assert is_column_of_marks(["P", "A", "P", ""])
    assert is_column_of_marks(["✓", "✓"])
    assert not is_column_of_marks(["A", "A"])
    assert not is_column_of_marks(["P", "Hall"])


def test_a_reason_behind_a_sign_is_none_of_it():
    assert read_marks(["Y", "Y", "N (apologies)", "y – online"]) == ["present", "present", "absent", "present"]
