"""Transcripts and chats: what was said, by whom, and when."""

from minutekit.readers.transcripts.captions import read_sbv, read_srt, read_vtt

__all__ = ["read_sbv", "read_srt", "read_vtt"]
