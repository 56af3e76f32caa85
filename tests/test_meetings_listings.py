"""Lists of people on one line."""

from __future__ import annotations

import pytest

from minutekit.meetings.naming.people import parse_people


@pytest.mark.parametrize(
    ("text", "one_a_line", "people"),
    [
        (
            "Ada Osei, Chair; Bo Lind, Vice Chair; Cem Kaya",
            False,
            [("Ada Osei", "Chair", None), ("Bo Lind", "Vice Chair", None), ("Cem Kaya", None, None)],
        ),
        (
            "Ada Osei, President, Bo Lind, Vice President, Cem Kaya, Town Planner",
            False,
            [("Ada Osei", "President", None), ("Bo Lind", "Vice President", None), ("Cem Kaya", "Town Planner", None)],
        ),
        ("Ada Osei, Drylands School Network", False, [("Ada Osei", None, "Drylands School Network")]),
        (
            "Cr Ada Osei (Chairperson), Mayor Bo Lind, Cr Cem Kaya",
            True,
            [("Cr Ada Osei", "Chairperson", None), ("Bo Lind", "Mayor", None), ("Cr Cem Kaya", None, None)],
        ),
        (
            "Ada Osei (Roads Manager), Bo Lind (Bridge Engineer)",
            True,
            [("Ada Osei", "Roads Manager", None), ("Bo Lind", "Bridge Engineer", None)],
        ),
        ("Ada Osei, Director, Mill House", True, [("Ada Osei", "Director", "Mill House")]),
        (
            "Cllrs A Osei (Chairman), B Lind and C Kaya, and 6 members of the public",
            False,
            [("A Osei", "Chairman", None), ("B Lind", None, None), ("C Kaya", None, None)],
        ),
        ("ADA OSEI, ESQ.", True, [("ADA OSEI", None, None)]),
        ("Ada Osei, P.E., Osei Engineering", True, [("Ada Osei", None, "Osei Engineering")]),
        ("D.ª Ana Ruiz, Presidenta, D. Luis Vega, Secretario, y 12 vecinos", False, [("D.ª Ana Ruiz", "Presidenta", None), ("D. Luis Vega", "Secretario", None)]),
    ],
)  # fmt: skip
def test_offices_and_bodies_belong_to_the_person_before_them(
    text: str, one_a_line: bool, people: list[tuple[str, str | None, str | None]]
) -> None:
    assert [(p.name, p.role, p.organisation) for p in parse_people(text, one_a_line=one_a_line)] == people


@pytest.mark.parametrize(
    ("text", "role", "organisation"),
    [
        ("Ana Souza (Secretaria de Meio Ambiente)", None, "Secretaria de Meio Ambiente"),
        ("Ana Souza, Secretária da Fazenda", "Secretária da Fazenda", "Fazenda"),
        ("Nuria Vidal – Secretaría de Aguas", None, "Secretaría de Aguas"),
        ("Ada Osei, Chief of Staff, Mayor's Office", "Chief of Staff", "Mayor's Office"),
        ("Bo Lind, Office Manager, Department of Roads", "Office Manager", "Department of Roads"),
        ("Ida Holm, Student Union", None, "Student Union"),
    ],
)
def test_a_department_is_no_office(text: str, role: str | None, organisation: str | None) -> None:
    assert [(p.role, p.organisation) for p in parse_people(text, one_a_line=True)] == [(role, organisation)]
