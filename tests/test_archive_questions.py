"""What people ask of an archive, and the edits they make."""

from __future__ import annotations

from datetime import date

import pytest

import minutekit as mk

FERRY = "the night ferry needs a second crew and a new timetable for the islands"
STALLS = "the covered market wants stalls without plastic and a longer lease"
HALL = "the choir rehearses in a cold hall and asks for heating in winter"
BEES = "the beekeepers ask for flowering verges along the road and fewer sprays"

LOOSE = mk.ThemeOptions(ordered=False)  # so few points make no passages


def meeting(number, lines, day=None):
    turns = [(f"Speaker {i % 3}", f"At sitting {number} item {i}: {line}.") for i, line in enumerate(lines)]
    return mk.meeting_from_turns(turns, title=f"Harbour board {number}", date=day or date(2023, number, 1), split=False)


@pytest.fixture
def archive():
    with mk.Archive(":memory:") as opened:
        for number in (1, 2, 3):
            opened.add_meeting(meeting(number, [FERRY] * 4 + [STALLS] * 4 + [HALL] * 4))
        opened.themes(LOOSE)
        yield opened


def find(themes, word):
    return next(theme for theme in themes.themes if word in theme.points[0].text)


def test_news_are_the_points_since_a_run_by_theme(archive):
    archive.add_meeting(meeting(4, [FERRY] * 4 + [BEES] * 6))
    archive.themes(LOOSE)
    news = archive.news()
    assert (news.since_run, news.run, [m.title for m in news.meetings]) == (1, 2, ["Harbour board 4"])
    told = [p for theme in news.themes for p in theme.points] + list(news.unthemed)
    assert len(told) == 10
    assert all("sitting 4" in p.text for p in told)
    ferry = next(theme for theme in news.themes if "ferry" in theme.points[0].text)
    assert (len(ferry.points), ferry.n_points) == (4, 16)
    assert archive.news(0).meetings == archive.summaries()
    assert [m.title for m in archive.news(date(2023, 3, 1)).meetings] == ["Harbour board 3", "Harbour board 4"]


def test_a_new_theme_is_told_with_its_reason(archive):
    for number in range(4, 10):
        archive.add_meeting(meeting(number, [*[FERRY] * 4, *[BEES] * 4, *[STALLS] * 4]))
    archive.themes(LOOSE)
    stories = [story for story in archive.news(1).stories if story.kind in {"born", "split"}]
    assert stories
    assert all(str(story.n_points) in story.reason for story in stories)
    text = mk.render(archive.news(1).as_digest(), "text")
    assert str(stories[0].reason) in " ".join(text.split())
    assert mk.render(archive.news(1).as_digest(), "docx")[:2] == b"PK"


def test_without_a_run_there_is_no_news():
    with mk.Archive(":memory:") as empty, pytest.raises(mk.ArchiveError, match="themes"):
        empty.news()


def test_a_digest_of_a_period_and_of_a_theme(archive):
    whole = archive.digest()
    assert {t.label for t in whole.themes} <= {t.label for t in archive.latest_themes().themes}
    march = archive.digest(since=date(2023, 3, 1))
    assert all("sitting 3" in s.text for t in march.themes for k in t.points for s in k.sources)
    ferry = archive.digest(theme=find(archive.latest_themes(), "ferry").label)
    assert all("ferry" in s.text for t in ferry.themes for k in t.points for s in k.sources)
    with pytest.raises(mk.ArchiveError, match="no point"):
        archive.digest(since=date(2030, 1, 1))


def test_who_raises_what_and_when(archive):
    label = find(archive.latest_themes(), "ferry").label
    voices = archive.voices()
    assert voices["Speaker 0"][label] == 6
    assert sum(n for who in voices.values() for n in who.values()) == 36
    assert archive.trends("month")[label] == {"2023-01": 4, "2023-02": 4, "2023-03": 4}
    with pytest.raises(mk.OptionError, match="speaker"):
        archive.voices("shoe size")


def write_point(text, kind, owner=None, due=None):
    return mk.Point(text, speaker="Ida", kind=kind, owner=owner, due=due, language="en")


def test_actions_are_open_overdue_or_done_later():
    first = [
        write_point("Send the ferry timetable to the islands", "action", "Ida", "10 March 2023"),
        write_point("Order heating for the choir hall", "action", "Odo", "1 December 2023"),
        write_point("Paint the market stalls green", "action", "Ida", "20 February 2023"),
    ]
    later = [
        write_point("The ferry timetable was sent to all islands last week", "statement"),
        write_point("The market stalls are not painted green yet, though the paint was delivered", "statement"),
    ]
    with mk.Archive(":memory:") as archive:
        archive.add_meeting(mk.Meeting("Board", date(2023, 2, 1), "en", points=tuple(first)))
        archive.add_meeting(mk.Meeting("Board", date(2023, 4, 1), "en", points=tuple(later), turns=()))
        found = {c.entry.point.text.split()[0]: c for c in archive.commitments()}
        assert {name: c.status for name, c in found.items()} == {"Send": "done", "Order": "open", "Paint": "overdue"}
        assert found["Send"].closing.text.startswith("The ferry timetable was sent")
        assert found["Order"].due == date(2023, 12, 1)
        assert {c.status for c in archive.commitments(date(2024, 1, 1))} == {"done", "overdue"}


