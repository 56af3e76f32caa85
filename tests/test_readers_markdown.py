"""Markdown notes."""

from __future__ import annotations

import contextlib
import datetime
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutekit.errors import LimitExceededError, NoTextError
from minutekit.readers import read_source
from minutekit.schema import ReadOptions
from pace import seconds_here
from reader_samples import cells, codes, items, read, texts


def test_headings_lists_boxes_and_leads():
    text = "# Steering group\n\n## 1. Roads\n\n- **Ana:** paint\n  goes on\n  1. red\n  2. blue\n\n## 2. Tasks\n\n- [ ] Bo to call\n- [x] done\n* [ ] star\n"
    document = read(text, "a.md")
    assert [(b.role, b.level, b.marker, b.text) for b in document.blocks if b.role in {"title", "heading"}] == [
        ("title", 0, None, "Steering group"), ("heading", 2, "1.", "Roads"), ("heading", 2, "2.", "Tasks"),
    ]  # fmt: skip
    assert items(document) == [
        (0, "-", "Ana: paint goes on"), (1, "1.", "red"), (1, "2.", "blue"), (0, "[ ]", "Bo to call"), (0, "[x]", "done"), (0, "[ ]", "star"),
    ]  # fmt: skip
    assert next(b.lead for b in document.blocks if b.text.startswith("Ana")) == 4


def test_lines_of_notes_stay_apart_and_wrapped_ones_join():
    notes = "Date: 4 May\nPlace: mill\nPresent: Ana, Bo\n"
    assert texts(read(notes, "a.md")) == ["Date: 4 May", "Place: mill", "Present: Ana, Bo"]
    wrapped = (
        "The group looked at the plans for the mill and found them good enough to\nask the bank for a loan of some size, which the members of the board\n"
        "want to sign before the summer comes and the people go away to the sea\nside.\n"
    )
    assert len(texts(read(wrapped, "b.md"))) == 1


def test_tables_with_breaks_in_cells():
    text = "| Who | What |\n| --- | --- |\n| Ana | paint<br>who pays for it?<br>1. red<br>2. blue |\n| Bo | - [ ] call<br>- [ ] write |\n"
    assert cells(read(text, "a.md")) == [
        (0, 0, 0, "Who"), (0, 0, 1, "What"), (0, 1, 0, "Ana"), (0, 1, 1, "paint"), (0, 1, 1, "who pays for it?"), (0, 1, 1, "red"),
        (0, 1, 1, "blue"), (0, 2, 0, "Bo"), (0, 2, 1, "call"), (0, 2, 1, "write"),
    ]  # fmt: skip


def test_html_inside_and_tables_count_on():
    text = "| a | b |\n|---|---|\n| c | d |\n\n<table><tr><td>Gate</td><td>Bo</td></tr></table>\n\n<!-- who was absent? -->\n\n<details><summary>More</summary>text</details>\n"
    document = read(text, "a.md")
    assert cells(document)[-2:] == [(1, 0, 0, "Gate"), (1, 0, 1, "Bo")]
    assert texts(document, "paragraph") == ["More", "text"]
    assert [(d.code, d.text) for d in document.diagnostics] == [("comment-left-out", "who was absent?")]


def test_front_matter():
    text = "---\ntitle: Board, May\ndate: 2024-05-04\nlang: en\nattendees: [Ana Ruiz, Bo]\nlayout: post\n---\n\nText\n"
    document = read(text, "a.md")
    assert (document.title, document.date, document.language) == ("Board, May", datetime.date(2024, 5, 4), "en")
    assert texts(document) == ["Attendees: Ana Ruiz, Bo", "Text"]
    assert codes(document) == ["front-matter"]


@pytest.mark.parametrize(
    "head", ["---\nnot settings\n---\n", "---\na: [1\n---\n", "---\n", "---\na: &x [*x]\nb: 1\n---\n"]
)
def test_odd_front_matter_never_fails(head):
    assert "Text" in texts(read(head + "\nText\n", "a.md"))


def test_anchors_of_headings_are_no_words():
    document = read("## Costs of the pier {#costs}\n\n- The pier needs {two} lamps\n", "a.md")
    assert texts(document) == ["Costs of the pier", "The pier needs {two} lamps"]


def test_signs_of_note_taking_programs():
    text = "[TOC]\n\n###### tags: `board`\n\n:::info\nWe ==must== act[^1], see [[Plan B|the plan]].\n:::\n\n[^1]: in May\n\n{: .no_toc}\n"
    document = read(text, "a.md")
    assert "We must act, see the plan." in texts(document)
    assert not any("[[" in text or "==" in text or "[^" in text for text in texts(document))
    assert {"markup-left-out", "tags-left-out", "footnote-left-out"} <= set(codes(document))


