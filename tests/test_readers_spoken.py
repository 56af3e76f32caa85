"""Transcripts saved as documents: the talk is read as talk, what stands above it as it is."""

from __future__ import annotations

import io
from collections.abc import Callable

import docx
import pytest

import minutekit as mk
from pdf_pages import PageDraft, write_pdf

TURNS = (
    ("Ana Ruiz", "0:03", "Thank you for coming."),
    ("Bo Lind", "0:19", "The bus leaves at four."),
    ("Ana Ruiz", "0:31", "I hear this again."),
    ("Zoë Marsh", "1:02", "Could it leave later?"),
)
SAID = [(speaker, text) for speaker, _, text in TURNS]


def said(document: mk.Document) -> list[tuple[str | None, str]]:
    return [(block.speaker, block.text) for block in document.blocks if block.role in {"cue", "chat"}]


def print_lines(pages: list[list[tuple[str, float, bool]]]) -> bytes:
    """Print lines (text, size, bold) one below the other on each page."""
    drafts = []
    for lines in pages:
        draft, y = PageDraft(), 70.0
        for text, size, bold in lines:
            draft.text(70, y, text, "bold" if bold else "regular", size)
            y += 22.0
        drafts.append(draft)
    return write_pdf(drafts)


def write_notes() -> bytes:
    document = docx.Document()
    document.add_heading("School bus", 0)
    document.add_heading("Summary", 1)
    document.add_paragraph("Parents asked for a later bus.")
    document.add_heading("Tasks", 1)
    document.add_paragraph("Ana to write to the company", style="List Bullet")
    document.add_heading("Transcript", 1)
    for speaker, time, text in TURNS:
        document.add_paragraph().add_run(f"{speaker} ({time})").bold = True
        document.add_paragraph(text)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def write_markdown() -> bytes:
    talk = "\n\n".join(f"**{speaker}** [{time}]: {text}" for speaker, time, text in TURNS)
    return f"# School bus\n\n## Summary\n\nParents asked for a later bus.\n\n- Ana to write to the company\n\n## Transcript\n\n{talk}\n".encode()


def write_page() -> bytes:
    talk = "".join(f"<p><b>{speaker}</b> (<a href='#'>{time}</a>):<br>{text}</p>" for speaker, time, text in TURNS)
    front = "<h1>School bus</h1><h2>Summary</h2><p>Parents asked for a later bus.</p><ul><li>Ana to write to the company</li></ul>"
    return f"<html><body>{front}<h2>Transcript</h2>{talk}</body></html>".encode()


@pytest.mark.parametrize(
    ("write", "name"), [(write_notes, "notes.docx"), (write_markdown, "notes.md"), (write_page, "notes.html")]
)
def test_notes_above_a_transcript_stay_notes(write: Callable[[], bytes], name: str) -> None:
    meeting = mk.read_meeting(write(), name=name)
    assert said(meeting.document) == SAID
    assert meeting.document.blocks[0].text == "School bus"
    written = [(point.speaker, point.text) for point in meeting.points if point.medium == "written"]
    assert written == [(None, "Parents asked for a later bus."), (None, "Ana to write to the company")]
    assert {point.section for point in meeting.points if point.medium == "spoken"} == {"Transcript"}


def test_transcript_printed_as_a_pdf_keeps_its_pages() -> None:
    turns = [(speaker, f"{at}:{7 * at % 60:02}", text) for at, (speaker, _, text) in enumerate(TURNS * 12)]
    rows = [("Flood plan", 16.0, True)]
    for speaker, time, text in turns:
        rows += [(f"{speaker}  {time}", 9.0, True), (text, 11.0, False)]
    pages = [rows[at : at + 30] for at in range(0, len(rows), 30)]
    document = mk.read_document(print_lines(pages), name="talk.pdf")
    assert [speaker for speaker, _ in said(document)] == [turn[0] for turn in turns]
    assert {block.page for block in document.blocks} == set(range(1, len(pages) + 1))
    assert document.blocks[0].text == "Flood plan"


def test_definition_list_of_turns() -> None:
    talk = "".join(f"<dt>{speaker} [{time}]</dt><dd>{text}</dd>" for speaker, time, text in TURNS)
    document = mk.read_document(f"<html><body><h1>Bus</h1><dl>{talk}</dl></body></html>".encode(), name="talk.html")
    assert said(document) == SAID


def test_chat_exported_as_markdown_without_blank_lines() -> None:
    talk = "\n".join(f"[2024-03-14, 18:0{place}] {turn[0]}: {turn[2]}" for place, turn in enumerate(TURNS))
    document = mk.read_document(talk.encode(), name="chat.md")
    assert said(document) == SAID
    assert str(document.date) == "2024-03-14"


def test_minutes_with_hours_stay_minutes() -> None:
    notes = "# Board\n\n## Items\n\n- 10:05 Budget: approved\n- 10:20 Roof: Bo gets offers\n- 10:40 Any other business\n- 10:45 Closed\n"
    assert said(mk.read_document(notes.encode(), name="notes.md")) == []


def test_a_table_of_one_column_only_sets_messages_apart() -> None:
    rows = "".join(
        f"<tr><td><b>{turn[0]}</b> 5/14 9:3{at} AM</td></tr><tr><td>{turn[2]}</td></tr>"
        for at, turn in enumerate(TURNS)
    )
    document = mk.read_document(f"<html><body><table>{rows}</table></body></html>".encode(), name="chat.html")
    assert said(document) == SAID
