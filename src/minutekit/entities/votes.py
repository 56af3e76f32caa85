"""How many voted for and against, and how many abstained, as printed."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from minutekit.entities.numerals import NUMBER_WORDS

_MOST_IN_WORDS = 12
_NONE = "no none nil ningún ninguna ninguno nenhum nenhuma aucun aucune kein keine keiner keinen nessun nessuno nessuna"
NUMBERS = {word: number for word, number in NUMBER_WORDS.items() if number <= _MOST_IN_WORDS}
NUMBERS |= dict.fromkeys(_NONE.split(), 0)
"""Counts written as words."""


class Ballot(NamedTuple):
    """Counts as printed; None where a count is not printed."""

    votes_for: int | None = None
    votes_against: int | None = None
    abstentions: int | None = None


class VoteWords(NamedTuple):
    """The words beside a count, in front of it or after it. ``example`` is the rule's test, ``counts`` its answer."""

    language: str
    in_favour: str
    against: str
    abstained: str
    reason: str
    example: str
    counts: tuple[int | None, int | None, int | None]


VOTE_WORDS: tuple[VoteWords, ...] = (
    VoteWords("en", r"(?:votes? )?(?:for|in favou?r)|yes(?: votes?)?|yeas?|ayes?", r"(?:votes? )?against|opposed|no(?: votes?)?|nays?|noes", r"abst(?:ain(?:ed|ing|s)?|entions?)?", "for, against, abstained", "Vote: 12 for, 3 against, 2 abstentions", (12, 3, 2)),
    VoteWords("es", r"(?:votos? )?(?:a favor|favorables?|afirmativos?)|s[ií]", r"(?:votos? )?(?:en contra|desfavorables?|negativos?)", r"abstenci(?:ón|ones)|abst\.?", "a favor, en contra, abstenciones", "Sale con 8 votos a favor, 2 en contra y 1 abstención.", (8, 2, 1)),
    VoteWords("pt", r"(?:votos? )?(?:a favor|favoráve(?:l|is))|sim", r"(?:votos? )?(?:contra|contrários?|desfavoráve(?:l|is))|não", r"absten(?:ção|ções)", "a favor, contra, abstenções", "Com 6 votos favoráveis, 1 contra e 2 abstenções", (6, 1, 2)),
    VoteWords("fr", r"(?:voix |votes? )?(?:pour|favorables?)|oui", r"(?:voix |votes? )?(?:contre|défavorables?)|non", r"abstentions?", "voix pour, contre, abstentions", "Adopté par 9 voix pour, 1 contre, 2 abstentions", (9, 1, 2)),
    VoteWords("de", r"ja-?stimmen?|fürstimmen?|(?:stimmen? )?dafür|ja", r"nein-?stimmen?|gegenstimmen?|(?:stimmen? )?dagegen|nein", r"(?:stimm)?enthaltung(?:en)?|enth\.?", "Ja-Stimmen, Nein-Stimmen, Enthaltungen", "Angenommen mit 5 Ja-Stimmen, 2 Nein-Stimmen, 1 Enthaltung", (5, 2, 1)),
    VoteWords("it", r"(?:vot[oi] )?(?:favorevol[ei]|a favore|fav\.)|sì", r"(?:vot[oi] )?(?:contrar(?:i|io)|contro|sfavorevol[ei]|contr\.)", r"astenut[oi]|astension[ei]|ast\.", "favorevoli, contrari, astenuti", "Approvato con 6 voti favorevoli, 1 contrario e 2 astenuti", (6, 1, 2)),
)  # fmt: skip


class TallyRule(NamedTuple):
    """Counts in a fixed order: the groups ``f``, ``a`` and, where there is one, ``x``. ``example`` is the rule's test.

    ``needs``: what stands in every text that a rule with numbers in words matches.
    """

    language: str
    pattern: str
    reason: str
    example: str
    counts: tuple[int | None, int | None, int | None]
    needs: str = ""


