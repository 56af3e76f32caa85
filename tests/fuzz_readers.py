"""Feed damaged files to every reader: ``python tests/fuzz_readers.py [SECONDS] [SEED] [FOLDER]``.

``python tests/fuzz_readers.py floods`` puts 20,000 copies of each of many short strings into a small file
of each text format instead, which shows what takes more than linear time.

Each case must end in a Document whose blocks are its text, or in one ReadError of one line, in good time.
What does not is a find, printed once for each place in the code; ``soft`` finds are those that the door
to the readers turned into a MalformedDocumentError. The last case is kept in a file until it has ended,
so that one that kills the process is not lost. Same seed, same cases.
"""

from __future__ import annotations

import faulthandler
import io
import random
import re
import resource
import signal
import sys
import tempfile
import time
import traceback
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import minutekit as mk

SLOW_SECONDS = 6.0
MEMORY = 2 << 30
OPTIONS = mk.ReadOptions(max_seconds=4.0)
MOST_BYTES = 400_000
TOKENS = (
    b"\n", b"\r", b"\t", b"\0", b"\xff", b"\xfe", b"-->", b">>", b"<v ", b"</", b"<", b">", b":", b"&gt;", b"&#x0;", b"[", b"]", b"(",
    b"00:00:01.000 --> 00:00:02.000\n", b"\xe2\x80\xa8", b"\xef\xbb\xbf", b"<table>", b"<tr><td>", b"<ul><li>", b"<div>", b"# ", b"- ",
    b"* ", b"1. ", b"|", b"```", b"<w:p>", b"<w:tbl>", b"</w:p>", b'w:val="99999999"', b'w:val="-1"', b"endobj", b"stream\n", b"endstream",
    b"<<", b">>", b"/Type /Page", b"/Count -1", b"0 0 0 0 re", b"9999999999", b"-1", b"1e400", b"NaN", b"BT", b"ET", b"Tj", b"%PDF-1.7\n",
)  # fmt: skip


FLOODS = (
    "a", "a ", "A ", "1", "1 ", "-", "• ", "a\n", "\n\n", "  ", "a-\n", "(a", '"', "a,", "a: ", "http://a.b/", "a@b", "_", "*a", "[a](", "![",
    "&amp;", "<b>", "<a href=x>", "<p>a", "<table><tr><td>a", "> ", "#", "`", "~~~\n", "\t", "a\t", "|a", "a|b\n-|-\n", "A. ", "3.2.",
    "\u00a0", "👍", "\u0627", "e\u0301", "12:30 ", "Ana: ", "Ana:\n", "a.b.", "...", "a, b, ", "Ana Ruiz ", "- a\n", "    - a\n", "1. a\n",
)  # fmt: skip


class TooSlowError(BaseException):
    """Interrupts a case that takes far too long; no reader catches it."""


def _interrupt(_signal: int, _frame: object) -> None:
    raise TooSlowError


@dataclass(frozen=True)
class Find:
    """A case that broke a law: where in the code, what happened, and the bytes that did it."""

    place: str
    what: str
    name: str
    data: bytes


def own_files() -> Iterator[tuple[str, bytes]]:
    """Yield a small sound file of every format that is read."""
    talk = "WEBVTT\n\nNOTE a\n\n1\n00:00:01.000 --> 00:00:02.000\n<v Ana Ruiz>The hall leaks.</v>\n\n2\n00:03.000 --> 00:04.000\nBo: Yes.\n"
    yield "talk.vtt", talk.encode()
    yield (
        "talk.srt",
        b"1\n00:00:01,000 --> 00:00:02,000\nAna: the <i>hall</i>\n\n2\n00:00:03,000 --> 00:00:04,000\nBo: leaks\n",
    )
    yield "talk.sbv", b"0:00:01.000,0:00:02.000\n>> ANA: THE HALL\n\n0:00:03.000,0:00:04.000\n>> LEAKS\n"
    yield (
        "chat.txt",
        '00:04:10\tAna:\tthe hall?\n00:04:12\tBo:\tReplying to "the h..."\n\nyes\n00:05:00\tAna:\tReacted to "yes" with 👍\n'.encode(),
    )
    yield "talk.txt", b"Forum\n\nAna Ruiz  0:05\nThe hall leaks.\n\nBo Lind  0:12\nYes.\n\nAna Ruiz  0:20\nSo we pay.\n"
    notes = "Minutes of 2 June\n\nPresent: Ana Ruiz (Parks), Bo Lind\n\n1. Hall\n  - Ana: it leaks\n    and it is cold\n  - Bo: we pay\n\nAction: Bo, by Friday\n"
    yield "notes.txt", notes.encode()
    yield (
        "notes.md",
        b"# Forum\n\n**Date:** 2 June\n\n## Hall\n\n- Ana: it leaks\n  - nested *item*\n\n| Who | What |\n|---|---|\n| Bo | pays |\n\n```\ncode\n```\n",
    )
    yield (
        "notes.html",
        (
            b"<!DOCTYPE html><html><head><title>Forum</title></head><body><nav><a href='/'>Home</a></nav><main><h1>Forum</h1>"
            b"<p>2 June</p><ul><li><b>Ana:</b> it leaks<ul><li>and is cold</li></ul></li></ul>"
            b"<table><tr><th>Who</th><th>What</th></tr><tr><td rowspan=2>Bo</td><td>pays</td></tr></table></main></body></html>"
        ),
    )
    yield "notes.docx", _docx()
    yield "notes.pdf", _pdf()


