"""Lines that number a topic: alone on their line ("3º punto del día"), or with words of their own before its name."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from minutekit.entities.shapes import NOT_FIRST
from minutekit.language.literals import LazyPattern
from minutekit.language.numerals import read_roman
from minutekit.language.patterns import compile_late
from minutekit.meetings.labels import is_label
from minutekit.meetings.lines import Line, label_key, strip_numbering
from minutekit.meetings.outline.topics import topic_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from minutekit.schema import AgendaItem

_OF_AGENDA = r"(?:\s+(?:del?(?: orden del)? d[ií]a|da ordem (?:do dia|de trabalhos|dos trabalhos)|da pauta|de l['’]ordre du jour|(?:al|dell)['’](?:ordine del giorno|o\.?d\.?g\.?)|der tagesordnung|(?:of|on) the agenda))?"
_NUMBER_WORDS = {
    number: words.split()
    for number, words in enumerate(
        (
            "primer primero primeiro premier primo erster first",
            "segundo deuxième secondo zweiter second",
            "tercer tercero terceiro troisième terzo dritter third",
            "cuarto quarto quatrième vierter fourth",
            "quinto cinquième fünfter fifth",
            "sexto sixième sesto sechster sixth",
            "séptimo sétimo septième settimo siebter seventh",
            "octavo oitavo huitième ottavo achter eighth",
            "noveno nono neuvième neunter ninth",
            "décimo dixième decimo zehnter tenth",
        ),
        start=1,
    )
}
_ORDINALS = {word: number for number, words in _NUMBER_WORDS.items() for word in words}
# A number of the agenda and nothing else: "Punto 3", "TOP 2:", "2º ponto", "Segundo punto del orden del día".
_ALONE = LazyPattern(
    r"(?:(?:TOP|(?:tagesordnungs)?punkt|(?:agenda )?item|topic|punto|ponto|point|tema|assunto|argomento)\s*(?:n[.°ºo]{1,2}\s*|nr\.?\s*|número\s*)?"
    rf"(?P<after>\d{{1,2}}|[IVX]{{1,5}}){_OF_AGENDA}"
    rf"|(?P<before>\d{{1,2}})\s?(?:º|ª|°|o|er|ème|e|\.)?\s*(?:punto|ponto|point|TOP|tema){_OF_AGENDA}"
    rf"|(?P<word>{'|'.join(_ORDINALS)}) (?:punto|ponto|point|tema|punkt|item){_OF_AGENDA})\s*[:.–—-]*"
)
# A paper's number before its subject: "Délibération n° 2025-12 : Tarifs de la piscine".
_PAPER = compile_late(
    r"(?:délib(?:ération|\.)|rapport|dossier|question|resolución|acuerdo|expediente|propuesta|moción|deliberação|proposta|deliber[ae]|deliberazione|"
    r"beschluss(?:vorlage)?|vorlage|antrag|drucksache|resolution|report|paper|motion)\s(?:n(?:[.°ºo]{1,3}|r\.?|úm\.?|um\.?)|#)\s?\d[\w./-]{0,15}\s*[:–—-]\s*(?=\S)",
    re.IGNORECASE,
)
_BARE = compile_late(r"(?P<number>\d{1,2})\s+(?:[-–—]\s+)?(?=[^\W\d_])(?P<title>[^\W_a-zß-öø-ÿ].{2,90})", re.DOTALL)
# The articles of a statute or a town's warrant, and paragraphs: "Artículo 2. Cuentas", "ART. IV – Roads", "§ 3 Beiträge".
_ARTICLE = compile_late(
    r"(?:art(?:icle|ículo|iculo|igo|icolo|ikel)?\b\.?\s{0,2}(?:n[.°º]\s?)?|§\s?)(?P<number>\d{1,3}|[IVXLC]{1,6})\b\s?(?:er\b|º|°)?\s?(?P<sign>[.:)–—-]{0,3})\s*(?P<title>[^\W_].{2,400}|$)",
    re.IGNORECASE | re.DOTALL,
)
_DISCUSSION = compile_late(
    r"(?:the )?(?:discussions?|debates?|discusi[oó]n|discuss(?:ão|ões)|discussion[ei]|dibattito|débats?|échanges?|diskussion|debatte|aussprache|desarrollo|desenvolvimento|svolgimento)"
)
# Parts of a topic that say what their items are.
_OF_TOPIC = compile_late(
    r"(?:decisi|décisi|decisõ|entscheid|beschl|acuerd|delib|resol|résol|aç[aãõ]|acci|action|task|to-?do|aufgab|maßnahm|tarea|tarefa|tâche|azion|compit|question|pregunt|"
    r"pergunt|frage|domand|next|próxim|prochain|nächst|prossim|encaminh|compromis|vot|abstimm|conclu|fazit|result|ergebn)"
)
_LONGEST_NUMBER = 60
_MOST_WORDS_OF_PART = 2
_MOST_WORDS_OF_TOPIC = 18
_MOST_WORDS_OF_SENTENCE = 12
_FEWEST_ARTICLES, _MOST_WORDS_OF_ARTICLE = 2, 6


def mark_numbered_topics(lines: list[Line], agenda: Sequence[AgendaItem]) -> None:
    """Mark as headings the topics that stand beside their number or under it.

    A number alone takes the topic of the line below; where that is none, the agenda's topic of this number.
    """
    for position, line in enumerate(lines):
        if line.role not in {"open", "heading"} or line.block.role in {"cue", "chat"} or line.speaker:
            continue
        # Most lines are longer than any number.
        alone = _ALONE.fullmatch(line.text) if len(line.text) <= _LONGEST_NUMBER else None
        following = lines[position + 1] if position + 1 < len(lines) else None
        if alone and following is not None and _names_topic(following, lines):
            line.drop("item-number", "Number of the topic below it")
            _head(following, following.text)
        elif alone and 0 < (number := _read_number(alone)) <= len(agenda):
            _head(line, agenda[number - 1].title)
        elif line.words <= _MOST_WORDS_OF_TOPIC and not line.closed and not line.listed:
            paper = _PAPER.match(line.text)
            if paper and following is not None and following.role == "open" and (following.prose or following.closed):
                _head(line, line.text[paper.end() :])
    _mark_bare_numbers(lines)
    _mark_articles(lines)


def is_article(text: str) -> bool:
    """Tell whether a line opens with the number of an article or paragraph: "Article 2 – Roads", "§ 3 Beiträge"."""
    return _read_article(text) is not None


def _read_article(text: str) -> re.Match[str] | None:
    if text[:1] not in "Aa§":
        return None
    match = _ARTICLE.match(text)
    # What goes on in small letters is a sentence about an article.
    return match if match and not match["title"][:1].islower() else None


def _mark_articles(lines: list[Line]) -> None:
    """Mark lines that open with the number of an article, one after the other, as headings of what stands below.

    An article that is a sentence stays what was put to the meeting; its number names the section.
    """
    found = [
        (line, match)
        for line in lines
        if line.role in {"open", "heading"}
        and not line.speaker
        and line.block.role not in {"cue", "chat"}
        and line.block.cell is None
        and (match := _read_article(line.text))
    ]
    numbers = [
        int(match["number"]) if match["number"].isdecimal() else read_roman(match["number"].upper())
        for _, match in found
    ]
    places = {line.index for line, _ in found}
    apart = sum(line.index + 1 < len(lines) and line.index + 1 not in places for line, _ in found)
    rising = all(other == one + 1 for one, other in pairwise(numbers))
    if len(found) < _FEWEST_ARTICLES or not rising or 2 * apart <= len(found):
        return
    for line, match in found:
        if line.words <= _MOST_WORDS_OF_TOPIC and not (line.closed and line.words > _MOST_WORDS_OF_ARTICLE):
            text = match["title"] if line.text.startswith("§") and match["title"] else line.text
            line.role, line.section = "heading", text.rstrip(" .")
        else:
            line.role, line.section = "open", line.text[: match.start("sign")].rstrip()


def is_item_number(text: str) -> bool:
    """Tell whether a line is a topic's number and nothing else: "3º punto del día", "TOP 2"."""
    return len(text) <= _LONGEST_NUMBER and _ALONE.fullmatch(text) is not None


