"""Who said what: labels, tables, records of hearings and parliaments, transcripts."""
