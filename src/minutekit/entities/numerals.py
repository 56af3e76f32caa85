"""Dates that formal minutes write out in words: "doce de septiembre de dos mil veinticuatro"."""

from __future__ import annotations

import re

from minutekit.lexicon import load_numbers

NUMBER_WORDS = load_numbers()
"""What words of numbers say."""
_WORD = r"[^\W\d_]+(?:-[^\W\d_]+)?"
# Compiled at first use: few documents write dates so.
_DATE = (
    rf"\b(?P<d>{_WORD}(?: (?:y|e|et) {_WORD}| {_WORD})?) (?:\(\d{{1,2}}\) )?(?:(?:d[ií]as|giorni|jours) )?"
    rf"(?:(?:del?|do|di|du) (?:m[eê]s|mese|mois) )?(?:de |di |d['’])?(?P<m>{_WORD}) "
    r"(?:de |del? (?:año )?(?:de )?|do ano (?:de )?|dell['’]anno )?"
    rf"(?P<y>(?:dos|dois|deux) mil?(?:le)?(?: (?:y |e |et )?{_WORD}){{0,3}}|duemila\w*|(?:19|20)\d\d\b)"
)
# "L'an deux mil vingt-trois, le quatorze novembre": the year comes first.
_YEAR_FIRST = (
    rf"\bl['’]an(?:no)? (?P<y>(?:deux mil(?:le)?(?:[ -]{_WORD}){{0,3}}?)|duemila\w*|(?:19|20)\d\d),?\s+(?:et )?"
    r"(?:le (?:lundi |mardi |mercredi |jeudi |vendredi |samedi |dimanche )?|il giorno |addì |il )"
    rf"(?P<d>\d{{1,2}}(?:er)?|{_WORD})(?: (?:du mois|del mese))?(?: de| di| d['’])? (?P<m>{_WORD})\b"
)


def read_number(words: str) -> int | None:
    """Read a number of up to four digits written in words; None where a word is none."""
    total = 0
    whole = words.casefold().split()
    for word in (part for piece in whole for part in ([piece] if piece in NUMBER_WORDS else piece.split("-"))):
        if word in {"y", "e", "et"}:
            continue
        if word in {"mil", "mille"}:
            total = max(total, 1) * 1000
        elif word in NUMBER_WORDS:
            total += NUMBER_WORDS[word]
        else:
            return None
    return total


def spell_out(text: str) -> str:
    """Put digits for dates written in words; any other text stays as it is."""

    def replace(match: re.Match[str]) -> str:
        year_words = match.group("y").split()
        # The words after the year are tried shorter and shorter: the sentence goes on behind it.
        for length in range(len(year_words), 0, -1):
            year = int(year_words[0]) if year_words[0].isdecimal() else read_number(" ".join(year_words[:length]))
            if year:
                rest = " ".join(year_words[length:])
                days = match.group("d").split()
                for start in range(len(days)):
                    day = read_number(" ".join(days[start:]))
                    if day and 1 <= day <= 31:
                        return f"{' '.join(days[:start])} {day} {match.group('m')} {year} {rest}".strip()
        return match.group(0)

    ordered = re.sub(_YEAR_FIRST, _put_year_last, text, flags=re.IGNORECASE)
    return re.sub(_DATE, replace, ordered, flags=re.IGNORECASE)


def _put_year_last(match: re.Match[str]) -> str:
    """Turn "L'an deux mil vingt-trois, le quatorze novembre" into "14 novembre 2023"."""
    year, day = (
        int(found) if found.isdecimal() else read_number(found) for found in (match["y"], match["d"].removesuffix("er"))
    )
    return f"{day} {match['m']} {year}" if year and day else match.group()