_NUMBER = rf"(?:\d{{1,4}}|(?:{'|'.join(sorted(NUMBERS, key=len, reverse=True))})\b)"
_END = r"(?!\w|%|[.,:/–—-]\d)"
# "passed 5-10 boats" counts boats.
_NO_THING = r"(?!\s(?!(?:to|with|by|in|and|on|after|as|votes?|abst\w*|con|mit|com|avec|und|y|e|et)\b)(?-i:[a-zß-öø-ÿ]))"
_VERBS = r"\b(?:carrie[sd]|passe[sd]|approved|adopted|accepted|agreed|defeated|lost|rejected|failed|fails|vote[sd]?|voting|votaci[oó]n|votação|aprobad[oa]|rechazad[oa]|aprovad[oa]|rejeitad[oa]|adoptée?|approuvée?|rejetée?|angenommen|beschlossen|genehmigt|abgelehnt|abstimmung|approvat[oa]|respint[oa]|votazione)"
_LINKS = r"\W{1,3}(?:(?:by|with|of|was|is|a|the|vote|result|por|con|com|par|mit|per)\W{1,2}){0,4}"
TALLIES: tuple[TallyRule, ...] = (
    TallyRule("", rf"{_VERBS}{_LINKS}(?P<f>\d{{1,3}})\s?(?P<s>[-–—])\s?(?P<a>\d{{1,3}})(?:\s?(?P=s)\s?(?P<x>\d{{1,3}}))?{_END}{_NO_THING}", "result, for-against-abstained", "Carried 7-0-1", (7, 0, 1)),
    TallyRule("", rf"{_VERBS}{_LINKS}(?P<f>\d{{1,3}})\s?(?P<s>[,/:])\s?(?P<a>\d{{1,3}})\s?(?P=s)\s?(?P<x>\d{{1,3}}){_END}{_NO_THING}", "result, three counts", "Passed 6, 0, 1 [Yes, No, Abstain]", (6, 0, 1)),
    TallyRule("en", rf"(?-i:\b(?:CARRIED|LOST|PASSED|DEFEATED))\W{{1,3}}(?P<f>\d{{1,2}})\s?/\s?(?P<a>\d{{1,2}}){_END}", "result in capitals, for/against", "CARRIED 5/2", (5, 2, None)),
    TallyRule("", rf"(?-i:\bY(?:es|ea)?s?)\s?[-:=]\s?(?P<f>\d{{1,3}})[,;/ ]{{1,3}}(?-i:N(?:o|ay)?s?)\s?[-:=]\s?(?P<a>\d{{1,3}})(?:[,;/ ]{{1,3}}(?-i:A(?:bst\w*)?)\s?[-:=]\s?(?P<x>\d{{1,3}}))?{_END}", "letters for yes, no, abstained", "Vote: Y-5 N-0 A-1", (5, 0, 1)),
    TallyRule("de", r"\b(?:abstimmung(?:sergebnis)?|beschluss|angenommen|abgelehnt|ergebnis|stimmen)\W{1,4}(?:mit )?(?P<f>\d{1,3})\s?:\s?(?P<a>\d{1,3})\s?:\s?(?P<x>\d{1,3})(?![\w:])", "drei Zahlen mit Doppelpunkt", "Beschluss: 12:3:2", (12, 3, 2)),
    TallyRule("de", r"\babstimmung(?:sergebnis)?\s?[:–-]\s?(?P<f>\d{1,3})\s?:\s?(?P<a>\d{1,3})(?!\s?[\w:])", "zwei Zahlen mit Doppelpunkt", "Abstimmungsergebnis: 5 : 1", (5, 1, None)),
    TallyRule("en", rf"(?<![\w.,])(?P<f>{_NUMBER}) votes? to (?P<a>{_NUMBER}){_END}", "votes to", "Lost, 2 votes to 4", (2, 4, None), " to "),
    TallyRule("en", rf"{_VERBS}{_LINKS}(?P<f>{_NUMBER}) (?:votes )?to (?P<a>{_NUMBER})(?! (?:\d|minutes|hours|days|weeks|months|years)){_END}", "result, for to against", "Defeated by 3 to 5.", (3, 5, None), " to "),
    TallyRule("es", rf"(?<![\w.,])(?P<f>{_NUMBER}) votos? (?:a|contra|frente a) (?P<a>{_NUMBER}){_END}", "votos contra", "Sale por 5 votos contra 2", (5, 2, None), "votos"),
    TallyRule("fr", rf"(?<![\w.,])(?P<f>{_NUMBER}) voix (?:à|contre) (?P<a>{_NUMBER}){_END}", "voix contre", "Rejeté par 5 voix contre 2", (5, 2, None), "voix"),
    TallyRule("de", rf"(?<![\w.,])(?P<f>{_NUMBER}) (?:stimmen? )?(?:zu|gegen) (?P<a>{_NUMBER}) stimmen?\b|(?<![\w.,])(?P<f2>{_NUMBER}) stimmen? (?:zu|gegen) (?P<a2>{_NUMBER}){_END}", "zu … Stimmen", "Mit 5 zu 2 Stimmen angenommen", (5, 2, None), "stimm"),
    TallyRule("de", r"(?<![\w.,:])(?P<f>\d{1,3})\s?:\s?(?P<a>\d{1,3})(?:\s?:\s?(?P<x>\d{1,3}))? stimmen?\b", "mit Doppelpunkt vor Stimmen", "Mit 14:2:1 Stimmen beschlossen", (14, 2, 1)),
    TallyRule("it", rf"(?<![\w.,])(?P<f>{_NUMBER}) voti (?:a|contro) (?P<a>{_NUMBER}){_END}", "voti contro", "Passa con 5 voti contro 2", (5, 2, None), "voti"),
)  # fmt: skip

