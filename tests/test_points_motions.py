"""Motions: who moved, who seconded, what became of it, how the vote went; read, shared and shown."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import minutekit as mk
from meeting_samples import labelled_meeting, meeting
from minutekit.points.motion_rows import NAMES, RESULTS, NameRow, ResultRow
from minutekit.points.motions import read_motion
from minutekit.renderers.records import load_json
from minutekit.schema import Motion
from pace import measure_seconds, seconds_here

CORPUS = Path(__file__).parent.parent / "corpus"


@pytest.mark.parametrize("row", NAMES, ids=lambda row: f"{row.part} {row.example}")
def test_who_moved_is_read_from_a_rows_example(row: NameRow):
    # A weak row's example needs something surer beside it.
    found = read_motion(f"{row.example}, 5 votes for" if row.weak else row.example)
    assert found
    assert getattr(found, row.part) == row.who


@pytest.mark.parametrize("row", RESULTS, ids=lambda row: f"{row.result} {row.example}")
def test_a_result_is_read_from_a_rows_example(row: ResultRow):
    found = read_motion(f"{row.example} By 5 votes for." if row.weak else row.example)
    assert found
    assert found.result == row.result


@pytest.mark.parametrize(
    ("text", "part", "value"),
    [
        ("MSC (Adams, Baker) that the gate be closed", "mover", "Adams"),
        ("Motion # 23-14 (Adams/Baker) carried 5-0-1", "mover", "Adams"),
        ("M: J. Adams, S: T. Baker. Vote: 5-0", "mover", "J. Adams"),
        ("1st Adams, 2nd Baker", "mover", "Adams"),
        ("The gate stays. Moved by Ruth Adeyemi.", "mover", "Ruth Adeyemi"),
        ("A motion was made by Dr. Lind.", "mover", "Dr. Lind"),
        ("A motion to paint the gate was made by Mr. Osei.", "mover", "Mr. Osei"),
        ("MOTION: Ms. Snell moved to hear the owner again.", "mover", "Ms. Snell"),
        ("Ruiz-Blake moved, seconded by Yoder, to close the gate.", "mover", "Ruiz-Blake"),
        ("Ruth moved to approve the minutes.", "mover", "Ruth"),
        ("Mr. Osei made the motion.", "mover", "Mr. Osei"),
        ("Ruth proposed and Amir seconded that the fee stays.", "mover", "Ruth"),
        ("The fee proposed by Ruth, 5 votes for", "mover", "Ruth"),
        ("Propuesto por Nuria Vidal, 5 votes for", "mover", "Nuria Vidal"),
        ("Proposto por Inês Prata, 5 votes for", "mover", "Inês Prata"),
        ("Proposé par Paul Morin, 5 votes for", "mover", "Paul Morin"),
        ("Auf Antrag von Frau Huber, 5 votes for", "mover", "Frau Huber"),
        ("Proposto da Chiara Sala, 5 votes for", "mover", "Chiara Sala"),
        ("Moved by Ruth, seconded by Amir Lindqvist.", "seconder", "Amir Lindqvist"),
        ("Ruth Adeyemi seconds", "seconder", "Ruth Adeyemi"),
        ("Propuesto por Nuria, secundado por Ana Ruiz", "seconder", "Ana Ruiz"),
        ("Proposto por Inês, secundado por Rui Melo", "seconder", "Rui Melo"),
        ("Proposé par Paul, appuyé par Léa Roy", "seconder", "Léa Roy"),
        ("Antrag von Frau Huber, unterstützt von Jonas Beck, 5 votes for", "seconder", "Jonas Beck"),
        ("Proposto da Chiara, appoggiato da Luca Neri", "seconder", "Luca Neri"),
        ("The motion was carried.", "result", "carried"),
        ("Approved unanimously.", "result", "carried"),
        ("MSC Adams/Baker to close the gate", "result", "carried"),
        ("All members present were in favour.", "result", "carried"),
        ("The motion was defeated.", "result", "defeated"),
        ("The motion was tabled until May.", "result", "tabled"),
        ("Pat withdrew the motion.", "result", "withdrawn"),
        ("Carried 7-0", "result", "carried"),
        ("Lost, 2 votes to 4", "result", "defeated"),
        ("Moved by Ruth. Tabled.", "result", "tabled"),
        ("Moved by Ruth. Withdrawn.", "result", "withdrawn"),
        ("Aprobado por unanimidad.", "result", "carried"),
        ("Rechazada por unanimidad", "result", "defeated"),
        ("Queda aprobado con 5 votos a favor", "result", "carried"),
        ("Rechazada: 2 votos a favor, 3 en contra", "result", "defeated"),
        ("Secundada por Ana. Se aplaza.", "result", "tabled"),
        ("Nuria retira la moción.", "result", "withdrawn"),
        ("Aprovado por unanimidade.", "result", "carried"),
        ("Rejeitada por unanimidade", "result", "defeated"),
        ("Foi aprovada (5 votos a favor, 1 contra).", "result", "carried"),
        ("Foi rejeitada (2 votos a favor, 3 contra).", "result", "defeated"),
        ("Secundada por Rui. Adiada.", "result", "tabled"),
        ("A moção foi retirada.", "result", "withdrawn"),
        ("Adopté à l'unanimité.", "result", "carried"),
        ("Rejetée à l'unanimité", "result", "defeated"),
        ("Adopté par 9 voix pour, 1 contre", "result", "carried"),
        ("Rejetée par 5 voix contre 2", "result", "defeated"),
        ("Appuyée par Léa. Reportée.", "result", "tabled"),
        ("La motion est retirée.", "result", "withdrawn"),
        ("Der Antrag wird einstimmig angenommen.", "result", "carried"),
        ("Einstimmig abgelehnt", "result", "defeated"),
        ("Mit 5 Ja-Stimmen angenommen", "result", "carried"),
        ("Mit 5 zu 2 Stimmen abgelehnt", "result", "defeated"),
        ("Antrag von Frau Huber, 4 Ja-Stimmen, vertagt.", "result", "tabled"),
        ("Der Antrag wird zurückgezogen.", "result", "withdrawn"),
        ("Approvato all'unanimità.", "result", "carried"),
        ("Respinta all'unanimità", "result", "defeated"),
        ("Approvato con 6 voti favorevoli", "result", "carried"),
        ("Respinta: 2 favorevoli, 5 contrari", "result", "defeated"),
        ("Appoggiata da Luca. Rinviata.", "result", "tabled"),
        ("La mozione è ritirata.", "result", "withdrawn"),
    ],
)
def test_motions_in_every_language(text: str, part: str, value: str):
    found = read_motion(text)
    assert found
    assert getattr(found, part) == value


def test_names_are_whole_where_no_space_follows_an_initial_or_title():
    found = read_motion("Moved by R.Adeyemi, seconded by Dr.Lind. Carried 7-0.")
    assert found
    assert (found.mover, found.seconder) == ("R.Adeyemi", "Dr.Lind")


@pytest.mark.parametrize(
    ("text", "motion"),
    [
        ("Moved by Ruth Adeyemi, seconded by P. Neill. Carried 7-0-1", Motion("Ruth Adeyemi", "P. Neill", "carried", 7, 0, 1)),
        ("MOVED BY: RUTH ADEYEMI SECONDED BY: PAT NEILL CARRIED", Motion("RUTH ADEYEMI", "PAT NEILL", "carried")),
        ("Motion by Dr. Lind, seconded by Ms. Osei, approved unanimously.", Motion("Dr. Lind", "Ms. Osei", "carried")),
        ("Ruth moved to approve the plan. Amir seconds.", Motion("Ruth", "Amir")),
        ("Moved by the treasurer, seconded by J. van der Berg.", Motion("treasurer", "J. van der Berg")),
        ("Moved by Blue Mill, Seconded by Corn Hall. Passed 6, 0, 1 [Yes, No, Abstain]", Motion("Blue Mill", "Corn Hall", "carried", 6, 0, 1)),
        ("For 6, against 1 (Ruth), abstained 2.", Motion(None, None, None, 6, 1, 2)),
        ("For 6 against 0 abstained 1", Motion(None, None, None, 6, 0, 1)),
        ("6 for 0 against 1 abstained", Motion(None, None, None, 6, 0, 1)),
        ("The minutes were approved with two abstentions.", Motion(None, None, "carried", None, None, 2)),
        ("Motion to sell the van fails, 3 votes to 4.", Motion(None, None, "defeated", 3, 4)),
        ("The motion was not carried.", Motion(None, None, "defeated")),
        ("Pat withdrew her amendment; the motion was tabled.", Motion()),
        ("Proposed: J Smith. Seconded: A Jones. All present were in favour.", Motion("J Smith", "A Jones", "carried")),
        ("AYES: 5 NOES: 0 ABSENT: 2", Motion(None, None, None, 5, 0)),
        ("Pat proposed and Ruth seconded that the grant be paid. Carried.", Motion("Pat", "Ruth", "carried")),
        ("Angenommen bei zwei Enthaltungen.", Motion(None, None, "carried", None, None, 2)),
        ("Adopté par neuf voix pour et une contre", Motion(None, None, "carried", 9, 1)),
        ("Propuesto por Nuria Vidal, secundado por Ana Ruiz, aprobado por unanimidad.", Motion("Nuria Vidal", "Ana Ruiz", "carried")),
    ],
)  # fmt: skip
def test_motions_as_printed(text: str, motion: Motion):
    assert read_motion(text) == (motion if motion != Motion() else None)


@pytest.mark.parametrize(
    "text",
    [
        "Ruth moved to Lisbon in May.",
        "The fee proposed by Ruth was discussed.",
        "The budget was approved.",
        "It took thirty seconds.",
        "She will attend the Second World Meeting on Mills.",
        "If the motion passes, the van is sold.",
        "The market moved the stalls, 5 for the square and 3 for the quay.",
        "The team passed 5-10 boats.",
        "Approved 12-5-24",
        "No one abstained from the cake.",
        "Se levanta la sesión a las 19:30.",
    ],
)
def test_what_is_no_motion(text: str):
    assert read_motion(text) is None


def test_a_name_the_document_writes_small_is_none():
    assert read_motion("Moved by Consensus. Carried 3-0.", lower=frozenset({"consensus"})) == Motion(
        None, None, "carried", 3, 0
    )
    assert read_motion("Moved by Hill. Carried 3-0.", frozenset({"hill"}), frozenset({"hill"})) == Motion(
        "Hill", None, "carried", 3, 0
    )


def test_two_votes_in_one_text_give_no_counts():
    found = read_motion("The amendment was lost, 2 votes to 4. The motion was carried 5-1.")
    assert not found or (found.result, found.votes_for, found.votes_against) == (None, None, None)


@given(st.text(max_size=300))
def test_any_text_is_read(text: str):
    found = read_motion(text)
    assert found is None or found != Motion()


@pytest.mark.parametrize(
    "unit",
    [
        "Moved ",
        "A. ",
        "motion ",
        "Ruth Van ",
        "1 for ",
        "for 1 ",
        "7-",
        "second ",
        "m/s Aa/",
        "P: Bb S: ",
        "Aa / Bb, ",
        "(",
        "no ",
        "stimmt ",
        "votes ",
    ],
)
def test_hostile_texts_take_no_time(unit: str):
    most = seconds_here(1)
    assert measure_seconds(lambda: read_motion(unit * 5_000 + "motion carried seconded vote"), most) < most


MINUTES = """
# Minutes of the mill
7 May 2024
Present: Ruth Adeyemi, Amir Lindqvist, Pat Neill
## Roof
* RESOLVED to hire a builder for the roof of the mill
* Moved by Ruth Adeyemi, seconded by Pat Neill.
* Passed 6, 0, 1 [Yes, No, Abstain]
* The gutter is full of leaves
## Van
* Was the sale of the van carried 5-0?
* [Amir] Put the motion that was carried 5-0 on the board
"""


def test_a_vote_on_its_own_line_is_the_decisions_too():
    points = meeting(MINUTES).points
    assert [(point.kind, point.motion) for point in points] == [
        ("decision", Motion("Ruth Adeyemi", "Pat Neill", "carried", 6, 0, 1)),
        (points[1].kind, Motion("Ruth Adeyemi", "Pat Neill")),
        ("decision", Motion(None, None, "carried", 6, 0, 1)),
        ("statement", None),
        ("question", None),
        ("action", None),
    ]


def test_a_motion_changes_no_id_and_survives_json():
    found = meeting(MINUTES)
    point = found.points[0]
    assert mk.Point(point.text).id == mk.Point(point.text, motion=point.motion).id
    again = load_json(mk.render(found, "json"))
    assert isinstance(again, mk.Meeting)
    assert again.points == found.points
    record = json.loads(mk.render(found, "json"))
    for entry in record["points"]:
        del entry["motion"]
    old = load_json(json.dumps(record))
    assert isinstance(old, mk.Meeting)
    assert old.points == tuple(replace(point, motion=None) for point in found.points)


def test_motions_are_shown():
    found = meeting(MINUTES)
    shown = "moved by Ruth Adeyemi, seconded by Pat Neill; carried 6–0–1"
    assert shown in " ".join(str(mk.render(found, "text")).split())
    assert shown in str(mk.render(found, "html"))
    named = mk.summarise(found, mk.DigestOptions(attribution="name"))
    assert shown in str(mk.render(named, "markdown"))
    listed = str(mk.render(mk.summarise(found, mk.DigestOptions(decisions="list")), "markdown"))
    assert "(carried 6–0–1)" in listed
    plain = str(mk.render(mk.summarise(found), "markdown"))
    assert "(decision; carried 6–0–1)" in plain
    assert shown not in plain + listed
    german = replace(found, language="de")
    assert "Antrag: Ruth Adeyemi, unterstützt von Pat Neill; angenommen 6–0–1" in str(mk.render(german, "markdown"))


def test_a_meetings_table_has_motions():
    rows = list(csv.DictReader(io.StringIO(str(mk.render(meeting(MINUTES), "csv")))))
    assert [rows[0][name] for name in ("mover", "seconder", "result", "votes")] == [
        "Ruth Adeyemi",
        "Pat Neill",
        "carried",
        "6 for, 0 against, 1 abstained",
    ]
    assert rows[3]["votes"] == ""


@pytest.mark.parametrize(
    ("path", "motions"),
    [
        (
            "harbour-board/harbour-board.pdf",
            [
                ("J. Trevanion", "W. Castell", "carried", None, None, None),
                ("B. Munnelly", "D. Okafor-Lyle", "carried", 6, 0, 1),
                ("Capt. Hedeby", "J. Trevanion", "carried", 7, 0, None),
                ("D. Okafor-Lyle", "W. Castell", "carried", 4, 1, 1),
                (None, None, "defeated", 2, 4, None),
                ("F. Noorani", "B. Munnelly", "carried", 5, 1, 1),
                (None, None, "tabled", None, None, None),
            ],
        ),
        (
            "betriebsrat/betriebsrat.docx",
            [
                (None, None, "carried", 6, 0, 1),
                (None, None, "carried", 5, 1, 1),
                (None, None, "carried", None, None, None),
            ],
        ),
    ],
)
def test_motions_of_the_corpus(path: str, motions: list[tuple[object, ...]]):
    found = mk.read_meeting(CORPUS / path)
    assert [point.motion for point in found.points if point.motion] == [Motion(*row) for row in motions]  # type: ignore[arg-type]
    assert all(point.kind == "decision" for point in found.points if point.motion and point.motion.result)


@pytest.mark.parametrize(
    ("text", "mover", "seconder", "result", "counts"),
    [
        ("M/S/C Adams/Baker to close the gate", "Adams", "Baker", "carried", (None, None, None)),
        ("Motion # 23-14 (Adams/Baker) carried 5-0-1", "Adams", "Baker", "carried", (5, 0, 1)),
        ("M: J. Adams, S: T. Baker. Vote: Y-5 N-0 A-1", "J. Adams", "T. Baker", None, (5, 0, 1)),
        ("Moved: Cr Adams  Seconded: Cr Baker  CARRIED 5/2", "Cr Adams", "Cr Baker", "carried", (5, 2, None)),
        ("1st Adams, 2nd Baker, all in favor, motion passes.", "Adams", "Baker", "carried", (None, None, None)),
        ("Prop.: Vidal; Sec.: Ruiz; Aprobado", "Vidal", "Ruiz", "carried", (None, None, None)),
        ("Prop. : Morin, App. : Roy. Adopté.", "Morin", "Roy", "carried", (None, None, None)),
        ("Beschluss: 12:3:2", None, None, None, (12, 3, 2)),
    ],
)
def test_clipped_forms(
    text: str, mover: str | None, seconder: str | None, result: str | None, counts: tuple[int | None, ...]
):
    found = read_motion(text)
    assert found is not None
    assert (found.mover, found.seconder, found.result) == (mover, seconder, result)
    assert (found.votes_for, found.votes_against, found.abstentions) == counts


@pytest.mark.parametrize(
    "text",
    [
        "Ruth has an MSc and an MSC certificate, Adams said.",
        "The rota (Adams/Baker) will be changed.",
        "Keys for Adams/Baker moved to the office.",
        "See p: Adams, s: Baker for details",
    ],
)
def test_two_names_alone_move_nothing(text: str):
    assert read_motion(text) is None


def _shared(*texts: str) -> list[tuple[str, str | None, str | None, str | None]]:
    source = "# Notes of 4 March 2025\n\nPresent: Eva Ruiz-Blake, Sam Yoder\n\n## Pier\n\n" + "\n\n".join(texts)
    found = labelled_meeting(mk.read_document(source.encode(), name="a.md")).points
    motions = [(p.kind, p.motion) for p in found]
    return [(k, m.mover if m else None, m.seconder if m else None, m.result if m else None) for k, m in motions]


def test_who_moved_may_stand_before_the_words_of_the_motion_and_its_result_after_them() -> None:
    found = _shared(
        "RESOLVED PC 2025/001",
        "Moved: Cr Osei",
        "Seconded: Cr Lind",
        "That the offer of the carpenter be accepted.",
        "**CARRIED**",
    )
    assert found[3] == ("decision", "Cr Osei", "Cr Lind", "carried")


def test_a_motion_in_words_becomes_a_decision_when_its_result_is_told_below() -> None:
    found = _shared(
        "MOTION: That this branch rejects the offer.",
        "Moved: Bro. Osei Seconded: Sis. Lind",
        "For 38, Against 3. CARRIED",
    )
    assert found[0] == ("decision", "Bro. Osei", "Sis. Lind", "carried")


def test_a_motion_that_is_done_with_says_nothing_of_the_next() -> None:
    found = _shared(
        "The budget was approved.", "Moved by Ada Osei, seconded by Bo Lind. Carried 5-0.", "Moved by Cem Kaya, seconded by Dana Holt. Carried 4-1.",
        "That the old pier be closed.",
    )  # fmt: skip
    assert found[3][1:] == (None, None, None)


def test_somebody_moved_on_one_line_and_the_votes_stand_on_the_next() -> None:
    found = _shared(
        "Ruiz-Blake moved, seconded by Yoder, to paint the pier.",
        "Ayes: Ruiz-Blake, Yoder. Nays: None. Motion carried.",
    )
    assert found[0] == ("decision", "Ruiz-Blake", "Yoder", "carried")
