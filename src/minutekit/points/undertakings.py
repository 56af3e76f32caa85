"""Sentences in which somebody named undertakes to do something, whatever else they say was agreed."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from functools import cache
from typing import NamedTuple

from minutekit.language.literals import RuleSearch
from minutekit.language.patterns import compile_late
from minutekit.points.openers import opener_end

_WORD = r"[^\W\d_a-zß-öø-ÿ][\w'’.-]*"
_ONE = rf"(?:{_WORD})(?:\s+(?:d[aeio]s?|del|della|van|von|der|{_WORD})){{0,3}}"
_WHO = compile_late(
    rf"(?:(?:[Tt]he|El|La|Le|Il|O|A|Der|Die)\s+)?(?P<owner>{_ONE}(?:\s*(?:,|&|\+|and|y|e|et|und)\s*{_ONE}){{0,3}}|[^\W\d_]{{4,20}})\s+"
)
# An office of several words, which somebody listed must hold.
_OFFICE = compile_late(r"(?:[Tt]he )?(?P<owner>[A-ZÀ-Þ][\w'’-]+(?: (?:of|for|and|the|de|[A-ZÀ-Þ][\w'’-]+)){1,6})\s+")
# Verbs by which nobody does anything.
_IDLE = r"(?!be\b|have\b|not\b|like\b|need\b|want\b|prefer\b|support\b|know\b|think\b|see\b|the\b|an?\b|this\b|that\b|it\b|all\b)"
_DONE = r"(?:send|share|circulate|check|contact|follow|write|draft|prepare|arrange|look|report|bring|email|call|phone|ask|speak|talk|investigate|update|book|organi[sz]e|find|get|make|take|chase|raise|provide|submit|meet|review|collect|order|buy|research|explore|liaise|compile|produce|forward|post|publish|set|invite|pass|obtain)"


class Undertaking(NamedTuple):
    """A way of saying it; ``example`` is the rule's test and names Ruth.

    ``pattern`` is what follows whoever opens the sentence, or the whole sentence with a group ``owner``.
    """

    language: str
    pattern: str
    example: str


UNDERTAKINGS: tuple[Undertaking, ...] = (
    Undertaking("en", rf"(?:(?:has|have|had|also|then|kindly|both|all) ){{0,2}}(?:agreed|offered|volunteered|promised|undertook|undertaken|committed|pledged) to {_IDLE}[a-z]{{2,}}", "Ruth agreed to draft the letter."),
    Undertaking("en", rf"(?:said|confirmed|noted|indicated|advised|stated|reported|explained|added|suggested) (?:that )?(?:he|she|they|he/she)(?:['’]ll| will| would) (?:also )?{_DONE}\b", "Ruth said she would draft the letter."),
    Undertaking("en", rf"(?:(?:is|are) (?:also )?going to {_IDLE}(?!\w+ing\b)[a-z]{{3,}}|(?:will be responsible|will take responsibility|takes responsibility|took responsibility) for\b)", "Ruth is going to call the bank."),
    Undertaking("es", r"(?:(?:también )?se (?:compromete|comprometen|comprometió|comprometerá|ofrece|ofreció|ofrecen|ofrecieron) (?:a|para)|qued(?:a|ó|an|aron) (?:en|de)|(?:va|van) a|asumió|asume) (?!ser\b|estar\b|tener\b|haber\b|la\b)[^\W\d_]+r(?:l[aeo]s?|se)?\b", "Ruth queda en llamar al banco."),
    Undertaking("pt", r"(?:(?:também )?(?:se )?(?:comprometeu|compromete|ofereceu|oferece|prontificou|comprometeram)(?:-se)? (?:a|para)|fic(?:ou|a|aram|am) de|(?:vai|vão)) (?!ser\b|estar\b|ter\b|haver\b)[^\W\d_]+r\b", "Ruth ficou de ligar para o banco."),
    Undertaking("fr", r"(?:s['’]engage à|s['’]est engagée? à|accepte d(?:e |['’])|a accepté d(?:e |['’])|se porte volontaire pour|se chargera d(?:e |['’])|(?:va|vont)) ?(?!être\b|avoir\b|y\b|en\b)[^\W\d_]+(?:er|ir|re)\b", "Ruth s'engage à envoyer la liste."),
    Undertaking("de", r"(?:(?:hat|haben) (?:zugesagt|angeboten|versprochen|sich bereit ?erklärt),?|(?:erklärt|erklären) sich bereit,?|(?:sagt|sagen) zu,|bietet an,|(?:verpflichtet|verpflichten) sich,?)\s.*(?:\bzu\b|\wzu\w+en\b)", "Ruth hat zugesagt, die Bank anzurufen."),
    Undertaking("de", r"^(?:Mit|Nach|Ab|Für|In|Im|Am|Zum|Zur|Bei|Auf|Seit|Wegen|Aus|Von|Vor|Bis) [^.;:,]{2,40}? (?:soll|sollen|übernimmt|übernehmen|klärt|prüft|schickt|informiert|organisiert|verschickt|kümmert sich|bereitet|erstellt) (?:(?:der|die|den) )?(?P<owner>(?:Herr |Frau )?[A-ZÄÖÜ][\w-]+(?: [A-ZÄÖÜ][\w-]+)?)\b", "Mit Einverständnis übernimmt Ruth die Kasse."),
    Undertaking("de", r"^[A-ZÄÖÜ][a-zäöüß]+ (?:soll|sollen|muss|müssen|übernimmt|übernehmen|klärt|prüft|schickt|informiert|organisiert|verschickt|kümmert sich|bereitet|erstellt) (?:(?:der|die|den) )?(?P<owner>(?:Herr |Frau )?[A-ZÄÖÜ][\w-]+(?: [A-ZÄÖÜ][\w-]+)?)\b", "Außerdem soll Ruth die Bank anrufen."),
    Undertaking("de", r"^[A-ZÄÖÜ][a-zäöüß]+ (?:wird|werden) (?P<owner>(?:Herr |Frau )?[A-ZÄÖÜ][\w-]+(?: [A-ZÄÖÜ][\w-]+)?) (?!.*\b(?:werden|worden|sein|ge\w+en|ver\w+t)\W*$).*\w{2,}[en]n\W*$", "Dann wird Ruth die Liste verschicken."),
    Undertaking("it", r"(?:si (?:impegna|impegnano) a|si è (?:impegnat[oa]) a|si (?:offre|è offert[oa]) (?:di|per)|(?:ha accettato|accetta) di|si rende disponibile (?:a|per)) [^\W\d_]+(?:re|r[lsc]i|rl[aoe])\b", "Ruth si impegna a chiamare la banca."),
)  # fmt: skip
_HOLDERS = compile_late(
    r"^(?:[Tt]he |Der |Die )?(?P<owner>(?i:vice[- ]chair|chair(?:man|woman|person)?|clerk|secretary|treasurer|vorsitzender?|schriftführer(?:in)?|kassierer?(?:in)?|kassenwart(?:in)?|geschäftsführer(?:in)?))"
    r" (?:(?:will|shall)(?: also| then)? (?!be\b|have\b|not\b|serve\b|hold\b|preside\b)[a-z]{3,}|(?:soll|übernimmt|klärt|prüft|verschickt|informiert|kümmert sich|organisiert)\b|wird (?=.*\w{2,}[en]n\W*$)(?!.*\b(?:werden|sein|ge\w+en)\W*$))"
)
_OFFICE_STARTS = ("chair", "the c", "the s", "the t", "the v", "clerk", "secre", "treas", "vice", "der ", "die ")
_MOST_READ = 600
_LONGEST_HEAD = 80


@cache
def _search(languages: frozenset[str | None]) -> RuleSearch[Undertaking]:
    return RuleSearch([rule for rule in UNDERTAKINGS if rule.language in languages], re.NOFLAG)


def _find_owner(pattern: re.Pattern[str], text: str) -> str | None:
    if "owner" in pattern.groupindex:
        match = pattern.search(text)
        return match["owner"] if match else None
    for match in pattern.finditer(text):
        who = _WHO.fullmatch(text, 0, match.start())
        who = who or _OFFICE.fullmatch(text, 0, match.start())
        if who:
            return who["owner"]
    return None


def find_undertaking(text: str, names: frozenset[str], languages: AbstractSet[str | None]) -> str | None:
    """Return who opens a sentence as the one who undertakes to do it; None for any other text.

    ``names``: words of people's names, and offices, in lower case. Bodies that agree decide; people that do act.
    ``languages``: those that the text may be in; English is tried in any case.
    """
    text = text[:_MOST_READ]
    if text.rstrip().endswith("?"):
        return None
    head = text[:_LONGEST_HEAD].casefold()
    patterns = [pattern for _, pattern in _search(frozenset({"en", *languages})).find_near(text)]
    if not patterns and not any(start in head for start in _OFFICE_STARTS):
        return None
    end = opener_end(text, names)
    bare = text[end:]
    for said in (bare, text) if end else (text,):
        for pattern in patterns:
            owner = _find_owner(pattern, said)
            words = re.findall(r"[^\W\d_]+", owner.casefold()) if owner else []
            office = " ".join(words)
            if words and (office in names or (" of " not in office and (words[0] in names or words[-1] in names))):
                return owner
    holder = _HOLDERS.match(bare) if bare[:5].casefold().startswith(_OFFICE_STARTS) else None
    return holder["owner"] if holder else None
