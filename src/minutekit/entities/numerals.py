"""Dates that formal minutes write out in words: "doce de septiembre de dos mil veinticuatro"."""

from __future__ import annotations

import re

_COUNTED = {
    "en": "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty",
    "es": "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte "
    "veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve treinta",
    "pt": "zero um dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezesseis dezessete dezoito dezenove vinte",
    "fr": "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf vingt",
    "de": "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig",
    "it": "zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove venti "
    "ventuno ventidue ventitré ventiquattro venticinque ventisei ventisette ventotto ventinove trenta",
}
_OTHERS = {
    "una": 1, "un": 1, "uma": 1, "une": 1, "un'": 1, "ein": 1, "eine": 1, "einer": 1, "einem": 1, "einen": 1, "dos": 2, "dois": 2, "duas": 2,
    "primero": 1, "primeiro": 1, "primo": 1, "premier": 1, "vinte": 20, "vingt": 20, "venti": 20, "treinta": 30, "trinta": 30, "trente": 30, "trenta": 30, "cuarenta": 40,
    "quarenta": 40, "dezasseis": 16, "dezassete": 17, "dezanove": 19, "quatorze": 14, "dieciseis": 16, "veintiun": 21, "veintidos": 22, "veintitres": 23, "veintiseis": 26,
    "duemila": 2000, "duemilaventi": 2020, "duemilaventuno": 2021, "duemilaventidue": 2022, "duemilaventitré": 2023, "duemilaventiquattro": 2024, "duemilaventicinque": 2025,
    "duemilaventisei": 2026,
}  # fmt: skip
NUMBER_WORDS = {word: number for words in _COUNTED.values() for number, word in enumerate(words.split())} | _OTHERS
"""What words of numbers say."""
_WORD = r"[^\W\d_]+(?:-[^\W\d_]+)?"
# Compiled at first use: few documents write dates so.
_DATE = rf"\b(?P<d>{_WORD}(?: (?:y|e|et) {_WORD}| {_WORD})?) (?:\(\d{{1,2}}\) )?(?:(?:d[ií]as|giorni|jours) )?(?:(?:del?|do|di|du) (?:m[eê]s|mese|mois) )?(?:de |di |d['’])?(?P<m>{_WORD}) (?:de |del? (?:año )?(?:de )?|do ano (?:de )?|dell['’]anno )?(?P<y>(?:dos|dois|deux) mil?(?:le)?(?: (?:y |e |et )?{_WORD}){{0,3}}|duemila\w*|(?:19|20)\d\d\b)"
# "L'an deux mil vingt-trois, le quatorze novembre": the year comes first.
_YEAR_FIRST = (
    rf"\bl['’]an(?:no)? (?P<y>(?:deux mil(?:le)?(?:[ -]{_WORD}){{0,3}}?)|duemila\w*|(?:19|20)\d\d),?\s+(?:et )?"
    rf"(?:le (?:lundi |mardi |mercredi |jeudi |vendredi |samedi |dimanche )?|il giorno |addì |il )(?P<d>\d{{1,2}}(?:er)?|{_WORD})(?: (?:du mois|del mese))?(?: de| di| d['’])? (?P<m>{_WORD})\b"
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
