"""Markdown's tokens (markdown-it) turned into drafts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from minutekit.errors import LimitExceededError
from minutekit.readers.characters import clean_characters
from minutekit.readers.deadlines import Deadline
from minutekit.readers.fragments import read_fragment
from minutekit.readers.inlines import Draft, Inline, drop_start, plain_text, split_lines
from minutekit.readers.text.lines import Line
from minutekit.readers.text.wrapping import Width, continues, measure_width
from minutekit.schema import Cell, Diagnostic, ReadOptions

_CHUNK = 200_000
_PARAGRAPH = re.compile(r"\n[ \t]*(?=\n|[-*+][ \t]|#)")
_MOST_LOOKS = 5_000_000
"""Opening brackets times characters of their paragraphs, in one chunk: the other end of each is looked for to the end."""
_LONGEST_LINE = 1_000_000
_LONGEST_LANGUAGE = 40
_FENCE_OR_HEADING = re.compile(r"^(?: {0,3}(```|~~~)|#{1,6}\s)", re.MULTILINE)
_BOX = re.compile(r"\[([ xX✓])\]\s+")
_CONTAINER = re.compile(r":{3,}[^:]*|\[!\w+\]|\[\[?_?toc_?\]?\]|\{:[^{}\n]{0,80}\}", re.IGNORECASE)
_TAGS = re.compile(r"tags?\s*:", re.IGNORECASE)
_ANCHOR = re.compile(r"\s*\{#[^\s{}]{1,80}\}\s*$")
_FOOTNOTE = re.compile(r"\[\^[\w-]{1,40}\]:")
_FOOTNOTE_SIGN = re.compile(r"\[\^[\w-]{1,40}\]")
_WIKI_LINK = re.compile(r"\[\[(?:[^\[\]|\n]{0,200}\|)?([^\[\]|\n]{1,200})\]\]")
_MARKED = re.compile(r"==(?=\S)([^=\n]{1,300})==")
# "**Ada **: we" and "**Note:**we", as word processors export them: CommonMark takes neither for emphasis.
_LOOSE = re.compile(r"(?<![^\s(\[])\*\*([^\s*][^*\n]{0,79}?)[ \t]+\*\*(?=([^\s*])?)")
_TIGHT = re.compile(r"(?<![^\s(\[])\*\*([^\s*][^*\n]{0,79}[:：.])\*\*(?=[^\W_])")
# What somebody is called on the net, in signs that HTML has for its tags: "<ada> we should ask".
_NICK = re.compile(r"<([^\W\d_][\w.|^-]{0,23})>")
_CLOCKED = re.compile(r"\s*(?:\[?[0-9][0-9 :./TZ-]{3,30}\]?\s+)?")
_TAG_WORDS = """
a abbr acronym address area article aside audio b base bdi bdo big blockquote body br button canvas caption center cite
code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset figcaption figure font footer
form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label legend li link main
map mark math menu menuitem meta meter nav nobr noscript object ol optgroup option output p param picture pre progress q
rp rt ruby s samp script section select slot small source span strike strong style sub summary sup svg table tbody td
template textarea tfoot th thead time title tr track tt u ul var video wbr
"""
_TAG_NAMES = frozenset(_TAG_WORDS.split())
_PLAIN_CODE = frozenset(
    {"", "text", "txt", "plain", "plaintext", "none", "irc", "log", "chat", "md", "markdown", "quote"}
)


class _Numbers:
    """Counts the items of the lists that are open: who types "1." before each leaves the counting to the program."""

    def __init__(self) -> None:
        self._open: list[tuple[str, int]] = []

    def follow(self, kind: str) -> None:
        """Take note of a list that begins or ends."""
        if kind.endswith("list_open"):
            self._open.append(("", 0))
        elif kind.endswith("list_close") and self._open:
            self._open.pop()

    def count(self, item: Token) -> str:
        """Return the item's marker as it is shown."""
        if not item.info or not self._open:
            return f"{item.info}{item.markup}"
        typed, number = self._open[-1]
        number = number + 1 if typed == item.info else int(item.info)
        self._open[-1] = (item.info, number)
        return f"{number}{item.markup}"


@dataclass(slots=True)
class _Item:
    """A list item that is open: its depth and the marker its first paragraph takes."""

    level: int
    marker: str | None


