"""Points with their themes as records: CSV, JSON Lines, and Parquet for data tools."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from typing import Any

from minutekit.errors import RenderError
from minutekit.language.printable import print_line
from minutekit.schema import Entry

COLUMNS = (
    "date", "meeting", "source", "page", "time", "section", "speaker", "organisation", "medium", "kind", "owner", "due",
    "due_date", "theme_id", "theme", "text", "language", "point_id",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def list_record(entry: Entry) -> dict[str, Any]:
    """Return one point as a flat record, None for what is not known."""
    point = entry.point
    return {
        "date": entry.date.isoformat() if entry.date else None,
        "meeting": point.meeting,
        "source": entry.source,
        "page": point.page,
        "time": point.time,
        "section": point.section,
        "speaker": point.speaker,
        "organisation": entry.organisation,
        "medium": point.medium,
        "kind": point.kind,
        "owner": point.owner,
        "due": point.due,
        "due_date": point.due_date.isoformat() if point.due_date else None,
        "theme_id": entry.theme_id,
        "theme": entry.theme,
        "text": point.text,
        "language": point.language,
        "point_id": point.id,
    }


def write_csv(entries: Iterable[Entry]) -> str:
    """Write points as CSV; a cell that a spreadsheet would take for a formula gets a leading apostrophe."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(COLUMNS)
    for entry in entries:
        writer.writerow([_guard(value) for value in list_record(entry).values()])
    return buffer.getvalue()


def _guard(value: object) -> object:
    if not isinstance(value, str):
        return value
    text = print_line(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def write_json_lines(entries: Iterable[Entry]) -> str:
    """Write points as JSON Lines: one object a line."""
    return "".join(json.dumps(list_record(entry), ensure_ascii=False) + "\n" for entry in entries)


def write_parquet(entries: Iterable[Entry]) -> bytes:
    """Write points as Parquet. Raises RenderError without the extra ``[parquet]``."""
    try:
        import pyarrow as pa  # noqa: PLC0415 - an extra
        from pyarrow import parquet  # noqa: PLC0415
    except ImportError as error:
        msg = 'Parquet needs an extra; install it with: pip install "minutekit[parquet]"'
        raise RenderError(msg) from error
    records = [{**list_record(entry), "due_date": entry.point.due_date} for entry in entries]
    kinds = {"page": pa.int32(), "time": pa.float64(), "due_date": pa.date32()}
    schema = pa.schema([(name, kinds.get(name, pa.string())) for name in COLUMNS])
    out = io.BytesIO()
    parquet.write_table(pa.Table.from_pylist(records, schema=schema), out, compression="zstd")
    return out.getvalue()
