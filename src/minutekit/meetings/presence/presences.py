"""Sentences that say who was there: "Presiding was …", "bajo la presidencia de … y con la asistencia de …"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import Literal, NamedTuple

from minutekit.entities.affiliations import names_role
from minutekit.entities.people import parse_person
from minutekit.entities.shapes import TITLES, is_name
from minutekit.language.literals import RuleSearch
from minutekit.language.patterns import compile_late
from minutekit.language.sentences import split_sentences
from minutekit.meetings.lines import Line
from minutekit.meetings.opening.openings import MEETING_WORDS
from minutekit.meetings.presence.attendance import Attendance
from minutekit.schema import Person

Part = Literal["chair", "notes", "present", "absent"]


class PresenceRule(NamedTuple):
    """Words after which people are named: ``role`` is what they were where their own office is not printed.

    ``example`` is the rule's test: a whole sentence that names Ana Ruiz.
    """

    language: str
    part: Part
    pattern: str
    role: str | None
    example: str


RULES: tuple[PresenceRule, ...] = (
    PresenceRule("en", "chair", r"(?:chaired|presided over|called to order) by|presiding(?: was)?:?|in the chair(?: was)?:?", "chair", "The meeting was chaired by Ana Ruiz."),
    PresenceRule("en", "notes", r"(?:minutes|notes)(?: were)? (?:taken|recorded|kept) by|acting as secretary:?", "minutes", "Notes were taken by Ana Ruiz."),
    PresenceRule("en", "present", r"(?:present|in attendance)(?: at the meeting)? (?:were|was)|(?:those|members) (?:present|attending) (?:were|included)|(?:was|were) attended by|in the presence", None, "Present were Ana Ruiz and Bo Lind."),
    PresenceRule("es", "chair", r"bajo la (?:presidencia|dirección|conducción)|presidid[ao]s? por|presid(?:e|ió|iendo)(?: (?:la|el) (?:sesión|reunión|asamblea|junta|acto|mesa))?|la presidencia (?:la )?(?:ocupa|ostenta)", "presidencia", "Preside la señora Ana Ruiz."),
    PresenceRule("es", "notes", r"act(?:úa|uó|uando)(?: (?:como|de|en calidad de))? secretari[oa](?: de actas| general)?|como secretari[oa](?: de actas)?", "secretaría", "Actúa como secretaria la abogada Ana Ruiz."),
    PresenceRule("es", "present", r"(?:con|contando con) la (?:asistencia|presencia|participación)|(?:estando|encontrándose|hallándose|se encuentran|se hallan|están) (?:también )?presentes?(?: también)?|asist(?:en|ieron|iendo|e)(?: también)?(?: a la (?:reunión|sesión|asamblea))?|comparecen|concurren|(?:sre?s?\.?|señor(?:es|as)) concejal(?:es|as)(?: asistentes)?:", None, "Asisten los señores Ana Ruiz y Bo Lind."),
    PresenceRule("pt", "chair", r"sob a (?:presidência|coordenação|direção)|presidid[ao]s? pel[oa]|presid(?:iu|e|indo)(?: (?:a|à|os) (?:assembleia|reunião|sessão|mesa|trabalhos))?", "presidência", "Presidiu a assembleia a Sra. Ana Ruiz."),
    PresenceRule("pt", "notes", r"secretariad[ao]s? (?:por|pel[oa])|secretari(?:ou|a|ando)(?! (?:municipal|estadual|nacional|executiva|geral|de|da|do)\b)(?: (?:a|à|os) (?:assembleia|reunião|sessão|mesa|trabalhos))?(?= (?:a |o )?(?-i:[A-Z]))|convid(?:ou|ando)(?: a mim)?,?(?=[^.;]{3,60}?,? para (?:secretariar|lavrar))", "secretariado", "Secretariou a reunião Ana Ruiz."),
    PresenceRule("pt", "present", r"com a (?:presença|participação|assistência)|(?:estando|estiveram|estavam|achavam-se|encontravam-se|estão)(?: também)? presentes(?: também)?(?: na (?:reunião|sessão))?|compareceram|presentes(?: também)?(?= os | as )", None, "Estiveram presentes os senhores Ana Ruiz e Bo Lind."),
    PresenceRule("fr", "chair", r"sous la présidence|(?:est |était )?présidée? par", "présidence", "Sous la présidence de Mme Ana Ruiz."),
    PresenceRule("fr", "notes", r"(?:le )?secrétariat (?:est|était) assuré par|assure le secrétariat(?: de séance)?:?", "secrétariat", "Le secrétariat est assuré par Ana Ruiz."),
    PresenceRule("fr", "present", r"(?:étaient|sont|était|est) (?:également )?présente?s?(?: à la (?:réunion|séance))?|en présence|assist(?:ent|aient) (?:également )?à la (?:réunion|séance)", None, "Étaient présents Mme Ana Ruiz et M. Bo Lind."),
    PresenceRule("de", "chair", r"unter (?:der |dem )?(?:leitung|vorsitz|moderation)|den vorsitz (?:führt|führte|hat|hatte|übernimmt|übernahm)|die (?:sitzung|versammlung|besprechung)s?leitung (?:hat|hatte|übernimmt|übernahm)|geleitet (?:wird|wurde) die (?:sitzung|versammlung|besprechung) von", "Leitung", "Den Vorsitz führt Frau Ana Ruiz."),
    PresenceRule("de", "notes", r"(?:das )?protokoll (?:führt|führte|schreibt|schrieb|übernimmt|übernahm)", "Protokoll", "Das Protokoll führt Ana Ruiz."),
    PresenceRule("de", "present", r"anwesend (?:sind|waren|ist|war)|in anwesenheit|(?:als gäste?|ferner|außerdem) (?:sind|waren|ist|war|nehmen|nahmen|nimmt|nahm) (?:anwesend|teil)?|an der (?:sitzung|besprechung) (?:nehmen|nahmen) teil", None, "Anwesend sind Frau Ana Ruiz und Herr Bo Lind."),
    PresenceRule("it", "chair", r"sotto la presidenza|presiedut[ao] da(?:l(?:la)?)?|presiede(?: la (?:seduta|riunione))?|assume la presidenza", "presidenza", "Presiede la sig.ra Ana Ruiz."),
    PresenceRule("it", "notes", r"verbalizza|(?:funge|svolge(?: le funzioni)?|assume le funzioni) (?:da|di) segretari[oa]", "verbalizzante", "Verbalizza la dott.ssa Ana Ruiz."),
    PresenceRule("it", "present", r"(?:sono|risultano|erano)(?: altresì| inoltre)? presenti|alla presenza|(?:partecipano|intervengono)(?: alla (?:seduta|riunione))?", None, "Sono presenti i sigg. Ana Ruiz e Bo Lind."),
    PresenceRule("it", "absent", r"(?:sono|risultano) assenti(?: giustificat[ie])?", None, "Risultano assenti i sigg. Ana Ruiz e Bo Lind."),
    PresenceRule("es", "absent", r"(?:no asiste(?:n|ron)?|están ausentes|ausentes)(?: con (?:aviso|excusa|justificación))?(?= l[oa]s? )", None, "No asisten los señores Ana Ruiz y Bo Lind."),
)  # fmt: skip

# The verb of the sentence that opens formal minutes, in the languages that use one.
CONVENED = compile_late(
    r"\b(?:se re[uú]n\w+|reunid[oa]s|se celebr\w+|reuniu-se|reuniram-se|realizou-se|reunid[oa]s|s['’]est réunie?|se sont réunis|s['’]est tenue?|si è riunit\w|si sono riuniti|"
    r"si è tenuta|è (?:stat[oa] )?convocat[oa]|fand\w*\b.{1,80}\bstatt|versammel\w+|convened|was held|met (?:at|in|on)|met,? pursuant to|assembled|"
    r"(?:se )?(?:dio|da|dando|dado) inicio|(?:se )?constituy\w+|(?:deu-se|teve) início|iniciou-se|(?:bajo|sob|sous|sotto) (?:la |a )?(?:presid|présid)\w+)",
    re.IGNORECASE,
)
_FIRST_LINES = 30
_LONGEST = 1_500
_OPENS_WITHIN = 24
_MOST_LEAD = 9
_MOST_UNKNOWN = 2
_MOST_PEOPLE = 60
_FEWEST_WORDS_LEFT = 4
# When a meeting took place, in a sentence that opens its minutes.
_WHEN = compile_late(r"\d{1,2}\s?[:.h]\s?\d{2}|\b(?:19|20)\d\d\b|\bhoras?\b|\buhr\b|\bheures?\b|\bore\b", re.IGNORECASE)
_LINKS_WORDS = """
the and as well also its of with el la los las lo y e del de al así como también además o os a da do das dos bem ainda
le les l du des et ainsi que dont der die den dem und sowie vom von i gli il ed nonché inoltre altresì degli dei alla seguintes siguientes suivants seguenti folgende folgenden
d in im zur prof.ri mim
"""
_LINKS = frozenset(_LINKS_WORDS.split())
_TITLED_WORDS = """
señor señora señores señoras sres sras senhor senhora senhores senhoras srs messieurs mesdames monsieur madame mm mmes
mlles sigg sigri signor signora signori signore doctora doctor dres doutor doutora avv geom proff herren damen licenciado
licenciada ingeniero ingeniera srª ciudadano ciudadana ciudadanos compañero compañera don doña
"""
_TITLED = frozenset(_TITLED_WORDS.split()) | TITLES
_NAME_PARTICLES = frozenset(
    ["de", "del", "la", "las", "los", "da", "do", "das", "dos", "di", "van", "von", "der", "le"]
)
_TOKEN = compile_late(r"\S+")
_TITLE_BEHIND = compile_late(
    r"(?P<of>(?:\s+(?!y\s|e\s|et\s|und\s)[^\W\d_][^\s,;:.()]*){0,6}?),?\s+(?:d\.ª|(?:d|dª|dña|doña|don|sra|srª|sr|dr|dra|m|mme|sig|dott|prof|herr|frau)\b\.?ª?)\s+(?=(?-i:[^\W\d_a-zß-öø-ÿ]))",
    re.IGNORECASE,
)
_ELISION = compile_late(r"^(?:[ldLD]|dell|all|dall)['’](?=\w)")
_AFFILIATION = compile_late(r"\s*\(([^()]{1,80})\)")
_APPOSITION = compile_late(
    r",\s+((?!(?:y|e|et|und|and|ed)\s)[a-zß-öø-ÿ][^,;.:()]{2,50})(?=[,;.]|\s(?:y|e|et|und|and|ed)\s|$)"
)
_GLUE = compile_late(r"\s*(?:[,;]\s*)?(?:(?:y|e|et|und|and|ed|sowie|&)\s+)?")
# The party of those who follow: "dos seguintes vereadores: BANCADA DO RIO: …".
_PARTY = compile_late(
    r"(?P<stop>[.,;]?)\s*\b(?:bancada|grupo|partido|gruppo|groupe|fraktion)\b[^:.;,]{0,40}:|(?:concejal|vereador|consejer|conselheir|diputad|deputad)\w{0,4}:",
    re.IGNORECASE,
)


class _Bounded(NamedTuple):
    """A rule's pattern as whole words."""

    pattern: str
    rule: PresenceRule


