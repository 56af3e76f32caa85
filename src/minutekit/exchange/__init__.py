"""Codings in and out: codebooks and projects for programs of qualitative research, records for data tools."""

from minutekit.exchange.codebooks import read_qdc, read_taguette, write_qdc, write_taguette
from minutekit.exchange.coders import Agreement, agreement
from minutekit.exchange.projects import write_qdpx
from minutekit.exchange.records import write_csv, write_json_lines, write_parquet

__all__ = [
    "Agreement",
    "agreement",
    "read_qdc",
    "read_taguette",
    "write_csv",
    "write_json_lines",
    "write_parquet",
    "write_qdc",
    "write_qdpx",
    "write_taguette",
]
