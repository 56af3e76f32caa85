"""The layout sampler gives the same documents for the same seed, and its gold is what its files say."""

import json
import re
from collections import Counter

import pytest
from training.layouts.__main__ import draw_document, write_documents
from training.layouts.documents import make_document
from training.layouts.gold import list_lines
from training.layouts.pages import LABELS
from training.layouts.press import press_pdf
from training.layouts.word import write_word
from training.layouts.words import LANGUAGES, load_words

import minutekit as mk


def words(text):
    return Counter(re.findall(r"\w+", text.casefold()))


def read_words(path):
    return words(" ".join(f"{block.marker or ''} {block.text}" for block in mk.read_meeting(path).document.blocks))


def test_the_same_seed_writes_the_same_files(tmp_path):
    for folder in ("one", "two"):
        write_documents(4, 11, tmp_path / folder, ["docx"])
    first = {path.name: path.read_bytes() for path in (tmp_path / "one").iterdir()}
    assert first == {path.name: path.read_bytes() for path in (tmp_path / "two").iterdir()}
    assert len(first) == 8
    other = write_documents(4, 12, tmp_path / "three", ["docx"])
    assert not {path.read_text() for path in other} & {data.decode() for name, data in first.items() if "gold" in name}


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_what_gold_says_is_what_the_reader_reads(tmp_path, kind):
    found, wanted = 0, 0
    for number in range(7):
        _, _, habits, sheet = draw_document(21, number)
        path = tmp_path / f"{number}.{kind}"
        path.write_bytes(write_word(sheet, habits) if kind == "docx" else press_pdf(sheet, habits))
        lines = [line["text"] for line in list_lines(sheet) if line["label"] not in {"furniture", "boilerplate"}]
        want, read = words(" ".join(lines)), read_words(path)
        found += (want & read).total()
        wanted += want.total()
    assert found / wanted >= 0.95


def test_gold_holds_together():
    for number in range(60):
        _, _, sheet = make_document(f"gold-{number}")
        lines = list_lines(sheet)
        assert {line["label"] for line in lines} <= set(LABELS)
        assert {line["point"] for line in lines if "point" in line} == set(range(len(sheet.points)))
        for line in lines:
            assert ("point" in line) == (line["label"] in {"point", "lead_in"})
            if "point" in line:
                assert line["text"] == sheet.points[line["point"]].text
        for said in sheet.points:
            assert said.section is None or said.section in sheet.sections
            assert said.owner is None or said.role == "action"
            assert "None" not in said.text


def test_every_language_has_all_lists():
    english = load_words("en")
    for language in LANGUAGES:
        lists = load_words(language)
        assert lists.keys() == english.keys()
        for key, inner in english.items():
            if isinstance(inner, dict):
                assert lists[key].keys() == inner.keys(), (language, key)


def test_the_command_writes_gold_beside_each_file(tmp_path):
    (path,) = write_documents(1, 5, tmp_path, ["docx"])
    gold = json.loads(path.read_text(encoding="utf-8"))
    assert (tmp_path / gold["file"]).exists()
    assert gold["points"]
    assert {"title", "date", "attendees", "absent", "sections", "furniture", "lines"} <= gold.keys()
