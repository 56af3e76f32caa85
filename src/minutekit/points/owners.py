"""Who is to do an action, and by when."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache
from typing import NamedTuple

from minutekit.language.literals import LazyPattern, LiteralSet, RuleSearch
from minutekit.language.patterns import compile_late
from minutekit.points.cues import STATE
from minutekit.points.openers import is_opener, opener_end

_SHORT_TITLES_WORDS = "Dr Mr Mrs Ms Mx Prof Sr Sra Dra Sig Dott Ing Avv Hr Fr St Rev Cllr Capt Mme"
_SHORT_TITLES = frozenset(_SHORT_TITLES_WORDS.split())
_SHORTENED = compile_late(r"[A-Z](?<!\w.)[a-z]{1,4}\.")
# A word of a name, in a text marked by ``_mark_titles``.
_WORD = r"(?<!\w)[^\W\d_a-zß-öø-ÿ](?:\.|[\w'’-]*)"
_NAME = rf"{_WORD}(?:\s+(?:d[aeio]s?|del|della|van|von|der|den|{_WORD})){{0,3}}"
_NAMES = rf"{_NAME}(?:\s*(?:/|,|&|\+|and|und|y|e|et|und)\s*{_NAME}){{0,6}}"
_STATUS_WORDS = """
done open closed todo wip x ok new in progress completed complete pending ongoing draft chat tbd tbc erledigt offen
hecho pendiente fait note all-day on agenda
"""
_STATUS = frozenset(_STATUS_WORDS.split())
_NOBODY_WORDS = """
the this that these those it we they he she you i there next meeting agenda motion proposal request vote move
question action decision note everyone el la los las se esto nadie o a os as le il elle on ce der die das es er sie
man lo gli si if all what who when how why where please prior due according thanks welcome back plan plans try need needs
want able ready up reminder introduction access subject related in from january february march april june july august
september october november december
"""
_NOBODY = frozenset(_NOBODY_WORDS.split())


_TITLES = frozenset(
    ["herr", "frau", "mr", "mrs", "ms", "sr", "sra", "señor", "señora", "m", "mme", "sig", "cllr", "cr", "dr"]
)

# Offices that stand for whoever holds them, as owners of actions.
_OFFICES_WORDS = """
chair chairman chairwoman chairperson clerk secretary treasurer president director manager coordinator presidenta
presidente secretaria secretario tesorera tesorero secretária secretário tesoureira tesoureiro présidente président
secrétaire trésorier trésorière vorsitzende vorsitzender schriftführerin schriftführer kassierer kassiererin
segretaria segretario tesoriere
"""
OFFICES = frozenset(_OFFICES_WORDS.split())


class OwnerRule(NamedTuple):
    """A way of naming the owner: the group ``owner`` holds the name; ``example`` is the rule's test.

    ``known``: only somebody whom the document names elsewhere, or who has a title in front.
    """

    name: str
    pattern: str
    example: str
    known: bool = False


OWNERS: tuple[OwnerRule, ...] = (
    OwnerRule("owner label", rf"\b(?:owner|resp\.|assigned to|assignee|responsible(?: person)?|responsable|responsável|verantwortlich|zuständig|responsabile|incaricat[oa]|person responsible[^:]{{0,30}})\s*(?:is|:|ist|es|est|è|é)?\s*:?\s+(?P<owner>{_NAMES})", "Book the hall (owner: Ruth Adeyemi)"),
    OwnerRule("action label", rf"^(?i:action(?: item)?s?|ai|to-?do|tareas?|acci[oó]n|aufgabe|aktion|actie|tâche|tarefa|azione|compito)\s*[:(\[–—-]+\s*(?P<owner>{_NAMES})\s*(?:[:)\]–—-]|\s+(?:to|will|shall|should|must|va a|wird|soll|doit|devra|deve|dovrà|irá)\b)", "Action: Ruth will book the hall"),
    OwnerRule("command", rf"^#(?:action|todo)\s+(?P<owner>{_NAMES}|[a-z][\w-]{{1,20}}(?:(?:,| and|, and) [a-z][\w-]{{1,20}}){{0,3}})\s+(?:to|will|shall|should|must)\b", "#action Ruth to book the hall"),
    OwnerRule("action of, in capitals", rf"^{STATE}(?:ACTION|TO-?DO|AUFGABE|TAREA|TAREFA|TÂCHE|ACCIÓN|AÇÃO|AZIONE)\s+(?P<owner>{_NAMES})(?:,? (?:supported|helped|assisted|together|with|mit|avec|con|com)\b[^:]{{0,60}})?\s*[:–—]", "(done) ACTION Ruth with Amir: book the hall"),
    OwnerRule("to-do of", rf"^(?i:to-?do|ai|action|task|aufgabe|tarea|tarefa|acción|ação|azione)\s+(?!(?i:plan|items?|points?|log|lists?|group|team|force|for|on|by)\b)(?P<owner>{_NAMES})\s*[:–—]", "TODO Ruth: book the hall", known=True),
    OwnerRule("labelled, then who does it", rf"^(?i:action(?: item)?|to-?do|aufgabe|acci[oó]n|tarea|tâche|azione|ação|tarefa)\s*[:–—]\s*(?P<owner>(?:(?i:herr|frau|mr|mrs|ms|sr|sra|señora?|m|mme|sig|sig\.ra|la|el|le|der|die)\.?\s+)?{_NAME})\s+[a-zß-öø-ÿ]{{3,}}", "Aufgabe: Frau Huber ruft die Bank an", known=True),
    OwnerRule("action at the end", rf"\b(?i:action(?: by| for)?|to-?do|aufgabe|acción|tarea|tâche|azione|ação)\s*:\s*(?P<owner>{_NAMES}(?:/{_NAME}){{0,3}})\.?$", "The boat shed needs a new lock. ACTION: PK/RW"),
    OwnerRule("action named", rf"\baction(?: item)?s?:? (?:for |on |to )?(?P<owner>{_NAME})\)", "Keep the list (action item Ruth)"),
    OwnerRule("assigned, Spanish", rf"\b(?i:se (?:le |les )?(?:asigna|encarga(?:rá)?))[^.]{{0,60}}?\b(?:al?|del?) (?:(?:la |el )?(?:señora?|sra?\.?|don|doña) )?(?P<owner>{_NAMES})", "Se le asigna la tarea a Nuria."),
    OwnerRule("takes on", rf"(?P<owner>{_NAMES})\s+(?:takes? (?:the|an) action|took (?:the|an) action|to take the action|will|shall|is to|are to|agreed to|volunteered to|übernimmt|übernehmen|kümmert sich|klärt|wird|se charge|est chargée?|s['’]occupe|enverra|se encarga\w*|queda encargad\w|fica|ficou|ficará|irá|si occup\w+|è incaricat\w|dovrà)\b(?! be\b| have\b| not\b)", "Ruth will book the hall"),
    OwnerRule("is to", rf"(?:^|[.;(]\s*|\s[–—-]\s)(?P<owner>{_NAMES})\s+to\s+[a-zA-Z]{{3,}}", "Ruth to book the hall"),
    OwnerRule("at the end, in brackets", rf"[(\[]@?(?P<owner>{_NAMES}|(?<=@)[\w.-]{{2,24}})(?:\s*[,;–—-]\s*[^()\[\]]{{2,40}})?[)\]]\.?$", "Book the hall (Ruth, 12 May)", known=True),
    OwnerRule("at the end, behind a dash", rf"\s[–—-]\s(?P<owner>{_NAMES})(?:\s*[,;–—-]\s*[^–—]{{2,40}})?\.?$", "Book the hall – Ruth – 12 May", known=True),
    OwnerRule("one by a handle is to", r"(?:^|[.;(:]\s*)(?P<owner>[a-z][\w.-]{2,23})\s+to\s+[a-z]{3,}", "ruth to book the hall", known=True),
    OwnerRule("should", rf"(?:^|[.;(]\s*)(?P<owner>{_NAMES})\s+(?:(?:also|then|now) )?(?:should|must|needs? to|has to|have to|soll(?:te|en)?|muss|müssen|doit|doivent|devrait|debe(?:n|ría)?|tienen? que|deve(?:m|ria)?|precisam? de|tem de|tem que|dovrebbe|devono)\s+(?!be\b|have\b|not\b|get\b|think|consider|know|understand|remember|nicht\b|pas\b|être\b|ser\b|estar\b|essere\b|sein\b)[^\W\d_]{{2,}}", "Ruth should ask the bank"),
    OwnerRule("is charged", rf"(?P<owner>{_NAMES}|(?i:(?:chair\w*|secretary|clerk|treasurer|manager|director|secretariat|staff|management)))\s+(?:(?:was|were|is|are|has been|have been) (?:then |also |duly )?(?:tasked|mandated|directed|instructed|delegated) (?:to|with)|(?:undertook|undertakes|promised|volunteered) to)\b", "The treasurer was tasked to call the supplier."),
    OwnerRule("staff to", r"\b(?P<owner>(?i:staff|clerk|secretary|chair(?:man|woman|person)?|treasurer|officers|management)) to [a-z]{3,}", "Clerk to write to the owner."),
    OwnerRule("body should", r"\b(?P<owner>(?:the )?(?:[\w-]+ ){0,2}(?:team|group|committee|secretariat|office))\s+(?:should|must|shall|needs? to|is to)\b", "The events team should book the stage"),
    OwnerRule("action on a body", r"\baction\b[^.]{0,40}\bon (?P<owner>the [a-z][\w ]{2,30}?)(?= (?:to|requesting|that|for)\b|[.,;)]|$)", "An action was placed on the treasurer to call the bank"),
)  # fmt: skip

_WEEKDAYS = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|lunes|martes|miércoles|jueves|viernes|sábado|domingo|segunda|terça|quarta|quinta|sexta|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica"
MONTHS = r"(?:january|february|march|april|may|june|july|august|september|october|november|december|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|januar|jänner|februar|märz|juni|juli|oktober|dezember|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre)"
_SHORT_MONTH = r"(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|ene|abr|ago|dic|fev|set|out|dez|janv|févr|avr|juil|okt|mär|gen|mag|giu|lug|ott)"
_DAY = (
    r"(?:\d{4}\s?[-−]\s?\d{1,2}\s?[-−]\s?\d{1,2}|\d{1,2}[./-]\d{1,2}(?:[./-]\d{2,4})?|\d{1,2}(?:st|nd|rd|th|er|\.|º)?\s+(?:of |de )?"
    rf"(?:{MONTHS}|{_SHORT_MONTH})\b\.?(?:\s+(?:de |of )?\d{{4}})?|(?:{MONTHS}|{_SHORT_MONTH}\.?)\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+\d{{4}})?)"
)
_ORDINAL = r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|fifteenth|twentieth|primero?|primeiro|premier|ersten|primo)"
_SPAN = r"\d{1,2}(?:\s?[-–]\s?\d{1,2})?"
_WHEN = rf"(?:{_SPAN} (?:semanas?|weeks?|days?|months?|hours?|días|dias|meses|wochen?|tagen?|monaten?|semaines?|jours|mois|settimane|giorni|mesi)\b|(?:the )?{_ORDINAL} (?:of |de |di )?{MONTHS}|(?:mid|early|late|mitte|anfang|mediados de|meados de|mi|metà)[- ]{MONTHS}|(?:EOD|EOW|COB|close of business|end of business)\b(?:,? (?:on )?(?:{_WEEKDAYS}))?|(?:(?:{_WEEKDAYS}),?\s+)?{_DAY}|(?:{_WEEKDAYS})|(?:the )?(?:next|following) (?:meeting|week|month|year|quarter|call|session|[a-z]+day)|(?:la )?próxim[ao] (?:reunión|reunião|semana)|(?:zur |zum |bis )?nächste[nrs]? (?:sitzung|woche|treffen)|(?:la )?prochaine (?:réunion|séance)|semaine prochaine|(?:la )?prossima (?:riunione|settimana)|(?:the )?(?:end|start|beginning|middle) of (?:the )?[^\W\d_]+|(?:the )?[A-Z]\w+ (?:meeting|session|call|sitzung)|the \w+(?: \w+)? (?:meeting|session|call)|fine (?:mese|anno|settimana|[^\W\d_]+)|fin (?:de mes|de año|du mois|de \w+|[^\W\d_]+)|(?:dos|tres|cuatro|two|three|four|zwei|drei|deux|trois|due|tre) (?:semanas|weeks|days|days|wochen|tagen|semaines|jours|settimane|giorni)|(?:der )?sitzung im [^\W\d_]+|tomorrow|mañana|amanhã|demain|morgen|domani|ende [^\W\d_]+|(?:KW|CW|week|semana|semaine|settimana|Kalenderwoche|vecka) ?\d{{1,2}})"

DUES: tuple[OwnerRule, ...] = (
    OwnerRule("due label", r"^(?:deadline|due(?: date| by)?|plazo|fecha límite|prazo|échéance|délai|frist|termin|scadenza|bis)\s*[:：]\s*(?P<owner>.{3,60}?)\.?$", "Frist: 12. Mai"),
    OwnerRule("by", rf"\b(?:by|before|until|no later than|due(?: on| by)?|deadline:?|in|at|antes del?|en|hasta el|para el|a más tardar el|até(?: ao?| o dia)?|avant(?: le| la)?|d['’]ici(?: au| à la| le)?|pour (?:le|la)|bis(?: zum| zur| spätestens)?|entro(?: il| la)?|per il|frist:|termin:) (?P<owner>{_WHEN})", "Ruth will call the bank by 12 May"),
    OwnerRule("on a day", rf"\b(?:on|am|el|le|il|no dia|em) (?P<owner>(?:the )?{_ORDINAL} (?:of |de |di )?{MONTHS}|{_DAY})", "Ruth will call the bank on 12 May"),
    OwnerRule("at the end", rf"(?:\s[-–—]\s|[(,;]\s?)(?P<owner>{_DAY})\)?\.?$", "Ruth to call the bank – 12 May"),
    OwnerRule("open", rf"\b(?P<owner>asap|as soon as possible|next week|next month|tomorrow|this week|la próxima semana|próxima semana|nächste woche|la semaine prochaine|la prossima settimana|{_WEEKDAYS})\b", "Ruth will call next week"),
)  # fmt: skip
_DUE_LABEL = LazyPattern(DUES[0].pattern)
# What says that somebody will do something.
_PROMISES = ("takes on", "is to", "should")

_BRACKET = compile_late(
    rf"^\[(?P<owner>[^\[\]]{{1,80}})\]\s*(?:[-–—:]+\s*)?(?=\S)|^(?P<at>@)(?=\w)|^\((?P<round>{_NAMES})\)\s*(?:[-–—:]+\s*)?(?=\S)"
)
_EVERYBODY_WORDS = """
all team everyone everybody members participants staff todos todas miembros tous membres alle mitglieder tutti membri chair
"""
_EVERYBODY = frozenset(_EVERYBODY_WORDS.split())
_LABEL = compile_late(
    rf"^(?P<owner>{_NAMES}|(?:All|Alle|Tous les|Todos los|Todos os|Tutti i) [a-zäöü]{{4,14}})\s*(?::|\s[-–—])\s+(?=\S)"
)
_MENTION = compile_late(
    r"@([\w.-]{1,40}(?:(?:\s*[,&/]?\s*|\s+(?:and|y|e|et|und)\s+)@[\w.-]{1,40}){0,4})(\s*[:–—-]\s+|\s+to\s+)?"
)
_NICKS = compile_late(r"(?:@?[\w.-]{2,30}[\s,&:]{1,3}){1,8}")
_LABELLED_TASKS = 0.6
_EDGES = " .,;:–—-"
_LONGEST = 2_000
# Words before "tasks" that say which, not whose.
_WHICH_WORDS = "next open new all pending other main key team outstanding follow suggested proposed identified upcoming immediate remaining"
_NO_OWNERS = frozenset(_WHICH_WORDS.split())
_OF_TASKS = compile_late(r"(?:tasks?|actions?|to-?dos?)\W*\Z")
# "A-33", "AP 4:": what a list of actions calls its items.
_CODE = compile_late(r"^[A-Z]{1,4}[-. ]?\d{1,4}[a-z]?\s?[.:)–-]?\s+(?=[^\W\d_])")
_ARTICLE = compile_late(r"^(?:[Tt]he|A|O|As|Os|La|El|Le|Les|Der|Die|Il)\s+(?=\S)")


class Assignment(NamedTuple):
    """An owner found before the text: ``offset`` is where the text itself begins."""

    owner: str
    offset: int


@cache
def _search_of(table: str) -> RuleSearch[OwnerRule]:
    if table == "dues":
        return RuleSearch(DUES, opaque=_WHEN)
    return RuleSearch([rule for rule in OWNERS if table == "owners" or rule.name in _PROMISES], re.NOFLAG)


@lru_cache(maxsize=16)
def _mark_titles(text: str) -> str:
    """Make titles words as names hold them, "Dr_ Lind": no letter moves.

    Their list within each pattern would make most of the time that these take to compile.
    """
    return _SHORTENED.sub(_join_title, text) if "." in text else text


def _join_title(match: re.Match[str]) -> str:
    return f"{match[0][:-1]}_" if match[0][:-1] in _SHORT_TITLES else match[0]


def _is_owner(text: str) -> bool:
    words = [word.casefold().strip(_EDGES) for word in re.split(r"[\s/,&+]+", text) if word.strip(_EDGES)]
    nobody = words[:1] != ["all"] and bool(words) and words[0] in _NOBODY
    return (
        bool(words)
        and len(words) <= 12
        and not all(word in _STATUS for word in words)
        and not nobody
        and any(word.isalpha() for word in words)
    )


def _printed(match: re.Match[str], text: str, group: str) -> str:
    """Return a group of a match in the marked text as it is printed."""
    return text[match.start(group) : match.end(group)]


def find_assignment(text: str, *, actions: bool, names: frozenset[str], said: bool = False) -> Assignment | None:
    """Find an owner set before a task: "[Ruth/Amir] …", "(Ruth) …", and "Ruth: …" in a list of actions.

    ``actions``: the point stands under a heading of actions. ``names``: words of the people's names. ``said``: somebody
    says it, so that whom it names first is spoken to.
    """
    marked = _mark_titles(text)
    match = _BRACKET.match(marked)
    if match and match.group("at"):
        mention = _MENTION.match(text) if actions or not said else None
        if mention is None:
            return None
        # "@ruth, @amir: book the hall" and "@ruth to book the hall" end with the task; "@ruth book the hall" is one.
        return Assignment(
            " and ".join(re.findall(r"@?([\w.-]+)", mention.group(1))), mention.end() if mention[2] else 0
        )
    if match:
        owner = _printed(match, text, "owner" if match.group("owner") else "round").strip()
        words = _words_of(owner)
        known = bool(words & names) or words <= _EVERYBODY
        shaped = bool(re.fullmatch(_NAMES, _mark_titles(owner))) and len(words) <= 8
        if _is_owner(owner) and (known or (shaped and (actions or match.group("owner")))):
            return Assignment(owner, match.end())
    label = _LABEL.match(marked) if actions else None
    if label and _words_of(label.group("owner")) & (names | _EVERYBODY):
        return Assignment(_printed(label, text, "owner"), label.end())
    return None


def find_called(text: str, names: frozenset[str]) -> Assignment | None:
    """Find the nicks of people that a task begins with: "ruth and amir book the hall"."""
    match = _NICKS.match(text)
    owner: list[str] = []
    end = 0
    for nick in re.finditer(r"@?([\w.-]+)[\s,&:]*(?:(?:and|und|y|e|et|to|will)\s+)?", match[0] if match else ""):
        if nick[1].casefold() not in names:
            break
        owner.append(nick[1])
        end = nick.end()
    return Assignment(", ".join(owner), end) if owner and end < len(text) else None


def _words_of(owner: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in re.findall(r"[^\W\d_]+", owner))


def find_task_names(items: Sequence[str], general: AbstractSet[str]) -> frozenset[str]:
    """Return the words of names that a list of tasks sets before them, "Ruth: book the hall", where nobody is listed.

    ``items``: the tasks of one list. ``general``: words that are no names alone. Most tasks have such a label, or else
    it comes back; what goes before a single task may be its subject.
    """
    labels = [match.group("owner") for item in items if (match := _LABEL.match(_mark_titles(item[:_LONGEST])))]
    often = Counter(labels)
    throughout = len(labels) > 1 and len(labels) >= _LABELLED_TASKS * len(items)
    found = [label for label in labels if (throughout or often[label] > 1) and _is_owner(label)]
    return frozenset(word for label in found for word in _words_of(label) if word not in general | _EVERYBODY)


def _cut_opener(owner: str, names: frozenset[str], lower: frozenset[str]) -> str:
    """Take off what stands before a name at the head of a sentence: "Then Ruth", "Afterwards, Ruth"; "" where no name is left."""
    first, _, rest = owner.partition(" ")
    word = first.casefold().rstrip(",")
    if word in names:
        return owner
    if not rest:
        return "" if is_opener(word) else owner
    following = re.match(r"[^\W\d_]+", rest)
    known = following is not None and following[0].casefold() in names
    if is_opener(word) or (word in lower and known and not word.endswith(".") and word not in _TITLES):
        return _cut_opener(rest.lstrip(), names, lower)
    return owner


def find_owner(text: str, names: frozenset[str], lower: frozenset[str]) -> str | None:
    """Find who a sentence says will do it. ``lower``: words the document has in lower case, no names."""
    text = _CODE.sub("", text)[:_LONGEST]
    marked = _mark_titles(text)
    for rule, pattern in _search_of("owners").find_near(marked):
        for match in pattern.finditer(marked):
            owner = _ARTICLE.sub("", _printed(match, text, "owner").strip(_EDGES))
            owner = _cut_opener(owner, names, lower)
            words = [word.casefold() for word in re.findall(r"[^\W\d_]+", owner)]
            body = owner[:1].islower() or owner.casefold().endswith(
                ("team", "group", "committee", "secretariat", "office")
            )
            if not words or (words[0] in _NOBODY and not body):
                continue
            if rule.known and not any(word in names for word in words) and words[0] not in _TITLES:
                continue
            if body or any(word in names for word in words) or not all(word in lower for word in words):
                return owner
    return None


# The endings of the third person's future, for languages that have one.
_FUTURE = {"es": r"\w+(?:rá|rán)", "pt": r"\w+(?:rá|rão)", "fr": r"\w+(?:ra|ront)", "it": r"\w+(?:rà|ranno)"}
PROMISING = frozenset({*_FUTURE, "de"})
"""Languages in which ``find_promise`` reads who will do something; English says it with "will" and "to"."""
_OPENING_NAMES = rf"^(?:(?:El|La|Le|Il|O|A|Der|Die) (?:[^\W\d_A-ZÀ-Þ]+\.?){{1,3}} |(?:(?:el|la|le|il|o|a) )?(?:don|doña|dona|señora?|senhora?|signora?|sra?\.|sig\.(?:ra)?|d\.|dott\.(?:ssa)?|dra?\.|prof\.(?:ssa)?|avv\.|ing\.) )?(?P<owner>{_NAMES})\s+(?P<verb>[^\W\d_]+)"
_DEADLINE = LazyPattern(
    rf"\b(?:antes del?|hasta el|para el|até(?: ao?| o dia)?|avant|d['’]ici(?: au| à la| le)?|pour le|bis(?: zum| zur| spätestens)?|frist:?|entro(?: il| la)?)\s*{_WHEN}|\b(?:avant|antes|entro|frist)\b",
    opaque=_WHEN,
)


def find_promise(text: str, names: frozenset[str], language: str) -> str | None:
    """Find who opens a sentence as the one to do it: by the verb's future, or a present with a deadline.

    "Nuria enviará la lista", "Paul prépare la salle avant le 3 mai". ``language``: one of ``PROMISING``.
    """
    text = text[opener_end(text, names) :]
    match = re.match(_OPENING_NAMES, _mark_titles(text))
    if not match:
        return None
    words = {word.casefold() for word in re.findall(r"[^\W\d_]+", match.group("owner"))}
    if not words & names:
        return None
    future = re.fullmatch(_FUTURE[language], match.group("verb")) if language in _FUTURE else None
    return _ARTICLE.sub("", _printed(match, text, "owner")) if future or _DEADLINE.search(text) else None


# Whose office opens a sentence.
_OPENING_OFFICE = compile_late(
    r"^(?P<article>(?:El|La|Le|Il|Lo|O|A)\s|L['’]\s?)(?P<owner>(?:(?:vice)?presid|président|secret|secrét|segret|tesor|tesour|trésor|administra|amministrat|director|diretor|directeur|directrice|direttor|"
    r"síndic|coordina|coordena|alcald|prefeit|maire|sindac|(?P<body>gerente|gérant|bureau|comisión|comissão|commission|commissione|comité|comitato|conseil|consejo|conselho|consiglio|groupe|grupo|gruppo|gerencia|dirección|direção|direzione|mesa|junta))[^\W\d_]*"
    r"(?: (?!s[ei] )(?:(?:de|del|da|do|della|du|d['’]) ?)?[^\W\d_]+){0,2})\s(?:se |si )?(?P<verb>[^\W\d_]+)"
)


def find_office(text: str, language: str | None) -> str | None:
    """Find the office that opens a sentence as the one to do it, by its verb's future: "El tesorero enviará la lista"."""
    if language not in _FUTURE:
        return None
    words = text.split(maxsplit=6)[:6]
    future = next(
        (number for number, word in enumerate(words) if number and re.fullmatch(_FUTURE[language], word)), None
    )
    match = _OPENING_OFFICE.match(" ".join(words[: future + 1])) if future else None
    if not match or match["verb"] != words[future or 0]:
        return None
    # A body is called with its article, whoever holds an office without.
    return f"{match['article']}{match['owner']}" if match["body"] else match["owner"]


