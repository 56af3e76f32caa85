"""How much points and what they speak of matter: what salience hands to the digest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Salience:
    """What a digest of some points should hold.

    ``points``: by point id, how fit a point is to be reported, above 0; 1 is an ordinary statement.
    ``concepts``: by concept (see ``minutekit.language.find_concepts``), what a digest gains by holding
    it once, a second time and so on, never rising; a concept that is missing is worth nothing.
    """

    points: Mapping[str, float] = field(default_factory=dict)
    concepts: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
