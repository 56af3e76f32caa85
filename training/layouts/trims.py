"""What happens to a sheet as a whole: all in one table, a cover page, contents, captions, empty bullets, templates."""

from __future__ import annotations

from random import Random

from training.layouts.compose import Composer
from training.layouts.pages import Cell, Para, Sheet, Span, Table

CAPTIONS = {
    "en": "Figure",
    "es": "Figura",
    "pt": "Figura",
    "fr": "Figure",
    "de": "Abbildung",
    "it": "Figura",
    "nl": "Figuur",
}


def _is_heading(block: Para) -> bool:
    return bool(block.spans) and block.spans[0].label == "heading"


def frame_sheet(sheet: Sheet, random: Random) -> None:
    """Put everything into one table, a row for each heading with what stands below it, some rows side by side."""
    rows: list[list[Cell]] = []
    last = ""
    beside = random.choice([0, 0, 0.4])
    blocks: list[Para | Table] = []
    for block in sheet.blocks:
        if isinstance(block, Table):
            if rows:
                blocks.append(_close_rows(rows))
                rows = []
            block.ruled = True
            blocks.append(block)
            continue
        label = block.spans[0].label if block.spans else "point"
        listed = label in {"point", "speaker"} or (
            label == last and label in {"present", "absent", "agenda", "formula"}
        )
        first = not rows or _is_heading(block) or not (listed or last == "heading")
        last = label
        if first:
            left = bool(rows) and len(rows[-1]) == 1 and not (block.spans and block.spans[0].label == "title")
            if left and random.random() < beside:
                rows[-1].append(Cell([]))
            else:
                rows.append([Cell([])])
        rows[-1][-1].paras.append(block)
    if rows:
        blocks.append(_close_rows(rows))
    sheet.blocks = blocks


def _close_rows(rows: list[list[Cell]]) -> Table:
    """Return rows of one or two cells as a table; a lone cell goes over both columns."""
    across = max(len(row) for row in rows)
    for row in rows:
        row[-1].merge = across - len(row) + 1
    return Table(rows, [1.0] * across)


def add_cover(c: Composer) -> None:
    """Print a page of its own in front: body, project, title, names."""
    m, r = c.meeting, c.random
    lines = [
        (m.body, "boilerplate"),
        (m.project, "boilerplate"),
        *((p.name, "other") for p in m.people[: r.randrange(5)]),
    ]
    for text, label in lines:
        span = Span(text, label, bold=r.random() < 0.3)
        c.add(Para([span], align="center", before=r.choice([4, 20, 60]), size=c.habits.size + r.choice([0, 6, 10])))


PRIOR = {
    "en": ("Key points raised", "Summary of key points", "Main takeaways"),
    "es": ("Puntos clave", "Resumen de los puntos principales"),
    "pt": ("Pontos principais",),
    "fr": ("Points clés", "Résumé des points principaux"),
    "de": ("Wichtigste Punkte", "Zusammenfassung der wichtigsten Punkte"),
    "it": ("Punti principali",),
    "nl": ("Belangrijkste punten",),
}
"""What a digest of the minutes is called that somebody put in front of them."""


def write_prior(c: Composer) -> None:
    """Print a digest in front of the minutes: its heading, themes, a few points under each; then a heading of the minutes."""
    m, r = c.meeting, c.random
    section = c.section

    def relabel(para: Para) -> None:
        for span in para.spans:
            span.label = "prior"

    relabel(c.heading(r.choice(PRIOR[m.language]), numbered=False))
    for topic in m.topics[:4]:
        relabel(c.heading(topic.heading, 1, numbered=False))
        for item in topic.items[:3]:
            c.add(Para([Span(item.text, "prior")], auto="bullet", style="List Bullet", after=2))
    del c.sheet.sections[-1 - min(4, len(m.topics)) :]
    c.section = section
    c.heading(c.fill.pick("labels", "discussion"), numbered=False)


def list_contents(sheet: Sheet, words: str, at: int) -> None:
    """Print a table of contents at a place: headings, dots, pages."""
    lines: list[Para | Table] = [Para([Span(words, "boilerplate", bold=True)], before=10)]
    page = 1
    for n, text in enumerate(sheet.sections[:25], 1):
        page += n % 4 == 0
        dots = " . " * max(3, 30 - len(text) // 2)
        lines.append(Para([Span(f"{n} {text}{dots}{page}", "boilerplate")], after=0))
    sheet.blocks[at:at] = lines


def roughen(sheet: Sheet, random: Random, language: str) -> None:
    """Leave empty bullets, a caption or a link alone on a line, as hasty writers do."""
    out: list[Para | Table] = []
    for block in sheet.blocks:
        out.append(block)
        if not isinstance(block, Para) or not block.spans or block.spans[0].label != "point":
            continue
        chance = random.random()
        if chance < 0.006 and block.auto:
            out.append(Para([], auto=block.auto, style=block.style))
        elif chance < 0.012:
            text = (
                f"{CAPTIONS.get(language, 'Fig.')} {random.randrange(1, 9)}: {random.choice(sheet.sections or ['1'])}"
            )
            out.append(Para([Span(text, "other", italic=True)], align="center"))
        elif chance < 0.018:
            out.append(
                Para(
                    [
                        Span(
                            f"https://www.{random.choice(['karte', 'wiki', 'board'])}.example/p/{random.randrange(99)}",
                            "other",
                        )
                    ]
                )
            )
    sheet.blocks = out
