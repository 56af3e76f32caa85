"""Themes as the user sees them, their points read from the file only when they are looked at."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Sequence
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from minutekit.schema import Point, Term, Theme, Themes
from minutekit.storage import read_points_by_number

if TYPE_CHECKING:
    from minutekit.storage import Database

Load = Callable[[], tuple[Point, ...]]


class _Later:
    """A tuple that is read at first use, or when what it comes from is about to change."""

    __slots__ = ("__weakref__", "_db", "_numbers", "_read")

    def __init__(self, db: Database, numbers: Sequence[int]) -> None:
        self._db: Database | None = db
        self._numbers = numbers
        self._read: tuple[Point, ...] = ()

    def get(self) -> tuple[Point, ...]:
        if self._db is not None:
            self._read = tuple(read_points_by_number(self._db, self._numbers))
            self._db = None
        return self._read


class _ReadLater:
    """What themes are whose points are read when they are first asked for: equal to ordinary ones, and sent as such."""

    __slots__ = ()
    _plain: type[Theme | Themes]
    _later: tuple[Point, ...] | _Later

    def _read(self) -> tuple[Point, ...]:
        return self._later.get() if isinstance(self._later, _Later) else self._later

    def _values(self, of: object) -> tuple[Any, ...]:
        return tuple(getattr(of, field.name) for field in fields(self._plain))

    def __eq__(self, other: object) -> bool:
        """Compare as themes do, whether points were read or not."""
        return self._values(self) == self._values(other) if isinstance(other, self._plain) else NotImplemented

    def __hash__(self) -> int:
        """Hash as themes do."""
        return hash(self._values(self))

    def __reduce__(self) -> tuple[Any, ...]:
        """Cross process borders as ordinary themes."""
        return (self._plain, self._values(self))


class ArchivedTheme(_ReadLater, Theme):
    """A theme of an archive: as any other, but its points are read when they are first asked for."""

    __slots__ = ("_later",)
    _plain = Theme

    def __init__(
        self,
        id: str,  # noqa: A002 - the field's name
        label: str,
        terms: tuple[Term, ...] = (),
        points: tuple[Point, ...] | _Later = (),
        from_codebook: bool = False,
    ) -> None:
        for name, value in (("id", id), ("label", label), ("terms", terms), ("from_codebook", from_codebook)):
            object.__setattr__(self, name, value)
        object.__setattr__(self, "_later", points)

    @property
    def points(self) -> tuple[Point, ...]:
        """The theme's points, the most typical first."""
        return self._read()


class ArchivedThemes(_ReadLater, Themes):
    """The themes of an archive: as any others, but points in no theme are read when they are first asked for."""

    __slots__ = ("_later",)
    _plain = Themes

    def __init__(
        self,
        themes: tuple[Theme, ...] = (),
        unthemed: tuple[Point, ...] | _Later = (),
        labels: tuple[int, ...] = (),
        language: str | None = None,
        diagnostics: tuple[Any, ...] = (),
    ) -> None:
        fields = (("themes", themes), ("labels", labels), ("language", language), ("diagnostics", diagnostics))
        for name, value in fields:
            object.__setattr__(self, name, value)
        object.__setattr__(self, "_later", unthemed)

    @property
    def unthemed(self) -> tuple[Point, ...]:
        """The points in no theme."""
        return self._read()


class LaterPoints:
    """Makes tuples that are read later, and reads those that are still in use before the file changes or closes."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._open: weakref.WeakSet[_Later] = weakref.WeakSet()

    def make(self, numbers: Sequence[int]) -> _Later | tuple[Point, ...]:
        """Return the points of these rows, read at first use."""
        if not len(numbers):
            return ()
        later = _Later(self._db, numbers)
        self._open.add(later)
        return later

    def read_all(self) -> None:
        """Read what is still in use and was not read yet."""
        for later in list(self._open):
            later.get()
        self._open.clear()
