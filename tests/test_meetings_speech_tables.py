"""Tables whose first column says who spoke by less than a full name."""

from __future__ import annotations

import pytest

from minutekit import Meeting, read_meeting

SAID = (
    "The roof of the hall leaks at both ends.",
    "The hall is too cold for the children in winter.",
    "Who has the key to the cellar these days?",
    "The firm wants to be paid before it comes.",
)
PRESENT = "<p>Present: Ada Berg (AB), Bo Lind (BL), Cem Kaya (CK)</p>"


def read(rows: list[tuple[str, ...]], head: str = "") -> Meeting:
    cells = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return read_meeting(f"<h1>Notes of 4 March 2025</h1>{head}<table>{cells}</table>".encode(), name="a.html")


@pytest.mark.parametrize(
    "labels", [("AB", "BL", "CK", "AB"), ("Berg", "Lind", "Kaya", "Berg"), ("Ada", "Bo", "Cem", "Ada:")]
)
def test_short_forms_of_those_present_are_speakers(labels: tuple[str, ...]) -> None:
    found = read(list(zip(labels, SAID, strict=True)), PRESENT)
    assert [p.speaker for p in found.points] == ["Ada Berg", "Bo Lind", "Cem Kaya", "Ada Berg"]
    assert [p.text for p in found.points] == list(SAID)


def test_rows_without_a_name_go_on_with_the_one_above() -> None:
    found = read([("AB", SAID[0]), ("", SAID[1]), ("BL", SAID[2]), ("", SAID[3])], PRESENT)
    assert [p.speaker for p in found.points] == ["Ada Berg", "Ada Berg", "Bo Lind", "Bo Lind"]


def test_first_names_that_come_again_are_speakers_though_nobody_is_listed() -> None:
    found = read([(name, text) for text, name in zip(SAID * 2, ("Ada", "Bo", "Ada", "Bo") * 2, strict=True)])
    assert [p.speaker for p in found.points[:2]] == ["Ada", "Bo"]


def test_topics_and_owners_of_tasks_are_no_speakers() -> None:
    topics = read(list(zip(("Roof", "Hall", "Cellar", "Firm"), SAID, strict=True)), PRESENT)
    assert not any(p.speaker for p in topics.points)
    tasks = read(
        [
            ("Who", "What", "When"),
            ("AB", "Call the firm about the roof", "4 May"),
            ("BL", "Find the key to the cellar", "9 May"),
        ],
        PRESENT,
    )
    assert [(p.speaker, p.kind, p.owner) for p in tasks.points] == [(None, "action", "AB"), (None, "action", "BL")]
