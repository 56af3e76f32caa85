"""A minimal PDF writer for tests: text at a place in a standard font, lines, angles, several pages."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field

FONTS = {
    "regular": "Helvetica",
    "bold": "Helvetica-Bold",
    "courier": "Courier",
    "symbol": "Symbol",
    "times": "Times-Roman",
    "wingdings": "Wingdings-Regular",
}
# widths of Helvetica, in thousandths, of the characters from the space to the tilde
_WIDTHS = [
    "278",
    "278",
    "355",
    "556",
    "556",
    "889",
    "667",
    "191",
    "333",
    "333",
    "389",
    "584",
    "278",
    "333",
    "278",
    "278",
    "556",
    "556",
    "556",
    "556",
    "556",
    "556",
    "556",
    "556",
    "556",
    "556",
    "278",
    "278",
    "584",
    "584",
    "584",
    "556",
    "1015",
    "667",
    "667",
    "722",
    "722",
    "667",
    "611",
    "778",
    "722",
    "278",
    "500",
    "667",
    "556",
    "833",
    "722",
    "778",
    "667",
    "778",
    "722",
    "667",
    "611",
    "722",
    "667",
    "944",
    "667",
    "667",
    "611",
    "278",
    "278",
    "278",
    "469",
    "556",
    "333",
    "556",
    "556",
    "500",
    "556",
    "556",
    "278",
    "556",
    "556",
    "222",
    "222",
    "500",
    "222",
    "833",
    "556",
    "556",
    "556",
    "556",
    "333",
    "500",
    "278",
    "556",
    "500",
    "722",
    "500",
    "500",
    "500",
    "334",
    "260",
    "334",
    "584",
]


def width(text: str, size: float) -> float:
    """Return the width of text in Helvetica, in points."""
    return sum(int(_WIDTHS[ord(c) - 32]) if 32 <= ord(c) < 127 else 556 for c in text) * size / 1000


def wrap(text: str, room: float, size: float = 11, hang: float = 0.0) -> list[str]:
    """Break text into lines no wider than ``room``, all but the first narrower by ``hang``."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and width(longer, size) > room - (hang if len(lines) > 1 else 0.0):
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


@dataclass
class PageDraft:
    """The content of one page, 595 by 842 points; places are from the top left corner."""

    operators: list[str] = field(default_factory=list)
    rotate: int = 0
    image: bool = False
    annotations: list[str] = field(default_factory=list)

    def text(
        self,
        x: float,
        y: float,
        text: str,
        font: str = "regular",
        size: float = 11,
        turn: str = "1 0 0 1",
        mode: int = 0,
    ) -> PageDraft:
        """Write text with its baseline at y."""
        code = (
            text.encode("cp1252", "replace")
            .replace(b"\\", b"\\\\")
            .replace(b"(", b"\\(")
            .replace(b")", b"\\)")
            .decode("latin-1")
        )
        self.operators.append(f"BT {mode} Tr /{font} {size} Tf {turn} {x:.2f} {842 - y:.2f} Tm ({code}) Tj ET")
        return self

    def glyph(self, x: float, y: float, code: int, font: str = "symbol", size: float = 11) -> PageDraft:
        """Write one character by its code in the font."""
        self.operators.append(f"BT /{font} {size} Tf 1 0 0 1 {x} {842 - y} Tm <{code:02X}> Tj ET")
        return self

    def wrapped(
        self, x: float, y: float, text: str, right: float, size: float = 11, pitch: float = 13.5, hang: float = 0.0
    ) -> float:
        """Write a paragraph wrapped at the right margin; return the y of the line after it."""
        return self.lines(x, y, wrap(text, right - x, size, hang), size, pitch, hang)

    def lines(
        self, x: float, y: float, lines: list[str], size: float = 11, pitch: float = 13.5, hang: float = 0.0
    ) -> float:
        """Write lines as they are; return the y of the line after them."""
        for n, line in enumerate(lines):
            self.text(x + (hang if n else 0.0), y, line, size=size)
            y += pitch
        return y

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> PageDraft:
        """Draw a line."""
        self.operators.append(f"0.7 w {x0} {842 - y0} m {x1} {842 - y1} l S")
        return self

    def area(self, x0: float, y0: float, x1: float, y1: float, colour: str = "0.8 0.8 0.8") -> PageDraft:
        """Fill a box with a colour, behind all else."""
        self.operators.insert(0, f"{colour} rg {x0} {842 - y1} {x1 - x0} {y1 - y0} re f 0 g")
        return self

    def grid(self, xs: list[float], ys: list[float]) -> PageDraft:
        """Draw the lines of a table."""
        for x in xs:
            self.rule(x, ys[0], x, ys[-1])
        for y in ys:
            self.rule(xs[0], y, xs[-1], y)
        return self

    def link(self, x0: float, y0: float, x1: float, y1: float, address: str) -> PageDraft:
        """Lay a web address over a box."""
        self.annotations.append(
            f"/Subtype /Link /Rect [{x0} {842 - y1} {x1} {842 - y0}] /A << /S /URI /URI ({address}) >>"
        )
        return self

    def typed(self, x: float, y: float, text: str, field: str = "/Subtype /FreeText") -> PageDraft:
        """Type text over the page as a PDF viewer does, or fill in a field."""
        look = f"BT /F 11 Tf 2 4 Td ({text}) Tj ET"
        form = f"/Type /XObject /Subtype /Form /BBox [0 0 300 16] /Resources << /Font << /F FONT >> >> /Length {len(look)} >>\nstream\n{look}\nendstream"
        self.annotations.append(
            f"{field} /F 4 /Rect [{x} {842 - y - 4} {x + 300} {842 - y + 12}] /AP << /N LOOK >>|{form}"
        )
        return self

    def dot(self, x: float, y: float, size: float = 4) -> PageDraft:
        """Draw a filled square, as browsers draw the marks of lists."""
        self.operators.append(f"{x} {842 - y} {size} {size} re f")
        return self


