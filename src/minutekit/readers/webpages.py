"""Which parts of a web page are its text, and which belong to the site around it.

Three witnesses: what the mark-up says (nav, footer, role, class), rows of links above and below the text, and the words
that sites carry around it.
"""

from __future__ import annotations

from collections.abc import Iterable

from minutekit.lexicon import PAGE_CLASSES
from minutekit.readers.elements import SITE_ROLES, PageDraft
from minutekit.readers.inlines import plain_text
from minutekit.readers.text.boilerplate import match_boilerplate
from minutekit.schema import Diagnostic

_CERTAIN = frozenset({"nav", "aside", "header", "footer"}) | SITE_ROLES
"""What the mark-up itself calls part of the site; the rest are class names."""
_LINKED = 0.5
"""Share of a paragraph that is links in rows of them."""
_LONGEST_TEXT = 500


def drop_surroundings(drafts: list[PageDraft]) -> tuple[list[PageDraft], list[Diagnostic]]:
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
    told = [at for at, draft in enumerate(inner) if draft.linked < _LINKED * _size([draft])]
    for draft in [*inner[: told[0]], *inner[told[-1] + 1 :]] if told else ():
        reasons[id(draft)] = "links around the text"
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


def _size(drafts: Iterable[PageDraft]) -> int:
    return sum(len(plain_text(draft.inlines).strip()) for draft in drafts)
