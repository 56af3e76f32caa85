"""Notes as groups keep them beside their work: names of the net, labels in lower case, headings set as such."""

from __future__ import annotations

from datetime import date

import pytest

from minutekit import Meeting, read_meeting


def read(text: str, name: str = "a.md") -> Meeting:
    return read_meeting(text.encode(), name=name)


def said(found: Meeting) -> list[tuple[str | None, str]]:
    return [(point.speaker, point.text) for point in found.points]


def test_people_listed_with_what_they_are_called_on_the_net_were_there() -> None:
    found = read(
        "# Allotment software group 2024-03-05\n\n## Present\n\n"
        "- Ada Berg @adab (steering)\n- Ivo Kral @ivok23 (observer)\n- Miriam_Osei\n\n"
        "## Water meters\n\n- Ada: the new meter counts backwards on cold nights.\n- ivok23: mine does so too.\n"
    )
    assert [(person.name, person.role, person.organisation) for person in found.attendees] == [
        ("Ada Berg", None, "steering"),
        ("Ivo Kral", "observer", None),
        ("Miriam Osei", None, None),
    ]
    assert [point.speaker for point in found.points] == ["Ada Berg", "Ivo Kral"]


def test_an_affiliation_may_hold_an_and() -> None:
    found = read(
        "# Minutes\n\n## Attendees\n\nFelix Lund - Tool Makers and Menders (TMM)\n\nAda Berg - Weavers\n\n## Shed\n\nIt is dry.\n"
    )
    assert [person.name for person in found.attendees] == ["Felix Lund", "Ada Berg"]


def test_a_scribe_writes_initials_in_lower_case_and_nicks_in_angles() -> None:
    found = read(
        "# Seed library call\n\nPresent\n    Ada_Berg, Ivo_Kral, Miriam_Osei, Joan_Tamsin\n\n"
        "## Labels\n\nab: the paper labels rot within a month\n\nik: tin would last for years\n… but it is dear\n\n"
        "<jtamsin> my neighbour gives tin away\n\nmo: could somebody ask her?\n\nab: yes, gladly\n\n"
        "## Racks\n\nzz: the racks are full\n\n<Miriam> so they are\n\nzz: then we need more\n"
    )
    assert said(found) == [
        ("Ada Berg", "the paper labels rot within a month"),
        ("Ivo Kral", "tin would last for years … but it is dear"),
        ("Joan Tamsin", "my neighbour gives tin away"),
        ("Miriam Osei", "could somebody ask her?"),
        ("Ada Berg", "yes, gladly"),
        ("zz", "the racks are full"),
        ("Miriam Osei", "so they are"),
        ("zz", "then we need more"),
    ]


_BRACKETS = (
    "- Roof\n  - [Ada Berg] I think that slate outlasts us all.\n  - [IvoK] Who pays for slate?\n  - [Miriam] The fund pays half of it.\n"
    "  - [IvoK] We have no fund, do we?\n  - [Ada Berg] There is one since May.\n  - [Joan] it is small\n"
)


def test_names_in_brackets_own_what_stands_under_actions() -> None:
    found = read(
        "# Cottage group\n\n## Action items\n\n- [Ada] order slate\n- [Ivo] call the roofer\n- [Ada] sweep the yard\n"
    )
    assert [(point.kind, point.owner) for point in found.points] == [
        ("action", "Ada"),
        ("action", "Ivo"),
        ("action", "Ada"),
    ]


def test_emphasis_with_a_space_inside_its_end_still_names_who_spoke() -> None:
    found = read(
        "# Minutes for the circle\n\n## Attendees\n\nAda Berg\n\nIvo Kral\n\n## Check-in\n\n"
        "**Ada **: The kiln is back from repair.\n\n**Ivo **- It fires at last as it should.\n\n**Ada : **Then we open on Monday.\n"
    )
    assert said(found) == [
        ("Ada Berg", "The kiln is back from repair."),
        ("Ivo Kral", "It fires at last as it should."),
        ("Ada Berg", "Then we open on Monday."),
    ]
    assert found.title == "Minutes for the circle"


def test_the_name_of_who_holds_an_office_is_not_said_by_the_office() -> None:
    found = read(
        "# Log\n\n## 2024-05-02\n\nChair: Ada Berg\n\nThe gate sticks.\n\n## 2024-06-02\n\nChair: Ivo Kral\n\nIt sticks still.\n"
    )
    assert not any(point.speaker == "Chair" for point in found.points)


def test_a_day_of_the_week_is_no_number() -> None:
    found = read(
        "# Ata de reunião\n\n## Próxima reunião\n\n### Sexta-feira, na horta\n\n**Pautas:**\n1. Avaliar o custo da cerca\n2. Avaliar as propostas de rega\n",
        "a.md",
    )
    assert "Sexta-feira, na horta" in found.sections
    assert {point.speaker for point in found.points} == {None}


