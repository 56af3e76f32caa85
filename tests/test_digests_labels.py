"""A theme of a digest is called by what is shown under it, by people's own names first."""

from __future__ import annotations

import math

import pytest

from minutekit.digests import labels
from minutekit.digests.given_names import GivenNames
from minutekit.digests.label_words import WORD_FEATURES, LabelWords, load_weights
from minutekit.digests.labels import LEAST_COVERED, Labeller
from minutekit.schema import AgendaItem, KeyPoint, Meeting, Person, Point, Theme


def label(*texts, section=None, meeting=None, language="en", theme="Notes", codebook=False):
    points = tuple(Point(text, section=section, language=language) for text in texts)
    lines = [KeyPoint(p.text, (p,)) for p in points]
    held = meeting or Meeting(points=points, language=language)
    return Labeller((held,), language).name_all(
        (Theme("t", theme, points=points, from_codebook=codebook),), {0: lines}
    )[0]


MILL = (
    "The mill wall needs mortar",
    "Visitors pay too little to see the mill",
    "A new wheel for the mill costs 9,000 euros",
)


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Mill", "Mill"),
        ("4.2 The mill", "Mill"),
        ("MILL AND WHEEL", "Mill and wheel"),
        ("Mill (10 min)", "Mill"),
        ("Mill issues", "Mill"),
    ],
)
def test_a_heading_of_which_a_word_is_shown_is_the_label(heading, expected):
    assert label(*MILL, section=heading) == expected


@pytest.mark.parametrize(
    ("heading", "language"),
    [
        ("Discussion", "en"),
        ("Action items", "en"),
        ("Nächste Sitzung", "de"),
        ("Ruegos y preguntas", "es"),
        ("Questions diverses", "fr"),
        ("Antwoord", "nl"),
        ("Siguientes pasos", "es"),
        ("Following steps", "en"),
        ("Folgende Punkte", "de"),
        ("Sezione seguente", "it"),
        ("Points suivants", "fr"),
        ("Monday", "en"),
        ("March", "en"),
    ],
)
def test_a_heading_of_any_minutes_is_none(heading, language):
    assert label(*MILL, section=heading, theme=heading, language=language).casefold() != heading.casefold()


def test_a_heading_that_nothing_shown_bears_out_is_none():
    assert label("The ferry needs a bell", "Ferry tickets are dear", section="Old mill") == "Ferry"


def test_an_ordinal_means_that_agenda_item():
    points = tuple(
        Point(text, section="2º punto del día", language="es")
        for text in ("La noria necesita grasa", "La noria cuesta 900 euros")
    )
    held = Meeting(points=points, language="es", agenda=(AgendaItem("Actas"), AgendaItem("La noria del río")))
    lines = [KeyPoint(p.text, (p,)) for p in points]
    assert "oria" in Labeller((held,), "es").name_all((Theme("t", "x", points=points),), {0: lines})[0]


def test_people_and_masks_and_the_meetings_own_title_name_no_theme():
    texts = ("Ida Roe asks for the ledger", "Ida Roe wants the ledger back", "XXXX ledger of the valley council")
    held = Meeting(
        title="Valley council", attendees=(Person("Ida Roe"),), points=tuple(Point(t, language="en") for t in texts)
    )
    assert label(*texts, meeting=held) == "Ledger"


def test_a_topic_before_a_colon_is_a_name():
    assert label("Wheel house: the roof of the wheel house leaks", "The wheel house needs a door") == "Wheel house"


def test_two_halves_are_joined_where_neither_covers_most_lines(monkeypatch):
    texts = (
        "The dam gate is stuck",
        "Repairs of the dam gate cost 900 euros",
        "Paddle boats are stored in the shed",
        "New paddle boats arrive in May",
        "Horses graze behind the hall",
    )
    assert 2 / len(texts) < LEAST_COVERED
    assert label(*texts) == "Dam gate and paddle boats"
    monkeypatch.setattr(labels, "UNCOVERED", 0.0)
    assert label(*texts) == "Dam gate"


def test_single_words_are_not_joined():
    texts = ("Gates stick", "Gates seep", "Weed spreads", "Weed rots", "Horses graze")
    assert " and " not in label(*texts)


def test_the_users_own_theme_keeps_its_label():
    assert label(*MILL, theme="Our heritage", codebook=True) == "Our heritage"


def test_labels_differ():
    points = tuple(Point(text, language="en") for text in MILL)
    lines = [KeyPoint(p.text, (p,)) for p in points]
    themes = (Theme("a", "x", points=points), Theme("b", "y", points=points))
    named = Labeller((Meeting(points=points),), "en").name_all(themes, {0: lines, 1: lines})
    assert len(set(named.values())) == 2


