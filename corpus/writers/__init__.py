"""Turns one hand-written source per meeting into the files people keep, and into gold."""
