"""People told in sentences at the head of minutes."""

from __future__ import annotations

import pytest

from minutekit import Meeting, read_meeting
from minutekit.meetings.presence.presences import RULES, PresenceRule, read_people


def read(text: str) -> Meeting:
    return read_meeting(text.encode(), name="a.txt")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.language}-{rule.part}")
def test_examples_name_their_person(rule: PresenceRule) -> None:
    found = read(
        f"Minutes of the bench group\n\n{rule.example}\n\n1. Benches\nThe bench by the pond is broken since May.\n"
    )
    people = found.absent if rule.part == "absent" else found.attendees
    assert "Ana Ruiz" in [person.name for person in people]
    assert [point.text for point in found.points] == ["The bench by the pond is broken since May."]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (" del señor alcalde Tomás Vidal Ruiz y los vocales Ana Sol Paz, Luis Rey", [("Tomás Vidal Ruiz", "alcalde"), ("Ana Sol Paz", None), ("Luis Rey", None)]),
        (" os senhores Rui Alves, tesoureiro, e Dra. Inês Prata.", [("Rui Alves", "tesoureiro"), ("Inês Prata", None)]),
        (" Mme Léa Roy (mairie), M. Paul Morin et 12 habitants", [("Léa Roy", None), ("Paul Morin", None)]),
        (" Frau Huber und Herr Beck, die Gäste gingen früher", [("Huber", None), ("Beck", None)]),
        (" de la comunidad de Pampa Alta", []),
        (" 12 soci su 20", []),
    ],
)  # fmt: skip
def test_names_are_read_up_to_what_is_none(text: str, people: list[tuple[str, str | None]]) -> None:
    assert [(person.name, person.role) for person in read_people(text, 0)[0]] == people


def test_minutes_in_one_paragraph_keep_what_follows_the_opening() -> None:
    said = (
        "A presidente apresentou as contas do semestre e agradeceu o trabalho de todos os voluntários da feira. "
        "O tesoureiro explicou que faltam ainda dois recibos do transporte. Foi aprovada a compra de três bancos."
    )
    found = read(
        "ATA DA REUNIÃO DO GRUPO DA HORTA\n\nAos quatro dias do mês de março de dois mil e vinte e cinco, às 19h, reuniram-se na "
        f"biblioteca os membros do grupo, sob a presidência da Sra. Inês Prata. Estiveram presentes Rui Alves e Ana Melo. {said}\n"
    )
    assert found.date is not None
    assert found.date.isoformat() == "2025-03-04"
    assert [person.name for person in found.attendees] == ["Rui Alves", "Ana Melo", "Inês Prata"]
    assert " ".join(point.text for point in found.points) == said
