"""How nouns show themselves: short in a console, as a page in a notebook."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date as Date  # noqa: N812 - a field is called date

_renderers: list[Callable[[object, str], str]] = []


def display_with(render: Callable[[object, str], str]) -> None:
    """Say how notebooks get (thing, "html" or "markdown") as text; the floor that renders calls this when it loads.

    Nouns know nothing of the floors above them, and cannot be made by anybody but those.
    """
    _renderers[:] = [render]


def name_dated(title: str, date: Date | None) -> str:
    """Name a meeting by its title and day, once where the title says the day itself."""
    return title if date is None or says_day(title, date) else f"{title}, {date.isoformat()}"


def says_day(title: str, date: Date) -> bool:
    """Return whether a title says a day itself, by its numbers."""
    numbers = set(map(int, re.findall(r"[0-9]{1,4}", title)))
    return date.isoformat() in title or (date.day in numbers and bool(numbers & {date.year, date.year % 100}))


class Displayed:
    """A noun that a notebook shows as minutekit renders it, and a console as one short line."""

    __slots__ = ()

    def __repr__(self) -> str:
        """Return one short line; the whole is in the fields."""
        return f"<{type(self).__name__} {self._describe()}>"

    def _describe(self) -> str:
        raise NotImplementedError

    def _repr_html_(self) -> str | None:
        return _renderers[0](self, "html") if _renderers else None

    def _repr_markdown_(self) -> str | None:
        return _renderers[0](self, "markdown") if _renderers else None


def count(things: object, one: str) -> str:
    """Return "1 point" or "3 points"."""
    number = len(things)  # type: ignore[arg-type]
    return f"{number} {one}" if number == 1 else f"{number} {one}s"