def test_what_speaks_for_a_word_is_what_was_learned():
    bias, weights = load_weights()
    learned = dict(zip(WORD_FEATURES, weights, strict=True))
    assert bias < 0 < learned["verb"] < learned["name"] < learned["noun"] < learned["own_heading"] < learned["topic"]


def test_who_acts_at_the_head_of_a_line_names_no_theme():
    assert "Gail Pell" not in label("Gail Pell updates the ledger", "Gail Pell and the miller count the bags")


REEDS = ("Benefits for members are free courses", "Members use the hall", "The benefits are listed")


def test_a_phrase_is_better_than_its_one_word(monkeypatch):
    assert label(*REEDS) == "Benefits for members"
    monkeypatch.setattr(labels, "ONE_WORD", 0.0)
    assert label(*REEDS) == "Benefits"


def test_one_word_that_names_all_that_is_shown_may_stand_alone():
    assert label("The ferry needs a bell", "Ferry tickets are dear", "A cook for the ferry is found") == "Ferry"


def test_a_word_of_any_minutes_is_left_out_of_a_name(monkeypatch):
    texts = ("Discussion on ferry tickets went on", "Ferry tickets cost too much", "Discussion on benches")
    assert label(*texts) == "Ferry tickets"
    monkeypatch.setattr(labels, "GENERIC", 0.0)
    assert label(*texts) == "Discussion on ferry tickets"


def test_without_parts_of_speech_what_is_said_once_is_no_phrase(monkeypatch):
    texts = ("Bestyrelsen vil gerne male færgen", "Færgen koster mange penge")
    assert label(*texts, language="da") == "Færgen"
    monkeypatch.setattr(labels, "SAID_AGAIN", 1)
    assert label(*texts, language="da") == "Gerne male færgen"


def describe(points, shown, title="Quay"):
    """The features of each stem of a theme of ``points`` of which the first ``shown`` are its lines."""
    own = tuple(Point(text, section=section, language="en", meeting="M") for text, section in points)
    meeting = Meeting(title=title, points=own, language="en")
    words = LabelWords((meeting,), GivenNames((meeting,), "en"), "en")
    lines = [KeyPoint(p.text, (p,)) for p in own[:shown]]
    return {
        stem: dict(zip(WORD_FEATURES, row, strict=True)) for stem, row in words.describe(own[:shown], lines).items()
    }


FERRY = (
    ("The ferry needs a bell", "Old ferry"),
    ("Ferry: tickets are dear", "Old ferry"),
    ("Ida paints the mill wheel", "Mill"),
    ("A bell for the mill", "Mill"),
)


def test_what_a_word_shows_is_counted_over_the_theme_and_its_lines():
    told = describe(FERRY, 2)
    assert {"bell", "ferri", "ticket"} <= set(told)
    expected = {
        # two of four points of the meeting hold it, one of the theme's; below no heading and before no colon
        "bell": {"headed": 0, "own_heading": 0, "topic": 0, "often": math.log(2), "contrast": 1.5 / 3.5, "first_line": 1, "noun": 1, "letters": 4 / 15},
        "ferri": {"headed": 1, "own_heading": 1, "topic": 0.5, "often": math.log(3), "contrast": 2.5 / 3.5, "first_line": 1, "letters": 5 / 15},
        "ticket": {"headed": 0, "own_heading": 0, "topic": 0, "often": math.log(2), "contrast": 1.5 / 2.5, "first_line": 0, "noun": 1, "letters": 7 / 15},
    }  # fmt: skip
    for stem, features in expected.items():
        assert {name: told[stem][name] for name in features} == pytest.approx(features), stem


def test_a_heading_s_word_is_a_themes_own_where_no_other_heading_holds_it():
    shared = (*FERRY[:2], ("Ida paints it", "New ferry"))
    assert describe(shared, 2)["ferri"]["own_heading"] == 0


def test_chances_grow_with_what_speaks_for_a_word():
    own = tuple(Point(text, section=section, language="en") for text, section in FERRY)
    meeting = Meeting(points=own, language="en")
    words = LabelWords((meeting,), GivenNames((meeting,), "en"), "en")
    chances = words.rate(own[:2], [KeyPoint(p.text, (p,)) for p in own[:2]])
    assert all(0 < chance < 1 for chance in chances.values())
    assert max(chances, key=chances.get) == "ferri"


