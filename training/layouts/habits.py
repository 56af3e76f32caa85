"""How the writer of one document lays things out: every habit is drawn apart from the others."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

FONTS = ("Calibri", "Arial", "Times New Roman", "Liberation Serif", "Verdana", "Cambria", "DejaVu Serif", "Helvetica")
COLORS = ("C00000", "1F497D", "2E74B5", "7030A0", "538135", "808080")
SHADES = ("D9E2F3", "F4B083", "BFBFBF", "1F3864", "E2EFD9", "000000")
BULLETS = ("•", "-", "–", "*", "o", "·", "", "→", "✓", "+", "=>", "»", "▪")

SHARES: dict[str, dict[str, float]] = {
    "title": {"line": 5, "two": 3, "three": 1, "box": 1, "cell": 1, "none": 1, "date": 0.8},
    "meta": {
        "lines": 6,
        "grid": 3,
        "grid4": 1.5,
        "cells": 1,
        "bars": 1,
        "bare": 2,
        "prose": 3,
        "tabs": 2,
        "stack": 1,
        "mail": 0.5,
        "none": 1.5,
    },
    "attendance": {
        "line": 6,
        "commas_under": 2,
        "lines": 3,
        "bullets": 2.5,
        "table": 2.5,
        "columns": 1.2,
        "prose": 1.5,
        "groups": 1,
        "offices": 1.5,
        "field": 1.5,
        "end": 0.8,
        "hanging": 1,
        "roll": 0.8,
        "bare": 0.4,
        "none": 2,
    },
    "absence": {"same": 5, "line": 4, "prose": 2},
    "agenda": {"none": 9, "numbers": 3, "bullets": 1.5, "line": 0.7, "table": 1, "typed": 1.5},
    "body": {
        "sections": 12,
        "rows": 2,
        "topic_rows": 1.5,
        "form": 1.5,
        "outline": 2.2,
        "numbered": 1.5,
        "flow": 1,
        "retro": 0.4,
        "log_rows": 0.4,
        "label_rows": 1.2,
        "matrix": 0.6,
        "item_grids": 0.8,
        "standup": 0.6,
        "interview": 1.2,
        "dialogue": 1,
    },
    "heading": {
        "style": 5,
        "bold": 5,
        "bold_underline": 2,
        "caps": 1.5,
        "bold_caps": 2,
        "underline": 1.5,
        "color": 1.5,
        "large": 1,
        "italic": 0.6,
        "colon": 1.5,
        "plain": 0.8,
        "box": 0.6,
        "shade": 0.6,
        "run_in": 2,
        "arrow": 0.3,
    },
    "numbering": {
        "none": 7,
        "dot": 4,
        "bracket": 1,
        "bare": 1,
        "roman": 0.7,
        "letter": 0.5,
        "word": 0.8,
        "auto": 1.5,
        "tab": 1.5,
        "zero": 0.3,
        "section": 0.2,
        "alone": 0.4,
    },
    "points": {
        "auto_bullet": 6,
        "typed_bullet": 3,
        "paragraph": 7,
        "auto_number": 1.5,
        "typed_number": 1.2,
        "letters": 0.8,
        "breaks": 1.2,
        "indented": 1.2,
        "decimal": 1.2,
        "item_letter": 0.6,
    },
    "speakers": {"none": 20, "colon": 2, "bold": 1.5, "dash": 0.8, "line": 1, "brackets": 0.3},
    "actions": {"none": 5, "list": 4, "table": 4, "bare_table": 0.8, "owners": 2, "tail": 1.5},
    "inline": {"none": 4, "label": 1.5, "owner_label": 1.5, "bold": 0.5, "arrow": 0.5},
    "furniture": {"none": 5, "page": 3, "both": 3, "header": 2, "address": 1.5},
    "label": {"bold": 5, "plain": 4, "caps": 1.5, "underline": 0.7, "italic": 0.4},
    "separator": {": ": 9, ":": 1, " : ": 0.8, " - ": 0.4, "  ": 0.3, " – ": 0.3},
}
"""How often each form of a habit is drawn."""


def draw(random: Random, habit: str) -> str:
    """Draw one form of a habit by its share."""
    shares = SHARES[habit]
    return random.choices(list(shares), list(shares.values()))[0]


@dataclass
class Habits:
    """The habits of one document."""

    title: str
    meta: str
    attendance: str
    absence: str
    agenda: str
    body: str
    heading: str
    numbering: str
    points: str
    speakers: str
    actions: str
    inline: str
    furniture: str
    label: str
    separator: str
    font: str
    size: float
    bullet: str
    color: str
    shade: str
    centered: bool
    justified: bool
    spacing: float
    indent: float
    margin: float
    empties: float
    instructions: bool
    opening: float
    closing: float
    log: bool
    ruled: bool
    columns: int
    noise: float
    presenter: bool
    timed: bool
    first_line: bool
    slides: bool
    dotted: bool
    margin_text: bool
    clock: str


def sample_habits(random: Random) -> Habits:
    """Draw the habits of a document."""
    r = random
    drawn = {name: draw(r, name) for name in SHARES}
    return Habits(
        **drawn,
        font=r.choice(FONTS),
        size=r.choice([9, 10, 10.5, 11, 11, 11, 12, 12]),
        bullet=r.choice(BULLETS),
        color=r.choice(COLORS),
        shade=r.choice(SHADES),
        centered=r.random() < 0.35,
        justified=r.random() < 0.25,
        spacing=r.choice([0, 0, 2, 4, 6, 8, 10]),
        indent=r.choice([12, 18, 18, 24, 36]),
        margin=r.choice([42, 57, 72, 72, 85]),
        empties=r.choice([0, 0, 0, 0.1, 0.1, 0.5]),
        instructions=r.random() < 0.08,
        opening=r.choice([0, 0, 1, 2]),
        closing=r.choice([0, 0, 1, 2]),
        log=r.random() < 0.18,
        ruled=r.random() < 0.75,
        columns=2 if r.random() < 0.03 else 1,
        noise=r.choice([0, 0, 0.02, 0.1]),
        presenter=r.random() < 0.05,
        timed=r.random() < 0.05,
        first_line=r.random() < 0.12,
        slides=r.random() < 0.03,
        dotted=r.random() < 0.04,
        margin_text=r.random() < 0.05,
        clock=r.choice(["", " h", " a.m.", " Uhr"]),
    )
