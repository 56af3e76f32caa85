"""The desk where one digest is reviewed: each change is on disk before it is answered, and nothing else is."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from minutekit.errors import OptionError
from minutekit.renderers import save_as, write_file
from minutekit.review.changes import Change, apply_change
from minutekit.review.drafts import LEFT_OUT, Draft, Group, Line, draft_digest, restore_digest
from minutekit.schema import Digest, Meeting, Point, RenderOptions

_MOST_UNDONE = 200
_SCHEMA = 1


class StaleError(OptionError):
    """The draft was changed elsewhere since the page was drawn."""


class Desk:
    """A draft, the file it is kept in, and what it is saved as."""

    def __init__(self, meetings: Sequence[Meeting], digest: Digest, base: Path, origin: str) -> None:
        self.meetings = tuple(meetings)
        self.digest = digest
        self.points: tuple[Point, ...] = tuple(point for meeting in meetings for point in meeting.points)
        self.file = base.with_name(f"{base.name}.review.json")
        self._base = base
        self._origin = origin
        self._before: list[Draft] = []
        self.draft = self._read() or draft_digest(digest, self.points)

    def change(self, change: Change) -> Draft:
        """Apply a change, or undo the last, and keep the draft.

        Raises StaleError if ``change["version"]`` is not the draft's, OptionError if the change cannot be made.
        """
        if change.get("version") != self.draft.version:
            msg = "this was changed in another window; the page now shows how it stands"
            raise StaleError(msg)
        if change.get("do") == "undo":
            if not self._before:
                msg = "there is nothing to undo"
                raise OptionError(msg)
            draft = Draft(self._before[-1].groups, self.draft.version + 1)
            self._keep(draft)
            del self._before[-1]
        else:
            draft = apply_change(self.draft, change)
            self._keep(draft)
            self._before = [*self._before[-_MOST_UNDONE:], self.draft]
        self.draft = draft
        return draft

    def save(self) -> list[str]:
        """Write the digest as Word and Markdown, and its themes as a codebook for the next run; return the names."""
        digest = restore_digest(self.draft, self.digest, self.points)
        paths = [self._base.with_name(f"{self._base.name}.reviewed{suffix}") for suffix in (".docx", ".md")]
        for path in paths:
            save_as(digest, path, RenderOptions(sources=True))
        codebook = self._base.with_name(f"{self._base.name}.codebook.yaml")
        write_file(codebook, _write_codebook(digest), "yaml")
        return [path.name for path in (*paths, codebook)]

    def _keep(self, draft: Draft) -> None:
        record = {"minutekit": {"type": "review", "schema": _SCHEMA}, "origin": self._origin, **asdict(draft)}
        write_file(self.file, (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode(), "", overwrite=True)

    def _read(self) -> Draft | None:
        """Go on with what is on disk, if it is of these files; of others it is not touched."""
        if not self.file.exists():
            return None
        try:
            record = json.loads(self.file.read_text(encoding="utf-8"))
            head, origin = record["minutekit"], record["origin"]
            groups = tuple(
                Group(
                    str(group["id"]),
                    str(group["part"]),
                    str(group["label"]),
                    tuple(
                        Line(
                            str(line["id"]), str(line["text"]), tuple(map(str, line["sources"])), bool(line["accepted"])
                        )
                        for line in group["lines"]
                    ),
                )
                for group in record["groups"]
            )
            version = int(record["version"])
        except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
            msg = f"{self.file}: is not a review of minutekit, or it is damaged ({error}); move it away to begin anew"
            raise OptionError(msg) from error
        if head != {"type": "review", "schema": _SCHEMA} or not groups or groups[-1].id != LEFT_OUT:
            msg = f"{self.file}: is not a review that this version reads; move it away to begin anew"
            raise OptionError(msg)
        if origin != self._origin:
            msg = f"{self.file}: is a review of another state of the minutes; move it away to begin anew"
            raise OptionError(msg)
        return Draft(groups, version)


def _write_codebook(digest: Digest) -> bytes:
    import yaml  # noqa: PLC0415 - imported at first use

    themes = [
        {"label": theme.label, "examples": [source.text for point in theme.points for source in point.sources]}
        for theme in digest.themes
    ]
    dumped: str = yaml.safe_dump({"themes": themes}, allow_unicode=True, sort_keys=False, width=110)
    return dumped.encode()


def open_desk(meetings: Sequence[Meeting], digest: Digest, base: Path) -> Desk:
    """Open the review of a digest; ``base`` is the path, without suffix, that its files begin with."""
    origin = "-".join(meeting.id for meeting in meetings)
    return Desk(meetings, digest, base, origin)
