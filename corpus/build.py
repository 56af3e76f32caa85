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

from writers.captions import write_chat, write_srt, write_transcript, write_vtt  # noqa: E402 - found beside this script
from writers.gold import list_points, make_gold  # noqa: E402
from writers.lines import compose_lines  # noqa: E402
from writers.pdf import convert_words  # noqa: E402
from writers.plain import write_html, write_markdown, write_text  # noqa: E402
from writers.source import Source, load_source  # noqa: E402
from writers.word import write_word, write_word_transcript  # noqa: E402


def check_digest(source: Source) -> None:
    """Every key point of the human digest names points that exist."""
    last = len(list_points(source))
    for theme in source.digest:
        for point in theme["points"]:
            if not point["from"] or not all(1 <= n <= last for n in point["from"]):
                msg = f"{source.id}: {point['text']!r} names no point of 1..{last}: {point['from']}"
                raise ValueError(msg)


SPOKEN = {"zoom", "teams", "srt", "transcript", "chat"}


def write_spoken(source: Source, layout: str, stem: Path) -> None:
    """Write a transcript or a chat."""
    if layout in {"zoom", "teams"}:
        stem.with_suffix(".vtt").write_text(write_vtt(source, style=layout), encoding="utf-8")
    elif layout == "srt":
        stem.with_suffix(".srt").write_text(write_srt(source), encoding="utf-8")
    elif layout == "chat":
        stem.with_suffix(".txt").write_text(write_chat(source.chat), encoding="utf-8")
    else:
        text = write_transcript(source)
        stem.with_suffix(".txt").write_text(text, encoding="utf-8")
        stem.with_suffix(".docx").write_bytes(write_word_transcript(source, text))


def write_written(source: Source, file: dict[str, Any], stem: Path) -> None:
    """Write notes as Markdown, text, HTML and Word, whichever are wanted."""
    layout, formats = file.get("layout", "styles"), file["formats"]
    bullet = file.get("bullet", "-")
    lines = compose_lines(source, layout, with_digest=file.get("with_digest", False))
    if "md" in formats:
        stem.with_suffix(".md").write_text(write_markdown(lines, bullet=bullet), encoding="utf-8")
    if "txt" in formats:
        text = write_text(lines, bullet=bullet, heading=file.get("heading", "plain"))
        stem.with_suffix(".txt").write_text(text, encoding="utf-8")
    if "html" in formats:
        stem.with_suffix(".html").write_text(write_html(source, lines), encoding="utf-8")
    if "docx" in formats or "pdf" in formats:
        looks = {k: v for k, v in file.items() if k in {"bullet", "font", "size"}}
        stem.with_suffix(".docx").write_bytes(write_word(source, lines, layout=layout, **looks))


def write_pdfs(source: Source, stems: list[tuple[Path, dict[str, Any]]]) -> None:
    """Write the PDF files: set directly (layout "press"), or printed from the Word files."""
    words: list[Path] = []
    for stem, file in stems:
        if file.get("layout") == "press":
            from writers.press import press_pdf  # noqa: PLC0415 - ReportLab is needed for PDF alone

            data = press_pdf(source, compose_lines(source), columns=file.get("columns", 1))
            stem.with_suffix(".pdf").write_bytes(data)
        elif "pdf" in file.get("formats", ()):
            words.append(stem.with_suffix(".docx"))
    if words:
        convert_words(words)


def build_meeting(path: Path, into: Path, *, pdf: bool) -> None:
    """Write the files and the gold of one source into folders under ``into``."""
    source = load_source(path)
    check_digest(source)
    stems: list[tuple[Path, dict[str, Any]]] = []
    for file in source.files:
        layout = file.get("layout", "styles")
        stem = into / file.get("folder", source.id) / file["name"]
        stem.parent.mkdir(exist_ok=True)
        stems.append((stem, file))
        if layout in SPOKEN:
            write_spoken(source, layout, stem)
        elif layout != "press":
            write_written(source, file, stem)
        gold = json.dumps(make_gold(source, file), ensure_ascii=False, indent=1)
        (into / "gold" / f"{file['name']}.json").write_text(gold + "\n", encoding="utf-8")
    if pdf:
        write_pdfs(source, stems)
    for stem, file in stems:
        if "docx" not in file.get("formats", ("docx",)):
            stem.with_suffix(".docx").unlink(missing_ok=True)
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
