"""A theme of a digest is called by what is shown under it, by people's own names first."""

from __future__ import annotations

import pytest

from minutekit.digests import labels
from minutekit.digests.label_words import WORD_FEATURES, load_weights
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
