"""Who is to do an action: whoever a text, the label before it or the brackets behind it name."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from minutekit.entities.dates import find_month, find_weekday
from minutekit.language.background import general_words
from minutekit.language.forms import form_classes, load_forms
from minutekit.language.patterns import compile_late
from minutekit.lexicon import find_point_words, label_classes, match_classes, tokenise_lower, words_of
from minutekit.points.names import KNOWN, NAME_LABEL, NAMES, ONE_NAME, WORD, is_group, name_shape

if TYPE_CHECKING:
    from minutekit.points.names import Vocabulary

_EDGES = " .,;:–—-"
_LONGEST = 2_000
_MOST_READ_OPENERS = 60
_MOST_WORDS_OF_GROUP = 6
_REACH = 8
# "A-33", "AP 4:": what a list of actions calls its items.
_CODE = compile_late(r"^[A-Z]{1,4}[-. ]?\d{1,4}[a-z]?\s?[.:)–-]?\s+(?=[^\W\d_])")
_BEFORE = compile_late(
    rf"^\[(?P<square>[^\[\]]{{1,80}})\]\s*(?:[-–—:]+\s*)?(?=\S)|^\((?P<round>{NAMES})\)\s*(?:[-–—:]+\s*)?(?=\S)"
)
_MENTIONS = compile_late(
    r"@([\w.-]{1,40}(?:(?:\s*[,&/]?\s*|\s+(?:and|y|e|et|und)\s+)@[\w.-]{1,40}){0,4})(\s*[:–—-]\s+|\s+to\s+)?"
)
_CLAUSE = compile_late(r"(?:[.;:(]|\s[–—-])\s*(?=[^\W\d_])")
_TASK_OF = compile_late(rf"(?P<label>[^\W\d_]+(?:[- ][^\W\d_]+)?)\s+(?P<owner>{NAMES}|[\w-]+)\s*[:–—]")
# How far a task is, before its label: "(done)", a tick.
_STATE = compile_late(r"^(?:[(\[][^()\[\]]{0,24}[)\]]\s{0,2}|[^\w\s#@]{1,2}\s)")
_CAPITAL = compile_late(
    rf"(?P<label>[A-ZÀ-Þ-]{{4,8}})\s+(?P<owner>{NAMES})(?:,? (?:supported|helped|assisted|together|with|"
    rf"mit|avec|con|com)\b[^:]{{0,60}})?\s*[:–—]"
)
_LABELLED = compile_late(rf"(?P<label>[^\W\d_][^.:;()\[\]]{{0,40}}):\s*(?P<owner>{NAMES})(?=[.,;)\]]|\s*$|\s[–—-])")
_BEHIND = compile_late(
    rf"(?:[(\[]\s?(?:@(?P<handle>[\w.-]{{2,24}})|(?P<bracket>{NAMES}))(?:\s*[,;–—-]\s*[^()\[\]]{{2,40}})?[)\]]"
    rf"|\s?[–—]\s?(?P<dash>{NAMES})(?:\s*[,;–—-]\s*[^–—]{{2,40}})?|\s-\s(?P<hyphen>{NAMES})(?:,\s[^–—,-]{{2,40}})?)\W*$"
)
_LONGEST_LABEL = 250
_BEHIND_SIGNS = (")", "]", "–", "—", " - ")
_NICKS = compile_late(r"(?:@?[\w.-]{2,30}[\s,&:]{1,3}){1,8}")
_CODED = compile_late(rf"^(?P<label>[^\W\d_]+)\s*\[(?P<owner>{NAMES})\]\s*:")
_OF_TASKS = compile_late(
    rf"(?P<owner>{NAMES})(?:['’]s)?\s+(?P<tasks>[^\W\d_]+(?:[- ][^\W\d_]+)?)\W*|"
    rf"(?P<tasks_of>[^\W\d_]+)\s+\w{{1,4}}\s+(?P<behind>{NAMES})\W*"
)
_OPENER = compile_late(rf"({NAMES}|[\w.-]+)(?=[\s,])")
_GOES_ON = compile_late(r",?\s\w")
_TURNED = compile_late(rf"[^\W\d_]+\s+({NAMES})\s")
_SPACED_NAME = compile_late(rf"\s({NAMES})")
_NO_NAMES = frozenset({"inf", "ger", "imp", "fin", "part", "past", "adv", "det", "pron", "adp", "num"})
_DUTIES = ("duty", "intent", "infinitive_marker")
# Languages whose verbs have no form for the future: without words of duty no clause lays one on anybody.
_NO_FUTURE = frozenset({"en", "de", "nl"})
_VERB_SECOND = frozenset({"de", "nl"})
# "kümmert sich Ruth"
_VERB_BEFORE = compile_late(r"([^\W\d_]+)(?: (?:sich|zich))? $")
_ARTICLE = compile_late(r"\s(?:das|des|dos|do|da|de|di)\s")
_LONGEST_PHRASE, _LONGEST_CLAUSE = 100, 300
_LETTERS = compile_late(r"[^\W\d_]+")
_MOST_WORDS_OF_BODY, _FIRST_OF_BODY = 7, 3
_NEAR_PARTICIPLE = 3
_OPENERS = ("discourse_marker", "function_word", "title")
_GROUPS = ("holder", "everybody")


class Assignment(NamedTuple):
    """An owner found before the text: ``offset`` is where the text itself begins."""

    owner: str
    offset: int


class Doer(NamedTuple):
    """Who opens a clause, and what says that they do it: "duty", "future", "present", "past" or "unclear"."""

    owner: str
    by: str


def find_assignment(text: str, *, actions: bool, vocabulary: Vocabulary, said: bool = False) -> Assignment | None:
    """Find an owner set before a task: "[Ruth/Amir] …", "(Ruth) …", "@ruth …", and "Ruth: …" in a list of actions.

    Args:
        text: The point with what stands before it.
        actions: Whether the point stands under a heading or in a column of actions.
        vocabulary: The meeting's people.
        said: Whether somebody says it, so that whom it names first is spoken to.
    """
    mention = _MENTIONS.match(text)
    if mention:
        if said and not actions:
            return None
        full = ONE_NAME.match(text, 1)
        if full and " " in full[0] and name_shape(full[0], vocabulary) == KNOWN:
            return Assignment(full[0], 0)
        return Assignment(" and ".join(re.findall(r"(?:^|@)([\w.-]+)", mention[1])), mention.end() if mention[2] else 0)
    before = _BEFORE.match(text)
    if before:
        owner = (before["square"] or before["round"]).strip()
        shape = name_shape(owner, vocabulary)
        if shape == KNOWN or is_group(owner) or (shape and (actions or before["square"])):
            return Assignment(owner, before.end())
    label = NAME_LABEL.match(text) if actions else None
    if (
        label
        and not find_labelled(text, capitals=True)
        and (name_shape(label["owner"], vocabulary) == KNOWN or is_group(label["owner"]))
    ):
        return Assignment(label["owner"], label.end())
    return None


def find_called(text: str, vocabulary: Vocabulary) -> Assignment | None:
    """Find the nicks of people that a task begins with: "ruth and amir book the hall"."""
    match = _NICKS.match(text)
    owner: list[str] = []
    end = 0
    for nick in re.finditer(r"@?([\w.-]+)[\s,&:]*(?:(?:and|und|y|e|et|to|will)\s+)?", match[0] if match else ""):
        if nick[1].casefold() not in vocabulary.names:
            break
        owner.append(nick[1])
        end = nick.end()
    return Assignment(", ".join(owner), end) if owner and end < len(text) else None


@lru_cache(maxsize=4_096)
def find_doer(text: str, vocabulary: Vocabulary, language: str | None) -> Doer | None:
    """Read who opens a clause as the one to do something: "Then Ruth will …", "El tesorero enviará …".

    Args:
        text: From the clause's first word on.
        vocabulary: The meeting's people.
        language: The text's, in two letters.
    """
    start, titled = _skip_openers(text, vocabulary, language)
    bare = text[start:]
    turned = _find_turned(bare if start else text.partition(" ")[2], vocabulary, language)
    if turned:
        return turned
    match = _OPENER.match(bare)
    owner = match[1] if match else ""
    end = len(owner)
    if owner.islower() and owner.casefold() not in vocabulary.names:
        owner = ""
    # Whoever is called by a title is a person, listed or not.
    shape = KNOWN if owner and titled else name_shape(owner, vocabulary) if owner else 0
    if shape < KNOWN:
        group, behind = _find_group(bare, vocabulary, language)
        owner, end, shape = (group, behind, KNOWN) if group else (owner if shape and not start else "", end, shape)
    rest = bare[end:]
    if not owner or not _GOES_ON.match(rest) or (shape < KNOWN and _is_common(owner, language)):
        return _find_late(text, vocabulary, language) or _find_body(text, start, language)
    said = find_point_words(rest[:_MOST_READ_OPENERS], language)
    done = 0 in said.get("intent", ()) and 1 in said.get("perfect", ())
    if (any(0 in said.get(cls, ()) for cls in _DUTIES) and not done) or (
        1 in said.get("duty", ()) and 0 in said.get("perfect", ())
    ):
        return Doer(owner, "duty")
    tense = _read_tense(tokenise_lower(rest.partition(".")[0][:_LONGEST_CLAUSE]), said, language)
    if not tense and shape == KNOWN:
        return _find_body(text, start, language)
    return Doer(owner, tense) if shape == KNOWN else None


def _read_tense(tokens: list[str], said: dict[str, tuple[int, ...]], language: str | None) -> str:
    """Return "future", "present", "past" or "unclear" by the words behind a doer, "" where no verb stands there."""
    table = load_forms(language)
    # "se réunira", "si riunirà": the pronoun goes with the verb.
    at = int(len(tokens) > 1 and table[tokens[0]][:1] == ("pron",))
    if len(tokens) <= at:
        return ""
    helped = any(at in said.get(cls, ()) for cls in ("perfect", "copula"))
    near = (*tokens[at + 1 : at + 1 + _NEAR_PARTICIPLE], tokens[-1])
    if helped and (at or any("part" in table[token][:1] for token in near)):
        return "past"
    forms = table[tokens[at]]
    if "fut" in forms:
        return "future"
    if "past" in forms[:1] or "fin" in forms:
        return "past" if "past" in forms[:1] else "present"
    return ("past" if "past" in forms else "unclear") if not forms or {"part", "past"} & set(forms) else ""


def _find_late(text: str, vocabulary: Vocabulary, language: str | None) -> Doer | None:
    """Read who does something behind an opening phrase: "With her consent, Ruth …", "Dann übernimmt Ruth …"."""
    first = _LETTERS.match(text)
    elided = first is not None and len(first[0]) == 1 and text[1:2] in {"'", "’"}
    if not first or not (elided or "adp" in load_forms(language)[first[0].casefold()]):
        return None
    for match in ONE_NAME.finditer(text, first.end(), _LONGEST_PHRASE):
        owner = _cut_article(match[0], vocabulary)
        if not owner:
            continue
        before = text[: match.start()]
        if before.endswith(", "):
            doer = find_doer(text[match.start() :], vocabulary, language)
            return doer if doer and doer.owner == owner else None
        verb = _VERB_BEFORE.search(before)
        if language not in _VERB_SECOND or not verb or not _acts(text, language):
            return None
        duty = find_point_words(verb[1], language).keys() & {"duty", "intent"}
        if duty or match_classes(text, verb.start(1), ("do",), language):
            return Doer(owner, "duty")
        return Doer(owner, "present") if "fin" in load_forms(language)[verb[1].casefold()] else None
    return None


def _cut_article(name: str, vocabulary: Vocabulary) -> str:
    """Return who is named by words with capitals, an article and what follows left out ("Ruth das Fest"), or ""."""
    owner = name if name_shape(name, vocabulary) == KNOWN else _ARTICLE.split(name)[0]
    return owner if name_shape(owner, vocabulary) == KNOWN else ""


def _find_body(text: str, start: int, language: str | None) -> Doer | None:
    """Read a body that will do something, named by its kind: "The programme group will …"."""
    words = list(islice(WORD.finditer(text, start, _LONGEST_PHRASE), _MOST_WORDS_OF_BODY)) if start else []
    if not any(word[0].casefold() in words_of("body") for word in words[:_FIRST_OF_BODY]):
        return None
    for at, word in enumerate(words[1:], 1):
        tokens = [other[0].casefold() for other in words[at : at + 2]]
        said = find_point_words(" ".join(tokens), language)
        if 0 in said.get("intent", ()) or _read_tense(tokens, said, language) == "future":
            return Doer(text[: word.start()].strip(), "future of a body")
    return None


def _skip_openers(text: str, vocabulary: Vocabulary, language: str | None) -> tuple[int, bool]:
    """Return where a clause goes on behind adverbs, articles and titles at its head, and whether a title stood last."""
    end, titled = 0, False
    while end < _MOST_READ_OPENERS and (hit := match_classes(text, end, _OPENERS, language)):
        if (hit.cls == "title" and not text[end].islower()) or name_shape(text[end : hit.end], vocabulary) == KNOWN:
            break
        titled = hit.cls == "title"
        end = hit.end + len(text[hit.end :]) - len(text[hit.end :].lstrip(" ,'’"))
    return end, titled


def _find_turned(text: str, vocabulary: Vocabulary, language: str | None) -> Doer | None:
    """Read a clause whose verb stands before who does it: "(Dann) wird Ruth die Liste verschicken"."""
    match = _TURNED.match(text)
    owner = _cut_article(match[1], vocabulary) if match else ""
    if not match or not owner:
        return None
    if not any(0 in find_point_words(match[0], language).get(cls, ()) for cls in ("duty", "intent")):
        return None
    return Doer(owner, "duty") if _acts(text, language) else None


def _acts(text: str, language: str | None) -> bool:
    """Return whether somebody does it: with a participle or an auxiliary at its end, it is done to them."""
    last = tokenise_lower(text.partition(".")[0])[-1]
    return "part" not in form_classes(last, language) and "intent" not in find_point_words(last, language)


def _is_common(owner: str, language: str | None) -> bool:
    """Return whether what looks like a name is another word, or begins with one: "Need to call", "Hence will"."""
    words = [word.casefold() for word in WORD.findall(owner)]
    table = load_forms(language)
    # Of a single word nothing but its capital speaks for a name; German nouns have one as well.
    if len(words) == 1 and (find_month(words[0], language) or find_weekday(words[0]) is not None):
        return True
    listed = len(words) == 1 and ((table.lists(words[0]) and language != "de") or words[0] in general_words("en"))
    return listed or not _NO_NAMES.isdisjoint(table[words[0]])


def _find_group(text: str, vocabulary: Vocabulary, language: str | None) -> tuple[str, int]:
    """Return the office or crowd that opens a text, or who it is by name, and where the text goes on."""
    words = list(islice(WORD.finditer(text, 0, _MOST_READ_OPENERS), _MOST_WORDS_OF_GROUP))
    offices = (
        [word.end() for word in words if text[: word.end()].casefold() in vocabulary.offices]
        if words and words[0][0].casefold() in vocabulary.office_words
        else []
    )
    offices = (
        offices
        or [hit.end for word in words[:2] if (hit := match_classes(text, word.start(), _GROUPS, language, "points"))][
            :1
        ]
    )
    if not offices:
        return "", 0
    end = offices[-1]
    named = _SPACED_NAME.match(text, end)
    if named and name_shape(named[1], vocabulary) == KNOWN:
        return named[1], named.end()
    return text[:end], end


def _cut_code(text: str) -> str:
    code = _CODE.match(text)
    return text[code.end() if code else 0 :][:_LONGEST]


def find_labelled(text: str, *, capitals: bool = False) -> str | None:
    """Return the owner that stands behind a label of tasks: "ACTION Ruth: …", "(done) Task Ruth – …".

    ``capitals``: only behind a label in capitals.
    """
    if not any(map(text[:_LONGEST_LABEL].__contains__, ":–—")):
        return None
    state = _STATE.match(text)
    text = text[state.end() :] if state else text
    for pattern in (_CAPITAL,) if capitals else (_CAPITAL, _TASK_OF, _CODED):
        match = pattern.match(text)
        if match and "action" in label_classes(match["label"]):
            return str(match["owner"])
    return None


def find_owner(
    text: str, vocabulary: Vocabulary, language: str | None, *, actions: bool = False, verbs: bool = True
) -> str | None:
    """Find who a text says will do it.

    Args:
        text: The point.
        vocabulary: The meeting's people.
        language: The text's, in two letters.
        actions: Whether the point stands under a heading of actions, where names stand without a verb.
        verbs: Whether somebody who opens the text or stands behind words of duty is enough, as in a sure action.
    """
    text = _cut_code(text)
    owner = find_labelled(text)
    if owner:
        return owner
    state = _STATE.match(text)
    text = text[state.end() :] if state else text
    present = None
    charged = language not in _NO_FUTURE or not find_point_words(text, language).keys().isdisjoint(_DUTIES)
    for start in (0, *(match.end() for match in _CLAUSE.finditer(text) if charged)):
        doer = find_doer(text[start:], vocabulary, language)
        if doer and doer.by in {"duty", "future"}:
            return doer.owner
        present = present or (doer.owner if doer and not start else None)
    for labelled in _LABELLED.finditer(text) if ":" in text else ():
        classes = label_classes(labelled["label"]) | label_classes(labelled["label"].split()[-1])
        if classes & {"owner", "action"} and not labelled["owner"].islower():
            return str(labelled["owner"]).strip(_EDGES)
    behind = _BEHIND.search(text) if any(map(text.__contains__, _BEHIND_SIGNS)) else None
    if behind and behind["handle"]:
        return str(behind["handle"])
    owner = next(filter(None, behind.groups()), None) if behind else None
    if owner and name_shape(owner, vocabulary) >= (1 if actions else KNOWN):
        return str(owner)
    return (present or _find_charged(text, vocabulary, language)) if verbs else None


def _find_charged(text: str, vocabulary: Vocabulary, language: str | None) -> str | None:
    """Find somebody known right behind words of duty: "Se asigna la tarea a Nuria", "to be signed by Ruth"."""
    duties = find_point_words(text, language).get("duty", ())
    words = list(WORD.finditer(text))
    for duty in duties:
        for word in words[duty + 1 : duty + _REACH]:
            named = ONE_NAME.match(text, word.start())
            if named and name_shape(named[0], vocabulary) == KNOWN:
                return named[0].strip(_EDGES)
    return None


def section_owner(section: str | None, vocabulary: Vocabulary) -> str | None:
    """Read the owner out of a heading such as "Ruth and Amir tasks" or "Tasks of Ruth"."""
    match = _OF_TASKS.fullmatch(section or "")
    if not match or "action" not in label_classes(match["tasks"] or match["tasks_of"]):
        return None
    owner = match["owner"] or match["behind"]
    return owner if name_shape(owner, vocabulary) == KNOWN else None
