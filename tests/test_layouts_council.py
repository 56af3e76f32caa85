"""Minutes as councils write them: offices before names, words spaced out, all in one paragraph."""

from __future__ import annotations

from minutekit import Meeting, read_meeting


def read(text: str, name: str = "a.txt") -> Meeting:
    return read_meeting(text.encode(), name=name)


def people(found: Meeting) -> list[tuple[str, str | None]]:
    return [(person.name, person.role) for person in found.attendees]


def test_what_follows_the_absent_in_one_paragraph_is_said() -> None:
    found = read(
        "Verbale n. 12\n\nIl giorno 4 marzo 2025 alle ore 15.30 si è riunito il Collegio della scuola di musica.\n\n"
        "Fatto l'appello, risultano assenti i proff.: Liaci, Locatelli, Berti F., Lanza, Motta. "
        "Il Collegio approva il verbale della seduta precedente con 3 astenuti e nessun contrario.\n"
    )
    assert [person.name for person in found.absent] == ["Liaci", "Locatelli", "Berti F.", "Lanza", "Motta"]
    assert [(point.kind, point.text) for point in found.points] == [
        (
            "decision",
            "Il Collegio approva il verbale della seduta precedente con 3 astenuti e nessun contrario.",
        )
    ]


def test_german_councils_print_the_office_first() -> None:
    found = read(
        "N i e d e r s c h r i f t\n\nüber die Sitzung der Gemeindevertretung Hügelmoor vom 12.12.2024\n\n"
        "Anwesend sind:\nBürgermeister Leon Pohl\nGemeindevertreterin Silke Jensen\n1. stellv. Bürgermeister Heinz Megger\n"
        "Von den vier Ortsvorstehern sind zwei anwesend\nBauamtsleiter Walter Fichte\nThomas Rink als Schriftführer\n\n"
        "Abwesend sind:\nGemeinderat Martin Schnee, entschuldigt\nOrtsvorsteher Stefan Jäger und Ida Rill, entschuldigt\n\n"
        "T a g e s o r d n u n g\n1. Eröffnung\n2. Brücke\n\nzu TOP 1. Eröffnung\n\nDer Bürgermeister begrüßt alle.\n\n"
        "zu TOP 2. Brücke\n\nDie Brücke am Bach ist morsch.\n"
    )
    assert people(found) == [
        ("Leon Pohl", "Bürgermeister"),
        ("Silke Jensen", "Gemeindevertreterin"),
        ("Heinz Megger", "Stellv. Bürgermeister"),
        ("Walter Fichte", "Bauamtsleiter"),
        ("Thomas Rink", "Schriftführer"),
    ]
    assert [person.name for person in found.absent] == ["Martin Schnee", "Stefan Jäger", "Ida Rill"]
    assert [item.title for item in found.agenda] == ["Eröffnung", "Brücke"]
    assert [(point.section, point.text) for point in found.points] == [
        ("Eröffnung", "Der Bürgermeister begrüßt alle."),
        ("Brücke", "Die Brücke am Bach ist morsch."),
    ]


def test_an_office_may_stand_in_a_column_before_the_name() -> None:
    found = read(
        "Protokoll der Sitzung vom 18.08.2024\n\nAnwesend waren:\n\n1.)      Bürgermeister        Hermann Heil\n\n"
        '2.)      Gemeinderat          Karl Gatter\n\n3.)         "             Rudolf Riegel\n\nPunkt 1: Brücke\n\nDie Brücke ist morsch.\n'
    )
    assert people(found) == [
        ("Hermann Heil", "Bürgermeister"),
        ("Karl Gatter", "Gemeinderat"),
        ("Rudolf Riegel", None),
    ]
