"""A whole coding as a REFI-QDA project (``.qdpx``): meetings as sources, points as coded passages."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from minutekit.exchange.codebooks import add_codes, name_uuid
from minutekit.language.printable import print_line
from minutekit.schema import Point, Themes

NAMESPACE = "urn:QDA-XML:project:1.0"
_LONGEST_NAME = 60


def write_qdpx(themes: Themes, *, title: str = "Themes over all meetings", name_speakers: bool = True) -> bytes:
    """Write themes with all their points as a REFI-QDA project, the format that ATLAS.ti, MAXQDA and NVivo import.

    Each meeting is a text source, one point a line, with its speaker if ``name_speakers``; what stands under a theme
    is coded with it. The same themes give the same bytes.
    """
    from lxml import etree  # noqa: PLC0415 - imported at first use

    def tag(name: str) -> str:
        return f"{{{NAMESPACE}}}{name}"

    root = etree.Element(tag("Project"), {"name": title, "origin": "minutekit"}, nsmap={None: NAMESPACE})
    users = etree.SubElement(root, tag("Users"))
    etree.SubElement(users, tag("User"), {"guid": name_uuid("user"), "name": "minutekit"})
    codes = etree.SubElement(etree.SubElement(root, tag("CodeBook")), tag("Codes"))
    add_codes(codes, themes, NAMESPACE)
    sources = etree.SubElement(root, tag("Sources"))
    texts: dict[str, str] = {}
    for meeting, points in _group_by_meeting(themes).items():
        guid = name_uuid("source", meeting)
        attributes = {"guid": guid, "name": print_line(meeting) or "Untitled meeting"}
        attributes["plainTextPath"] = f"internal://{guid}.txt"
        source = etree.SubElement(sources, tag("TextSource"), attributes)
        lines: list[str] = []
        place = 0
        for point, theme in points:
            text = print_line(point.text)
            lead = f"{print_line(point.speaker)}: " if name_speakers and point.speaker else ""
            start, end = place + len(lead), place + len(lead) + len(text)
            lines.append(lead + text)
            place = end + 1
            if theme is None or not text:
                continue
            own = name_uuid("selection", meeting, point.id, str(start))
            selection = etree.SubElement(
                source,
                tag("PlainTextSelection"),
                {"guid": own, "name": text[:_LONGEST_NAME], "startPosition": str(start), "endPosition": str(end)},
            )
            coding = etree.SubElement(selection, tag("Coding"), {"guid": name_uuid("coding", own)})
            etree.SubElement(coding, tag("CodeRef"), {"targetGUID": name_uuid("code", theme)})
        texts[guid] = "\n".join(lines)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        xml = etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)
        for name, data in (("project.qde", xml), *((f"sources/{g}.txt", t.encode("utf-8")) for g, t in texts.items())):
            # A fixed day, so that the same project gives the same bytes.
            packed.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _group_by_meeting(themes: Themes) -> dict[str, list[tuple[Point, str | None]]]:
    """Return each meeting's points in the order they were raised, with the id of the theme of each."""
    out: dict[str, list[tuple[Point, str | None]]] = {}
    for point, theme in _in_order(themes):
        out.setdefault(point.meeting or "", []).append((point, theme))
    return out


def _in_order(themes: Themes) -> Iterator[tuple[Point, str | None]]:
    """Yield the points in the order they were given in, as far as their places tell, with the id of their theme."""
    placed = [(point, theme.id) for theme in themes.themes for point in theme.points]
    loose: list[tuple[Point, str | None]] = [(point, None) for point in themes.unthemed]
    yield from sorted(
        [*placed, *loose],
        key=lambda pair: (pair[0].meeting or "", pair[0].span.start if pair[0].span else 0, pair[0].time or 0.0),
    )
