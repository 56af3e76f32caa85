"""Which points belong together: the order they were raised in first, then what they say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_array

from minutekit.clustering.joining import join_passages
from minutekit.clustering.neighbours import draw_to_neighbours
from minutekit.clustering.partition import partition_rows, renumber, split_largest
from minutekit.clustering.passages import cap_counts
from minutekit.clustering.scaling import scale_rows
from minutekit.errors import OptionError
from minutekit.language.encoding import multilingual_encoder
from minutekit.themes.sequence import PASSAGE_PRICE, find_passages, sections_matter
from minutekit.themes.terms import TermCounts, average_vectors, measure_generality
from minutekit.themes.vectors import (
    PASSAGE_DIMENSIONS,
    POINT_DIMENSIONS,
    document_frequency,
    find_latent_space,
    place_in_background,
    weigh_passages,
    weigh_points,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from minutekit.schema import Encoder, Point

_JOINED_AT_MOST = 300
_MOST_THEMES = 150
STRETCH = 1_500
# A theme that holds over a quarter of loose statements tells a reader little.
LARGEST_SHARE = 0.25
NEIGHBOURS = 20
NEVER_LARGE = 6


@dataclass(frozen=True, slots=True)
class Units:
    """What is grouped: passages of ordered talk, and single points where order tells nothing.

    ``unit_of``: each point's unit. ``n_sequences``: how many meetings, or stretches of long ones.
    ``in_passages``: how many points lie in passages. ``follow_sections``: a single meeting whose sections are its
    subjects.
    """

    unit_of: NDArray[np.int64]
    n_sequences: int
    in_passages: int
    follow_sections: bool = False

    @property
    def n_units(self) -> int:
        """Count the units."""
        return int(self.unit_of.max(initial=-1)) + 1


def group_points(
    points: Sequence[Point],
    terms: TermCounts,
    language: str | None,
    *,
    ordered: bool,
    n_groups: int | None = None,
    encoder: Encoder | None = None,
) -> NDArray[np.int64]:
    """Return a group number for each point, -1 where nothing says what it is about.

    ``terms``: the points' counts, row for row. ``ordered``: the points of each meeting come in the order
    raised. ``n_groups``: None to find it.
    """
    counts = terms.counts
    if not counts.nnz:
        return np.full(len(points), -1, dtype=np.int64)
    units = find_units(counts, points, n_groups) if ordered else _take_singly(len(points))
    if ordered and n_groups is not None and units.n_units < n_groups:
        units = _take_singly(len(points))
    told = np.diff(counts.indptr) > 0
    summed = sum_rows(units.unit_of, units.n_units, counts)
    if units.follow_sections:
        of_unit = np.arange(units.n_units)
    elif units.n_sequences == 1 and units.in_passages and units.n_units <= _JOINED_AT_MOST:
        of_unit = join_passages(sum_rows(units.unit_of, units.n_units, cap_counts(counts)), PASSAGE_PRICE, n_groups)
    else:
        rows = _place_units(units, summed, document_frequency(counts), terms, language, points, encoder)
        rows = draw_to_neighbours(rows, min(NEIGHBOURS, max(1, len(rows) // 4)))
        of_unit = partition_rows(
            rows, n_groups or choose_number(units.n_units, units.in_passages * 2 > len(units.unit_of))
        )
        if n_groups is None and not units.in_passages:
            of_unit = split_largest(rows, of_unit, max(NEVER_LARGE, int(LARGEST_SHARE * units.n_units)))
    empty = np.diff(summed.indptr) == 0
    labels = np.where(empty[units.unit_of], -1, of_unit[units.unit_of])
    if not units.in_passages:
        labels[~told] = -1
    kept = labels >= 0
    labels[kept] = renumber(labels[kept])
    return np.asarray(labels)


def find_units(counts: csr_array, points: Sequence[Point], n_groups: int | None) -> Units:
    """Cut each meeting's points into passages, or take them singly where their order tells nothing."""
    meetings: dict[str | None, list[int]] = {}
    for i, point in enumerate(points):
        meetings.setdefault(point.meeting, []).append(i)
    # A record of very many points is cut into stretches, which bounds memory; its themes span them all the same.
    stretches = [m[start : start + STRETCH] for m in meetings.values() for start in range(0, len(m), STRETCH)]
    alone = len(stretches) == 1
    unit_of = np.zeros(len(points), dtype=np.int64)
    offset = in_passages = 0
    for members in stretches:
        rows = narrow_columns(counts if alone else csr_array(counts[members]))
        inside = [points[i] for i in members]
        passages = find_passages(rows, inside, n_groups if alone else None, alone=alone)
        if passages is None:
            passages = np.arange(len(members))
        else:
            in_passages += len(members)
        unit_of[members] = passages + offset
        offset += int(passages.max()) + 1
    follow = alone and in_passages > 0 and sections_matter(counts, points)
    return Units(unit_of, len(stretches), in_passages, follow)


