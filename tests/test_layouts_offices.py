"""Minutes of small boards: offices before names, ballots by name, owners behind their tasks."""

from __future__ import annotations

from minutekit import Meeting, read_meeting


def read(text: str, name: str = "a.txt") -> Meeting:
    return read_meeting(text.encode(), name=name)


def test_offices_before_names_are_what_people_are() -> None:
    found = read(
        "MINUTES OF THE PIER BOARD\n4 June 2024\n\nROLL CALL:\nDirector Ada Osei        Present\nDirector Bo Lind         Absent (excused)\n"
        "Director Cem Kaya        Present via Zoom\nAlso present: General Manager Ida Berg; Counsel Pat Neill\n\n"
        "CONSENT CALENDAR\nDirector Kaya moved, seconded by Director Osei, to approve the calendar.\n"
    )
    assert [(p.name, p.role) for p in found.attendees] == [
        ("Ada Osei", "Director"),
        ("Cem Kaya", "Director"),
        ("Ida Berg", "General Manager"),
        ("Pat Neill", "Counsel"),
    ]
    assert [(p.name, p.role) for p in found.absent] == [("Bo Lind", "Director")]


def test_answers_to_a_roll_call_are_nobodys_words() -> None:
    found = read(
        "# Pier board, 4 June 2024\n\nPresent: Ada Osei, Bo Lind, Cem Kaya\n\n## Fence\n\nMoved by Kaya, seconded by Osei, to mend the fence.\n\n"
        "Osei: Aye\n\nLind: Nay\n\nKaya: Aye\n\nMotion carried.\n",
        "a.md",
    )
    assert {p.speaker for p in found.points} == {None}
    assert found.points[0].motion
    assert (found.points[0].motion.votes_for, found.points[0].motion.votes_against) == (2, 1)


def test_owners_stand_behind_their_tasks() -> None:
    found = read(
        "# Comité – 4 de junio de 2024\n\nPresentes: Nuria Vidal, Elena Prat\n\n## Compromisos\n\n- Enviar el informe (Nuria Vidal, 10 de junio)\n"
        "- Pedir la bomba – Elena Prat – 15/06/2024\n- Pintar la casa (calle Mayor)\n",
        "a.md",
    )
    assert [(p.owner, p.due) for p in found.points] == [
        ("Nuria Vidal", "10 de junio"),
        ("Elena Prat", "15/06/2024"),
        (None, None),
    ]


def test_minutes_in_capitals_at_the_top_are_no_label() -> None:
    found = read(
        "PROTOKOLL\nElternbeirat der Grundschule Elmstadt\nSitzung am 04.06.2024, 19.30 Uhr, Aula\n\nAnwesend: Karin Huber, Jonas Beck\nUnentschuldigt: Tim Roth\n\n1. Fest\nDer Plan steht. Der Saal ist frei.\n"
    )
    assert [p.name for p in found.attendees] == ["Karin Huber", "Jonas Beck"]
    assert [p.name for p in found.absent] == ["Tim Roth"]


def test_titles_of_people_stand_between_an_opener_and_a_name() -> None:
    found = read(
        "# Junta – 4 de junio de 2024\n\nAsistentes: Pablo Roca, Elena Prat\n\n## Luz\n\n- Entonces don Pablo hablará con el comisario.\n",
        "a.md",
    )
    assert [(p.kind, p.owner) for p in found.points] == [("action", "Pablo")]
    found = read(
        "# Verbale – 4 giugno 2024\n\nPresenti: Chiara Sala, Luca Neri\n\n## Lavori\n\n- Inoltre la sig.ra Sala contatterà il Comune.\n",
        "a.md",
    )
    assert [(p.kind, p.owner) for p in found.points] == [("action", "Sala")]


def test_a_council_that_voted_with_counts_decided() -> None:
    found = read("# Pier council – 4 June 2024\n\n## Lunch\n\nThe council voted 3-1 to extend the break.\n", "a.md")
    motion = found.points[0].motion
    assert found.points[0].kind == "decision"
    assert motion is not None
    assert (motion.votes_for, motion.votes_against) == (3, 1)


def test_the_day_may_stand_behind_held() -> None:
    found = read(
        "Minutes of the Pier Council\nHeld: Tuesday, 4 June 2024 at 3.45 pm\n\nPresent: Ada Osei, Bo Lind\n\n1. Pump\nThe pump leaks again and again.\n"
    )
    assert [p.text for p in found.points] == ["The pump leaks again and again."]


def test_short_quotes_have_their_speakers() -> None:
    found = read(
        "# Oficina – 4/6/2024\n\nPresenças: Beatriz Lopes, Inês Prata\n\n## Falas\n\n- “Falta iluminação.” — Beatriz Lopes\n- “A praça está abandonada.” — Inês Prata, UFF\n",
        "a.md",
    )
    assert [(p.speaker, p.text) for p in found.points] == [
        ("Beatriz Lopes", "“Falta iluminação.”"),
        ("Inês Prata", "“A praça está abandonada.”"),
    ]
