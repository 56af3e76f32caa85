"""A folder in, a folder out: one digest for each meeting, and only those that are not there yet."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from minutekit._version import __version__
from minutekit.api import read_meeting, summarise
from minutekit.archive.intake import hash_file, pair_captions
from minutekit.cli.output import Voice
from minutekit.cli.reading import NOTHING_TO_READ, list_inputs
from minutekit.cli.summaries import describe_shown
from minutekit.cli.watching import watch_folders
from minutekit.errors import MinutekitError, OptionError, RenderError
from minutekit.renderers import can_seal, read_origin, resolve_format, save_as
from minutekit.schema import Digest, DigestOptions, ReadOptions, RenderOptions

_OWN = frozenset({".docx", ".md", ".markdown", ".html", ".htm"})
"""Formats that minutekit both writes and reads: only there can a digest pass for minutes."""

_SUFFIXES = {"markdown": "md", "text": "txt"}


@dataclass(frozen=True, slots=True)
class Job:
    """One meeting's files, and the digest to be written of them."""

    sources: tuple[Path, ...]
    target: Path


@dataclass(slots=True)
class Tally:
    """What became of the jobs."""

    written: list[Digest] = field(default_factory=list)
    unchanged: int = 0
    kept: int = 0
    refused: int = 0

    def describe(self, folder: str) -> str:
        """Say it in one line."""
        parts = [f"{len(self.written)} written", f"{self.unchanged} unchanged"]
        parts += [f"{self.kept} edited and kept"] if self.kept else []
        parts += [f"{self.refused} refused"] if self.refused else []
        shown = f"; {describe_shown(self.written)}" if self.written else ""
        return f"{folder}: {', '.join(parts)}{shown}"


@dataclass(frozen=True, slots=True)
class FolderRun:
    """All that one run over folders needs; ``run`` does it once, ``watch`` after each change.

    ``files``: files and folders, ``output``: the folder for the digests, ``each``: their format.
    """

    files: Sequence[str]
    output: str | None
    each: str | None
    reading: ReadOptions
    options: DigestOptions
    rendering: RenderOptions
    force: bool
    voice: Voice

    def run(self) -> int:
        """Write the digests that are not there yet, and say so in a line; return the exit code."""
        if not self.output or self.output == "-" or Path(self.output).is_file():
            msg = (
                "--each writes one digest a meeting: name a folder for them with -o, such as -o digests/"
                f" (not {self.output})"
            )
            raise OptionError(msg)
        if Path(self.output).suffix.lower() in _OWN and not Path(self.output).is_dir():
            msg = (
                f"--each needs a folder for the digests, and {self.output} is called as a file; name it otherwise, "
                "or leave out --each (also in minutekit.toml)"
            )
            raise OptionError(msg)
        if "-" in self.files:
            msg = "--each reads files and folders, not stdin (-)"
            raise OptionError(msg)
        suffix = _SUFFIXES.get(resolve_format(self.each or "docx"), resolve_format(self.each or "docx"))
        jobs = plan_jobs(self.files, self.output, suffix, self.voice)
        if (self.reading.title or self.reading.date) and len(jobs) > 1:
            msg = f"--title and --date name one meeting, and here are {len(jobs)}; leave them out"
            raise OptionError(msg)
        told = "\n".join((__version__, repr(self.reading), repr(self.options), repr(self.rendering)))
        tally = Tally()
        inputs = {path.resolve() for job in jobs for path in job.sources}
        with self.voice.progress_bar("Digests") as show:
            for done, job in enumerate(jobs):
                show(done, len(jobs), job.sources[0].name)
                if job.target.resolve() in inputs:
                    msg = f"{job.target}: is also an input, which would be lost; write to another folder"
                    raise OptionError(msg)
                try:
                    self._digest_job(job, told, tally)
                except MinutekitError as error:
                    self.voice.warn(str(error))
                    tally.refused += 1
        if not jobs:
            self.voice.note(f"{' '.join(self.files)}: {NOTHING_TO_READ}")
        self.voice.tell(tally.describe(self.output))
        return 1 if tally.refused else 0

    def watch(self) -> int:
        """Write what is missing, then again after each change in the folders, until interrupted."""
        folders = [file for file in self.files if Path(file).is_dir()]
        if not folders:
            msg = "--watch looks at folders; name one, such as: minutekit digest drop/ -o digests/ --each docx --watch"
            raise OptionError(msg)
        with contextlib.suppress(KeyboardInterrupt):
            watch_folders(folders, self.run)
        return 0

    def _digest_job(self, job: Job, told: str, tally: Tally) -> None:
        hashes = "".join(f"\n{path.name} {hash_file(path)}" for path in job.sources)
        origin = hashlib.blake2b(f"{told}{hashes}".encode(), digest_size=8).hexdigest()
        there = job.target.read_bytes() if job.target.is_file() else b""
        was, whole = read_origin(there)
        if whole and was == origin:
            tally.unchanged += 1
            return
        if there and not whole and not self.force and can_seal(resolve_format(job.target.suffix)):
            tally.kept += 1
            if was and was != origin:
                self.voice.note(
                    f"{job.target}: was edited and is kept, though its meeting has changed, or the options; "
                    "--force writes it anew"
                )
            return
        meeting = read_meeting(list(job.sources), self.reading)
        self.voice.tell_diagnostics(str(job.sources[0]), meeting.diagnostics)
        digest = summarise(meeting, self.options)
        try:
            job.target.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            msg = f"{job.target.parent}: cannot be made ({error.strerror}); check its permissions"
            raise RenderError(msg) from error
        save_as(digest, job.target, self.rendering, overwrite=self.force, origin=origin)
        if job.target.read_bytes() == there:
            tally.unchanged += 1
        else:
            tally.written.append(digest)


def plan_jobs(files: Sequence[str], output: str, suffix: str, voice: Voice) -> list[Job]:
    """Find the meetings in files and folders, and name the digest of each.

    Captions and the chat of the same meeting ("session.vtt", "session-chat.txt") are one job. Folders inside a folder
    are kept. Digests that minutekit wrote are not read as minutes.
    """
    groups: dict[Path, list[Path]] = {}
    for given in files:
        for path in map(Path, list_inputs([given])):
            if Path(given).is_dir() and (_lies_in(path, Path(output), Path(given)) or _is_own(path)):
                voice.note(f"{path}: is a digest of minutekit, not minutes; left out")
                continue
            inside = path.parent.relative_to(given) if Path(given).is_dir() else Path()
            groups.setdefault(Path(output) / inside, []).append(path)
    meetings = [(folder, part) for folder, paths in groups.items() for part in pair_captions(paths)]
    names = [(folder / part[0].stem).as_posix().casefold() for folder, part in meetings]
    jobs = []
    for (folder, part), name in zip(meetings, names, strict=True):
        first = part[0]
        stem = first.stem if names.count(name) == 1 else f"{first.stem}-{first.suffix[1:].lower()}"
        jobs.append(Job(tuple(part), folder / f"{stem}.{suffix}"))
    return jobs


def _lies_in(path: Path, output: Path, given: Path) -> bool:
    output = output.resolve()
    return output != given.resolve() and path.resolve().is_relative_to(output)


def _is_own(path: Path) -> bool:
    if path.suffix.lower() not in _OWN:
        return False
    try:
        return read_origin(path.read_bytes())[0] is not None
    except OSError:
        return False
