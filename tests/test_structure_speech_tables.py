"""Tables whose first column says who spoke by less than a full name."""

from __future__ import annotations

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
