"""Records of parliaments, councils and associations, read from bytes to points."""

from __future__ import annotations

from minutekit import Meeting, read_meeting
from pdf_pages import PageDraft, write_pdf


def read(text: str, name: str = "a.txt") -> Meeting:
    return read_meeting(text.encode(), name=name)


RECORD = """HARBOUR SAFETY

HEARING

WEDNESDAY, MARCH 5, 2025

    The CHAIRMAN. Good morning. This hearing will come to order.
    Senator RUIZ. Thank you. One pier in five has no lamp at all.

        STATEMENT OF ADA OSEI, PRESIDENT, PIER COOPERATIVE

    Ms. OSEI. Thank you for inviting me. We look after nine piers along the coast and two of them are closed.
    Our members waited eleven months for an answer from the county, and it never came.
    Senator RUIZ. Whose fault is that?
    Ms. OSEI. Nobody's.
    The CHAIRMAN. The hearing is adjourned.
"""


def test_names_in_capitals_with_a_full_stop_label_what_was_said() -> None:
    found = read(RECORD)
    said = [(p.speaker, p.text.split()[0]) for p in found.points if p.speaker]
    assert said == [
        ("The CHAIRMAN", "Good"),
        ("Senator RUIZ", "Thank"),
        ("ADA OSEI", "Thank"),
        ("ADA OSEI", "Our"),
        ("Senator RUIZ", "Whose"),
        ("ADA OSEI", "Nobody's."),
        ("The CHAIRMAN", "The"),
    ]


def test_sentences_that_open_with_capitals_label_nobody() -> None:
    found = read(
        "Notes of 4 March 2025\n\nNASA. The agency wrote.\n\nThe UN. It did not.\n\nThe EU. It will.\n\nThe UN. Once more.\n"
    )
    assert {point.speaker for point in found.points} == {None}


def test_a_surname_in_capitals_before_title_and_given_name_is_turned() -> None:
    found = read(
        "Inquiry into ferries\nFriday, 14 March 2025\n\nMembers in attendance: Ms Ruiz, Mr Lind, Dr Kaya\n\n"
        "OSEI, Ms Ada, Chief Executive, Pier Cooperative\n\nMs Osei: The last boat leaves at six and nobody told us.\n"
    )
    assert [(p.name, p.role, p.organisation) for p in found.attendees][3:] == [
        ("Ms Ada Osei", "Chief Executive", "Pier Cooperative")
    ]
    assert found.points[-1].speaker == "Ms Ada Osei"


def test_votes_by_name_stand_between_a_motion_and_its_result_and_capitals_head_parts() -> None:
    found = read(
        "CITY OF MILLBRIDGE\nCITY COUNCIL MINUTES\nAPRIL 1, 2025\n\nCALL TO ORDER\nThe meeting was called to order by Mayor Osei at six.\n\n"
        "ROLL CALL\nPRESENT: Councilmembers Lind, Kaya, Mayor Osei\nSTAFF PRESENT: City Manager Dana Holt, City Clerk Eli Roth\n\n"
        "CONSENT CALENDAR\nMotion: Councilmember Lind moved, Councilmember Kaya seconded, to approve Items 1-4.\n"
        "AYES: Lind, Kaya, Osei\nNOES: None\nMotion passed 3-0.\n\n"
        "PUBLIC HEARINGS\nThe planner presented the staff report on the old pier.\n\nADJOURNMENT\nThe mayor adjourned the meeting at 8:14 p.m.\n"
    )
    assert {("Dana Holt", "City Manager"), ("Eli Roth", "City Clerk")} <= {(p.name, p.role) for p in found.attendees}
    assert "CONSENT CALENDAR" in found.sections
    motion = next(p.motion for p in found.points if p.text.startswith("Motion: "))
    assert motion is not None
    assert (motion.mover, motion.result, motion.votes_for) == ("Councilmember Lind", "carried", 3)


def test_items_of_one_point_nought_head_those_below_them() -> None:
    found = read(
        "MINUTES OF THE PIER ASSOCIATION HELD ON 22ND MARCH, 2025\n\n1.0 OPENING\n1.1 The meeting began with a song at four.\n\n"
        "2.0 DUES\n2.1 The chairman lamented the poor payment of dues.\n2.2 He said that the lamp had been mended at last.\n"
    )
    assert [p.section for p in found.points] == ["OPENING", "DUES", "DUES"]


def test_counted_lines_of_a_printed_hearing_go_and_questions_stay_whole() -> None:
    first = [
        "DEPOSITION OF ADA OSEI",
        "Tuesday, April 8, 2025",
        "ADA OSEI, having been first duly sworn, testified.",
        "EXAMINATION",
        "BY MR. LINDGREN:",
    ]
    asked = [
        ("Q.", "Where was the lamp when the pier"),
        ("", "was closed to carts in spring?"),
        ("A.", "On the shelf."),
    ]
    lines = [("", text) for text in first] + [entry for _ in range(7) for entry in asked]
    pages = []
    for chunk in (lines[:16], lines[16:]):
        page = PageDraft()
        for at, (letter, text) in enumerate(chunk, 1):
            y = 60 + 24 * at
            page.text(60, y, str(at))
            if letter:
                page.text(140, y, letter)
            page.text(170 if letter else 260 if text.isupper() else 110, y, text)
        pages.append(page)
    found = read_meeting(write_pdf(pages), name="a.pdf")
    assert [told.text for told in found.diagnostics if told.code == "line-number"] == ["1-16", "1-10"]
    asked_of = [p for p in found.points if p.speaker == "MR. LINDGREN"]
    assert len(asked_of) == 7
    assert all(p.text.endswith("closed to carts in spring?") for p in asked_of)
    assert sum(p.speaker == "ADA OSEI" for p in found.points) == 7
