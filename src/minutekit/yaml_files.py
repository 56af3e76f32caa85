"""Small files that users write by hand, in YAML or JSON: read as text, lists and mappings, within bounds."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from minutekit.errors import OptionError

if TYPE_CHECKING:
    import yaml

_SUFFIXES = (".yaml", ".yml", ".json")
_MOST_BYTES = 2_000_000
_MOST_NODES = 100_000
_DEEPEST = 12


def parse_yaml_file(path: str | Path, kind: str) -> object:
    """Read a .yaml, .yml or .json file; in YAML every scalar stays the text that is written ("No", "2030").

    ``kind`` is what the file is for, as messages put it ("a codebook"). Raises OptionError that says what is wrong:
    a file that is large, deep or long-winded beyond what anybody writes by hand is refused before it takes time.
    """
    path = Path(path)
    if path.suffix.lower() not in _SUFFIXES:
        msg = f"{path}: {kind} ends in {', '.join(_SUFFIXES)}"
        raise OptionError(msg)
    return _parse_text(path, decode_file(path, read_small_file(path, kind)), kind)


def read_small_file(path: Path, kind: str) -> bytes:
    """Read a file that is small if it is what it should be; ``kind`` as above. Raises OptionError."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            msg = f"{path}: {kind} of more than {_MOST_BYTES:,} bytes is not read; split it"
            raise OptionError(msg)
        return path.read_bytes()
    except OSError as error:
        msg = f"{path}: cannot be read ({error.strerror}); check the name"
        raise OptionError(msg) from error


def decode_file(path: Path, data: bytes) -> str:
    """Return the text of a UTF-8 file. Raises OptionError."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        msg = f"{path}: is not UTF-8 text; save it as UTF-8"
        raise OptionError(msg) from error


def check_mapping(entry: object, fields: Sequence[str], where: str, advice: str) -> dict[str, object]:
    """Return an entry of a list that is a mapping with no other keys than these fields.

    Raises:
        OptionError: It is none (the message ends in ``advice``), or has another key.
    """
    if not isinstance(entry, dict):
        msg = f"{where}: is not a mapping; {advice}"
        raise OptionError(msg)
    for key in entry:
        if key not in fields:
            near = difflib.get_close_matches(str(key), fields, n=1, cutoff=0.0)
            msg = f"{where}: unknown key {str(key)!r}; did you mean {near[0]!r}?"
            raise OptionError(msg)
    return entry


def check_text(entry: dict[str, object], name: str, where: str) -> str:
    """Return the text of a field, "" where there is none. Raises OptionError where it is no text."""
    value = entry.get(name)
    if value is not None and not isinstance(value, str):
        msg = f"{where}: {name} must be text"
        raise OptionError(msg)
    return (value or "").strip()


def check_texts(entry: dict[str, object], name: str, where: str) -> tuple[str, ...]:
    """Return the texts of a field; one text alone is a list of one. Raises OptionError where it is no list of texts."""
    value = entry.get(name, ())
    values = [value] if isinstance(value, str) else value
    if not isinstance(values, list | tuple) or not all(isinstance(item, str) for item in values):
        msg = f"{where}: {name} must be a list of texts; put each after a dash"
        raise OptionError(msg)
    return tuple(item.strip() for item in values if item.strip())


def _parse_text(path: Path, text: str, kind: str) -> object:
    import yaml  # noqa: PLC0415 - imported at first use

    try:
        if path.suffix.lower() == ".json":
            parsed: object = json.loads(text)
            return parsed
        # libyaml where PyYAML was built with it: ten times faster, the same result.
        loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
        _check_events(path, yaml.parse(text, Loader=loader), kind)
        return yaml.load(text, Loader=loader)  # noqa: S506 - a base loader makes only text, lists, mappings
    except (json.JSONDecodeError, yaml.YAMLError) as error:
        mark = getattr(error, "problem_mark", None)
        line = getattr(error, "lineno", None) or (min(mark.line, text.rstrip().count("\n")) + 1 if mark else None)
        place = f" (line {line})" if line else ""
        msg = f"{path}: is not valid {path.suffix[1:].upper()}{place}; check indents and quotes"
        raise OptionError(msg) from error
    except RecursionError as error:
        msg = f"{path}: is nested too deeply for {kind}"
        raise OptionError(msg) from error


def _check_events(path: Path, events: Iterable[yaml.Event], kind: str) -> None:
    """Walk the file once without building anything, and stop where it goes past a bound."""
    from yaml.events import AliasEvent, CollectionEndEvent, CollectionStartEvent  # noqa: PLC0415

    depth = 0
    for number, event in enumerate(events):
        if isinstance(event, AliasEvent):
            # A few lines of aliases unfold to gigabytes.
            msg = f"{path}: aliases (*name) are not read in {kind}; write the values out"
            raise OptionError(msg)
        depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
        if depth > _DEEPEST or number > _MOST_NODES:
            msg = f"{path}: is {'nested too deeply' if depth > _DEEPEST else 'too long'} for {kind}"
            raise OptionError(msg)
