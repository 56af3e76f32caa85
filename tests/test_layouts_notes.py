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


def test_words_in_lower_case_before_a_colon_are_nobody_where_no_one_is_so_called() -> None:
    found = read(
        "# Call\n\nPresent: Ada Berg, Ivo Kral\n\nnote: the shed is dry\n\nps: bring gloves\n\neg: the thick ones\n"
    )
    assert {point.speaker for point in found.points} == {None}


_BRACKETS = (
    "- Roof\n  - [Ada Berg] I think that slate outlasts us all.\n  - [IvoK] Who pays for slate?\n  - [Miriam] The fund pays half of it.\n"
    "  - [IvoK] We have no fund, do we?\n  - [Ada Berg] There is one since May.\n  - [Joan] it is small\n"
)


def test_names_in_brackets_say_who_spoke_where_what_follows_is_speech() -> None:
    found = read(f"# Cottage group\n\n## Topics\n\n{_BRACKETS}")
    assert [point.speaker for point in found.points][-6:] == ["Ada Berg", "IvoK", "Miriam", "IvoK", "Ada Berg", "Joan"]
    assert not any(point.kind == "action" for point in found.points)


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


def test_a_heading_ends_what_was_said_before_it() -> None:
    found = read(
        "# Loom notes\n\n## Warp\n\nAB: I tied it twice.\n\nIK: It held, then.\n\nAB: It did.\n\nIK: Good.\n\n"
        "## POLL: tie it twice from now on\n\nMove ahead with two knots on every thread of the warp.\n\nSA: 0\nF: 9\n\n"
        "## weft/colour\n\nThe blue has run out.\n"
    )
    assert found.sections == ("Warp", "POLL: tie it twice from now on", "weft/colour")
    assert [point.speaker for point in found.points if point.section != "Warp"] == [None] * 4


def test_a_heading_that_is_an_action_itself_is_kept_as_a_point() -> None:
    found = read(
        "# Kiln notes\n\n## Firing\n\nThe kiln cracked on Friday.\n\n#### 1 - Action - Ivo to call the kiln maker\n\n#### Decision: No firing before the repair\n"
    )
    assert [point.text for point in found.points] == [
        "The kiln cracked on Friday.",
        "1 - Action - Ivo to call the kiln maker",
        "Decision: No firing before the repair",
    ]


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


@pytest.mark.parametrize(
    ("label", "away"),
    [
        ("Présent·e·s", "Absent·e·s"),
        ("Présent.es", "Excusé.es"),
        ("Présent(e)s", "Excusé(e)s"),
        ("Participant-e-s", "Absent-e-s"),
        ("Invitadas/os", "Ausentes"),
        ("Teilnehmer:innen", "Entschuldigt"),
    ],
)
def test_labels_for_women_and_men_alike_are_labels(label: str, away: str) -> None:
    found = read(
        f"# Conseil du 10 octobre 2022\n\n**{label} :** Anaël, Lucie, Candice\n**{away} :** Monique\n\n## Clefs\n\nElles sont là.\n"
    )
    assert [person.name for person in found.attendees] == ["Anaël", "Lucie", "Candice"]
    assert [person.name for person in found.absent] == ["Monique"]
    assert [point.text for point in found.points] == ["Elles sont là."]


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


def test_where_and_when_minutes_were_signed_is_no_point() -> None:
    body = "".join(f"- Die Hecke {number} ist geschnitten.\n" for number in range(1, 15))
    found = read(
        f"# Protokoll vom 27. Februar 2021\n\n## Hecken\n\n{body}\nHügelheim, den 27. Februar 2021\n\n## Nächstes Treffen\n\nHügelheim, 3. März 2021\n"
    )
    assert [point.text for point in found.points][14:] == ["Hügelheim, 3. März 2021"]


def test_a_log_of_several_meetings_repeats_its_fields() -> None:
    found = read(
        "# Bee club notes\n\nEverybody is asked to look through these notes within a week of the meeting and to mend what is wrong.\n\n"
        "## Meeting 2 - 2024-05-02\n\n- **Duration:** 20 min\n- **Chair: Ada Berg**\n- **Participants:**\n  - Ivo Kral\n  - Ada Berg\n- **Notes:**\n  - The hives are full.\n\n"
        "## Meeting 1 - 2024-03-06\n\n- **Duration:** 24m\n- **Chair:** Ivo Kral\n- **Participants:**\n  - Ivo Kral\n  - Miriam Osei\n- **Notes:**\n  - No quorum\n"
    )
    assert [point.text for point in found.points][1:] == ["The hives are full.", "No quorum"]
    assert [person.name for person in found.attendees] == ["Ivo Kral", "Ada Berg", "Miriam Osei"]


