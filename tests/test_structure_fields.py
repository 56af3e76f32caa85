"""Fields that share a line, and topics that stand beside their number."""

from __future__ import annotations

import pytest

from minutekit import Meeting, read_meeting
from minutekit.structure.fields import part_fields


def read(text: str) -> Meeting:
    return read_meeting(text.encode(), name="a.txt")


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("Leitung: Eva Lang, Protokoll: Otto Maier", ["Leitung: Eva Lang", "Protokoll: Otto Maier"]),
        ("Date: 4 May 2025  Place: Mill, Room 2  Time: 7:30 pm", ["Date: 4 May 2025", "Place: Mill, Room 2", "Time: 7:30 pm"]),
        ("Fecha: 3/4/2025 - Hora: 10:00 - Lugar: Sede", ["Fecha: 3/4/2025", "Hora: 10:00", "Lugar: Sede"]),
        ("Presentes: Ana Sol, Rui Melo; Ausentes: Eva Paz", ["Presentes: Ana Sol, Rui Melo", "Ausentes: Eva Paz"]),
        ("Moderation: Eva Lang (Mühle: Verein)", ["Moderation: Eva Lang (Mühle: Verein)"]),
        ("The plan: we ask the date: nobody knows", ["The plan: we ask the date: nobody knows"]),
        ("::::", ["::::"]),
    ],
)  # fmt: skip
def test_fields_are_parted_where_each_has_a_label(text: str, fields: list[str]) -> None:
    assert part_fields(text) == fields


def test_minutes_under_the_name_of_the_agenda_are_no_agenda() -> None:
    found = read(
        "Ata da reunião do grupo\n\nORDEM DO DIA\n\n1. Aprovação da ata\nAprovada por unanimidade.\n\n"
        "2. Compra de bancos\nForam pedidos três orçamentos.\n"
    )
    assert [point.text for point in found.points] == ["Aprovada por unanimidade.", "Foram pedidos três orçamentos."]
    assert not found.agenda


def test_typed_hashes_head_parts() -> None:
    found = read(
        "Reunião da horta\nPresentes: Bia Reis, Rui Melo\n\n# Status\nBia: A horta está plantada.\n# Dúvidas\n- quem paga o adubo?\n"
    )
    assert found.sections == ("Status", "Dúvidas")
    assert [point.kind for point in found.points] == ["statement", "question"]


def test_an_agenda_below_the_people_names_nobody() -> None:
    found = read(
        "ATA DO CONSELHO\n\nData: 04/03/2025\nInício: 20h          Término: 21h40\nPresentes: Ana (101), Beto (203), Sr. Geraldo (síndico)\n\n"
        "PAUTA:\n1. Vazamentos\n2. Segurança\n\nDELIBERAÇÕES:\n\n1. Vazamentos\n- Aprovado orçamento de R$ 380,00.\n\n2. Segurança\n- Beto sugeriu câmeras.\n"
    )
    assert [person.name for person in found.attendees] == ["Ana", "Beto", "Sr. Geraldo"]
    assert [(point.section, point.kind) for point in found.points] == [
        ("Vazamentos", "decision"),
        ("Segurança", "statement"),
    ]