@pytest.mark.parametrize(
    ("heading", "cleaned"),
    [
        ("3. Old ferry", "Old ferry"), ("OLD FERRY", "Old ferry"), ("NATO", "NATO"), ("Old ferry (10 min)", "Old ferry"),
        ("Old ferry 18:30", "Old ferry"), ("TOP 3: Old ferry", "Old ferry"), ("Any other business", ""), ("Ida Roe", ""),
        ("Ida Roe and the old ferry", "Ida Roe and the old ferry"), ("", ""), ("12", ""), ("XXXX ferry", ""),
        ("2. agenda item", "Old ferry"), ("9. agenda item", ""),
    ],
)  # fmt: skip
def test_a_heading_is_read_as_a_name(heading, cleaned):
    meeting = Meeting(
        attendees=(Person("Ida Roe"),), agenda=(AgendaItem("Minutes"), AgendaItem("Old ferry")), language="en"
    )
    assert GivenNames((meeting,), "en").clean(heading, meeting.name) == cleaned


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Old ferry: it leaks", "Old ferry"), ("It leaks", ""), ("We said this: it leaks", ""), ("Old ferry:", ""),
        ("The one of two of three of four: it leaks", ""),
    ],
)  # fmt: skip
def test_a_topic_runs_in_before_a_colon(text, topic):
    assert GivenNames((), "en").read_topic(Point(text)) == topic


def test_without_any_name_the_themes_own_label_or_the_first_words_stand():
    assert label("It is so", theme="Weir") == "Weir"
    assert label("It is so and it was so and it is", theme="Discussion") == "It is so and …"


def test_a_label_that_is_taken_is_numbered_and_another_name_goes_first():
    points = tuple(Point(text, language="en") for text in ("The ferry needs a bell", "Ferry tickets are dear"))
    lines = [KeyPoint(p.text, (p,)) for p in points]
    themes = tuple(Theme(name, "x", points=points) for name in "abc")
    named = Labeller((Meeting(points=points),), "en").name_all(themes, {0: lines, 2: lines})
    assert list(named) == [0, 2]
    assert named[0] == "Ferry"
    assert named[2] not in ("Ferry", "")
    own = (Theme("a", "Weir", points=points, from_codebook=True), Theme("b", "weir", points=points, from_codebook=True))
    assert Labeller((Meeting(points=points),), "en").name_all(own, {0: lines, 1: lines}) == {0: "Weir", 1: "weir (2)"}


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Item 4: Report on the lease of the mill", "Lease of the mill"),
        ("Lease of the mill by the council to the society of anglers", "Lease of the mill"),
        ("Asunto IV.- Mill wall", "Mill wall"),
        ("B.2.1 Mill wheel", "Mill wheel"),
        ("Mill lists", "Mill lists"),
    ],
)
def test_a_heading_is_cut_to_what_it_is_about(heading, expected):
    assert label(*MILL, section=heading) == expected


@pytest.mark.parametrize("heading", ["What of the mill?", "Mill (and wall", "Agenda proposed for next meeting"])
def test_a_question_a_torn_bracket_and_words_of_any_minutes_are_no_names(heading):
    assert label(*MILL, section=heading) != heading


def test_a_heading_wins_over_phrases_of_the_lines_unless_it_stands_over_several_themes():
    def name_both(first, second):
        ferry = ("The ferry tickets are dear", "The ferry tickets are sold on board")
        pool = ("The pool water is cold", "The pool water leaks")
        points = [Point(t, section=first) for t in ferry] + [Point(t, section=second) for t in pool]
        themes = (Theme("a", "", points=tuple(points[:2])), Theme("b", "", points=tuple(points[2:])))
        lines = {n: [KeyPoint(p.text, (p,)) for p in theme.points] for n, theme in enumerate(themes)}
        return Labeller((Meeting(points=tuple(points), language="en"),), "en").name_all(themes, lines)

    assert name_both("Ferry, harbour and lock keepers", "Pool") == {0: "Ferry, harbour and lock keepers", 1: "Pool"}
    assert name_both(*["Ferry, harbour and lock keepers"] * 2) == {0: "Ferry tickets", 1: "Pool water"}


@pytest.mark.parametrize(
    ("texts", "left"),
    [
        (("The list went to Odile Vantorre", "The pump was bought in June"), "Odile Vantorre"),
        (("It was done in the late summer", "The pump costs 900 euros"), "Late summer"),
        (("The roof leaks every semester", "The roof is mended each semester"), "Semester"),
    ],
)
def test_people_and_times_name_no_theme(texts, left):
    assert label(*texts) != left


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("heritage of the mill’", "heritage of the mill"),
        ("“Roof and mill", "Roof and mill"),
        ("“Roof and mill”", "“Roof and mill”"),
        ("‘Soft’ rules", "‘Soft’ rules"),
        ("The farmers’ market", "The farmers’ market"),
        ("„Dach“", "„Dach“"),
    ],
)
def test_a_quotation_mark_without_its_other_half_is_not_shown(text, shown):
    assert labels._drop_lone_quotes(text) == shown