def _docx() -> bytes:
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


def _pdf() -> bytes:
    text = b"BT /F1 12 Tf 72 720 Td (Forum of 2 June) Tj 0 -24 Td (- Ana: the hall leaks) Tj 0 -14 Td (and is cold) Tj ET\n72 600 200 20 re S\n"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%sendstream" % (len(text), text),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(out + b"trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % start)


_STREAM = re.compile(rb"/FlateDecode(.{0,300}?)stream\r?\n(.*?)endstream", re.DOTALL)


def _open_streams(data: bytes) -> bytes:
    """Unpack the packed streams of a PDF, so that damage reaches what they say; lengths are left wrong."""

    def unpack(match: re.Match[bytes]) -> bytes:
        try:
            body = zlib.decompressobj().decompress(match[2], MOST_BYTES)
        except zlib.error:
            return match[0]
        return b"/XX" + match[1] + b"stream\n" + body + b"\nendstream"

    return _STREAM.sub(unpack, data)


def damage(data: bytes, choices: random.Random) -> bytes:
    """Change a few places: bytes, runs, tokens; in a zip, mostly inside one of its parts."""
    if data[:5] == b"%PDF-" and choices.random() < 0.5:
        data = _open_streams(data)
    if data[:2] == b"PK" and choices.random() < 0.85:
        try:
            return _damage_part(data, choices)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError):
            pass
    out = bytearray(data)
    for _ in range(choices.choice((1, 1, 2, 4, 8, 16))):
        if out:
            at = choices.randrange(len(out))
            length = min(choices.choice((1, 2, 5, 20, 100, 1000)), len(out) - at)
            choices.choices(list(BLOWS), list(BLOWS.values()))[0](out, at, length, choices)
    return bytes(out[: 2 * MOST_BYTES])


def _set_byte(out: bytearray, at: int, _length: int, choices: random.Random) -> None:
    out[at] = choices.randrange(256)


def _cut(out: bytearray, at: int, length: int, _choices: random.Random) -> None:
    del out[at : at + length]


def _cut_rest(out: bytearray, at: int, _length: int, _choices: random.Random) -> None:
    del out[at:]


def _insert_token(out: bytearray, at: int, _length: int, choices: random.Random) -> None:
    out[at:at] = choices.choice(TOKENS)


def _put_token(out: bytearray, at: int, length: int, choices: random.Random) -> None:
    out[at : at + length] = choices.choice(TOKENS)


def _flood(out: bytearray, at: int, _length: int, choices: random.Random) -> None:
    out[at:at] = choices.choice(TOKENS) * choices.choice((300, 3000, 20_000))


def _repeat(out: bytearray, at: int, length: int, choices: random.Random) -> None:
    out[at:at] = out[at : at + length] * choices.choice((1, 2, 30))


def _copy(out: bytearray, at: int, length: int, choices: random.Random) -> None:
    other = choices.randrange(len(out))
    out[at : at + length] = out[other : other + length]


BLOWS = {
    _set_byte: 10, _cut: 10, _insert_token: 10, _put_token: 10, _repeat: 10, _copy: 10, _cut_rest: 2, _flood: 2,
}  # fmt: skip


def _damage_part(data: bytes, choices: random.Random) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        names = [entry.filename for entry in source.infolist() if entry.file_size < MOST_BYTES]
        likely = [
            name
            for name in names
            if name.endswith(("document.xml", "styles.xml", "numbering.xml", "content.xml", ".rels"))
        ]
        chosen = choices.choice(likely if likely and choices.random() < 0.8 else names or [""])
        for name in names:
            body = source.read(name)
            if name == chosen:
                if choices.random() < 0.05:
                    continue
                body = damage(body, choices) if choices.random() < 0.5 else _damage_markup(body, choices)
            target.writestr(name, body)
    return stream.getvalue()


def _damage_markup(body: bytes, choices: random.Random) -> bytes:
    """Move, double, drop or rename whole elements and values, so that the XML stays well-formed more often."""
    pieces = body.split(b"<")
    for _ in range(choices.choice((1, 2, 4))):
        at = choices.randrange(len(pieces))
        kind = choices.randrange(4)
        if kind == 0:
            digits = [place for place, byte in enumerate(pieces[at]) if 48 <= byte <= 57]
            if digits:
                place = choices.choice(digits)
                value = choices.choice((b"-", b"99999999999", b"", b"x", b"0", b"1.5"))
                pieces[at] = pieces[at][:place] + value + pieces[at][place + 1 :]
        elif kind == 1:
            pieces[at] = pieces[at].replace(b"w:", choices.choice((b"v:", b"w:x", b"")), 1)
        elif kind == 2 and pieces[at].rstrip().endswith(b"/>"):
            pieces[at : at + 1] = [pieces[at]] * choices.choice((0, 2, 50))
        else:
            pieces[at] = pieces[at].split(b" ", 1)[0].rstrip(b"/>") + (b"/>" if b"/>" in pieces[at] else b">")
    return b"<".join(pieces)