def test_registers_carry_the_day_and_the_theme(archive):
    entries = archive.entries(speaker="speaker 1", since=date(2023, 2, 1))
    assert len(entries) == 8
    assert all(entry.date >= date(2023, 2, 1) and entry.theme for entry in entries)
    one = archive.summaries()[0]
    assert len(archive.entries(meeting=one.id)) == 12
    with pytest.raises(mk.ArchiveError, match="no meeting"):
        archive.entries(meeting="nothing")


# Edits


def test_a_theme_is_named_by_label_beginning_or_id(archive):
    theme = find(archive.latest_themes(), "ferry")
    archive.rename_theme(theme.label[:4].lower(), "Boats at night")
    archive.rename_theme("boats AT night", "Boats")
    archive.rename_theme(theme.id[:8], "Ferries")
    assert find(archive.latest_themes(), "ferry").label == "Ferries"
    archive.rename_theme(find(archive.latest_themes(), "stalls").id, "Ferment")
    with pytest.raises(mk.ArchiveError, match="names 2 themes"):
        archive.rename_theme("Fer", "x")
    with pytest.raises(mk.ArchiveError, match="another theme is called"):
        archive.rename_theme("Ferries", "ferment")


def test_a_theme_can_be_split_by_hand_and_stays_so(archive):
    theme = find(archive.latest_themes(), "ferry")
    taken = [point.id for point in theme.points[:3]]
    new = archive.split_theme(theme.label, taken, "Crews")
    archive.add_meeting(meeting(4, [FERRY] * 4))
    parts = {t.id: t for t in archive.themes(LOOSE).themes}
    assert parts[new].label == "Crews"
    assert set(taken) <= {p.id for p in parts[new].points}
    assert not set(taken) & {p.id for p in parts[theme.id].points}
    with pytest.raises(mk.OptionError, match="not in the theme"):
        archive.split_theme(theme.label, [find(archive.latest_themes(), "stalls").points[0].id], "x")


def test_a_hidden_theme_is_not_shown_until_it_is(archive):
    theme = find(archive.latest_themes(), "ferry")
    archive.hide_theme(theme.label)
    assert theme.id not in {t.id for t in archive.themes(LOOSE).themes}
    assert {p.id for p in theme.points} <= {p.id for p in archive.latest_themes().unthemed}
    archive.hide_theme(theme.id, hidden=False)
    assert theme.id in {t.id for t in archive.latest_themes().themes}


def test_undo_and_redo_go_call_by_call(archive):
    first, second = archive.latest_themes().themes[:2]
    archive.rename_theme(first.id, "One")
    archive.merge_themes([second.id], into=first.id)
    assert [e.kind for e in archive.edits()] == ["rename", "merge"]
    assert "merge" in archive.undo()
    assert "rename" in archive.undo()
    assert archive.undo() is None
    assert all(edit.undone for edit in archive.edits())
    assert "rename" in archive.redo()
    assert find(archive.latest_themes(), first.points[0].text).label == "One"
    archive.note(first.id, "  seen by\nIda ")
    assert archive.redo() is None
    assert archive.notes() == {first.id: "seen by Ida"}


def test_a_theme_goes_under_a_code(archive):
    theme = find(archive.latest_themes(), "ferry")
    archive.assign_to_code(theme.label, "Transport")
    coded = next(t for t in archive.latest_themes().themes if t.label == "Transport")
    assert {p.id for p in theme.points} == {p.id for p in coded.points}


def test_merging_a_theme_with_itself_says_so(archive):
    theme = archive.latest_themes().themes[0]
    with pytest.raises(mk.OptionError, match="no other theme"):
        archive.merge_themes([theme.id], into=theme.label)


def test_edits_hold_on_another_number_of_themes(archive):
    archive.rename_theme(find(archive.latest_themes(), "ferry").id, "Boats")
    for number in (4, 5):
        archive.add_meeting(meeting(number, [FERRY] * 3 + [BEES] * 3 + [STALLS] * 3))
    labels = {t.label for t in archive.themes(mk.ThemeOptions(n_themes=2, ordered=False)).themes}
    assert "Boats" in labels


def test_a_preview_changes_nothing(archive):
    before = archive.latest_themes()
    assert {c.event for c in archive.preview_regrouping(LOOSE)} <= {"continued", "born", "split", "merged", "ended"}
    assert len(archive.runs()) == 1
    assert archive.latest_themes() == before
    assert archive.themes(LOOSE, regroup=True).themes
    assert archive.news().stories[0].kind == "regrouped"


def test_themes_outlive_their_archive(tmp_path):
    with mk.Archive(tmp_path / "a.sqlite") as archive:
        archive.add_meeting(meeting(1, [FERRY] * 4 + [STALLS] * 4))
        kept = archive.themes(LOOSE)
        archive.remove(archive.summaries()[0].id)
        assert archive.points() == ()
    assert sum(len(theme.points) for theme in kept.themes) + len(kept.unthemed) == 8
