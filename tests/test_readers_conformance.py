"""What every reader must do, minutekit's own and installed ones alike; and damaged files for those with samples."""

from __future__ import annotations

import hashlib
import random
import time

import pytest

from minutekit.errors import MinutekitError, ReadError
from minutekit.plugins import READERS, list_plugins
from minutekit.readers import read_source
from minutekit.schema import Document, ReadOptions
from pace import seconds_here
from reader_samples import odt_file, paragraph, word_file

_WORD = word_file(
    paragraph("Board meeting", '<w:pStyle w:val="Title"/>')
    + "<w:tbl><w:tr><w:tc>" + paragraph("Ana") + "</w:tc><w:tc>" + paragraph("• paint") + paragraph("• rust") + "</w:tc></w:tr></w:tbl>"
    + "<w:p><w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del></w:p>",
    styles='<w:style w:styleId="Title"><w:name w:val="Title"/></w:style>', header=paragraph("head"),
)  # fmt: skip
_ODT = odt_file(
    "<text:h>Roads</text:h><text:list><text:list-item><text:p>paint</text:p></text:list-item></text:list><text:p>end</text:p>"
)
_HTML = b"<html><nav>Home</nav><main><h1>Board</h1><ul><li><b>Ana:</b> paint<ul><li>red</ul></ul><table><tr><th>a<th>b<tr><td>c<td>d</table></main></html>"
_MARKDOWN = b"---\ntitle: Board\n---\n# Board\n\n- **Ana:** paint\n  - [ ] red\n\n| a | b |\n|---|---|\n| c | d |\n\n> quote\n\n```\ncode\n```\n"
_TEXT = "Board\n=====\n\nROADS\n\n● paint the bridge before the winter comes and the river\nrises\n- rust\n\n1 | a\n2 | b\n\nAna Ruiz\n".encode()
_CAPTIONS = b"WEBVTT\n\n00:00:01.000 --> 00:00:03.000\n<v Ana Ruiz>Paint the bridge.</v>\n\n00:00:04.000 --> 00:00:06.000\nBo: No money.\n"
_SUBTITLES = (
    b"1\n00:00:01,000 --> 00:00:03,000\nAna: Paint the bridge.\n\n2\n00:00:04,000 --> 00:00:06,000\nBo: No money.\n"
)
_TABLE = b"start,end,speaker,text\n1,3,Ana Ruiz,Paint the bridge.\n4,6,Bo,No money.\n"
_RECORDS = b'{"segments": [{"start": 1.0, "end": 3.0, "speaker": "Ana", "text": "Paint the bridge."}, {"start": 4, "text": "No money."}]}'
SAMPLES = {
    "csv": _TABLE, "tsv": _TABLE.replace(b",", b"\t"), "json": _RECORDS,
    "docx": _WORD, "docm": _WORD, "dotx": _WORD, "dotm": _WORD, "odt": _ODT, "ott": _ODT, "html": _HTML, "htm": _HTML, "xhtml": _HTML,
    "md": _MARKDOWN, "markdown": _MARKDOWN, "txt": _TEXT, "text": _TEXT, "vtt": _CAPTIONS, "srt": _SUBTITLES,
    "sbv": b"0:00:01.000,0:00:03.000\nAna: Paint the bridge.\n\n0:00:04.000,0:00:06.000\nBo: No money.\n",
}  # fmt: skip
_PLUGINS = list_plugins(READERS)
_JUNK = (
    b"",
    b"\0" * 300,
    bytes(range(256)) * 8,
    b"\xff" * 500,
    "á🌳\u202e".encode() * 50,
    b"<" * 400,
    b"PK\x03\x04" + b"\0" * 200,
    b"%PDF-1.7\n%%EOF",
)


