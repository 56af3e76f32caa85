"""The command that compares two codings of the same points."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from minutekit.cli.output import say
from minutekit.errors import OptionError, ReadError

if TYPE_CHECKING:
    from minutekit.schema import Themes

_MOST_BYTES = 500_000_000
Source = Annotated[
    str, typer.Argument(metavar="CODING", help="An archive, themes saved as .json, or a .csv with point_id and theme.")
]


def agree(
    a: Source,
    b: Source,
    as_named: Annotated[
        bool, typer.Option("--as-named", help="Compare labels as they stand; do not match them.")
    ] = False,
) -> None:
    """Say how far two codings of the same points agree: Krippendorff's alpha, Cohen's kappa, and by theme."""
    from minutekit.exchange import agreement  # noqa: PLC0415 - keeps --help fast

    found = agreement(read_coding(a), read_coding(b), match=not as_named)
    say(f"{found.n_points} points, alpha {found.alpha:.3f}, kappa {found.kappa:.3f}")
    theirs = {mine: other for other, mine in found.matched.items()}
    for label, kappa in found.themes.items():
        matched = f"  ({theirs[label]})" if theirs.get(label, label) != label else ""
        say(f"{kappa:>7.3f}  {label}{matched}")


def read_coding(path: str) -> Themes | dict[str, str]:
    """Read a coding from a file. Raises ReadError, OptionError."""
    file = Path(path)
    try:
        data = file.read_bytes() if file.stat().st_size <= _MOST_BYTES else b""
    except OSError as error:
        msg = f"cannot be read ({error.strerror}); check the name"
        raise ReadError(path, msg) from error
    if data.startswith(b"SQLite format 3"):
        from minutekit.archive import Archive  # noqa: PLC0415 - for archives alone

        with Archive(path) as archive:
            return archive.latest_themes()
    if file.suffix.lower() == ".json":
        from minutekit.renderers.records import load_json  # noqa: PLC0415 - for saved themes alone
        from minutekit.schema import Themes  # noqa: PLC0415

        thing = load_json(data, path)
        if isinstance(thing, Themes):
            return thing
        msg = f"{path}: holds a {type(thing).__name__.lower()}, not themes"
        raise OptionError(msg)
    rows = csv.DictReader(io.StringIO(data.decode("utf-8-sig", "replace")))
    names = {name.strip().casefold(): name for name in rows.fieldnames or ()}
    point = next((names[n] for n in ("point_id", "point", "id") if n in names), None)
    label = next((names[n] for n in ("theme", "code", "label", "tag") if n in names), None)
    if point is None or label is None:
        command = "minutekit archive export ARCHIVE -o coding.csv"
        msg = f"{path}: has no columns point_id and theme; export one with: {command}"
        raise OptionError(msg)
    return {row[point]: row[label] or "" for row in rows if row[point]}
