"""Feed damaged files to the readers: ``python tests/fuzz_readers.py SECONDS SEED [--only SUFFIX ...] [--folder FOLDER]``.

``python tests/fuzz_readers.py floods [SUFFIX]`` puts 20,000 copies of each of many short strings into a small file
of each text format instead, which shows what takes more than linear time.

Each case must keep the laws of ``check_case``. What does not is a find, printed once for each place in the
code; ``soft`` finds are those that the door to the readers turned into a MalformedDocumentError. The last
case is kept in a file until it has ended, so that one that kills the process is not lost. Same seed, same
cases; the last line's digest of all outcomes is the same for the same number of ``--cases`` under every hash seed.
"""

from __future__ import annotations

import argparse
import faulthandler
import hashlib
import math
import random
import resource
import signal
import sys
import tempfile
import time
import traceback
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

import minutekit as mk
from fuzz_damage import MOST_BYTES, damage
from fuzz_seeds import own_files
from minutekit.schema import Diagnostic, Document, Meeting
from minutekit.schema.point import PointKind

SLOW_SECONDS = 6.0
MEMORY = 2 << 30
OPTIONS = mk.ReadOptions(max_seconds=4.0)
FLOODS = (
    "a", "a ", "A ", "1", "1 ", "-", "• ", "a\n", "\n\n", "  ", "a-\n", "(a", '"', "a,", "a: ", "http://a.b/", "a@b", "_", "*a", "[a](", "![",
    "&amp;", "<b>", "<a href=x>", "<p>a", "<table><tr><td>a", "> ", "#", "`", "~~~\n", "\t", "a\t", "|a", "a|b\n-|-\n", "A. ", "3.2.",
    "\u00a0", "👍", "\u0627", "e\u0301", "12:30 ", "Ana: ", "Ana:\n", "a.b.", "...", "a, b, ", "Ana Ruiz ", "- a\n", "    - a\n", "1. a\n",
    "<!--", "-->", "::: a", "[[a", "==a", "~~a", "</div>", "<del>", "\\", "&", "$", "{", "=", "www.", "“a. ", "'", "<div class=nav>a", "<li>a", "<div>",
    "<v Ana>a", ">> ", "[00:01] ", "0:05\n", "-->\n", "Reacted to a with ", "Action: ", "Action:\n", "MOVED by ", "Ana, Bo and ", "a;", "(", "[", "^", "~",
    "Present: ", "2 June 2021 ", "\u3000", "漢", "ana@b.c, ", "| ", "1.1.1 ", "- [ ] ", "*", "**a", "\r", "x: y\n", "\ufb01", "\u202e", "Ana Ruiz\n", "$5.00 ",
)  # fmt: skip


class TooSlowError(BaseException):
    """Interrupts a case that takes far too long; no reader catches it."""


class BrokenLawError(Exception):
    """Says which law a case broke."""


def _interrupt(_signal: int, _frame: object) -> None:
    raise TooSlowError


@dataclass(frozen=True)
class Find:
    """A case that broke a law: where in the code, what happened, and the bytes that did it."""

    place: str
    what: str
    name: str
    data: bytes


def check_case(name: str, data: bytes) -> Find | None:
    """Read one case twice and return what it broke, if anything."""
    return run_case(name, data)[0]


def run_case(name: str, data: bytes) -> tuple[Find | None, str]:
    """Read one case as a document, then as a meeting; return what it broke, if anything, and the outcome in words."""
    began = time.perf_counter()
    find: tuple[str, str] | None = None
    outcome = ""
    signal.signal(signal.SIGALRM, _interrupt)
    signal.setitimer(signal.ITIMER_REAL, 4 * SLOW_SECONDS)
    try:
        document = mk.read_document(data, OPTIONS, name=name)
        check_document(document)
        meeting = mk.read_meeting(data, OPTIONS, name=name)
        _demand(meeting.document == document, "the same bytes read twice give two documents")
        check_meeting(meeting)
        outcome = repr(meeting)
    except BrokenLawError as error:
        find = (f"contract {Path(name).suffix} {str(error)[:40]}", str(error)[:300])
    except mk.ReadError as error:
        find = check_error(name, error)
        outcome = str(error)
    except BaseException as error:  # noqa: BLE001 - whatever escapes is a find
        find = (_place(error), repr(error)[:200])
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    seconds = time.perf_counter() - began
    if find is None and seconds > 2 * SLOW_SECONDS:
        find = (f"slow {Path(name).suffix}", f"{seconds:.1f} s")
    return Find(*find, name, data) if find else None, outcome


