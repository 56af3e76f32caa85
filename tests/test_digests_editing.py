"""An edited digest is written again with every edit kept."""

from __future__ import annotations

from minutekit import DigestOptions, Meeting, Point, load_edits, render, summarise
from minutekit.schema import DigestEdits, EditedTheme

SAID = {
    "Mill": (
        "The north wall of the mill needs new mortar before the winter",
        "The miller offers two guided tours a week for the schools of the valley",
        "The wheel house roof leaks over the grain store",
    ),
    "Ferry": (
        "The ferry carried 412 people on market days in June",
        "The jetty planks at Orme are rotten and slippery",
        "A second boat would cost 9,000 euros a year",
    ),
}
MEETING = Meeting(
    title="Valley council",
    language="en",
    points=tuple(Point(text, section=section, language="en") for section, texts in SAID.items() for text in texts),
)


def digest(edits=None, meeting=MEETING):
    return summarise(meeting, DigestOptions(words=200, edits=edits))


def lines_of(made):
    return [(theme.label, [k.text for k in theme.points]) for theme in made.themes]


def edits_of(*themes):
    return DigestEdits(tuple(EditedTheme(label, tuple(lines)) for label, lines in themes))


def test_without_changes_nothing_changes():
    base = digest()
    assert lines_of(digest(edits_of(*lines_of(base)))) == lines_of(base)


def test_labels_order_deletions_and_moves_stay():
    (first, lines), *rest = lines_of(digest())
    wanted = [*((label, own) for label, own in reversed(rest)), ("Our mill", [lines[-1]])]
    made = digest(edits_of(*wanted))
    assert lines_of(made) == wanted
    assert first not in [label for label, _ in lines_of(made)]
    gone = {k.sources[0].id for theme in digest().themes for k in theme.points} - {
        k.sources[0].id for theme in made.themes for k in theme.points
    }
    assert gone <= {p.id for p in made.left_out}


def test_a_reworded_line_keeps_its_sources():
    old = "The ferry carried 412 people on market days in June"
    made = digest(edits_of(("Ferry", ["Ferry: 412 people on market days in June alone"])))
    line = made.themes[0].points[0]
    assert line.writer == "edited"
    assert [p.text for p in line.sources] == [old]


def test_a_joined_line_keeps_the_sources_of_both():
    one, two = SAID["Ferry"][1:]
    line = digest(edits_of(("Ferry", [f"{one}; {two[0].lower()}{two[1:]}"]))).themes[0].points[0]
    assert {p.text for p in line.sources} == {one, two}


def test_what_no_point_says_is_kept_and_told():
    kept = SAID["Mill"][2]
    made = digest(edits_of(("Mill", [kept, "Whatever the editor adds from elsewhere"])))
    added = made.themes[0].points[1]
    assert (added.sources, added.writer) == ((), "edited")
    assert [note.code for note in made.diagnostics] == ["edits"]


def test_two_lines_that_go_back_to_one_are_a_conflict():
    line = SAID["Mill"][0]
    assert "two edited lines" in digest(edits_of(("A", [line]), ("B", [line]))).diagnostics[0].message


def test_over_other_minutes_the_themes_are_kept_and_nothing_else():
    later = Meeting(
        title="Valley council",
        language="en",
        points=(
            Point("The mill wall got its mortar and the wheel house a new roof", language="en"),
            Point("The rotten jetty planks at Orme were replaced", language="en"),
        ),
    )
    edits = edits_of(("Old mill", SAID["Mill"]), ("Crossing", SAID["Ferry"]))
    assert {label for label, _ in lines_of(digest(edits, later))} <= {"Old mill", "Crossing"}


def test_an_edited_file_comes_back(tmp_path):
    for name in ("a.md", "a.docx"):
        path = tmp_path / name
        content = render(digest(), path.suffix[1:])
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        assert lines_of(digest(load_edits(path))) == lines_of(digest())
