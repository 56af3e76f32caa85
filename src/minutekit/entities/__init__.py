"""Spans within a line that name something: people, dates, places, votes. What the line is, is decided elsewhere."""