def check_case(name: str, data: bytes) -> Find | None:
    """Read one case and return what it broke, if anything."""
    began = time.perf_counter()
    find: tuple[str, str] | None = None
    signal.signal(signal.SIGALRM, _interrupt)
    signal.setitimer(signal.ITIMER_REAL, 2 * SLOW_SECONDS)
    try:
        document = mk.read_document(data, OPTIONS, name=name)
        if document.text != "\n".join(block.text for block in document.blocks):
            find = ("contract", "the blocks do not join to the text")
        elif any(document.text[block.span.start : block.span.end] != block.text for block in document.blocks):
            find = ("contract", "a span does not give its block's text")
    except mk.ReadError as error:
        if "\n" in str(error) or not str(error).startswith(name):
            find = ("message", str(error)[:200])
        elif error.__cause__ is not None and "cannot be understood (" in str(error):
            find = ("soft " + _place(error.__cause__), repr(error.__cause__)[:200])
    except BaseException as error:  # noqa: BLE001 - whatever escapes is a find
        find = (_place(error), repr(error)[:200])
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    seconds = time.perf_counter() - began
    if find is None and seconds > SLOW_SECONDS:
        find = (f"slow {Path(name).suffix}", f"{seconds:.1f} s")
    return Find(*find, name, data) if find else None


def _place(error: BaseException) -> str:
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "minutekit" in frame.filename]
    frame = frames[-1] if frames else traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} {'/'.join(Path(frame.filename).parts[-2:])}:{frame.lineno}"


def run_cases(
    seeds: list[tuple[str, bytes]], seed: int, more: Callable[[int], bool], last: Path | None = None
) -> tuple[int, dict[str, Find]]:
    """Run damaged cases while ``more(count)``; return how many, and the smallest find of each place."""
    choices = random.Random(seed)  # noqa: S311 - damage, not secrets
    finds: dict[str, Find] = {}
    count = 0
    while more(count):
        name, data = choices.choice(seeds)
        data = damage(data, choices)
        if last:
            last.write_bytes(data)
            last.with_suffix(".name").write_text(name)
        count += 1
        find = check_case(name, data)
        if find and (find.place not in finds or len(find.data) < len(finds[find.place].data)):
            finds[find.place] = find
            if last:
                kept = last.parent / f"find-{len(finds):03}-{Path(name).name[-60:]}"
                kept.write_bytes(data)
                print(f"{count:6} {find.place}: {find.what} <- {kept}", flush=True)
    return count, finds


def run_floods() -> Iterator[tuple[str, Find]]:
    """Yield the floods that break a law, each with its find."""
    for name, data in own_files():
        if not data.startswith((b"PK", b"%PDF-")):
            middle = max(data.find(b"hall"), 0) or len(data) // 2
            for flood in FLOODS:
                find = check_case(name, data[:middle] + flood.encode() * 20_000 + data[middle:])
                if find:
                    yield flood, find


def main() -> int:
    """Fuzz for some seconds over own files and those of a folder."""
    if sys.argv[1:2] == ["floods"]:
        found = 0
        for flood, find in run_floods():
            found += 1
            print(f"{find.name} {flood!r} {find.place}: {find.what}", flush=True)
        return 1 if found else 0
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 60.0
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    seeds = list(own_files()) * 8
    if len(sys.argv) > 3:
        paths = sorted(
            path for path in Path(sys.argv[3]).rglob("*") if path.is_file() and path.stat().st_size <= MOST_BYTES
        )
        paths = [path for path in paths if path.suffix.lower() != ".doc"]  # refused at the door
        seeds += [(path.name, path.read_bytes()) for path in paths]
    folder = Path(tempfile.mkdtemp(prefix="fuzz-"))
    faulthandler.dump_traceback_later(5 * SLOW_SECONDS, repeat=True)
    end = time.monotonic() + seconds

    def more(_count: int) -> bool:
        faulthandler.cancel_dump_traceback_later()
        faulthandler.dump_traceback_later(5 * SLOW_SECONDS, exit=True)
        return time.monotonic() < end

    count, finds = run_cases(seeds, seed, more, folder / "last.bin")
    faulthandler.cancel_dump_traceback_later()
    print(f"{count} cases in {seconds:.0f} s, {len(finds)} finds, kept in {folder}")
    return 1 if finds else 0


if __name__ == "__main__":
    sys.exit(main())
