"""HTML: minutes pages, pages exported by word processors, saved web pages."""

from __future__ import annotations

import codecs
import re
from dataclasses import replace

from minutekit.errors import LimitExceededError, MalformedDocumentError
from minutekit.readers.characters import clean_characters, collapse_spaces
from minutekit.readers.deadlines import Deadline
from minutekit.readers.drafts import form_blocks, promote_title
from minutekit.readers.spoken import read_if_spoken
from minutekit.readers.text import decode_text
from minutekit.readers.webpages import drop_surroundings
from minutekit.schema import Document, ReadOptions

_CHARSET = re.compile(
    rb"(?:<meta[^>]{0,200}?charset|^\s*<\?xml[^>]{0,200}?encoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE
)
_ENCODINGS = re.compile(r"utf-(?:8|16)|cp(?:125\d|866|874|949|932)$|iso8859|iso2022_jp|koi8|mac|gb|big5|euc|shift_jis")
"""By Python's names, those of the WHATWG encoding standard. Others ("punycode") are slow on purpose-made text."""
_WINDOW = 4096


def read_html(data: bytes, name: str, options: ReadOptions) -> Document:
    """Read a page: headings, paragraphs, nested lists, tables, bold leads, links.

    Navigation, footers, teasers and the like are left out where the page has a site around its text, as
    diagnostics. Nothing is fetched and nothing runs.
    """
    from lxml import etree, html  # noqa: PLC0415 - loaded at first use

    from minutekit.readers.elements import ElementReader, read_bold_classes  # noqa: PLC0415

    text = clean_markup(_decode_html(data, name))
    if not text.strip():
        return Document.from_blocks([], name=name, format="html")
    deadline = Deadline(name, options.max_seconds)
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True, remove_pis=True)
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        return Document.from_blocks([], name=name, format="html")  # nothing but comments
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise MalformedDocumentError(name, "is not a web page; save it again from the browser as HTML") from error
    if any("depth" in entry.message for entry in parser.error_log):
        raise LimitExceededError(name, "nests its elements too deeply to be read; copy its text into a new document")
    reader = ElementReader(read_bold_classes(root), deadline)
    reader.read(root)
    drafts, dropped = drop_surroundings(reader.drafts, text, deadline)
    promote_title(drafts)
    diagnostics = [*reader.diagnostics, *dropped]
    spoken = read_if_spoken(drafts, name, options)
    if spoken is not None:
        return replace(
            spoken,
            format="html",
            title=_read_title(root),
            language=_read_language(root),
            diagnostics=(*spoken.diagnostics, *diagnostics),
        )
    return Document.from_blocks(
        form_blocks(drafts),
        name=name,
        format="html",
        title=_read_title(root),
        language=_read_language(root),
        diagnostics=diagnostics,
    )


def clean_markup(text: str) -> str:
    """Drop characters that no mark-up may hold."""
    return text.replace("\0", "").replace("\f", " ")


def _decode_html(data: bytes, name: str) -> str:
    """Decode as the byte order mark, the XML declaration or the meta element says, if that works."""
    if not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return data.decode("utf-8")  # what decodes as UTF-8 is UTF-8, whatever an old label says
        except UnicodeDecodeError:
            pass
        match = _CHARSET.search(data[:_WINDOW])
        try:
            encoding = codecs.lookup(match[1].decode("ascii")).name if match else ""
            # Pages that say Latin-1 mean Windows-1252 (WHATWG encoding standard).
            encoding = {"iso8859-1": "cp1252", "ascii": "cp1252"}.get(encoding, encoding)
            if _ENCODINGS.match(encoding):
                return data.decode(encoding)
        except (LookupError, ValueError):
            pass
    return decode_text(data, name)


def _read_title(root) -> str | None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    from minutekit.readers.titles import is_generic_title  # noqa: PLC0415

    for path in (".//meta[@property='og:title']/@content", ".//title/text()"):
        for text in root.xpath(path):
            title = collapse_spaces(clean_characters(str(text)))
            if title and not is_generic_title(title):
                return title
    return None


def _read_language(root) -> str | None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    code = (
        (root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or "").split("-")[0].strip().lower()
    )
    return code if 2 <= len(code) <= 3 and code.isascii() and code.isalpha() else None
