"""How minutes print who moved and seconded a motion and what became of it, as data."""

from __future__ import annotations

import re
from typing import NamedTuple

from minutekit.language.patterns import compile_late
from minutekit.points.offices import OFFICES

_NO_NAMES = (
    "second(?:ed|s|er)?|2nd|carrie[sd]|passe[sd]|approved|motion(?:ed)?|moved|votes?|voted|voting|unanimous(?:ly)?|adopted|"
    "that|to|and|all|none|nobody|for|against|result|defeated|resolved|resolution|accepted|agreed|abst\\w+|yes|no|ayes?|"
    "nays?|the|it|they|we|who|then|after|when|amendment|action|discussion|decision|consensus|secundad\\w+|apoyad\\w+|"
    "aprobad\\w+|votos?|se|que|proposta|moción|apoiad\\w+|aprovad\\w+|appuyée?|adoptée?|unterstützt|einstimmig|"
    "angenommen|antrag|appoggiat\\w+|approvat\\w+|this|these|those|another|everyone|several|some|many|both|our|his|her|"
    "ten|fifteen|twenty|thirty|forty|fifty|sixty|ninety|two|three|five|on|in|at|of|by|with|from|also|later|finally|"
    "yesterday|today|next|here|there|so|but|as|since|because|once|while|before|following|if|i(?!\\.)|not|let"
)
NO_NAME = compile_late(rf"(?<!\w)(?=[^\W\d_a-zß-öø-ÿ])(?i:{_NO_NAMES})\b")
"""Words that are no part of a name even with a capital."""

_TITLE = r"(?:Dr|Mr|Mrs|Ms|Mx|Prof|Capt|Cllr|Cr|Sr|Sra|Dra|Srta|Sig|Dott|Dott\.ssa|Ing|Avv|Hr|Fr|M|Mme|Mlle|Rev|Hon|St|Col|Gen|Lt|Sgt|Rep|Sen|Bro|Sis|Atty|Shri|Smt|Engr|Barr)\."
_OFFICE = rf"(?i:(?:the |la |le |il |el |der |die |o |a |l['’])?(?:{'|'.join(sorted(OFFICES))}))\b"
_ONE_WORD = compile_late(rf"(?<![\w'’])(?:{_TITLE}|{_OFFICE})")
_PARTICLES = r"(?:(?:d[aeiou]s?|del|della|van|von|der|den|de la|la|le|zu|zum|bin|al)\s+){0,2}"
NAME = rf"(?=\S)(?:(?:\s+{_PARTICLES})?(?<!\w)[^\W\d_a-zß-öø-ÿ](?:\.(?:-?[A-ZÀ-Þ]\.){{0,2}}|[\w'’-]{{0,30}})){{1,4}}"
"""A name as printed, its text marked by ``mark_names``: up to four words with capitals, initials and particles."""


def mark_names(text: str) -> str:
    """Make titles and offices words with capitals, as ``NAME`` takes them, and what no name holds lower case.

    "Dr. Lind" becomes "Dr_ Lind", "the chair" "The_chair": no letter moves. Their lists within each pattern would make
    most of the time that these take to compile.
    """
    return _ONE_WORD.sub(_join_words, NO_NAME.sub(_lower, text))


def _lower(match: re.Match[str]) -> str:
    lower = match[0].lower()
    return lower if len(lower) == len(match[0]) else match[0]


def _join_words(match: re.Match[str]) -> str:
    return match[0][0].upper() + match[0][1:].replace(" ", "_").replace(".", "_")


# What a person moves to do, so that nobody who "moved to Lisbon" is taken for a mover.
_DEEDS = "approve|accept|adopt|amend|adjourn|table|elect|appoint|authori[sz]e|close|extend|recommend|ratify|postpone|defer|reject|refer|fund|allocate|renew|endorse|hire|purchase|grant|continue|deny|award|waive|recess|reconvene|reappoint|dissolve|suspend|rescind|nominate|go into|enter"


