"""Minutes as councils write them: offices before names, words spaced out, all in one paragraph."""

from __future__ import annotations

from minutekit import Meeting, read_meeting


def read(text: str, name: str = "a.txt") -> Meeting:
    return read_meeting(text.encode(), name=name)


def people(found: Meeting) -> list[tuple[str, str | None]]:
    return [(person.name, person.role) for person in found.attendees]


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


def test_teachers_are_listed_below_a_label_that_is_a_sentence() -> None:
    found = read(
        "Collegio dei Docenti – Verbale N. 4\n\nIl giorno 9 giugno 2020, alle ore 9,00 è convocato il Collegio dei Docenti in teleconferenza.\n\n"
        "Risultano presenti i docenti:\nAbate Jessica, Alagna Biagio, Alfano Antonino, Zuliani Marco.\nRisultano assenti: Rossi Paola, Verdi Ugo.\n\n"
        "1. Libri di testo\n\nIl Collegio approva a maggioranza le proposte dei dipartimenti.\n"
    )
    assert [person.name for person in found.attendees] == [
        "Abate Jessica",
        "Alagna Biagio",
        "Alfano Antonino",
        "Zuliani Marco",
    ]
    assert [person.name for person in found.absent] == ["Rossi Paola", "Verdi Ugo"]
    assert len(found.points) == 1
