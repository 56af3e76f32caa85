"""Page furniture: running headers and footers, page numbers, watermarks, tables of contents.

Found by repetition over pages at one height, or by counting with the pages; one page alone gives up
only a line that can be nothing but its number.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from minutekit.lexicon import label_classes
from minutekit.readers.pdf.settings import SETTINGS
from minutekit.readers.pdf.words import Line
from minutekit.schema import Diagnostic

EDGE_ROWS = 4
"""How many lines from the outermost one furniture may stand deeper in the page."""

_LONGEST_FOOT = 80
_NUMBER = re.compile(r"\d+")
_COUNTED = re.compile(
    r"^\W*(?:(?:page|pages|pag|pág|página|pagina|seite|s|p|folio|hoja|feuille|blatt|sida|strona)\W{0,3})?(\d{1,4})"
    r"(?:\s*(?:/|of|de|di|da|von|sur|av|z|-|–|\|)\s*(\d{1,4}))?\W*$",
    re.IGNORECASE,
)
_LEADERS = re.compile(r"(?:\.\s?){4,}\s*\d{1,4}$|…{2,}\s*\d{1,4}$|_{4,}\s*\d{1,4}$")
FEWEST_ENTRIES = 3
"""Lines that lead to a page number, from so many on, are a table of contents."""
_LAST_NUMBER = re.compile(r"[^\W\d_].*\s(\d{1,4})$")


@dataclass(slots=True)
class Sheet:
    """The lines of one page and its size."""

    number: int
    width: float
    height: float
    lines: list[Line]


def _template(text: str) -> str:
    return _NUMBER.sub("#", " ".join(text.split()).casefold())


def drop_furniture(sheets: list[Sheet]) -> list[Diagnostic]:
    """Take furniture out of the sheets' lines (in place) and return one diagnostic for each line taken."""
    taken = _find_repeated(sheets)
    for sheet in sheets:
        _keep_inner(sheet, taken)
    _find_contents(sheets, taken)
    diagnostics = []
    for sheet in sheets:
        diagnostics += [
            Diagnostic(*taken[id(line)], line.text, sheet.number) for line in sheet.lines if id(line) in taken
        ]
        sheet.lines[:] = [line for line in sheet.lines if id(line) not in taken]
    return diagnostics


def _find_repeated(sheets: list[Sheet]) -> dict[int, tuple[str, str]]:
    """Find lines that stand on several pages at one height, and what counts with the pages."""
    taken: dict[int, tuple[str, str]] = {}
    groups: dict[tuple[str, str], list[tuple[Sheet, Line]]] = defaultdict(list)
    for sheet in sheets:
        for line, zone in _outer_lines(sheet):
            groups[_template(line.text), zone].append((sheet, line))
    for (template, zone), members in sorted(groups.items()):
        for cluster in _same_height(members, zone):
            if code := _judge(template, zone, cluster, len(sheets)):
                taken.update((id(line), code) for _, line in cluster)
            for sheet, line in cluster:
                depth = line.base if zone == "header" else sheet.height - line.base
                if depth < SETTINGS.edge * sheet.height and _is_own_number(line, sheet, zone):
                    taken[id(line)] = ("page-number", "line with the page's number left out")
    return taken


def _is_own_number(line: Line, sheet: Sheet, zone: str) -> bool:
    """Return whether a line is the page's number, or ends in it at the foot of the page, set apart from the text."""
    if match := _COUNTED.match(line.text):
        return int(match[1]) == sheet.number
    above = max((other.base for other in sheet.lines if other.base < line.base - 0.5 * line.size), default=0.0)
    apart = zone == "footer" and line.base - above > SETTINGS.furniture_gap * line.size
    return apart and len(line.text) < _LONGEST_FOOT and line.text.split()[-1] == str(sheet.number)


def _keep_inner(sheet: Sheet, taken: dict[int, tuple[str, str]]) -> None:
    """Give back what lies behind a line that stays, and what stands nearer to the text than to the edge's lines."""
    for zone in ("header", "footer"):
        half = [line for line in sheet.lines if (line.base < 0.5 * sheet.height) == (zone == "header")]
        rows: list[list[Line]] = []
        for line in sorted(half, key=lambda p: p.base, reverse=zone == "footer"):
            if rows and abs(line.base - rows[-1][0].base) <= 0.5 * line.size:
                rows[-1].append(line)
            else:
                rows.append([line])
        stays = False
        for k, row in enumerate(rows):
            if 0 < k < len(rows) - 1 and not stays:
                outward, inward = (abs(row[0].base - rows[n][0].base) for n in (k - 1, k + 1))
                stays = outward > 1.3 * inward
            for line in row:
                if stays:
                    taken.pop(id(line), None)
            stays = stays or any(id(line) not in taken and any(map(str.isalnum, line.text)) for line in row)


