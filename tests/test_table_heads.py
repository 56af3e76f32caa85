"""The same table in every format: its heading row is known, whether weight, colour, the format or its words tell."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import minutekit as mk
from pdf_pages import PageDraft, write_pdf
from reader_samples import odt_file, paragraph, read, word_file

HEAD = ("Task", "Owner", "Due")
ROWS = (
    ("Ask the firm for a second offer", "Pavel Horak", "2 April"),
    ("Publish the survey of the quay", "Dalia Osei", "22 March"),
    ("Write to the ferry operator", "Ingrid Maas", "31 March"),
)
TABLE = (HEAD, *ROWS)


def docx(bold: bool) -> bytes:
    def cell(text: str, strong: bool) -> str:
        run = f"<w:r>{'<w:rPr><w:b/></w:rPr>' if strong else ''}<w:t>{text}</w:t></w:r>"
        return f"<w:tc><w:p>{run}</w:p></w:tc>"

    rows = ("".join(cell(text, bold and row is HEAD) for text in row) for row in TABLE)
    table = "".join(f"<w:tr>{row}</w:tr>" for row in rows)
    return word_file(paragraph("Minutes of the quay board") + f"<w:tbl>{table}</w:tbl>")


def odt(head: str) -> bytes:
    def row(texts: tuple[str, ...]) -> str:
        cells = "".join(f"<table:table-cell><text:p>{text}</text:p></table:table-cell>" for text in texts)
        return f"<table:table-row>{cells}</table:table-row>"

    first = f"<table:{head}>{row(HEAD)}</table:{head}>" if head else row(HEAD)
    return odt_file(f"<text:p>Minutes</text:p><table:table>{first}{''.join(map(row, ROWS))}</table:table>", "")


def html(tag: str) -> bytes:
    rows = (
        "".join(f"<{tag if row is HEAD else 'td'}>{text}</{tag if row is HEAD else 'td'}>" for text in row)
        for row in TABLE
    )
    return f"<p>Minutes</p><table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>".encode()


def bars(rule: str) -> bytes:
    lines = [f"| {' | '.join(row)} |" for row in TABLE]
    return "\n".join(["Minutes of the board", "", lines[0], *filter(None, [rule]), *lines[1:], ""]).encode()


def columns() -> bytes:
    rows = "".join(f"{one:<40}{two:<18}{three}\n" for one, two, three in TABLE)
    return f"Minutes of the board\n\n{rows}\nThe end.\n".encode()


def pdf(font: str, *, ruled: bool) -> bytes:
    page = PageDraft().text(70, 60, "The quay board met in the old hall and spoke of the harbour for two hours.")
    if ruled:
        page.grid([70, 270, 390, 500], [100 + 20 * n for n in range(len(TABLE) + 1)])
    for n, row in enumerate(TABLE):
        for x, text in zip((75, 275, 395), row, strict=True):
            page.text(x, 114 + 20 * n, text, font if n == 0 else "regular")
    return write_pdf([page])


SAMPLES: dict[str, tuple[str, Callable[[], bytes]]] = {
    "Word": ("a.docx", lambda: docx(bold=False)),
    "Word, bold": ("a.docx", lambda: docx(bold=True)),
    "OpenDocument": ("a.odt", lambda: odt("")),
    "OpenDocument, marked": ("a.odt", lambda: odt("table-header-rows")),
    "HTML": ("a.html", lambda: html("td")),
    "HTML, marked": ("a.html", lambda: html("th")),
    "Markdown": ("a.md", lambda: bars("|---|---|---|")),
    "bars": ("a.txt", lambda: bars("")),
    "bars, ruled": ("a.txt", lambda: bars("|---------|-------|-----|")),
    "columns of text": ("a.txt", columns),
    "PDF": ("a.pdf", lambda: pdf("regular", ruled=True)),
    "PDF, bold": ("a.pdf", lambda: pdf("bold", ruled=True)),
    "PDF without lines": ("a.pdf", lambda: pdf("regular", ruled=False)),
    "PDF without lines, bold": ("a.pdf", lambda: pdf("bold", ruled=False)),
}


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_cell_says_whether_it_names_its_column(sample: str) -> None:
    name, write = SAMPLES[sample]
    placed = [(block.cell, block.text) for block in read(write(), name).blocks if block.cell]
    assert [text for cell, text in placed if cell and cell.header] == list(HEAD)
    assert [(cell.row, cell.column, cell.columns) for cell, _ in placed if cell] == [
        (row, column, len(HEAD)) for row in range(len(TABLE)) for column in range(len(HEAD))
    ]


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_a_first_row_of_a_table_without_heads_names_nothing(name: str) -> None:
    rows = ["| Pavel Horak | Harbour office |", "| Dalia Osei | Ferry line |", "| Ingrid Maas | Town hall |"]
    text = "Present\n\n" + "\n".join(rows if name == "a.txt" else ["| | |", "|---|---|", *rows]) + "\n"
    cells = [block.cell for block in read(text, name).blocks if block.cell]
    assert len(cells) == 6
    assert not any(cell.header for cell in cells)


@pytest.mark.parametrize("dues", [("2 April", "9 April"), ()])
@pytest.mark.parametrize("items", ["<ul><li>{}</li><li>{}</li></ul>", "<p>{}</p><p>{}</p>"])
def test_as_many_owners_as_items_in_a_row_are_tasks_of_their_own(items: str, dues: tuple[str, ...]) -> None:
    cells = (
        items.format("Ask the firm for a second offer", "Publish the survey of the quay"),
        "<p>Pavel Horak</p><p>Dalia Osei</p>",
        "".join(f"<p>{due}</p>" for due in dues),
    )
    row = "".join(f"<td>{cell}</td>" for cell in cells)
    head = "".join(f"<th>{text}</th>" for text in HEAD)
    page = f"<h1>Minutes of the quay board</h1><table><tr>{head}</tr><tr>{row}</tr></table>"
    found = [(p.text, p.owner, p.due) for p in mk.read_meeting(page.encode(), name="quay.html").points]
    whole = not dues and items.startswith("<p>")  # one task in two paragraphs, whose owners share it, looks the same
    assert found == (
        [("Ask the firm for a second offer Publish the survey of the quay", "Pavel Horak, Dalia Osei", None)]
        if whole
        else [
            ("Ask the firm for a second offer", "Pavel Horak", dues[0] if dues else None),
            ("Publish the survey of the quay", "Dalia Osei", dues[1] if dues else None),
        ]
    )
