"""Word documents: real headings, real lists, page numbers, and the same bytes every time."""

from __future__ import annotations

import copy
import functools
import io
import zipfile
from collections.abc import Sequence
from datetime import datetime, time
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING

from minutekit.errors import RenderError
from minutekit.language.fixed_words import Wording
from minutekit.language.wording import is_right_to_left, tag_language
from minutekit.renderers.composition import compose_outline
from minutekit.renderers.outline import Group, Line, Outline, describe_origins
from minutekit.schema import Digest, Document, Meeting, RenderOptions, Themes

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time a ZIP entry can bear; Word writes it too
_LONGEST_PROPERTY = 255  # python-docx refuses longer ones
_LARGEST_TEMPLATE = 20_000_000
_TASK_COLUMNS = (0.25, 0.55, 0.2)
_TEMPLATE_TYPE = b"wordprocessingml.template.main+xml"
_DOCUMENT_TYPE = b"wordprocessingml.document.main+xml"
_BULLETS = ("ListBullet", "ListBullet2", "ListBullet3")
_LANGUAGE_TAGS = {
    "en": "en-GB",
    "es": "es-ES",
    "pt": "pt-PT",
    "fr": "fr-FR",
    "de": "de-DE",
    "it": "it-IT",
    "nl": "nl-NL",
    "ca": "ca-ES",
}
"""Word checks spelling by region; other languages go by their bare code."""


def render_docx(thing: Digest | Themes | Meeting | Document, options: RenderOptions) -> bytes:
    """Render as a Word document (.docx): A4, headings, list bullets, page numbers in the footer.

    No author and no time is recorded.
    """
    return write_docx(compose_outline(thing, options), options)


def write_docx(outline: Outline, options: RenderOptions) -> bytes:
    """Write an outline into the package's Word template, or the user's own.

    Raises RenderError if the user's is no Word document.
    """
    import docx  # noqa: PLC0415 - imported at first use

    house = options.template is not None
    word = open_template(options.template) if options.template else docx.Document(io.BytesIO(_template()))
    _write_properties(word, outline, options)
    _set_language(word, tag_language(outline.language) or outline.wording.language)
    if not house:
        _write_header(word, outline)
    body = _Body(word)
    body.add_paragraph("Title", outline.title)
    if outline.subtitle:
        body.add_paragraph("Subtitle", outline.subtitle)
    if outline.origin and outline.origin != outline.title:
        body.add_paragraph("Normal", f"{outline.wording.source}: {outline.origin}")
    for group in outline.groups:
        body.add_group(group, outline.wording, sources=options.sources)
    noted = outline.noted if options.sources else ()
    if noted:
        body.add_paragraph("Heading1", outline.wording.sources)
        for line in noted:
            body.add_note(describe_origins(line, outline), line.number)
    saved = io.BytesIO()
    word.save(saved)
    return _repack(saved.getvalue())


def _write_properties(word: WordDocument, outline: Outline, options: RenderOptions) -> None:
    properties = word.core_properties
    properties.title = outline.title[:_LONGEST_PROPERTY]
    properties.subject = outline.subtitle[:_LONGEST_PROPERTY]
    language = tag_language(outline.language) or outline.wording.language
    properties.language = _LANGUAGE_TAGS.get(language, language)
    if options.author or options.template is not None:
        properties.author = options.author[:_LONGEST_PROPERTY]
    if outline.date:
        # No clock: the same digest gives the same bytes on any day.
        properties.created = properties.modified = datetime.combine(outline.date, time())


