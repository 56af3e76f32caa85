"""Why a line is what it is."""

from __future__ import annotations

import minutekit as mk
from minutekit.structure.explain import TOLD, explain_lines
from minutekit.structure.features import NAMES
from minutekit.structure.labeller import label_lines

NOTES = (
    "# Garden committee\n\n## Present\n\n- Ada Berg\n- Bo Lind\n\n## Hedges\n\n"
    "- The hedge at the crossing has grown over the sign and nobody has cut it since spring.\n"
    "- Cutting it costs 300 euros a year.\n"
)


def test_each_line_is_explained_by_features_that_speak_for_its_label() -> None:
    blocks = mk.read_document(NOTES.encode(), name="notes.md").blocks
    explained = explain_lines(blocks)
    assert [told.label for told in explained] == label_lines(blocks)
    for told in explained:
        assert told.label != told.instead_of
        assert 0 < len(told.reasons) <= TOLD
        assert all(name in NAMES and weight > 0 for name, weight in told.reasons)
        weights = [weight for _, weight in told.reasons]
        assert weights == sorted(weights, reverse=True)
