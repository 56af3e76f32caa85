"""Lists of people on one line: which comma parts two people, and which a person from an office or organisation."""

from __future__ import annotations

import re
from collections.abc import Callable

from minutekit.language.patterns import compile_late

_OFFICE_WORDS = """
chair chairman chairwoman chairperson president director secretary manager officer mayor treasurer clerk coordinator
administrator superintendent planner engineer representative member adviser advisor counsel attorney assistant associate
consultant analyst architect inspector registrar auditor partner principal surveyor liaison delegate observer provost dean
ceo cfo cto coo minister commissioner trustee supervisor moderator facilitator chancellor vice-chancellor convenor convener
presidente presidenta director directora secretario secretaria tesorero tesorera gerente coordinador coordinadora alcalde
alcaldesa concejal concejala vocal representante asesor asesora secretário secretária tesoureiro tesoureira diretor diretora
coordenador coordenadora vereador vereadora prefeito prefeita présidente président directeur directrice secrétaire trésorier
trésorière maire adjoint adjointe conseiller conseillère représentant représentante responsable vorsitzende vorsitzender
leiter leiterin geschäftsführer geschäftsführerin schriftführer schriftführerin bürgermeister bürgermeisterin kassier
kassierer kassiererin beisitzer beisitzerin direttore direttrice segretario segretaria tesoriere sindaco sindaca assessore
assessora consigliere consigliera responsabile
"""
_OFFICE_WORD = frozenset(_OFFICE_WORDS.split())
_BODY_WORDS = """
network university ministry institute centre center association society alliance agency department college company ltd
limited inc llc llp gmbh plc corp corporation federation commission authority hospital council committee foundation trust
consortium programme services ngo universidad ministerio instituto centro asociación sociedad alianza agencia departamento
empresa federación comisión fundación universidade ministério associação sociedade aliança agência federação comissão
fundação université ministère institut association société agence département entreprise fédération fondation universität
ministerium verein verband gesellschaft amt behörde stiftung genossenschaft università ministero istituto associazione
società agenzia dipartimento azienda federazione fondazione
"""
_BODY_WORD = frozenset(_BODY_WORDS.split())
# Letters that come after a name and say neither office nor organisation.
_POSTNOMINAL = compile_late(
    r"(?:esq|rpr|csr|p\.?e|aicp|cpa|ph\.?\s?d|m\.?d|j\.?d|d\.?d\.?s|q\.?c|k\.?c|s\.?c|m\.?b\.?e|o\.?b\.?e|c\.?b\.?e|r\.?n|m\.?b\.?a|m\.?sc|b\.?sc|frs|fcca|pmp|dipl\.?-?ing|mag)\.?",
    re.IGNORECASE,
)
# Bodies whose names hold the word of an office: "Secretaria de Meio Ambiente" is no secretary.
_DEPARTMENT = compile_late(
    r"(?:the )?(?:(?:department|ministry|office) (?:of|for)\b|secretariat\b|secretaría\b|concejalía\b|gabinete d|oficina d|gerencia d|vice-?presidência d"
    r"|secretaria (?:(?:municipal|estadual|distrital|de estado|executiva de)\b|d[aeo]s? .*(?:\bmeio\b|saúde|fazenda|assistência|habitação|segurança|finanças|\w(?:ção|ções|ência|mento)\b)|d[ao]s? ))"
    r"|[\w-]+(?:['’]s|s['’]|s)? (?:office|union|department|secretariat)$|student union$",
    re.IGNORECASE,
)
_PLURAL_TITLE = compile_late(
    r"^(?:(?:mmes?|mm|m|sras?|sres|srs|sr)\.? (?:et|y|e) )?(?:(?:cllrs|crs|messrs|mmes|drs|profs|bros|sisters|brothers|sres|sras|srs|dres|dras|sigg|mm|hrn)\.?|councill?ors|council ?members|supervisors|directors|members|delegates|representatives|senators|judges|justices|professors|doctors|commissioners|aldermen|trustees|señores|señoras|"
    r"senhores|senhoras|messieurs|mesdames|herren|frauen|signori|signore)\s+(?=(?-i:[^\W\d_a-zß-öø-ÿ]))",
    re.IGNORECASE,
)
_TURNED = compile_late(
    r"\s*(?P<surname>[A-ZÀ-Þ][A-ZÀ-Þ'’-]+(?: [A-ZÀ-Þ][A-ZÀ-Þ'’-]+)?),\s+(?P<given>(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Hon|Sir|Sen|Cr|Cllr|Sr|Sra|M|Mme|Herr|Frau)\.?\s+[^\W\d_a-zß-öø-ÿ][\w'’-]+(?:\s[^\W\d_a-zß-öø-ÿ][\w'’.-]*)?)(?=$|[,;(–—-]|\s[–—-])"
)
# "Sr. García Nieto, Vicente (PP)": both surnames, the given name, the party.
_TURNED_TITLED = compile_late(
    r"(?P<title>Sra?\.?|D\.?|Dª|Dña\.|Don|Doña)\s+(?P<surname>[^\W\d_a-zß-öø-ÿ][^\W\d_]+(?: (?:de (?:la |los )?|del )?[^\W\d_a-zß-öø-ÿ][^\W\d_]+)+), (?P<given>[^\W\d_a-zß-öø-ÿ][^\W\d_]+(?: [^\W\d_a-zß-öø-ÿ][^\W\d_]+){0,2})(?=\s*\([^()]{2,30}\)\s*$)"
)
_FEWEST_HANDLES = 3
_LONGEST_HOUSE = 20
_HANDLE = compile_late(r"@?[^\W\d_][\w.-]{1,23}")
# "Ada_Berg" is her name, written in one word.
_TIED = compile_late(r"[^\W\d_a-zß-öø-ÿ][a-zß-öø-ÿ]+(?:_[^\W\d_a-zß-öø-ÿ][a-zß-öø-ÿ]+){1,3}")
_NAME_OR_HANDLE = compile_late(r"@?[^\W\d_][\w.-]{1,23}(?: [^\W\d_a-zß-öø-ÿ][\w.'’-]{0,23}){0,2}")
_SIGNS_OF_CROWD = compile_late(r"\d|public|several|many|public[oa]|público|publikum|pubblico")
_CROWD = compile_late(
    r"\s{0,3}(?:[,;&+]\s{0,3})?\b(?:(?:and|plus|as well as|y|e|et|und|sowie|ed)\s+)?(?:(?:approx\w*\.?|about|around|circa|ca\.|some|over|unos|unas|cerca de|environ|rund|etwa)\s+)?"
    r"(?:(?:\d{1,4}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|several|many)\s+(?:other\s+)?[a-zß-öø-ÿ][^,;()]*|(?:members of )?the (?:general )?public|(?:el |o |le |il )?(?:público|public|pubblico))\s*\.?$"
)


