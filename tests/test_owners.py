"""Whose a task is and what was decided, told in the ways of AI notes, pads, channels and prose."""

from __future__ import annotations

import pytest

import minutekit as mk

NOTES = "# Choir committee\n\n## Summary\n\nThe choir sings in the old mill. The piano is out of tune, and the roof above it leaks.\n\n## {heading}\n\n{tasks}\n"


def read(text: str, name: str = "notes.md") -> list[mk.Point]:
    return list(mk.read_meeting(text.encode(), name=name).points)


def tasks(heading: str, *lines: str) -> list[tuple[str, str | None, str | None]]:
    points = read(NOTES.format(heading=heading, tasks="\n".join(f"- {line}" for line in lines)))
    return [(point.text, point.owner, point.due) for point in points if point.kind == "action"]


@pytest.mark.parametrize(
    "heading",
    ["Next steps", "Suggested next steps", "Action items", "Próximos pasos", "Nächste Schritte", "Prochaines étapes"],
)
@pytest.mark.parametrize("form", ["{}: {}", "**{}:** {}", "[{}] {}", "{} – {}"])
def test_a_name_before_each_task_owns_it_though_nobody_is_listed(heading: str, form: str) -> None:
    found = tasks(
        heading,
        form.format("Wanda", "Tune the piano by Friday."),
        form.format("Igor", "Ask the roofer."),
        form.format("Wanda", "Book the mill."),
    )
    assert [(text.removesuffix("."), owner) for text, owner, _ in found] == [
        ("Tune the piano by Friday", "Wanda"),
        ("Ask the roofer", "Igor"),
        ("Book the mill", "Wanda"),
    ]
    assert found[0][2] == "Friday"


@pytest.mark.parametrize(
    ("line", "owner", "due"),
    [
        ("Wanda to tune the piano in 2-3 weeks.", "Wanda", "2-3 weeks"),
        ("Wanda and Igor will ask the roofer within the month.", "Wanda and Igor", None),
        ("@wanda: ask the roofer", "wanda", None),
        ("@wanda @igor: ask the roofer by 4 May", "wanda and igor", "4 May"),
        ("Wanda Kos will send the scores to Igor Bell.", "Wanda Kos", None),
        ("Everyone: Learn the third song.", "Everyone", None),
        ("County Choir AGM. WK will sing there for the club.", "WK", None),
        ("J. Bell will ask the roofer.", "J. Bell", None),
        ("Dr. Wanda Kos will ask the roofer.", "Dr. Wanda Kos", None),
    ],
)
def test_other_ways_to_own_a_task(line: str, owner: str, due: str | None) -> None:
    found = [(who, when) for _, who, when in tasks("Next steps", line, "Igor: Open the mill.", "Igor: Close it.")]
    assert found[0] == (owner, due)


def test_the_day_of_what_is_told_before_a_task_is_no_deadline() -> None:
    told = "The choir sang in the mill on Sunday, and many came. Wanda Kos will ask the roofer"
    assert [p.due for p in read(NOTES.format(heading="Roof", tasks=f"- {told}."))][-1] is None
    assert [p.due for p in read(NOTES.format(heading="Roof", tasks=f"- {told} by Friday."))][-1] == "Friday"


@pytest.mark.parametrize("label", ["Budget", "Roof", "Piano"])
def test_the_subject_before_a_task_owns_nothing(label: str) -> None:
    (found,) = tasks("Next steps", f"{label}: ask the bank for the form.")
    assert found[1] is None


def test_labelled_tasks_in_any_state() -> None:
    points = read(
        "# Choir\n\nPresent: Wanda Kos, Igor Bell\n\nACTION Wanda: Tune the piano.\n\n(done) ACTION Igor with Wanda: Ask the roofer.\n\n"
        "✅ TODO Igor: Book the mill.\n"
    )
    assert [(point.kind, point.owner) for point in points] == [
        ("action", "Wanda"), ("action", "Igor"), ("action", "Igor"),
    ]  # fmt: skip


def test_initials_at_the_end_of_a_task_and_answers_below_it() -> None:
    points = read(
        "# Choir\n\n## Present\n\n- Wanda Kos\n- Igor Bell\n\n## Open actions\n\nACTION: Tune the piano. WK, IB.\n\nIB: The tuner comes on Monday.\n\n"
        "ACTION: Ask the roofer (IB)\n\nIB: I did not reach him.\n"
    )
    assert [(point.kind, point.owner, point.speaker) for point in points] == [
        ("action", "Wanda Kos, Igor Bell", None),
        ("statement", None, "Igor Bell"),
        ("action", "Igor Bell", None),
        ("statement", None, "Igor Bell"),
    ]


