"""Patterns searched only where a text holds one of their literals: no match is lost."""

from __future__ import annotations

import re
import string
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from minutekit.entities.votes import TALLIES
from minutekit.lexicon.literals import LazyPattern, RuleSearch, find_literals, fold
from minutekit.points.dues import DUES
from minutekit.points.motion_rows import NAME, NAMES, RESULTS
from minutekit.points.spoken_kinds import ACTIONS

SEARCHES = {
    "spoken": RuleSearch(ACTIONS),
    "names": RuleSearch(NAMES, re.NOFLAG, opaque=NAME),
    "results": RuleSearch(RESULTS),
    "tallies": RuleSearch(TALLIES),
    "dues": RuleSearch(DUES),
}
EXAMPLES = [rule.example for search in SEARCHES.values() for rule, _ in search.rows]


@pytest.mark.parametrize(
    ("pattern", "literals"),
    [
        (r"\bbudget\b", [{"budget"}]),
        (r"moved (?:by|for)", [{"moved "}, {"by", "for"}]),
        (r"(?:was|were) (?:approved|adopted)", [{"approved", "adopted"}, {"was", "were"}]),
        (r"votes?", [{"vote"}]),
        (r"ab+c", [{"ab"}, {"c"}]),
        (r"a{2,3}xy", [{"xy"}, {"a"}]),
        (r"(?:carried)?\s(?:passed){0,2}$", []),
        (r"(?:carried)+\d{1,3}", [{"carried"}, {"0"}]),
        (r"\d?\d{0,2}carried", [{"carried"}]),
        (r"2nd[-–]", [{"0nd"}, {"-", "?"}]),
        (r"(?:the (?:motion|vote) was )lost", [{" was "}, {"the "}, {"lost"}]),
        (r"fee|\d+", [{"fee", "0"}]),
        (r"fee (?:of|in) \d|dues", [{"fee ", "dues"}]),
        (r"(?!lost)won", [{"won"}]),
        (r"foo(?=[)|]|bar)baz", [{"foobaz"}]),
        (r"(?P<s>[-–])\d(?P=s)nine", [{"nine"}, {"0"}]),
        (r"n\.b\.", [{"n.b."}]),
        (r"[[\]]|[^]]x", []),
        (r"\u00a0cent", [{"cent"}]),
        (r"Straße", [{"strasse"}]),
        (r"", []),
    ],
)
def test_literals_of_a_pattern(pattern, literals):
    assert find_literals(pattern) == tuple(map(frozenset, literals))


@pytest.mark.parametrize("pattern", [r"(?>never)", r"(?#said)", r"(a)(?(1)word|other)", r"\Nword", r"\x41word"])
def test_what_is_not_read_needs_nothing(pattern):
    assert find_literals(pattern) == ()


def test_letters_that_match_with_case_ignored_fold_to_one():
    letters = string.ascii_lowercase + "ßàáâãäçèéêëìíîïñòóôõöùúûüýœ"
    every = "".join(map(chr, range(sys.maxunicode + 1)))
    for letter in letters:
        assert {fold(found) for found in re.findall(letter, every, re.IGNORECASE)} == {fold(letter)}


@pytest.mark.parametrize("table", SEARCHES)
def test_rules_fit_their_examples_and_no_other_text_is_lost(table):
    search = SEARCHES[table]
    for text in (*EXAMPLES, *map(str.upper, EXAMPLES), *map(str.title, EXAMPLES)):
        fitting = [rule for rule, lazy in search.rows if lazy.pattern.search(text)]
        assert [rule for rule, pattern in search.find_near(text) if pattern.search(text)] == fitting


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_every_text_that_a_pattern_matches_holds_a_literal(data):
    rows = [row for name, search in sorted(SEARCHES.items()) if name != "names" for row in search.rows]
    rule, lazy = data.draw(st.sampled_from(rows))
    text = data.draw(st.from_regex(lazy.pattern))
    assert all(any(literal in fold(text) for literal in group) for group in lazy.literals), rule.pattern
    assert lazy.search(text)


def test_a_pattern_is_compiled_when_a_text_holds_its_literal():
    lazy = LazyPattern(r"\bbudget (\d+)")
    assert lazy.search("The hall stays open") is None
    assert "pattern" not in vars(lazy)
    assert lazy.search("BUDGET 30")[1] == "30"
    assert LazyPattern(r"\d+").search("at 7")[0] == "7"
