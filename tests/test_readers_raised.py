"""Raised figures: marks of footnotes are left out and told of, powers and minutes are text, whatever the format."""

from __future__ import annotations

import pytest

from minutekit.readers.raised import is_figure, write_raised
from pdf_pages import PageDraft, width, write_pdf
from reader_samples import codes, odt_file, read, texts, word_file

LINES = [
    ("The board took a decision", "1", " on the pier.", "The board took a decision on the pier."),
    ("Residents ask for quiet hours", "2", ".", "Residents ask for quiet hours."),
    ("The note ends here.", "3", "", "The note ends here."),
    ("The roof has 40 m", "2", " of slate.", "The roof has 40 m² of slate."),
    ("It cost 10", "6", " euros.", "It cost 10⁶ euros."),
    ("We open at 9", "30", " on Monday.", "We open at 9:30 on Monday."),
    ("On the 4", "th", " of May.", "On the 4th of May."),
]


@pytest.mark.parametrize(
    ("before", "figure", "said"),
    [
        ("12 km", "2", "²"),
        ("4 W/m", "2", "²"),
        ("x", "2", "²"),
        ("the team", "2", ""),
        ("in 9", "14", "¹⁴"),
        ("room 19", "30", ":30"),
    ],
)
def test_what_a_raised_figure_says(before: str, figure: str, said: str) -> None:
    assert write_raised(before, figure) == said


def test_what_a_figure_is() -> None:
    assert all(map(is_figure, ("1", "12", "1,2", "[3]", "4–6", ",")))
    assert not any(map(is_figure, ("th", "2024", "1st", "*", "")))


def test_in_html() -> None:
    body = "".join(f"<p>{a}<sup>{b}</sup>{c}</p>" for a, b, c, _ in LINES)
    document = read(f"<h1>Notes</h1>{body}<p><sup>1</sup> See the annex.</p>", "a.html")
    assert texts(document, "paragraph") == [*(line[3] for line in LINES), "1 See the annex."]
    assert codes(document).count("footnote-mark") == 3


def test_in_word_files() -> None:
    raised = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>{}</w:t></w:r>'
    body = "".join(
        f'<w:p><w:r><w:t xml:space="preserve">{a}</w:t></w:r>{raised.format(b)}<w:r><w:t xml:space="preserve">{c}</w:t></w:r></w:p>'
        for a, b, c, _ in LINES
    )
    document = read(word_file(body), "a.docx")
    assert texts(document) == [line[3] for line in LINES]
    assert codes(document).count("footnote-mark") == 3


def test_in_open_document_files() -> None:
    style = "<style:style style:name='T9' style:family='text'><style:text-properties style:text-position='super 58%'/></style:style>"
    body = "".join(f"<text:p>{a}<text:span text:style-name='T9'>{b}</text:span>{c}</text:p>" for a, b, c, _ in LINES)
    document = read(odt_file(body, style), "a.odt")
    assert texts(document) == [line[3] for line in LINES]


@pytest.mark.parametrize("apart", [0.0, 0.8])
def test_in_pdf_files(apart: float) -> None:
    page = PageDraft()
    for n, (before, figure, after, _) in enumerate(LINES):
        x, y = 70 + width(before, 11), 80 + 40 * n
        page.text(70, y, before).text(x + apart, y - 4, figure, size=6.5)
        page.text(x + 2 * apart + width(figure, 6.5), y, after)
    document = read(write_pdf([page]), "a.pdf")
    assert texts(document) == [line[3] for line in LINES]
    assert [(d.code, d.text) for d in document.diagnostics] == [("footnote-mark", "1 2 3")]


def test_figures_set_low_are_letters_of_the_word() -> None:
    page = PageDraft().text(70, 80, "Less CO").text(70 + width("Less CO", 11), 82, "2", size=6.5)
    page.text(70 + width("Less CO", 11) + 3.7, 80, " this year.")
    assert texts(read(write_pdf([page]), "a.pdf")) == ["Less CO2 this year."]
