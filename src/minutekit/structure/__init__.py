"""What each line of a document is in its meeting, and the meeting that the lines make."""
