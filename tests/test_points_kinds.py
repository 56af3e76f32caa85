"""Kinds of points: what a heading, a column, a list and the words of any language make of them."""

from __future__ import annotations

import json

import pytest

from meeting_samples import labelled_meeting as meeting
from minutekit import read_meeting
from minutekit.language.dates import has_day, has_weekday
from minutekit.language.forms import form_classes
from minutekit.lexicon.resources import resource_path
from minutekit.points.candidates import Candidate
from minutekit.points.features import read_features
from minutekit.points.kinds import KINDS, label_kinds, load_kind_model
from minutekit.points.names import Vocabulary
from minutekit.schema import ReadOptions

NOBODY = Vocabulary.of([], "")


def kinds(text: str, language: str | None = None) -> list[str]:
    return [point.kind for point in meeting(text, ReadOptions(language=language)).points]


@pytest.mark.parametrize(
    ("language", "heading", "items"),
    [
        ("en", "Tasks for next week", ["Repair the gate", "Call the supplier of paint"]),
        ("es", "Tareas para la próxima semana", ["Reparar la puerta", "Llamar al proveedor de pintura"]),
        ("fr", "Tâches pour la semaine prochaine", ["Réparer le portail", "Appeler le fournisseur de peinture"]),
        ("de", "Aufgaben bis nächste Woche", ["Tor reparieren", "Farbe beim Händler bestellen"]),
        ("it", "Compiti per la prossima settimana", ["Riparare il cancello", "Chiamare il fornitore"]),
        ("nl", "Actiepunten", ["Poort repareren", "Leverancier van de verf bellen"]),
    ],
)
def test_a_heading_of_tasks_makes_its_list_actions(language, heading, items):
    listed = "\n".join(f"* {item}" for item in items)
    assert kinds(f"# Minutes of the mill\n## {heading}\n{listed}\n", language) == ["action", "action"]


@pytest.mark.parametrize(
    ("language", "heading", "item"),
    [("en", "Decisions", "Oak for the new gate"), ("es", "Acuerdos", "Roble para la puerta nueva"), ("de", "Beschlüsse", "Das neue Tor wird aus Eiche")],
)  # fmt: skip
def test_a_heading_of_decisions_makes_its_list_decisions(language, heading, item):
    assert kinds(f"# Minutes of the mill\n## {heading}\n* {item}\n", language) == ["decision"]


def test_the_cells_beside_a_task_say_who_and_when():
    rows = (
        "<tr><th>Task</th><th>Who</th><th>When</th></tr>"
        "<tr><td>Paint the gate</td><td>Ada Osei</td><td>3 May</td></tr><tr><td>Oil the hinges</td><td>Bo Lind</td><td></td></tr>"
    )
    points = read_meeting(f"<h1>Mill</h1><table>{rows}</table>".encode(), name="mill.html").points
    assert [(point.kind, point.owner, point.due) for point in points] == [
        ("action", "Ada Osei", "3 May"),
        ("action", "Bo Lind", None),
    ]


def test_features_are_named_and_hold_no_word_of_the_text():
    candidate = Candidate("Zanzibar gate quickly repaired", "Wombat tasks", None, "en", NOBODY, lead="Aardvarks:")
    row = read_features(candidate)
    assert row["section:tasks_heading"] == 1.0
    assert not any(word in name for name in row for word in ("zanzibar", "gate", "wombat", "aardvark"))


def test_weights_are_whole_numbers_over_classes_that_exist():
    raw = json.loads(resource_path("kinds/weights.json").read_text(encoding="utf-8"))
    assert tuple(raw["kinds"]) == KINDS
    assert all(len(row) == len(KINDS) and all(type(value) is int for value in row) for row in raw["weights"].values())
    assert load_kind_model().weights.shape == (len(raw["weights"]), len(KINDS))


def test_no_points_have_no_kinds_and_one_without_anything_has_one():
    assert label_kinds([]) == []
    assert label_kinds([Candidate("", None, None, None, NOBODY)])[0] in KINDS


@pytest.mark.parametrize(
    ("word", "language", "name"),
    [("create", "en", "inf"), ("enviar", "es", "inf"), ("aprovado", "pt", "part"), ("décidé", "fr", "part"), ("creare", "it", "inf"), ("maken", "nl", "inf"), ("comprar", "ca", "inf")],
)  # fmt: skip
def test_forms_of_words_are_known_by_table_or_ending(word, language, name):
    assert name in form_classes(word, language)


@pytest.mark.parametrize("text", ["12/05/2024", "by 3 May", "el 4 de junio", "am 5. März", "le 1er juillet", "in 2026"])
def test_days_are_seen_in_any_language(text):
    assert has_day(text)


def test_numbers_alone_are_no_days():
    assert not has_day("room 12, page 3 of 7")
    assert has_weekday("viernes")
    assert not has_weekday("the gate")
