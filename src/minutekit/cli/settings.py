"""minutekit.toml: the options that somebody always gives, read from the working folder or the nearest above it."""

from __future__ import annotations

import difflib
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from minutekit.errors import OptionError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

NAME = "minutekit.toml"
_MOST_BYTES = 100_000
_NEVER = frozenset({"force", "help", "version", "watch", "install_completion", "show_completion"})
"""Options that mean this one run."""


def load_defaults(command: Any, folder: Path | None = None) -> dict[str, Any]:  # noqa: ANN401 - click's or typer's
    """Read the settings that hold in a folder, as the defaults of the commands' options.

    Options stand by their long names, at the top for every command that has them, or in a table of the command's
    name (``[digest]``, ``[archive.themes]``). File names are taken from the folder of the settings.
    Raises OptionError for what is no option, with the nearest that is.
    """
    path = _find_settings(folder or Path.cwd())
    if path is None:
        return {}
    try:
        if path.stat().st_size > _MOST_BYTES:
            msg = f"{path}: settings of more than {_MOST_BYTES:,} bytes are not read"
            raise OptionError(msg)
        settings = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        msg = f"{path}: cannot be read ({error.strerror}); check its permissions"
        raise OptionError(msg) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        msg = f"{path}: is not valid TOML ({error}); text stands in quotes, lists in brackets"
        raise OptionError(msg) from error
    return _defaults_of(command, settings, path)


def _find_settings(folder: Path) -> Path | None:
    return next((file for place in (folder, *folder.parents) if (file := place / NAME).is_file()), None)


def _defaults_of(command: Any, settings: Mapping[str, Any], path: Path) -> dict[str, Any]:  # noqa: ANN401
    """Sort settings to the commands below a group; what is no option of any of them is refused."""
    commands = command.commands
    shared = {key: value for key, value in settings.items() if key not in commands}
    every = {name for below in commands.values() for name in _option_names(below)}
    for key in shared:
        _check_name(key, every | set(commands), path)
    defaults: dict[str, Any] = {}
    for name, below in commands.items():
        own = settings.get(name, {})
        if not isinstance(own, dict):
            msg = f"{path}: {name} is a command; write its options under [{name}]"
            raise OptionError(msg)
        if hasattr(below, "commands"):
            here = {key: value for key, value in shared.items() if key in set(_option_names(below))}
            defaults[name] = _defaults_of(below, {**here, **own}, path)
            continue
        names = set(_option_names(below))
        for key in own:
            _check_name(key, names, path)
        wanted = {**{key: value for key, value in shared.items() if key in names}, **own}
        options = {long: option for option in below.params for long in _long_names(option)}
        defaults[name] = {options[key].name: _place(options[key], value, path) for key, value in wanted.items()}
    return defaults


def _option_names(command: Any) -> Iterator[str]:  # noqa: ANN401
    for below in getattr(command, "commands", {}).values():
        yield from _option_names(below)
    if not hasattr(command, "commands"):
        for option in command.params:
            yield from _long_names(option)


def _long_names(option: Any) -> Iterator[str]:  # noqa: ANN401
    if option.name not in _NEVER:
        yield from (name[2:] for name in option.opts if name.startswith("--"))


def _check_name(name: str, known: set[str], path: Path) -> None:
    if name not in known:
        near = difflib.get_close_matches(name, sorted(known), n=1, cutoff=0.0)
        hint = f"; did you mean {near[0]!r}?" if near else ""
        msg = f"{path}: {name!r} is not an option that can be set{hint}"
        raise OptionError(msg)


def _place(option: Any, value: object, path: Path) -> object:  # noqa: ANN401
    """Take a file's name from the folder of the settings."""
    if option.metavar == "FILE" and isinstance(value, str) and value != "-":
        # "/" stays at the end: it says that a folder is meant.
        return f"{path.parent / value}{'/' if value.endswith('/') else ''}"
    return str(value) if option.name == "date" else value
