"""What salience says of points and concepts."""

from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutekit.language import find_concepts
from minutekit.salience import score_points
from minutekit.salience.fitness import rate_fitness
from minutekit.salience.fitness_rules import FITNESS_RULES, matches_rule
from minutekit.salience.model import PAIR_FEATURES, WORD_FEATURES, load_model
from minutekit.salience.usage import Usage
from minutekit.salience.worth import expect_counts
from minutekit.schema import Motion, Point, Themes

CASES = [
    "the bridge must be repaired before winter",
    "repairs of the bridge cost two million",
    "the bridge is older than the mill",
    "lunch is at noon",
]


def points_of(texts, medium="written"):
    return tuple(Point(text=t, speaker="AB"[i % 2], language="en", medium=medium) for i, t in enumerate(texts))


FITNESS_CASES = [
    ("link", "en", "More on our work: https://example.org/report", "Our website needs a new home page"),
    ("illegible", "en", "Budget for 2020 is about (?)", "What about the budget?"),
    ("procedure", "en", "Next slide, please", "The next stop will be rebuilt"),
    ("procedure", "es", "¿Me escuchan bien?", "La siguiente obra empieza en mayo"),
    ("procedure", "pt", "Vocês estão me ouvindo?", "A próxima obra começa em maio"),
    ("procedure", "fr", "Vous m'entendez ?", "La réunion suivante porte sur le budget"),
    ("procedure", "de", "Hört ihr mich?", "Die nächste Sitzung berät den Haushalt"),
    ("procedure", "it", "Mi sentite?", "La prossima riunione tratta il bilancio"),
    ("housekeeping", "en", "The minutes of the last meeting were approved", "The minutes must name who voted"),
    ("housekeeping", "es", "Se aprueba el acta por unanimidad", "Se aprueba el presupuesto"),
    ("housekeeping", "pt", "A ata anterior foi aprovada", "A ata deve dizer quem votou"),
    ("housekeeping", "fr", "La séance est levée à 20 h", "Une séance de lecture a lieu le mardi"),
    ("housekeeping", "de", "Ende der Sitzung: 11:40 Uhr", "Die Sitzung fand im Freien statt"),
    ("housekeeping", "it", "La seduta è tolta alle 20", "La seduta ha avuto molto pubblico"),
    ("reaction", "en", "That's a good point", "I agree that the pool should close in winter for repairs"),
    ("reaction", "es", "Estoy de acuerdo", "Claro que la piscina debe cerrar en invierno por obras"),
    ("reaction", "pt", "Concordo com isso", "Concordo que a piscina deve fechar no inverno"),
    ("reaction", "fr", "Tout à fait", "Je suis d'accord pour fermer la piscine en hiver"),
    ("reaction", "de", "Das stimmt", "Das Hallenbad soll im Winter schließen"),
    ("reaction", "it", "Sono d'accordo", "Sono d'accordo che la piscina chiuda in inverno"),
    ("dependent", "en", "If people have strong views on this", "If it rains, the market moves indoors"),
    ("dependent", "es", "Si la gente tiene dudas sobre esto", "Si llueve, el mercado pasa al patio"),
    ("dependent", "pt", "Se as pessoas têm dúvidas sobre isto", "Se chover, a feira passa ao pátio"),
    ("dependent", "fr", "Si les gens ont des doutes là-dessus", "Si la pluie vient, le marché passe au préau"),
    ("dependent", "de", "Wenn die Leute dazu eine Meinung haben", "Wenn es regnet, zieht der Markt um"),
    ("dependent", "it", "Se la gente ha dubbi su questo", "Se piove, il mercato va al coperto"),
    ("unfinished", "en", "I wanted to talk about the", "I wanted to talk about the pool"),
    ("fragment", "en", "A few of the smaller rooms upstairs", "A few of the rooms were painted"),
    ("personal", "en", "I was in the mountains last week", "I think the pool should close"),
    ("unfinished", "es", "Quería hablar de la", "Quería hablar de la piscina"),
    ("unfinished", "pt", "Queria falar sobre a", "Queria falar sobre a piscina"),
    ("unfinished", "fr", "Je voulais parler de la", "Je voulais parler de la piscine"),
    ("unfinished", "de", "Ich wollte sprechen über das", "Ich wollte über das Bad sprechen"),
    ("unfinished", "it", "Volevo parlare della", "Volevo parlare della piscina"),
    ("leaning", "en", "They are too old", "These must be replaced"),
    ("leaning", "es", "Eso ya lo vimos", "El puente ya lo vimos"),
    ("leaning", "pt", "Isso já vimos", "A ponte já vimos"),
    ("leaning", "fr", "Ça ne marche pas", "Il faut réparer le pont"),
    ("leaning", "de", "Das ist zu alt", "Das Dach ist zu alt"),
    ("leaning", "it", "Questo è vecchio", "Questo ponte è vecchio"),
    ("claim", "en", "Buses should run on Sundays", "Buses ran on Sundays"),
    ("claim", "es", "Hay que abrir los domingos", "El centro abría los domingos"),
    ("claim", "pt", "É preciso abrir aos domingos", "O centro abria aos domingos"),
    ("claim", "fr", "Il faut ouvrir le dimanche", "Le centre ouvrait le dimanche"),
    ("claim", "de", "Die Busse sollten sonntags fahren", "Die Busse fuhren sonntags"),
    ("claim", "it", "Bisogna aprire la domenica", "Il centro apriva la domenica"),
    ("personal", "en", "I've been there", "Ivy should be cut"),
    ("leaning", "en", "That's too old", "That must be replaced"),
    ("housekeeping", "en", "Next meeting: 5 May", "The meeting place is open"),
    ("claim", "fr", "Il y a un manque d'eau", "Il y a de l'eau"),
]


