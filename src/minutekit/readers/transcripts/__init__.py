"""Transcripts and chats: what was said, by whom, and when."""

from minutekit.readers.transcripts.captions import read_sbv, read_srt, read_vtt
from minutekit.readers.transcripts.records import read_csv, read_json, read_tsv
from minutekit.readers.transcripts.texts import looks_like_transcript, read_transcript_text

__all__ = [
    "looks_like_transcript",
    "read_csv",
    "read_json",
    "read_sbv",
    "read_srt",
    "read_transcript_text",
    "read_tsv",
    "read_vtt",
]
