"""Places told in a sentence."""

from __future__ import annotations

import pytest

from minutekit.entities.places import PLACES, find_place, names_place


@pytest.mark.parametrize("row", PLACES, ids=lambda row: row.language)
def test_rows_match_their_examples(row):
    assert find_place(row.example) == row.place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The board convened at the Central Library, 12 Mill Street, on Tuesday.", "Central Library, 12 Mill Street"),
        ("The trustees met in Leeds on 4 June to hear the auditor.", "Leeds"),
        ("A meeting of the trustees took place online on 4 June.", "online"),
        (
            "A 4 de junio se reúnen en el salón de actos del Ayuntamiento los vecinos.",
            "salón de actos del Ayuntamiento",
        ),
        ("L'assemblée générale s'est tenue dans la salle des fêtes le 4 juin.", "salle des fêtes"),
        ("Am 4. Juni fand im Rathaus Elmstadt die Sitzung des Beirats statt.", "Rathaus Elmstadt"),
        ("The members met in good spirits to hear the auditor.", None),
        ("The board met in Executive Session to hear the auditor.", None),
        ("Die Sitzung fand in Anwesenheit aller Mitglieder statt.", None),
        ("The Town Hall needs a new roof.", None),
    ],
)
def test_sentences_say_where(text, place):
    assert find_place(text) == place


def test_words_of_places():
    assert [names_place(text) for text in ("Mill House", "Turnhalle", "Sala Verde", "Ada Berg")] == [
        True,
        True,
        True,
        False,
    ]
