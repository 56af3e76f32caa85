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


def find_lines(made):
    return [k for theme in made.themes for k in theme.points]


OLD = SAID["Ferry"][0]


def test_a_line_that_shares_half_of_its_words_is_a_rewording():
    """Eleven words were said; five of them in ten are no longer that line, nor most of another."""
    assert len(OLD.split()) == 10
    kept = digest(edits_of(("Ferry", [*SAID["Ferry"][1:], "The ferry carried 412 people into fog on nine mornings"])))
    assert find_lines(kept)[-1].sources[0].text == OLD
    lost = digest(
        edits_of(("Ferry", [*SAID["Ferry"][1:], "The ferry carried nobody into fog over nine cold mornings"]))
    )
    assert find_lines(lost)[-1].sources == ()


def test_a_remark_in_brackets_is_not_part_of_a_line():
    (line,) = find_lines(digest(edits_of(("Ferry", [f"{OLD} (Ana Ruiz, Friday)"]))))
    assert (line.text, line.writer) == (OLD, "")


def test_edits_of_another_meeting_are_those_of_which_few_lines_are_found():
    from minutekit.digests.editing import LEAST_KEPT, apply_edits

    base = digest()
    strange = [
        "Our choir sings on Sunday",
        "New robes are blue",
        "Eggs cost more",
        "Cows graze",
        "Foxes bark",
        "Owls nest",
    ]
    assert LEAST_KEPT == 0.3
    assert apply_edits(base, edits_of(("A", [OLD, *strange[:3]])), MEETING.points) is None
    assert apply_edits(base, edits_of(("A", [OLD, *strange[:2]])), MEETING.points) is not None
    assert apply_edits(base, edits_of(), MEETING.points) is not None


def test_a_theme_that_keeps_its_label_keeps_its_identity():
    base = digest()
    label, lines = lines_of(base)[0]
    again, renamed = digest(edits_of((label.upper(), lines))), digest(edits_of(("Other", lines)))
    assert again.themes[0].id == base.themes[0].id
    assert renamed.themes[0].id == ""


def test_what_is_shown_under_a_theme_leaves_its_list():
    meeting = Meeting(
        title="Mill",
        language="en",
        points=(
            Point("Ida orders mortar for the north wall of the mill", kind="action", owner="Ida", language="en"),
            Point("The wall of the mill is cracked from top to foot", language="en"),
        ),
    )
    base = digest(meeting=meeting)
    assert [k.text for k in base.actions] == ["Ida orders mortar for the north wall of the mill"]
    made = digest(edits_of(("Wall", ["Ida orders mortar for the north wall of the mill"])), meeting)
    assert made.actions == ()
    assert [p.text for p in made.left_out] == ["The wall of the mill is cracked from top to foot"]
