"""Points out of turns: boundaries, kinds, owners, ids, speech; and the laws that hold for every document."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meeting_samples import cues, document, labelled_meeting, meeting, unaccounted
from minutekit import read_meeting
from minutekit.points import extract_points
from minutekit.schema import Block, Document, Meeting, ReadOptions, Span
from minutekit.structure import arrange_turns, recover_meeting

MINUTES = """
# Minutes of the mill
7 May 2024
Present: Ruth Adeyemi, Amir Lindqvist, Pat Neill
## Roof
Ruth: the gutter is full
* [Amir/Pat] Clean the gutter by 12 June
* (Ruth) call the builder
* Ruth to order forty tiles
* Pat will borrow the ladder next week
* Action: Amir will write to the insurer
* Motion to hire a builder. Moved by R. Adeyemi, seconded by P. Neill, carried 7-0-1.
* Who holds the key?
## Action items
* Amir: paint the door
* Sweep the yard
"""


def rows(found: Meeting) -> list[tuple[str, str, str | None, str | None]]:
    return [(point.text, point.kind, point.owner, point.due) for point in found.points]


def test_kinds_owners_and_dates():
    assert rows(meeting(MINUTES)) == [
        ("the gutter is full", "statement", None, None),
        ("Clean the gutter by 12 June", "action", "Amir/Pat", "12 June"),
        ("call the builder", "action", "Ruth", None),
        ("Ruth to order forty tiles", "action", "Ruth", None),
        ("Pat will borrow the ladder next week", "action", "Pat", "next week"),
        ("Action: Amir will write to the insurer", "action", "Amir", None),
        ("Motion to hire a builder. Moved by R. Adeyemi, seconded by P. Neill, carried 7-0-1.", "decision", None, None),
        ("Who holds the key?", "question", None, None),
        ("paint the door", "action", "Amir", None),
        ("Sweep the yard", "action", None, None),
    ]


@pytest.mark.parametrize(
    "told",
    [
        "The exhibition shows how the old routes were decided.",
        "Visitors learn why the bridge was approved.",
        "Der Film zeigt, wie der Plan beschlossen wurde.",
    ],
)
def test_what_is_told_of_decisions_is_none(told):
    assert [kind for _, kind, *_ in rows(labelled_meeting(f"# Minutes of the mill\n* {told}\n"))] == ["statement"]


@pytest.mark.parametrize(
    ("text", "owner", "due"),
    [
        ("Nuria enviará la lista antes del 10 de junio.", "Nuria", "10 de junio"),
        ("Nuria prépare la salle pour le 15 novembre.", "Nuria", "15 novembre"),
        ("Nuria verschickt die Liste bis Ende Juni.", "Nuria", "Ende Juni"),
        ("Nuria raccoglierà le firme entro il 14 febbraio.", "Nuria", "14 febbraio"),
        ("A Nuria fica responsável pela lista até 20 de março.", "Nuria", "20 de março"),
        ("The boat shed needs a lock. ACTION: Nuria", "Nuria", None),
    ],
)
def test_promises_in_six_languages(text, owner, due):
    language = {"enviará": "es", "prépare": "fr", "verschickt": "de", "raccoglierà": "it", "fica": "pt"}.get(
        text.split()[1 if not text.startswith("A ") else 2], "en"
    )
    found = labelled_meeting(
        f"Present: Nuria Cabral, Bo Winther, Ada Berg\n## Yard\n{text}", ReadOptions(language=language)
    )
    point = found.points[-1]
    assert (point.kind, point.due) == ("action", due)
    assert (point.owner or "").removeprefix("A ") == owner


def test_a_deadline_on_its_own_line_belongs_to_the_action_before():
    found = meeting(
        "Asistentes: Elena Puig, Pedro Sanz, Marta Rey\n## Valla\n* Planes de acción: Se le asigna la tarea a Elena.\n* Plazo: El día 24/11/2017."
    )
    assert [(point.kind, point.owner, point.due) for point in found.points] == [
        ("action", "Elena", "El día 24/11/2017"),
        ("statement", None, None),
    ]


def test_an_address_after_a_colon_stays_with_its_words():
    found = labelled_meeting(
        "## Roof\nAll photographs of the gutter and of the tiles are kept at:\nhttps://mill.example/photos\nEvent page: https://mill.example/event"
    )
    assert [point.text for point in found.points] == [
        "All photographs of the gutter and of the tiles are kept at: https://mill.example/photos"
    ]
    assert [diagnostic.text for diagnostic in found.diagnostics if diagnostic.code == "link-only"] == [
        "Event page: https://mill.example/event"
    ]


def test_ids_name_the_content_and_not_the_file():
    first, second = meeting(MINUTES), meeting(document(MINUTES, name="other.docx"))
    assert [point.id for point in first.points] == [point.id for point in second.points]
    shorter = meeting(MINUTES.replace("* (Ruth) call the builder\n", ""))
    assert {point.id for point in shorter.points} < {point.id for point in first.points}
    moved = meeting(MINUTES.replace("7 May 2024", "8 May 2024"))
    assert not {point.id for point in moved.points} & {point.id for point in first.points}


def test_equal_points_have_ids_of_their_own():
    found = labelled_meeting("## Roof\n* It leaks\n* It leaks\n* It leaks")
    assert len({point.id for point in found.points}) == 3


def test_without_title_and_date_the_bytes_name_the_meeting():
    one = Document.from_blocks(
        [Block("It leaks in the hall.", "paragraph", Span(0, 0))], name="a.txt", format="txt", sha256="1" * 64
    )
    two = replace(one, sha256="2" * 64)
    assert labelled_meeting(one).points[0].id != labelled_meeting(two).points[0].id
    assert labelled_meeting(one).points[0].id == labelled_meeting(replace(one, name="b.txt")).points[0].id


def test_ids_are_the_same_in_another_process():
    code = "import sys; sys.path.insert(0, sys.argv[1]); from test_points_extraction import MINUTES, meeting; print([p.id for p in meeting(MINUTES).points])"
    from pathlib import Path

    runs = [
        subprocess.run(
            [sys.executable, "-c", code, str(Path(__file__).parent)],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "PATH": ""},
        ).stdout.strip()
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1] == str([point.id for point in meeting(MINUTES).points])


TALK = "We need a pump. The well has been dry since March and the tank leaks. Yes. Who pays for the new one?"


def test_spoken_turns_are_cut_into_sentences():
    found = extract_points(
        arrange_turns([("Ann", TALK)], title=None, date=None, language="en"), ReadOptions(language="en")
    )
    assert [(point.text, point.kind, point.medium) for point in found.points] == [
        ("We need a pump.", "statement", "spoken"),
        ("The well has been dry since March and the tank leaks. Yes.", "statement", "spoken"),
        ("Who pays for the new one?", "question", "spoken"),
    ]


def test_unsplit_turns_stay_whole():
    arranged = arrange_turns([("Ann", TALK), ("Bob", "Yes.")], title=None, date=None, language="en")
    found = extract_points(arranged, ReadOptions(language="en"), split=False)
    assert [(point.speaker, point.text) for point in found.points] == [("Ann", TALK), ("Bob", "Yes.")]


def test_speech_without_full_stops_is_cut_where_cues_begin():
    words = [
        ("Ann", f"and then we saw the water of the river number {number} come over the wall") for number in range(8)
    ]
    found = meeting(cues(*words), ReadOptions(language="en"))
    assert len(found.points) > 1
    assert all(point.text.startswith("and then we saw") for point in found.points)
    assert all(len(point.text.split()) <= 60 for point in found.points)
    assert found.points[1].time is not None
    assert found.points[1].time > 0


def test_clean_speech_leaves_fillers_out():
    talk = cues(("Ann", "Um, the well is, uh, dry."), ("Bob", "Mm-hmm."), ("Ann", "And the pump is broken."))
    found = meeting(talk, ReadOptions(language="en", clean_speech=True))
    assert [point.text for point in found.points] == ["The well is, dry.", "And the pump is broken."]
    assert [diagnostic.code for diagnostic in found.diagnostics] == ["backchannel"]
    assert len(meeting(talk, ReadOptions(language="en")).points) == 3


def test_two_languages_in_one_meeting():
    text = """
