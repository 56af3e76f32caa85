"""Votes told by name are counted."""

from __future__ import annotations

import pytest

from meeting_samples import labelled_meeting as meeting
from minutekit.lexicon import LANGUAGES, expand_form, load_entries
from minutekit.points.ballots import read_named_votes
from minutekit.schema import Motion

PEOPLE = "Present: Ada Osei, Bo Lind, Ida Holm, Cem Kaya, Pat Neill"
NAMES = frozenset({"osei", "lind", "holm", "kaya", "neill"})


def motions(text):
    found = meeting(f"{PEOPLE}\n## Budget\n{text}")
    return [p.motion for p in found.points if p.motion]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Ayes: Osei, Lind, and Holm. Nays: Kaya. Abstentions: none.", (3, 1, 0)),
        ("AYES: Council Members Osei, Lind and Holm NOES: None ABSENT: Council Member Kaya", (3, 0, None)),
        ("Voting yes were Osei, Lind and Holm. Voting no was Kaya.", (3, 1, None)),
        ("For: Osei, Lind, Holm (3). Against: Kaya (1)", (3, 1, None)),
        ("Roll call: Osei – aye, Lind – nay, Mr. Holm – aye, Kaya – abstain.", (2, 1, 1)),
        ("Roll call vote: Osei, yes; Lind, yes; Holm, absent; Kaya, yes.", (3, 0, None)),
        ("Votos a favor: Osei, Lind. Votos en contra: Kaya. Abstenciones: Holm.", (2, 1, 1)),
        ("Votaram a favor: Osei e Lind; contra: Kaya; abstenções: nenhuma.", (2, 1, 0)),
        ("Pour : Osei, Lind. Contre : Kaya. Abstention : aucune", (2, 1, 0)),
        ("Ja: Osei, Lind. Nein: Kaya. Enthaltung: Holm", (2, 1, 1)),
        ("Favorevoli: Osei, Lind; contrari: nessuno; astenuti: Holm", (2, 0, 1)),
    ],
)
def test_names_are_counted(text, counts):
    ballot, places = read_named_votes(text, NAMES)
    assert ballot == counts
    assert places


ANSWERS = [
    (side, entry)
    for side, cls in (("f", "answers_for"), ("a", "answers_against"), ("x", "answers_neither"), ("", "vote_away"))
    for language in LANGUAGES
    for entry in load_entries(language, "phrases")
    if entry.cls == cls
]


@pytest.mark.parametrize(("side", "entry"), ANSWERS, ids=lambda it: it if isinstance(it, str) else it.language)
def test_answers_are_counted_on_their_side(side, entry):
    word = expand_form(entry.forms[0])[0]
    ballot, _ = read_named_votes(f"Vote: Osei {word}, Lind {word}, Holm {word}", NAMES)
    counts = {"f": ballot.votes_for, "a": ballot.votes_against, "x": ballot.abstentions}
    assert all(counts[one] == (3 if one == side else 0 if one != "x" else None) for one in "fax")


@pytest.mark.parametrize(
    "text",
    [
        "For: Price, Speed. Against: Noise",
        "Those in favour: everybody who came. Opposed: nobody we know of",
        "Ayes: Osei, Lind. Noes: Kaya. Later ayes: Osei, Holm, Lind. Noes: none",
        "Osei said yes and Lind said no",
        "",
    ],
)
def test_what_is_no_vote_by_name(text):
    assert read_named_votes(text, NAMES)[0] is None


@pytest.mark.parametrize(
    "lines",
    [
        "Ayes: Osei, Holm, Lind\nNoes: Kaya\nAbstain: none\nAbsent: Neill\nMotion carried.",
        "Motion carried.\nAyes: Osei, Holm, Lind\nNoes: Kaya\nAbstain: none",
        "AYES: Members Osei, Holm and Lind\nNOES: Kaya\nABSTAIN: None\nCARRIED",
        "For: Osei, Holm, Lind (3)\nAgainst: Kaya (1)\nAbstained: 0\nResult: Carried",
    ],
)
def test_lines_below_a_motion_are_its_votes(lines):
    first = motions(f"Moved by Holm, seconded by Lind, that the fee stays.\n{lines}")[0]
    assert first == Motion("Holm", "Lind", "carried", 3, 1, 0)


def test_answers_on_lines_of_their_own_are_counted():
    found = motions(
        "Holm moved, seconded by Lind, to keep the fee.\nOsei Yes\nHolm Yes\nLind Yes\nKaya No\nThe motion passed."
    )
    assert found[0] == Motion("Holm", "Lind", "carried", 3, 1)


def test_votes_below_a_decision_in_another_language():
    assert motions("Der Zaun wird beschlossen.\nJa: Osei, Lind\nNein: Kaya\nEnthaltung: Holm") == [
        Motion(None, None, "carried", 2, 1, 1)
    ]


def test_printed_counts_stand():
    assert motions(
        "Moved by Holm, seconded by Lind, to keep the fee. Carried 4-1.\nAyes: Osei, Holm, Lind\nNoes: Kaya"
    )[0] == Motion("Holm", "Lind", "carried", 4, 1)


def test_one_name_with_an_answer_is_no_vote():
    assert motions("Moved by Holm, seconded by Lind, to keep the fee.\nKaya No") == [Motion("Holm", "Lind")]


def test_votes_may_stand_above_what_was_decided():
    found = motions(
        "Cem Kaya spoke of the fence.\nA recorded vote was taken:\nFor: Members Osei, Holm and Lind (3)\nAgainst: Member Kaya (1)\n"
        "RESOLVED: That the report be noted."
    )
    assert found == [Motion(None, None, "carried", 3, 1)]
