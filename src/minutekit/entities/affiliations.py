"""Offices and organisations behind names, told from each other and from names."""

from __future__ import annotations

import re
from functools import lru_cache

from minutekit.lexicon import compile_phrases, find_classes, holds_phrase, label_classes

# Bodies whose names hold the word of an office: "Secretaria de Meio Ambiente" is no secretary.
_DEPARTMENT = r"{department}(?!\w)"
OFFICES = frozenset({"office", "part"})
"""Classes of words that say what somebody is."""
_OF_BODY = re.compile(r"\b(?:of|de|du|von|der|di|do|da|del|at)\s+(?:the\s+)?([A-ZÀ-Þ][^,;]*)$")
_GUEST = frozenset({"attendance", "part"})
_EDGES = " ,;:-–—*"


@lru_cache(maxsize=16_384)
def find_office(text: str) -> tuple[int, int] | None:
    """Return where the first word of an office or profession stands in a text, None where none does."""
    return next(((hit.start, hit.end) for hit in find_classes(text) if hit.cls in OFFICES), None)


def names_role(text: str) -> bool:
    """Return whether a word of an office or part stands in a text: "treasurer of the club"; "Ada Guest" is a name."""
    return (find_office(text) is not None and not is_surnamed_guest(text)) or holds_phrase(text, "on_behalf")


@lru_cache(maxsize=16_384)
def is_surnamed_guest(text: str) -> bool:
    """Return whether a word of those present is somebody's surname: "Ada Guest", "Otto Gast"."""
    given, _, surname = text.strip(" .,;").rpartition(" ")
    if not given or not surname.istitle() or not all(word[:1].isupper() for word in given.split()):
        return False
    hits = find_classes(text.strip(" .,;"))
    return (
        bool(hits)
        and all(
            (hit.cls in _GUEST and hit.start > len(given)) or (hit.cls == "title" and not hit.start) for hit in hits
        )
        and any(hit.cls in _GUEST for hit in hits)
    )


@lru_cache(maxsize=16_384)
def is_office(text: str) -> bool:
    """Return whether a text names an office or part and nothing else: "Vice Chair", "observer"."""
    bare = text.strip(" .:")
    return "office" in label_classes(bare) or any(
        hit.cls in OFFICES and hit.start == 0 and hit.end == len(bare) for hit in find_classes(bare)
    )


@lru_cache(maxsize=16_384)
def ends_with_office(text: str) -> bool:
    """Return whether a text's last word is one of an office: "Beacon Editor"."""
    behind = len(text.rstrip(" ."))
    return any(hit.cls in OFFICES and hit.end == behind for hit in find_classes(text)) and not is_surnamed_guest(text)


@lru_cache(maxsize=16_384)
def names_body(text: str) -> bool:
    """Return whether a word of a text says that it is an organisation: "Cities Alliance" is nobody."""
    return any(hit.cls == "organisation" for hit in find_classes(text))


def is_department(text: str) -> bool:
    """Return whether what stands behind a name is a part of an organisation for all that it names an office."""
    return compile_phrases(_DEPARTMENT).match(text) is not None


@lru_cache(maxsize=16_384)
def is_postnominal(text: str) -> bool:
    """Return whether letters after a name are a degree or honour: "Esq.", "P.E."."""
    bare = text.strip()
    return any(
        hit.cls == "academic" and hit.start == 0 and hit.end >= len(bare.rstrip(".")) for hit in find_classes(bare)
    )


@lru_cache(maxsize=16_384)
def is_stay(text: str) -> bool:
    """Return whether words say how long or how somebody was there, or why not: "until 9 pm", "via Zoom", "excused"."""
    bare = text.strip(" .*")
    if label_classes(bare) & {"present_mark", "absent_mark", "apologies"}:
        return True
    for hit in find_classes(bare):
        if hit.start == 0 and hit.cls == "stay" and (hit.end == len(bare) or any(map(str.isdigit, bare))):
            return True
        if hit.start == 0 and hit.cls == "remote" and not names_role(bare):
            return True
    return False


def sort_affiliation(parts: list[str]) -> tuple[str | None, str | None]:
    """Sort what follows a name.

    Args:
        parts: What stands between commas, brackets and dashes.

    Returns:
        The role and the organisation, None where there is none.
    """
    parts = [part for part in (" ".join(part.split()).strip(_EDGES) for part in parts) if part]
    roles = [part for part in parts if names_role(part) and not is_department(part)]
    organisations = [part for part in parts if part not in roles]
    if not organisations:
        tails = [tail for role in roles if (tail := _OF_BODY.search(role))]
        return ", ".join(roles) or None, tails[0][1] if tails else None
    return ", ".join(roles) or None, ", ".join(organisations)
