"""Tables as people put them into minutes, read from bytes to points."""

from __future__ import annotations

import pytest

from minutekit import Meeting, read_meeting


def read(rows: list[list[str]]) -> Meeting:
    cells = "".join(
        "<tr>" + "".join(f"<{'td' if number else 'th'}>{cell}</{'td' if number else 'th'}>" for cell in row) + "</tr>"
        for number, row in enumerate(rows)
    )
    return read_meeting(
        f"<h1>Notes of the pier board, 4 March 2025</h1><p>Ada Osei opened the talk on the pier.</p><table>{cells}</table>".encode(),
        name="a.html",
    )


def test_topics_beside_what_was_said_are_sections_and_owners_have_their_column() -> None:
    found = read(
        [
            ["Sl. No.", "Agenda", "Discussion / Decision", "Action by", "Target date"],
            ["1", "Pump", "The supplier has not replaced the pump and the bill is held back.", "Secretary", "15 March"],
            ["2", "Dogs", "Members talked about the dogs on the pier at night.", "–", "–"],
        ]
    )
    assert [(p.section, p.kind, p.owner, p.due) for p in found.points[1:]] == [
        ("Pump", "action", "Secretary", "15 March"),
        ("Dogs", "statement", None, None),
    ]


def test_one_column_may_hold_tasks_with_who_and_when() -> None:
    found = read(
        [
            ["Agenda item", "Discussion", "Action points / Responsible / Deadline"],
            [
                "Water",
                "The well at the school has been dry since the first week of March.",
                "<p>PAX to bring chlorine – 31 March</p><p>WCO to share the list weekly</p>",
            ],
        ]
    )
    assert [(p.text, p.owner, p.due) for p in found.points if p.kind == "action"] == [
        ("PAX to bring chlorine – 31 March", "PAX", "31 March"),
        ("WCO to share the list weekly", "WCO", None),
    ]


def test_a_row_of_short_entries_is_one_point_and_its_heading_row_none() -> None:
    found = read([["Payee", "Purpose", "Amount"], ["A Osei", "Salary", "612.40"], ["Mill House", "Hire", "36.00"]])
    assert [p.text for p in found.points[1:]] == ["A Osei Salary 612.40", "Mill House Hire 36.00"]


def test_who_answers_for_what_stands_in_one_row() -> None:
    found = read([["Activity", "AO", "BL"], ["Approve the plan", "A", "R"], ["Tell the staff", "I", "A/R"]])
    assert [p.text for p in found.points[1:]] == ["Approve the plan A R", "Tell the staff I A/R"]


def test_minutes_scribed_on_the_net_have_their_speakers_by_what_they_are_called_there() -> None:
    found = read_meeting(
        b"<html><body><header><p><a href='/'>Logo</a></p><h1>Pier Group Teleconference</h1><h2>20 March 2025</h2>"
        b"<nav><a href='a'>Agenda.</a></nav></header><h2>Attendees</h2><dl><dt>Present</dt><dd>Ada_O, bolind, Cem Kaya, plh-2</dd>"
        b"<dt>Chair</dt><dd>Cem Kaya</dd><dt>Scribe</dt><dd>bolind</dd></dl><h2>Meeting minutes</h2><h3>Planks</h3>"
        b"<p><cite>Cem:</cite> The issue has been open for a year.</p><p><cite>&lt;plh-2&gt;</cite> +1 to oak</p>"
        b"<p><cite>bolind:</cite> There are three offers and they contradict one another.</p>"
        b"<p><cite>Ada_O:</cite> We would lose the pine, and that is what the rangers have.</p>"
        b"<p><strong>Action:</strong> bolind to ask for a fourth [due 2025-04-10]</p></body></html>",
        name="a.html",
    )
    assert str(found.date) == "2025-03-20"
    assert [p.name for p in found.attendees] == ["Ada_O", "bolind", "Cem Kaya", "plh-2"]
    assert [(p.speaker, p.owner) for p in found.points] == [
        ("Cem Kaya", None),
        ("plh-2", None),
        ("bolind", None),
        ("Ada_O", None),
        (None, "bolind"),
    ]


def test_the_heading_over_a_cell_says_its_kind() -> None:
    found = read(
        [
            ["Topic", "Discussion", "Decision", "Action"],
            [
                "Planks",
                "The planks by the kiosk are rotten.",
                "Oak from now on.",
                "Ada Osei to order twenty by Friday.",
            ],
            ["Dogs", "Dogs run loose and the gulls have left.", "Who pays for the signs?", "None"],
        ]
    )
    assert [(p.section, p.kind, p.owner) for p in found.points[1:]] == [
        ("Planks", "statement", None),
        ("Planks", "decision", None),
        ("Planks", "action", "Ada Osei"),
        ("Dogs", "statement", None),
        ("Dogs", "question", None),
    ]
    assert "None" in [told.text for told in found.diagnostics if told.code == "placeholder"]


@pytest.mark.parametrize(
    "heads",
    [
        ("Thema", "Diskussion", "Beschluss", "Aufgabe"),
        ("Asunto", "Discusión", "Acuerdo", "Acción"),
        ("Sujet", "Échanges", "Décision", "Action"),
        ("Argomento", "Discussione", "Decisione", "Azione"),
        ("Assunto", "Discussão", "Decisão", "Ação"),
    ],
)
def test_headings_over_cells_in_other_languages(heads: tuple[str, ...]) -> None:
    cells = [
        "Pier 7",
        "Planks, planks, planks, planks, planks, planks, planks and planks.",
        "Oak planks.",
        "Twenty planks.",
    ]
    found = read([list(heads), cells, cells])
    assert [(p.section, p.kind) for p in found.points[1:4]] == [
        ("Pier 7", "statement"),
        ("Pier 7", "decision"),
        ("Pier 7", "action"),
    ]


