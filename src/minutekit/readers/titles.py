"""Titles that files carry in their properties, and which of them say something."""

from __future__ import annotations

import re

_GENERIC = re.compile(
    r"(?:microsoft word|word document|document|dokument|documento|untitled|unbenannt|sans titre|sin título|sem título|senza titolo|"
    r"title|titel|titre|título|titolo|template|vorlage|modèle|plantilla|modelo|modello|normal|home|startseite|accueil|inicio|index|"
    r"untitled document|new page|about:blank|print)?[\s\d_.()-]*$|.*\.(?:docx?|dotx?|odt|pdf|rtf|pages|tex|dvi|pptx?|xlsx?|txt|md|html?|indd)$|(?:https?:|file:|about:)\S*$|microsoft word - |google docs$",
    re.IGNORECASE,
)


def is_generic_title(title: str) -> bool:
    """Return whether a title is a program's or template's own word rather than the document's."""
    return bool(_GENERIC.match(title.strip())) or not any(map(str.isalpha, title))
