"""Lines that say when and where, and titles with a date beside them."""

from __future__ import annotations

import datetime as dt

import pytest

from minutekit import read_meeting


@pytest.mark.parametrize(
    ("head", "title", "place"),
    [
        ("# Pier board – 4 June 2024", "Pier board", None),
        ("# Consejo escolar – 4 de junio de 2024", "Consejo escolar", None),
        ("# Comitê gestor – 04/06/2024", "Comitê gestor", None),
        ("# Conseil – 4 juin 2024", "Conseil", None),
        ("# Vorstand – 4. Juni 2024", "Vorstand", None),
        ("# Consiglio | 4 giugno 2024", "Consiglio", None),
        ("# 2024-06-04 – Weekly call", "Weekly call", None),
        ("# Pier board – 4 June 2024, Mill House", "Pier board", "Mill House"),
        ("# Notes of the pier board of 4 June 2024 (6.30pm, Mill House)", "Notes of the pier board", "Mill House"),
        ("# Compte rendu du conseil du 4 juin 2024 (18h30)", "Compte rendu du conseil", None),
        ("# Pier board\n\n4 June 2024 – Mill House", "Pier board", "Mill House"),
        ("# Pier board\n\nTuesday 4 June 2024, 6.30 pm, Mill House, Room 2", "Pier board", "Mill House, Room 2"),
    ],
)
def test_the_name_beside_the_day_is_the_title(head: str, title: str, place: str | None) -> None:
    found = read_meeting(f"{head}\n\n## Pump\n\n- The pump is leaking again.\n".encode(), name="a.md")
    assert (found.title, found.date, found.place) == (title, dt.date(2024, 6, 4), place)
    assert [p.text for p in found.points] == ["The pump is leaking again."]
