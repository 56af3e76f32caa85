"""Apologies told in a sentence fill the absent; the sentence stays a point."""

import pytest

from meeting_samples import meeting
from minutekit.meetings.presence.excuses import RULES


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.language} {rule.example}")
def test_the_names_of_an_example_are_absent(rule):
    found = meeting(f"# Minutes of the mill\n7 May 2024\n## Opening\n{rule.example}\n## Roof\n* The gutter is full.\n")
    names = {word for person in found.absent for word in person.name.split()}
    assert names
    assert names <= set(rule.example.rstrip(".").split())
    assert {word for word in ("Ridley", "Shaw", "Vega", "Melo", "Roy", "Beck", "Neri") if word in rule.example} <= names


def test_an_apology_for_a_thing_excuses_nobody():
    found = meeting("# Minutes of the mill\n7 May 2024\n## Roof\n* Apologies from the bank for the late transfer.\n")
    assert not found.absent
