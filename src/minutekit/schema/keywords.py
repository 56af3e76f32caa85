"""Misspelt and misplaced keyword arguments end in one line that names the right one."""

from __future__ import annotations

import dataclasses
import difflib
import functools
import inspect
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from minutekit.errors import OptionError

P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T")


def name_keywords(*options: type) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Make a function name the right keyword where a wrong one is given.

    ``options``: the options classes that the function takes, where a misplaced keyword may belong.
    """

    def wrap(function: Callable[P, R]) -> Callable[P, R]:
        known = tuple(name for name in inspect.signature(function).parameters if name != "self")
        # "DigestOptions.__init__" is called by the name of its class.
        title = function.__qualname__.removesuffix(".__init__")

        @functools.wraps(function)
        def checked(*args: P.args, **kwargs: P.kwargs) -> R:
            for name in kwargs:
                if name not in known:
                    msg = f"{title} takes no {name!r}{_find_right(name, known, options)}"
                    raise OptionError(msg)
            return function(*args, **kwargs)

        return checked

    return wrap


def _find_right(name: str, known: tuple[str, ...], options: tuple[type, ...]) -> str:
    homes = {field.name: kind.__name__ for kind in reversed(options) for field in dataclasses.fields(kind)}
    near = difflib.get_close_matches(name, homes, n=1, cutoff=0.75)
    if near:
        return f"; pass {homes[near[0]]}({near[0]}=…)"
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.0)
    return f"; did you mean {near[0]!r}?" if near else ""


def name_options(cls: type[T]) -> type[T]:
    """Make an options class name the right option where a wrong one is given."""
    setattr(cls, "__init__", name_keywords()(cls.__init__))  # noqa: B010 - mypy forbids the plain assignment
    return cls