@cache
def _search() -> RuleSearch[_Bounded]:
    return RuleSearch([_Bounded(rf"\b(?:{rule.pattern})(?!\w)", rule) for rule in RULES])


def _find_rules(text: str) -> list[tuple[int, int, PresenceRule]]:
    """Find where rules match, from the left, none overlapping."""
    found = [
        (*match.span(), bounded.rule)
        for bounded, pattern in _search().find_near(text)
        for match in pattern.finditer(text)
    ]
    found.sort(key=lambda entry: entry[0])  # of those that begin at one place the first rule's stays
    kept: list[tuple[int, int, PresenceRule]] = []
    for entry in found:
        if not kept or entry[0] >= kept[-1][1]:
            kept.append(entry)
    return kept


class _Lead(NamedTuple):
    """What stands before a name: articles, titles, an office. ``end``: where the name begins."""

    end: int
    titled: bool
    office: str | None


def _read_lead(text: str, start: int) -> _Lead | None:
    """Read articles, titles and offices up to a capitalised word that is none of them; None where no name follows."""
    titled, unknown = False, 0
    office: list[str] = []
    for count, token in enumerate(_TOKEN.finditer(text, start)):
        word = token.group()
        elision = _ELISION.match(word)
        begin = token.start() + (elision.end() if elision else 0)
        word = word[elision.end() :] if elision else word
        bare = word.casefold().rstrip(".:")
        cut = word.endswith((",", ";", ")", ":")) or count >= _MOST_LEAD
        if bare in _TITLED or word.casefold() in _TITLED:
            titled = True
        elif names_role(word.strip(".,;:")) and (word[0].islower() or _reads_on(text, token.end())):
            office.append(word)
            named = _TITLE_BEHIND.match(text, token.end())
            if named:
                # "la Sra. Secretaria de la Corporación Dña. Ana Ruiz", "el Alcalde, D. Bo Lind"
                return _Lead(named.end(), titled=True, office=" ".join((*office, *named["of"].split())).rstrip(" ,"))
        elif bare in _LINKS:
            office += [word] if office else []
        elif word[0].isupper():
            return _Lead(begin, titled, " ".join(office).rstrip(" ,") or None)
        elif word[0].islower():
            unknown += 1
            office += [word] if office else []
            if unknown > (_MOST_UNKNOWN if office or titled else 0):
                return None
        else:
            return None
        if cut and bare not in _TITLED:
            return None
    return None


