"""Small sound files of every format that is read, with as many of each format's features as fit."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from pdf_pages import PageDraft, write_pdf
from reader_samples import odt_file, paragraph, word_file

_TALK = "WEBVTT\n\nNOTE a\n\n1\n00:00:01.000 --> 00:00:02.000\n<v Ana Ruiz>The hall leaks.</v>\n\n2\n00:03.000 --> 00:04.000\nBo: Yes.\n"
_CAPTIONS = b"WEBVTT\n\n00:00.500 --> 00:02.000 align:start\n>> ANA: THE HALL\n\n00:01.500 --> 00:03.000\nTHE HALL\nLEAKS <c.loud>A LOT</c>\n"
_SUBTITLES = b"1\n00:00:01,000 --> 00:00:02,000\nAna: the <i>hall</i>\n\n2\n00:00:03,000 --> 00:00:04,000\nBo: leaks\n"
_CHAT = '00:04:10\tAna:\tthe hall?\n00:04:12\tBo:\tReplying to "the h..."\n\nyes\n00:05:00\tAna:\tReacted to "yes" with 👍\n'
_SAVED_CHAT = (
    "12:30:05 From Ana Ruiz to Everyone:\n\tthe hall?\n12:31:00 From Bo to Ana Ruiz (Direct Message):\n\tyes\n"
)
_OTTER = b"Forum\n\nAna Ruiz  0:05\nThe hall leaks.\n\nBo Lind  0:12\nYes.\n\nAna Ruiz  0:20\nSo we pay.\n"
_BRACKETED = b"[00:00:05] Ana Ruiz: The hall leaks.\n[00:00:12] Bo Lind: Yes.\n[00:00:20] Ana Ruiz: So we pay.\n"
_MESSENGER = (
    "30/04/2024, 9:05\u202fPM - Ana added Bo\n30/04/2024, 9:06 PM - Ana: the hall?\n1/5/2024, 8:10 AM - Bo: > the hall?\nit leaks\n"
    "[2.5.2024 klo 7.00] ~ Ana: <Media omitted>\n[02-May-24 07:00 AM] Bo\nwe pay\n{Reactions}\n👍 (2)\n"
)
_DUMP = (
    "> ana [U07XYZ] @ 30/04/2024 21:05:11 Z:\nthe hall?\n\n|   > bo [U07XYA] @ 30/04/2024 21:06:11 Z:\n|   it leaks\n"
)
_LABELLED = "#Ana: the hall?\n#Bo: I say it leaks.\n{Ana} So we pay?\n[Bo]: Yes\n[SPEAKER_00 0:31] I pay.\nANA; done\nThanks for watching!\n"
_RECORDS = (
    '{"title": "Forum", "segments": [{"start": 1, "end": "0:02", "speaker": {"name": "Ana"}, "text": "the hall?"}, {"start": 1714511111.2, '
    '"from": "Bo", "text": ["it ", {"text": "leaks"}], "words": [{"word": "it", "start": 1}]}], "monologues": [{"speaker": 0, "elements": [{"value": "a"}]}]}'
)
_TABLE = 'id;Start (ms);Speaker;Text\n1;100;Ana;"the hall, it\nleaks"\n2;2024-04-30 21:05;Bo;yes\n'
_NOTES = (
    "Minutes of 2 June\n\nPresent: Ana Ruiz (Parks), Bo Lind\nApologies: Cy\n\n1. Hall\n  - Ana: it leaks\n    and it is cold\n  - Bo: we pay\n\n"
    "MOVED by Ana, seconded by Bo, that we pay. CARRIED 5-2, 1 abstained.\n\nAction: Bo, by Friday\n\nWho | What | Due\nBo | pays | 4.6.\n"
)
_SPANISH = "ACTA de la reunión del 2 de junio de 2021\nAsistentes: Ana Ruiz, Bo Lind\n\nAna: ¿quién paga?\n• Se acordó reparar el\nteja-\ndo.\n"
_MARKDOWN = (
    b"---\ntitle: Forum\ndate: 2021-06-02\ntags: [a, b]\n---\n# Forum\n\n**Date:** 2 June\n\n## Hall\n\n- Ana: it leaks\n  - nested *item*\n  - [x] done\n\n"
    b"| Who | What |\n|---|---|\n| Bo | pays |\n\n> quote\n\n1. one\n2. [two](http://a.b/)\n\n<details>x</details>\n\n```\ncode\n```\n"
)
_HTML = (
    b"<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>Forum</title></head><body><nav><a href='/'>Home</a></nav><main><h1>Forum</h1>"
    b"<p>2 June<br>Present: Ana</p><ul><li><b>Ana:</b> it leaks<ul><li>and is cold</li></ul></li></ul><ol start=3 type=a><li value=7>one</ol>"
    b"<dl><dt>Bo<dd>pays</dl><pre>a\n b</pre><del>gone</del><p style='display:none'>hidden</p><blockquote>said</blockquote>"
    b"<table><caption>c</caption><tr><th>Who</th><th>What</th></tr><tr><td rowspan=2 colspan=2>Bo</td><td>pays<table><tr><td>in</table></td></tr></table>"
    b"<details><summary>s</summary>d</details></main><footer>foot</footer></body></html>"
)

_BOX = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>{0}</w:txbxContent></wps:txbx></w:drawing></mc:Choice>'
    "<mc:Fallback><w:pict><w:txbxContent>{0}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
).format(paragraph("boxed"))
_LISTED = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="1"/></w:numPr>'
_WORD_BODY = (
    paragraph("Forum of 2 June", '<w:pStyle w:val="Title"/>')
    + paragraph("Hall", '<w:pStyle w:val="H1"/>')
    + paragraph("Ana: it leaks", _LISTED.format(0))
    + paragraph("and is cold", _LISTED.format(1))
    + paragraph("Bo pays", _LISTED.format(0), '<w:b/><w:sz w:val="24"/>')
    + '<w:p><w:pPr><w:ind w:left="720"/></w:pPr><w:ins w:id="1" w:author="a"><w:r><w:t>new</w:t></w:r></w:ins><w:del w:id="2"><w:r><w:delText>old</w:delText></w:r></w:del>'
    + '<w:moveFrom><w:r><w:t>from</w:t></w:r></w:moveFrom><w:hyperlink r:id="link"><w:r><w:t>plan</w:t><w:br/><w:tab/><w:sym w:char="F0B7"/></w:r></w:hyperlink>'
    + '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "http://a.b/" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    + '<w:r><w:t>field</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    + '<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r>'
    + _BOX + "</w:p><w:sdt><w:sdtPr/><w:sdtContent>" + paragraph("controlled") + "</w:sdtContent></w:sdt>"
    + '<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>' + paragraph("Who") + "</w:tc></w:tr>"
    + '<w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>' + paragraph("Bo") + "</w:tc><w:tc>" + paragraph("pays")
    + "<w:tbl><w:tr><w:tc>" + paragraph("inner") + "</w:tc></w:tr></w:tbl>" + paragraph("") + "</w:tc></w:tr>"
    + "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc>" + paragraph("late") + "</w:tc></w:tr></w:tbl>"
)  # fmt: skip
_WORD_STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:basedOn w:val="Title"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
)
_WORD_LISTS = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%1.%2)"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="3"/></w:lvlOverride></w:num>'
)
_ODT_BODY = (
    '<text:tracked-changes><text:changed-region><text:deletion><text:p>old</text:p></text:deletion></text:changed-region></text:tracked-changes>'
    '<text:p text:style-name="Title">Forum of 2 June</text:p><text:h text:outline-level="2">Hall</text:h>'
    '<text:list text:style-name="L1"><text:list-item text:start-value="3"><text:p>Ana:<text:s text:c="3"/>it leaks</text:p>'
    "<text:list><text:list-item><text:p>and is cold</text:p></text:list-item></text:list></text:list-item></text:list>"
    '<text:p><text:a xlink:href="http://a.b/">plan</text:a><text:tab/><text:line-break/><text:span text:style-name="B">bold</text:span>'
    "<text:note><text:note-body><text:p>foot</text:p></text:note-body></text:note><office:annotation><text:p>comment</text:p></office:annotation>"
    "<draw:frame><draw:text-box><text:p>boxed</text:p></draw:text-box></draw:frame></text:p><text:section><text:p>inside</text:p></text:section>"
    '<table:table><table:table-header-rows><table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>Who</text:p></table:table-cell>'
    "<table:covered-table-cell/></table:table-row></table:table-header-rows><table:table-row><table:table-cell><text:p>Bo</text:p></table:table-cell>"
    "<table:table-cell><text:p>pays</text:p></table:table-cell></table:table-row></table:table>"
)  # fmt: skip
_ODT_STYLES = (
    '<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="700" fo:font-size="14pt"/></style:style>'
    '<style:style style:name="P" style:family="paragraph" style:parent-style-name="Title"/>'
    '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix=")"/>'
    '<text:list-level-style-bullet text:level="2" text:bullet-char="•"/></text:list-style>'
)


def own_files() -> Iterator[tuple[str, bytes]]:
    """Yield small sound files of every format that is read, the same bytes each time."""
    for name, data in _write_files():
        yield name, _without_times(data) if data.startswith(b"PK") else data


def _without_times(data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            fixed = zipfile.ZipInfo(entry.filename)
            fixed.compress_type = entry.compress_type
            new.writestr(fixed, old.read(entry))
    return out.getvalue()


def _write_files() -> Iterator[tuple[str, bytes]]:
    yield "talk.vtt", _TALK.encode()
    yield "live.vtt", _CAPTIONS
    yield "talk.srt", _SUBTITLES
    yield "talk.sbv", b"0:00:01.000,0:00:02.000\n>> ANA: THE HALL\n\n0:00:03.000,0:00:04.000\n>> LEAKS\n"
    yield "chat.txt", _CHAT.encode()
    yield "saved.txt", _SAVED_CHAT.encode()
    yield "talk.txt", _OTTER
    yield "bracketed.txt", _BRACKETED
    yield "messenger.txt", _MESSENGER.encode()
    yield "dump.txt", _DUMP.encode()
    yield "labelled.txt", _LABELLED.encode()
    yield "talk.json", _RECORDS.encode()
    yield "talk.csv", _TABLE.encode()
    yield "talk.tsv", _TABLE.replace(";", "\t").encode()
    yield "notes.txt", _NOTES.encode()
    yield "acta.txt", _SPANISH.encode("cp1252")
    yield "notes.md", _MARKDOWN
    yield "notes.html", _HTML
    yield "notes.docx", _plain_word()
    yield (
        "rich.docx",
        word_file(
            _WORD_BODY,
            styles=_WORD_STYLES,
            numbering=_WORD_LISTS,
            header=paragraph("head"),
            footnotes='<w:footnote w:id="1">' + paragraph("foot") + "</w:footnote>",
            comments="<w:comment>" + paragraph("why?") + "</w:comment>",
        ),
    )
    yield (
        "talk.docm",
        word_file("".join(paragraph(line) for line in _OTTER.decode().splitlines() if line)),
    )
    yield "notes.odt", odt_file(_ODT_BODY, _ODT_STYLES)
    yield "plain.pdf", _plain_pdf()
    yield "rich.pdf", write_pdf(_rich_pages(), title="Forum", created="D:20210602", language="en")


def _plain_word() -> bytes:
    import docx

    document = docx.Document()
    document.add_heading("Forum of 2 June", 1)
    document.add_paragraph("Present: Ana Ruiz, Bo Lind")
    document.add_paragraph("Ana: the hall leaks", style="List Bullet")
    document.add_paragraph("and is cold", style="List Bullet 2")
    table = document.add_table(2, 2)
    table.cell(0, 0).text = "Bo"
    table.cell(0, 1).merge(table.cell(1, 1)).text = "pays"
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _rich_pages() -> list[PageDraft]:
    first = PageDraft().text(72, 40, "Forum", size=9).text(72, 80, "Forum of 2 June", "bold", 16)
    first.glyph(72, 110, 0xB7).text(90, 110, "Ana: the hall leaks and the").text(90, 124, "win-").text(
        90, 138, "dows are cold"
    )
    first.text(72, 160, "1.1 Who pays?", "bold").text(90, 180, "o").text(104, 180, "Bo does").dot(72, 200).text(
        84, 204, "dotted"
    )
    first.grid([72, 200, 400], [240, 260, 280]).text(76, 254, "Who", "bold").text(204, 254, "What", "bold")
    first.text(76, 274, "Bo").text(204, 274, "pays by Friday").link(204, 264, 300, 278, "http://a.b/").typed(
        72, 320, "typed in"
    )
    first.text(72, 780, "1) a note below", size=7).text(290, 810, "1 of 2", size=9)
    second = PageDraft(rotate=90).text(72, 40, "Forum", size=9)
    for line in range(8):
        second.text(72, 100 + 14 * line, f"left column line {line} of").text(
            320, 100 + 14 * line, f"right column line {line}"
        )
    second.text(200, 400, "DRAFT", "bold", 60, turn="0.7 0.7 -0.7 0.7").text(72, 500, "unseen", mode=3).text(
        290, 810, "2 of 2", size=9
    )
    return [first, second]  # fmt: skip


def _plain_pdf() -> bytes:
    text = b"BT /F1 12 Tf 72 720 Td (Forum of 2 June) Tj 0 -24 Td (- Ana: the hall leaks) Tj 0 -14 Td (and is cold) Tj ET\n72 600 200 20 re S\n"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%sendstream" % (len(text), text),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    return assemble_pdf(objects)


def assemble_pdf(objects: list[bytes], trailer: bytes = b"") -> bytes:
    """Put numbered objects, the catalogue first, behind one another with a right table of places."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    size = len(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size + b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(out + b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, start))