# Twin towns
Present: Rosa Quill, Benoit Haut, Gwil Pask
## Market
* The town hall gives us the square free of charge but not the electricity
* Les producteurs demandent un certificat vétérinaire pour chaque lot de fromage
* Last time the stalls were sold out by one in the afternoon, so bring more
* Les parents demandent un numéro d'urgence joignable pendant toute la nuit
* Safeguarding forms take six weeks and nobody should wait for the whole list
* Benoit envoie la liste définitive des stands avant le 20 mars
"""
    found = meeting(text)
    assert [point.language for point in found.points[:5]] == ["en", "fr", "en", "fr", "en"]
    assert found.points[-1].kind == "action"


LINES = st.sampled_from(
    [
        "# Minutes of the mill", "7 May 2024", "Present: Ruth Adeyemi, Amir Lindqvist, Pat Neill", "Apologies: Greta Sand", "## Roof", "## Action items",
        "!Ruth Adeyemi", "!Keys", "Agenda:", "* Roof", "* It leaks", "** Over the stairs", "1. Keys", "2. Money", "  a) the blue one", "Ruth: we need tiles",
        "Amir – forty of them", "Action: Pat will buy tiles by 12 June", "* [Pat] Buy tiles", "(chat) see https://mill.example/7", "https://mill.example",
        "ruth@mill.example", "Key points raised:", "Minutes", "None", "-", "Signatures", "Note: the key is lost", "| Name | Role |", "| Ruth Adeyemi | chair |",
        "| Action | Owner | Due |", "| Buy tiles | Pat | June |", "The gutter is full of leaves, and has been since the last autumn.", "Ruth Adeyemi, chair, The Mill",
        "Quorum achieved", "Agreed: buy forty tiles.", "Conclusions", "Roof ........ 3", "Place: the hall", "Who pays?", "Omar:", "+", "\u200b", "¿?", "한국어 회의",
    ]
)  # fmt: skip


def check_laws(found: Meeting) -> None:
    assert found.document is not None
    last = 0
    for point in found.points:
        assert point.span is not None
        assert point.text == found.document.slice(point.span)
        assert point.text
        assert point.span.start >= last
        last = point.span.end
    ids = [point.id for point in found.points]
    assert len(ids) == len(set(ids))
    spans = [turn.span for turn in found.turns if turn.span]
    assert all(left.end <= right.start for left, right in pairwise(spans))
    assert unaccounted(found) == []


@settings(max_examples=150, deadline=None)
@given(st.lists(LINES, max_size=30))
def test_laws_hold_for_any_order_of_lines(lines):
    found = meeting("\n".join(lines) or "x", ReadOptions(language="en"))
    check_laws(found)
    assert found == meeting("\n".join(lines) or "x", ReadOptions(language="en"))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["paragraph", "heading", "list_item", "title", "table_cell"]),
            st.text(max_size=60),
            st.booleans(),
            st.integers(0, 3),
        ),
        max_size=15,
    )
)
def test_laws_hold_for_any_text(parts):
    blocks = [
        Block(text, role, Span(0, 0), bold=bold, level=level, marker="•" if role == "list_item" else None)
        for role, text, bold, level in parts
    ]  # type: ignore[arg-type]
    check_laws(meeting(Document.from_blocks(blocks, name="any.txt", format="txt"), ReadOptions(language="en")))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.one_of(st.none(), st.sampled_from(["Ann", "Bob", "Dr. Eve"])), st.text(max_size=80)), max_size=12
    ),
    st.booleans(),
)
def test_every_word_spoken_is_in_exactly_one_point(pairs, split):
    arranged = arrange_turns(pairs, title="Talk", date=dt.date(2024, 5, 7), language="en")
    found = extract_points(arranged, ReadOptions(language="en"), split=split)
    spans = [point.span for point in found.points if point.span]
    assert all(left.end <= right.start for left, right in pairwise(spans))
    said = "".join("".join(text.split()) for _, text in pairs)
    assert "".join("".join(point.text.split()) for point in found.points) == said
    assert len({point.id for point in found.points}) == len(found.points)


def test_meetings_without_a_document_pass_through():
    bare = Meeting(title="Talk")
    assert extract_points(bare, ReadOptions()) == bare


def test_turns_alone_do_not_hold_points():
    assert recover_meeting(document(MINUTES), ReadOptions()).points == ()


def test_whoever_is_charged_or_undertakes_it_owns_the_action_and_its_code_is_no_name() -> None:
    found = read_meeting(
        b"Notes of 4 March 2025\n\nPresent: Ada Osei (AO), Bo Lind (BL)\n\n# Pier\n\n"
        b"The treasurer was tasked to call the supplier by 10 March.\n\nClerk to write to the owner.\n\n"
        b"- [ ] A-33 BL to name two painters\n\nThe board met again at eight. No action was taken.\n",
        name="a.md",
    ).points
    assert [(p.kind, p.owner, p.due) for p in found] == [
        ("action", "treasurer", "10 March"),
        ("action", "Clerk", None),
        ("action", "BL", None),
        ("statement", None, None),
    ]


def test_the_paragraph_of_a_cell_that_names_the_owner_is_the_task():
    cell = "<p>The pump leaks and the yard is wet.</p><p>Tom to ask the firm for a price.</p>"
    told = "<p>The hedge was cut in May by the town.</p>"
    page = (
        "<h1>Notes of the mill group</h1><table><tr><th>No.</th><th>Discussion</th><th>Action by</th><th>Due</th></tr>"
        f"<tr><td>1</td><td>{cell}</td><td>Tom</td><td>21/11/2025</td></tr>"
        f"<tr><td>2</td><td>{told}</td><td>Info</td><td></td></tr>"
        "<tr><td>3</td><td>Book the big room of the hall.</td><td>Ida</td><td>–</td></tr></table>"
    )
    points = read_meeting(page.encode(), name="a.html").points
    assert [(point.kind, point.owner, point.due) for point in points] == [
        ("statement", None, None),
        ("action", "Tom", "21/11/2025"),
        ("statement", None, None),
        ("action", "Ida", None),
    ]


def test_who_speaks_on_an_item_has_no_task():
    rows = "| 5 min | Pump | Tom | The pump leaks again. |\n| 9 min | Weir | Ida | The weir was mended in May. |\n"
    table = f"# Mill sync\n\n| Time | Item | Who | Notes |\n|---|---|---|---|\n{rows}"
    points = read_meeting(table.encode(), name="a.md").points
    assert [(point.kind, point.owner, point.section) for point in points] == [
        ("statement", None, "Pump"),
        ("statement", None, "Weir"),
    ]


@pytest.mark.parametrize(
    ("present", "heading", "task"),
    [("出席者：川口、田中", "宿題", "田中：保証を確認する"), ("出席人员：王伟、李娜", "行动项", "李娜：比较三家报价")],
)
def test_tasks_of_named_people_in_east_asian_lists(present: str, heading: str, task: str) -> None:
    text = (
        f"議事録\n\n日時：2025年11月12日\n{present}\n\n1. 照明\n・予算では12本を購入できる。\n\n{heading}\n・{task}\n"
    )
    point = read_meeting(text.encode(), name="a.txt").points[-1]
    assert (point.kind, point.owner) == ("action", task[:2])


def test_what_stands_before_tasks_of_people_in_brackets_is_no_owner() -> None:
    tasks = "- **Garantie:** Bei der Firma nachfragen. (Tom)\n- **Lampen:** Preise vergleichen. (Paul)\n"
    points = read_meeting(f"# Hafen\n\n**Folgeaufgaben:**\n\n{tasks}".encode(), name="a.md").points
    assert [(point.kind, point.owner) for point in points] == [("action", "Tom"), ("action", "Paul")]