def _reads_on(text: str, position: int) -> bool:
    """Tell whether a capitalised word follows: "Presidente Ana Ruiz" opens with an office, "Presidente," is one."""
    if _TITLE_BEHIND.match(text, position):
        return True
    following = _TOKEN.search(text, position)
    word = following.group() if following else ""
    return word[:1].isupper() or word.casefold() in _TITLED or word.casefold().rstrip(".") in _TITLED


def _read_name(text: str, start: int) -> tuple[str, int]:
    """Read the capitalised words of a name, particles between them; return it and where it ends."""
    words: list[str] = []
    end = start
    waiting: list[str] = []
    for token in _TOKEN.finditer(text, start):
        word = token.group()
        stop = re.search(r"[,;:)]|\.$", word)
        bare = word[: stop.start()] if stop else word
        initial = len(bare) == 1 and word.endswith(".")
        if not bare or word[0] in "(–—-":
            break
        if words and bare.casefold() in _NAME_PARTICLES and bare[0].islower() and not stop:
            waiting.append(bare)
            continue
        if not bare[0].isupper():
            break
        words += [*waiting, bare + ("." if initial else "")]
        waiting = []
        end = token.start() + len(bare) + initial
        if stop and not initial:
            break
    return " ".join(words), end


def _blank(party: re.Match[str]) -> str:
    """Put blanks for the label of a group, so that what follows goes on with the list."""
    stop = "," if party["stop"] else ""
    return stop + " " * (len(party[0]) - len(stop))