@pytest.mark.parametrize(("name", "language", "example", "counterexample"), FITNESS_CASES)
def test_each_rule_finds_its_example_and_no_more(name, language, example, counterexample):
    assert matches_rule(name, example, language)
    assert not matches_rule(name, counterexample, language)


def test_every_rule_has_an_example_in_each_of_its_languages():
    told = {(name, language) for name, language, *_ in FITNESS_CASES}
    assert {rule.name for rule in FITNESS_RULES} == {name for name, _ in told}
    assert {(rule.name, language) for rule in FITNESS_RULES for language in rule.languages} <= told


def test_a_rule_says_nothing_of_languages_whose_words_it_lacks():
    assert not any(matches_rule(rule.name, "Volgende dia, dank u", "nl") for rule in FITNESS_RULES)


def test_concepts_are_words_then_pairs():
    assert find_concepts("Social housing costs", "en") == ["social", "hous", "cost", "social hous", "hous cost"]
    assert find_concepts("", "en") == []


def test_what_is_raised_often_is_worth_more():
    concepts = score_points(points_of(CASES), Themes(language="en")).concepts
    assert concepts["bridg"][0] > concepts["lunch"][0]
    assert concepts["bridg"][0] > concepts["bridg"][1] > 0


def test_function_words_count_in_talk_against_a_word_budget_alone():
    spoken = points_of(CASES, "spoken")
    assert "the" not in score_points(spoken, Themes(language="en")).concepts
    assert "the" not in score_points(points_of(CASES), Themes(language="en"), words=100).concepts
    worth = score_points(spoken, Themes(language="en"), words=100).concepts["the"]
    assert list(worth) == sorted(worth, reverse=True)