class _Body:
    """The text of a Word document, written from top to bottom.

    python-docx looks through all paragraphs for each one it adds, and through all styles for each
    style it sets by name; here both are known beforehand.
    """

    def __init__(self, word: WordDocument) -> None:
        from docx.oxml.ns import qn  # noqa: PLC0415 - imported at first use

        self._word = word
        self._end = word.element.body.sectPr
        # A house's template has its own ids for the styles that Word names in English everywhere.
        self._styles = {
            name.get(qn("w:val"), "").replace(" ", "").casefold(): style.get(qn("w:styleId"))
            for style in word.styles.element.iter(qn("w:style"))
            if (name := style.find(qn("w:name"))) is not None
        }

    def _find_style(self, style: str) -> str | None:
        """Return the id of a style by its English name without spaces, None for the default one."""
        return self._styles.get(style.casefold())

    def add_paragraph(self, style: str, text: str = "") -> Paragraph:
        """Add a paragraph in a style of the template, given by its id."""
        from docx.oxml import OxmlElement  # noqa: PLC0415 - imported at first use
        from docx.text.paragraph import Paragraph  # noqa: PLC0415

        element = OxmlElement("w:p")
        self._end.addprevious(element)
        if found := self._find_style(style):
            element.style = found
        paragraph = Paragraph(element, self._word._body)  # noqa: SLF001 - where python-docx itself hangs paragraphs
        if text:
            paragraph.add_run(text)
        return paragraph

    def add_group(self, group: Group, wording: Wording, *, sources: bool) -> None:
        """Add a heading with its paragraph, then its lines as bullets or, where all are tasks, as a table."""
        if group.folded:
            self.add_paragraph("Normal", group.paragraph)
            return
        self.add_paragraph(f"Heading{group.level}", group.heading)
        if group.paragraph:
            self.add_paragraph("Normal", group.paragraph)
        if group.lines and all(line.task for line in group.lines):
            self.add_tasks(group.lines, wording, sources=sources)
            return
        for line in group.lines:
            self.add_line(line, sources=sources)

    def add_line(self, line: Line, *, sources: bool) -> None:
        """Add a bullet, with a link to its note where sources are wanted."""
        paragraph = self.add_paragraph(_BULLETS[min(line.level, len(_BULLETS) - 1)])
        if line.lead:
            self._add_run(paragraph, "Strong", line.lead)
            paragraph.add_run(" ")
        paragraph.add_run(line.text)
        if line.remark:
            self._add_run(paragraph, "Remark", f" ({line.remark})")
        if sources:
            self._add_reference(paragraph, line)

    def add_tasks(self, lines: Sequence[Line], wording: Wording, *, sources: bool) -> None:
        """Add a table of tasks: who, what, by when; its head is repeated on every page."""
        table = self._word.add_table(rows=len(lines) + 1, cols=3)
        if grid := self._find_style("TableGrid"):
            table._tbl.tblPr.insert(0, _make_element("w:tblStyle", val=grid))  # noqa: SLF001 - by its id, as paragraphs
        else:
            table._tbl.tblPr.append(_make_borders())  # noqa: SLF001 - no public borders
        table.autofit = False
        page = self._word.sections[-1]
        width = (page.page_width or 0) - (page.left_margin or 0) - (page.right_margin or 0)
        for column, share in zip(table.columns, _TASK_COLUMNS, strict=True):
            column.width = int(width * share)
        head, *rows = table.rows
        head._tr.get_or_add_trPr().append(_make_element("w:tblHeader"))  # noqa: SLF001 - no public repeated heads
        for cell, name in zip(head.cells, (wording.who, wording.what, wording.by_when), strict=True):
            self._add_run(cell.paragraphs[0], "Strong", name)
        for row, line in zip(rows, lines, strict=True):
            owner, task, due = row.cells
            owner.paragraphs[0].add_run(line.owner)
            task.paragraphs[0].add_run(line.text)
            due.paragraphs[0].add_run(line.due)
            if sources:
                self._add_reference(task.paragraphs[0], line)
        for row in table.rows:
            for cell, share in zip(row.cells, _TASK_COLUMNS, strict=True):
                cell.width = int(width * share)

    def _add_reference(self, paragraph: Paragraph, line: Line) -> None:
        if not line.number:
            return
        paragraph.add_run(" ")
        link = _make_element("w:hyperlink", anchor=f"source{line.number}")
        link.append(self._add_run(paragraph, "SourceReference", f"[{line.number}]")._r)  # noqa: SLF001
        paragraph._p.append(link)  # noqa: SLF001 - python-docx has no public way to make a link

    def _add_run(self, paragraph: Paragraph, style: str, text: str) -> Run:
        run = paragraph.add_run(text)
        if found := self._find_style(style):
            run._r.style = found  # noqa: SLF001 - by its id, as paragraphs
        elif style == "Strong":
            run.bold = True
        return run

    def add_note(self, note: str, number: int) -> None:
        """Add a numbered note with the bookmark that its references link to."""
        paragraph = self.add_paragraph("ListNumber")
        paragraph._p.append(_make_element("w:bookmarkStart", id=str(number), name=f"source{number}"))  # noqa: SLF001
        paragraph.add_run(note)
        paragraph._p.append(_make_element("w:bookmarkEnd", id=str(number)))  # noqa: SLF001 - no public bookmarks


