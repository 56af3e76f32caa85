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

REASONS: dict[str, tuple[str, str]] = {
    "title": ("title-line", "Title of another part of the document, kept out of the points"),
    "date": ("meeting-field", "Says when, kept out of the points"),
    "place": ("meeting-field", "Says where, kept out of the points"),
    "field": ("meeting-field", "Field of a form, kept out of the points"),
    "present": ("people-unread", "Stands among those present, no name was recognised"),
    "absent": ("people-unread", "Stands among those absent, no name was recognised"),
    "agenda": ("agenda-line", "Topic of the agenda, kept out of the points"),
    "speaker": ("speaker-label", "Names who speaks"),
    "heading": ("empty-label", "Heads nothing, or names who speaks"),
    "lead_in": ("lead-in", "Only leads in what follows"),
    "prior": ("prior-digest", "Part of a digest that the document holds"),
    "formula": ("formula", "Formula that opens, closes or signs the minutes"),
    "furniture": ("page-furniture", "Stands at the edge of the page"),
    "boilerplate": ("boilerplate", "Says the same in every document of the kind"),
    "other": ("not-a-point", "Says nothing of what was raised"),
}
"""Why a line with this label is kept out of the points: the diagnostic's code and message."""