def split_handles(text: str) -> list[str]:
    """Part a list of names that people bear on the net ("Anneke_V, dbrook, Ivo Kral"); none where it is no such list."""
    words = text.split()
    pieces = words if len(words) > 1 and all(word.startswith("@") for word in words) else text.split(",")
    pieces = [piece.strip(" ,") for piece in pieces]
    handles = sum(_HANDLE.fullmatch(piece) is not None for piece in pieces)
    fits = len(pieces) >= _FEWEST_HANDLES and all(_NAME_OR_HANDLE.fullmatch(piece) for piece in pieces)
    return pieces if fits and 2 * handles >= len(pieces) else []


def is_handle(text: str) -> bool:
    """Tell whether a word is such a name and no word of any text: "plh-2", "dbrook"."""
    tied = "_" in text and _TIED.fullmatch(text) is not None
    return _HANDLE.fullmatch(text) is not None and (not text.isalpha() or text[0].islower()) and not tied


def cut_crowd(text: str) -> str:
    """Take what counts people without naming them off the end of a list: "… and 6 members of the public"."""
    match = _CROWD.search(text) if _SIGNS_OF_CROWD.search(text) else None
    return text[: match.start()] if match and match.start() else text


def cut_plural_title(text: str) -> str:
    """Take a title that speaks of several people off the front: "Cllrs A Potts, B Lind"."""
    match = _PLURAL_TITLE.match(text)
    return text[match.end() :] if match else text


