"""Places told in the sentence that opens minutes; articles as headings."""

from __future__ import annotations

import pytest

from meeting_samples import meeting
from minutekit.schema import ReadOptions
from test_entities_places import EXAMPLES


def place_of(text, language=None):
    return meeting(f"{text}\nThe budget was read to all.", ReadOptions(language=language)).place


@pytest.mark.parametrize(("language", "text", "place"), EXAMPLES)
def test_places_of_documents_in_six_languages(language, text, place):
    assert place_of(text, language) == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The board convened in regular session at the Central Library, 12 Mill Street, on Tuesday, June 4, 2024.", "Central Library, 12 Mill Street"),
        ("The committee met, pursuant to notice, at 10:02 a.m., in room 1310, Long Building, Hon. Ada Osei presiding.", "room 1310, Long Building"),
        ("The trustees met in Leeds on 4 June 2024 to hear the auditor.", "Leeds"),
        ("A meeting of the trustees took place online on 4 June 2024.", "online"),
        ("En la ciudad de León, a 4 de junio de 2024, se reúnen en el salón de actos del Ayuntamiento los vecinos.", "salón de actos del Ayuntamiento"),
        ("No dia 4 de junho de 2024, realizou-se no Auditório Municipal a assembleia geral.", "Auditório Municipal"),
        ("L'assemblée générale s'est tenue dans la salle des fêtes le 4 juin 2024.", "salle des fêtes"),
        ("Am 4. Juni 2024 fand im Rathaus Elmstadt die Sitzung des Beirats statt.", "Rathaus Elmstadt"),
        ("Il 4 giugno 2024, nella Sala Verde della biblioteca, si è riunita l'assemblea dei soci.", "Sala Verde della biblioteca"),
        # No place.
        ("The members met in good spirits on 4 June 2024 to hear the auditor.", None),
        ("The board met in Executive Session on 4 June 2024 to hear the auditor.", None),
        ("Die Sitzung fand am 4. Juni 2024 in Anwesenheit aller Mitglieder statt.", None),
        ("El 4 de junio de 2024 se reunió en sesión ordinaria el consejo escolar.", None),
        ("The next meeting will be held at the Town Hall on 4 July 2024.", None),
    ],
)  # fmt: skip
def test_sentences_say_where(text, place):
    assert place_of(text) == place


def test_a_labelled_place_stands():
    assert place_of("Venue: Mill House\nThe board met at the Town Hall on 4 June 2024.") == "Mill House"


@pytest.mark.parametrize(
    "lines",
    [
        "Article 5 says that the fee stays.\nThe hall is full.\nArticle 9 says that it may change.\nNobody came.",
        "Art. 3 and the pump were spoken of at length.\nNobody came.",
    ],
)
def test_sentences_on_articles_head_nothing(lines):
    assert not meeting("# Town meeting\n" + lines).sections