def test_who_took_the_notes_may_stand_at_the_end() -> None:
    body = "".join(f"## Sujet {number}\n\nLa serre numéro {number} est réparée.\n\n" for number in range(1, 15))
    found = read(
        f"# Bureau du 4 mars 2025\n\nPrésents : Léa Roy, Paul Morin\n\n{body}**Prise de notes** : Léa  \n**Relecture** : Paul\n"
    )
    assert len(found.points) == 14
    assert [(person.name, person.role) for person in found.attendees] == [
        ("Léa Roy", "prise de notes"),
        ("Paul Morin", "relecture"),
    ]


def test_the_title_in_the_front_matter_dates_the_meeting() -> None:
    found = read(
        '---\nlayout: post\ntitle: "Meeting Minutes: 2018-11-07"\n---\n\n* Meeting attendees: Sarah B., Nate Y., Mike Z.\n\n## Till\n\nThe till is short.\n'
    )
    assert (found.title, found.date) == ("Meeting Minutes", date(2018, 11, 7))
    assert [person.name for person in found.attendees] == ["Sarah B.", "Nate Y.", "Mike Z."]


def test_people_may_stand_in_groups_under_names_in_bold() -> None:
    found = read(
        "# Verslag\n\n## Aanwezigen\n\n**Team Noord**\n- Ada Berg\n- Ivo\tKral\n\n**Team Zuid**\n- Miriam Osei\n\n## Doel\n\nDe schuur is droog.\n"
    )
    assert [person.name for person in found.attendees] == ["Ada Berg", "Ivo Kral", "Miriam Osei"]
    assert [point.text for point in found.points] == ["De schuur is droog."]


def test_a_scribes_key_gives_initials_first() -> None:
    found = read(
        "BESPRECHUNGSPROTOKOLL\nDatum: 4. März 2025\nTeilnehmer:\n  MM – Marcel Möller (Projektleitung, Hügelwerk)\n  JW – Jonas Weide (Planung, Hügelwerk)\n\n"
        "TOP 1: Stand\n\nMM: Die Pumpe läuft.\n\nJW: Seit wann?\n\nMM: Seit gestern.\n\nJW: Gut.\n",
        "a.txt",
    )
    assert [(person.name, person.role, person.organisation) for person in found.attendees] == [
        ("Marcel Möller", "Projektleitung", "Hügelwerk"),
        ("Jonas Weide", None, "Planung, Hügelwerk"),
    ]
    assert [point.speaker for point in found.points] == ["Marcel Möller", "Jonas Weide"] * 2


def test_settings_at_the_top_may_be_toml() -> None:
    found = read(
        '+++\ntitle = "Board meeting: 2024-02-03"\ndate = 2024-02-03\nauthors = ["Ada Berg"]\n[extra]\ngithub = "ada"\n+++\n\n## Shed\n\nThe shed is dry.\n\n## Gate\n\nThe gate is shut.\n'
    )
    assert (found.title, found.date) == ("Board meeting", date(2024, 2, 3))
    assert [point.text for point in found.points] == ["The shed is dry.", "The gate is shut."]


def test_people_of_one_house_stand_behind_its_name() -> None:
    found = read(
        "# 第２回 会議\n\n| 項目 | 内容 |\n| --- | --- |\n| 日時 | 2025年4月9日 |\n| 参加者 | 丘社：川口（課長）、田中（係長） |\n\n## 議題\n\n- 橋の確認\n"
    )
    assert [(person.name, person.role, person.organisation) for person in found.attendees] == [
        ("川口", "課長", "丘社"),
        ("田中", "係長", "丘社"),
    ]


def test_actions_in_dutch_and_german() -> None:
    found = read("# Notulen\n\n## Actiepunten\n\n- Jorik gaat de molen schilderen.\n")
    assert [point.kind for point in found.points] == ["action"]
    found = read("# Protokoll\n\n## Brücke\n\n- AKTION [JW]: Brücke sperren.\n")
    assert [(point.kind, point.owner) for point in found.points] == [("action", "JW")]


@pytest.mark.parametrize("day", ["(2025-03-05)", "[2025-03-05]", "- 2025-03-05", "(5 March 2025)"])
def test_a_day_in_the_title_is_the_date(day: str) -> None:
    found = read(f"# Weekly sync {day}\n\n## Shed\n\nThe shed is dry.\n\n## Gate\n\nThe gate is shut.\n")
    assert (found.title, found.date) == (f"Weekly sync {day}", date(2025, 3, 5))
