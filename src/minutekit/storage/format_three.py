"""The third format: the day that each deadline names, in the points and in the view for questions in SQL."""

from __future__ import annotations

import json
import sqlite3
from datetime import date as Date  # noqa: N812 - a field is called date

from minutekit.storage.rows import checksum
from minutekit.storage.schema_two import POINT_COLUMNS

_DUE_DATE = (
    """CASE WHEN instr(p.more, '"due_date": "') THEN substr(p.more, instr(p.more, '"due_date": "') + 13, 10) END"""
)
"""The day out of a point's JSON: SQLite lets no view of a file that is not trusted use its JSON functions.

Inside a text the quotation marks bear a backslash, so that this is always the key.
"""

MADE_IN_THREE = (
    "DROP VIEW points_by_theme",
    f"""CREATE VIEW points_by_theme AS
        SELECT m.date AS date, m.name AS meeting, p.speaker AS speaker,
            (SELECT organisation FROM people WHERE people.meeting = m.number AND people.name = p.speaker) AS organisation,
            p.kind AS kind, p.section AS section, p.owner AS owner, p.due AS due,
            {_DUE_DATE} AS due_date,
            t.label AS theme, p.text AS text, m.source AS source, p.page AS page, p.id AS point, t.id AS theme_id
        FROM points p JOIN meetings m ON m.number = p.meeting
        LEFT JOIN moved_points moved ON moved.point = p.number
        LEFT JOIN segments s ON s.meeting = p.meeting AND p.position BETWEEN s.first AND s.last AND s.to_run IS NULL
        LEFT JOIN shown_themes known ON known.theme = coalesce(moved.theme, s.theme)
        LEFT JOIN shown_themes t ON t.theme = known.shown AND t.theme <> 0""",
)

_UNDATED = f"""SELECT {", ".join(f"p.{name}" for name in POINT_COLUMNS)}, m.date, coalesce(p.language, m.language)
    FROM points p JOIN meetings m ON m.number = p.meeting
    WHERE p.due IS NOT NULL AND ({_DUE_DATE}) IS NULL"""


def date_deadlines(connection: sqlite3.Connection) -> None:
    """Read the day of every deadline that was kept in words alone."""
    from minutekit.entities.deadlines import read_due_date  # noqa: PLC0415 - imports stay cheap until used

    due, more = POINT_COLUMNS.index("due"), POINT_COLUMNS.index("more")
    for found in connection.execute(_UNDATED).fetchall():
        *values, said, language = found
        day = read_due_date(values[due], Date.fromisoformat(said) if said else None, language)
        if day is not None:
            values[more] = json.dumps(
                json.loads(values[more] or "{}") | {"due_date": day.isoformat()}, ensure_ascii=False
            )
            connection.execute(
                "UPDATE points SET more = ?, crc = ? WHERE number = ?", (values[more], checksum(*values), values[0])
            )
