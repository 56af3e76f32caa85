"""Places told in a sentence."""

from __future__ import annotations

import pytest

from minutekit.entities.places import find_place, names_place

EXAMPLES = [
    ("en", "The council met at the Town Hall, Leeds, on 4 June 2024.", "Town Hall, Leeds"),
    (
        "es",
        "El 4 de junio de 2024 se reunió en la sede de la asociación, calle Mayor 4, la junta.",
        "sede de la asociación, calle Mayor 4",
    ),
    ("pt", "A 4 de junho de 2024 reuniram-se na sede da associação os moradores.", "sede da associação"),
    ("fr", "Le 4 juin 2024, le conseil s'est réuni à la mairie de Bourg.", "mairie de Bourg"),
    ("de", "Die Sitzung fand am 4. Juni 2024 im Gasthof Krone statt.", "Gasthof Krone"),
    ("it", "Il 4 giugno 2024 si è riunito presso la sede comunale il consiglio.", "sede comunale"),
]


@pytest.mark.parametrize(("_language", "text", "place"), EXAMPLES)
def test_places_of_sentences_in_six_languages(_language, text, place):
    assert find_place(text) == place


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
