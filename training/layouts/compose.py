"""Puts lines on the sheet: headings with their looks and numbers, points with their marks, labels with values."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from random import Random

from training.layouts.content import Item, Meeting
from training.layouts.habits import Habits
from training.layouts.pages import Cell, Para, Said, Sheet, Span, Table

STRESSED = 0.08
"""Share of points with some words in bold, italics or underlined."""
PLAIN_TOPICS = 0.25
"""Share of topics in cells that look like any other words."""
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI")
AUTO_BULLETS, AUTO_NUMBERS = (
    ("List Bullet", "List Bullet 2", "List Bullet 3"),
    ("List Number", "List Number 2", "List Number 3"),
)


class Composer:
    """Writes one meeting after the other on a sheet. ``out`` is the list that takes the next paragraphs."""

    def __init__(self, meeting: Meeting, habits: Habits, random: Random) -> None:
        """Begin an empty sheet."""
        self.meeting, self.habits, self.random = meeting, habits, random
        self.fill = meeting.filler
        self.sheet = Sheet(columns=habits.columns)
        self.out: list[Para | Table] | list[Para] = self.sheet.blocks
        self.section: str | None = None
        self.counts = [0, 0, 0]
        self.in_cell = False
        self.last_speaker: str | None = None

    def make_item(self, role: str) -> Item:
        """Return a further point of a kind, in the meeting's words."""
        return Item(self.fill.make({"decision": "decide", "question": "ask"}.get(role, "bits")), role)

    # -- lines ----------------------------------------------------------------------------------------------------

    def add(self, para: Para) -> Para:
        """Put a paragraph next."""
        self.out.append(para)
        if not self.in_cell and self.random.random() < self.habits.empties:
            self.gap()
        return para

    def line(self, text: str, label: str) -> Para:
        """Put a plain line next."""
        return self.add(Para([Span(text, label)], after=self.habits.spacing))

    def gap(self) -> None:
        """Put an empty line next."""
        self.out.append(Para([], after=0))

    @contextmanager
    def cell(self, cell: Cell) -> Iterator[None]:
        """Inside, paragraphs go into the cell."""
        out, inside = self.out, self.in_cell
        self.out, self.in_cell = cell.paras, True
        try:
            yield
        finally:
            self.out, self.in_cell = out, inside
            if not cell.paras:
                cell.paras.append(Para([], after=0))

    def table(self, rows: list[list[Cell]], widths: list[float], *, ruled: bool | None = None) -> None:
        """Put a table next."""
        if rows:
            self.sheet.blocks.append(Table(rows, widths, self.habits.ruled if ruled is None else ruled))

    def plain_cell(self, text: str, label: str, *, bold: bool = False, shade: str | None = None) -> Cell:
        """Return a cell of one line (of more where the text has line ends)."""
        color = "FFFFFF" if shade in {"000000", "1F3864"} else None
        return Cell(
            [Para([Span(part, label, bold=bold, color=color)] if part else [], after=0) for part in text.split("\n")],
            shade=shade,
        )

    # -- labels ---------------------------------------------------------------------------------------------------

    def label_span(self, text: str, label: str) -> Span:
        """Return the words of a label ("Date") in the looks of this document's labels."""
        look = self.habits.label
        text = text.upper() if look == "caps" else text
        return Span(text, label, bold=look == "bold", underline=look == "underline", italic=look == "italic")

    def field(self, key: str, value: str, label: str, separator: str | None = None) -> Para:
        """Return "Label: value" as one paragraph."""
        between = self.habits.separator if separator is None else separator
        if self.random.random() < self.habits.noise:
            between = between.replace(":", " ")
        return Para(
            [
                self.label_span(self.fill.pick("labels", key) + between.rstrip("\t "), label),
                Span(between[len(between.rstrip("\t ")) :] + value, label),
            ],
            after=self.habits.spacing,
            left=110 if "\t" in between else 0,
            first=-110 if "\t" in between else 0,
        )

    # -- headings -------------------------------------------------------------------------------------------------

    def number(self, level: int) -> str:
        """Count on and return the number typed before a heading, empty if headings have none."""
        self.counts[level] += 1
        for deeper in range(level + 1, 3):
            self.counts[deeper] = 0
        n, form = self.counts[level], self.habits.numbering
        if level and form in {"dot", "bracket", "bare", "tab", "auto", "zero"}:
            return ".".join(map(str, self.counts[: level + 1])) + " "
        if level:
            return ""
        word = self.fill.lists["item"][0]
        return {
            "dot": f"{n}. ",
            "bracket": f"{n}{self.random.choice([')', ')', ')', ' )'])} ",
            "bare": f"{n} ",
            "tab": f"{n}.\t",
            "roman": f"{ROMAN[(n - 1) % 16]}. ",
            "letter": f"{chr(64 + min(n, 26))}. ",
            "word": f"{word} {n}{self.random.choice([': ', ' – ', '. '])}",
            "zero": f"{n}.0 ",
            "section": f"§ {n} ",
        }.get(form, "")

    def open_section(self, text: str) -> str:
        """From here on points stand under this heading; return it without its colon."""
        self.section = text.strip().rstrip(":").strip()
        self.sheet.sections.append(self.section)
        return self.section

    def heading_span(self, text: str) -> Span:
        """Return a heading's words in its look."""
        look, h = self.habits.heading, self.habits
        bold = look in {"bold", "bold_underline", "bold_caps", "run_in", "box", "shade", "large"} or (look == "color")
        shown = text.upper() if look in {"caps", "bold_caps"} else text
        shown = shown + ":" if look == "colon" or (look == "bold" and h.centered and not shown.endswith("?")) else shown
        white = look == "shade" and h.shade in {"000000", "1F3864"}
        color = "FFFFFF" if white else h.color if look == "color" else None
        underline = look in {"bold_underline", "underline"}
        return Span(shown, "heading", bold=bold, underline=underline, italic=look == "italic", color=color)

    def heading(self, text: str, level: int = 0, *, numbered: bool = True) -> Para:
        """Put a heading next and open its section."""
        h, look = self.habits, self.habits.heading
        if h.timed and numbered and not level and not self.in_cell:
            text = f"{text} ({self.random.choice([5, 10, 15, 20, 30])} min)"
        if h.numbering == "alone" and numbered and not level and not self.in_cell:
            self.counts[0] += 1
            name = f"{self.fill.lists['item'][0]} {self.counts[0]}{self.random.choice([':', ':', '', '.'])}"
            self.add(Para([replace(self.heading_span(name), label="other")], before=6, after=0))
        span = self.heading_span(text + "." if h.dotted and text[-1] not in ".?!" else text)
        marker = self.number(level) if numbered and h.numbering != "alone" else ""
        if look == "arrow":
            marker = "=> "
        self.open_section(span.text)
        styled = look == "style" and not self.in_cell
        auto = "number" if h.numbering == "auto" and numbered and not level and not styled and not self.in_cell else ""
        spans = [span]
        if h.presenter and numbered and not level and not self.in_cell:
            name = self.random.choice(self.meeting.people)
            spans.append(Span(f"\t{name.initials if self.meeting.naming == 'initials' else name.name}", "field"))
        return self.add(
            Para(
                spans,
                stops=(400,) if len(spans) > 1 else (),
                style=f"Heading {level + 1}" if styled else "",
                align="center" if h.centered and look in {"bold_caps", "caps", "shade"} else "left",
                before=max(h.spacing, self.random.choice([0, 6, 12])) if not self.in_cell else 2,
                after=h.spacing,
                size=h.size + 3 - level if look == "large" else None,
                marker="" if auto else marker,
                auto=auto,
                border=look == "box",
                shade=h.shade if look == "shade" else None,
                left=h.indent * level if not styled and h.indent > 30 else 0,
            )
        )

    def cell_heading(self, text: str) -> Para:
        """Put a topic into a cell: with the look of headings, or like any other words."""
        para = self.heading(text, numbered=False)
        if self.random.random() < PLAIN_TOPICS:
            para.spans[0] = Span(text, "heading")
            self.sheet.sections.pop()
            self.open_section(text)
        return para

    def label_heading(self, words: str) -> Para:
        """Put a label alone on its line, over its list, and open it as a section."""
        span = self.label_span(words + self.random.choice([":", ":", ""]), "heading")
        self.open_section(span.text)
        return self.add(Para([span], before=4, after=2))

    # -- points ---------------------------------------------------------------------------------------------------

    def say(self, item: Item, form: str, level: int = 0, speaker: str | None = None) -> int:
        """Write a point into the gold and return its number."""
        text = " ".join(item.text.split())
        self.sheet.points.append(Said(text, form, level, self.section, speaker, item.role, item.owner, item.due))
        return len(self.sheet.points) - 1

    def point(
        self,
        item: Item,
        form: str,
        level: int = 0,
        lead: tuple[Span, ...] = (),
        speaker: str | None = None,
        ordinal: int = 1,
        prefix: str = "",
    ) -> Para:
        """Put a point next in one of the forms of ``habits.SHARES["points"]``, and those below it."""
        h = self.habits
        plain = {
            "auto_bullet": "bullet",
            "typed_bullet": "bullet",
            "paragraph": "paragraph",
            "indented": "paragraph",
            "breaks": "paragraph",
        }
        number = self.say(item, plain.get(form, "numbered"), level, speaker)
        text = "  ".join(item.text.split(" ", 1)) if self.random.random() < h.noise else item.text
        look = h.inline == "bold" and item.role in {"action", "decision"}
        para = Para([*lead, *self._stress(Span(text, "point", bold=look, point=number))], after=h.spacing, level=level)
        prefix = self._mark(para, form, level, ordinal, prefix)
        if h.justified and form in {"paragraph", "indented", "decimal"}:
            para.align = "justify"
        if h.first_line and form == "paragraph" and not level and not self.in_cell:
            para.first, para.after = 20, 0
        self.add(para)
        for n, below in enumerate(item.below, 1):
            self.point(below, form, level + 1, ordinal=n, prefix=prefix)
        return para

    def _stress(self, span: Span) -> list[Span]:
        """Set some words of a point apart by their look, as writers do now and then."""
        words, r = span.text.split(" "), self.random
        if len(words) < 5 or r.random() > STRESSED:
            return [span]
        start = r.randrange(len(words) - 2)
        stop = r.randrange(start + 1, min(len(words), start + 5))
        look = r.choice(["bold", "italic", "underline"])
        cuts = [words[:start], words[start:stop], words[stop:]]
        parts = [replace(span, text=" ".join(cut)) for cut in cuts if cut]
        for part in parts[:-1]:
            part.text += " "
        setattr(parts[0] if start == 0 else parts[1], look, True)
        return parts

    def _mark(self, para: Para, form: str, level: int, ordinal: int, prefix: str) -> str:
        """Set a point's bullet or number and its indents; return the number that those below it go on from."""
        h = self.habits
        step = h.indent * (level + 1)
        if form in {"auto_bullet", "auto_number"} and not self.in_cell:
            para.auto = "bullet" if form == "auto_bullet" else "number"
            para.style = (AUTO_BULLETS if form == "auto_bullet" else AUTO_NUMBERS)[min(level, 2)]
        elif form in {"typed_bullet", "auto_bullet"}:
            gap = "\t" if h.indent > 12 and not self.in_cell else " "
            bullet = (h.bullet, "-", "o")[min(level, 2)]
            para.marker, para.left, para.first = bullet + gap, step, -12
        elif form in {"typed_number", "auto_number"}:
            para.marker, para.left, para.first = f"{ordinal}{'.' if level == 0 else ')'} ", step, -14
        elif form == "letters":
            para.marker, para.left, para.first = f"{chr(96 + min(ordinal, 26))}) ", step, -14
        elif form == "item_letter":
            para.marker, para.left, para.first = (
                f"{max(self.counts[0], 1)}-{chr(64 + min(ordinal, 26))}.\t",
                30 + h.indent * level,
                -30,
            )
        elif form == "decimal":
            prefix = f"{prefix or max(self.counts[0], 1)}.{ordinal}"
            para.marker = prefix + self.random.choice([" ", "\t"])
            para.left, para.first = 30 + h.indent * level, -30
        elif form == "indented":
            para.left = step
        elif form == "paragraph" and level:
            para.marker, para.left = "- ", step
        return prefix
