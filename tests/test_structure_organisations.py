"""Organisations behind names without a sign between them."""

from __future__ import annotations

import pytest

import minutekit as mk
from minutekit.schema import Person
from minutekit.structure.organisations import split_organisations


def split(*names):
    return [(person.name, person.organisation) for person in split_organisations([Person(name) for name in names])]


def test_what_follows_a_surname_in_capitals_is_the_organisation():
    assert split("Ada BERG Harbour Trust", "Bo LIND Region South", "Cid MARSH") == [
        ("Ada BERG", "Harbour Trust"),
        ("Bo LIND", "Region South"),
        ("Cid MARSH", None),
    ]


def test_last_words_in_capitals_are_organisations_where_names_share_them_or_most_have_one():
    shared = split("Ada BERG ACME", "Bo LIND ACME", "Cid MARSH", "Dee OTT ROY")
    assert shared == [("Ada BERG", "ACME"), ("Bo LIND", "ACME"), ("Cid MARSH", None), ("Dee OTT ROY", None)]
    usual = split("Ada BERG Trust", "Bo LIND Union", "Cid MARSH Region South", "Dee OTT ROY")
    assert usual[-1] == ("Dee OTT", "ROY")


@pytest.mark.parametrize(
    "names",
    [
        ("Ada Berg", "Bo Lind", "Cid Marsh"),
        ("Ada BERG", "Bo Lind Trust", "Cid MARSH"),
        ("ADA BERG TRUST", "BO LIND UNION", "CID MARSH"),
        ("Ada BERG", "Bo LIND", "Cid VAN DER MARSH"),
        ("Cllr I. Holm", "Cllr T. Whitby", "Cllr P. Horak", "Mrs E. Lang"),
    ],
)
def test_names_in_other_forms_stay_whole(names):
    assert split(*names) == [(name, None) for name in names]


def test_an_organisation_told_already_stands_behind_it():
    people = [Person("Ada BERG Trust", organisation="Quays"), Person("Bo LIND"), Person("Cid MARSH")]
    assert split_organisations(people)[0] == Person("Ada BERG", organisation="Trust, Quays")


def test_the_day_of_the_meeting_goes_before_that_of_the_paper(tmp_path):
    notes = tmp_path / "notes.txt"
    notes.write_text(
        "Minutes of the quay committee\nDate: 9 May 2024\nDate of meeting: 2 May 2024\n\nQuay\n"
        "- The quay wall leaks at the north end.\n- Ada Berg asked for a second estimate.\n",
        encoding="utf-8",
    )
    assert str(mk.read_meeting(notes).date) == "2024-05-02"