class MotionRow(NamedTuple):
    """A way of printing part of a motion. ``example`` is the rule's test, ``value`` what is read from it.

    For "mover" and "seconder" the group ``name`` holds the name, and ``second`` the seconder's beside a mover's; for
    a result the row's ``value`` is the result. A ``weak`` row alone makes no motion: there must be something surer beside it.
    """

    part: str
    language: str
    pattern: str
    value: str
    reason: str
    example: str
    weak: bool = False


_M, _S, _R = "mover", "seconder", "result"
# A house after "from" is not who moved: "Ruth from Mill House moved to approve".
_BEFORE = r"(?<!/)(?<!/ )\b(?P<house>(?:from|of|at|by|for|with) )?"
_AT = r"(?:^|[.,;:(\[–—-]\s{0,2})"

# "M/S/C": moved, seconded, carried, in front of the two names.
_CLIPPED = (
    r"\b(?:M\s?[/.]?\s?S(?:\s?[/.]?\s?[CPU]){0,2}|(?i:moved(?:,? and |\s?[/&]\s?)seconded))(?::| by:?)?\s{0,2}\(?"
)
_SLASH = r"\s?/\s?"
_NUMBERED = r"\b(?i:motion|resolution)(?: ?(?:#|[Nn]o\.?|[Nn]r\.?)? ?\d[\w./-]{0,12})?:?\s{1,2}\(?"
_FIRST = rf"{_AT}(?i:m|p|mov|prop|mot)(?:\.|\s?:|\.\s?:)\s{{0,2}}"
_GAP = r"[,;./|–— \t-]{1,4}"
_THEN = r"(?i:s|sec|app|apoy|2nd|second)(?:\s?:|\.\s?:|\.)\s{0,2}"

