"""Build the corpus: every file of every meeting from its source, and the gold beside them.

    python corpus/build.py              all meetings (PDF needs LibreOffice's soffice)
    python corpus/build.py school-meals one or some
    python corpus/build.py --no-pdf     leave the PDF files as they are
    python corpus/build.py --into DIR   write there instead of into the corpus

Needs python-docx and PyYAML, for PDF also ReportLab. A rebuild with the same versions writes the same bytes.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from writers.captions import write_chat, write_srt, write_vtt  # noqa: E402 - found beside this script
from writers.gold import list_points, make_gold  # noqa: E402
from writers.lines import compose_lines  # noqa: E402
from writers.pdf import convert_words  # noqa: E402
from writers.plain import write_html, write_markdown, write_text  # noqa: E402
from writers.source import Source, load_source  # noqa: E402
from writers.word import write_word  # noqa: E402


def check_digest(source: Source) -> None:
    """Every key point of the human digest names points that exist."""
    last = len(list_points(source))
    for theme in source.digest:
        for point in theme["points"]:
            if not point["from"] or not all(1 <= n <= last for n in point["from"]):
                msg = f"{source.id}: {point['text']!r} names no point of 1..{last}: {point['from']}"
                raise ValueError(msg)


def write_file(source: Source, file: dict[str, Any], folder: Path, *, pdf: bool) -> Path | None:
    """Write one file in all its formats but PDF; return the Word file that a PDF is wanted of."""
    layout = file.get("layout", "styles")
    stem = folder / file["name"]
    if layout in {"zoom", "teams"}:
        stem.with_suffix(".vtt").write_text(write_vtt(source, style=layout), encoding="utf-8")
        return None
    if layout == "srt":
        stem.with_suffix(".srt").write_text(write_srt(source), encoding="utf-8")
        return None
    if layout == "chat":
        stem.with_suffix(".txt").write_text(write_chat(source.chat), encoding="utf-8")
        return None
    if layout == "press":
        if pdf:
            from writers.press import press_pdf  # noqa: PLC0415 - ReportLab is needed for PDF alone

            data = press_pdf(source, compose_lines(source), columns=file.get("columns", 1))
            stem.with_suffix(".pdf").write_bytes(data)
        return None
    lines = compose_lines(source, layout, with_digest=file.get("with_digest", False))
    looks = {k: v for k, v in file.items() if k in {"bullet", "font", "size"}}
    formats = file["formats"]
    if "md" in formats:
        stem.with_suffix(".md").write_text(write_markdown(lines, bullet=file.get("bullet", "-")), encoding="utf-8")
    if "txt" in formats:
        stem.with_suffix(".txt").write_text(
            write_text(lines, bullet=file.get("bullet", "-"), heading=file.get("heading", "plain")), encoding="utf-8"
        )
    if "html" in formats:
        stem.with_suffix(".html").write_text(write_html(source, lines), encoding="utf-8")
    if "docx" in formats or ("pdf" in formats and pdf):
        word = stem.with_suffix(".docx")
        word.write_bytes(write_word(source, lines, layout=layout, **looks))
        return word if "pdf" in formats else None
    return None


def build_meeting(path: Path, into: Path, *, pdf: bool) -> None:
    """Write the files and the gold of one source into folders under ``into``."""
    source = load_source(path)
    check_digest(source)
    words: list[tuple[Path, Path]] = []
    for file in source.files:
        folder = into / file.get("folder", source.id)
        folder.mkdir(exist_ok=True)
        word = write_file(source, file, folder, pdf=pdf)
        if word:
            words.append((word, folder))
        gold = json.dumps(make_gold(source, file), ensure_ascii=False, indent=1)
        (into / "gold" / f"{file['name']}.json").write_text(gold + "\n", encoding="utf-8")
    if pdf and words:
        convert_words([word for word, _ in words], words[0][1])
        for file in source.files:
            if "docx" not in file.get("formats", ["docx"]):
                (into / file.get("folder", source.id) / f"{file['name']}.docx").unlink(missing_ok=True)
    print(f"{source.id}: {len(source.files)} layouts, {len(list_points(source))} points, {len(source.cues)} turns")


def main(arguments: list[str]) -> None:
    """Build the named meetings, or all."""
    parser = argparse.ArgumentParser(description="Build the corpus from its sources.")
    parser.add_argument("names", nargs="*", help="sources to build, without .yaml (all)")
    parser.add_argument("--no-pdf", action="store_true", help="leave the PDF files as they are")
    parser.add_argument("--into", type=Path, default=HERE, help="folder to write to (the corpus)")
    asked = parser.parse_args(arguments)
    (asked.into / "gold").mkdir(parents=True, exist_ok=True)
    for path in sorted((HERE / "sources").glob("*.yaml")):
        if not asked.names or path.stem in asked.names:
            build_meeting(path, asked.into, pdf=not asked.no_pdf)


if __name__ == "__main__":
    main(sys.argv[1:])