def _outer_lines(sheet: Sheet) -> list[tuple[Line, str]]:
    """Return the lines near the top and bottom of a page with their zone."""
    if not sheet.lines:
        return []
    bases = sorted({round(line.base) for line in sheet.lines})
    high, low = bases[min(EDGE_ROWS, len(bases)) - 1], bases[-min(EDGE_ROWS, len(bases))]
    outer: list[tuple[Line, str]] = []
    for line in sheet.lines:
        if len(line.text) > 300:
            continue
        if line.base < SETTINGS.outer * sheet.height or (round(line.base) <= high and line.base < 0.3 * sheet.height):
            outer.append((line, "header"))
        elif line.base > (1 - SETTINGS.outer) * sheet.height or (
            round(line.base) >= low and line.base > 0.7 * sheet.height
        ):
            outer.append((line, "footer"))
    return outer


def _same_height(members: list[tuple[Sheet, Line]], zone: str) -> list[list[tuple[Sheet, Line]]]:
    """Split lines of one wording by height (from the nearer edge) and place across; one of each page."""

    def place(member: tuple[Sheet, Line]) -> float:
        sheet, line = member
        return line.base if zone == "header" else sheet.height - line.base

    clusters: list[list[tuple[Sheet, Line]]] = []
    for member in sorted(members, key=lambda m: (place(m), m[0].number)):
        cluster = clusters[-1] if clusters else None
        if cluster is not None and place(member) - place(cluster[0]) <= SETTINGS.same_height:
            cluster.append(member)
        else:
            clusters.append([member])
    return clusters


def _judge(template: str, zone: str, cluster: list[tuple[Sheet, Line]], total: int) -> tuple[str, str] | None:
    """Return (code, message) if the lines of a cluster are furniture."""
    pages = sorted({sheet.number for sheet, _ in cluster})
    if len(pages) < 2:
        return None
    texts = [line.text for _, line in cluster]
    counts = _counts_pages(cluster)
    if not any(c.isalpha() for c in template) or _COUNTED.match(texts[0]):
        return ("page-number", "page number left out") if counts else _constant(texts, zone, pages, total, cluster)
    if counts:
        return f"running-{zone}", f"{zone} repeated on {len(pages)} pages left out"
    return _constant(texts, zone, pages, total, cluster)


def _constant(
    texts: list[str], zone: str, pages: list[int], total: int, cluster: list[tuple[Sheet, Line]]
) -> tuple[str, str] | None:
    if len({" ".join(text.split()) for text in texts}) > 1:
        return None
    edge = all(
        (line.base if zone == "header" else sheet.height - line.base) < (0.1 if total < 3 else 0.2) * sheet.height
        for sheet, line in cluster
    )
    enough = len(pages) >= (2 if total <= 5 else 3) and len(pages) >= 0.3 * total
    if edge and enough:
        return f"running-{zone}", f"{zone} repeated on {len(pages)} pages left out"
    return None


def _counts_pages(cluster: list[tuple[Sheet, Line]]) -> bool:
    """Return whether one number in the lines goes up with the pages."""
    rows = [(sheet.number, [int(n[:9]) for n in _NUMBER.findall(line.text)]) for sheet, line in cluster]
    width = min(len(numbers) for _, numbers in rows)
    for column in range(width):
        shifts = Counter(numbers[column] - page for page, numbers in rows)
        if max(shifts.values()) >= max(2, 0.7 * len(rows)):
            return True
    return False


def _find_contents(sheets: list[Sheet], taken: dict[int, tuple[str, str]]) -> None:
    """Lines that lead to a page number, three or more together, with the heading over them."""
    for sheet in sheets:
        rows = _rows(line for line in sheet.lines if id(line) not in taken)
        texts = [" ".join(line.text for line in row) for row in rows]
        if sum(text[-1:].isdigit() for text in texts) < FEWEST_ENTRIES:
            continue
        hits = {i for i, text in enumerate(texts) if text[-1:].isdigit() and _LEADERS.search(text)}
        title = next((i for i, text in enumerate(texts) if "contents" in label_classes(text)), None)
        if title is not None:
            hits.update(_counted_rows(texts, title + 1))
        if len(hits) < FEWEST_ENTRIES:
            continue
        wrapped = {i for i in range(len(rows)) if i - 1 in hits and i + 1 in hits}  # an entry may take two lines
        heading = {title} if title is not None and title + 1 in hits else set()
        for i in sorted(hits | wrapped | heading):
            taken.update((id(line), ("table-of-contents", "entry of a table of contents left out")) for line in rows[i])


def _rows(lines: Iterable[Line]) -> list[list[Line]]:
    """Group lines by height, from the top."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda p: (p.base, p.x0)):
        if rows and abs(rows[-1][0].base - line.base) <= 0.3 * line.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _counted_rows(rows: list[str], start: int) -> list[int]:
    """Return the rows from ``start`` on that end in page numbers which never go back."""
    found: list[int] = []
    page = 0
    for i in range(start, len(rows)):
        match = _LAST_NUMBER.search(rows[i])
        if match is None or int(match.group(1)) < page:
            break
        page = int(match.group(1))
        found.append(i)
    return found if len(found) >= FEWEST_ENTRIES else []
