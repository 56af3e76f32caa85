"""Which parts of a web page are its text, and which belong to the site around it.

Three witnesses: what the mark-up says (nav, footer, role, class), the words that sites carry around their text, and
what is the main text: what trafilatura takes for it where it is installed (``[web]``), else what is no row of links.
trafilatura is made for articles and drops much of a page made of lists and tables; so it judges only the rim of
the text, and nothing if it left most of it out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from minutekit.lexicon import PAGE_CLASSES
from minutekit.readers.deadlines import Deadline
from minutekit.readers.elements import SITE_ROLES, PageDraft
from minutekit.readers.inlines import plain_text
from minutekit.readers.text.boilerplate import match_boilerplate
from minutekit.schema import Diagnostic

_CERTAIN = frozenset({"nav", "aside", "header", "footer"}) | SITE_ROLES
"""What the mark-up itself calls part of the site; the rest are class names."""
_WORD = re.compile(r"\w+")
_RUN = 5
_TRUSTED = 0.6
"""Share of the text that trafilatura must have kept for its judgement to count."""
_LINKED = 0.5
_LARGEST = 3_000_000
_MANY = 1500
"""Paragraphs; justext, to which trafilatura turns where it finds little, takes quadratic time on them."""
_LONGEST_TEXT = 500
_SENTENCE = re.compile(r"[.!?;:][\"'”’»)]*$")


def drop_surroundings(
    drafts: list[PageDraft], markup: str, deadline: Deadline
) -> tuple[list[PageDraft], list[Diagnostic]]:
    """Take out what belongs to the site; returns what is kept and a diagnostic for each piece that went.

    A page without any mark of a site (an export, a fragment) is kept whole.
    """
    plain = [draft for draft in drafts if not draft.site]
    named = [draft for draft in drafts if draft.site and draft.site not in _CERTAIN]
    # Class names are no law: where they take nearly all the text, they mean something else.
    trusted = _size(named) <= 4 * _size(plain)
    outer = [draft for draft in drafts if draft.site and (trusted or draft.site in _CERTAIN)]
    if not outer or len(outer) == len(drafts) or all(draft.site == "aside" for draft in outer):
        # A box beside the text alone makes no site: it may say who was there.
        return drafts, []
    reasons = {id(draft): draft.site for draft in outer}
    inner = [draft for draft in drafts if id(draft) not in reasons]
    deadline.check()
    reasons.update(_judge_rim(inner, markup))
    for draft in inner:
        if cls := match_boilerplate(" ".join(plain_text(draft.inlines).split())):
            reasons.setdefault(id(draft), PAGE_CLASSES[cls])
    _add_bare_headings(drafts, reasons)
    kept = [draft for draft in drafts if id(draft) not in reasons]
    if not kept:
        return drafts, []
    dropped = [
        Diagnostic("boilerplate", f"part of the web page around its text was left out ({reasons[id(draft)]})", text)
        for draft in drafts
        if id(draft) in reasons and (text := " ".join(plain_text(draft.inlines).split())[:_LONGEST_TEXT])
    ]
    return kept, dropped


def _add_bare_headings(drafts: list[PageDraft], reasons: dict[int, str]) -> None:
    """Leave out headings below which everything was left out; one right below the title is a part of it."""
    emptied = False
    titles = [at for at, draft in enumerate(drafts) if draft.role == "heading" and draft.level == 1]
    for at in reversed(range(len(drafts))):
        draft = drafts[at]
        if id(draft) in reasons:
            emptied = True
        elif emptied and draft.role == "heading" and draft.level > 1 and at - 1 not in titles[:1]:
            reasons[id(draft)] = "heading of what was left out"
        else:
            emptied = False


def _judge_rim(drafts: list[PageDraft], markup: str) -> dict[int, str]:
    """Name the drafts before, after and between the main text that trafilatura did not take, if it can be trusted."""
    main = _extract_main(markup, fast=len(drafts) > _MANY)
    if main is None:
        taken = [draft.linked < _LINKED * len(plain_text(draft.inlines).strip()) for draft in drafts]
    elif not main:
        return {}
    else:
        starts = [_first_words(draft) for draft in drafts]
        runs = _word_runs(main, set(starts))
        taken = [not start or start in runs for start in starts]
    if True not in taken or _size(d for d, t in zip(drafts, taken, strict=True) if t) < _TRUSTED * _size(drafts):
        return {}
    first, last = taken.index(True), len(taken) - 1 - taken[::-1].index(True)
    title = next((at for at in range(first + 1) if drafts[at].role == "heading" and drafts[at].level == 1), None)
    reasons: dict[int, str] = {}
    for at, draft in enumerate(drafts):
        if taken[at]:
            continue
        text = plain_text(draft.inlines).strip()
        linked = draft.linked >= _LINKED * len(text)
        if at < (first if title is None else title):
            reasons[id(draft)] = "above the text"
        elif at > last and (linked or (draft.role == "paragraph" and not _SENTENCE.search(text))):
            reasons[id(draft)] = "below the text"
        elif first < at < last and linked and draft.role == "paragraph":
            reasons[id(draft)] = "links between the text"
    return reasons


def _extract_main(markup: str, *, fast: bool) -> str | None:
    """Return what trafilatura takes for the main text, "" if it finds none, None where it is not installed.

    ``fast``: without its second opinions.
    """
    if len(markup) > _LARGEST:
        return ""
    try:
        from trafilatura import extract  # noqa: PLC0415 - slow to import, needed for site pages alone
    except ImportError:
        return None
    try:
        return (
            extract(
                markup, favor_recall=True, include_comments=False, include_tables=True, deduplicate=False, fast=fast
            )
            or ""
        )
    except Exception:  # noqa: BLE001 - a second opinion; whatever it stumbles over, the page is read without it
        return ""


def _first_words(draft: PageDraft) -> tuple[str, ...]:
    return tuple(_WORD.findall(plain_text(draft.inlines).casefold())[:_RUN])


def _word_runs(text: str, wanted: set[tuple[str, ...]]) -> set[tuple[str, ...]]:
    """Find which of the wanted runs of words stand in a text."""
    words = _WORD.findall(text.casefold())
    return {
        run
        for size in {len(run) for run in wanted}
        for at in range(len(words) - size + 1)
        if (run := tuple(words[at : at + size])) in wanted
    }


def _size(drafts: Iterable[PageDraft]) -> int:
    return sum(len(plain_text(draft.inlines).strip()) for draft in drafts)
