"""Courts and hearings: who appeared, who presided, and labels of records."""

from __future__ import annotations

from meeting_samples import lines_of, meeting

SAID = "THE COURT: Good morning to all.\nMS. OSEI: Good morning, Your Honor.\nMR. LIND: Good morning.\nTHE COURT: Go on.\nMS. OSEI: The pump broke."
HEAD = "CIRCUIT COURT\nTRANSCRIPT OF HEARING\nBEFORE THE HONORABLE IDA HOLM\nJune 4, 2024\n"


def people(text):
    return [(p.name, p.role, p.organisation) for p in meeting(text).attendees]


def test_records_may_print_names_in_small_letters_behind_a_title():
    found = meeting(
        "# Hearing on wells\nChairwoman Osei. The committee will come to order.\nMr. Lind. Thank you. The wells are dry.\n"
        "Ms. Holm. Who decides on the grants?\nChairwoman Osei. The board does.\nMr. Lind. I yield back."
    )
    assert lines_of(found) == [
        ("Chairwoman Osei", "The committee will come to order."),
        ("Mr. Lind", "Thank you. The wells are dry."),
        ("Ms. Holm", "Who decides on the grants?"),
        ("Chairwoman Osei", "The board does."),
        ("Mr. Lind", "I yield back."),
    ]


def test_titles_in_capitals_are_no_names():
    found = meeting(
        "# Hearing\nMS. OSEI: The pump broke.\nMR. LIND: It did.\nMS. OSEI: In May.\nMR. LIND: In May.\nMS. OSEI: Yes.\nMR. LIND: No."
    )
    assert {speaker for speaker, _ in lines_of(found)} == {"MS. OSEI", "MR. LIND"}
