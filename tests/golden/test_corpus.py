"""The corpus is what its sources say, small, and about nobody."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from scores import CORPUS, list_files, load_gold

TEXTS = {".md", ".txt", ".html", ".vtt", ".srt", ".json"}


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory):
    folder = tmp_path_factory.mktemp("corpus")
    subprocess.run([sys.executable, CORPUS / "build.py", "--no-pdf", "--into", folder], check=True, capture_output=True)
    return folder


def test_rebuild_writes_the_same_text_and_gold(rebuilt):
    built = sorted(p.relative_to(rebuilt) for p in rebuilt.glob("*/*") if p.suffix in TEXTS)
    kept = sorted(p.relative_to(CORPUS) for p in CORPUS.glob("*/*") if p.suffix in TEXTS)
    assert built == kept
    for path in built:
        assert (rebuilt / path).read_bytes() == (CORPUS / path).read_bytes(), path


def test_rebuild_gives_every_word_file(rebuilt):
    assert {p.name for p in rebuilt.glob("*/*.docx")} == {p.name for p in CORPUS.glob("*/*.docx")}


def test_corpus_is_small():
    assert sum(p.stat().st_size for p in CORPUS.rglob("*") if p.is_file()) < 3_000_000


def test_every_document_has_gold_and_every_gold_a_document():
    documents = {
        p.stem for p in CORPUS.glob("*/*") if p.suffix in {".docx", ".pdf", ".vtt", ".srt", ".txt", ".md", ".html"}
    }
    assert documents == {p.stem for p in (CORPUS / "gold").glob("*.json")}


def test_addresses_are_nobodys():
    for path in (CORPUS / "sources").glob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        for address in re.findall(r"[\w.-]+@[\w.-]+|(?:https?://|www\.)[\w.-]+", text):
            assert address.endswith(".example"), f"{path.name}: {address}"


@pytest.mark.parametrize("path", list_files(), ids=lambda p: p.name)
def test_gold_holds_kinds_and_speakers(path):
    gold = load_gold(path)
    said = gold.get("turns") or gold["points"]
    assert len(said) >= 12
    assert {p["role"] for p in gold.get("marked", gold.get("points"))} <= {
        "statement",
        "decision",
        "action",
        "question",
    }
