"""Titles that files carry in their properties, and which of them say something."""

from __future__ import annotations

import re

from minutekit.language.patterns import compile_late

_GENERIC = compile_late(
    r"{untold_title}?[\s\d_.()-]*$|.*\.(?:docx?|dotx?|odt|pdf|rtf|pages|tex|dvi|pptx?|xlsx?|txt|md|html?|indd)$"
    r"|(?:https?:|file:|about:)\S*$|microsoft word - |google docs$",
    re.IGNORECASE,
)


def is_generic_title(title: str) -> bool:
    """Return whether a title is a program's or template's own word rather than the document's."""
    return bool(_GENERIC.match(title.strip())) or not any(map(str.isalpha, title))
