"""Notes as groups keep them beside their work: names of the net, labels in lower case, headings set as such."""

from __future__ import annotations

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
