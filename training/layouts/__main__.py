"""Write sampled documents and their gold.

    python -m training.layouts --count 400 --seed 1 --out DIR [--formats docx,odt,pdf]

Needs python-docx, PyYAML, Babel and ReportLab; LibreOffice for ODT and for most of the PDF files.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import tempfile
from pathlib import Path
from random import Random

from training.layouts.documents import make_document
from training.layouts.gold import make_gold
from training.layouts.habits import Habits
from training.layouts.pages import Sheet
from training.layouts.plain import shorten, write_markdown, write_page, write_text
from training.layouts.press import press_pdf
from training.layouts.word import write_word

BATCH = 40
"""Files that LibreOffice converts in one run."""
PRESSED = 0.4
"""Share of the PDF files that ReportLab sets; LibreOffice prints the others."""
SIZES = (12, 170)
"""Fewest and most lines of a document; a draw outside is drawn again."""
TRIES = 40
SHORT = (4, 24)
"""Fewest and most lines of a document cut short."""
SHORT_SHARE = {"txt": 0.5, "md": 0.4, "html": 0.3}
"""Share of the documents of a format that are cut short; 0.12 for the others."""
PLAIN = {"txt": write_text, "md": write_markdown, "html": write_page}


def convert(paths: list[Path], kind: str) -> None:
    """Turn Word files into ``kind`` (pdf, odt) beside them by LibreOffice, and remove them."""
    with tempfile.TemporaryDirectory() as profile:
        for at in range(0, len(paths), BATCH):
            some = paths[at : at + BATCH]
            command = ["soffice", "--headless", f"-env:UserInstallation=file://{profile}", "--convert-to", kind]
            subprocess.run(
                [*command, "--outdir", str(some[0].parent), *map(str, some)],
                check=True,
                capture_output=True,
                timeout=900,
            )
            for path in some:
                if not path.with_suffix(f".{kind}").exists():
                    msg = f"LibreOffice left no {kind} of {path.name}"
                    raise RuntimeError(msg)
                path.unlink()


def draw_document(seed: int, number: int) -> tuple[str, str, Habits, Sheet]:
    """Return seed, language, habits and sheet of one document of a fair size."""
    for attempt in range(TRIES):
        name = f"{seed}-{number}-{attempt}"
        language, habits, sheet = make_document(name)
        lines = sum(1 for para, _ in sheet.walk() if para.text.strip())
        if SIZES[0] <= lines <= SIZES[1] and sheet.points:
            return name, language, habits, sheet
    msg = f"no document of {SIZES} lines in {TRIES} draws from {seed}-{number}"
    raise RuntimeError(msg)


def write_documents(count: int, seed: int, out: Path, formats: list[str]) -> list[Path]:
    """Write ``count`` documents with gold; return the gold's paths. The same arguments write the same documents."""
    out.mkdir(parents=True, exist_ok=True)
    waiting: dict[str, list[Path]] = {"odt": [], "pdf": []}
    written = []
    for number in range(count):
        name, language, habits, sheet = draw_document(seed, number)
        chance = Random(f"{name}-format")
        kind = chance.choice(formats)
        stem = out / f"s{seed}-{number:04d}-{language}"
        if chance.random() < SHORT_SHARE.get(kind, 0.12):
            shorten(sheet, chance, *SHORT)
        if kind in PLAIN:
            stem.with_suffix(f".{kind}").write_text(PLAIN[kind](sheet, chance), encoding="utf-8")
        elif kind == "pdf" and chance.random() < PRESSED:
            stem.with_suffix(".pdf").write_bytes(press_pdf(sheet, habits))
        else:
            word = stem.with_suffix(".docx")
            word.write_bytes(write_word(sheet, habits))
            if kind != "docx":
                waiting[kind].append(word)
        gold = make_gold(sheet, language, f"{stem.name}.{kind}", name)
        path = stem.with_suffix(".gold.json")
        path.write_text(json.dumps(gold, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        written.append(path)
    for kind, paths in waiting.items():
        if paths:
            convert(paths, kind)
    return written


def main() -> None:
    """Read the arguments and write."""
    parser = argparse.ArgumentParser(description="Write invented minutes in sampled layouts, with gold.")
    parser.add_argument("--count", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument(
        "--formats",
        default="docx,odt,pdf,pdf",
        help="drawn from docx, odt, pdf, txt, md, html for each document; repeat for a share",
    )
    asked = parser.parse_args()
    written = write_documents(asked.count, asked.seed, asked.out, asked.formats.split(","))
    print(f"{len(written)} documents in {asked.out}")


if __name__ == "__main__":
    main()
