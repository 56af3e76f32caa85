"""The lexicon: its files keep their promises, words are found whole, labels are read as wholes."""

from __future__ import annotations

import re
import time
from collections import Counter
from pathlib import Path

import pytest

from minutekit import lexicon
from minutekit.lexicon import (
    CLASSES,
    LANGUAGES,
    POINT_CLASSES,
    expand_form,
    fill_phrases,
    find_classes,
    find_point_words,
    label_classes,
    load_entries,
    load_phrase_classes,
    read_form,
    word_classes,
)
from minutekit.lexicon.matching import LONGEST_LABEL, _Walk

ENTRIES = [entry for language in LANGUAGES for entry in load_entries(language)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_example_holds_a_form_of_its_entry(language):
    for entry in load_entries(language):
        assert any(hit.cls == entry.cls for hit in find_classes(entry.example, language)), entry


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_form_is_found_whole(language):
    for entry in load_entries(language):
        for form in entry.forms:
            bare = form.strip("*")
            found = find_classes(bare, language)
            assert any(hit.cls == entry.cls and hit[1:3] == (0, len(bare)) for hit in found), (entry.cls, form)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_example_holds_a_phrase_of_its_entry(language):
    for entry in load_entries(language, "phrases"):
        form = "|".join(map(read_form, entry.forms))
        assert re.search(rf"(?<!\w)(?:{form})(?:(?<=['’])|(?!\w))", entry.example, re.IGNORECASE), entry


def test_every_class_of_phrases_is_filled_and_stands_in_a_rule():
    filled = {entry.cls for language in LANGUAGES for entry in load_entries(language, "phrases")}
    sources = "".join(path.read_text(encoding="utf-8") for path in Path(lexicon.__file__).parents[1].rglob("*.py"))
    named = set(re.findall(r"\{([a-z]\w+)(?::\w\w)?\}|\"(\w+)\"", sources))
    assert filled == set(load_phrase_classes())
    assert filled <= {name for pair in named for name in pair}
    assert re.fullmatch(fill_phrases("{weekday} {month}"), "lunes mars")


def test_phrases_stand_in_patterns_by_their_class():
    assert re.fullmatch(fill_phrases(r"{motion_word} {carried}"), "motion carried")
    assert re.fullmatch(fill_phrases(r"{motion_word:de}{2}"), "antragantrag")
    assert fill_phrases(r"\d{1,3}") == r"\d{1,3}"
    with pytest.raises(KeyError):
        fill_phrases("{no_such_class}")


def test_forms_are_lower_case_words():
    for entry in ENTRIES:
        for form in entry.forms:
            assert form.strip("*").replace(" ", "").isalnum(), (entry.cls, form)
            assert form == " ".join(form.lower().split()), (entry.cls, form)


def test_no_form_stands_in_two_entries_of_one_class_and_language():
    counted = Counter((entry.language, entry.cls, form) for entry in ENTRIES for form in dict.fromkeys(entry.forms))
    assert not [key for key, count in counted.items() if count > 1]


def test_the_main_languages_have_every_class_that_sentences_need():
    needed = {name for name, cls in CLASSES.items() if cls.kind == "label"} - {
        "invited", "conclusions", "changes", "contents", "mover", "seconder",
    }  # fmt: skip
    for language in ("en", "es", "pt", "fr", "de", "it", "nl"):
        assert needed <= {entry.cls for entry in load_entries(language)}, language


def test_a_line_that_is_no_entry_is_refused(monkeypatch, tmp_path):
    from minutekit.lexicon import entries

    (tmp_path / "zz.txt").write_text("[attendance]\npresent\n", encoding="utf-8")
    monkeypatch.setattr(entries, "_FOLDER", tmp_path)
    with pytest.raises(ValueError, match="line 2"):
        entries.load_entries("zz")


@pytest.mark.parametrize(
    ("pattern", "forms"),
    [
        ("chair(|man|woman)", ["chair", "chairman", "chairwoman"]),
        ("(old|new) business", ["old business", "new business"]),
        ("date (of (|the )meeting|time)", ["date of meeting", "date time", "date of the meeting", "date time"]),
        ("plain", ["plain"]),
    ],
)
def test_choices_are_written_out(pattern, forms):
    assert expand_form(pattern) == forms


def test_words_are_found_between_their_bounds_only():
    assert not [hit for hit in find_classes("unpresentable") if hit.cls == "attendance"]
    text = "The Chairwoman, e-mail in hand"
    assert [text[hit.start : hit.end] for hit in find_classes(text) if hit.cls == "office"] == ["Chairwoman"]


@pytest.mark.parametrize(
    ("text", "cls", "found"),
    [("REUNION", "meeting", True), ("reunión", "meeting", True), ("reüniön", "meeting", False)],
)
def test_missing_accents_do_not_matter_and_wrong_ones_do(text, cls, found):
    assert (cls in word_classes(text)) is found


def test_a_word_with_its_accents_is_that_word_alone():
    assert "auxiliary" in word_classes("está")
    assert "auxiliary" not in word_classes("esta")


def test_compounds_are_found_by_their_last_part():
    text = "Die Schulpflegschaftssitzung war gut besucht"
    hit = next(hit for hit in find_classes(text) if hit.cls == "meeting")
    assert text[hit.start : hit.end] == "Schulpflegschaftssitzung"


def test_one_language_narrows():
    assert any(hit.cls == "attendance" for hit in find_classes("Anwesend", "de"))
    assert not any(hit.cls == "attendance" for hit in find_classes("Anwesend", "fr"))


def test_letters_that_change_length_keep_offsets():
    text = "İzmir: Katılanlar"
    hit = next(hit for hit in find_classes(text) if hit.cls == "attendance")
    assert text[hit.start : hit.end] == "Katılanlar"


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ("List of members present:", {"attendance"}),
        ("Étaient présents", {"attendance"}),
        ("ETAIENT PRESENTS :", {"attendance"}),
        ("Présent·e·s", {"attendance"}),
        ("Teilnehmer*innen", {"attendance"}),
        ("3. AOB", {"any_other_business"}),
        ("TOP 4: Verschiedenes", {"any_other_business"}),
        ("b) Ruegos y preguntas", {"any_other_business"}),
        ("Excusé(e)s :", {"apologies", "absent"}),
        ("Date / Place", {"date", "place"}),
        ("Date of the next meeting", {"next_meeting"}),
        ("Decisions and actions", {"decision", "action"}),
        ("Task 3", {"action"}),
        ("[Agenda]", {"agenda"}),
        ("A G E N D A", {"agenda"}),
        ("Chairwoman:", {"office", "officer"}),
        ("Wer", {"owner"}),
        ("Bis wann?", {"due"}),
        ("Quién", {"owner"}),
        ("Geen bijzonderheden", {"placeholder"}),
        ("No hubo.", {"placeholder"}),
        ("Nästa möte", {"next_meeting"}),
        ("Godkendelse af dagsorden", {"approval_of_minutes"}),
        ("Approval of the minutes of the last board meeting", {"approval_of_minutes"}),
        ("Eventuelt", {"any_other_business"}),
        ("出席者：", {"attendance"}),
        ("Ordinary parish council meeting", set()),
        ("The board decided to buy a pump", set()),
        ("No action was agreed.", set()),
        ("15 minutes", set()),
        ("for the garden", set()),
        ("Ada Berg", set()),
        ("", set()),
        ("***", set()),
    ],
)
def test_labels_are_read_as_wholes(text, classes):
    found = label_classes(text)
    assert classes <= found if classes else not found, sorted(found)


