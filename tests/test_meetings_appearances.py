"""Courts and hearings: who appeared, who presided, and labels of records."""

from __future__ import annotations

import pytest

from meeting_samples import lines_of, meeting
LABELS: list[tuple[str, str]] = []

SAID = "THE COURT: Good morning to all.\nMS. OSEI: Good morning, Your Honor.\nMR. LIND: Good morning.\nTHE COURT: Go on.\nMS. OSEI: The pump broke."
HEAD = "CIRCUIT COURT\nTRANSCRIPT OF HEARING\nBEFORE THE HONORABLE IDA HOLM\nJune 4, 2024\n"


def people(text):
    return [(p.name, p.role, p.organisation) for p in meeting(text).attendees]


def test_parties_stand_before_those_who_appear_for_them():
    text = f"{HEAD}APPEARANCES:\nFor the Plaintiff: ADA OSEI, ESQ.\nOsei & Berg LLP\nFor the Defendant: BO LIND, ESQ.\nCourt Reporter: Cem Kaya, CSR\n{SAID}"
    assert people(text) == [
        ("ADA OSEI", "for the Plaintiff", "Osei & Berg LLP"),
        ("BO LIND", "for the Defendant", None),
        ("Cem Kaya", "court Reporter", None),
        ("IDA HOLM", "judge", None),
    ]
    assert [speaker for speaker, _ in lines_of(meeting(text))] == [
        "IDA HOLM",
        "ADA OSEI",
        "BO LIND",
        "IDA HOLM",
        "ADA OSEI",
    ]


def test_parties_stand_below_those_who_appear_for_them():
    text = (
        f"{HEAD}APPEARANCES\nADA OSEI, ESQ.\nPAT NEILL, ESQ.\nMill Law Firm\n12 Mill Street\n(555) 123-4567\n"
        f"Attorneys for Plaintiff\nBO LIND, ESQ.\nAttorney for Defendant\nALSO PRESENT: Cem Kaya\n{SAID}"
    )
    assert people(text)[:4] == [
        ("ADA OSEI", "attorneys for Plaintiff", "Mill Law Firm"),
        ("PAT NEILL", "attorneys for Plaintiff", "Mill Law Firm"),
        ("BO LIND", "attorney for Defendant", None),
        ("Cem Kaya", None, None),
    ]
    assert len(meeting(text).points) == 5


def test_a_side_heads_its_group():
    assert people(f"APPEARANCES:\nON BEHALF OF THE TOWN:\nADA OSEI\nBO LIND\nFOR THE OWNER:\nPAT NEILL\n{SAID}")[
        :3
    ] == [
        ("ADA OSEI", "on behalf of the town", None),
        ("BO LIND", "on behalf of the town", None),
        ("PAT NEILL", "for the owner", None),
    ]


@pytest.mark.parametrize(("language", "keys"), LABELS)
def test_labels_of_six_languages(language, keys):
    for key in keys.split("|"):
        found = meeting(
            f"# X\n{key.upper()}:\nAda Osei\nBo Lind\nThe hearing was opened by the judge who read the rules."
        )
        assert [p.name for p in found.attendees] == ["Ada Osei", "Bo Lind"], language
        assert len(found.points) == 1


def test_the_witness_is_no_part_of_the_list():
    found = meeting(
        "# Deposition\nAPPEARANCES:\nFor the Town: ADA OSEI\nBO LIND, having been first duly sworn, testified as follows:\n"
        "EXAMINATION BY MS. OSEI:\nQ. Where do you work?\nA. At the pump house.\nQ. Since when?\nA. Since May."
    )
    assert [speaker for speaker, _ in lines_of(found)] == ["ADA OSEI", "BO LIND", "ADA OSEI", "BO LIND"]


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


def test_the_head_of_a_hearing_gives_its_subject_its_chair_and_its_room():
    found = meeting(
        "COMMITTEE ON LAND\nHEARING ON RURAL WELLS\nTUESDAY, JUNE 4, 2024\nHouse of Delegates,\nHarlow, D.C.\n"
        "The committee met, pursuant to notice, at 10:02 a.m., in room 1310, Long Building, Hon. Ada Osei (chairwoman of the committee) presiding.\n"
        "Present: Representatives Osei, Lind, and Holm.\n"
        "Chairwoman Osei. The committee will come to order.\nMr. Lind. Thank you. The wells are dry.\n"
        "Ms. Holm. Who decides on the grants?\nChairwoman Osei. The board does."
    )
    assert (found.title, found.place) == ("HEARING ON RURAL WELLS", "room 1310, Long Building")
    assert [(p.name, p.role) for p in found.attendees] == [
        ("Hon. Ada Osei", "chairwoman of the committee"),
        ("Lind", None),
        ("Holm", None),
    ]
    assert [speaker for speaker, _ in lines_of(found)] == ["Hon. Ada Osei", "Lind", "Holm", "Hon. Ada Osei"]


def test_the_list_of_those_who_appeared_is_not_the_title():
    found = meeting(
        "DEPOSITION OF BO LIND\nJune 4, 2024\nAPPEARANCES:\nFor the Town:\nADA OSEI, ESQ.\nOsei & Berg LLP\nBO LIND (sworn)\nBY MS. OSEI:\nQ. Where do you work?\nA. At the pump house.\nQ. Since when?\nA. Since May."
    )
    assert found.title == "DEPOSITION OF BO LIND"
    assert next((p.name, p.role) for p in found.attendees) == ("ADA OSEI", "for the Town")


def test_labels_with_a_stop_and_a_dash_are_those_of_other_minutes():
    found = meeting(
        "# Acta del pleno\nAlcaldesa-Presidenta: Dña. Ada Sanz Ortega\nConcejales: D. Bo Lucas Gil, Dña. Ida Marcos Rubio\n## Terrazas\n"
        "Sra. Alcaldesa.- Explica la tasa de las terrazas.\nSra. Marcos.- Pregunta por los vecinos.\nSra. Alcaldesa.- Contesta que hubo una reunión.\n"
        "Sr. Lucas.- Anuncia su abstención.\nSometido el asunto a votación, se aprueba."
    )
    assert [speaker for speaker, _ in lines_of(found)] == [
        "Dña. Ada Sanz Ortega",
        "Dña. Ida Marcos Rubio",
        "Dña. Ada Sanz Ortega",
        "D. Bo Lucas Gil",
        None,
    ]
