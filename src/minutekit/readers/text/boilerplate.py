"""What web pages carry around their text, when they are saved or pasted as plain text.

The words are the lexicon's (``lexicon/pages``). Two witnesses make a text a saved page; then what stands below a line
such as "Related articles" near the end, the short teasers above the foot, and the site's own words above a doubled
title go too. All that goes is a diagnostic.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from minutekit.lexicon import PAGE_CLASSES, match_classes, tokenise_lower
from minutekit.schema import Block, Diagnostic

_STRONG = frozenset({"network", "site_help", "site_end", "site_notice", "rights"})
_TAILS = _STRONG - {"site_help"}
"""Classes that no minutes have alone in a line, and those below which near the end nothing but the site follows."""
_SITE = tuple(PAGE_CLASSES)
_LONGEST, _LONGEST_NOTICE = 500, 40
"""Characters of a line of a site, and words that may stand behind those that open a notice."""
_ENOUGH = 2
_TAIL_SHARE = 0.35
_HEAD_BLOCKS = 12
_RIM = 60
"""Blocks at the top that are looked at; twice as many at the foot."""
_TEASER = 600


def match_boilerplate(text: str) -> str:
    """Return the class of a line that words of web pages fill, or that they open as a notice; "" where it is none."""
    if len(text) > _LONGEST:
        return ""
    words = " ".join(tokenise_lower(text))
    if text.lstrip().startswith(("©", "(c)")):
        return "rights"
    classes: list[str] = []
    at = 0
    while hit := match_classes(words, at, _SITE, part="pages"):
        classes.append(hit.cls)
        at = hit.end + 1
    first, left = classes[0] if classes else "", words[at:].count(" ") + 1 if at < len(words) else 0
    if left:
        led = first == "site_link" and any(sign in text for sign in ">»›")  # Home > News > 2024
        if led or (first == "site_notice" and left <= _LONGEST_NOTICE):
            return "site_help" if led else first
        return "rights" if _ends_in_rights(words) else ""
    return "site_link" if classes == ["network"] else first


def _ends_in_rights(words: str) -> bool:
    at = -1
    while (at := words.find(" ", at + 1)) >= 0:
        if match_classes(words, at + 1, ("rights",), part="pages"):
            return True
    return False


def drop_boilerplate(blocks: list[Block]) -> tuple[list[Block], list[Diagnostic]]:
    """Take a saved page's boilerplate out; returns what is kept and a diagnostic for each block that went."""
    inner = range(_RIM, len(blocks) - 2 * _RIM)
    classes = ["" if at in inner else match_boilerplate(block.text) for at, block in enumerate(blocks)]
    head = _find_doubled(blocks)
    if len(set(classes) & _STRONG) + (head is not None) < _ENOUGH:
        return blocks, []
    size = sum(len(block.text) for block in blocks)
    why = {at: PAGE_CLASSES[cls] for at, cls in enumerate(classes) if cls}
    end = _find_tail(blocks, classes, size)
    why.update({at: why.get(at, "after the page's end") for at in range(end, len(blocks))})
    why.update(dict.fromkeys(_find_teasers(blocks, end, size), "teaser"))
    if head is not None:
        why.update({at: why.get(at, "above the title") for at in range(head)})
        why[head + 1] = "title repeated"
    kept = [
        replace(block, role="title", level=0) if at == head else block
        for at, block in enumerate(blocks)
        if at not in why
    ]
    message = "part of a web page around its text was left out"
    dropped = [
        Diagnostic("boilerplate", f"{message} ({reason})", blocks[at].text, blocks[at].page)
        for at, reason in sorted(why.items())
    ]
    return (kept, dropped) if kept else (blocks, [])


def _find_doubled(blocks: list[Block]) -> int | None:
    """Find a title that stands twice near the top, as page title and as heading."""
    for at in range(min(_HEAD_BLOCKS, len(blocks) - 1)):
        text = blocks[at].text
        if len(text) >= 20 and text == blocks[at + 1].text and sum(len(b.text) for b in blocks[:at]) <= 600:
            return at
    return None


def _find_tail(blocks: list[Block], classes: Sequence[str], size: int) -> int:
    """Find where the site's foot begins: the first line of a tail with little text left below it."""
    left = size
    for at, (block, cls) in enumerate(zip(blocks, classes, strict=True)):
        if cls in _TAILS and left <= _TAIL_SHARE * size and at >= len(blocks) // 2:
            return at
        left -= len(block.text)
    return len(blocks)


def _find_teasers(blocks: list[Block], end: int, size: int) -> list[int]:
    """Find two or more titles, each with one or two blurbs, right above the foot, below text of another shape."""
    at, found, said = end, 0, 0
    while at > 0 and end < len(blocks):
        title = at - 1
        while title >= 0 and at - title <= 2 and _is_blurb(blocks[title]):
            title -= 1
        blurb = sum(len(block.text) for block in blocks[title + 1 : at])
        heads = blocks[title].role in {"heading", "paragraph"} and not blocks[title].text.endswith((".", ":", ";"))
        if title in {at - 1, -1} or not heads or len(blocks[title].text) > 100 or blurb > _TEASER:
            break
        at, found, said = title, found + 1, said + blurb + len(blocks[title].text)
    return list(range(at, end)) if found >= _ENOUGH and at >= 3 and said <= _TAIL_SHARE * size else []


def _is_blurb(block: Block) -> bool:
    return block.role == "paragraph" and len(block.text) > 60 and block.text.endswith((".", "!", "?", "…"))