def read_people(text: str, start: int, most: int = _MOST_PEOPLE) -> tuple[list[Person], int]:
    """Read the people whom a sentence names from ``start`` on, ``most`` at most, and where that ends."""
    people: list[Person] = []
    text = _PARTY.sub(_blank, text) if ":" in text[start:] else text
    end = start
    several = False
    while len(people) < most:
        glue = _GLUE.match(text, end)
        begin = glue.end() if glue else end
        if people and begin == end:
            break
        lead = _read_lead(text, begin)
        if lead is None:
            break
        name, stop = _read_name(text, lead.end)
        # Without a title or an office one word may be anything, and what follows the first may too.
        if not is_name(name, single=lead.titled and not names_role(name)) or (
            people and not lead.titled and not lead.office and " " not in name
        ):
            break
        end = stop
        affiliation = _AFFILIATION.match(text, end)
        parts: list[str] = []
        if affiliation:
            parts, end = [affiliation.group(1)], affiliation.end()
        apposition = _APPOSITION.match(text, end)
        if apposition and names_role(apposition.group(1).split()[0]):
            parts.append(apposition.group(1).strip())
            end = apposition.end()
        read = parse_person(f"{name} ({'; '.join(parts)})") if parts else None
        several = several or bool(lead.office and re.search(r"(?:es|s|[oae]i)\b", lead.office.split()[0]) and not parts)
        role = read.role if read else None if several else lead.office
        people.append(Person(name, role, read.organisation if read else None))
    return people, end