def test_the_title_in_the_front_matter_dates_the_meeting() -> None:
    found = read(
        '---\nlayout: post\ntitle: "Meeting Minutes: 2018-11-07"\n---\n\n* Meeting attendees: Sarah B., Nate Y., Mike Z.\n\n## Till\n\nThe till is short.\n'
    )
    assert (found.title, found.date) == ("Meeting Minutes", date(2018, 11, 7))
    assert [person.name for person in found.attendees] == ["Sarah B.", "Nate Y.", "Mike Z."]


def test_a_list_within_the_agenda_counts_for_itself() -> None:
    found = read(
        "# Protokoll\n\nLeon eröffnete die Versammlung und stellte die Tagesordnung gemäß der Einladung vor:\n\n"
        "1. Begrüßung\n2. Formalien\n   1. Wahl der Leitung\n   2. Wahl des Protokolls\n3. Berichte\n   1. Bericht der Kasse\n\n"
        "#### TOP1 - Begrüßung\n\nLeon begrüßte alle.\n"
    )
    assert len(found.agenda) == 6
    assert [point.text for point in found.points][-1] == "Leon begrüßte alle."
    assert not any(point.text.startswith("Wahl") for point in found.points)


def test_people_may_stand_in_groups_under_names_in_bold() -> None:
    found = read(
        "# Verslag\n\n## Aanwezigen\n\n**Team Noord**\n- Ada Berg\n- Ivo\tKral\n\n**Team Zuid**\n- Miriam Osei\n\n## Doel\n\nDe schuur is droog.\n"
    )
    assert [person.name for person in found.attendees] == ["Ada Berg", "Ivo Kral", "Miriam Osei"]
    assert [point.text for point in found.points] == ["De schuur is droog."]


def test_formal_minutes_say_of_each_who_that_is() -> None:
    described = "brasileiro, solteiro, padeiro, maior, portador da cédula de identidade no 0.000.000-0 e CPF no 000.000.000-00, residente e domiciliado na Rua das Hortas, 50"
    found = read(
        "# ATA DA ASSEMBLEIA\n\n## PRESENTES\n\nA reunião foi aberta, em segunda chamada, com a presença dos seguintes associados:\n\n"
        f"* **Raul Costa Duarte**, {described};\n* **Liane de Lira**, brasileira, casada, advogada, {described}\n\n"
        "Também estiveram presentes os seguintes colaboradores, não associados:\n\n"
        f"* **Ana Prado**, {described}\n\n## DELIBERAÇÕES\n\n1. Foi aprovada a mudança da sede.\n"
    )
    assert [(person.name, person.role) for person in found.attendees] == [
        ("Raul Costa Duarte", None),
        ("Liane de Lira", "advogada"),
        ("Ana Prado", None),
    ]
    assert [point.text for point in found.points] == ["Foi aprovada a mudança da sede."]


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


def test_nicks_in_bold_that_come_back_speak() -> None:
    found = read(
        "# WEIR F2F, 1 October 2014\n\n### Gates\n\n__adab:__ we are about to send the letter\n\n__ivo:__ are you sure it is ready?\n\n"
        "__adab:__ nearly, one page is missing\n\n__mira:__ then wait until Monday\n"
    )
    assert found.title == "WEIR F2F"
    assert said(found) == [
        ("adab", "we are about to send the letter"),
        ("ivo", "are you sure it is ready?"),
        ("adab", "nearly, one page is missing"),
        ("mira", "then wait until Monday"),
    ]


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


def test_who_led_was_there_whatever_else_they_are() -> None:
    found = read(
        "# Minutes\n\n**Chair:** Ada Berg (Director)\n\n**Present:** Bo Lind, Ivo Kral, Mira Osei\n\n## Shed\n\nThe shed is dry.\n"
    )
    assert ("Ada Berg", "chair, Director") in [(person.name, person.role) for person in found.attendees]
    assert len(found.attendees) == 4


@pytest.mark.parametrize("day", ["(2025-03-05)", "[2025-03-05]", "- 2025-03-05", "(5 March 2025)"])
def test_brackets_around_a_day_leave_the_title_with_it(day: str) -> None:
    found = read(f"# Weekly sync {day}\n\n## Shed\n\nThe shed is dry.\n\n## Gate\n\nThe gate is shut.\n")
    assert (found.title, found.date) == ("Weekly sync", date(2025, 3, 5))
