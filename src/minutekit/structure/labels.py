"""What a line can be: one closed set of labels, and what is told of the lines that are no points."""

from __future__ import annotations

from typing import Literal, get_args

Label = Literal[
    "title", "date", "place", "field", "present", "absent", "heading", "agenda", "speaker", "point", "lead_in", "prior",
    "formula", "furniture", "boilerplate", "other",
]  # fmt: skip
"""Every line of a document gets one of these."""

LABELS: tuple[Label, ...] = get_args(Label)
LEARNED: tuple[Label, ...] = ("point", "heading", "present", "absent", "title", "other")
"""The labels that the model tells apart; what is "other" is told apart by what its words say."""
