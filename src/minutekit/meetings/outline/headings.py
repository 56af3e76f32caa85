"""Which lines are headings: evidence weighed from look, number, place and the agenda."""

from __future__ import annotations

import re
from collections import Counter

from minutekit.language.addresses import has_link
from minutekit.language.patterns import compile_late
from minutekit.meetings.labels import LabelKind, is_label, label_kinds
from minutekit.meetings.lines import VERBS, Line, is_ordinal_item, number_depth, strip_numbering
from minutekit.meetings.opening.openings import split_label
from minutekit.meetings.outline.numbers import read_number
from minutekit.meetings.outline.topics import is_audience_topic, is_usual_topic, topic_key

_ENOUGH = 2.0
_LONGEST = 18
_FEW = 3
_MOST_WORDS_OF_CAPITALS = 6
# A verb that opens what was minuted: "NOTED:".
_MINUTED = compile_late(
    r"(?:reported|noted|received|considered|resolved|agreed|recommended|discussed|confirmed)\s?:", re.IGNORECASE
)
_CODE_END = compile_late(r"\s{1,3}(?:[Nn]o\.?\s?|#)?[A-Z]{0,4}[-./ ]?\d[\w./-]{0,12}$")
# What became of a motion, alone on a line however it is set.
_RESULT = compile_late(
    r"(?:(?:motion|resolution|amendment)\s)?(?:carried|lost|passed|defeated|agreed|approved|adopted|rejected|tabled|withdrawn|aprobad[oa]|rechazad[oa]|aprovad[oa]|rejeitad[oa]|adoptée?|rejetée?|"
    r"angenommen|abgelehnt|genehmigt|approvat[oa]|respint[oa])(?:\s(?:unanimously|nem\.? ?con\.?|por unanimidad|por unanimidade|à l['’]unanimité|einstimmig|all['’]unanimità|\d{1,3}\s?[-–/:]\s?\d{1,3}.{0,12}))?\W*",
    re.IGNORECASE,
)
_ORDINAL = compile_late(r"^\d+\s*(?:st|nd|rd|th|er|re|ère|ème|e|º|°|ª|o|a|\.)?\s*")
_QUESTIONS = ("?", "？", "؟")
_CHATTED = compile_late(r"^[(\[]?\s*chat\b", re.IGNORECASE)
_OUTCOME = compile_late(
    r"(?:the )?(?:motion|vote|resolution|proposal)s? (?:is |was |has )?(?:passe[sd]|carrie[sd]|approved|failed|seconded)",
    re.IGNORECASE,
)
_DASH = compile_late(r"\s[-–—]")
_DIGIT = compile_late(r"\d")
# "Abstimmung: 21 ja, 0 nein" says how a vote went.
_COUNTED = compile_late(
    r"\b\d{1,3}\s(?:ja|nein|dafür|dagegen|enthaltung\w*|(?:ja-|nein-)?stimmen?|votos?|a favor|en contra|abstenç\w+|abstenci\w+|abst\w*|voix|pour|contre|vot[oi]|"
    r"favorevol[ei]|contrar(?:i|io)|astenut[oi]|(?:votes? )?(?:for|against)|in favou?r|yes|ayes|noes)\b|\b(?:favorevoli|contrari|astenuti|ja|nein|oui|abstentions?|enthaltungen)\s?:?\s\d{1,3}\b",
    re.IGNORECASE,
)


# A heading that is itself what was decided or is to be done: "Action: Ada to call the bank".
_TASKED = compile_late(
    r"\W{0,3}(?:\d{1,3}\s?[-–.:)]\s?)?(?:action(?: item)?|to-?do|task|decision|resolution|resolved|agreed|acci[oó]n|tarea|acuerdo|decisi[oó]n|resoluci[oó]n|ação|tarefa|decisão|deliberação|"
    r"tâche|décision|résolution|aufgabe|maßnahme|beschluss|entscheidung|azione|compito|decisione|delibera)(?: \d{1,3})?\s?[:–-]\s+\S+(?:\s+\S+){2}",
    re.IGNORECASE,
)


def _next_content(lines: list[Line], index: int) -> Line | None:
    return next(
        (
            line
            for line in lines[index + 1 : index + 6]
            if line.role in {"open", "heading", "label", "people", "agenda"}
        ),
        None,
    )


_AMOUNT = compile_late(r"\d[.,]\d{2}\s?(?:€|eur|zł|kr)?\.?$|[€$£]\s?\d", re.IGNORECASE)


