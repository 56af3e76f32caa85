"""Tables as people put them into minutes, read from bytes to points."""

from __future__ import annotations

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


def test_a_state_beside_a_task_is_no_point() -> None:
    found = read([["No.", "Task", "Status"], ["1", "Paint the gate", "done"], ["2", "Call the firm", "open"]])
    assert "done" not in [p.text for p in found.points]


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
