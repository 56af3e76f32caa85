"""Themes over more points than one machine should hold, with dask: points as Parquet, passages counted on the workers.

A dataset is a folder of Parquet files, each with whole meetings in order, on any path that fsspec opens. Workers cut
and count the meetings of a file; what comes back is small (some 10 bytes a point), and is grouped as on one machine,
so the themes are the same. Needs the extra ``[dask]``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.sparse import csr_array

from minutekit.errors import ArchiveError
from minutekit.schema import Point, Term, ThemeOptions, content_id
from minutekit.themes.finding import rank_by_centrality
from minutekit.themes.growth import begin_themes, find_directions
from minutekit.themes.labels import READ_OF_EACH, name_groups
from minutekit.themes.looking import ArchiveUnits, look_over
from minutekit.themes.terms import count_terms
from minutekit.themes.units import UnitCounts, count_units
from minutekit.themes.vectors import weigh_points

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from minutekit.archive import Archive

MEETINGS_A_FILE = 500
_COLUMNS = ("meeting_number", "point_id", "text", "speaker", "section", "kind", "language")
_POINTS_READ = 400


@dataclass(frozen=True, slots=True)
class DatasetTheme:
    """A theme of a dataset. ``points``: how many it has; which ones, ``themes-*.parquet`` in the dataset says."""

    id: str
    label: str
    terms: tuple[Term, ...]
    points: int


def write_dataset(archive: Archive, folder: str) -> list[str]:
    """Write an archive's points as a dataset.

    Args:
        archive: The archive.
        folder: Any path that fsspec opens.

    Returns:
        The files of the dataset.
    """
    import fsspec  # noqa: PLC0415 - an extra
    import pyarrow as pa  # noqa: PLC0415
    from pyarrow import parquet  # noqa: PLC0415

    files: list[str] = []
    rows: list[dict[str, Any]] = []
    fs, root = fsspec.core.url_to_fs(folder)
    fs.makedirs(root, exist_ok=True)

    def write() -> None:
        path = f"{root}/points-{len(files):06}.parquet"
        with fs.open(path, "wb") as out:
            parquet.write_table(pa.Table.from_pylist(rows), out, compression="zstd")
        files.append(path)
        rows.clear()

    for number, meeting in enumerate(archive.iterate_meetings()):
        for point in meeting.points:
            values = (number, point.id, point.text, point.speaker, point.section, point.kind, point.language)
            rows.append(dict(zip(_COLUMNS, values, strict=True)))
        if (number + 1) % MEETINGS_A_FILE == 0 and rows:
            write()
    if rows:
        write()
    return files


def find_themes(
    dataset: str,
    client: Any,  # noqa: ANN401
    options: ThemeOptions | None = None,
) -> tuple[DatasetTheme, ...]:
    """Find the themes of a dataset on a dask cluster, the largest first.

    Each points file gets a ``themes-*.parquet`` beside it with the theme of every point. A worker that dies on the way
    loses nothing: its files are counted again by others.

    Args:
        dataset: The folder.
        client: A dask ``Client``.
        options: How to group.

    Returns:
        The themes; which points they have, the Parquet files say.

    Raises:
        ArchiveError: The folder holds no points.
    """
    import fsspec  # noqa: PLC0415 - an extra

    options = options or ThemeOptions()
    fs, root = fsspec.core.url_to_fs(dataset)
    files = sorted(fs.glob(f"{root}/points-*.parquet"))
    if not files:
        msg = f"{dataset}: holds no points-*.parquet; write_dataset makes them"
        raise ArchiveError(msg)
    protocol = fs.protocol if isinstance(fs.protocol, str) else fs.protocol[0]
    urls = [f"{protocol}://{path}" for path in files]
    counted = client.gather(
        client.map(_count_file, urls, language=options.language, ordered=options.ordered, pure=False)
    )
    units, file_of, starts = _join(counted)
    language = options.language or _main_language(counted)
    look = look_over(units, language, options.n_themes)
    of_points = units.in_passages == 0
    labels = look.groups if options.n_themes else begin_themes(look.rows, look.groups, of_points=of_points)
    n = int(labels.max(initial=-1)) + 1
    nearness = (look.rows * find_directions(look.rows, labels, n)[labels]).sum(axis=1)
    wanted = [_choose_units(labels == theme, nearness, units.sizes) for theme in range(n)]
    asked: list[list[tuple[int, int, int]]] = [[] for _ in files]
    for theme, chosen in enumerate(wanted):
        for unit in chosen:
            asked[int(file_of[unit])].append((theme, int(starts[unit]), int(units.sizes[unit])))
    read = client.gather(client.map(_read_passages, urls, asked, pure=False))
    texts: list[list[Point]] = [[] for _ in range(n)]
    for found in read:
        for theme, points in found:
            texts[theme] += points
    typical = [_rank(points, language) for points in texts]
    people = frozenset(word for found in counted for name in found.people for word in name.split())
    names = name_groups([[p.text for p in points] for points in typical], language, (), people)
    ids = [content_id("theme", *sorted(p.id for p in points)) for points in typical]
    sizes = np.bincount(labels[labels >= 0], units.sizes[labels >= 0], minlength=n).astype(int)
    done = [
        client.submit(_write_themes, url, labels[file_of == i], units.sizes[file_of == i], ids, pure=False)
        for i, url in enumerate(urls)
    ]
    client.gather(done)
    themes = [DatasetTheme(ids[t], names[t][0], names[t][1], int(sizes[t])) for t in range(n) if sizes[t]]
    return tuple(sorted(themes, key=lambda theme: (-theme.points, theme.id)))


@dataclass(frozen=True, slots=True)
class _Counted:
    """What comes back of a file: each meeting's units and language, and who spoke."""

    meetings: list[UnitCounts]
    firsts: list[int]
    sizes: list[int]
    languages: list[str | None]
    people: list[str]