class MarkdownReader:
    """Reads one Markdown text. ``diagnostics`` fill while it reads."""

    def __init__(self, text: str, name: str, options: ReadOptions, deadline: Deadline) -> None:
        self._text = _mend_emphasis(text) if "**" in text else text
        self._name = name
        self._deadline = deadline
        self._max_depth = options.max_depth
        self._deepest = min(3 * options.max_depth, 300)
        self._parser = self._make_parser()
        self._width = _measure(self._text)
        self._tables = 0
        self.diagnostics: list[Diagnostic] = []

    def _make_parser(self) -> MarkdownIt:
        return MarkdownIt("commonmark", {"maxNesting": self._deepest}).enable(["table", "strikethrough"])

    def read(self) -> list[Draft]:
        """Read the whole text into drafts."""
        if max(map(len, self._text.split("\n"))) > _LONGEST_LINE:
            raise LimitExceededError(
                self._name,
                f"has a line of more than {_LONGEST_LINE:,} characters; break it up or save the file as .txt",
            )
        environment: dict[str, object] = {}
        drafts: list[Draft] = []
        for chunk in _cut(self._text):
            self._deadline.check()
            parser = self._parser
            if sum(part.count("[") * len(part) for part in _PARAGRAPH.split(chunk)) > _MOST_LOOKS:
                parser = self._make_parser().disable(["link", "image"])
            drafts.extend(self._read_tokens(parser.parse(chunk, environment)))
        return drafts

    def _read_tokens(self, tokens: list[Token]) -> Iterator[Draft]:
        items: list[_Item] = []
        heading = 0
        numbers = _Numbers()
        cells = _Cells(self._tables)
        for token in tokens:
            kind = token.type
            if token.level >= self._deepest - 1 or len(items) > self._max_depth:
                raise LimitExceededError(
                    self._name, "nests lists or quotes too deep; flatten them or raise ReadOptions(max_depth=...)"
                )
            if kind == "list_item_open":
                level = len(items)
                items.append(_Item(level, numbers.count(token)))
            elif kind == "list_item_close":
                items.pop()
            elif kind == "heading_open":
                heading = int(token.tag[1])
            elif kind == "heading_close":
                heading = 0
            elif kind == "inline":
                yield from self._read_inline(token, heading, items[-1] if items else None, cells.place)
            elif kind in {"fence", "code_block"}:
                yield from self._read_code(token)
            elif kind == "html_block":
                drafts, diagnostics, tables = read_fragment(token.content, self._deadline, cells.table + 1)
                cells.table += tables
                self.diagnostics.extend(diagnostics)
                yield from drafts
            else:
                cells.follow(kind)
                numbers.follow(kind)
        self._tables = cells.table + 1

    def _read_inline(self, token: Token, heading: int, item: _Item | None, cell: Cell | None) -> Iterator[Draft]:
        pieces = self._read_pieces(token.children or [])
        text = plain_text(pieces).strip()
        if not text:
            return
        if _FOOTNOTE.match(token.content.lstrip()):
            self.diagnostics.append(Diagnostic("footnote-left-out", "a footnote was left out", token.content.strip()))
        elif _CONTAINER.fullmatch(text):
            self.diagnostics.append(Diagnostic("markup-left-out", "a sign for the page's layout was left out", text))
        elif heading and _TAGS.match(text):
            self.diagnostics.append(Diagnostic("tags-left-out", "the note's tags were left out", text))
        elif heading:
            yield Draft(_on_one_line(_cut_anchor(pieces)), "heading", heading)
        elif item is not None and _is_contents_line(pieces):
            message = "a line of the table of contents was left out"
            self.diagnostics.append(Diagnostic("table-of-contents", message, text))
        elif cell is not None:
            yield Draft(pieces, "table_cell", cell=cell, meant=True)
        elif item is not None and item.marker is not None:
            marker, item.marker = item.marker, None
            box = _BOX.match(text)
            if box:
                raw = plain_text(pieces)
                marker, pieces = f"[{box[1]}]", drop_start(pieces, len(raw) - len(raw.lstrip()) + box.end())
            yield Draft(pieces, "list_item", item.level, marker)
        else:
            yield Draft(self._join_full_lines(pieces), meant=True)

    def _read_pieces(self, children: list[Token]) -> list[Inline]:
        pieces: list[Inline] = []
        bold = 0
        links: list[str] = []
        for position, token in enumerate(children):
            kind = token.type
            if kind == "strong_open":
                bold += 1
            elif kind == "strong_close":
                bold -= 1
            elif kind == "link_open":
                links.append(str(token.attrs.get("href", "")))
            elif kind == "link_close":
                links.pop()
            elif kind in {"softbreak", "hardbreak"}:
                pieces.append(Inline("\n", bold > 0))
            elif kind in {"text", "code_inline"}:
                content = token.content if kind == "code_inline" else _plain(token.content).replace("\t", " ")
                pieces.append(Inline(content, bold > 0, None, links[-1] if links else None))
            elif kind == "html_inline" and _is_nick(children, position):
                pieces.append(Inline(token.content, bold > 0))
            elif kind == "html_inline":
                self._read_tag(token.content, pieces)
        return pieces

    def _read_tag(self, tag: str, pieces: list[Inline]) -> None:
        if tag.lower().startswith("<br"):
            pieces.append(Inline("\n"))
        elif tag.startswith("<!--"):
            self.diagnostics.append(Diagnostic("comment-left-out", "a comment was left out", tag[4:-3].strip()))

    def _read_code(self, token: Token) -> Iterator[Draft]:
        language = clean_characters((token.info or "").split(" ")[0]).strip().lower()
        if language not in _PLAIN_CODE:
            self.diagnostics.append(
                Diagnostic(
                    "code-left-out", f"a block of {language[:_LONGEST_LANGUAGE]} code was left out", token.content[:500]
                )
            )
            return
        for line in token.content.split("\n"):
            if line.strip():
                yield Draft([Inline(line)], indent=float(len(line) - len(line.lstrip())))

    def _join_full_lines(self, pieces: list[Inline]) -> list[Inline]:
        """Join the lines of a paragraph that were broken for their width; other breaks stay."""
        rows = split_lines(pieces)
        if len(rows) < 2:
            return pieces
        lines = [Line(plain_text(row).strip(), 0, gap=False, page=None) for row in rows]
        joined, first = list(rows[0]), lines[0]
        for before, line, row in zip(lines, lines[1:], rows[1:], strict=False):
            whole = continues(before, line, first, self._width)
            joined.extend([Inline(" " if whole else "\n"), *row])
            first = first if whole else line
        return joined


