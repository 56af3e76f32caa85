"""A digest that people wrote and that stands in the document: kept whole, and apart from the points."""

from __future__ import annotations

from minutekit.entities.people import parse_person
from minutekit.language.addresses import is_link_only
from minutekit.lexicon import label_classes
from minutekit.schema import Digest, DigestTheme, KeyPoint
from minutekit.structure.days import split_label
from minutekit.structure.lines import Line, is_label, strip_numbering

_LEAST_OUTSIDE = 5
_MOST_TRIED = 1_000
_FIRST_LINES = 12
_FIRST_SHARE = 0.15
_MOST_WORDS_OF_THEME = 12


def _opens_digest(line: Line, lines: list[Line], n_conclusions: int) -> bool:
    if (
        line.role not in {"open", "heading", "point"}
        or line.listed
        or line.words > 10
        or line.closed
        or line.block.role in {"cue", "chat"}
    ):
        return False
    kinds = label_classes(line.text)
    if "digest" in kinds:
        return True
    if "conclusions" not in kinds:
        return False
    # A plain "Conclusions" is a digest only as one part of a longer document, written as a list.
    following = lines[line.index + 1 : line.index + 2]
    apart = line.block.role == "heading" or line.block.bold
    return n_conclusions == 1 and apart and bool(following and following[0].listed)


def _digest_end(lines: list[Line], opening: Line) -> int:
    """Return the index after the digest's last line."""
    heading = opening.block.role == "heading"
    minutes_after = any(
        line.role in {"open", "heading", "point"}
        and not line.listed
        and line.words <= 6
        and is_label(line.text, "minutes")
        for line in lines[opening.index + 1 :]
    )
    for line in lines[opening.index + 1 :]:
        if line.listed:
            continue
        if line.words <= 6 and is_label(line.text, "minutes", "attendance", "absent", "agenda", "signature"):
            return line.index
        if minutes_after:
            continue
        if heading and line.block.role == "heading" and line.block.level <= opening.block.level:
            return line.index
        following = lines[line.index + 1] if line.index + 1 < len(lines) else None
        themed = following is not None and following.listed and line.words <= _MOST_WORDS_OF_THEME and not line.closed
        if not themed or (
            line.text.endswith(":")
            and split_label(line.text) is not None
            and is_label(line.text, "remark", "action", "decision", "minutes")
        ):
            return line.index
        if parse_person(line.text, single=False) and "," in line.text:
            return line.index
    return len(lines)


def read_prior_digest(lines: list[Line]) -> Digest | None:
    """Take the first human digest out of the lines; None if there is none."""
    n_conclusions = sum(
        line.role in {"open", "heading", "point"} and "conclusions" in label_classes(line.text) for line in lines
    )
    for opening in lines:
        if not _opens_digest(opening, lines, n_conclusions):
            continue
        end = _digest_end(lines, opening)
        # A digest stands before the minutes or after them; "Key points" in their midst is a part of them.
        early = opening.index <= max(_FIRST_LINES, _FIRST_SHARE * len(lines))
        if not early and any(line.listed or line.prose for line in lines[end:]):
            continue
        members = [line for line in lines[opening.index + 1 : end] if line.role in {"open", "heading", "point"}]
        # A row of a table says one thing; headings say none.
        said = {
            (line.block.cell.table, line.block.cell.row) if line.block.cell else line.index
            for line in lines
            if line.role in {"open", "point"} and line.block.role != "heading"
        }
        outside = len(said) - sum(line.block.role != "heading" for line in members)
        if not any(line.listed or line.prose for line in members) or outside < _LEAST_OUTSIDE:
            if len(members) > _MOST_TRIED:
                return None
            continue
        return _compose(opening, members, lines)
    return None


def _compose(opening: Line, members: list[Line], lines: list[Line]) -> Digest:
    opening.role = "digest"
    themes: list[tuple[str, list[KeyPoint]]] = []
    for line in members:
        following = lines[line.index + 1] if line.index + 1 < len(lines) else None
        names_theme = not line.listed and (
            line.block.role == "heading"
            or line.block.bold
            or (line.words <= _MOST_WORDS_OF_THEME and not line.closed and following is not None and following.listed)
        )
        line.role = "digest"
        if names_theme:
            themes.append((strip_numbering(line.text), []))
        elif is_link_only(line.text):
            line.drop("link-only", "Nothing but a link")
        else:
            if not themes:
                themes.append(("", []))
            themes[-1][1].append(KeyPoint(text=" ".join(line.text.split())))
    heading = strip_numbering(opening.text)
    return Digest(
        heading=heading, themes=tuple(DigestTheme(label=label, points=tuple(points)) for label, points in themes)
    )
