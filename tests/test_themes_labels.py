"""Labels are phrases of the points: whole words in their case, distinct, not function words at the ends."""

import pytest

from minutekit import Point, ThemeOptions, find_themes
from minutekit.language import stop_words
from minutekit.language.noun_phrases import PhraseReader
from minutekit.themes.labels import name_groups

GROUPS = {
    "en": (
        ["The cost of living rises", "Rents and the cost of living", "We must discuss the cost of living"],
        ["NATO membership is disputed", "Members want NATO membership", "A vote on NATO membership"],
        ["Waste collection comes late", "They criticised waste collection", "Waste collection on Mondays"],
        "Cost of living",
    ),
    "es": (
        ["La gestión de residuos es cara", "Mejorar la gestión de residuos", "Hay que pagar la gestión de residuos"],
        ["El transporte escolar llega tarde", "Más transporte escolar", "Se pide transporte escolar"],
        ["El agua potable falta", "Falta agua potable en verano", "Calidad del agua potable"],
        "Gestión de residuos",
    ),
    "pt": (
        ["O transporte público é caro", "Falta transporte público à noite", "Melhorar o transporte público"],
        ["A coleta de lixo atrasa", "Coleta de lixo às segundas", "Pagar a coleta de lixo"],
        ["As escolas precisam de obras", "Obras nas escolas", "Escolas sem professores"],
        "Transporte público",
    ),
    "fr": (
        ["Le coût de la vie augmente", "On parle du coût de la vie", "Le coût de la vie et les loyers"],
        ["La collecte des déchets est en retard", "Payer la collecte des déchets", "La collecte des déchets le lundi"],
        ["Les transports scolaires manquent", "Plus de transports scolaires", "Nous voulons des transports scolaires"],
        "Coût de la vie",
    ),
    "de": (
        ["Die Müllabfuhr kommt zu spät", "Wir zahlen für die Müllabfuhr", "Müllabfuhr am Montag"],
        ["Der Betriebsrat fordert Homeoffice", "Homeoffice an drei Tagen", "Regeln für Homeoffice"],
        ["Die Schule braucht Lehrer", "In der Schule fehlen Lehrer", "Lehrer an der Schule"],
        "Müllabfuhr",
    ),
    "it": (
        ["La raccolta dei rifiuti ritarda", "Pagare la raccolta dei rifiuti", "Raccolta dei rifiuti il lunedì"],
        ["Il trasporto pubblico costa", "Serve trasporto pubblico di notte", "Migliorare il trasporto pubblico"],
        ["Mancano asili nido", "Nuovi asili nido in centro", "Rette degli asili nido"],
        "Raccolta dei rifiuti",
    ),
}


@pytest.mark.parametrize("language", GROUPS)
def test_the_phrase_that_a_group_repeats_is_its_label(language):
    *groups, expected = GROUPS[language]
    named = name_groups(groups, language)
    assert named[0][0] == expected
    for label, terms in named:
        words = label.lower().replace(",", "").split()
        assert words[0] not in stop_words(language)
        assert words[-1] not in stop_words(language)
        assert terms[0].weight == 1.0
        assert all(0 < term.weight <= 1 for term in terms)


@pytest.mark.parametrize("language", GROUPS)
def test_labels_are_found_in_the_points_as_written(language):
    *groups, _ = GROUPS[language]
    for (label, _), texts in zip(name_groups(groups, language), groups, strict=True):
        for phrase in label.lower().split(", "):
            assert any(phrase in text.lower() for text in texts)


def test_capitals_that_are_meant_stay():
    *groups, _ = GROUPS["en"]
    assert name_groups(groups, "en")[1][0] == "NATO membership"


def test_names_of_those_who_spoke_name_no_theme():
    texts = ["Bill wants a bus", "Bill asks when the bus comes", "The bus is late, Bill says"]
    others = ["The roof leaks", "Repair the roof", "A new roof"]
    points = [Point(text, id=text, speaker="Bill Ford") for text in (*texts, *others)]
    themes = find_themes(points, ThemeOptions(n_themes=2, ordered=False, language="en")).themes
    assert not any("Bill" in theme.label for theme in themes)
    assert name_groups([["The bill is high", "Pay the bill"], others], "en", (), frozenset({"Bill"}))[0][0] == "Bill"


def test_a_quality_does_not_stand_beside_a_name():
    texts = ["Allocated funds", "Funds are allocated", "Allocated late, the funds"]
    assert name_groups([texts, ["Roof", "A roof"]], "en")[0][0] == "Funds"