def test_what_was_decided_beside_a_task_with_its_owner_is_a_point() -> None:
    found = read(
        [
            ["Topic", "Discussion", "Decision", "Action", "Owner"],
            ["Planks", "The planks by the kiosk are rotten.", "Oak from now on.", "Order twenty planks", "Ada Osei"],
            ["Dogs", "Dogs run loose and the gulls have left.", "Signs at both gates", "", ""],
        ]
    )
    assert [(p.text, p.kind, p.owner) for p in found.points[1:] if p.kind != "statement"] == [
        ("Oak from now on.", "decision", None),
        ("Order twenty planks", "action", "Ada Osei"),
        ("Signs at both gates", "decision", None),
    ]


def test_topics_beside_talk_alone_are_sections() -> None:
    found = read(
        [
            ["Item", "Discussion", "Questions"],
            ["Planks", "The planks by the kiosk are rotten and two visitors fell.", "Who pays for oak"],
            ["Dogs", "Dogs run loose at night and the gulls have left.", "Where do the signs stand"],
        ]
    )
    assert [(p.section, p.kind) for p in found.points[1:]] == [
        ("Planks", "statement"),
        ("Planks", "question"),
        ("Dogs", "statement"),
        ("Dogs", "question"),
    ]


def test_a_state_beside_a_task_is_no_point() -> None:
    found = read([["No.", "Task", "Status"], ["1", "Paint the gate", "done"], ["2", "Call the firm", "open"]])
    assert "done" not in [p.text for p in found.points]


def test_a_row_of_short_entries_is_what_its_one_heading_promises() -> None:
    found = read([["Topic", "Task"], ["Planks", "Paint the gate"], ["Dogs", "Call the firm"]])
    assert [(p.text, p.kind) for p in found.points[1:]] == [
        ("Planks Paint the gate", "action"),
        ("Dogs Call the firm", "action"),
    ]


def test_decisions_with_who_carries_them_out_and_by_when() -> None:
    found = read([["Acuerdo", "Responsable", "Plazo"], ["Comprar una bomba nueva", "Jorge Luna", "15 de mayo"]])
    assert [(p.text, p.kind, p.owner, p.due) for p in found.points[1:]] == [
        ("Comprar una bomba nueva", "action", "Jorge Luna", "15 de mayo")
    ]


def test_votes_beside_names_are_no_organisations() -> None:
    rows = "".join(
        f"<tr><td>{name}</td><td>{vote}</td></tr>"
        for name, vote in (("Ada Berg", "Yes"), ("Bo Lind", "Yes"), ("Cem Kaya", "No"), ("Dora Ek", "Abstain"))
    )
    found = read_meeting(f"<h1>Notes of 4 March 2025</h1><table>{rows}</table>".encode(), name="a.html")
    assert not any(person.organisation or person.role for person in found.attendees)


def read_bare(rows: list[tuple[str, str]]) -> Meeting:
    cells = "".join(f"<tr><td>{one}</td><td>{two}</td></tr>" for one, two in rows)
    body = f"<h1>Notes of 4 March 2025</h1><p>Present:</p><table>{cells}</table><p>The roof of the hall leaks.</p>"
    return read_meeting(body.encode(), name="a.html")


def test_offices_beside_who_holds_them() -> None:
    found = read_bare(
        [("Chair", "Ada Berg"), ("Treasurer", "Bo Lind"), ("Secretary", "Cem Kaya"), ("Member", "Dora Ek")]
    )
    assert [(person.name, person.role) for person in found.attendees] == [
        ("Ada Berg", "Chair"),
        ("Bo Lind", "Treasurer"),
        ("Cem Kaya", "Secretary"),
        ("Dora Ek", "Member"),
    ]


def test_two_columns_of_names_are_all_people() -> None:
    rows = [("Ada Berg", "Bo Lind"), ("Cem Kaya", "Dora Ek"), ("Eva Roth", "Finn Dahl"), ("Gil Amaro", "Hana Sato")]
    assert [person.name for person in read_bare(rows).attendees] == [name for row in rows for name in row]


def test_organisations_beside_names_are_no_people() -> None:
    found = read_bare(
        [
            ("Ada Berg", "Port Authority"),
            ("Cem Kaya", "City Council"),
            ("Eva Roth", "Mill House"),
            ("Gil Amaro", "Sailing Club"),
        ]
    )
    assert [person.organisation for person in found.attendees] == [
        "Port Authority",
        "City Council",
        "Mill House",
        "Sailing Club",
    ]


def test_a_row_of_the_agenda_is_one_item_with_who_speaks_on_it() -> None:
    rows = [
        ("10:00", "Welcome", "Ada Berg"),
        ("10:10", "The roof of the hall", "Bo Lind"),
        ("15 min", "Any other business", "all"),
    ]
    cells = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    body = f"<h1>Notes of 4 March 2025</h1><h2>Agenda</h2><table>{cells}</table><h2>Minutes</h2><p>The roof leaks.</p>"
    found = read_meeting(body.encode(), name="a.html")
    assert [(item.title, item.speaker and item.speaker.name) for item in found.agenda] == [
        ("Welcome", "Ada Berg"),
        ("The roof of the hall", "Bo Lind"),
        ("Any other business", None),
    ]