NAMES: tuple[MotionRow, ...] = (
    MotionRow(_M, "", rf"{_CLIPPED}(?P<name>{NAME})(?:{_SLASH}|, |\s?&\s?| and )(?P<second>{NAME})", "Adams", "M/S/C and two names", "MSC (Adams, Baker) that the gate be closed"),
    MotionRow(_M, "", rf"{_NUMBERED}(?P<name>{NAME}){_SLASH}(?P<second>{NAME})", "Adams", "a motion's number and two names", "Motion # 23-14 (Adams/Baker) carried 5-0-1"),
    MotionRow(_M, "", rf"{_FIRST}(?P<name>{NAME}){_GAP}{_THEN}(?P<second>{NAME})?", "J. Adams", "letters for mover and seconder", "M: J. Adams, S: T. Baker. Vote: 5-0"),
    MotionRow(_M, "en", rf"\b1st:?(?: by:?)? (?P<name>{NAME}){_GAP}2nd(?:(?: by)?:? (?P<second>{NAME}))?", "Adams", "first and second", "1st Adams, 2nd Baker"),
    MotionRow(_M, "en", rf"{_AT}(?i:(?:it was )?moved|mover|(?:first )?motioned|motion (?:made |moved |proposed |put )?by|proposer|proposed(?=[^.]{{0,60}}[.,;]? {{0,2}}seconded))(?i: by)?:? (?P<name>{NAME})", "Ruth Adeyemi", "moved by, opening a sentence", "The gate stays. Moved by Ruth Adeyemi."),
    MotionRow(_M, "en", rf"\b(?i:motion(?:ed)?(?: was)?(?: made| moved| proposed| put forward| brought)? by|on (?:a |the )?motion of|moved and seconded by):? (?P<name>{NAME})", "Dr. Lind", "motion by", "A motion was made by Dr. Lind."),
    MotionRow(_M, "en", rf"\b(?i:motion)\b[^.;?]{{0,80}}?\b(?i:made|moved|presented|put forward) by (?P<name>{NAME})", "Mr. Osei", "a motion … made by", "A motion to paint the gate was made by Mr. Osei."),
    MotionRow(_M, "en", rf"^(?i:motion)\s?[:–—-]\s{{0,2}}(?P<name>{NAME}) (?:moved|moves)\b", "Ms. Snell", "motion, labelled", "MOTION: Ms. Snell moved to hear the owner again."),
    MotionRow(_M, "en", rf"{_BEFORE}(?P<name>{NAME}) (?:moved|motioned|made a motion),? (?:and )?(?:was )?second(?:ed)? by\b", "Ruiz-Blake", "moved, seconded by", "Ruiz-Blake moved, seconded by Yoder, to close the gate."),
    MotionRow(_M, "en", rf"{_BEFORE}(?P<name>{NAME}) (?:moved|moves|motion(?:ed|s)?) (?:(?:to|the) (?:{_DEEDS})\w{{0,3}}\b|that\b|for\b|(?:the )?(?:approval|acceptance|adoption|motion)\b)", "Ruth", "moved to approve", "Ruth moved to approve the minutes."),
    MotionRow(_M, "en", rf"{_BEFORE}(?P<name>{NAME}) (?:made|makes|presented|proposed|brought|introduced|submitted|offered|put) (?:a|the) motion\b", "Mr. Osei", "made the motion", "Mr. Osei made the motion."),
    MotionRow(_M, "en", rf"{_BEFORE}(?P<name>{NAME}) (?:proposed|moved)(?=(?:,? and [^.;]{{1,60}}|[,;] {NAME}) seconded\b)", "Ruth", "proposed and somebody seconded", "Ruth proposed and Amir seconded that the fee stays."),
    MotionRow(_M, "en", rf"\b(?i:moved|proposed|proposal) by:? (?P<name>{NAME})", "Ruth", "proposed by", "The fee proposed by Ruth", weak=True),
    MotionRow(_M, "es", rf"\b(?i:a propuesta de|propuest[oa] (?:por|de)|propone|mociona|moción (?:de|presentada por)):? (?P<name>{NAME})", "Nuria Vidal", "propuesto por", "Propuesto por Nuria Vidal", weak=True),
    MotionRow(_M, "pt", rf"\b(?i:(?:por|sob) proposta d[aeo]|propost[oa] (?:por|d[aeo])|moção d[aeo]|proponente:?):? (?P<name>{NAME})", "Inês Prata", "proposto por", "Proposto por Inês Prata", weak=True),
    MotionRow(_M, "fr", rf"\b(?i:proposée? par|sur proposition d[eu']|motion de|proposeur):? ?(?P<name>{NAME})", "Paul Morin", "proposé par", "Proposé par Paul Morin", weak=True),
    MotionRow(_M, "de", rf"\b(?i:antrag von|beantragt von|auf vorschlag von|antragsteller(?:in)?):? (?P<name>{NAME})", "Frau Huber", "Antrag von", "Auf Antrag von Frau Huber", weak=True),
    MotionRow(_M, "it", rf"\b(?i:propost[oa] d(?:a|i|al|alla)|su proposta d(?:i|el|ella)|mozione di|proponente):? (?P<name>{NAME})", "Chiara Sala", "proposto da", "Proposto da Chiara Sala", weak=True),
    MotionRow(_S, "en", rf"\b(?i:(?:second(?:ed|er)?|2nd)(?: by:?|:| [-–—])|seconded) (?P<name>{NAME})", "Amir Lindqvist", "seconded by", "Moved by Ruth, seconded by Amir Lindqvist."),
    MotionRow(_S, "en", rf"{_BEFORE}(?P<name>{NAME}) (?:seconds|seconded)(?=$|[.,;!)]|:(?!\s?[A-ZÀ-Þ])| (?:the|this|that|it|and)\b)", "Ruth Adeyemi", "somebody seconds", "Ruth Adeyemi seconds"),
    MotionRow(_S, "es", rf"\b(?i:secundad[oa] por|secunda|apoyad[oa] por):? (?P<name>{NAME})", "Ana Ruiz", "secundado por", "Propuesto por Nuria, secundado por Ana Ruiz"),
    MotionRow(_S, "pt", rf"\b(?i:secundad[oa] por|apoiad[oa] por):? (?P<name>{NAME})", "Rui Melo", "secundado por", "Proposto por Inês, secundado por Rui Melo"),
    MotionRow(_S, "fr", rf"\b(?i:appuyée? par|secondée? par|appuyeur):? (?P<name>{NAME})", "Léa Roy", "appuyé par", "Proposé par Paul, appuyé par Léa Roy"),
    MotionRow(_S, "de", rf"\b(?i:unterstützt von|sekundiert von):? (?P<name>{NAME})", "Jonas Beck", "unterstützt von", "Antrag von Frau Huber, unterstützt von Jonas Beck", weak=True),
    MotionRow(_S, "it", rf"\b(?i:appoggiat[oa] da|secondat[oa] da):? (?P<name>{NAME})", "Luca Neri", "appoggiato da", "Proposto da Chiara, appoggiato da Luca Neri"),
)  # fmt: skip