def narrow_columns(rows: csr_array) -> csr_array:
    """Drop the columns that no row has."""
    used, columns = np.unique(rows.indices, return_inverse=True)
    return csr_array((rows.data, columns, rows.indptr), shape=(rows.shape[0], len(used)))


def _take_singly(n: int) -> Units:
    return Units(np.arange(n), 1, 0)


def describe_units(
    summed: csr_array, spread: NDArray[np.float64], terms: TermCounts, language: str | None, *, in_passages: bool
) -> NDArray[np.float64]:
    """Place units in the latent space of their own terms and, points above all, in the background's.

    ``summed``: the units' counts. ``spread``: in how many points each stem occurs. ``terms``: the stems' words.
    """
    if in_passages:
        return find_latent_space(weigh_passages(summed, spread), PASSAGE_DIMENSIONS)
    generality = measure_generality(terms, language)
    latent = find_latent_space(weigh_points(summed, generality), POINT_DIMENSIONS)
    vectors = average_vectors(terms, language)
    if vectors is None:
        return latent
    return np.hstack([latent, place_in_background(summed, vectors * generality[:, None])])


def _place_units(
    units: Units,
    summed: csr_array,
    spread: NDArray[np.float64],
    terms: TermCounts,
    language: str | None,
    points: Sequence[Point],
    encoder: Encoder | None,
) -> NDArray[np.float64]:
    """Place units by their words; loose statements also by an encoder, those of several languages by it alone.

    Across languages words keep apart what an encoder joins. Passages, whose words are many, an encoder only blurs.
    """
    if units.in_passages:
        return describe_units(summed, spread, terms, language, in_passages=True)
    if len({point.language for point in points if point.language}) > 1 and (guide := encoder or multilingual_encoder()):
        encoded = encode_points(guide, points, units.unit_of, units.n_units)
        return scale_rows(encoded - encoded.mean(axis=0))
    rows = describe_units(summed, spread, terms, language, in_passages=False)
    return rows if encoder is None else np.hstack([rows, encode_points(encoder, points, units.unit_of, units.n_units)])


def encode_points(
    encoder: Encoder, points: Sequence[Point], unit_of: NDArray[np.int64], n_units: int
) -> NDArray[np.float64]:
    """Average the encoder's vectors over each unit's points, rows of length 1."""
    encoded = np.asarray(encoder.encode([point.text for point in points]), dtype=np.float64)
    if encoded.ndim != 2 or len(encoded) != len(points) or not np.isfinite(encoded).all():
        msg = (
            f"encoder={type(encoder).__name__} gave numbers of shape {encoded.shape} for {len(points)} texts; "
            "encode() must return one row of finite numbers for each"
        )
        raise OptionError(msg)
    return scale_rows(sum_rows(unit_of, n_units, csr_array(scale_rows(encoded))).toarray())


def sum_rows(unit_of: NDArray[np.int64], n_units: int, rows: csr_array) -> csr_array:
    """Add the rows of each unit's points, shape (n_units, n_columns)."""
    n = len(unit_of)
    member = csr_array((np.ones(n), (unit_of, np.arange(n))), shape=(n_units, n))
    return csr_array(member @ rows)


def choose_number(n_units: int, mostly_passages: bool) -> int:
    """Choose how many themes a reader wants, from how much there is to group.

    Themes of an archive grow with the cube root of its passages, those of loose statements with the
    square root of their number; both laws were measured (docs/explanation/themes.md).
    """
    wanted = 2.5 * n_units ** (1 / 3) if mostly_passages else 0.5 * n_units**0.5
    return int(max(1, min(n_units, round(wanted), _MOST_THEMES)))
