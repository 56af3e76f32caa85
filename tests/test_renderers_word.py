"""Word: real headings, lists and page numbers, and nothing that changes from day to day."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from dataclasses import replace

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from lxml import etree

from minutekit.errors import RenderError
from minutekit.language.printable import print_line
from minutekit.renderers import render_as, save_as
from minutekit.schema import Digest, DigestTheme, KeyPoint, MeetingSummary, RenderOptions
from renderer_samples import make_digest, make_meeting, make_point, texts


def open_word(thing, **options):
    return docx.Document(io.BytesIO(render_as(thing, "docx", RenderOptions(**options))))


def read_part(thing, part, **options):
    with zipfile.ZipFile(io.BytesIO(render_as(thing, "docx", RenderOptions(**options)))) as package:
        return package.read(part).decode()


def test_paragraphs_have_the_styles_of_well_made_notes():
    word = open_word(make_digest())
    assert [(p.style.name, p.text) for p in word.paragraphs][:9] == [
        ("Title", "Allotment society"),
        ("Subtitle", "1 March 2026"),
        ("Normal", "Source: Allotment society, 1 March 2026 (autumn.docx)"),
        ("Heading 1", "Key points raised"),
        ("Heading 2", "Water for the plots"),
        ("Normal", "Water is short."),
        ("List Bullet", "The pump at the lower gate fails every dry week (raised by 2)"),
        ("List Bullet", "Rain barrels should be shared"),
        ("Heading 2", "Paths"),
    ]


def test_bullets_are_word_lists():
    word = open_word(make_digest())
    number = word.styles["List Bullet"].element.find(f".//{qn('w:numId')}").get(qn("w:val"))
    numbering = word.part.numbering_part.element
    abstract = numbering.xpath(f"./w:num[@w:numId='{number}']/w:abstractNumId/@w:val")[0]
    formats = numbering.xpath(f"./w:abstractNum[@w:abstractNumId='{abstract}']/w:lvl[@w:ilvl='0']/w:numFmt/@w:val")
    assert formats == ["bullet"]
    assert not any(p.text.startswith(("•", "-", "\u2013")) for p in word.paragraphs)


def test_nested_points_use_the_nested_styles():
    styles = [
        p.style.name for p in open_word(make_meeting()).paragraphs if "pump fails" in p.text or "too dear" in p.text
    ]
    assert styles == ["List Bullet", "List Bullet 2"]


def test_headings_have_outline_levels():
    word = open_word(make_digest())
    for name, level in (("Heading 1", "0"), ("Heading 2", "1")):
        assert word.styles[name].element.find(f".//{qn('w:outlineLvl')}").get(qn("w:val")) == level


def test_footer_counts_pages():
    word = open_word(make_digest())
    assert " PAGE " in [node.text for node in word.sections[0].footer._element.iter(qn("w:instrText"))]


def test_properties_name_title_language_and_the_meetings_date_but_no_author_or_clock():
    core = read_part(replace(make_digest(), language="fr"), "docProps/core.xml")
    assert "<dc:title>Allotment society</dc:title>" in core
    assert "<dc:language>fr-FR</dc:language>" in core
    assert not any(word in core for word in ("creator", "lastModifiedBy"))
    assert core.count("2026-03-01T00:00:00Z") == 2
    assert "<dc:creator>Ida Roe</dc:creator>" in read_part(make_digest(), "docProps/core.xml", author="Ida Roe")
    assert 'w:val="fr-FR"' in read_part(replace(make_digest(), language="fr"), "word/styles.xml")


def test_package_holds_no_time():
    with zipfile.ZipFile(io.BytesIO(render_as(make_digest(), "docx"))) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert package.namelist()[0] == "[Content_Types].xml"


def test_right_to_left_languages():
    assert "<w:bidi/>" in read_part(replace(make_digest(), language="ar"), "word/styles.xml")
    assert "<w:bidi/>" not in read_part(make_digest(), "word/styles.xml")


def test_sources_are_a_numbered_list_that_the_text_links_to():
    word = open_word(replace(make_digest(), attribution="name"), sources=True)
    notes = [p for p in word.paragraphs if p.style.name == "List Number"]
    assert notes[1].text == "p. 2, Water, Ana Duarte"
    anchors = [link.get(qn("w:anchor")) for link in word.element.iter(qn("w:hyperlink"))]
    names = [mark.get(qn("w:name")) for mark in word.element.iter(qn("w:bookmarkStart"))]
    assert set(anchors) == set(names) == {f"source{number}" for number in range(1, len(notes) + 1)}


@given(text=texts)
@settings(deadline=None, max_examples=60)
def test_any_text_comes_out_as_it_is(text):
    line = print_line(text)
    digest = Digest(title="T", themes=(DigestTheme("theme", (KeyPoint(text),)),))
    shown = open_word(digest).paragraphs[-1].text
    assert shown == (line or "…")


def test_every_part_is_well_formed():
    with zipfile.ZipFile(io.BytesIO(render_as(make_digest(), "docx", RenderOptions(sources=True)))) as package:
        for name in package.namelist():
            etree.fromstring(package.read(name))


@pytest.mark.office
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_opens_in_libreoffice(tmp_path):
    save_as(make_digest(), tmp_path / "digest.docx", RenderOptions(sources=True))
    command = [
        "soffice",
        f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        "txt:Text",
    ]
    subprocess.run(
        [*command, "--outdir", str(tmp_path), str(tmp_path / "digest.docx")],
        check=True,
        capture_output=True,
        timeout=120,
    )
    text = (tmp_path / "digest.txt").read_text("utf-8-sig")
    assert "• The pump at the lower gate fails every dry week (raised by 2) [1]" in text.replace("\t", " ")


def test_tasks_are_a_table_of_who_what_and_by_when():
    (table,) = open_word(make_digest()).tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Owner", "Action", "Due"],
        ["Omar Haddad", "Omar writes to the town", "1 November"],
    ]


def test_what_is_left_out_is_counted():
    digest = replace(make_digest(), left_out=(make_point("An aside"),), meetings=(MeetingSummary("m", n_points=9),))
    assert open_word(digest).paragraphs[-1].text == "8 of 9 points are shown; the rest stands in the minutes."


def test_a_house_template_gives_styles_page_header_and_footer(tmp_path):
    house = docx.Document()
    house.add_paragraph("What stands in the template's body")
    house.sections[0].header.paragraphs[0].text = "House of the Valley"
    house.sections[0].page_width = docx.shared.Mm(200)
    house.styles["Heading 1"].font.name = "Georgia"
    path = tmp_path / "house.docx"
    house.save(path)
    word = docx.Document(io.BytesIO(render_as(make_digest(), "docx", RenderOptions(template=path))))
    assert word.sections[0].header.paragraphs[0].text == "House of the Valley"
    assert round(word.sections[0].page_width.mm) == 200
    assert [(p.style.name, p.style.font.name) for p in word.paragraphs if p.text == "Key points raised"] == [
        ("Heading 1", "Georgia")
    ]
    assert not any("template's body" in p.text for p in word.paragraphs)


@pytest.mark.parametrize("content", [b"", b"no zip", b"PK\x03\x04 broken"])
def test_what_is_no_template_is_refused(tmp_path, content):
    path = tmp_path / "house.docx"
    path.write_bytes(content)
    with pytest.raises(RenderError, match="template"):
        render_as(make_digest(), "docx", RenderOptions(template=path))
