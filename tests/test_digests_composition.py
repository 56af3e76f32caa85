"""What a digest of points must hold, for any points, themes and budgets."""

from __future__ import annotations

import datetime
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutekit import read_meeting, render, summarise
from minutekit.digests import compose_digest
from minutekit.digests.completeness import is_recital, is_torn
from minutekit.digests.gathering import is_listed_apart
from minutekit.digests.merging import group_duplicates
from minutekit.digests.selection import Candidate, select_candidates
from minutekit.digests.sizing import choose_size, choose_words
from minutekit.digests.tasks import find_bare_tasks
from minutekit.salience import score_points
from minutekit.schema import AgendaItem, DigestOptions, Meeting, Person, Point, Salience, Theme, Themes

TOPICS = (
    ("bridge", "The {a} of the old bridge needs {b} before the winter", ("deck", "railing", "pillar", "lighting"), ("repair", "paint", "new bolts")),
    ("library", "The library should open {a} for {b}", ("on Sundays", "in the evening", "in August"), ("families", "students", "night workers")),
    ("pool", "Swimming lessons cost {a} more than {b}", ("a third", "ten euros", "half"), ("last year", "in the next town", "we promised")),
)  # fmt: skip


def say(n: int) -> tuple[Point, ...]:
    points = []
    for i in range(n):
        _, form, first, second = TOPICS[i * 3 // max(n, 3) % 3]
        text = form.format(a=first[i % len(first)], b=second[i // 3 % len(second)]) + f" and report to group {i}"
        points.append(Point(text=text, speaker=("Ana", "Ben", "Chloé")[i % 3], language="en"))
    return tuple(points)


def group(points: tuple[Point, ...], k: int = 3) -> Themes:
    size = max(1, -(-len(points) // k))
    themes = tuple(
        Theme(id=f"t{i}", label=f"Theme {i}", points=points[i * size : (i + 1) * size])
        for i in range(k)
        if points[i * size : (i + 1) * size]
    )
    return Themes(themes=themes, labels=tuple(i // size for i in range(len(points))), language="en")


def digest_of(points: tuple[Point, ...], options: DigestOptions | None = None, themes: Themes | None = None, **meeting):
    options = options or DigestOptions()
    themes = themes or group(points)
    held = Meeting(points=points, language="en", **{"title": "Town hall", **meeting})
    return compose_digest((held,), themes, score_points(points, themes, words=options.words), options)


def lines_of(digest) -> list[str]:
    return [k.text for theme in digest.themes for k in theme.points]


def words(text: str) -> list[str]:
    # A line drawn to be filled in is no word.
    return re.findall(r"[^\W_]+", text.lower())


TEXTS = st.lists(
    st.one_of(
        st.text(max_size=40),
        st.lists(
            st.sampled_from(
                [
                    "so",
                    "we",
                    "need",
                    "new",
                    "bus",
                    "stops",
                    "not",
                    "roofs",
                    "um",
                    "and",
                    "12",
                    "https://example.org",
                    "why",
                    "?",
                ]
            ),
            max_size=20,
        ).map(" ".join),
    ),
    max_size=12,
)


@settings(max_examples=40, deadline=None)
@given(TEXTS, st.sampled_from([None, 1, 7, 40]), st.sampled_from([None, 1, 3]), st.integers(1, 4))
def test_every_line_leads_back_to_its_sources_and_budgets_hold(texts, budget, most, k):
    points = tuple(
        Point(text=t, speaker="AB"[i % 2], kind=("statement", "decision", "action", "question")[i % 4])
        for i, t in enumerate(texts)
    )
    digest = digest_of(points, DigestOptions(words=budget, max_points=most, redact=False), group(points, k))
    key_points = [key for theme in digest.themes for key in theme.points]
    for key in (*key_points, *digest.decisions, *digest.actions, *digest.questions):
        assert key.sources
        assert all(part.point in key.sources for part in key.parts)
        assert all(part.point.text[part.span.start : part.span.end] == part.text for part in key.parts)
        assert words(key.text.rstrip(" …")) == words(" ".join(part.text for part in key.parts))
        assert key.speakers == tuple(dict.fromkeys(p.speaker for p in key.sources))
        assert key.raised_by == len(key.speakers)
    assert budget is None or sum(len(key.text.split()) for key in key_points) <= budget
    assert most is None or len(key_points) <= most
    sources = [p.id for key in key_points for p in key.sources]
    assert len(sources) == len(set(sources)) or len({p.id for p in points}) < len(points)


@pytest.mark.parametrize("n", [0, 1, 2])
def test_a_small_meeting_gives_a_small_honest_digest(n):
    points = say(n)
    digest = digest_of(points)
    assert lines_of(digest) == [p.text for p in points]
    assert digest.meetings[0].n_points == n


def test_no_meetings_at_all():
    digest = compose_digest((), Themes(), Salience(), DigestOptions())
    assert (digest.title, digest.date, digest.themes, digest.meetings) == (None, None, (), ())


def test_word_budgets_are_filled():
    points = say(90)
    for budget in (60, 85, 100, 350):
        filled = sum(len(line.split()) for line in lines_of(digest_of(points, DigestOptions(words=budget))))
        assert 0.9 * budget <= filled <= budget


@pytest.mark.parametrize(
    ("length", "least", "most"), [("short", 0.08, 0.13), ("standard", 0.2, 0.26), ("full", 0.3, 0.41)]
)
def test_the_length_is_a_share_of_the_minutes(length, least, most):
    points = say(60)
    said = sum(len(p.text.split()) for p in points)
    digest = digest_of(points, DigestOptions(length=length))
    assert least * said <= sum(len(line.split()) for line in lines_of(digest)) <= most * said
    assert len(lines_of(digest)) + len(digest.left_out) == len(points)


def test_long_records_grow_by_the_root():
    said = [Point(text="one two three four five six seven eight nine ten")] * 900
    assert choose_words(said, "standard") == 105 * 13
    assert choose_words(said[:5], "standard") == 40


def test_themes_keep_their_order_and_none_is_left_out_without_need():
    points = say(90)
    assert [t.id for t in digest_of(points).themes] == ["t0", "t1", "t2"]
    assert [t.id for t in digest_of(points, DigestOptions(max_points=3)).themes] == ["t0", "t1", "t2"]
    assert len(digest_of(points, DigestOptions(max_points=2)).themes) <= 2


def test_key_points_of_a_theme_come_in_the_order_raised():
    points = say(60)
    for theme in digest_of(points).themes:
        places = [points.index(k.sources[0]) for k in theme.points]
        assert places == sorted(places)


def test_size_grows_with_the_root():
    written, spoken = Point(text="a"), Point(text="a", medium="spoken")
    assert [choose_size([written] * n) for n in (0, 1, 5, 10, 99, 400)] == [0, 1, 5, 10, 35, 70]
    assert [choose_size([spoken] * n) for n in (0, 3, 10, 100, 1_000, 4_000)] == [0, 3, 5, 12, 38, 76]
    # Half spoken lies in between, and chat counts as spoken.
    assert choose_size([written, spoken] * 50) == 24
    assert choose_size([written, Point(text="a", medium="chat")] * 50) == 24
    assert [choose_size([written] * n) for n in (6, 7, 12, 13)] == [6, 7, 12, 13]


def test_words_are_a_share_of_the_minutes_words():
    def minutes(n, words=20, medium="written"):
        return [Point(text=" ".join(["word"] * words), medium=medium)] * n

    assert [choose_words(minutes(40), length) for length in ("short", "standard", "full")] == [100, 200, 320]
    # Very little is not shortened, but nothing is added either.
    assert [choose_words(minutes(n, words=10), "standard") for n in (0, 2, 4, 5, 16, 17)] == [0, 20, 40, 40, 40, 42]
    # Of long records no more than the usual number of lines, longer ones for the full length.
    long = minutes(1_000, medium="spoken")
    assert [choose_words(long, length) for length in ("short", "standard", "full")] == [247, 494, 790]


@pytest.mark.parametrize(
    ("point", "decisions", "apart"),
    [
        (Point("The roof is mended first", kind="decision"), "list", True),
        (Point("The roof is mended first", kind="decision"), "themes", False),
        (Point("Ana asks the roofer", kind="action", owner="Ana"), "themes", True),
        (Point("Ask the roofer by May", kind="action", due="by May"), "themes", True),
        (Point("Ask the roofer", kind="action"), "themes", False),
        (Point("I ask the roofer", kind="action", owner="Ana", medium="spoken"), "themes", False),
        (Point("The roof leaks", owner="Ana", due="by May"), "list", False),
    ],
)
def test_what_stands_in_the_list_of_its_kind_alone(point, decisions, apart):
    assert is_listed_apart(point, DigestOptions(decisions=decisions)) is apart


def test_what_announces_decisions_is_none_in_their_list():
    texts = ("The board declares that:", "It resolves:", "The roof is mended first:", "The fee stays at ten euros")
    points = tuple(Point(text, kind="decision") for text in texts)
    listed = [line.text for line in digest_of(points, DigestOptions(decisions="list")).decisions]
    assert not {"It resolves", "It resolves:"} & set(listed)
    assert len(listed) == 3


def test_a_word_alone_is_listed_only_with_whom_it_charges():
    points = (
        Point("Limewell", kind="decision"), Point("屋根を直す", kind="decision"), Point("Mend the roof", kind="decision"),
    )  # fmt: skip
    shown = digest_of(points, DigestOptions(decisions="list"))
    assert [line.text for line in shown.decisions] == ["屋根を直す", "Mend the roof"]
    tasks = (Point("Limewell", kind="action"), Point("Paint", kind="action", owner="Ana"))
    assert [line.text for line in digest_of(tasks).actions] == ["Paint"]


def test_the_same_said_by_several_is_one_key_point():
    points = (
        Point(text="So, the bus to the hospital stops too early", speaker="Ana"),
        Point(text="The library needs a lift", speaker="Ben"),
        Point(text="The bus to the hospital stops too early!", speaker="Chloé"),
        Point(text="the bus to the hospital stops too early", speaker="Ana"),
    )
    first = digest_of(points, themes=group(points, 1)).themes[0].points[0]
    assert first.text.rstrip("!") == "The bus to the hospital stops too early"
    assert (set(first.speakers), first.raised_by, len(first.sources)) == ({"Ana", "Chloé"}, 2, 3)


def test_what_differs_in_a_negation_a_number_or_a_question_is_not_the_same():
    texts = [
        "The council will repair the roof of the market hall", "The council will not repair the roof of the market hall",
        "The council will repair the roof of the market hall in 2025", "Will the council repair the roof of the market hall?",
        "The council will repair the roof of the Market hall with Pell", "The council will repair the roof of the Market hall with Dunne",
    ]  # fmt: skip
    assert group_duplicates([Point(text=t) for t in texts], ["en"] * 6) == [[0], [1], [2], [3], [4], [5]]


def test_tasks_of_other_people_days_or_items_are_not_the_same():
    text = "Write to the owner of the mill"
    tasks = [
        Point(text=text, kind="action", owner=owner, due=due, section=section)
        for owner, due, section in (
            ("Ida", None, "Mill"),
            ("Bo", None, "Mill"),
            ("Ida", "May", "Mill"),
            ("Ida", None, "Weir"),
        )
    ]
    assert group_duplicates([*tasks, tasks[0]], ["en"] * 5) == [[0, 4], [1], [2], [3]]


def test_small_differences_do_not_chain():
    stems = [f"{c}orl" for c in "bcdfghjklmnp"]
    texts = [" ".join(stems[i : i + 7]) for i in range(6)]
    groups = group_duplicates([Point(text=t) for t in texts], ["en"] * 6)
    assert all(len(set(texts[g[0]].split()) & set(texts[i].split())) >= 6 for g in groups for i in g)


def test_kinds_are_listed_whole():
    points = (
        Point(text="We agreed to buy two pumps", kind="decision"), Point(text="we agreed to buy two pumps.", kind="decision", speaker="Ben"),
        Point(text="Ben writes to the mayor", kind="action", owner="Ben"), Point(text="Who pays for it?", kind="question"),
    )  # fmt: skip
    digest = digest_of(points, DigestOptions(max_points=1))
    assert [(k.text, len(k.sources)) for theme in digest.themes for k in theme.points] == [
        ("We agreed to buy two pumps", 2)
    ]
    assert digest.decisions == ()
    digest = digest_of(points, DigestOptions(max_points=1, decisions="list"))
    assert [len(k.sources) for k in digest.decisions] == [2]
    assert [k.text for k in digest.actions] == ["Ben writes to the mayor"]
    assert [k.text for k in digest.questions] == ["Who pays for it?"]


def test_redaction_is_asked_for_and_links_stay():
    points = (Point(text="Mail ana@example.org or ring +44 20 7946 0958, see https://example.org/a1"),)
    assert lines_of(digest_of(points)) == ["Mail … or ring …, see https://example.org/a1"]
    assert lines_of(digest_of(points, DigestOptions(redact=False))) == [points[0].text]


def test_organisations_come_from_the_people_of_the_meeting():
    points = (
        Point(text="The clinic lacks beds", speaker="Ana Ruiz"),
        Point(text="The clinic lacks beds", speaker="B. Okoro"),
    )
    people = (Person("Ana Ruiz", organisation="City Health"),)
    agenda = (AgendaItem("Beds", Person("Bola Okoro", organisation="Nurses' Union", aliases=("B. Okoro",))),)
    key = digest_of(points, attendees=people, agenda=agenda).themes[0].points[0]
    assert set(key.organisations) == {"City Health", "Nurses' Union"}


def test_people_are_counted_not_names():
    points = (
        Point(text="The clinic lacks beds", speaker="Ana Ruiz + Ben Okoro"),
        Point(text="The clinic lacks beds", speaker="A. Ruiz"),
    )
    key = digest_of(points, attendees=(Person("Ana Ruiz", aliases=("A. Ruiz",)),)).themes[0].points[0]
    assert key.speakers == ("Ana Ruiz", "Ben Okoro", "A. Ruiz")
    # Who spoke jointly is one voice, and Ana is heard again.
    assert key.raised_by == 1


def test_several_meetings_are_named_with_their_span():
    day = datetime.date(2024, 3, 1)
    one = Meeting(title="Board", date=day, points=say(3))
    two = Meeting(title="Assembly", date=datetime.date(2024, 5, 2), points=())
    themes = group(one.points)
    salience = score_points(one.points, themes)
    digest = compose_digest((one, two), themes, salience, DigestOptions())
    assert (digest.title, digest.date) == ("Board · Assembly, 2024-03-01 – 2024-05-02", None)
    assert [m.title for m in digest.meetings] == ["Board", "Assembly"]
    assert compose_digest((one,), themes, salience, DigestOptions()).date == day


def test_unthemed_points_are_handed_on():
    points = say(4)
    themes = Themes(
        themes=(Theme(id="a", label="A", points=points[:3]),), unthemed=points[3:], labels=(0, 0, 0, -1), language="en"
    )
    assert digest_of(points, themes=themes).unthemed == points[3:]


def test_a_point_added_at_the_end_changes_little():
    points = say(60)
    more = (*points, Point(text="The choir sings on Saturday", speaker="Dee", language="en"))
    base = group(points)
    last = base.themes[-1]
    grown = Themes(
        themes=(*base.themes[:-1], Theme(id=last.id, label=last.label, points=(*last.points, more[-1]))),
        labels=(*base.labels, len(base.themes) - 1),
        language="en",
    )
    before, after = (
        set(lines_of(digest_of(p, DigestOptions(max_points=12), t))) for p, t in ((points, base), (more, grown))
    )
    assert len(before & after) >= 10


def test_the_hash_seed_changes_nothing():
    code = (
        "import sys; sys.path.insert(0, 'tests')\n"
        "from test_digests_composition import say, digest_of, lines_of\n"
        "from minutekit.schema import DigestOptions\n"
        "print([lines_of(digest_of(say(40), DigestOptions(words=w))) for w in (None, 60)])"
    )
    root = Path(__file__).resolve().parent.parent
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=root,
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1")
    }
    assert len(outputs) == 1


def test_greedy_choice_prefers_what_is_new():
    def candidate(i: int, *concepts: str) -> Candidate:
        return Candidate(
            group=i,
            theme=0,
            text=" ".join(concepts),
            words=len(concepts),
            quality=1.0,
            concepts=tuple((c, 1) for c in concepts),
        )

    worth = dict.fromkeys("abcd", (1.0,))
    chosen = select_candidates([candidate(0, "a", "b"), candidate(1, "a", "b"), candidate(2, "c", "d")], worth, most=2)
    assert [c.group for c in chosen] == [0, 2]


def test_actions_of_earlier_meetings_that_nobody_reports_as_done_stay_open():
    def hold(day: int, *points: Point) -> Meeting:
        meeting = Meeting(title="Mill", date=datetime.date(2031, 3, day), points=points, language="en")
        return replace(meeting, points=tuple(replace(p, meeting=meeting.name, medium="written") for p in points))

    march = hold(
        3,
        Point("Ida to order mortar for the mill wall", kind="action", owner="Ida"),
        Point("Bo to grease the bearings of the water wheel", kind="action", owner="Bo"),
    )
    later = hold(
        17,
        Point("The mortar for the mill wall was ordered and the work is done"),
        Point("Cy to oil the sluice gate", kind="action", owner="Cy"),
    )
    digest = summarise([later, march])
    assert {line.text: line.still_open for line in digest.actions} == {
        "Ida to order mortar for the mill wall": False,
        "Bo to grease the bearings of the water wheel": True,
        "Cy to oil the sluice gate": False,
    }
    text = render(digest, "markdown")
    assert (
        text.index("## Actions\n") < text.index("Cy to oil") < text.index("## Actions still open") < text.index("Bo to")
    )
    assert "3 March 2031" in text[text.index("Bo to") :].splitlines()[0]
    assert not any(line.still_open for line in summarise(march).actions)


def test_what_a_list_hangs_on_is_no_line_of_its_own():
    text = (
        "# Quay board, 4 May 2025\n\n## Quay\n\nThe mayor is charged, for as long as the works on the north quay go on and by "
        "delegation of the whole of the board and its three committees, with what follows here:\n\n"
        + "\n\n".join(f"The {what} of the north quay will be looked at again by the town before the winter storms."
                      for what in ("wall", "crane", "lighthouse", "pumps"))
    )  # fmt: skip
    shown = summarise(read_meeting(text.encode(), name="a.md"), DigestOptions(words=400))
    lines = [point.text for theme in shown.themes for point in theme.points]
    assert lines
    assert not [line for line in lines if line.startswith("The mayor is charged")]


@pytest.mark.parametrize(
    "recital",
    [
        "Whereas the weir is eighty years old;",
        "Vu les statuts de la chorale, notamment leur article 4,",
        "Considérant que le moulin est à vendre",
        "Visto el informe de la presa,",
        "Considerando o parecer do moleiro,",
        "Visto il regolamento del mulino,",
        "Gestützt auf die Satzung des Chors,",
        "Gelet op de statuten van het koor,",
        "Atès que la presa és vella,",
    ],
)
def test_what_a_resolution_is_founded_on_is_no_key_point(recital):
    assert is_recital(recital)
    said = tuple(Point(text=text, language="en") for text in (recital, *CASES))
    assert not any(recital[:12] in line for line in lines_of(digest_of(said)))


@pytest.mark.parametrize("text", ["Visto que llueve, se cierra el molino.", "Vu de loin, le moulin paraît neuf."])
def test_a_sentence_with_more_than_its_ground_is_no_recital(text):
    assert not is_recital(text)


@pytest.mark.parametrize(
    ("text", "torn"),
    [
        ("We met. *leaking valve", True),
        ("Ward East): the pump", True),
        ("The pump (old) runs", False),
        ("2 * 3", False),
    ],
)
def test_marks_tell_what_was_torn_out(text, torn):
    assert is_torn(text) is torn


CASES = (
    "The weir holds back water for the whole valley",
    "The miller asks for a new wheel made of oak",
    "Anglers want the fish pass to stay open in autumn",
    "The county pays for half of the repairs of the weir",
)


def test_bare_tasks_stand_in_the_list_of_actions_alone():
    task = Point(text="Send the plan of the mill", kind="action", medium="written", language="en")
    under = Point(text="New oak for the wheel", kind="action", medium="written", section="Tasks", language="en")
    said = (*(Point(text=text, language="en") for text in CASES), task, under)
    digest = digest_of(said)
    assert {k.text for k in digest.actions} == {task.text, under.text}
    assert not {task.text, under.text} & set(lines_of(digest))


def test_a_meeting_of_tasks_keeps_them_under_its_themes():
    tasks = [
        Point(text=f"Send {what}", kind="action", language="en") for what in ("the plan", "the letter", "the bill")
    ]
    assert find_bare_tasks(tasks, lambda _: "en") == frozenset()
    others = [Point(text=text, language="en") for text in CASES]
    assert find_bare_tasks([*tasks, *others], lambda _: "en") == {p.id for p in tasks}


def test_each_sentence_that_names_whom_is_a_task():
    text = (
        "Ida will ask the county for the money before the summer begins. The board spoke about the weir and the fish"
        " pass at great length. Bo will paint the gate of the mill."
    )
    long = Point(text=text, kind="action", owner="Ida", language="en")
    digest = digest_of((*(Point(text=case, language="en") for case in CASES), long))
    assert [k.text for k in digest.actions] == [
        "Ida will ask the county for the money before the summer begins.",
        "Bo will paint the gate of the mill.",
    ]
    assert not any(line.startswith(("Ida will", "Bo will")) for line in lines_of(digest))
