"""Offices and parts that people have, told from the organisations that they come from."""

from __future__ import annotations

import re
from functools import lru_cache

from minutekit.language.patterns import compile_late
from minutekit.meetings.naming.listings import is_department

# (pattern, reason): words that make a part of an affiliation a role and not an organisation.
ROLE = compile_late(
    r"\b(?:chair(?:man|woman|person|lady)?|co-?chair|vice|president\w*|director\w*|secretar\w+|manager|officer|minister|mayor|deput\w+|head|lead(?:er)?|founder|"
    r"co-?founder|professor|lecturer|researcher|student|supervisor|guest|moderator\w*|facilitator|speaker|representative|rep|coordinator|administrator|"
    r"clerk|superintendent|headteacher|principal|registrar|auditor|trustee|councill?or|alderman|warden|provost|dean|chancellor|counsel|attorney|inspector|surveyor|liaison|sponsor|patron|convenor|"
    r"strategist|chief|advis[eo]r|consultant|analyst|engineer|architect|developer|expert|fellow|member|observer|delegate|ambassador|commissioner|treasurer|"
    r"curator|editor|author|journalist|activist|organi[sz]er|host|planner|specialist|assistant|associate|executive|ceo|cto|cfo|coo|undersecretary|"
    r"involved in|stellv\w*|on behalf of|presidenta?|directora?|secretari[oa]|jef[ea]|responsable|coordinador[a]?|asesora?|alcaldes?a?|ministr[oa]|diputad[oa]|concejal\w*|"
    r"representante|miembro|profesora?|investigadora?|diretora?|secretári[oa]|coordenador[a]?|prefeit[oa]|vereador[a]?|assessor[a]?|directeur|directrice|"
    r"secrétaire|conseill\w+|maire|députée?|chargée? de|chef(?:fe)? de|représentante?|président\w*|professeure?|leiter(?:in)?|vorsitzende\w*|"
    r"geschäftsführ\w+|(?:ober|vize|alt)?bürgermeister\w*|sprecher(?:in)?|referent(?:in)?|beauftragte\w*|schriftführ\w+|protokoll\w*|kassier\w*|beisitzer\w*|vertret\w+|"
    r"direttor[ei]|direttrice|segretari[oa]|coordinator[ei]|sindac[oa]|assessor[ei]|consigliere|responsabile|po|sm|moderatore|relatore|vocal|tesorer[oa]|"
    r"dirigente\w*|líder(?:esa)?|dirigeante?|lavrador[ae]?|agricult\w+|docente|maestr[oa]|abogad[oa]|médic[oa]|vecin[oa]|morador[ae]?|habitante?|anwohner(?:in)?|resident|farmer|teacher|nurse|doctor|lawyer|voorzitter|notulist\w*|secretaris|penningmeester|ordförande|sekreterare|kassör|przewodnicząc\w+|sekretarz|skarbnik|"
    r"trésori(?:er|ère)|tesoureir[oa]s?|tesoreir[oa]|tesorier[ei]|kassenwart(?:in)?|schatzmeister(?:in)?|leitung|obmann|obfrau|síndic[oa]s?|regidor(?:a|es|as)?|conceja\w+|consejer[oa]s?|"
    r"conselheir[oa]s?|vereador[ae]s|consiglier[ei]|adjointe?s?|échevine?s?|déléguée?s?|delegad[oa]s?|gerentes?|docenti|genitor[ei]|vocales|miembros|animat(?:eur|rice)s?|bénévoles?|salariée?s?|"
    r"stagiaire|advogad[oa]s?|abogad[oa]s|contador[ae]?|avvocat[oa]|architett[oa]|arquitect[oa]|ingenier[oa]s?|engenheir[oa]s?|rector[ae]?|reitor[ae]?|decan[oa]|rettore|rettrice|"
    r"doyenne?|(?:versammlungs|sitzungs|projekt|team|gruppen|abteilungs)leit\w+|notuleert|schulleit\w+|betriebsrät\w+|kassenprüfer(?:in)?|elternvertret\w+|rappresentant[ei]|gemeinder[aä]t\w*|stadtr[aä]t\w*|dirigenti|directores|diretores|interventora?|portavoz|pesquisador(?:a|es)?|chercheu(?:r|se)|forscher(?:in)?|ricercator[ei]|ricercatrice|ativistas?|[副]?[課部係社議委会理]長|主任|委員|教授|理事|事務局|analistas?|desenvolvedor(?:a|es)?|gestor(?:a|es|as)?|programador(?:a|es)?|estagiári[oa]s?|assistentes?|asistentes?|entwickler(?:in)?|sachbearbeiter(?:in)?|développeu(?:r|se)|sviluppat(?:ore|rice)|estudantes?|étudiante?s?|student(?:in|e)|alcaldesa-presidenta|alcalde-presidente)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=16_384)
def names_role(text: str) -> bool:
    """Tell whether a word of an office or part stands in a text: "mayor", "treasurer of the club"."""
    return ROLE.search(text) is not None


def sort_affiliation(parts: list[str]) -> tuple[str | None, str | None]:
    """Sort what follows a name into (role, organisation)."""
    parts = [re.sub(r"\s+", " ", part).strip(" ,;:-–—*") for part in parts]
    parts = [part for part in parts if part]
    roles = [part for part in parts if names_role(part) and not is_department(part)]
    organisations = [part for part in parts if part not in roles]
    if not organisations and roles:
        tails = [
            re.search(r"\b(?:of|de|du|von|der|di|do|da|del|at)\s+(?:the\s+)?([A-ZÀ-Þ][^,;]*)$", role) for role in roles
        ]
        found = [tail.group(1) for tail in tails if tail]
        return ", ".join(roles), found[0] if found else None
    return ", ".join(roles) or None, ", ".join(organisations) or None
