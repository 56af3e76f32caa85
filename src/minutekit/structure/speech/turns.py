"""The turns of a meeting out of its understood lines."""

from __future__ import annotations

from collections import Counter

from minutekit.entities.dates import find_dates
from minutekit.entities.names import NameBook
from minutekit.language.headings import is_generic_heading
from minutekit.lexicon import label_classes
from minutekit.schema import Document, Medium, Span, Turn
from minutekit.structure.lines import Line, topic_key

_HEADS_OF_PEOPLE = frozenset({"attendance", "absent", "apologies", "invited"})


def _medium(line: Line) -> Medium:
    if line.block.role == "cue":
        return "spoken"
    return "chat" if line.chat or line.block.role == "chat" else "written"


def _resolve(name: str | None, book: NameBook, known: dict[str, str]) -> str | None:
    if not name:
        return None
    if name not in known:
        known[name] = " + ".join(book.resolve(part) for part in name.split(" + "))
    return known[name]


def _find_column_head(line: Line, heads: dict[tuple[int, int], tuple[int, str]]) -> str | None:
    """Return the heading over a cell's own column where headings stand side by side in one row."""
    cell = line.block.cell
    row, head = heads.get((cell.table, cell.column), (0, None)) if cell else (0, None)
    if cell is None or head is None or row >= cell.row:
        return None
    beside = [column for (table, column), (other, _) in heads.items() if (table, other) == (cell.table, row)]
    later = any(table == cell.table and row < other <= cell.row for (table, _), (other, _) in heads.items())
    return head if len(beside) > 1 and not later else None


def assemble_turns(document: Document, lines: list[Line], book: NameBook) -> tuple[Turn, ...]:
    """Join lines of one speaker, section and medium that follow one another into turns.

    Every line still open becomes part of a turn. A line that was understood as something else ends
    the turn, and so do a label cut off in front of the words and a caption's mark of another speaker.
    """
    turns: list[Turn] = []
    run: list[Line] = []
    key: tuple[str | None, str | None, Medium, str | None] | None = None

    def close() -> None:
        if not run or key is None:
            return
        span = Span(run[0].start, run[-1].end)
        time = next((line.block.start for line in run if line.block.start is not None), None)
        turns.append(Turn(key[0], document.slice(span), key[1], run[0].block.page, time, key[2], span, key[3]))

    resolved: dict[str, str] = {}
    for line, section, topic in zip(lines, _find_sections(lines), _find_topics(lines), strict=True):
        if line.role not in {"open", "content"}:
            close()
            run, key = [], None
            continue
        line.role, line.section = "content", section
        speaker = _resolve(line.speaker or line.block.speaker, book, resolved)
        found = (speaker, section, _medium(line), topic)
        labelled = line.start > line.block.span.start + len(line.block.text) - len(line.block.text.lstrip())
        # A caption's ">>" says that somebody else speaks, also where it does not say who.
        changed = line.block.role == "cue" and line.block.marker is not None
        if run and (found != key or labelled or changed or run[-1].end < run[-1].block.span.end - 1):
            close()
            run = []
        key = found
        run.append(line)
    close()
    return tuple(turns)


def _find_topics(lines: list[Line]) -> list[str | None]:
    """Return for each line the heading of a subject above those of any minutes ("Discussion") that come back.

    None under a heading that comes once, and where no subject stands above.
    """
    heads = [line.section or line.text for line in lines if line.role == "heading"]
    often = Counter(topic_key(head) for head in heads)
    parts = {key for key, count in often.items() if count > 1 and is_generic_heading(key)}
    subject: str | None = None
    inside = False
    found: list[str | None] = []
    for line in lines:
        if line.role == "heading":
            head = line.section or line.text
            inside = topic_key(head) in parts
            if not inside:
                subject = None if is_generic_heading(head) or find_dates(head) else head
        found.append(subject if inside else None)
    return found


def _find_sections(lines: list[Line]) -> list[str | None]:
    """Return the heading that each line stands under: the nearest above, in a table the one over its own column."""
    section: str | None = None
    heads: dict[tuple[int, int], tuple[int, str]] = {}
    noted = False
    found: list[str | None] = []
    for line in lines:
        if line.block.role in {"cue", "chat"}:
            # Talk below notes is of no part of theirs.
            section, noted = None if noted else section, False
        elif line.block.role != "heading":
            noted = True
        if line.role == "heading" or (line.role == "open" and line.section):
            # "Attendees" heads people, and no point that comes later.
            classes = label_classes(line.section or line.text)
            if classes.isdisjoint(_HEADS_OF_PEOPLE) or "decision" in classes:
                section = line.section or line.text
            noted = False
            if line.block.cell and section:
                heads[line.block.cell.table, line.block.cell.column] = (line.block.cell.row, section)
        found.append(_find_column_head(line, heads) or section)
    return found