def _numbered_runs(lines: list[Line]) -> list[list[Line]]:
    """Chain the numbered lines into sequences 1, 2, 3 … of one level and style, the latest sequence first."""
    runs: list[list[Line]] = []
    # The runs that wait for a number, the latest last.
    waiting: dict[tuple[str, int, int, bool], list[list[Line]]] = {}
    roman = any((read_number(line.block.marker or "") or ("", 0))[0] == "I" for line in lines)
    for line in lines:
        number = (
            read_number(line.block.marker, roman=roman)
            if line.block.marker and line.role in {"open", "heading"}
            else None
        )
        if not number:
            continue
        style, value = number
        here = waiting.get((style, value, line.block.level, line.block.bold))
        if here:
            run = here.pop()
        else:
            run = []
            runs.append(run)
        run.append(line)
        waiting.setdefault((style, value + 1, line.block.level, line.block.bold), []).append(run)
    return runs


def _numbered_headings(lines: list[Line], body_size: float) -> set[int]:
    """Return the indexes of numbered lines that head what follows: most of their sequence have children."""
    found: set[int] = set()
    outlined = any(line.role == "heading" or line.block.role == "heading" for line in lines if line.numbered)
    headed = any(line.role == "heading" or line.block.role == "heading" for line in lines)
    for run in _numbered_runs(lines):
        members = {line.index for line in run}
        parents = 0
        for line in run:
            following = lines[line.index + 1] if line.index + 1 < len(lines) else None
            deeper = (
                following is not None
                and following.index not in members
                and (
                    not following.listed
                    or following.block.level > line.block.level
                    or not following.numbered
                    or number_depth(following.block.marker) > number_depth(line.block.marker)
                )
            )
            parents += deeper and line.words <= _LONGEST and not line.closed
        # Where headings are set as such, a numbered item with sub-items is an item: unless it stands out.
        stands_out = (
            run[0].block.role == "heading"
            or run[0].block.bold
            or bool(run[0].block.size and run[0].block.size > body_size + 0.75)
        )
        # So are letters under any heading.
        lettered = headed and (read_number(run[0].block.marker or "") or ("", 0))[0] == "a"
        if (outlined or lettered) and not stands_out:
            continue
        dotted = outlined and number_depth(run[0].block.marker) > 1
        if (len(run) > 1 or dotted) and parents >= 0.6 * len(run):
            found.update(line.index for line in run if line.words <= _LONGEST and not (line.closed and line.prose))
    return found