def test_labels_differ_even_where_texts_do_not():
    labels = [label for label, _ in name_groups([["Bus lane"], ["Bus lane"], ["Bus lane"]], "en")]
    assert len(set(labels)) == 3


def test_a_group_without_any_phrase_is_named_by_its_start():
    assert name_groups([["It is what it is"]], "en")[0][0] == "It is what it is"


def test_the_meetings_own_subject_is_no_label():
    points = [
        Point(f"Care {what} {i}", id=f"{what}{i}")
        for what in ("homes lack staff", "wages stay low", "at night needs buses")
        for i in range(4)
    ]
    themes = find_themes(points, ThemeOptions(n_themes=3, ordered=False, language="en"))
    assert not [t.label for t in themes.themes if "care" in t.label.lower().split(", ")]


def test_sentence_capitals_are_undone_and_names_kept():
    reader = PhraseReader("en")
    reader.read(["Heating costs rise. Then heating stops.", "We met Ann Lee. Ann Lee left."])
    assert reader.write_form("Heating costs") == "heating costs"
    assert reader.write_form("Ann Lee") == "Ann Lee"


def test_a_long_text_is_read_in_bounded_time():
    counts = PhraseReader("en").read(["word " * 200_000])
    assert sum(counts.texts.values()) < 100


def name(*groups, **options):
    return [label for label, _ in name_groups([list(g) for g in groups], "en", **options)]


FIFTY = "It is what it is and so it is as it was and was it"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (FIFTY, FIFTY),
        (f"{FIFTY} so", f"{FIFTY} …"),
        ("It is, as it was", "It is"),
        ("It   is\nso", "It is so"),
        ("", "…"),
    ],
)
def test_the_start_that_names_a_group_is_short_and_whole(text, label):
    assert len(FIFTY) == 50
    assert name([text]) == [label]


def test_labels_that_stand_are_kept_and_not_given_again():
    groups = [["Bus lane"] * 3, ["Bus lane", "A bus lane"], ["Library roof", "The library roof"]]
    assert name(*groups, given=("Bus lane", "", "")) == ["Bus lane", "Bus lane (2)", "Library roof"]
    assert name(*groups, given=("Transport", "", ""))[:2] == ["Transport", "Bus lane"]


HALVES = (
    "Waste collection comes late",
    "They criticised waste collection",
    "A vote on NATO membership",
    "Members want NATO membership",
)
CHOIR = ("The choir sings", "A choir for children", "Choir books", "New choir robes")


def test_a_label_covers_two_halves_of_a_group():
    """Two phrases nearly as good, each of two texts of its own, are joined; where one has but one text they are not."""
    assert name(HALVES, CHOIR)[0] == "NATO membership and waste collection"
    assert name(HALVES[:3], CHOIR)[0] == "Waste collection"


def test_part_of_a_phrase_is_left_to_the_phrase():
    label, terms = name_groups([GROUPS["en"][0], CHOIR], "en")[0]
    assert label == "Cost of living"
    assert not {"cost", "living"} & {term.text.lower() for term in terms}


def test_at_most_eight_terms_the_strongest_first():
    words = ["anchor", "barge", "canal", "dredger", "estuary", "ferry", "gravel", "harbour", "island", "jetty"]
    texts = [f"{word.capitalize()} {i}" for i, word in enumerate(words) for _ in range(12 - i)]
    terms = name_groups([texts[:16], ["The choir"]], "en")[0][1]
    assert len(terms) <= 8
    weights = [term.weight for term in terms]
    assert weights[0] == 1.0
    assert weights == sorted(weights, reverse=True)


def test_sixteen_texts_of_a_group_are_read():
    late = [f"Quay {i}" for i in range(15)] + ["Quay wall", "Mill wheel"]
    terms = {term.text.lower() for term in name_groups([late, ["The choir"]], "en")[0][1]}
    assert "quay" in terms
    assert not any("mill" in term or "wheel" in term for term in terms)


def test_a_word_that_other_themes_use_as_much_names_none():
    groups = [["The harbour wall", "A harbour wall"], ["The harbour crane", "A harbour crane"]]
    assert name(*groups) == ["Harbour wall", "Harbour crane"]
    alone = [["Harbour", "Wall", "Harbour wall of stone"], ["Harbour", "Harbour", "Crane"]]
    assert "Harbour" not in name(*alone)


def test_what_opens_the_runs_names_the_theme():
    """Of two phrases said as often, the one that is said where a run begins is the title."""
    for title in ("Waste collection", "NATO membership"):
        own = [text for text in HALVES if title.lower() in text.lower()]
        assert name(HALVES, CHOIR, openings=[[own[:1], own[1:]], [[CHOIR[0]]]])[0] == title
