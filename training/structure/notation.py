"""Documents written as short lines, for small notes whose every block matters."""

from __future__ import annotations

import re

from minutekit.schema import Block, Cell, Document, Span

_BULLET = re.compile(r"^(?P<stars>\*+) (?P<text>.+)$")
_NUMBER = re.compile(r"^(?P<indent> *)(?P<marker>\d+(?:\.\d+)*[.)]|[a-z]\)) (?P<text>.+)$")


def document(text: str, *, name: str = "sample.docx") -> Document:
    """Build a document: "# " title, "## " heading, "* " bullets, "1. " numbers, "!" bold, "|" table rows."""
    blocks: list[Block] = []
    table, row = -1, 0
    nowhere = Span(0, 0)
    for line in text.strip("\n").split("\n"):
        if line.startswith("|"):
            table, row = (table, row + 1) if blocks and blocks[-1].cell else (table + 1, 0)
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            blocks += [
                Block(part.strip(), "table_cell", nowhere, cell=Cell(table, row, column, len(cells)))
                for column, cell in enumerate(cells)
                for part in cell.split(" // ")
                if part.strip()
            ]
        elif line.startswith("# "):
            blocks.append(Block(line[2:], "title", nowhere, size=20.0))
        elif line.startswith("## "):
            blocks.append(Block(line[3:], "heading", nowhere, level=1, size=14.0, bold=True))
        elif bullet := _BULLET.match(line):
            blocks.append(
                Block(bullet["text"], "list_item", nowhere, level=len(bullet["stars"]) - 1, marker="•", size=11.0)
            )
        elif number := _NUMBER.match(line):
            blocks.append(
                Block(
                    number["text"],
                    "list_item",
                    nowhere,
                    level=len(number["indent"]) // 2,
                    marker=number["marker"],
                    size=11.0,
                )
            )
        elif line.startswith("!"):
            blocks.append(Block(line[1:], "paragraph", nowhere, bold=True, size=11.0))
        elif line.strip():
            blocks.append(Block(line, "paragraph", nowhere, size=11.0))
    return Document.from_blocks(blocks, name=name, format="docx", sha256="ab" * 32)
