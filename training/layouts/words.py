"""Word lists and sentence templates of one language, and how a template is filled in."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

FOLDER = Path(__file__).resolve().parent / "words"
LANGUAGES = tuple(sorted(path.stem for path in FOLDER.glob("*.yaml")))
_SLOT = re.compile(r"\{(\w+)\}")


def _split(text: str) -> tuple[str, ...]:
    parts = text.splitlines() if "\n" in text else text.split(";")
    return tuple(part.strip().strip('"') for part in parts if part.strip())


def _read(value: Any) -> Any:
    return {key: _read(inner) for key, inner in value.items()} if isinstance(value, dict) else _split(value)


@cache
def load_words(language: str) -> dict[str, Any]:
    """Return the lists of a language: key to a tuple of entries; "labels" and "cols" hold such tables themselves."""
    text = (FOLDER / f"{language}.yaml").read_text(encoding="utf-8")
    lists: dict[str, Any] = _read(yaml.load(text, Loader=yaml.BaseLoader))  # noqa: S506 - BaseLoader makes strings only
    return lists


def capitalize(text: str) -> str:
    """Return text with its first letter a capital, the rest as it is."""
    return text[:1].upper() + text[1:]


class Filler:
    """Fills templates: a slot is a named function of the meeting, or one entry of the list of that name."""

    def __init__(self, language: str, random: Random) -> None:
        """Take a language of ``LANGUAGES`` and the source of chance."""
        self.lists = load_words(language)
        self.random = random
        self.slots: dict[str, Callable[[], str]] = {}

    def pick(self, *path: str) -> str:
        """Return one entry of a list as it stands, such as ``pick("labels", "date")``."""
        found = self.lists
        for key in path:
            found = found[key]
        return self.random.choice(found)  # type: ignore[arg-type]

    def fill(self, template: str) -> str:
        """Replace the slots of a template; a slot written with a capital gives its text one."""

        def slot(match: re.Match[str]) -> str:
            name = match[1]
            key = name.lower()
            text = self.slots[key]() if key in self.slots else self.fill(self.pick(PLURALS.get(key, key)))
            return capitalize(text) if name[0].isupper() else text

        return _SLOT.sub(slot, template)

    def make(self, *path: str) -> str:
        """Pick an entry and fill it."""
        return self.fill(self.pick(*path))


PLURALS = {
    "thing": "things",
    "org": "orgs",
    "venue": "venues",
    "place": "places",
    "ord": "ordinals",
    "office": "offices",
    "body": "bodies",
}
"""Slots that are named after one entry of a list."""