def read_presences(lines: list[Line], attendance: Attendance, officers: list[Person]) -> None:
    """Read who led, recorded and came, where the head of the minutes tells it in sentences.

    A line that says nothing else is marked as one of people; any other stays what it is.
    """
    for line in lines[:_FIRST_LINES]:
        told = line.role == "dropped" and line.reason == "meeting-field"
        if (line.role != "open" and not told) or line.listed or line.words < 3 or not line.block.text:
            continue
        text = line.block.text[:_LONGEST]
        opening = (
            told
            or CONVENED.search(text) is not None
            or text[:_OPENS_WITHIN] != line.text[:_OPENS_WITHIN]
            or (MEETING_WORDS.search(text) is not None and _WHEN.search(text) is not None)
        )
        kept: list[tuple[int, int]] = []
        for start, stop, rule in _find_rules(text):
            if kept and start < kept[-1][1]:
                continue
            if not opening and not kept and start > _OPENS_WITHIN:
                break
            if rule.part in {"present", "absent"} and text[stop:].lstrip().startswith(":"):
                break  # a label, which has its own reader
            begin = stop + (text[stop : stop + 1] == ":")
            people, end = read_people(text, begin, 1 if rule.part in {"chair", "notes"} else _MOST_PEOPLE)
            if not people or (len(people) < 2 and rule.part == "present" and " " not in people[0].name):
                continue
            _take(people, rule, attendance, officers)
            kept.append((start, end))
        left = text
        for begin, end in reversed(kept):
            left = left[:begin] + left[end:]
        if kept and line.role == "open" and len(re.findall(r"[^\W_]+", left)) < _FEWEST_WORDS_LEFT:
            line.role = "people"


def opening_end(text: str, language: str | None) -> int:
    """Return where the sentences end that open minutes: the first with its date, and those right after that name people."""
    end = 0
    for begin, stop in split_sentences(text[:_LONGEST], language):
        sentence = text[begin:stop]
        told = _find_rules(sentence)[:1]
        names = told and told[0][0] <= _OPENS_WITHIN and read_people(sentence, told[0][1])[0]
        before = text[:end].rpartition(" ")[2].casefold()
        # "… y D. Ana Ruiz" is one sentence.
        if end and not names and before not in _TITLED and before.rstrip(".") not in _TITLED:
            break
        end = stop
    return end


def _take(people: list[Person], rule: PresenceRule, attendance: Attendance, officers: list[Person]) -> None:
    """Add the people to the part of the meeting's people that the rule speaks of."""
    if rule.part in {"chair", "notes"}:
        person = people[0]
        officers.append(replace(person, role=", ".join(filter(None, (rule.role, person.role)))))
        return
    listed = attendance.absent if rule.part == "absent" else attendance.present
    listed.extend(person for person in people if all(person.name != other.name for other in listed))
