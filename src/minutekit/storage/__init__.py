"""The archive's SQLite file: opening it safely, and its rows."""

from minutekit.storage.database import Database
from minutekit.storage.tables import Edit, RunRecord, StoredTheme, Tables

__all__ = ["Database", "Edit", "RunRecord", "StoredTheme", "Tables"]
