"""Full names alone on a line over what was said, where nobody is listed."""

from __future__ import annotations

from minutekit import read_meeting
from reader_samples import paragraph, word_file

SAID = ("The roof of the hall leaks at both ends.", "The hall is too cold for the children in winter.")


def read(names: tuple[str, ...]) -> list[str | None]:
    body = "".join(f"<p>{name}</p><p>{SAID[n % 2]}</p>" for n, name in enumerate(names))
    return [p.speaker for p in read_meeting(f"<h1>Notes of 4 March 2025</h1>{body}".encode(), name="a.html").points]


def test_names_that_do_not_come_back_may_be_places() -> None:
    assert not any(read(("Mill Lane", "Station Road", "Harbour Street", "Market Square")))


def test_what_stands_back_at_the_margin_is_not_said_by_the_last_speaker() -> None:
    body = paragraph("Notes of 4 March 2025")
    for n, name in enumerate(("Ada Berg", "Bo Lind", "Ada Berg", "Cem Kaya")):
        body += paragraph(name) + paragraph(SAID[n % 2], '<w:ind w:left="850"/>')
    body += paragraph("We closed at nine and put out the lights.")
    points = read_meeting(word_file(body), name="a.docx").points
    assert [p.speaker for p in points] == ["Ada Berg", "Bo Lind", "Ada Berg", "Cem Kaya", None]
