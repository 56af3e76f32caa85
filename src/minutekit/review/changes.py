"""What a reviewer does to a draft: each change is a mapping with a "do", and gives a new draft."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from minutekit.errors import OptionError
from minutekit.review.drafts import LEFT_OUT, Draft, Group, Line

Change = Mapping[str, object]
_LONGEST_TEXT = 5_000


def apply_change(draft: Draft, change: Change) -> Draft:
    """Apply one change. Raises OptionError where it names what is not there.

    rename: ``group``, ``text``; reword: ``line``, ``text``; accept: ``line``, ``accepted``; delete: ``line``, it goes
    to what is left out; join: ``line`` to the one ``into``; move: ``line`` to ``group`` at ``index``.
    """
    does = _CHANGES.get(str(change.get("do")))
    if does is None:
        msg = f"{change.get('do')!r} is not a change; it is one of {', '.join(_CHANGES)}"
        raise OptionError(msg)
    changed = does(draft, change)
    return replace(changed, version=draft.version + 1)


def _rename(draft: Draft, change: Change) -> Draft:
    group = _find_group(draft, change, "group")
    if group.part != "theme":
        msg = f"{group.label!r} is no theme and keeps its name"
        raise OptionError(msg)
    return _put(draft, replace(group, label=_read_text(change)))


def _reword(draft: Draft, change: Change) -> Draft:
    group, line = _find_line(draft, change, "line")
    return _put(draft, _swap(group, line, replace(line, text=_read_text(change))))


def _accept(draft: Draft, change: Change) -> Draft:
    group, line = _find_line(draft, change, "line")
    return _put(draft, _swap(group, line, replace(line, accepted=bool(change.get("accepted", True)))))


def _delete(draft: Draft, change: Change) -> Draft:
    return _move(draft, {**change, "group": LEFT_OUT, "index": 0})


def _join(draft: Draft, change: Change) -> Draft:
    group, line = _find_line(draft, change, "line")
    _, target = _find_line(draft, change, "into")
    if line.id == target.id:
        msg = "a line cannot be joined with itself"
        raise OptionError(msg)
    text = f"{target.text.rstrip('.;')}; {line.text}"[:_LONGEST_TEXT]
    joined = Line(target.id, text, tuple(dict.fromkeys((*target.sources, *line.sources))))
    draft = _put(draft, replace(group, lines=tuple(other for other in group.lines if other.id != line.id)))
    home, target = _find_line(draft, change, "into")
    return _put(draft, _swap(home, target, joined))


def _move(draft: Draft, change: Change) -> Draft:
    group, line = _find_line(draft, change, "line")
    draft = _put(draft, replace(group, lines=tuple(other for other in group.lines if other.id != line.id)))
    target = _find_group(draft, change, "group")
    index = change.get("index")
    at = len(target.lines) if not isinstance(index, int) else max(0, min(index, len(target.lines)))
    return _put(draft, replace(target, lines=(*target.lines[:at], line, *target.lines[at:])))


_CHANGES: dict[str, Callable[[Draft, Change], Draft]] = {
    "rename": _rename,
    "reword": _reword,
    "accept": _accept,
    "delete": _delete,
    "join": _join,
    "move": _move,
}


def _find_group(draft: Draft, change: Change, key: str) -> Group:
    for group in draft.groups:
        if group.id == change.get(key):
            return group
    msg = f"there is no group {change.get(key)!r}; load the page again"
    raise OptionError(msg)


def _find_line(draft: Draft, change: Change, key: str) -> tuple[Group, Line]:
    for group in draft.groups:
        for line in group.lines:
            if line.id == change.get(key):
                return group, line
    msg = f"there is no line {change.get(key)!r}; load the page again"
    raise OptionError(msg)


def _read_text(change: Change) -> str:
    text = " ".join(str(change.get("text") or "").split())[:_LONGEST_TEXT]
    if not text:
        msg = "the text is empty; leave the line out instead"
        raise OptionError(msg)
    return text


def _put(draft: Draft, group: Group) -> Draft:
    return replace(draft, groups=tuple(group if other.id == group.id else other for other in draft.groups))


def _swap(group: Group, line: Line, new: Line) -> Group:
    return replace(group, lines=tuple(new if other.id == line.id else other for other in group.lines))