def test_commands_in_a_channel() -> None:
    points = read(
        "18:00:02 <ula> #startmeeting Choir\n18:01:02 <tomek> the piano is flat\n18:02:10 <ula> #agreed sing without it\n"
        "18:03:00 <ula> #action tomek, ula to call the tuner by monday\n18:03:30 <ula> #action write to the mill\n18:04:00 <ula> #endmeeting\n",
        "log.txt",
    )
    assert [(point.kind, point.text, point.owner, point.due) for point in points] == [
        ("statement", "the piano is flat", None, None),
        ("decision", "sing without it", None, None),
        ("action", "call the tuner by monday", "tomek, ula", "monday"),
        ("action", "write to the mill", None, None),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "@Igor Bell what you ask is not up to the choir.",
        "@wanda we sang it last year, and nobody came.",
        "the next rehearsal is at https://video.example/j/77?pwd=Zx81 as ever",
    ],
)
def test_whom_a_speaker_names_first_owns_nothing_and_a_link_asks_nothing(text: str) -> None:
    points = read(
        f"# Choir\n\nPresent: Igor Bell, Wanda Kos\n\n- Igor Bell: who opens the mill?\n- Wanda Kos: {text}\n"
    )
    assert (points[1].speaker, points[1].kind) == ("Wanda Kos", "statement")


@pytest.mark.parametrize("line", ["Seconded, approved.", "Moved and seconded, carried.", "Seconded and passed."])
def test_a_motion_seconded_and_approved_below_it(line: str) -> None:
    points = read(
        f"# Choir\n\nPresent: Igor Bell, Wanda Kos\n\n## Money\n\nMotion: That the choir buy a used piano for 900 euros.\n\n{line}\n"
    )
    assert points[0].kind == "decision"


@pytest.mark.parametrize(
    "text",
    [
        "Igor Bell asked for a motion to approve the consent agenda.",
        "Wanda Kos requested that the piano be removed from unanimous consent.",
        "Igor Bell said that the price had already been approved in spring.",
        "The unanimous consent agenda is on the table.",
    ],
)
def test_what_is_asked_for_or_was_decided_before_is_no_decision(text: str) -> None:
    points = read(
        f"# Choir\n\nPresent: Igor Bell, Wanda Kos\n\n- {text}\n- The motion passed with 9 in favor and 1 opposed.\n"
    )
    assert [point.kind for point in points] == ["statement", "decision"]


@pytest.mark.parametrize(
    "text",
    [
        "Le comité s'accorde sur deux répétitions par semaine.",
        "Les choristes votent pour le nouveau piano.",
        "Los socios votan a favor de la nueva cuota.",
        "Os sócios votaram a favor da nova quota.",
        "Die Mitglieder einigen sich auf zwei Proben.",
        "Die Mitglieder stimmten dafür.",
        "I soci si accordano su due prove.",
        "I soci votano a favore della nuova quota.",
        "The lease was renewed by unanimous consent.",
    ],
)
def test_decisions_told_in_prose(text: str) -> None:
    points = read(
        "# Choir, 4 May 2025\n\nPresent: Igor Bell, Wanda Kos\n\n## Rehearsals\n\n- The mill is cold in winter, and the stove smokes.\n"
        f"- {text}\n- The piano is flat again, says the tuner.\n"
    )
    assert [point.kind for point in points] == ["statement", "decision", "statement"]


@pytest.mark.parametrize(
    ("text", "kind", "owner"),
    [
        ("Ja, aber nur wenn die Stadt die Miete übernimmt.", "statement", None),
        ("Nein, falls der Verein die Kosten übernimmt.", "statement", None),
    ],
)
def test_an_owner_is_no_clause(text: str, kind: str, owner: str | None) -> None:
    points = read(f"# Chorsitzung 4. Mai 2025\n\nAnwesend: Wanda Kos, Igor Bell\n\n- {text}\n- Das Dach ist alt.\n")
    assert (points[0].kind, points[0].owner) == (kind, owner)


@pytest.mark.parametrize(
    "line",
    [
        "Welcome to everybody who is new",
        "Details are to be settled in May",
        "Request to the council for a second key",
        "The lease ended. September will be too late to ask.",
    ],
)
def test_an_owner_is_nobody_but_a_name(line):
    point = mk.read_meeting(
        f"# Mill board\n\nPresent: Ruth Adair, Tom Bligh\n\n## Actions\n\n- {line}\n".encode(), name="a.md"
    ).points[0]
    assert point.owner is None


def test_tasks_behind_capitals_are_no_sections():
    notes = "# Mill board\n\nPresent: Ruth Adair, Tom Bligh\n\n## Gate\n\nACTION Ruth: Order the paint.\n\n(done) ACTION Tom: Measure the gate.\n\nACTION Ruth: Ask the neighbours.\n"
    points = mk.read_meeting(notes.encode(), name="a.md").points
    assert [(point.owner, point.section) for point in points] == [("Ruth", "Gate"), ("Tom", "Gate"), ("Ruth", "Gate")]