def test_what_meets_and_what_it_writes_are_told_where_nothing_else_is():
    assert label_classes("Board meeting") == {"meeting"}
    assert "document" in label_classes("Transcript of the meeting")


def test_long_lines_are_no_labels():
    assert label_classes("present ".ljust(LONGEST_LABEL))
    assert not label_classes("present ".ljust(LONGEST_LABEL + 1))


def test_short_lines_are_labelled_fast():
    lines = [
        f"{number}. List of members present and their {word}" for number in range(200) for word in ("roles", "names")
    ]
    label_classes("warm")
    label_classes.cache_clear()
    spent = []
    for _ in range(3):
        label_classes.cache_clear()
        start = time.process_time()
        for line in lines:
            label_classes(line)
        spent.append(time.process_time() - start)
    assert len(lines) / min(spent) > 8_000, "a fourth of what an idle machine does"


def test_all_languages_are_loaded_fast():
    spent = []
    for _ in range(3):
        load_entries.cache_clear()
        start = time.process_time()
        _Walk()
        spent.append(time.process_time() - start)
    assert min(spent) < 0.25, "four times what an idle machine takes"


def test_the_files_stand_beside_the_code_and_so_in_the_wheel():
    from minutekit.lexicon import entries

    files = {path.stem for path in entries._FOLDER.glob("*.txt")}
    assert files == set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_of_points_are_found_by_each_form(language):
    for entry in load_entries(language, "points"):
        assert entry.cls in POINT_CLASSES
        assert any(form.strip("*") in entry.example.lower() for form in entry.forms), entry
        for form in entry.forms:
            assert 0 in find_point_words(form.strip("*"), language)[entry.cls], (entry.cls, form)


def test_words_of_points_are_told_by_where_they_stand():
    found = find_point_words("The board has agreed to the plan", "en")
    assert found["deciding_body"] == (1,)
    assert found["agree"] == (3,)
    assert find_point_words("de vergadering besluit", "nl")["agree"] == (2,)
    assert "agree" not in find_point_words("de vergadering besluit", "fr")