_BE = r"(?:(?:was|were|is|are|has been|have been|been|be) )?"
_ADVERB = r"(?:(?:then|also|formally|duly|narrowly|unanimously|hereby) )?"
_THING = r"(?:motion|resolution|amendment|proposal)s?\b(?:(?!\b(?:but|who|or|not|never)\b)[^.;?!]){0,60}?\s"
_NOT_ON = r"(?! (?:over|out|forward|on|away|around|by a member)\b)"

RESULTS: tuple[MotionRow, ...] = (
    MotionRow(_R, "en", rf"\b{_THING}{_BE}{_ADVERB}(?:carrie[sd]|passe[sd]|approved|adopted)\b{_NOT_ON}", "carried", "a motion carried", "The motion was carried."),
    MotionRow(_R, "en", r"\b(?:unanimously (?:agreed|approved|adopted|carried|passed|accepted|elected|resolved)|(?:agreed|approved|adopted|carried|passed|accepted|elected) (?:unanimously|nem\.? ?con)|(?:carried|approved|adopted|passed|agreed) (?:by|with) (?:a )?(?:\w+ )?unanimous (?:vote|consent|agreement)|\(unanimous(?:ly)?\)|(?:by|with) unanimous consent)", "carried", "unanimously", "Approved unanimously."),
    MotionRow(_R, "", rf"(?-i:\bM/?S/?[CP](?:/?U)?[:\s(]{{1,3}}(?=(?:\w{{1,5}}\. )?{NAME}\s?[/,&]))", "carried", "moved, seconded, carried", "MSC Adams/Baker to close the gate"),
    MotionRow(_R, "en", r"\ball (?:\w+ ){0,5}(?:were|voted|being) in favou?r\b", "carried", "all in favour", "All members present were in favour."),
    MotionRow(_R, "en", rf"\b{_THING}{_BE}(?:defeated|lost(?=\s*(?:$|[.,;:()]|by\b|on\b|with\b|\d))|rejected|voted down|not (?:carried|approved|adopted|passed)|fail(?:s|ed)(?: to (?:carry|pass))?|did not (?:carry|pass)|does not (?:carry|pass))\b", "defeated", "a motion lost", "The motion was defeated."),
    MotionRow(_R, "en", rf"\b{_THING}{_BE}(?:tabled(?! by)|laid on the table|deferred|postponed)\b", "tabled", "a motion put off", "The motion was tabled until May."),
    MotionRow(_R, "en", rf"\b{_THING}{_BE}withdrawn\b|\bwithdr(?:ew|awn?|aws) (?:the|his|her|their|this) (?:motion|amendment|proposal)", "withdrawn", "a motion taken back", "Pat withdrew the motion."),
    MotionRow(_R, "en", rf"(?:^|[.,;:!(–—-]\s{{0,2}}|\b(?:was|were|is|been|and|then|motion|vote|all|duly)\s)(?:carried|passed|approved|adopted|accepted|agreed|resolved(?= to| that|\.|$))\b{_NOT_ON}|\b(?:carries|passes|approves|adopts)\b{_NOT_ON}|\b(?:committee|board|council|group|team|members|panel) (?:has |have )?(?:agreed|approved|adopted|approve|adopt)\b|(?-i:\b(?:CARRIED|Carried|PASSED|RESOLVED|AGREED|RECOMMENDED|APPROVED|ADOPTED|DECIDED)\b)", "carried", "a word of consent", "Carried 7-0", weak=True),
    MotionRow(_R, "en", rf"(?:^|[.,;:!(–—-]\s{{0,2}}|\b(?:was|were|is|been|and|vote|by)\s)(?:defeated|lost(?=\s*(?:$|[.,;:()]|by\b|on\b|with\b|\d))|rejected|voted down|not (?:carried|approved|adopted|passed|accepted))\b{_NOT_ON}|\bvote fail(?:s|ed)\b|\bfailed(?=[\s:,(]{{1,3}}\d|[.;]|$)", "defeated", "a word of refusal", "Lost, 2 votes to 4", weak=True),
    MotionRow(_R, "en", r"(?:^|[.,;:!(–—-]\s{0,2}|\b(?:was|were|is|been|and)\s)(?:tabled(?! by)|deferred|postponed)\b", "tabled", "put off", "Moved by Ruth. Tabled.", weak=True),
    MotionRow(_R, "en", r"(?:^|[.,;:!(–—-]\s{0,2}|\b(?:was|were|is|been|and)\s)withdrawn\b", "withdrawn", "taken back", "Moved by Ruth. Withdrawn.", weak=True),
    MotionRow(_R, "es", r"\bpor unanimidad\b|\bunánimemente\b", "carried", "por unanimidad", "Aprobado por unanimidad."),
    MotionRow(_R, "es", r"\b(?:rechaz\w{1,6}|desestim\w{1,6})\b[^.;?]{0,60}\bpor unanimidad\b", "defeated", "rechazado por unanimidad", "Rechazada por unanimidad"),
    MotionRow(_R, "es", r"\bse (?:aprueban?|aprobó|aprobaron|acuerda|acordó|acepta|aceptó|adopta|adoptó)\b|\b(?:aprobad|acordad|aceptad|adoptad)[oa]s?\b", "carried", "aprobado", "Queda aprobado con 5 votos a favor", weak=True),
    MotionRow(_R, "es", r"\bse (?:rechazan?|rechazó)\b|\b(?:rechazad|desestimad)[oa]s?\b|\bno (?:se (?:aprueba|aprobó)|(?:fue|queda|es) aprobad[oa])\b", "defeated", "rechazado", "Rechazada: 2 votos a favor, 3 en contra", weak=True),
    MotionRow(_R, "es", r"\b(?:aplazad|pospuest)[oa]s?\b|\bse (?:aplaza|pospone|aplazó|pospuso)\b", "tabled", "aplazado", "Secundada por Ana. Se aplaza.", weak=True),
    MotionRow(_R, "es", r"\b(?:moción|propuesta|enmienda)\b[^.;?]{0,40}\bretirada\b|\bretir(?:a|ó) (?:la|su) (?:moción|propuesta|enmienda)", "withdrawn", "retirada", "Nuria retira la moción."),
    MotionRow(_R, "pt", r"\bpor unanimidade\b", "carried", "por unanimidade", "Aprovado por unanimidade."),
    MotionRow(_R, "pt", r"\brejeit\w{1,6}\b[^.;?]{0,60}\bpor unanimidade\b", "defeated", "rejeitado por unanimidade", "Rejeitada por unanimidade"),
    MotionRow(_R, "pt", r"\b(?:aprovad|acordad|aceit|adotad)[oa]s?\b|\b(?:aprov|deliber|acord)(?:ou|aram)\b|\baprova-se\b", "carried", "aprovado", "Foi aprovada (5 votos a favor, 1 contra).", weak=True),
    MotionRow(_R, "pt", r"\brejeitad[oa]s?\b|\brejeit(?:ou|aram)\b|\bnão (?:foi|foram|é) aprovad[oa]s?\b", "defeated", "rejeitado", "Foi rejeitada (2 votos a favor, 3 contra).", weak=True),
    MotionRow(_R, "pt", r"\badiad[oa]s?\b", "tabled", "adiado", "Secundada por Rui. Adiada.", weak=True),
    MotionRow(_R, "pt", r"\b(?:moção|proposta|emenda)\b[^.;?]{0,40}\bretirada\b|\bretir(?:a|ou) a (?:moção|proposta|emenda)", "withdrawn", "retirada", "A moção foi retirada."),
    MotionRow(_R, "fr", r"\bà l['’]unanimité\b|\bunanimement\b", "carried", "à l'unanimité", "Adopté à l'unanimité."),
    MotionRow(_R, "fr", r"\brejet\w{1,5}\b[^.;?]{0,60}\bà l['’]unanimité\b", "defeated", "rejeté à l'unanimité", "Rejetée à l'unanimité"),
    MotionRow(_R, "fr", r"\b(?:adopt|approuv|accept|valid)ée?s?\b|\b(?:adopte|approuve|décide)(?:nt)?\b|\b(?:a|est|ont) (?:été )?décidée?\b|^décidé\b", "carried", "adopté", "Adopté par 9 voix pour, 1 contre", weak=True),
    MotionRow(_R, "fr", r"\b(?:rejet|repouss)ée?s?\b|\bn['’]est pas (?:adopt|approuv|accept)ée?\b", "defeated", "rejeté", "Rejetée par 5 voix contre 2", weak=True),
    MotionRow(_R, "fr", r"\b(?:report|ajourn)ée?s?\b", "tabled", "reporté", "Appuyée par Léa. Reportée.", weak=True),
    MotionRow(_R, "fr", r"\b(?:motion|proposition|amendement)\b[^.;?]{0,40}\bretirée?\b|\bretire (?:la|sa|son) (?:motion|proposition|amendement)", "withdrawn", "retiré", "La motion est retirée."),
    MotionRow(_R, "de", r"\beinstimmig\b|\bohne gegenstimmen?\b", "carried", "einstimmig", "Der Antrag wird einstimmig angenommen."),
    MotionRow(_R, "de", r"\beinstimmig (?:abgelehnt|verworfen)\b|\blehn\w{1,3}\b[^.;?]{0,60}\beinstimmig\b", "defeated", "einstimmig abgelehnt", "Einstimmig abgelehnt"),
    MotionRow(_R, "de", r"\b(?:angenommen|genehmigt|beschlossen|verabschiedet)\b|\bstimm(?:t|en|te|ten)\b[^.;?]{0,100}\bzu\b|\b(?:beschließ(?:t|en)|beschloss|genehmigt)\b", "carried", "angenommen", "Mit 5 Ja-Stimmen angenommen", weak=True),
    MotionRow(_R, "de", r"\b(?:abgelehnt|verworfen)\b|\bnicht (?:angenommen|genehmigt|beschlossen)\b", "defeated", "abgelehnt", "Mit 5 zu 2 Stimmen abgelehnt", weak=True),
    MotionRow(_R, "de", r"\b(?:vertagt|zurückgestellt)\b", "tabled", "vertagt", "Antrag von Frau Huber, 4 Ja-Stimmen, vertagt.", weak=True),
    MotionRow(_R, "de", r"\bantrag\b[^.;?]{0,60}\bzurückgezogen\b|\bzieht (?:den|ihren|seinen) antrag\b[^.;?]{0,20}\bzurück\b", "withdrawn", "zurückgezogen", "Der Antrag wird zurückgezogen."),
    MotionRow(_R, "it", r"\ball['’]unanimità\b|\bunanimemente\b", "carried", "all'unanimità", "Approvato all'unanimità."),
    MotionRow(_R, "it", r"\b(?:respin\w{1,4}|bocciat\w)\b[^.;?]{0,60}\ball['’]unanimità\b", "defeated", "respinto all'unanimità", "Respinta all'unanimità"),
    MotionRow(_R, "it", r"\b(?:approvat|accettat|adottat|deliberat)[oaie]\b|\bsi (?:delibera|approva)\b|\b(?:approva|delibera)(?:no)?\b", "carried", "approvato", "Approvato con 6 voti favorevoli", weak=True),
    MotionRow(_R, "it", r"\b(?:respint|bocciat)[oaie]\b|\bnon (?:è|viene) (?:stat[oa] )?approvat[oa]\b", "defeated", "respinto", "Respinta: 2 favorevoli, 5 contrari", weak=True),
    MotionRow(_R, "it", r"\brinviat[oaie]\b", "tabled", "rinviato", "Appoggiata da Luca. Rinviata.", weak=True),
    MotionRow(_R, "it", r"\b(?:mozione|proposta|emendamento)\b[^.;?]{0,40}\britirat[oa]\b|\britira (?:la|sua) (?:mozione|proposta)", "withdrawn", "ritirato", "La mozione è ritirata."),
)  # fmt: skip