def _demand(held: bool, law: str) -> None:
    if not held:
        raise BrokenLawError(law)


def check_document(document: Document) -> None:
    """Hold a document to its laws: blocks join to the text, everything is printable, places are possible."""
    _demand(document.text == "\n".join(block.text for block in document.blocks), "the blocks do not join to the text")
    _demand(bool(document.blocks), "no blocks")
    for block in document.blocks:
        _demand(document.text[block.span.start : block.span.end] == block.text, "a span does not give its block's text")
        _demand(bool(block.text.strip()) and _is_clean(block.text), f"not clean text: {block.text[:80]!r}")
        _demand(
            block.page is None or 1 <= block.page <= (document.pages or 0), f"page {block.page} of {document.pages}"
        )
        _demand(0 <= block.level < 1000, f"level {block.level}")
        _demand(
            block.marker is None or (_is_line(block.marker) and len(block.marker) < 100), f"marker {block.marker!r}"
        )
        _demand(0 <= block.lead <= len(block.text), f"lead {block.lead}")
        _demand(block.size is None or 0 < block.size < 1e6, f"size {block.size}")
        _demand(block.speaker is None or _is_line(block.speaker), f"speaker {block.speaker!r}")
        _demand(
            all(time is None or 0 <= time < math.inf for time in (block.start, block.end)),
            f"time {block.start} {block.end}",
        )
        _demand(
            block.cell is None or min(block.cell.table, block.cell.row, block.cell.column, block.cell.columns - 1) >= 0,
            "cell",
        )
        _demand(all(_is_line(link) for link in block.links), f"links {block.links!r}")
    _demand(document.title is None or _is_line(document.title), f"title {document.title!r}")
    _demand(document.language is None or document.language.isalpha(), f"language {document.language!r}")
    check_diagnostics(document.diagnostics)


def check_diagnostics(diagnostics: tuple[Diagnostic, ...]) -> None:
    """Hold diagnostics to theirs: a kebab-case code, one line, a page from 1."""
    for diagnostic in diagnostics:
        _demand(diagnostic.code.replace("-", "").isalnum() and diagnostic.code.islower(), f"code {diagnostic.code!r}")
        _demand(_is_line(diagnostic.message), f"message {diagnostic.message!r}")
        _demand(_is_encodable(diagnostic.text), f"diagnostic {diagnostic.code} text {diagnostic.text[:80]!r}")
        _demand(diagnostic.page is None or diagnostic.page >= 1, f"diagnostic page {diagnostic.page}")


def check_meeting(meeting: Meeting) -> None:
    """Hold a meeting to its laws: every point is found where it says, once; names and titles are lines."""
    document = meeting.document
    assert document is not None
    last = 0
    for point in meeting.points:
        _demand(
            point.span is not None and 0 <= point.span.start < point.span.end <= len(document.text),
            f"span {point.span}",
        )
        _demand(
            document.slice(point.span) == point.text, f"the text at its span is not the point's: {point.text[:80]!r}"
        )
        _demand(point.span.start >= last, "points overlap or are out of order")
        last = point.span.end
        _demand(point.kind in get_args(PointKind), f"kind {point.kind}")
        _demand(
            all(part is None or _is_line(part) for part in (point.speaker, point.section, point.owner, point.due)),
            f"not lines: {point!r}",
        )
        _demand(point.time is None or 0 <= point.time < math.inf, f"time {point.time}")
        if point.motion:
            votes = (point.motion.votes_for, point.motion.votes_against, point.motion.abstentions)
            _demand(all(count is None or 0 <= count < 10**6 for count in votes), f"votes {votes}")
    _demand(len({point.id for point in meeting.points}) == len(meeting.points), "one id for two points")
    for person in (*meeting.attendees, *meeting.absent):
        _demand(_is_line(person.name), f"name {person.name!r}")
    _demand(all(map(_is_line, meeting.sections)), f"sections {meeting.sections}")
    _demand(meeting.title is None or _is_line(meeting.title), f"title {meeting.title!r}")
    check_diagnostics(meeting.diagnostics)


def _is_clean(text: str) -> bool:
    """Return whether text can be written anywhere: no control characters but tab and line end, none that XML refuses."""
    return all(
        (sign in "\t\n" or unicodedata.category(sign) not in {"Cc", "Cs"}) and sign not in "\ufffe\uffff"
        for sign in text
    )


def _is_line(text: str) -> bool:
    return bool(text.strip()) and _is_clean(text) and "\n" not in text


