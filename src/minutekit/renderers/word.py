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
    from docx.text.paragraph import Paragraph

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time a ZIP entry can bear; Word writes it too
_LONGEST_PROPERTY = 255  # python-docx refuses longer ones
_BULLETS = ("List Bullet", "List Bullet 2", "List Bullet 3")
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
    word.add_paragraph(outline.title, "Title")
    if outline.subtitle:
        word.add_paragraph(outline.subtitle, "Subtitle")
    for group in outline.groups:
        word.add_paragraph(group.heading, f"Heading {group.level}")
        if group.paragraph:
            word.add_paragraph(group.paragraph)
        for line in group.lines:
            _add_line(word, line, sources=sources)
    noted = outline.noted if sources else ()
    if noted:
        word.add_paragraph(outline.wording.sources, "Heading 1")
        if outline.origin:
            word.add_paragraph(outline.origin)
        for line in noted:
            paragraph = word.add_paragraph(describe_origins(line, outline), "List Number")
            _add_bookmark(paragraph, line.number)
    saved = io.BytesIO()
    word.save(saved)
    return _repack(saved.getvalue())


def _add_line(word: WordDocument, line: Line, *, sources: bool) -> None:
    paragraph = word.add_paragraph(style=_BULLETS[min(line.level, len(_BULLETS) - 1)])
    if line.lead:
        paragraph.add_run(line.lead, "Strong")
        paragraph.add_run(" ")
    paragraph.add_run(line.text)
    if line.remark:
        paragraph.add_run(f" ({line.remark})", "Remark")
    if sources and line.number:
        paragraph.add_run(" ")
        _add_reference(paragraph, line.number)


def _add_reference(paragraph: Paragraph, number: int) -> None:
    """Add "[number]", a link to the note of that number."""
    from docx.oxml import OxmlElement  # noqa: PLC0415 - imported at first use
    from docx.oxml.ns import qn  # noqa: PLC0415

    run = paragraph.add_run(f"[{number}]", "Source Reference")
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), f"source{number}")
    link.append(run._r)  # noqa: SLF001 - python-docx has no public way to make a link
    paragraph._p.append(link)  # noqa: SLF001


def _add_bookmark(paragraph: Paragraph, number: int) -> None:
    from docx.oxml import OxmlElement  # noqa: PLC0415 - imported at first use
    from docx.oxml.ns import qn  # noqa: PLC0415

    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for mark in (start, end):
        mark.set(qn("w:id"), str(number))
    start.set(qn("w:name"), f"source{number}")
    paragraph._p.insert_element_before(start, "w:r")  # noqa: SLF001 - python-docx has no bookmarks
    paragraph._p.append(end)  # noqa: SLF001


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