def _check(document: Document) -> None:
    assert document.text == "\n".join(block.text for block in document.blocks)
    for block in document.blocks:
        assert document.text[block.span.start : block.span.end] == block.text
        assert block.text.strip() == block.text != ""
        assert 0 <= block.lead <= len(block.text)
        assert block.level >= 0
        assert block.cell is None or (block.cell.column < 1000 and block.cell.columns >= 1)
    for diagnostic in document.diagnostics:
        assert diagnostic.code == diagnostic.code.lower().replace(" ", "-")
        assert diagnostic.message


def _read(data: bytes, name: str) -> Document | MinutekitError:
    """Read, giving back the error if there is one of minutekit's own."""
    try:
        return read_source(data, ReadOptions(max_seconds=10), name=name)
    except MinutekitError as error:
        return error


def _check_outcome(outcome: Document | MinutekitError, name: str) -> None:
    if isinstance(outcome, Document):
        _check(outcome)
        return
    assert isinstance(outcome, ReadError), outcome
    assert str(outcome).startswith(f"{name}: ")
    assert "\n" not in str(outcome)


@pytest.mark.parametrize("plugin", _PLUGINS, ids=lambda plugin: plugin.label)
def test_every_entry_point_is_a_function_that_refuses_junk_clearly(plugin):
    assert callable(plugin.load())
    for junk in _JUNK:
        _check_outcome(_read(junk, f"junk.{plugin.name}"), f"junk.{plugin.name}")


@pytest.mark.parametrize("kind", sorted(SAMPLES))
def test_samples_are_read_the_same_each_time(kind):
    data = SAMPLES[kind]
    first = read_source(data, ReadOptions(), name=f"sample.{kind}")
    _check(first)
    assert first.sha256 == hashlib.sha256(data).hexdigest()
    assert first.name == f"sample.{kind}"
    assert "paint" in first.text.lower()
    assert read_source(data, ReadOptions(), name=f"sample.{kind}") == first


def _damage(data: bytes, chance: random.Random) -> bytes:
    """Flip, cut, double or swap parts of the bytes."""
    out = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        if not out:
            break
        at = chance.randrange(len(out))
        what = chance.randrange(5)
        if what == 0:
            out[at] = chance.randrange(256)
        elif what == 1:
            del out[at : at + chance.randrange(1, 40)]
        elif what == 2:
            out[at:at] = out[at : at + chance.randrange(1, 200)] * chance.randrange(1, 4)
        elif what == 3:
            out[at:at] = chance.choice(
                (
                    b"<w:tbl>",
                    b"<ul><li>",
                    b"\n\n",
                    b"\0",
                    b"|",
                    b"- ",
                    b"# ",
                    b"&lt;",
                    b"\xff\xfe",
                    b'w:val="-9"',
                    b"]]>",
                )
            )
        else:
            del out[chance.randrange(len(out)) :]
    return bytes(out)


def _damage_inside(data: bytes, chance: random.Random) -> bytes:
    """Damage one part of a zip and pack it again, so that the damage reaches the XML."""
    import io
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        names = old.namelist()
        hit = chance.choice(names)
        for name in names:
            new.writestr(name, _damage(old.read(name), chance) if name == hit else old.read(name))
    return out.getvalue()


@pytest.mark.parametrize("kind", ["docx", "odt", "html", "md", "txt"])
def test_damaged_files_end_in_a_document_or_one_clear_error(kind):
    chance = random.Random(f"seed for {kind}")
    for _ in range(120):
        zipped = kind in {"docx", "odt"} and chance.random() < 0.7
        data = _damage_inside(SAMPLES[kind], chance) if zipped else _damage(SAMPLES[kind], chance)
        start = time.process_time()
        outcome = _read(data, f"damaged.{kind}")
        _check_outcome(outcome, f"damaged.{kind}")
        # A slip of the reader itself would be wrapped by the door; it shows in the cause.
        slip = getattr(outcome, "__cause__", None)
        assert not isinstance(slip, (AttributeError, TypeError, IndexError, KeyError, AssertionError)), slip
        assert time.process_time() - start < seconds_here(10)
