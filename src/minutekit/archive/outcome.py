"""What a run found, and how it is recorded."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from minutekit._version import __version__
from minutekit.storage import Event, MeetingRow, Passages, RunRow, Runs, ThemeRecord
from minutekit.themes.growth import Growth, find_directions
from minutekit.themes.looking import Look, Space

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from minutekit.archive.state import PointPlaces
    from minutekit.schema import ThemeOptions
    from minutekit.storage import Database


@dataclass(slots=True)
class Outcome:
    """What a run found.

    ``theme_of``: the theme's number of each point, 0 for none. ``changed``: indices of the meetings in which that is
    another than before. ``new_ids``: the ids of themes there were not. ``look``: how many units were looked over, and
    what is kept of it (None: nothing) for the next run; the last look stays where ``looked`` is False.
    """

    theme_of: NDArray[np.int32]
    changed: list[int]
    records: list[ThemeRecord]
    new_ids: dict[int, str]
    events: list[Event] = field(default_factory=list)
    looked: bool = False
    look: tuple[int, bytes] | None = None


def describe_options(options: ThemeOptions) -> str:
    """Return the options as JSON text; an encoder by its class name."""
    encoder = type(options.encoder).__name__ if options.encoder is not None else None
    fields = {
        "n_themes": options.n_themes,
        "ordered": options.ordered,
        "codebook": options.codebook,
        "encoder": encoder,
        "language": options.language,
    }
    return msgspec.json.encode(fields, order="sorted").decode()


def fingerprint(rows: Sequence[MeetingRow], options: str) -> str:
    """Return a hash of all that a run's outcome depends on beside the runs before it."""
    digest = hashlib.sha256(f"{__version__}\n{options}\n".encode())
    for row in sorted((row.key, row.part, row.digest) for row in rows):
        digest.update(repr(row).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class KeptLook:
    """What a look left: how units are placed, and the directions of themes and groups. ``numbers``: the themes'."""

    space: Space
    themes: NDArray[np.float64]
    groups: NDArray[np.float64]
    heirs: NDArray[np.int64]
    numbers: NDArray[np.int32]
    n_points: int


def pack_look(look: Look, growth: Growth, numbers: NDArray[np.int32], n_points: int) -> bytes | None:
    """Write what the next runs need of a look, None where they look anew as quickly."""
    space = look.space
    if space is None:
        return None
    buffer = io.BytesIO()
    np.savez(
        buffer,
        allow_pickle=False,
        columns=space.columns.astype(np.int32),
        weights=space.weights.astype(np.float32),
        axes=space.axes.astype(np.float16),
        sample=space.sample.astype(np.float16),
        themes=find_directions(look.rows, growth.labels, growth.n_themes).astype(np.float32),
        groups=find_directions(look.rows, look.groups, len(growth.heirs)).astype(np.float32),
        heirs=growth.heirs,
        numbers=numbers[: growth.n_themes],
        n_points=np.int64(n_points),
    )
    return buffer.getvalue()


def load_look(db: Database, options: str) -> KeptLook | None:
    """Return what the last look with these options left, None if there is none."""
    kept = Passages(db).load_look(options)
    if kept is None:
        return None
    arrays = np.load(io.BytesIO(kept[1]), allow_pickle=False)
    weights, axes, sample = (arrays[name].astype(np.float64) for name in ("weights", "axes", "sample"))
    return KeptLook(
        space=Space(arrays["columns"].astype(np.int64), weights, axes, sample),
        themes=arrays["themes"].astype(np.float64),
        groups=arrays["groups"].astype(np.float64),
        heirs=arrays["heirs"],
        numbers=arrays["numbers"],
        n_points=int(arrays["n_points"]),
    )


def write_outcome(db: Database, places: PointPlaces, outcome: Outcome, run: RunRow) -> None:
    """Record a run. Expects to be inside a transaction."""
    runs = Runs(db)
    numbers = runs.theme_numbers()
    for number, theme in sorted(outcome.new_ids.items()):
        if theme not in numbers and runs.add_theme(theme) != number:
            raise db.damaged("the list of themes")
    runs.put(run)
    runs.put_records(run.number, outcome.records)
    segments = places.gather_segments(outcome.theme_of, outcome.changed)
    runs.put_segments(run.number, segments, [places.rows[i].number for i in outcome.changed])
    runs.put_events(outcome.events)
    if outcome.looked:
        passages = Passages(db)
        if outcome.look is None:
            passages.drop_look()
        else:
            passages.put_look(run.options, *outcome.look)
