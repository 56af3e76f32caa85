"""Codebooks from files: the user's own themes, written as YAML or JSON, or taken from an edited digest."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from minutekit.errors import OptionError
from minutekit.schema import Codebook, CodebookTheme, DigestEdits, EditedTheme, Person, ReadOptions
from minutekit.yaml_files import (
    check_mapping,
    check_text,
    check_texts,
    decode_file,
    parse_yaml_file,
    read_small_file,
)

if TYPE_CHECKING:
    from minutekit.schema import Block

_FIELDS = ("label", "description", "terms", "examples", "excluded")
_LISTS = ("terms", "examples", "excluded")
_MOST_THEMES = 1_000
_NUMBERS = re.compile(r"(?:\s*\[\d+(?:,\s*\d+)*\])+\s*$")


def load_codebook(path: str | Path) -> Codebook:
    """Read a codebook from a .yaml, .yml or .json file, or one of other programs: .qdc (REFI-QDA), .csv (Taguette).

    Args:
        path: The file. It holds a list of themes, alone or under ``themes``; each has a ``label`` and, as wanted,
            ``description``, ``terms``, ``examples`` and ``excluded``.

    Returns:
        The codebook, its themes in the order of the file.

    Raises:
        OptionError: The file cannot be read or is no codebook; the message says what is wrong in it.

    Examples:
        >>> [theme.label for theme in mk.load_codebook("codebook.yaml").themes]
        ['Kitchens and staff', 'Money']
    """
    path = Path(path)
    suffix = path.suffix.lower()
    if suffix == ".qdc":
        from minutekit.exchange import read_qdc  # noqa: PLC0415 - imported at first use

        return read_qdc(read_small_file(path, "a codebook"), str(path))
    if suffix == ".csv":
        from minutekit.exchange import read_taguette  # noqa: PLC0415 - imported at first use

        return read_taguette(decode_file(path, read_small_file(path, "a codebook")), str(path))
    return _check_codebook(parse_yaml_file(path, "a codebook"), path)


def load_speakers(path: str | Path) -> dict[str, Person]:
    """Read who the labels of a transcript are from a .yaml, .yml or .json file.

    Args:
        path: The file. It gives each label a name, or a ``name`` with ``organisation`` and ``role``, alone or under
            ``speakers``.

    Returns:
        The people by label, for ``ReadOptions(speakers=...)``.

    Raises:
        OptionError: The file cannot be read or is none of speakers; the message says what is wrong in it.

    Examples:
        >>> mk.load_speakers("who.yaml")["SPEAKER_00"].name
        'Ines Couto'
    """
    path = Path(path)
    parsed = parse_yaml_file(path, "a file of speakers")
    if isinstance(parsed, dict) and isinstance(parsed.get("speakers"), dict):
        parsed = parsed["speakers"]
    found: dict[str, Person] = {}
    for label, who in parsed.items() if isinstance(parsed, dict) else ():
        said = {"name": who} if isinstance(who, str) else who
        if not isinstance(said, dict) or not isinstance(said.get("name"), str) or not said["name"].strip():
            break
        parts = {key: " ".join(value.split()) for key, value in said.items() if isinstance(value, str)}
        found[str(label)] = Person(
            parts["name"], parts.get("role"), parts.get("organisation") or parts.get("organization")
        )
    if not found or len(found) < len(parsed if isinstance(parsed, dict) else ()):
        msg = f"{path}: must give each label a name, as 'SPEAKER_00: Ana Ruiz', or 'name:' and 'organisation:' below it"
        raise OptionError(msg)
    return found


def _check_codebook(parsed: object, path: Path) -> Codebook:
    if isinstance(parsed, dict):
        unknown = [str(key) for key in parsed if key != "themes"]
        if unknown or "themes" not in parsed:
            msg = (
                f"{path}: a codebook has one key, 'themes', with a list under it; found {', '.join(unknown) or 'none'}"
            )
            raise OptionError(msg)
        parsed = parsed["themes"]
    if not isinstance(parsed, list) or not parsed:
        msg = f"{path}: holds no list of themes; write '- label: ...' for each theme"
        raise OptionError(msg)
    if len(parsed) > _MOST_THEMES:
        msg = f"{path}: has {len(parsed):,} themes, more than {_MOST_THEMES:,}"
        raise OptionError(msg)
    themes = tuple(_check_theme(entry, f"{path}: theme {number}") for number, entry in enumerate(parsed, 1))
    labels = [theme.label.casefold() for theme in themes]
    doubled = next((theme.label for theme in themes if labels.count(theme.label.casefold()) > 1), None)
    if doubled is not None:
        msg = f"{path}: two themes are called {doubled!r}; give each its own label"
        raise OptionError(msg)
    return Codebook(themes)


def _check_theme(entry: object, where: str) -> CodebookTheme:
    said = check_mapping(entry, _FIELDS, where, "write 'label: ...' and under it terms, examples")
    label = said.get("label")
    if not isinstance(label, str) or not label.strip():
        msg = f"{where}: has no label; write 'label: ...'"
        raise OptionError(msg)
    named = f"{where} ({label})"
    lists = {name: check_texts(said, name, named) for name in _LISTS}
    return CodebookTheme(" ".join(label.split()), check_text(said, "description", named), **lists)


def codebook_from_digest(path: str | Path) -> Codebook:
    """Take an edited digest (Markdown or Word) as a codebook: its headings as labels, its lines as examples.

    Where headings lie under a heading ("Key points raised"), those are the themes, and what stands
    beside it (decisions, actions, sources) is not.

    Args:
        path: The digest, as it was written or as it was edited.

    Returns:
        The codebook, its themes in the order of the file.

    Raises:
        ReadError: The file cannot be read.
        OptionError: It has no headings with lines under them.

    Examples:
        >>> book = mk.codebook_from_digest("digest-edited.docx")
        >>> digest = mk.summarise("notes.docx", mk.DigestOptions(themes=mk.ThemeOptions(codebook=book)))
    """
    from minutekit.readers import read_source  # noqa: PLC0415 - imported at first use

    blocks = read_source(path, ReadOptions()).blocks
    themes: dict[str, list[str]] = {}
    current: list[str] | None = None
    chosen = _find_theme_headings(blocks)
    for number, block in enumerate(blocks):
        if block.role in ("heading", "title"):
            current = themes.setdefault(block.text.strip(), []) if number in chosen else None
        elif current is not None and block.role in ("list_item", "paragraph", "table_cell"):
            line = _NUMBERS.sub("", block.text[block.lead :]).strip()
            if line:
                current.append(line)
    found = tuple(CodebookTheme(label, examples=tuple(lines)) for label, lines in themes.items() if lines)
    if not found:
        msg = f"{path}: has no headings with points under them; is it a digest?"
        raise OptionError(msg)
    return Codebook(found)


def load_edits(path: str | Path) -> DigestEdits:
    """Read a digest that people edited (Markdown or Word), for ``DigestOptions(edits=...)``.

    Args:
        path: The edited file.

    Returns:
        Its themes and their lines, in the order of the file.

    Raises:
        ReadError: The file cannot be read.
        OptionError: It has no headings with lines under them.

    Examples:
        >>> edits = mk.load_edits("digest-edited.docx")
        >>> digest = mk.summarise("notes.docx", mk.DigestOptions(edits=edits))
        >>> [theme.label for theme in digest.themes] == [theme.label for theme in edits.themes]
        True
    """
    themes = codebook_from_digest(path).themes
    return DigestEdits(tuple(EditedTheme(theme.label, theme.examples) for theme in themes))


def _find_theme_headings(blocks: tuple[Block, ...]) -> set[int]:
    """Return the places of the headings that name themes: those below the first heading that has any below it."""
    headings = [(number, block.level) for number, block in enumerate(blocks) if block.role == "heading"]
    for place, (_, level) in enumerate(headings[:-1]):
        if headings[place + 1][1] > level:
            below = []
            for number, deeper in headings[place + 1 :]:
                if deeper <= level:
                    break
                below.append(number)
            return set(below)
    return {number for number, _ in headings}
