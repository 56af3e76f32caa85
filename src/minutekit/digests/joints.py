"""Words that join a point to the talk around it, and go before it is reported: rows of data, each with its example.

Every rule only deletes. None touches a negation ("no", "not"), a hedge ("I think", "maybe", "sort of")
or a number, for those change what was said.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Place = Literal["start", "end"]
_NAME = r",?\s+(?-i:[A-ZÀ-ÖØ-Þ])[\w'’-]+(?:\s(?-i:[A-ZÀ-ÖØ-Þ])[\w'’-]+)?(?=\s*[.!])"
_CLAUSE = r"(?=\s+(?:i|we|you|they|he|she|it|the|there|this|that|these|those|our|let)\b)"


@dataclass(frozen=True, slots=True)
class JointRule:
    """Words to delete. ``pattern`` is matched in lower and upper case at the start, as it stands at the end.

    A "start" rule is tried again until none applies; what punctuation is left over is tidied by the
    caller. ``expected`` is what cleaning makes of ``example``.
    """

    name: str
    languages: tuple[str, ...]
    place: Place
    pattern: str
    reason: str
    example: str
    expected: str


JOINT_RULES: tuple[JointRule, ...] = (
    JointRule("en thanks", ("en",), "start", r"(?:(?:thanks|thank you)(?: very much| so much)?)" + _NAME, "is said to one person", "Thank you, Oyelaran. The pump is broken", "The pump is broken"),
    JointRule("es thanks", ("es",), "start", r"(?:(?:muchas )?gracias)" + _NAME, "is said to one person", "Gracias, Itziar. La bomba no funciona", "La bomba no funciona"),
    JointRule("pt thanks", ("pt",), "start", r"(?:(?:muito )?obrigad[oa])" + _NAME, "is said to one person", "Obrigada, Iracema. A bomba não funciona", "A bomba não funciona"),
    JointRule("fr thanks", ("fr",), "start", r"(?:merci(?: beaucoup)?)" + _NAME, "is said to one person", "Merci, Solenn. La pompe est en panne", "La pompe est en panne"),
    JointRule("de thanks", ("de",), "start", r"(?:(?:vielen )?dank|danke)" + _NAME, "is said to one person", "Danke, Wiebke. Die Pumpe ist kaputt", "Die Pumpe ist kaputt"),
    JointRule("it thanks", ("it",), "start", r"(?:(?:molte )?grazie)" + _NAME, "is said to one person", "Grazie, Ornella. La pompa è rotta", "La pompa è rotta"),
    JointRule("en opener", ("en",), "start",
               r"and|but(?!\s+for\b)|okay|ok|yeah|yep|yup|oh|alright|all right|anyway|anyways|so(?!\s+(?:that|far|much|many|called|long"
               r"|as|few|little)\b)(?!-)|plus(?=\s*,)", "joins to what was said before", "So we open at nine", "We open at nine"),
    JointRule("en opener with comma", ("en",), "start",
               r"(?:well|right|now|like|sure|yes|great|cool|fine|good|exactly|you see|see|look|again|i mean|you know|actually"
               r"|basically|hi|hello|hey|thanks|thank you(?: very much| so much)?|as i said)(?=\s*[,.!;–—])",
               "reacts, says nothing itself", "Yes, the pump is broken", "The pump is broken"),
    JointRule("en opener before a clause", ("en",), "start", r"(?:well|i mean|you know|right|yes|now)" + _CLAUSE,
               "reacts, says nothing itself", "I mean we can pay for it", "We can pay for it"),
    JointRule("en tail", ("en",), "end",
               r",\s*(?:so|and|but|or|you know|right|yeah|okay|ok|i mean|and so on|and stuff|and all that)|\s(?:and|but|the|to the|of the)",
               "left hanging", "The fence is down, so...", "The fence is down"),
    JointRule("es opener", ("es",), "start",
               r"(?:y(?=\s)|pero|entonces|pues|vale|bueno|o sea)|(?:sí|claro|bien|mira|a ver|gracias|muchas gracias|exacto)(?=\s*[,.!;–—])",
               "joins to what was said before", "Pues entonces abrimos a las nueve", "Abrimos a las nueve"),
    JointRule("es tail", ("es",), "end", r",\s*(?:y|pero|o|entonces|no es cierto|verdad|sabes|vale)|\s(?:y|pero)",
               "left hanging", "La valla se cayó, entonces...", "La valla se cayó"),
    JointRule("pt opener", ("pt",), "start",
               r"(?:e(?=\s)|mas|então|aí|tá)|(?:bom|bem|sim|olha|claro|certo|obrigad[oa]|pois|ok)(?=\s*[,.!;–—])",
               "joins to what was said before", "Então, abrimos às nove", "Abrimos às nove"),
    JointRule("pt tail", ("pt",), "end", r",\s*(?:e|mas|ou|então|né|sabe|tá|certo)|\s(?:e|mas)",
               "left hanging", "A cerca caiu, né?", "A cerca caiu"),
    JointRule("fr opener", ("fr",), "start",
               r"(?:et|mais|donc|alors|ben|bah|du coup|ok)|(?:bon|oui|voilà|enfin|écoutez|merci|d'accord|d’accord)(?=\s*[,.!;–—])",
               "joins to what was said before", "Donc on ouvre à neuf heures", "On ouvre à neuf heures"),
    JointRule("fr tail", ("fr",), "end", r",\s*(?:et|mais|ou|donc|voilà|quoi)|\s(?:et|mais|donc)",
               "left hanging", "La clôture est tombée, donc...", "La clôture est tombée"),
    JointRule("de opener", ("de",), "start",
               r"(?:und|aber|also|okay|ok|tja|na ja|naja)|(?:ja|genau|gut|nun|so|danke|vielen dank|klar|richtig)(?=\s*[,.!;–—])",
               "joins to what was said before", "Also wir öffnen um neun", "Wir öffnen um neun"),
    JointRule("de tail", ("de",), "end", r",\s*(?:und|aber|oder|also|ne|gell|genau)|\s(?:und|aber)",
               "left hanging", "Der Zaun ist umgefallen, ne?", "Der Zaun ist umgefallen"),
    JointRule("it opener", ("it",), "start",
               r"(?:e(?=\s)|ma|allora|quindi|dunque|beh|cioè|insomma|ecco)|(?:sì|bene|certo|grazie|va bene|esatto|guarda)(?=\s*[,.!;–—])",
               "joins to what was said before", "Allora, apriamo alle nove", "Apriamo alle nove"),
    JointRule("it tail", ("it",), "end", r",\s*(?:e|ma|o|quindi|insomma|capito|giusto)|\s(?:e|ma)",
               "left hanging", "La recinzione è caduta, quindi...", "La recinzione è caduta"),
)  # fmt: skip

_REPEATABLE = {
    "en": "a an the i we you he she it they this these those there is are was were be to of in on at for with from by as if and"
    " or but so what when where how who which because can could would should will may our my your their its just",
    "es": "el la los las un una de en que y o a con por para es se lo le yo porque como cuando si al del",
    "pt": "o a os as um uma de em que e ou com por para é se eu porque como quando na no do da",
    "fr": "le la les un une de des du en que et ou à avec pour par est je on il elle ce parce comme quand si dans",
    "de": "ein eine einen von in im mit für auf zu zum und oder aber ich wir er es ist sind war wenn weil wie was",
    "it": "il lo la i gli le un una di in che e o a con per è si io perché come quando se al del della",
}

REPEATABLE_WORDS = {language: frozenset(words.split()) for language, words in _REPEATABLE.items()}
"""Function words that stand twice in a row only by a stutter. Words with an honest double ("that that",
"had had", "nous nous", "die die") and all negations are left out."""

NEGATION = (
    r"\b(?:not|no|never|none|nobody|nothing|neither|nor|cannot|without|against|nunca|jamás|sin|tampoco|ningun[oa]?|não|nem|sem"
    r"|nenhuma?|ne|pas|jamais|sans|aucune?|nicht|kein\w{0,2}|nie|niemals|ohne|gegen|non|mai|senza|nessun[oa]?|contra|contre|contro)\b"
    r"|n['’ ]t\b"
)
"""Words that turn a statement round, in all languages at once: taking one for another costs nothing."""

HEDGE = (
    r"\b(?:maybe|perhaps|probably|possibly|hopefully|think|guess|believe|suppose|creo|supongo|acho|penso|glaube?|denke|meine|crois|pense|credo|if|unless|except|only|quizás?|tal vez|acaso|si|salvo|solo|talvez|se|exceto|peut-être|sauf"
    r"|seulement|vielleicht|wenn|falls|außer|nur|wohl|forse|tranne|solo)\b"
)
"""Words that bound a statement; a short sentence that holds one belongs to its neighbour."""

NUMBER_WORDS = (
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?"
    r"|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|veinte|cien|mil|dois|duas|três|quatro|sete|oito|nove|dez|onze|doze|vinte|cem"
    r"|deux|trois|quatre|cinq|sept|huit|neuf|dix|douze|vingt|cent|mille|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|zwanzig|hundert|tausend"
    r"|due|tre|quattro|cinque|sei|sette|otto|dieci|undici|dodici|venti|cento)\b"
)
"""Numbers in words: a short sentence that holds one answers something."""
