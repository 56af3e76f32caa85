"""The archive's SQLite file: opening it safely, its rows in and out, and the questions it answers itself."""

from minutekit.storage.checks import find_damage
from minutekit.storage.database import Database
from minutekit.storage.edits import EditKind, EditRow, Edits
from minutekit.storage.meeting_rows import (
    MeetingRow,
    SaveMeeting,
    delete_meeting,
    insert_meeting,
    load_meeting,
    load_meeting_points,
    mark_copy,
    move_meeting,
    read_rows,
)
from minutekit.storage.passages import Passages, StoredUnits
from minutekit.storage.questions import (
    Filters,
    FoundRow,
    find_words,
    read_points_by_id,
    read_points_by_number,
    select_points,
    select_points_with_rows,
)
from minutekit.storage.runs import Event, RunRow, Runs, Segment, ThemeRecord, describe_run

__all__ = [
    "Database",
    "EditKind",
    "EditRow",
    "Edits",
    "Event",
    "Filters",
    "FoundRow",
    "MeetingRow",
    "Passages",
    "RunRow",
    "Runs",
    "SaveMeeting",
    "Segment",
    "StoredUnits",
    "ThemeRecord",
    "delete_meeting",
    "describe_run",
    "find_damage",
    "find_words",
    "insert_meeting",
    "load_meeting",
    "load_meeting_points",
    "mark_copy",
    "move_meeting",
    "read_points_by_id",
    "read_points_by_number",
    "read_rows",
    "select_points",
    "select_points_with_rows",
]
