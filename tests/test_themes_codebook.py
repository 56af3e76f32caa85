"""The user's own themes come first, and are read from files people write."""

import json

import pytest

from minutekit import (
    Codebook,
    CodebookTheme,
    OptionError,
    Point,
    ThemeOptions,
    codebook_from_digest,
    find_themes,
    load_codebook,
    save,
)
from minutekit.schema import Digest, DigestTheme, KeyPoint

TRAVEL = CodebookTheme("Getting about", terms=("bus", "cycle lanes"), excluded=("busy",))
ROOMS = CodebookTheme(
    "Rooms", description="library and hall: roof, heating, keys", examples=("The hall is cold in March",)
)
BOOK = Codebook((TRAVEL, ROOMS))


def themes_of(*texts, **options):
    themes = find_themes([Point(text) for text in texts], ThemeOptions(codebook=BOOK, language="en", **options))
    return {p.text: t.label for t in themes.themes for p in t.points}, themes


def test_terms_match_by_stem_and_excluded_terms_keep_out():
    found, _ = themes_of(
        "More buses at night", "The cycle lane ends nowhere", "A bus for busy people", "Keys to the library"
    )
    assert found["More buses at night"] == found["The cycle lane ends nowhere"] == "Getting about"
    assert found["A bus for busy people"] != "Getting about"
    assert found["Keys to the library"] == "Rooms"


def test_an_example_goes_to_its_theme_whatever_its_words():
    found, themes = themes_of("The hall is  cold in march", "Taxes rise", "Bus fares rise")
    assert found["The hall is  cold in march"] == "Rooms"
    assert {t.label: t.from_codebook for t in themes.themes if t.label in ("Rooms", "Getting about")} == {
        "Rooms": True,
        "Getting about": True,
    }


def test_the_rest_is_grouped_as_usual_and_counts_towards_the_number():
    texts = ["Bus stops"] + ["The swimming pool costs too much"] * 3 + ["School meals are salty"] * 3
    found, themes = themes_of(*texts, n_themes=3, ordered=False)
    assert len(themes.themes) == 3
    assert len(set(found.values())) == 3
    assert sum(t.from_codebook for t in themes.themes) == 1


def test_codebook_identity_does_not_depend_on_points():
    (_, one), (_, two) = themes_of("Bus stops"), themes_of("Bus fares", "Bus lanes")
    assert one.themes[0].id == two.themes[0].id


YAML = """
themes:
  - label: "No"
    terms: [no, 2030]
  - label: Rooms
    description: halls
    examples:
      - The hall is cold
"""


def test_yaml_and_json_say_the_same(tmp_path):
    (tmp_path / "a.yaml").write_text(YAML, encoding="utf-8")
    entries = [
        {"label": "No", "terms": ["no", "2030"]},
        {"label": "Rooms", "description": "halls", "examples": ["The hall is cold"]},
    ]
    (tmp_path / "a.json").write_text(json.dumps(entries), encoding="utf-8")
    assert load_codebook(tmp_path / "a.yaml") == load_codebook(tmp_path / "a.json")
    assert load_codebook(tmp_path / "a.yaml").themes[0] == CodebookTheme("No", terms=("no", "2030"))


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("a.yaml", "- label: A\n  term: [x]", "did you mean 'terms'"),
        ("a.yaml", "- terms: [x]", "no label"),
        ("a.yaml", "- label: A\n- label: a", "two themes"),
        ("a.yaml", "just text", "no list of themes"),
        ("a.yaml", "- label: [", "line 1"),
        ("a.yaml", "a: &x [1]\nb: *x", "aliases"),
        ("a.json", '[{"label": "A", "terms": [1]}]', "list of texts"),
        ("a.json", "[" * 100_000, ""),
        ("a.yaml", "[" * 20_000, ""),
        ("a.toml", "x = 1", ".yaml"),
    ],
)
def test_a_faulty_codebook_ends_in_one_clear_line(tmp_path, name, text, says):
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(OptionError, match=r"^[^\n]+$") as caught:
        load_codebook(tmp_path / name)
    assert says in str(caught.value)


def test_a_missing_codebook_is_named(tmp_path):
    with pytest.raises(OptionError, match=r"none\.yaml"):
        load_codebook(tmp_path / "none.yaml")


DIGEST = Digest(
    title="Parish council",
    themes=(
        DigestTheme("Getting about", (KeyPoint("Buses stop too early"), KeyPoint("Cycle lanes end nowhere"))),
        DigestTheme("Rooms", (KeyPoint("The hall is cold in March"),)),
    ),
    decisions=(KeyPoint("Open the hall on Sundays"),),
    language="en",
)


@pytest.mark.parametrize("suffix", [".md", ".docx"])
def test_an_edited_digest_comes_back_as_a_codebook(tmp_path, suffix):
    save(DIGEST, tmp_path / f"digest{suffix}")
    book = codebook_from_digest(tmp_path / f"digest{suffix}")
    assert [(t.label, t.examples) for t in book.themes] == [
        ("Getting about", ("Buses stop too early", "Cycle lanes end nowhere")),
        ("Rooms", ("The hall is cold in March",)),
    ]


def test_a_text_without_headings_is_not_a_digest(tmp_path):
    (tmp_path / "a.md").write_text("Only a line.\n", encoding="utf-8")
    with pytest.raises(OptionError, match="headings"):
        codebook_from_digest(tmp_path / "a.md")