@lru_cache(maxsize=8)
def _search_for(names: frozenset[str]) -> LiteralSet:
    return LiteralSet(names)


def is_promise(text: str, names: frozenset[str]) -> bool:
    """Tell whether a named person is said to do something later: "Ruth will call", "Ruth to call"."""
    if not names or not _search_for(names).stands_in(text):
        return False
    text = _mark_titles(_CODE.sub("", text)[:_LONGEST])
    for _, pattern in _search_of("promises").find_near(text):
        for match in pattern.finditer(text):
            words = {word.casefold() for word in re.findall(r"[^\W\d_]+", match.group("owner"))}
            if words & names:
                return True
    return False


def find_due(text: str) -> str | None:
    """Find by when it is to be done, as printed."""
    text = text[:_LONGEST]
    for _, pattern in _search_of("dues").find_near(text):
        match = pattern.search(text)
        if match:
            return match.group("owner").strip(_EDGES)
    return None


def read_due_label(text: str) -> str | None:
    """Read a line that only says when: "Deadline: 12 May"; None for any other line."""
    match = _DUE_LABEL.search(text)
    return match.group("owner").strip(_EDGES) if match else None


def section_owner(section: str | None, names: frozenset[str]) -> str | None:
    """Read the owner out of a heading such as "Ruth and Amir tasks"."""
    if not section or not _OF_TASKS.search(section):
        return None
    match = re.fullmatch(rf"(?P<owner>{_NAMES})(?:['’]s)?\s+(?:tasks?|actions?|to-?dos?)\W*", _mark_titles(section))
    if not match:
        return None
    words = {word.casefold() for word in re.findall(r"[^\W\d_]+", match.group("owner"))}
    generic = words & _NO_OWNERS
    return _printed(match, section, "owner") if words and (words & names or not generic) else None