def _head(line: Line, topic: str) -> None:
    line.role, line.section = "heading", strip_numbering(topic).rstrip(" .")


def mark_discussions(lines: list[Line]) -> None:
    """Give what stands under "Discussion" the topic above it, where the word heads parts of several topics.

    It says where the talk begins and not what it is about. A heading of decisions or of actions keeps its name,
    which says what its items are.
    """
    parts = [line for line in lines if line.role == "heading" and _is_discussion(line)]
    again = len(parts) > 1
    topic: Line | None = None
    before: Line | None = None
    for line in lines:
        if line.role == "heading" and _is_discussion(line):
            if topic is not None and (again or before is topic):
                line.section, line.reason = topic.section or topic.text, "same-topic"
        elif line.role == "heading" and is_label(line.text, "agenda", "attendance", "absent", "invited", "minutes"):
            topic = None
        elif line.role == "heading" and not (is_label(line.text) and _OF_TOPIC.match(label_key(line.text))):
            topic = line
        before = line if line.role != "dropped" else before


def _is_discussion(line: Line) -> bool:
    return line.words <= _MOST_WORDS_OF_PART and _DISCUSSION.fullmatch(label_key(line.text)) is not None


def _read_number(match: re.Match[str]) -> int:
    found = match["after"] or match["before"]
    if found is None:
        return _ORDINALS[match["word"].casefold()]
    return int(found) if found.isdecimal() else read_roman(found.upper())


def _names_topic(line: Line, lines: list[Line]) -> bool:
    """Tell whether the line under a number is its topic: short, no list item, no sentence, and something follows it."""
    if line.role == "heading":
        return True
    short = line.words <= (_MOST_WORDS_OF_SENTENCE if line.closed else _MOST_WORDS_OF_TOPIC)
    if line.role != "open" or line.listed or not short or line.text.endswith((":", "?", "!", ",")):
        return False
    later = next((other for other in lines[line.index + 1 : line.index + 4] if other.role in {"open", "heading"}), None)
    if later is None or is_item_number(later.text):
        return False
    return not line.closed or line.text.split()[0].casefold().strip(".,") not in NOT_FIRST


def _mark_bare_numbers(lines: list[Line]) -> None:
    """Mark lines counted "1 Topic", "2 Topic" … without a stop behind the number, one after the other from 1 on."""
    run: list[tuple[Line, str]] = []
    for line in lines:
        if line.role not in {"open", "heading"} or line.listed or line.closed or line.words > _MOST_WORDS_OF_SENTENCE:
            continue
        match = _BARE.fullmatch(line.text)
        if match and int(match["number"]) == len(run) + 1:
            run.append((line, match["title"]))
    # Topics have something said under most of them; items of a list follow one another.
    numbered = {line.index for line, _ in run}
    apart = sum(line.index + 1 < len(lines) and line.index + 1 not in numbered for line, _ in run)
    if len(run) > 1 and 2 * apart > len(run) and len({topic_key(title) for _, title in run}) == len(run):
        for line, title in run:
            _head(line, title)
