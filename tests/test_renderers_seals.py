"""Nobody's file is lost: what minutekit wrote is told from what somebody wrote or edited."""

from __future__ import annotations

import io
import os
import zipfile

import docx
import pytest

import minutekit as mk
from minutekit.renderers import load_json, render_as, save_as
from minutekit.renderers.seals import NO_ORIGIN, read_seal, seal_content
from renderer_samples import make_digest

SEALED = ["markdown", "html", "json", "docx"]


def content_of(format_):
    rendered = render_as(make_digest(), format_)
    return rendered if isinstance(rendered, bytes) else rendered.encode()


@pytest.mark.parametrize("format_", SEALED)
def test_a_seal_is_whole_until_one_byte_changes(format_):
    sealed = seal_content(content_of(format_), format_, "0123456789abcdef")
    assert read_seal(sealed) == "0123456789abcdef"
    assert read_seal(seal_content(content_of(format_), format_)) == NO_ORIGIN
    assert seal_content(content_of(format_), format_, "0123456789abcdef") == sealed
    if format_ != "docx":
        for place in (0, len(sealed) // 2, len(sealed) - 2):
            assert read_seal(sealed[:place] + b"!" + sealed[place + 1 :]) is None
        assert read_seal(sealed + b" ") is None
        assert read_seal(sealed.replace(b"0123456789abcdef", b"0123456789abcdee")) is None
        assert read_seal(sealed + sealed) is None
    assert read_seal(content_of(format_)) is None


def test_a_word_file_packed_anew_keeps_its_seal_and_one_edited_does_not():
    sealed = seal_content(content_of("docx"), "docx")
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(sealed)) as package, zipfile.ZipFile(packed, "w") as other:
        for name in reversed(package.namelist()):
            other.writestr(name, package.read(name))
    assert read_seal(packed.getvalue()) == NO_ORIGIN
    word = docx.Document(io.BytesIO(sealed))
    assert "seal" not in " ".join(paragraph.text for paragraph in word.paragraphs)
    word.paragraphs[0].add_run(" (draft)")
    edited = io.BytesIO()
    word.save(edited)
    assert read_seal(edited.getvalue()) is None


@pytest.mark.parametrize("format_", ["text", "csv", "png", "plugin"])
def test_formats_without_a_place_for_a_seal_stay_as_they_are(format_):
    assert seal_content(b"a,b\n", format_) == b"a,b\n"


@pytest.mark.parametrize("content", [b"", b"PK", b"PK\x03\x04 broken", b"minutekit-seal:", b"{}"])
def test_what_is_not_sealed_is_nobody_s_of_ours(content):
    assert read_seal(content) is None
    assert isinstance(seal_content(content, "docx"), bytes)


def test_a_sealed_record_is_read_back(tmp_path):
    save_as(make_digest(), tmp_path / "a.json")
    assert load_json((tmp_path / "a.json").read_bytes()) == make_digest()


@pytest.mark.parametrize("suffix", [".md", ".html", ".json", ".docx"])
def test_an_own_file_is_replaced_and_an_edited_one_kept(tmp_path, suffix):
    path = tmp_path / f"digest{suffix}"
    mk.save(make_digest(), path)
    first = path.read_bytes()
    mk.save(mk.Digest("Another", make_digest().date), path)
    assert path.read_bytes() != first
    content = path.read_bytes().replace(b"minutekit-seal", b"minutekit-s3al") if suffix != ".docx" else b"PK mine"
    path.write_bytes(content)
    with pytest.raises(mk.RenderError, match="is kept"):
        mk.save(make_digest(), path)
    assert path.read_bytes() == content
    mk.save(make_digest(), path, overwrite=True)
    assert path.read_bytes() == first


@pytest.mark.parametrize("suffix", [".txt", ".csv"])
def test_where_no_seal_can_be_only_an_equal_file_is_written_again(tmp_path, suffix):
    path = tmp_path / f"digest{suffix}"
    for _ in range(2):
        mk.save(make_digest(), path)
    with pytest.raises(mk.RenderError, match="overwrite=True"):
        mk.save(mk.Digest("Another"), path)
    path.write_bytes(b"")
    mk.save(mk.Digest("Another"), path)
    assert path.stat().st_size


def test_names_that_no_system_takes_end_in_one_line(tmp_path):
    for name in ("x" * 300 + ".md", "a\0b.md"):
        with pytest.raises(mk.RenderError, match="cannot be written") as caught:
            mk.save(make_digest(), tmp_path / name)
        assert "\n" not in str(caught.value)


@pytest.mark.skipif(os.name == "nt", reason="named pipes of POSIX")
def test_a_pipe_is_written_to(tmp_path):
    os.mkfifo(tmp_path / "pipe.md")
    reading = os.open(tmp_path / "pipe.md", os.O_RDONLY | os.O_NONBLOCK)
    mk.save(make_digest(), tmp_path / "pipe.md")
    assert os.read(reading, 100).startswith(b'---\ntitle: "Allotment')
    os.close(reading)