def test_languages_without_learned_rates_use_the_meetings_own():
    points = tuple(
        Point(text=t, language="es", medium="spoken")
        for t in ("yo creo que la escuela de la plaza necesita techo", "la escuela de la plaza es vieja")
    )
    concepts = score_points(points, Themes(language="es"), words=60).concepts
    assert "de la" in concepts
    assert "yo" not in concepts


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.text(max_size=30), max_size=8),
    st.sampled_from([None, "en", "de", "ja"]),
    st.sampled_from([None, 1, 50]),
)
def test_any_points_get_finite_scores_above_zero(texts, language, words):
    points = tuple(Point(text=t, language=language) for t in texts)
    salience = score_points(points, Themes(language=language), words=words)
    assert set(salience.points) == {p.id for p in points}
    assert all(0 < v < 10 for v in salience.points.values())
    for worth in salience.concepts.values():
        assert all(0 <= later <= first < 10 for first, later in itertools.pairwise(worth))


def test_fitness_tells_statements_from_talk_about_the_meeting():
    def fitness(text, **point):
        return rate_fitness(Point(text=text, **point), "en")

    plain = fitness("The pool closes in October for repairs", medium="spoken")
    assert plain == pytest.approx((7 / 8) ** 2)
    assert fitness("Can you see my screen in the back row", medium="spoken") < plain
    assert fitness("Yeah", medium="spoken") < 0.1
    assert fitness("https://example.org/report on the pool") < fitness("A report on the pool")
    assert fitness("We agreed to close the pool", kind="decision") > fitness("We agreed to close the pool")
    assert fitness("Who closes the pool and when?", kind="question") < 1


def test_expected_counts_are_poisson_tails():
    tails = expect_counts(2.0)
    assert tails[0] == pytest.approx(1 - math.exp(-2))
    assert sum(tails) == pytest.approx(2.0, abs=0.01)


def test_packaged_weights_name_every_feature():
    model = load_model()
    assert tuple(model.words.weights) == WORD_FEATURES
    assert tuple(model.pairs.weights) == PAIR_FEATURES
    assert model.words.weights["log_points"] > 0
    assert all(0 < rate < 1 for table in model.rates.values() for rate in table.values())


def test_usage_counts_points_not_repeats():
    usage = Usage(["the pump, the pump", "a pump"], ["Ana", None], ["en", "en"])
    assert usage.count("pump") == 2
    assert usage.content_words() == ["pump"]
    assert len(usage.word_features("pump", 50)) == len(WORD_FEATURES)


def test_long_meetings_take_time_in_proportion():
    points = points_of([f"{CASES[i % 4]} number {i}" for i in range(4_000)])
    assert len(score_points(points, Themes(language="en"), words=100).points) == 4_000


def rate(*points):
    around = points_of(f"The ferry takes {n} people over the lake on market days" for n in range(20))
    rates = score_points((*around[:10], *points, *around[10:]), Themes(language="en")).points
    return [rates[p.id] for p in points]


def test_written_points_that_hold_more_are_fitter():
    long, short, field = rate(
        Point(text="The north wall of the mill needs new mortar before the winter, or the wheel house will be lost"),
        Point(text="The mill needs mortar"),
        Point(text="Place: the mill"),
    )
    assert long > short
    assert long > field


@pytest.mark.parametrize(
    "text",
    [
        "The meeting was adjourned at nine after a long talk about the state of the mill and of the weir",
        "Minutes of the last meeting were approved by all members who were there, with thanks to those who wrote them",
    ],
)
def test_routine_business_is_worth_no_line(text):
    routine, other = rate(
        Point(text=text),
        Point(text="The weir was repaired by the boatmen's club, which paid for the stone and the oak"),
    )
    assert routine < 0.1 < other


def test_money_votes_and_days_ahead_make_a_written_point_fitter():
    plain, paid, voted = rate(
        Point(text="The club repairs the weir with stone and oak from the quarry"),
        Point(text="The club repairs the weir for € 900 from the quarry fund"),
        Point(text="The club repairs the weir with stone and oak from the mill", motion=Motion(result="carried")),
    )
    assert paid > plain
    assert voted > plain
