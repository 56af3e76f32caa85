"""Who will do it: words before the name, and people who undertake something."""

from __future__ import annotations

import pytest

from meeting_samples import labelled_meeting as meeting
from minutekit.schema import ReadOptions


def owner_of(text, language):
    found = meeting(f"Present: Ruth Adeyemi, Jonas Beck\n## Notes\n* {text}", ReadOptions(language=language))
    point = found.points[-1]
    return point.kind, point.owner


@pytest.mark.parametrize(
    ("language", "words", "said"),
    [
        ("en", "then next also afterwards", "will book the hall"),
        ("es", "luego además después", "enviará la lista"),
        ("pt", "depois também amanhã", "enviará a lista"),
        ("fr", "ensuite puis enfin", "enverra la liste"),
        ("it", "poi inoltre infine", "invierà la lista"),
    ],
)
def test_openers_are_no_part_of_an_owner(language, words, said):
    for word in words.split():
        assert owner_of(f"{word.capitalize()} Ruth {said}.", language) == ("action", "Ruth")


@pytest.mark.parametrize(
    ("language", "text", "owner"),
    [
        ("en", "Afterwards, Ruth will write to the owner.", "Ruth"),
        ("en", "The list is old. Then Ruth will write to the owner.", "Ruth"),
        ("en", "Also Ruth to book the van.", "Ruth"),
        ("en", "The clerk will circulate the minutes.", "clerk"),
        ("en", "Ruth and Jonas have agreed to meet the mayor.", "Ruth and Jonas"),
        ("es", "Por lo tanto, Ruth llamará al banco.", "Ruth"),
        ("es", "Además Ruth va a llamar al banco.", "Ruth"),
        ("fr", "Par ailleurs, Ruth préparera la salle.", "Ruth"),
        ("de", "Anschließend wird Jonas Beck den Saal buchen.", "Jonas Beck"),
        ("it", "Nel frattempo Ruth chiamerà la banca.", "Ruth"),
    ],
)
def test_who_will_do_it(language, text, owner):
    assert owner_of(text, language) == ("action", owner)


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("en", "The board agreed to draft the letter.", "decision"),
        ("en", "Then the lift will be out of order.", "statement"),
        ("en", "The clerk will be away in May.", "statement"),
        ("en", "Ruth said she would like the old sign back.", "statement"),
        ("es", "Entonces el autobús pasará por la plaza.", "statement"),
        ("de", "Dann wird Ruth von allen gelobt werden.", "statement"),
        ("de", "Der Kassenwart wird im Mai von allen gelobt werden.", "statement"),
    ],
)
def test_what_is_no_undertaking(language, text, kind):
    assert owner_of(text, language) == (kind, None)


def test_an_office_that_somebody_listed_holds_undertakes():
    found = meeting(
        "Present: Ruth Adeyemi (Head of Housing), Jonas Beck\n## Notes\n"
        "* The Head of Housing agreed to circulate the figures.\n* The Head of State agreed to circulate the figures."
    )
    assert [(p.kind, p.owner) for p in found.points] == [("action", "Head of Housing"), ("decision", None)]
