"""Every corpus file is read at least as well as it once was, and its digest leads back to it."""

from __future__ import annotations

import re
from functools import cache

import pytest
from floors import list_drops, load_floors, raise_floors
from scores import CORPUS, hash_corpus, list_files, load_gold, pair_texts, score_digest, score_meeting, split_words

import minutekit as mk

DIGEST = {"held", "themes"}
FILES = list_files()
FLOORS = load_floors()
FLAGSHIP = CORPUS / "school-meals" / "school-meals.docx"


@cache
def read(path):
    return mk.read_meeting(path)


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_file_keeps_its_floors(path):
    floors = {name: floor for name, floor in FLOORS["floors"][path.name].items() if name not in DIGEST}
    assert not list_drops(score_meeting(read(path), load_gold(path)), floors)


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_points_are_found_in_their_document(path):
    meeting = read(path)
    assert meeting.points
    for point in meeting.points:
        assert meeting.document.slice(point.span) == point.text


def test_floors_name_this_corpus():
    assert set(FLOORS["floors"]) == {path.name for path in FILES}
    assert FLOORS["corpus"] == hash_corpus(), "the corpus has changed: run python tests/golden/floors.py --raise"


def test_floors_go_up_alone():
    assert raise_floors({"points": 0.9999, "leaks": 2}, {"points": 0.95, "leaks": 1}) == {"points": 0.999, "leaks": 1}
    assert raise_floors({"points": 0.5, "leaks": 0}, {"points": 0.95}) == {"points": 0.95, "leaks": 0}
    assert list_drops({"points": 0.94, "leaks": 1, "kind": None}, {"points": 0.95, "leaks": 0, "kind": 0.1}) == [
        "points 0.940, floor 0.95", "leaks 1.000, floor 0", "kind none, floor 0.1",
    ]  # fmt: skip


def test_gold_loses_points_that_are_cut_or_joined():
    gold = load_gold(FLAGSHIP)
    texts = [p["text"] for p in gold["points"]]
    cut = [part for text in texts for part in re.split(r"(?<=[,;:]) ", text)]
    joined = [" ".join(texts[i : i + 2]) for i in range(0, len(texts), 2)]
    assert len(pair_texts(texts, texts)) == len(texts)
    assert len(pair_texts(cut, texts)) < 0.75 * len(texts)
    assert len(pair_texts(joined, texts)) < 0.2 * len(texts)


@pytest.mark.parametrize("path", [p for p in FILES if "held" in FLOORS["floors"].get(p.name, {})], ids=lambda p: p.name)
def test_digest_holds_what_a_colleague_wrote(path):
    floors = FLOORS["floors"][path.name]
    assert not list_drops(score_digest(read(path), load_gold(path)), {name: floors[name] for name in sorted(DIGEST)})


def test_every_line_of_the_digest_is_linked():
    meeting = read(FLAGSHIP)
    digest = mk.summarise(meeting)
    ids = {point.id for point in meeting.points}
    lines = [line for theme in digest.themes for line in theme.points]
    lines += [*digest.decisions, *digest.actions, *digest.questions]
    assert lines
    for line in lines:
        assert line.sources
        assert {source.id for source in line.sources} <= ids
        assert set(split_words(line.text)) <= {w for source in line.sources for w in split_words(source.text)}


def test_decisions_and_actions_are_listed():
    digest = mk.summarise(read(FLAGSHIP), mk.DigestOptions(decisions="list"))
    gold = load_gold(FLAGSHIP)["points"]
    for kind, lines in (("decision", digest.decisions), ("action", digest.actions)):
        wanted = [p["text"] for p in gold if p["role"] == kind]
        assert len(pair_texts([line.text for line in lines], wanted)) == len(wanted)


def test_archive_example_brings_topics_back():
    with mk.Archive(":memory:") as archive:
        folder = sorted((CORPUS / "archive").iterdir())
        assert len(archive.add(folder).new) == len(folder) == 4
        assert len(archive.add(folder).unchanged) == 4
        themes = archive.themes()
        meetings = [{point.meeting for point in theme.points} for theme in themes.themes]
        assert max(map(len, meetings)) >= 3
        assert archive.themes() == themes