def _make_element(tag: str, **attributes: str) -> BaseOxmlElement:
    from docx.oxml import OxmlElement  # noqa: PLC0415 - imported at first use
    from docx.oxml.ns import qn  # noqa: PLC0415

    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    return element


def _make_borders() -> BaseOxmlElement:
    borders = _make_element("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(_make_element(f"w:{side}", val="single", sz="4", space="0", color="A6A6A6"))
    return borders


def _write_header(word: WordDocument, outline: Outline) -> None:
    """Write title and date at the head of every page but the first, which bears them in large."""
    section = word.sections[0]
    section.different_first_page_header_footer = True
    header = section.header
    header.is_linked_to_previous = False
    header.paragraphs[0].text = " · ".join(filter(None, (outline.title, outline.subtitle)))
    # The first page keeps the page number of all.
    footer = section.first_page_footer
    footer.is_linked_to_previous = False
    for element in list(footer._element):  # noqa: SLF001 - python-docx copies no paragraphs
        footer._element.remove(element)  # noqa: SLF001
    for element in section.footer._element:  # noqa: SLF001
        footer._element.append(copy.deepcopy(element))  # noqa: SLF001


def open_template(path: str | Path) -> WordDocument:
    """Open a Word document for its styles, header, footer and page; what stands in its body is taken out.

    Raises RenderError if it cannot be read or is no Word document.
    """
    import docx  # noqa: PLC0415 - imported at first use

    try:
        data = Path(path).read_bytes()
        if len(data) > _LARGEST_TEMPLATE:
            message = (
                f"{path}: a template of more than {_LARGEST_TEMPLATE:,} bytes is not read; take pictures out of it"
            )
            raise RenderError(message)
        word = docx.Document(io.BytesIO(_as_document(data)))
    except OSError as error:
        message = f"{path}: cannot be read ({error.strerror}); check the name of the template"
        raise RenderError(message) from error
    except (ValueError, KeyError, zipfile.BadZipFile, SyntaxError) as error:
        message = f"{path}: is no Word document; save the template as .docx or .dotx"
        raise RenderError(message) from error
    body = word.element.body
    for element in list(body):
        if element is not body.sectPr:
            body.remove(element)
    return word


def _as_document(data: bytes) -> bytes:
    """Take a template (.dotx) for a document: only the type that its package names differs."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = [(name, package.read(name)) for name in package.namelist()]
    return _pack([(name, content.replace(_TEMPLATE_TYPE, _DOCUMENT_TYPE)) for name, content in parts])


def _set_language(word: WordDocument, language: str) -> None:
    from docx.oxml import OxmlElement  # noqa: PLC0415 - imported at first use
    from docx.oxml.ns import qn  # noqa: PLC0415

    defaults = word.styles.element.find(qn("w:docDefaults"))
    lang = next(defaults.iter(qn("w:lang")), None) if defaults is not None else None
    if lang is None:
        return
    lang.set(qn("w:val"), _LANGUAGE_TAGS.get(language, language))
    if is_right_to_left(language):
        lang.set(qn("w:bidi"), language)
        next(defaults.iter(qn("w:pPr"))).insert(0, OxmlElement("w:bidi"))
        lang.addprevious(OxmlElement("w:rtl"))


@functools.cache
def _template() -> bytes:
    """Zip the template, which the package holds unpacked so that it can be read and reviewed."""
    root = files("minutekit.renderers") / "templates" / "word"
    return _pack(sorted(_list_parts(root, "")))


def _list_parts(folder: Traversable, prefix: str) -> list[tuple[str, bytes]]:
    parts: list[tuple[str, bytes]] = []
    for entry in folder.iterdir():
        name = f"{prefix}{entry.name}"
        parts.extend(_list_parts(entry, f"{name}/") if entry.is_dir() else [(name, entry.read_bytes())])
    return parts


def _repack(saved: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(saved)) as package:
        return _pack(sorted((name, package.read(name)) for name in package.namelist()))


def _pack(parts: list[tuple[str, bytes]]) -> bytes:
    """Zip named parts with nothing of the time or the machine; "[Content_Types].xml" sorts first as it should."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        for name, content in parts:
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            package.writestr(entry, content)
    return packed.getvalue()