def is_postnominal(text: str) -> bool:
    """Tell whether letters after a name are a degree or honour: "Esq.", "P.E."."""
    return _POSTNOMINAL.fullmatch(text.strip()) is not None


def names_body(text: str) -> bool:
    """Tell whether a word of a text says that it is an organisation: "Cities Alliance" is nobody."""
    return any(word.strip(".,’'\"").casefold() in _BODY_WORD for word in text.split())


def is_department(text: str) -> bool:
    """Tell whether what stands behind a name is a part of an organisation for all that it names an office."""
    return _DEPARTMENT.match(text) is not None


def _is_affiliation(piece: str, is_full_name: Callable[[str], bool]) -> bool:
    """Tell whether a piece between commas says what the person before it is, or for whom they came."""
    bare = re.sub(r"\s*[(\[].*$", "", piece).strip(" .")
    words = [word.strip(".,’'\"").casefold() for word in bare.split()]
    if not words or is_postnominal(bare):
        return bool(words)
    if words[-1] in _OFFICE_WORD or any(word in _BODY_WORD for word in words):
        return True
    # "Treasurer of the club", but "Mayor Ada Osei" is a person.
    return words[0] in _OFFICE_WORD and not is_full_name(" ".join(bare.split()[1:]))


def group_people(
    pieces: list[str],
    *,
    one_a_line: bool,
    is_full_name: Callable[[str], bool],
    is_titled: Callable[[str], bool],
) -> list[str] | None:
    """Join the pieces of a list that belong to one person; None where nothing tells for sure.

    ``pieces``: what stands between commas. ``one_a_line``: the lines around hold one person each, so that only
    titles, offices and brackets of their own show several.
    """
    if len(pieces) < 2:
        return None

    def is_sure(piece: str) -> bool:
        name, bracket, _ = piece.split(",", maxsplit=1)[0].partition("(")
        return is_titled(name) or (bool(bracket) and is_full_name(name.strip()))

    grouped: list[str] = []
    for piece in pieces:
        if grouped and _is_affiliation(piece, is_full_name):
            grouped[-1] += f", {piece}"
        else:
            grouped.append(piece)
    if one_a_line:
        return grouped if len(grouped) > 1 and all(map(is_sure, grouped)) else None
    if len(grouped) == len(pieces):
        return None
    heads = [re.sub(r"\s*[(\[].*$", "", group.split(",", maxsplit=1)[0]) for group in grouped]
    return grouped if all(is_full_name(head) or is_titled(head) for head in heads) else None


def turn_surname(text: str) -> str | None:
    """Put the given name first in "OSEI, Ms Ada, Chair" and "Sr. García Nieto, Vicente (PP)"; None of any other text."""
    turned = (_TURNED.match(text) or _TURNED_TITLED.match(text)) if "," in text else None
    if not turned:
        return None
    surname = turned["surname"]
    return f"{turned['given']} {surname.title() if surname.isupper() else surname}{text[turned.end() :]}"


def cut_house(text: str) -> tuple[str | None, str]:
    """Part those of one house as Chinese and Japanese print them ("A社：川口、田中") from its name; None where there is none."""
    house, colon, names = text.partition("：")
    return (house.strip(), names.strip()) if colon and names and len(house) <= _LONGEST_HOUSE else (None, text)