_SURE = re.compile(r"vot|voix|stimm|enthalt|abst|in favou?r|a favore?\b|favorevol|asten", re.IGNORECASE)
# Counts without a word that speaks of a vote need one for a side against: what holds neither tells of none.
_MAY_COUNT = re.compile(
    rf"{_SURE.pattern}|against|oppos|negativ|contr|gegen|favor|enth|\bast\.|\b(?:n(?:o|on|oes|ein|ays?)|não)\b",
    re.IGNORECASE,
)
# What stands in whatever a tally of figures matches.
_FIGURES = re.compile(r"(?:\d\s?[-–—,/:]|[a-z]\s?[-:=])\s?\d", re.IGNORECASE)
_TIGHT = re.compile(
    r"\s*(?:\([^()]{0,80}\))?[\s,;./|–—-]{0,4}(?:(?:and|with|y|con|e|com|et|avec|und|bei|mit)\s)?\s*", re.IGNORECASE
)
_VOTE = re.compile(r"\b(?:vot|abstimmung|stimm|scrutin|result)", re.IGNORECASE)
_WIDEST_GAP = 60
_MOST_DAYS, _MOST_MONTHS, _FIRST_YEAR = 31, 12, 19


_SIDES = {
    "f": "|".join(words.in_favour for words in VOTE_WORDS),
    "a": "|".join(words.against for words in VOTE_WORDS),
    "x": "|".join(words.abstained for words in VOTE_WORDS),
}


@cache
def _count_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = "|".join(f"(?P<{side}>{words})" for side, words in _SIDES.items())
    return (
        re.compile(
            rf"\b(?:{words})(?:\s{{0,2}}[:=–-]\s{{0,2}}|\s)(?:n\.?\s?)?(?P<number>\d{{1,4}}){_END}", re.IGNORECASE
        ),
        re.compile(rf"(?<![\w.,:/–-])(?<!\bno )(?P<number>{_NUMBER})\s(?:{words})(?!\w)", re.IGNORECASE),
    )


_DIGIT = re.compile(r"\d")


def _find_counts(text: str) -> list[re.Match[str]]:
    """Find numbers with a side of a vote beside them.

    Whichever begins first has the number: "For 6 against 0" and "6 for 0 against" both come out right.
    """
    words_first, number_first = _count_patterns()
    found = [*(words_first.finditer(text) if _DIGIT.search(text) else ()), *number_first.finditer(text)]
    kept: list[re.Match[str]] = []
    for match in sorted(found, key=lambda match: match.start()):
        if not kept or match.start() >= kept[-1].end():
            kept.append(match)
    return kept


@cache
def _compile_tally(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _value(text: str) -> int:
    return int(text) if text.isdecimal() else NUMBERS[text.casefold()]


def _is_date(match: re.Match[str]) -> bool:
    """Return whether three numbers look like a day, a month and a short year."""
    groups = match.groupdict()
    if not groups.get("x") or groups.get("s") == ",":
        return False
    day, month, year = (int(groups[name]) for name in "fax")
    return year >= _FIRST_YEAR and 0 < day <= _MOST_DAYS and 0 < month <= _MOST_MONTHS


def _read_words(text: str) -> tuple[dict[str, set[int]], list[tuple[int, int]]]:
    """Read counts with words beside them. One alone counts only if its word speaks of a vote."""
    if not _MAY_COUNT.search(text):
        return {}, []
    chains: list[list[re.Match[str]]] = []
    voting = _VOTE.search(text) is not None
    for match in _find_counts(text):
        gap = text[chains[-1][-1].end() : match.start()] if chains else ""
        sure = voting or (chains and _SURE.search(chains[-1][0].group()))
        joined = chains and (_TIGHT.fullmatch(gap) or (sure and len(gap) <= _WIDEST_GAP))
        if joined:
            chains[-1].append(match)
        else:
            chains.append([match])
    counts: dict[str, set[int]] = {}
    places = []
    for chain in chains:
        sides = [(next(side for side in _SIDES if unit[side]), unit) for unit in chain]
        if len({side for side, _ in sides}) < 2 and not any(_SURE.search(unit.group()) for unit in chain):
            continue
        for side, unit in sides:
            counts.setdefault(side, set()).add(_value(unit["number"]))
            places.append(unit.span())
    return counts, places


def read_votes(text: str) -> tuple[Ballot | None, list[tuple[int, int]]]:
    """Read the counts of a vote, and where they stand.

    Where a text tells of several votes with different counts, none is given.
    """
    tallied: dict[str, set[int]] = {}
    places: list[tuple[int, int]] = []
    rest = text
    lower, figures = text.lower(), _FIGURES.search(text)
    for rule in TALLIES:
        if not (rule.needs in lower if rule.needs else figures):
            continue
        for match in _compile_tally(rule.pattern).finditer(text):
            if _is_date(match):
                continue
            for name, value in match.groupdict().items():
                if value and name != "s":
                    tallied.setdefault(name[0], set()).add(_value(value))
            places.append(match.span())
            rest = rest[: match.start()] + "\x00" * len(match.group()) + rest[match.end() :]
    counts, told = _read_words(rest)
    places += told
    for side, values in tallied.items():
        counts.setdefault(side, set()).update(values)
    if not counts or any(len(values) > 1 for values in counts.values()):
        return None, places
    found = {side: values.pop() for side, values in counts.items()}
    return Ballot(found.get("f"), found.get("a"), found.get("x")), places