def _is_encodable(text: str) -> bool:
    return not any("\ud800" <= sign <= "\udfff" for sign in text)


def check_error(name: str, error: mk.ReadError) -> tuple[str, str] | None:
    """Hold an error to its laws: one line that names the file, made on purpose."""
    text = str(error)
    if not _is_line(text) or len(text) > 1000 or not text.startswith(name):
        return ("message", ascii(text)[:300])
    cause = error.__cause__
    if isinstance(cause, MemoryError):
        return ("memory " + _place(cause), text)
    if cause is not None and "cannot be understood (" in text:
        return ("soft " + _place(cause), repr(cause)[:200])
    return None


def _place(error: BaseException) -> str:
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "minutekit" in frame.filename]
    frame = frames[-1] if frames else traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} {'/'.join(Path(frame.filename).parts[-2:])}:{frame.lineno}"


def run_cases(
    seeds: list[tuple[str, bytes]], seed: int, more: Callable[[int], bool], last: Path | None = None
) -> tuple[int, dict[str, Find], str]:
    """Run damaged cases while ``more(count)``; return how many, the smallest find of each place, a digest of the outcomes."""
    choices = random.Random(seed)
    finds: dict[str, Find] = {}
    outcomes = hashlib.sha256()
    count = 0
    while more(count):
        name, data = choices.choice(seeds)
        for _ in range(choices.choice((1, 1, 1, 2))):
            data = damage(data, choices)
        if last:
            last.write_bytes(data)
            last.with_suffix(".name").write_text(name)
        count += 1
        find, outcome = run_case(name, data)
        outcomes.update(outcome.encode("utf-8", "replace"))
        if find and (find.place not in finds or len(find.data) < len(finds[find.place].data)):
            finds[find.place] = find
            if last:
                kept = last.parent / f"find-{len(finds):03}-{Path(name).name[-60:]}"
                kept.write_bytes(data)
                print(f"{count:6} {find.place}: {find.what} <- {kept}", flush=True)
    return count, finds, outcomes.hexdigest()[:16]


def run_floods(only: str) -> Iterator[tuple[str, Find]]:
    """Yield the floods that break a law, each with its find."""
    for name, data in own_files():
        if only and not name.endswith(only):
            continue
        if not data.startswith((b"PK", b"%PDF-")):
            middle = max(data.find(b"hall"), 0) or len(data) // 2
            for flood in FLOODS:
                find = check_case(name, data[:middle] + flood.encode() * 20_000 + data[middle:])
                if find:
                    yield flood, find


def gather_seeds(only: list[str], folder: Path | None) -> list[tuple[str, bytes]]:
    """List the sound files to damage: our own, eightfold beside those of a folder, of the wanted suffixes."""
    seeds = list(own_files()) * 8
    if folder:
        paths = sorted(path for path in folder.rglob("*") if path.is_file() and path.stat().st_size <= MOST_BYTES)
        seeds += [
            (path.name, path.read_bytes()) for path in paths if path.suffix.lower() != ".doc"
        ]  # refused at the door
    return [(name, data) for name, data in seeds if not only or Path(name).suffix.lower().lstrip(".") in only]


def main() -> int:
    """Fuzz for some seconds or cases over own files and those of a folder."""
    if sys.argv[1:2] == ["floods"]:
        found = 0
        for flood, find in run_floods("".join(sys.argv[2:3])):
            found += 1
            print(f"{find.name} {flood!r} {find.place}: {find.what}", flush=True)
        return 1 if found else 0
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("seconds", type=float, nargs="?", default=60.0)
    parser.add_argument("seed", type=int, nargs="?", default=0)
    parser.add_argument("--only", nargs="+", default=[], metavar="SUFFIX")
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--cases", type=int, help="stop after so many, for comparing runs")
    wanted = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    seeds = gather_seeds(wanted.only, wanted.folder)
    folder = Path(tempfile.mkdtemp(prefix="fuzz-"))
    end = time.monotonic() + wanted.seconds

    def more(count: int) -> bool:
        faulthandler.cancel_dump_traceback_later()
        faulthandler.dump_traceback_later(10 * SLOW_SECONDS, exit=True)
        return time.monotonic() < end and (wanted.cases is None or count < wanted.cases)

    count, finds, digest = run_cases(seeds, wanted.seed, more, folder / "last.bin")
    faulthandler.cancel_dump_traceback_later()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{count} cases, {len(finds)} finds, peak {peak} MiB, outcomes {digest}, kept in {folder}")
    return 1 if finds else 0


if __name__ == "__main__":
    sys.exit(main())
