"""The table of forms that is built out of annotated text."""

from __future__ import annotations

import gzip
from pathlib import Path

from training.forms import build


def test_what_is_mostly_a_name_is_no_word_of_the_table(tmp_path: Path) -> None:
    tokens = [("Ilse", "PROPN"), ("Ilse", "PROPN"), ("Ilse", "X"), ("rot", "ADJ"), ("Rot", "ADJ"), ("Rot", "PROPN")]
    path = tmp_path / "de.tsv.gz"
    path.write_bytes(gzip.compress("".join(f"{form}\t{tag}\t\n" for form, tag in tokens).encode()))
    assert build(path, "de") == ["rot\tadj"]