def _load(url: str) -> list[dict[str, Any]]:
    import fsspec  # noqa: PLC0415 - an extra
    from pyarrow import parquet  # noqa: PLC0415

    with fsspec.open(url, "rb") as file:
        rows: list[dict[str, Any]] = parquet.read_table(file, columns=list(_COLUMNS)).to_pylist()
    return rows


def _points(rows: Sequence[dict[str, Any]]) -> list[Point]:
    return [
        Point(
            row["text"], speaker=row["speaker"], section=row["section"], kind=row["kind"], language=row["language"],
            id=row["point_id"],
        )
        for row in rows
    ]  # fmt: skip


def _split_meetings(rows: Sequence[dict[str, Any]]) -> Iterator[tuple[int, int]]:
    start = 0
    for end in range(1, len(rows) + 1):
        if end == len(rows) or rows[end]["meeting_number"] != rows[start]["meeting_number"]:
            yield start, end
            start = end


def _count_file(url: str, language: str | None, *, ordered: bool) -> _Counted:
    """Cut and count a file's meetings: what a worker does."""
    rows = _load(url)
    out = _Counted([], [], [], [], sorted({row["speaker"] for row in rows if row["speaker"]}))
    for start, end in _split_meetings(rows):
        points = _points(rows[start:end])
        own = language or next((point.language for point in points if point.language), None)
        out.meetings.append(count_units(points, own, ordered=ordered))
        out.firsts.append(start)
        out.sizes.append(end - start)
        out.languages.append(own)
    return out


def _join(counted: Sequence[_Counted]) -> tuple[ArchiveUnits, NDArray[np.int64], NDArray[np.int64]]:
    """Bring all files' units under one list of stems; with the file and the row of each unit's first point."""
    stems: dict[str, int] = {}
    words: list[str] = []
    data, columns, lengths, sizes, files, starts = [], [], [], [], [], []
    spread: list[tuple[NDArray[np.int64], NDArray[np.float64]]] = []
    in_passages = 0
    for place, found in enumerate(counted):
        for units, first, size in zip(found.meetings, found.firsts, found.sizes, strict=True):
            known = np.zeros(len(units.stems), dtype=np.int64)
            for i, (stem, word) in enumerate(zip(units.stems, units.words, strict=True)):
                if stem not in stems:
                    stems[stem] = len(stems)
                    words.append(word)
                known[i] = stems[stem]
            data.append(units.counts.data)
            columns.append(known[units.counts.indices])
            spread.append((known[units.spread.indices], units.spread.data))
            lengths.append(np.diff(units.counts.indptr))
            sizes.append(np.diff(np.append(units.starts, size)))
            files.append(np.full(len(units.starts), place))
            starts.append(first + units.starts)
            in_passages += units.in_passages
    bounds = np.concatenate([[0], np.cumsum(np.concatenate(lengths))])
    shape = (len(bounds) - 1, len(stems))
    matrix = csr_array((np.concatenate(data), np.concatenate(columns), bounds), shape=shape)
    matrix.sort_indices()
    per_stem = np.zeros(len(stems))
    for at, values in spread:
        np.add.at(per_stem, at, values)
    units_of_all = ArchiveUnits(matrix, per_stem, np.concatenate(sizes), tuple(stems), tuple(words), in_passages)
    return units_of_all, np.concatenate(files), np.concatenate(starts)


def _main_language(counted: Sequence[_Counted]) -> str | None:
    weights: dict[str, int] = {}
    for found in counted:
        for language, size in zip(found.languages, found.sizes, strict=True):
            if language:
                weights[language] = weights.get(language, 0) + size
    return min(weights, key=lambda language: (-weights[language], language), default=None)


def _choose_units(members: NDArray[np.bool_], nearness: NDArray[np.float64], sizes: NDArray[np.int64]) -> list[int]:
    """Return a theme's units that lie nearest to its direction, as many as are read to name it."""
    places = np.flatnonzero(members)
    order = places[np.lexsort((places, -np.round(nearness[places], 9)))]
    enough = int(np.searchsorted(np.cumsum(sizes[order]), _POINTS_READ)) + 1
    return [int(unit) for unit in order[:enough]]


def _read_passages(url: str, asked: Sequence[tuple[int, int, int]]) -> list[tuple[int, list[Point]]]:
    """Return the points of some units of a file: what a worker does."""
    rows = _load(url) if asked else []
    return [(theme, _points(rows[start : start + size])) for theme, start, size in asked]


def _rank(points: list[Point], language: str | None) -> list[Point]:
    counts = count_terms([point.text for point in points], language).counts
    order = rank_by_centrality(weigh_points(counts)) if counts.nnz else np.arange(len(points))
    return [points[i] for i in order[:READ_OF_EACH].tolist()]


def _write_themes(url: str, labels: NDArray[np.int64], sizes: NDArray[np.int64], ids: Sequence[str]) -> None:
    """Write the theme of each point of a file beside it: what a worker does."""
    import fsspec  # noqa: PLC0415 - an extra
    import pyarrow as pa  # noqa: PLC0415
    from pyarrow import parquet  # noqa: PLC0415

    named = [ids[label] if label >= 0 else None for label in np.repeat(labels, sizes).tolist()]
    table = pa.table({"point_id": [row["point_id"] for row in _load(url)], "theme_id": pa.array(named, pa.string())})
    with fsspec.open(url.replace("/points-", "/themes-"), "wb") as out:
        parquet.write_table(table, out, compression="zstd")