def write_pdf(
    pages: list[PageDraft], title: str | None = None, created: str | None = None, language: str | None = None
) -> bytes:
    """Put pages together into the bytes of a PDF."""
    objects: list[bytes] = [b"", b""]
    fonts = []
    for key, name in FONTS.items():
        encoding = "" if key == "symbol" else "/Encoding /WinAnsiEncoding"
        objects.append(f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} {encoding} >>".encode())
        fonts.append(f"/{key} {len(objects)} 0 R")
    objects.append(
        b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\nstream\n\x00\nendstream"
    )
    image = len(objects)
    kids = []
    for page in pages:
        content = "\n".join(page.operators) + ("\nq 595 0 0 842 0 0 cm /Scan Do Q" if page.image else "")
        packed = zlib.compress(content.encode("latin-1"))
        notes = []
        for annotation in page.annotations:
            entries, _, form = annotation.partition("|")
            if form:
                objects.append(f"<< {form.replace('FONT', '3 0 R')}".encode())
            objects.append(f"<< /Type /Annot {entries.replace('LOOK', f'{len(objects)} 0 R')} >>".encode())
            notes.append(f"{len(objects)} 0 R")
        objects.append(b"<< /Filter /FlateDecode /Length %d >>\nstream\n%b\nendstream" % (len(packed), packed))
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Rotate {page.rotate} /Contents {len(objects)} 0 R /Annots [{' '.join(notes)}] "
            f"/Resources << /Font << {' '.join(fonts)} >> /XObject << /Scan {image} 0 R >> >> >>".encode()
        )
        kids.append(f"{len(objects)} 0 R")
    fields = [f"{n} 0 R" for n, body in enumerate(objects, start=1) if b"/Widget" in body]
    form = f"/AcroForm << /Fields [{' '.join(fields)}] >>" if fields else ""
    objects[0] = f"<< /Type /Catalog /Pages 2 0 R {form} {f'/Lang ({language})' if language else ''} >>".encode()
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    info = (f"/Title ({title})" if title else "") + (f" /CreationDate ({created})" if created else "")
    objects.append(f"<< {info} >>".encode())
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        len(objects),
        start,
    )
    return bytes(out)
