"""Lines of hearings that say who examines and who answers."""

from __future__ import annotations

import pytest

from minutekit.structure.speech.examinations import read_cue


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("CROSS-EXAMINATION BY MR. LINDGREN:", "examiner"),
        ("Interrogatorio por la Sra. Vidal:", "examiner"),
        ("Inquirição pela Dra. Prata:", "examiner"),
        ("Interrogatoire par Me Roy :", "examiner"),
        ("Befragung durch Frau Huber:", "examiner"),
        ("Controesame da parte dell'avv. Neri:", "examiner"),
        ("ADA OSEI, having been first duly sworn, testified as follows:", "witness"),
        ("Testigo: Ana Ruiz", "witness"),
        ("Depoimento da testemunha Inês Prata", "witness"),
        ("Audition du témoin Paul Morin", "witness"),
        ("Vernehmung der Zeugin Anna Beck", "witness"),
        ("Esame del teste Luca Neri", "witness"),
        ("By Mr. Lindgren (continued):", "examiner"),
        ("Por el Sr. Vidal", "examiner"),
        ("Mr. Osei (recalled)", "witness"),
    ],
)
def test_lines_say_who_examines_and_who_answers(text: str, part: str) -> None:
    found = read_cue(text)
    assert found is not None
    assert found[0] == part


@pytest.mark.parametrize(
    "text",
    [
        "by then",
        "Approved by the committee:",
        "The witness: I was there all day.",
        "EXAMINATION",
        "Questions from the floor",
    ],
)
def test_other_lines_say_nothing_of_the_kind(text: str) -> None:
    assert read_cue(text) is None
