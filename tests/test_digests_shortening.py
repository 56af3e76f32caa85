"""What shortening may do to a line: delete, and nothing that changes the sense."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutekit.digests.frames import find_frame
from minutekit.digests.shortening import BROKEN, LEAD, MOST_WORDS, count_words, shorten_line
from minutekit.language.tagging import Token

WORDS = [
    "so",
    "and",
    "but",
    "the",
    "we",
    "not",
    "never",
    "maybe",
    "roof",
    "leaks",
    ",",
    ".",
    ";",
    "-",
    "…",
    "?",
    "that",
    "which",
    "because",
    "if",
    "(",
    ")",
    "said",
    "noted",
    "12",
    "twelve",
    "is",
    "fixed",
    "Ida",
]
LANGUAGES = st.sampled_from([None, "en", "es", "pt", "fr", "de", "it", "nl", "fi"])


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def forms_of(text: str, language: str = "en") -> set[str]:
    return {form.text.rstrip(".") for form in shorten_line(text, language)}


@settings(deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join), LANGUAGES)
def test_forms_only_delete_and_keep_to_the_limit(text, language):
    forms = shorten_line(text, language)
    assert forms or not words(text)
    for form in forms:
        rest = iter(words(text))
        assert all(word in rest for word in words(form.text))
        assert count_words(form.text) <= MOST_WORDS
        assert 0 < form.soundness <= 1


@pytest.mark.parametrize(
    ("language", "line", "form"),
    [
        ("en", "The bridge is closed until May; the detour runs along the river.", "The detour runs along the river"),
        (
            "en",
            "The treasurer reported that the roof fund stands at 4,200 euros.",
            "The roof fund stands at 4,200 euros",
        ),
        ("en", "There is a need to repair the weir before winter.", "Need to repair the weir before winter"),
        ("en", "The pump (bought in the spring) broke on Monday.", "The pump broke on Monday"),
        ("en", "Additionally, the mill needs two new windows.", "The mill needs two new windows"),
        ("es", "La tesorera informó que el fondo tiene 4.200 euros.", "El fondo tiene 4.200 euros"),
        ("de", "Die Kassenwartin berichtete, dass der Fonds 4.200 Euro hat.", "Der Fonds 4.200 Euro hat"),
        ("fr", "La trésorière indique que la caisse contient 4 200 euros.", "La caisse contient 4 200 euros"),
        ("nl", "De penningmeester meldt dat de kas 4.200 euro bevat.", "De kas 4.200 euro bevat"),
    ],
)
def test_frames_and_asides_may_go(language, line, form):
    assert form in forms_of(line, language)


@pytest.mark.parametrize(
    ("language", "line", "wrong"),
    [
        (
            "en",
            "We will pay for the new stage, but only if the council agrees before March",
            "We will pay for the new stage",
        ),
        ("en", "The pool opens in May, unless the pump fails again this winter", "The pool opens in May"),
        ("en", "If the grant comes, we will build the second greenhouse", "We will build the second greenhouse"),
        ("en", "Ida did not say that the greenhouse will be built", "The greenhouse will be built"),
        ("en", "It is not true that the roof leaks in winter", "The roof leaks in winter"),
        ("es", "Abrimos la piscina en mayo, salvo que falle la bomba otra vez", "Abrimos la piscina en mayo"),
        ("de", "Wir bezahlen die Bühne, aber nur wenn der Rat zustimmt", "Wir bezahlen die Bühne"),
        ("fr", "Nous payons la scène, sauf si le conseil refuse le budget", "Nous payons la scène"),
        ("it", "Paghiamo il palco, ma solo se il consiglio approva la spesa", "Paghiamo il palco"),
        ("pt", "Pagamos o palco, mas só se o conselho aprovar a despesa", "Pagamos o palco"),
        ("de", "Es wird berichtet, dass der Strom im Winter teurer geworden ist", "Es wird berichtet"),
        ("fr", "Le conseil décide, à l’unanimité, de payer la nouvelle scène", "Le conseil décide, à l’unanimité"),
        ("fr", "Pour finir les travaux de la scène, le conseil vote 900 euros", "Pour finir les travaux de la scène"),
        ("es", "Todo pago electrónico, es decir, por el nuevo sitio del club", "Todo pago electrónico, es decir"),
        (
            "en",
            "The roof leaks not only over the stage but also over the grain store",
            "The roof leaks not only over the stage but over the grain store",
        ),
        ("de", "Die Kassenwartin überlegt, die Kosten der Mühle zu senken", "Die Kassenwartin überlegt"),
        ("nl", "Wij betalen het podium, tenzij de raad tegen stemt", "Wij betalen het podium"),
    ],
)
def test_what_binds_is_not_cut_off(language, line, wrong):
    assert wrong not in forms_of(line, language)


def test_a_line_without_a_place_to_cut_is_broken_off_and_marked():
    line = " ".join(f"word{i}" for i in range(60))
    (form,) = shorten_line(line, "en")
    assert form.text.endswith(" …")
    assert form.soundness == BROKEN


def test_hostile_lines_take_little_time():
    for text in ("a, " * 20_000, "(" * 50_000, "word " * 50_000, "; and we go " * 5_000):
        assert all(form.words <= MOST_WORDS for form in shorten_line(text, "en"))


def test_titles_and_leads_inside_a_line_are_unsound_alone():
    forms = {
        form.text: form.soundness
        for form in shorten_line("Mill Roof. It leaks over the store. The costs are as follows:", "en")
    }
    assert all(forms.get(text, 0) < 0.5 for text in ("Mill Roof.", "The costs are as follows"))


def test_what_became_of_it_stays_with_it():
    forms = {
        form.text: form.soundness
        for form in shorten_line("Cancelled. Ida to put mortar on the north wall of the mill.", "en")
    }
    assert forms["Ida to put mortar on the north wall of the mill."] == BROKEN
    assert forms["Cancelled. Ida to put mortar on the north wall of the mill."] == 1.0


def test_an_ordinal_ends_no_sentence():
    assert "Die Mühle öffnet am 3" not in forms_of("Die Mühle öffnet am 3. Mai wieder. Der Eintritt ist frei.", "de")


def test_part_of_an_enumeration_is_less_sound_than_all_of_it():
    line = "The club will buy oak, stone and mortar"
    forms = {form.text: form.soundness for form in shorten_line(line, "en")}
    assert forms.get("The club will buy oak", 0) < forms[line]


def test_an_adverb_before_a_comma_is_a_frame_wherever_its_sentence_stands():
    for start in (0, 40):
        text = "Meanwhile, the pump leaks badly"
        tokens = [Token("Meanwhile", "ADV", start, start + 9), Token(",", "PUNCT", start + 9, start + 10)]
        assert text[find_frame(text, "en", tokens) :] == "the pump leaks badly"
        assert find_frame("Meanwhile the pump leaks", "en", [tokens[0]]) == 0
        assert find_frame(text, "en", [Token("Meanwhile", "NOUN", start, start + 9)]) == 0
    assert find_frame("Never, the pump leaks", "en", [Token("Never", "ADV", 0, 5)]) == 0
    assert find_frame("", "en", []) == 0


@pytest.mark.parametrize(
    ("line", "language", "unwanted"),
    [
        ("Ines and I repaired the weir gate before the rains came in March", "en", "I repaired"),
        ("The tower clock was wound by the sexton and the key to the case was handed to the warden: done in May", "en",
         "and the key to the case was handed to the warden$"),
        ("Nonostante la pioggia di maggio, il mercato dei fiori ha avuto molto pubblico e buone vendite", "it",
         "^Nonostante la pioggia di maggio$"),
        ("The weir was closed. To provide room for the boats of the rowing club in autumn, the jetty was moved", "en",
         "^To provide room for the boats of the rowing club in autumn.?$"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_alone_is_not_offered(line, language, unwanted):
    assert not [f.text for f in shorten_line(line, language) if re.search(unwanted, f.text) and f.text != line]


def test_what_only_ties_a_line_to_the_one_before_is_left_out():
    texts = [
        form.text for form in shorten_line("The mill is old. Also, the wheel of the mill needs a new shaft.", "en")
    ]
    assert any(text.startswith("The wheel of the mill") for text in texts)


def test_what_leads_in_nothing_is_worth_least():
    forms = shorten_line("The warden spoke of the bell. Ideas for the bell of the old chapel:", "en")
    lead = min(forms, key=lambda form: form.soundness)
    assert lead.text.startswith("Ideas for the bell")
    assert lead.soundness <= LEAD


def test_a_dotted_abbreviation_ends_no_sentence():
    texts = [form.text for form in shorten_line("De boten o.a. de oude sloep worden in het voorjaar geverfd.", "nl")]
    assert not any(text.endswith("o.a.") for text in texts)


def test_what_a_colon_leads_to_stays_with_what_it_explains_unless_it_says_enough_alone():
    """Six words behind a colon are a statement of their own, fewer are its value."""
    lead = "The cost of the new roof over the store is known"
    value, statement = f"{lead}: 900 euros in all", f"{lead}: the trust pays 900 euros for oak"
    assert forms_of(value) == {value}
    assert forms_of(statement) == {statement, lead, "The trust pays 900 euros for oak"}


def test_what_a_condition_bounds_ends_with_its_clause():
    forms = forms_of("When it rains, the gate is closed, the mill wheel is stopped, and the keeper is paid.")
    assert {"The mill wheel is stopped", "The keeper is paid"} <= forms
    assert "The gate is closed" not in forms
    aside = "When, for example, the pump has failed in the night, the gate of the weir is closed."
    assert "The pump has failed in the night" not in forms_of(aside)


@pytest.mark.parametrize(
    ("line", "language", "never"),
    [
        ("The bell wakes all of the street, not just one house.", "en", "not one"),
        ("If it rains, and the roof leaks, then the hall is closed for the week.", "en", "the hall is closed"),
        ("Allora, se piove, e il tetto gocciola, allora la sala resta chiusa.", "it", "La sala resta chiusa"),
    ],
)
def test_no_form_says_what_the_line_does_not(line, language, never):
    assert not any(
        form.text.startswith(never) or never in form.text[:-1].split(", not") for form in shorten_line(line, language)
    )
    assert not any(
        never in form.text for form in shorten_line(line, language) if form.text.rstrip(".") != line.rstrip(".")
    )


def test_items_are_not_cut_out_of_a_clause_that_has_an_end():
    line = "The board settles the fees of sailors, porters, wardens of the gate and clerks;"
    assert not any(form.text.startswith(("Porters", "Wardens")) for form in shorten_line(line, "en"))


@pytest.mark.parametrize(
    ("line", "language", "first"),
    [
        ("FIFTH. The notice is hung on the door of the hall for four weeks from May, as the act says.", "en", "FIFTH."),
        ("SEXTO. Publicar el anuncio del molino en la puerta de la casa durante cuatro semanas.", "es", "SEXTO."),
    ],
)
def test_a_number_in_words_is_no_line_of_its_own(line, language, first):
    forms = [form.text for form in shorten_line(line, language, 12)]
    assert forms
    assert first not in forms