def _body_size(lines: list[Line]) -> float:
    sizes: Counter[float] = Counter()
    for line in lines:
        if line.block.size:
            sizes[round(line.block.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _weigh_wording(line: Line, lines: list[Line], kinds: tuple[LabelKind, ...], *, colon: bool, guessed: bool) -> float:
    """Weigh what a line says: a usual label or topic over something, a question from the floor, a typed "#"."""
    usual = bool(kinds) or is_usual_topic(line.text)
    score = 1.5 if usual and (colon or not line.listed) else 0.0
    score += 3.0 if guessed and line.text.startswith("#") and not line.listed else 0.0
    score += 1.0 if usual and is_audience_topic(line.text) and not line.listed else 0.0
    score -= 1.0 if "? " in line.text else 0.0
    below = lines[line.index + 1] if line.index + 1 < len(lines) else None
    # "Actions" right over a list or a table of them.
    over = below is not None and (below.listed or (below.block.cell is not None and below.block.cell.row == 0))
    # "Decision" alone over what was decided.
    over = over or (below is not None and below.role == "open" and below.closed and not line.closed)
    leads = over and (is_usual_topic(line.text) or bool({"remark", "minutes", "conclusions"} & set(kinds)))
    return score + (0.75 if leads and line.words <= _FEW and not line.listed and not line.block.cell else 0.0)


def _score(
    line: Line,
    lines: list[Line],
    topics: frozenset[str],
    body_size: float,
    *,
    formatted: bool,
    guessed: bool,
    capitals: bool = False,
) -> float:
    following = _next_content(lines, line.index)
    before = lines[line.index - 1] if line.index else None
    block, words = line.block, line.words
    colon = line.text.rstrip().endswith((":", "：", " —", " –", " -"))
    score = 3.0 if block.role in {"heading", "title"} else 0.0
    score -= 1.5 if guessed and not colon and VERBS & set(line.text.casefold().split()) else 0.0
    score += 1.75 if block.bold else 0.0
    alone = block.bold and not line.listed and words <= 10 and not line.closed and following is not None
    score += 0.75 if alone and following is not None and not following.block.bold else 0.0
    score += 1.25 if block.size and body_size and block.size > body_size + 0.75 else 0.0
    if topic_key(line.text) in topics:
        score += 4.0 if words > 1 else 1.0
    kinds = label_kinds(line.text)
    score += 2.0 if is_ordinal_item(line.text) and not line.listed and words <= 12 else 0.0
    score += 1.0 if "minutes" in kinds and words <= 3 and not line.listed else 0.0
    score += _weigh_wording(line, lines, kinds, colon=colon, guessed=guessed)
    if following is None:
        score -= 1.0
    elif colon and not line.listed:
        score += 1.0 if following.listed or following.words > words else 0.5
        score += 0.5 if not formatted else 0.0
    score += _score_capitals(line, following, others=capitals)
    if (
        not formatted
        and not line.listed
        and following is not None
        and following.prose
        and words <= 8
        and not line.closed
    ):
        sentence = bool(VERBS & set(line.text.casefold().split()))
        apart = before is None or before.prose or before.role in {"heading", "dropped", "title", "date", "people"}
        score += 0.0 if sentence or _CHATTED.match(before.text if before else "") else 2.0 if apart else 1.0
    if before is not None and re.fullmatch(r"[-–—_=*\s]{3,}", before.text) and words <= 6 and not line.closed:
        score += 2.0
    if block.cell and block.cell.row == 0 and block.cell.columns == 1 and colon and words <= 6:
        score += 1.0
    short = words <= 4 and block.bold and following is not None and following.listed
    score += 1.0 if short and line.text.rstrip().endswith(".") else 0.0
    score -= (
        2.0 if line.text.rstrip().endswith((".", ";", ",")) else 0.5 if line.text.rstrip().endswith(_QUESTIONS) else 0.0
    )
    score -= 2.0 if words > _LONGEST else 1.0 if words > 12 else 0.0
    score -= 5.0 if _MINUTED.fullmatch(line.text) else 0.0
    score -= 5.0 if words <= _FEW + 1 and _RESULT.fullmatch(line.text) and not (following and following.listed) else 0.0
    score -= 1.75 if line.listed and not line.numbered else 0.75 if line.listed else 0.0
    # Somebody who set a heading as one may begin it with a path or a name in lower case.
    score -= 1.5 if line.text[:1].islower() and (guessed or block.role != "heading") else 0.0
    score -= 4.0 if block.role == "heading" and _TASKED.match(line.text) else 0.0
    score -= 3.0 if re.fullmatch(r"\[[^\[\]]*\]", line.text) else 0.0
    # A number in a cell numbers its row.
    score -= 3.0 if block.cell and not any(map(str.isalpha, line.text)) else 0.0
    digits = _DIGIT.search(line.text) is not None
    score -= 2.0 if (digits and _COUNTED.search(line.text)) or _OUTCOME.match(line.text) else 0.0
    score -= 1.5 if has_link(line.text) or (digits and _AMOUNT.search(line.text)) else 0.0
    score -= 1.0 if block.cell and not colon and block.role != "heading" else 0.0
    return score


def _score_capitals(line: Line, following: Line | None, *, others: bool) -> float:
    """Weigh a line in capitals, more where others in capitals head their parts."""
    if not line.text.isupper() or sum(map(str.isalpha, line.text)) <= _FEW:
        return 0.0
    apart = not line.listed and 1 < line.words <= _MOST_WORDS_OF_CAPITALS and not line.closed
    return 2.25 if others and apart and following is not None and not following.text.isupper() else 0.75


def mark_headings(
    lines: list[Line], topics: frozenset[str], *, skipped: frozenset[int] = frozenset(), guessed: bool = False
) -> None:
    """Mark the lines that head others. ``topics``: the agenda's items, which discussion repeats as headings.

    ``skipped``: indexes of lines known to be something else. ``guessed``: the format marks no headings,
    so those the reader reports were told by place alone.
    """
    body_size = _body_size(lines)
    formatted = any(
        line.block.role == "heading" or (line.block.bold and line.words <= 12)
        for line in lines
        if line.role in {"open", "heading"}
    )
    numbered = _numbered_headings(lines, body_size)
    capitals = guessed and sum(line.block.role == "heading" and line.text.isupper() for line in lines) >= _FEW
    chosen = []
    again = Counter(line.text for line in lines if line.role == "open" and line.words <= _FEW + 1)
    for line in lines:
        if line.role != "open" or line.block.role in {"cue", "chat"} or line.speaker or line.index in skipped:
            continue
        enough = line.index in numbered and (line.block.role != "list_item" or line.words <= _LONGEST)
        # A short label that comes again and again over lists heads them.
        following = _next_content(lines, line.index)
        recurs = (
            not line.listed
            and again[line.text] >= (_FEW - line.text.endswith((":", "—", "–")))
            and following is not None
            and following.listed
            and not line.closed
        )
        if (
            enough
            or _score(line, lines, topics, body_size, formatted=formatted, guessed=guessed, capitals=capitals)
            + (1.0 if recurs else 0.0)
            >= _ENOUGH
        ):
            chosen.append(line)
    picked = {line.index for line in chosen}
    repeated = Counter(line.text for line in lines if line.role == "open")
    before: Line | None = None
    for line in lines:
        if (
            line.role == "open"
            and line.index not in skipped
            and before is not None
            and _leads_in(line, before, repeated, body_size, formatted=formatted)
        ):
            line.drop("lead-in", "Label that only leads in what follows")
            continue
        if line.index in picked and line.role == "open":
            line.role = "heading"
            line.section = strip_numbering(line.text)
        if line.role != "dropped":
            before = line


def _leads_in(line: Line, before: Line, repeated: Counter[str], body_size: float, *, formatted: bool) -> bool:
    """Tell whether a line right under a heading only says again or announces what comes."""
    if before.role != "heading" or not formatted or line.listed:
        return False
    if line.block.bold or line.block.role == "heading":
        # A caption in the body's size that repeats its heading's word.
        small = bool(before.block.size and line.block.size and line.block.size <= body_size + 0.5 < before.block.size)
        stems = {word[:6] for word in re.findall(r"[^\W\d_]{6,}", before.text.casefold())}
        return small and bool(stems & {word[:6] for word in re.findall(r"[^\W\d_]{6,}", line.text.casefold())})
    if is_label(before.text, "minutes", "agenda"):
        return False
    return line.text.endswith(":") and line.words <= _FEW and (repeated[line.text] > 1 or line.words <= 2)


def _is_remark(label: str) -> bool:
    """Tell whether a label belongs to the words after it ("Action:", "Note:") and heads nothing."""
    label = _CODE_END.sub("", label) or label
    return bool(
        set(label_kinds(label)) & {"remark", "date", "time", "place", "field", "absent", "signature", "invited"}
    )


def _shape(label: str) -> str:
    return _ORDINAL.sub("", label.casefold()).strip()


def _is_title_case(label: str) -> bool:
    words = [word for word in re.findall(r"[^\W\d_]+", label) if len(word) > _FEW]
    return len(label.split()) > 1 and bool(words) and all(word[0].isupper() for word in words)


def mark_run_ins(lines: list[Line], topics: frozenset[str], *, skipped: frozenset[int] = frozenset()) -> None:
    """Cut headings off that run into their paragraph ("Budget: We agreed …").

    ``skipped``: indexes of lines that name speakers. A label counts by weight of type, by its agenda topic, or by
    being one of several of the same shape.
    """
    found: list[tuple[Line, str, int]] = []
    # "**Cake sale** – we made …": several of them are headings, one may stress its words.
    leads = sum(
        line.role == "open"
        and line.index not in skipped
        and bool(re.match(r"\s*[-–—]+\s", line.text[line.block.lead :]))
        for line in lines
        if line.block.lead > 0
    )
    shapes: Counter[str] = Counter()
    cased = 0
    for line in lines:
        if line.role != "open" or line.block.role in {"cue", "chat"} or line.speaker or line.index in skipped:
            continue
        labelled = split_label(line.text)
        dashed = re.match(r"^(.{3,80}?)\s+[-–—]+\s+\S", line.text) if _DASH.search(line.text) else None
        if dashed and (topic_key(dashed.group(1)) in topics or (leads >= _FEW and _has_lead(line, dashed.group(1)))):
            found.append((line, dashed.group(1), dashed.end() - 1))
        elif labelled and labelled[1] and len(labelled[0].split()) <= 8 and not _is_remark(labelled[0]):
            found.append((line, labelled[0], len(line.text) - len(labelled[1])))
            if _ORDINAL.match(labelled[0]):
                shapes[_shape(labelled[0])] += 1
            cased += not line.listed and _is_title_case(labelled[0]) and len(labelled[1].split()) >= 12
    for line, label, offset in found:
        set_apart = _has_lead(line, label)
        shaped = bool(_ORDINAL.match(label)) and shapes[_shape(label)] >= _FEW
        alike = cased > 1 and not line.listed and _is_title_case(label) and len(line.text[offset:].split()) >= 12
        if set_apart or shaped or alike or topic_key(label) in topics:
            line.section = strip_numbering(label)
            line.cut(offset)


def _has_lead(line: Line, label: str) -> bool:
    """Tell whether a label before its paragraph is set apart by weight."""
    return line.block.lead > 0 and abs(line.block.lead - len(label)) <= 2 and not line.listed


def drop_guiding_questions(lines: list[Line]) -> None:
    """Leave out the questions that a heading announces and that nobody at the meeting put."""
    guiding = False
    for line in lines:
        if line.role == "heading":
            guiding = is_label(line.text, "question")
        elif (
            line.role == "open"
            and guiding
            and line.text.rstrip().endswith(_QUESTIONS)
            and not line.speaker
            and (not line.listed or line.words <= _LONGEST)
        ):
            line.drop("guiding-question", "Question that the heading announces")
        elif line.role != "dropped":
            guiding = False
