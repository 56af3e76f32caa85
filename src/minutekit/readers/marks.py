"""Markdown read by way of HTML: markdown-it writes it, and what HTML has no word for is kept on the way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html import escape

from markdown_it import MarkdownIt
from markdown_it.token import Token

from minutekit.errors import LimitExceededError
from minutekit.readers.characters import clean_characters
from minutekit.readers.deadlines import Deadline
from minutekit.readers.elements import MARKER, ElementReader, parse_markup, write_markup
from minutekit.readers.inlines import Draft, Inline, drop_start, plain_text, split_lines
from minutekit.readers.text.lines import Line
from minutekit.readers.text.wrapping import Width, continues, measure_width
from minutekit.schema import Diagnostic, ReadOptions

_CHUNK = 200_000
_PARAGRAPH = re.compile(r"\n[ \t]*(?=\n|[-*+][ \t]|#)")
_MOST_LOOKS = 5_000_000
"""Opening brackets times characters of their paragraphs, in a chunk: the other end of each is looked for."""
_LONGEST_LINE = 1_000_000
_LONGEST_LANGUAGE, _LONGEST_TEXT = 40, 500
_FENCE_OR_HEADING = re.compile(r"^(?: {0,3}(```|~~~)|#{1,6}\s)", re.MULTILINE)
_BOX = re.compile(r"\[([ xX✓])\]\s+(?::\s+)?")
# ":::info" and ":::" of HackMD and the like, and a hard break that ends a paragraph.
_LONE_SIGNS = re.compile(r"^[ \t]*:{3,}[^:\n]{0,80}$|\\(?=\n[ \t]*(?:\n|\Z))", re.MULTILINE)
_SIGNS = (
    ("footnote-left-out", "a footnote was left out", re.compile(r"\[\^[\w-]{1,40}\]:"), None),
    (
        "markup-left-out",
        "a sign for the page's layout was left out",
        re.compile(r"(?:\[!\w+\]|\[\[?_?toc_?\]?\]|\{:[^{}\n]{0,80}\})$", re.IGNORECASE),
        None,
    ),
    ("tags-left-out", "the note's tags were left out", re.compile(r"tags?\s*:", re.IGNORECASE), "heading"),
)
"""What a paragraph of nothing else is left out for: code and message of the diagnostic, pattern, and role."""
_FOOTNOTE_SIGN = re.compile(r"\[\^[\w-]{1,40}\]")
_MARKED = re.compile(r"==(?=\S)([^=\n]{1,300})==")
_ANCHOR = re.compile(r"\s*\{#[^\s{}]{1,80}\}\s*$")
_WIKI_LINK = re.compile(r"\[\[(?:[^\[\]|\n]{0,200}\|)?([^\[\]|\n]{1,200})\]\]")
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
# A line of words or with a label, as talk has and paths and calls have not.
_SAID = re.compile(r"\W{0,8}(?:[\w .:<@[\]-]{1,40}[:>\]]\s|(?:[^\W\d_]+['’,.:;!?-]{0,2}(?:\s+|$)){4})")
_SHARE_SAID = 0.4
_PLAIN_CODE = frozenset(
    {"", "text", "txt", "plain", "plaintext", "none", "irc", "log", "chat", "md", "markdown", "quote"}
)


class MarkdownReader:
    """Reads one Markdown text by way of HTML. ``diagnostics`` fill while it reads."""

    def __init__(self, text: str, name: str, options: ReadOptions, deadline: Deadline) -> None:
        text = _mend_emphasis(text) if "**" in text else text
        self._text = _LONE_SIGNS.sub("", text)
        self._name = name
        self._deadline = deadline
        self._max_depth = options.max_depth
        self._deepest = min(3 * options.max_depth, 300)
        self._parser = self._make_parser()
        self._width = _measure(self._text)
        self._elements = ElementReader(frozenset(), deadline)
        self.diagnostics = self._elements.diagnostics
        for sign in _LONE_SIGNS.findall(text):
            self._note(*_SIGNS[1][:2], sign.strip())

    def _make_parser(self) -> MarkdownIt:
        options = {"maxNesting": self._deepest, "breaks": True, "html": True}
        return MarkdownIt("commonmark", options).enable(["table", "strikethrough"])

    def read(self) -> list[Draft]:
        """Read the whole text into drafts."""
        if max(map(len, self._text.split("\n"))) > _LONGEST_LINE:
            raise LimitExceededError(
                self._name,
                f"has a line of more than {_LONGEST_LINE:,} characters; break it up or save the file as .txt",
            )
        environment: dict[str, object] = {}
        for chunk in _cut(self._text):
            self._deadline.check()
            parser = self._parser
            if sum(part.count("[") * len(part) for part in _PARAGRAPH.split(chunk)) > _MOST_LOOKS:
                parser = self._make_parser().disable(["link", "image"])
            tokens = parser.parse(chunk, environment)
            self._prepare(tokens)
            root, complete = parse_markup(parser.renderer.render(tokens, parser.options, environment))
            if not complete:
                raise self._too_deep()
            self._elements.read(root)
        return [draft for found in self._elements.drafts if (draft := self._finish(found)) is not None]

    def _too_deep(self) -> LimitExceededError:
        return LimitExceededError(
            self._name, "nests lists or quotes too deep; flatten them or raise ReadOptions(max_depth=...)"
        )

    def _prepare(self, tokens: list[Token]) -> None:
        """Make tokens say in HTML what they say in Markdown (in place): markers, names in signs of tags, code."""
        lists: list[tuple[str, int]] = []
        for token in tokens:
            if token.level >= self._deepest - 1 or len(lists) > self._max_depth:
                raise self._too_deep()
            if token.type in {"bullet_list_open", "ordered_list_open"}:
                lists.append(("", 0))
            elif token.type in {"bullet_list_close", "ordered_list_close"}:
                lists.pop()
            elif token.type == "list_item_open":
                typed, number = lists[-1]  # who types "1." before each leaves the counting to the program
                number = number + 1 if typed == token.info else int(token.info or 0)
                lists[-1] = (token.info, number)
                token.attrSet(MARKER, f"{number if token.info else ''}{token.markup}")
            elif token.type == "inline":
                self._prepare_inline(token.children or [])
            elif token.type in {"fence", "code_block"}:
                token.type, token.content = "html_block", self._write_code(token)
            elif token.type == "html_block":
                token.content = self._close_markup(token.content)

    def _prepare_inline(self, children: list[Token]) -> None:
        for position, token in enumerate(children):
            if token.type != "html_inline" or token.content.lower().startswith("<br"):
                continue
            if token.content.startswith("<!--"):
                self._note("comment-left-out", "a comment was left out", token.content[4:-3].strip())
            token.content = escape(token.content) if _is_nick(children, position) else ""

    def _close_markup(self, markup: str) -> str:
        """Return a block of HTML with all that it opens closed and without its comments."""
        rest, comments = _split_comments(markup)
        for text in comments:
            self._note("comment-left-out", "a comment was left out", text)
        if not rest.strip():
            return ""
        root, complete = parse_markup(rest)
        if not complete:  # what stands below the deepest element
            self._note("markup-left-out", "a block of HTML cannot be understood", rest)
            return f"<p>{escape(' '.join(root.itertext()))}</p>"
        return write_markup(root)

    def _write_code(self, token: Token) -> str:
        language = clean_characters((token.info or "").split(" ")[0]).strip().lower()
        said = [bool(_SAID.match(line)) for line in token.content.split("\n") if line.strip()]
        if language in _PLAIN_CODE and (language or sum(said) >= _SHARE_SAID * len(said)):
            return "".join(f"<p>{escape(line)}</p>" for line in token.content.split("\n"))
        message = f"a block of {language[:_LONGEST_LANGUAGE] or 'plain'} code was left out"
        self._note("code-left-out", message, token.content)
        return ""

    def _note(self, code: str, message: str, text: str) -> None:
        self.diagnostics.append(Diagnostic(code, message, text[:_LONGEST_TEXT]))

    def _finish(self, draft: Draft) -> Draft | None:
        """Read the signs of note-taking programs in a paragraph; None where it holds nothing but such a sign."""
        text = plain_text(draft.inlines).strip()
        sign = next((row for row in _SIGNS if row[2].match(text) and (row[3] is None or draft.role == row[3])), None)
        if sign is not None:
            self._note(*sign[:2], text)
            return None
        if draft.role == "list_item" and text and _is_contents_line(draft.inlines):
            self._note("table-of-contents", "a line of the table of contents was left out", text)
            return None
        draft.inlines = [replace(piece, text=_plain(piece.text)) for piece in draft.inlines]
        if draft.role == "heading":
            draft.inlines = [replace(piece, text=piece.text.replace("\n", " ")) for piece in _cut_anchor(draft.inlines)]
        elif draft.role == "list_item" and (box := _BOX.match(text)):
            raw = plain_text(draft.inlines)
            draft.marker = f"[{box[1]}]"
            draft.inlines = drop_start(draft.inlines, len(raw) - len(raw.lstrip()) + box.end())
        elif draft.role == "paragraph":
            draft.inlines = self._join_full_lines(draft.inlines)
        return draft

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
    """Return whether an item is but a link to a heading of its own page, as in tables of contents."""
    return all((piece.link or "").startswith("#") for piece in pieces if piece.text.strip())


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
    """Return whether a seeming tag opens a line and names who writes: none of HTML, and text right behind it."""
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
    return [*pieces[:-1], replace(pieces[-1], text=_ANCHOR.sub("", pieces[-1].text))] if pieces else pieces


def _split_comments(markup: str) -> tuple[str, list[str]]:
    """Part markup from what its comments say; one that is never closed is no comment."""
    kept, comments, at = [], [], 0
    while (start := markup.find("<!--", at)) >= 0 and (end := markup.find("-->", start + 4)) >= 0:
        kept.append(markup[at:start])
        comments.append(markup[start + 4 : end].strip())
        at = end + 3
    return " ".join([*kept, markup[at:]]), [text for text in comments if text]