def test_code_of_a_language_is_left_out_and_plain_blocks_are_read():
    document = read("```python\nprint()\n```\n\n```\nAna: yes\nBo: no\n```\n", "a.md")
    assert texts(document) == ["Ana: yes", "Bo: no"]
    assert codes(document) == ["code-left-out"]


def test_links_and_quotes():
    document = read("> Ana: see [the plan](https://example.org/p) or <https://example.org/q>\n", "a.md")
    assert document.blocks[0].text == "Ana: see the plan or https://example.org/q"
    assert document.blocks[0].links == ("https://example.org/p", "https://example.org/q")


def test_limits():
    deep = "".join("  " * n + "- x\n" for n in range(60))
    with pytest.raises(LimitExceededError, match="deep"):
        read_source(deep.encode(), ReadOptions(max_depth=10), name="a.md")
    for nested in ("> " * 5_000 + "x", "- " * 5_000 + "x"):
        with pytest.raises(LimitExceededError, match="deep"):
            read("start\n\n" + nested, "a.md")
    for hostile in ("[" * 20_000, "*a " * 20_000, "`" * 30_000, "<" * 30_000, "![" * 10_000):
        assert texts(read("start\n\n" + hostile, "a.md"))[0] == "start"


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["# ", "- ", "1. ", "  ", "\n", "word ", "**", "| ", "> ", "```", "[ ] ", "<b>", "\t", "---\n"]
        ),
        max_size=40,
    )
)
def test_law_any_soup_of_signs_ends_in_the_same_document_twice(signs):
    text = "start\n\n" + "".join(signs)
    assert read(text, "a.md") == read(text, "a.md")


@pytest.mark.parametrize(
    "value",
    ["0x" + "F" * 6000, "!!int ''", "!!bool x", "!!timestamp x", "1:1:1:1", "'\\e[31m'", '"\\e[31m"', "[[[[[[", "&a [*a, *a]", "!!python/object:os.system {}"],
)  # fmt: skip
def test_front_matter_of_any_kind_leaves_the_text_whole(value):
    document = read(f"---\ntitle: {value}\nattendees: {value}\ndate: {value}\n---\nRoads\n", "a.md")
    assert texts(document)[-1] == "Roads"
    assert "\x1b" not in (document.title or "")
    assert "front-matter" in codes(document)


def test_front_matter_is_read_as_it_is_written():
    document = read(
        "---\ntitle: 'Board: May'\nlang: no\ndate: 2021-06-02 10:00\nattendees: [Ana, 7]\n---\nRoads\n", "a.md"
    )
    assert (document.title, document.language, str(document.date)) == ("Board: May", "no", "2021-06-02")
    assert texts(document) == ["Attendees: Ana, 7", "Roads"]


def test_a_task_box_in_pieces_is_taken_off_whole():
    assert items(read("- [**x**] call Ana\n-  [ ] write\n", "a.md")) == [(0, "[x]", "call Ana"), (0, "[ ]", "write")]


@pytest.mark.parametrize(
    "text",
    ["::: " + "a" * 100_000 + ":", "<!--" * 50_000, "<div>\n" + "<!-- " * 50_000, "```\n" + "# a\n" * 60_000, "<!-- a -->" * 20_000, ("[" + "a " * 40) * 900],
)  # fmt: skip
def test_unfinished_marks_take_linear_time(text):
    began = time.process_time()
    with contextlib.suppress(NoTextError):
        read(text, "a.md")
    assert time.process_time() - began < seconds_here(6)


def test_elements_nested_too_deep_in_markdown_are_told():
    document = read("Roads\n\n" + "<div>" * 3000 + "deep\n", "a.md")
    assert texts(document)[0] == "Roads"
    assert "markup-left-out" in codes(document)


def test_the_language_of_code_is_told_in_one_short_line():
    document = read("Roads\n\n```\x16" + "c" * 500 + "\nx = 1\n```\n", "a.md")
    (note,) = document.diagnostics
    assert note.code == "code-left-out"
    assert "\x16" not in note.message
    assert len(note.message) < 80


def test_links_of_a_long_list_stay_links():
    document = read("".join(f"- [plan {n}](https://example.org/{n}) and {'so on ' * 30}\n" for n in range(400)), "a.md")
    assert document.blocks[-1].links == ("https://example.org/399",)
