"""Word documents: real headings, real lists, page numbers, and the same bytes every time."""

from __future__ import annotations

import functools
import io
import zipfile
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING

from minutekit.language.wording import is_right_to_left, tag_language
from minutekit.renderers.composition import compose_outline
from minutekit.renderers.outline import Line, Outline, describe_origins
from minutekit.schema import Digest, Document, Meeting, RenderOptions, Themes

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time a ZIP entry can bear; Word writes it too
_LONGEST_PROPERTY = 255  # python-docx refuses longer ones
_BULLETS = ("ListBullet", "ListBullet2", "ListBullet3")
_LANGUAGE_TAGS = {"en": "en-GB", "es": "es-ES", "pt": "pt-PT", "fr": "fr-FR", "de": "de-DE", "it": "it-IT"}
"""Word checks spelling by region; other languages go by their bare code."""


def render_docx(thing: Digest | Themes | Meeting | Document, options: RenderOptions) -> bytes:
    """Render as a Word document (.docx): A4, headings, list bullets, page numbers in the footer.

    No author and no time is recorded.
    """
    return write_docx(compose_outline(thing, options), sources=options.sources)


def write_docx(outline: Outline, *, sources: bool) -> bytes:
    """Write an outline into the package's Word template."""
    import docx  # noqa: PLC0415 - imported at first use

    word = docx.Document(io.BytesIO(_template()))
    word.core_properties.title = outline.title[:_LONGEST_PROPERTY]
    language = tag_language(outline.language) or outline.wording.language
    word.core_properties.language = _LANGUAGE_TAGS.get(language, language)
    _set_language(word, language)
    body = _Body(word)
    body.add_paragraph("Title", outline.title)
    if outline.subtitle:
        body.add_paragraph("Subtitle", outline.subtitle)
    for group in outline.groups:
        body.add_paragraph(f"Heading{group.level}", group.heading)
        if group.paragraph:
            body.add_paragraph("Normal", group.paragraph)
        for line in group.lines:
            body.add_line(line, sources=sources)
    noted = outline.noted if sources else ()
    if noted:
        body.add_paragraph("Heading1", outline.wording.sources)
        if outline.origin:
            body.add_paragraph("Normal", outline.origin)
        for line in noted:
            body.add_note(describe_origins(line, outline), line.number)
    saved = io.BytesIO()
    word.save(saved)
    return _repack(saved.getvalue())


class _Body:
    """The text of a Word document, written from top to bottom.

    python-docx looks through all paragraphs for each one it adds, and through all styles for each
    style it sets by name; here both are known beforehand.
    """

    def __init__(self, word: WordDocument) -> None:
        self._word = word
        self._end = word.element.body.sectPr

    def add_paragraph(self, style: str, text: str = "") -> Paragraph:
        """Add a paragraph in a style of the template, given by its id."""
        from docx.oxml import OxmlElement  # noqa: PLC0415 - imported at first use
        from docx.text.paragraph import Paragraph  # noqa: PLC0415

        element = OxmlElement("w:p")
        self._end.addprevious(element)
        element.style = style
        paragraph = Paragraph(element, self._word._body)  # noqa: SLF001 - where python-docx itself hangs paragraphs
        if text:
            paragraph.add_run(text)
        return paragraph

    def add_line(self, line: Line, *, sources: bool) -> None:
        """Add a bullet, with a link to its note where sources are wanted."""
        paragraph = self.add_paragraph(_BULLETS[min(line.level, len(_BULLETS) - 1)])
        if line.lead:
            _add_run(paragraph, "Strong", line.lead)
            paragraph.add_run(" ")
        paragraph.add_run(line.text)
        if line.remark:
            _add_run(paragraph, "Remark", f" ({line.remark})")
        if sources and line.number:
            paragraph.add_run(" ")
            link = _make_element("w:hyperlink", anchor=f"source{line.number}")
            link.append(_add_run(paragraph, "SourceReference", f"[{line.number}]")._r)  # noqa: SLF001
            paragraph._p.append(link)  # noqa: SLF001 - python-docx has no public way to make a link

    def add_note(self, note: str, number: int) -> None:
        """Add a numbered note with the bookmark that its references link to."""
        paragraph = self.add_paragraph("ListNumber")
        paragraph._p.append(_make_element("w:bookmarkStart", id=str(number), name=f"source{number}"))  # noqa: SLF001
        paragraph.add_run(note)
        paragraph._p.append(_make_element("w:bookmarkEnd", id=str(number)))  # noqa: SLF001 - no public bookmarks


def _add_run(paragraph: Paragraph, style: str, text: str) -> Run:
    run = paragraph.add_run(text)
    run._r.style = style  # noqa: SLF001 - by its id, see _Body
    return run


def _make_element(tag: str, **attributes: str) -> BaseOxmlElement:
    from docx.oxml import OxmlElement  # noqa: PLC0415 - imported at first use
    from docx.oxml.ns import qn  # noqa: PLC0415

    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    return element


def _set_language(word: WordDocument, language: str) -> None:
    from docx.oxml import OxmlElement  # noqa: PLC0415 - imported at first use
    from docx.oxml.ns import qn  # noqa: PLC0415

    defaults = word.styles.element.find(qn("w:docDefaults"))
    lang = next(defaults.iter(qn("w:lang")))
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
