"""What people leave out of a line when they report it: frames, fillers; and words that bind: rows of data.

A frame is the beginning that says that something was said ("It was noted that ..."), never that it was decided, proposed,
doubted or denied: those change what is reported.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from minutekit.digests.completeness import FINITE
from minutekit.digests.joints import HEDGE, NEGATION

if TYPE_CHECKING:
    from collections.abc import Sequence

    from minutekit.language.tagging import Token

_LONGEST_SUBJECT = 6

BINDERS = {
    "en": r"subject to|but|if|unless|because|although|though|even|except|only|provided|until|while|whereas|since|rather|instead|without|not|nor|or|than|otherwise|despite|as long as|whether|when|yet",
    "es": r"sujet[oa]s? a|a reserva|pero|sino|pese a|a pesar|si|salvo|excepto|porque|aunque|mientras|hasta|sin|no|ni|o|siempre que|cuando|ya que|pues|como",
    "pt": r"sujeit[oa]s? a|sob reserva|mas|se|apesar|salvo|exceto|porque|embora|enquanto|até|sem|não|nem|ou|desde que|quando|já que|pois",
    "fr": r"sous réserve|mais|si|malgré|sauf|excepté|parce|bien que|quoique|tant que|jusqu|sans|non|ni|ou|à condition|quand|car|lorsque|puisque|tandis",
    "de": r"vorbehaltlich|unter vorbehalt|aber|trotz|sondern|wenn|falls|sofern|außer|weil|da|obwohl|während|bis|ohne|nicht|oder|doch|jedoch|solange|sobald|als|ob|denn|allerdings|nur|soweit",
    "it": r"con riserva|fatt[oa] salv|ma|bensì|per quanto|nonostante|malgrado|se|salvo|eccetto|perché|benché|sebbene|mentre|finché|senza|non|né|o|purché|quando|poiché|però",
    "nl": r"onder voorbehoud|maar|ondanks|tenzij|als|indien|behalve|omdat|hoewel|terwijl|tot|zonder|niet|of|mits|wanneer|want|doch|zodra|aangezien",
    "ca": r"però|sinó|si|llevat|excepte|perquè|encara|mentre|fins|sense|no|ni|o|sempre que|quan|ja que",
    "da": r"men|hvis|medmindre|undtagen|fordi|selvom|mens|indtil|uden|ikke|eller|når|da|dog",
}
"""By language: words that tie what follows to what stands before; neither side may be cut from the other."""

COMPLEMENTS = re.compile(
    r"(?:that|whether|how|which|dass|daß|ob|wie|que|qu['’]|si|cómo|como|che|comme|comment|dat|of|hoe)\b", re.IGNORECASE
)
"""Words that begin what a verb before a comma needs: "it was reported, that ..."."""

HANGING = re.compile(
    r"(?:\bes decir|\bo sea|\bthat is|\bi\.e\.?|\be\.g\.?|\bd\.\s?h\.?|\bdas heißt|c['’]est[- ]à[- ]dire|\bcioè|\bisto é|\bou seja|\bdat wil zeggen|\bzum beispiel|\bz\.\s?b\.?"
    r"|\bfor (?:example|instance)|\bpor (?:ejemplo|exemplo)|\bpar exemple|\bad esempio|\bbijvoorbeeld|\bsuch as|\bnamely|\bnämlich|\basí como|\bassim como|\bas well as|\bsowie|\bainsi que|\bnonché|\bas follows"
    r"|\bfolgend\w*|\bsiguientes?|\bsuivante?s?|\bseguent[ei]|\bseguintes?|\bfollowing|\bals volgt|\b(?:that|que|qu['’]|dass|dat|che|whether))[\s.:]*$",
    re.IGNORECASE,
)
"""Ends that announce what was cut off."""

STATUS = re.compile(
    r"^\W*(?:cancel+ed|done|completed?|dropped|withdrawn|superseded|rejected|erledigt|abgesagt|entfällt|verworfen|zurückgezogen|cancelad[oa]|hech[oa]|realizad[oa]|retirad[oa]|anulad[oa]|feit[oa]|concluíd[oa]"
    r"|annulée?|faite?|terminée?|retirée?|annullat[oa]|fatt[oa]|ritirat[oa]|completat[oa]|vervallen|afgerond|gedaan|geannuleerd|afgelast)\W*$",
    re.IGNORECASE,
)
"""A short sentence that says what became of what stands beside it."""

_REPORTED = {
    "en": (
        (
            r"(?:not(?:e|es|ed)|report(?:s|ed)?|mention(?:s|ed)?|stat(?:e|es|ed)|s(?:ay|ays|aid)|explain(?:s|ed)?|inform(?:s|ed)?|highlight(?:s|ed)?|stress(?:es|ed)?|remark(?:s|ed)?"
            r"|point(?:s|ed)? out|observ(?:e|es|ed)|announc(?:e|es|ed)|add(?:s|ed)?|remind(?:s|ed)?|emphasi[sz](?:e|es|ed)|underlin(?:e|es|ed)|indicat(?:e|es|ed)|clarif(?:y|ies|ied)|advis(?:e|es|ed))"
        ),
        r"that",
        r"(?:discuss(?:es|ed)?|talk(?:s|ed)? about|spoke about|(?:gave|provided|presented) (?:an?|the)? ?(?:brief |short |quick )?(?:update|overview|report|summary) (?:on|of|about))",
    ),
    "es": (
        r"(?:señal\w+|coment\w+|inform\w+|indic\w+|mencion\w+|explic\w+|manifest\w+|expres\w+|dij\w+|dice\w*|destac\w+|record\w+|aclar\w+|apunt\w+|añad\w+|expus\w+|expon\w+|hac\w+ constar)",
        r"que",
        r"(?:se )?(?:discuti\w+|habl\w+ (?:de|sobre)|coment\w+ (?:sobre )?|debati\w+)",
    ),
    "pt": (
        r"(?:inform\w+|coment\w+|indic\w+|mencion\w+|explic\w+|afirm\w+|disse\w*|diz\w*|destac\w+|lembr\w+|esclarec\w+|refer\w+|salient\w+|acrescent\w+|relat\w+)",
        r"que",
        r"(?:discuti\w+|fal\w+ (?:de|sobre)|debat\w+)",
    ),
    "fr": (
        r"(?:indiqu\w+|signal\w+|précis\w+|expliqu\w+|inform\w+|rappel\w+|not\w+|soulign\w+|mentionn\w+|dit|disent|annonc\w+|ajout\w+|remarqu\w+|constat\w+|évoqu\w+)",
        r"(?:que|qu['’])",
        r"(?:discut\w+ (?:de|du|des)|parl\w+ (?:de|du|des)|évoqu\w+|présent\w+)",
    ),
    "de": (
        r"(?:berichte\w*|erwähn\w*|erklär\w*|informier\w*|sag\w*|merk\w* an|weist darauf hin|wies darauf hin|teilt\w* mit|erläuter\w*|beton\w*|führt aus|stellt\w* fest|gibt bekannt|anmerk\w*)",
        r"(?:,? ?dass)",
        r"(?:(?:bespr[ai]ch\w*|diskutier\w*|red\w* über|sprach\w* über))",
    ),
    "it": (
        r"(?:inform\w+|comunic\w+|riferi\w+|segnal\w+|precis\w+|spieg\w+|indic\w+|ricord\w+|afferm\w+|dic\w+|dett\w+|sottoline\w+|aggiung\w+|fa presente|menzion\w+)",
        r"che",
        r"(?:(?:si )?(?:è )?(?:discuss\w+|parlat\w+) (?:di|del\w*)?)",
    ),
    "nl": (
        r"(?:meldt?|meldde|geeft aan|gaf aan|vertelt|vertelde|zegt|zei|licht toe|merkt op|merkte op|informeert|benadrukt|benadrukte|noemt|legt uit)",
        r"dat",
        r"(?:bespreekt|besprak|bespreken|besproken)",
    ),
}
"""By language: verbs that only say that something was said, what follows them, and verbs that name a matter."""

_NEEDED = {
    "en": r"there (?:is|was|are|were) (?:a|an|the)\s+(?=(?:need|wish|request|demand|desire|lack|risk|plan|proposal)\b)|(?:i|we) (?:would like to|want to) (?=\w+)",
    "es": r"hay una?\s+(?=(?:necesidad|falta|propuesta)\b)",
    "pt": r"há uma?\s+(?=(?:necessidade|falta|proposta)\b)",
    "fr": r"il y a une?\s+(?=(?:besoin|manque|proposition|demande)\b)",
    "de": r"es gibt eine?n?\s+(?=(?:bedarf|vorschlag|wunsch|antrag|anfrage)\b)",
    "it": r"c['’]è (?:una?|un['’])\s*(?=(?:necessità|bisogno|proposta)\b)",
}

# "Not only the roof but also the wall": without its second half the pair says something else.
_AFTER_BUT = "".join(
    rf"(?<!\b{word})" for word in ("but", "sino", "mas", "mais", "sondern", "als", "ma", "maar", "pero")
)

FILLERS = {
    language: re.compile(rf"(?<=\S){_AFTER_BUT}\s(?:{words})(?=\s\w)", re.IGNORECASE)
    for language, words in {
        "en": r"also|just|really|actually|basically|simply|obviously|of course|as well|in fact|kind of|currently|briefly|very",
        "es": r"también|además|simplemente|realmente|básicamente|obviamente|por supuesto",
        "pt": r"também|além disso|simplesmente|realmente|basicamente|obviamente",
        "fr": r"aussi|également|simplement|vraiment|évidemment|bien sûr",
        "de": r"auch|eben|halt|natürlich|eigentlich|einfach|ebenfalls|selbstverständlich|des weiteren|außerdem",
        "it": r"anche|inoltre|semplicemente|davvero|ovviamente|naturalmente",
        "nl": r"ook|eigenlijk|gewoon|natuurlijk|eveneens|tevens",
    }.items()
}
"""By language: words inside a line that say nothing that a reader would miss."""

OPENERS = {
    language: re.compile(rf"^(?:{words}),?\s+(?=\w)", re.IGNORECASE)
    for language, words in {
        "en": r"also|e\.g\.|additionally|furthermore|moreover|in addition|besides",
        "es": r"además|también|asimismo|por otr[ao] (?:parte|lado)",
        "pt": r"além disso|também|ademais|por outro lado",
        "fr": r"de plus|en outre|également|par ailleurs",
        "it": r"inoltre|anche|altresì|per altro",
    }.items()
}
"""By language: what only ties a line to the one before it; where word order does not hang on it."""

_BOUND = re.compile(f"{NEGATION}|{HEDGE}", re.IGNORECASE)


@cache
def _frames(language: str) -> tuple[re.Pattern[str], ...]:
    patterns = []
    if language in _REPORTED:
        verb, that, names = _REPORTED[language]
        subject = rf"(?:\S+\s+){{0,{_LONGEST_SUBJECT}}}?"
        patterns.append(re.compile(rf"^{subject}{verb},?\s+(?:\S+\s+){{0,3}}?{that}\s*", re.IGNORECASE))
        patterns.append(re.compile(rf"^{subject}{names}\s+", re.IGNORECASE))
    if language in _NEEDED:
        patterns.append(re.compile(rf"^(?:{_NEEDED[language]})", re.IGNORECASE))
    return tuple(patterns)


def find_frame(text: str, language: str | None, tokens: Sequence[Token]) -> int:
    """Return how many characters of frame the text begins with, 0 for none.

    A frame that holds a negation or a hedge stays.
    """
    for pattern in _frames(language or ""):
        match = pattern.match(text)
        # "The figures reported show ...": the verb that follows is the sentence's own.
        if match and any(t.tag in FINITE and t.start - tokens[0].start == match.end() for t in tokens):
            continue
        if match and not _BOUND.search(match.group()) and len(text[match.end() :].split()) >= 3:
            return match.end()
    for token in tokens[:1]:
        # An adverb set off by a comma joins to what was said before.
        if (
            token.tag == "ADV"
            and text[token.end - tokens[0].start :].startswith(", ")
            and not _BOUND.search(token.text)
        ):
            return token.end - tokens[0].start + 2
    return 0