def _is_contents_line(pieces: list[Inline]) -> bool:
    """Tell whether an item is nothing but a link to a heading of its own page, as programs write tables of contents."""
    return all((piece.link or "").startswith("#") for piece in pieces if piece.text.strip())


class _Cells:
    """Follows table tokens and says which cell is open."""

    def __init__(self, table: int) -> None:
        self.table = table - 1
        self.place: Cell | None = None
        self._row = self._column = self._columns = 0
        self._header = False

    def follow(self, kind: str) -> None:
        if kind == "table_open":
            self.table, self._row, self._columns = self.table + 1, -1, 0
        elif kind in {"thead_open", "tbody_open"}:
            self._header = kind == "thead_open"
        elif kind == "tr_open":
            self._row, self._column = self._row + 1, -1
        elif kind in {"th_open", "td_open"}:
            self._column += 1
            self._columns = max(self._columns, self._column + 1) if self._header else self._columns
            self.place = Cell(
                self.table, self._row, self._column, max(self._columns, self._column + 1), header=self._header
            )
        elif kind in {"th_close", "td_close"}:
            self.place = None


def _measure(text: str) -> Width:
    lines, gap = [], True
    for raw in text.split("\n"):
        content = raw.strip()
        if content and not content.startswith(("#", "|", "-", "*", "+", "<", "```")):
            lines.append(Line(content, 0, gap, None))
        gap = not content
    return measure_width(lines)


def _cut(text: str) -> Iterator[str]:
    """Cut long text before headings, outside code fences, so that the time can be checked in between."""
    start, fenced = 0, False
    for match in _FENCE_OR_HEADING.finditer(text):
        if match[1]:
            fenced = not fenced
        elif not fenced and match.start() - start > _CHUNK:
            yield text[start : match.start()]
            start = match.start()
    yield text[start:]


def _mend_emphasis(text: str) -> str:
    """Set emphasis so that CommonMark reads it: no space inside its end, one behind it where a word follows."""
    text = _LOOSE.sub(lambda match: f"**{match[1]}**{'' if (match[2] or ' ') in ':：,.;!?)' else ' '}", text)
    return _TIGHT.sub(r"**\1** ", text)


def _is_nick(children: list[Token], position: int) -> bool:
    """Tell whether what looks like a tag opens a line and names who writes: no tag of HTML, and text right behind it."""
    match = _NICK.fullmatch(children[position].content)
    if match is None or match[1].casefold() in _TAG_NAMES:
        return False
    before = children[position - 1] if position else None
    following = children[position + 1] if position + 1 < len(children) else None
    opens = before is None or before.type in {"softbreak", "hardbreak"} or _CLOCKED.fullmatch(before.content)
    return bool(opens) and following is not None and following.content[:1].isspace() and bool(following.content.strip())


def _plain(text: str) -> str:
    text = _FOOTNOTE_SIGN.sub("", _WIKI_LINK.sub(r"\1", text)) if "[" in text else text
    return _MARKED.sub(r"\1", text) if "==" in text else text


def _cut_anchor(pieces: list[Inline]) -> list[Inline]:
    """Take "{#costs}" off the end of a heading: where links to it lead."""
    if not pieces or not pieces[-1].text.rstrip().endswith("}"):
        return pieces
    return [*pieces[:-1], replace(pieces[-1], text=_ANCHOR.sub("", pieces[-1].text))]


def _on_one_line(pieces: list[Inline]) -> list[Inline]:
    return [replace(piece, text=piece.text.replace("\n", " ")) for piece in pieces]
