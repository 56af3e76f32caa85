"""What a name looks like: capitals, particles, titles, and words that no name holds."""

from __future__ import annotations

import re
from functools import lru_cache

from minutekit.language.patterns import compile_late

_PARTICLES_WORDS = """
de del della dello dei degli di da das do dos du des la le los las el al bin ibn ben van von vom zu zum zur der den
ten ter te y e af av st san mac mc o ’t 't
"""
PARTICLES = frozenset(_PARTICLES_WORDS.split())
_TITLES_WORDS = """
mr mrs ms miss mx dr prof professor cllr cr councillor councilor bro sis atty shri smt barr engr alhaji hajia ald alderman sir dame sen rep hon rev sr sra srta dª don doña dña dn d. dra prof.ª m mme mlle me
herr frau hr fr sig sig.ra dott dott.ssa prof.ssa ing lic arq abg avv geom rag dipl.-ing mag msc
"""
TITLES = frozenset(_TITLES_WORDS.split())

# Words that fill labels and headings in title case and are not parts of names.
_NOT_NAMES_WORDS = """
the this that these those here there each every ok okay thanks please welcome also then new other more most meeting
minutes notes statement testimony hearing examination deposition exhibit agenda item items topic topics action actions decision decisions question questions discussion summary
conclusion conclusions background introduction introductions overview update updates report reports review status
budget schedule timeline deadline project projects committee council board team group working technical advisory
governing assembly members member attendees attendance present absent observers guests participants voting quorum
achieved reached approved draft confidential proposal proposals motion vote resolution resolved opening closing
adjourn adjourned adjournment date venue location secretary details detail additional monday tuesday wednesday
thursday friday saturday sunday january february july september october november december table figure annex
appendix chapter section version document file link links website email mail phone foundation service services
system systems policy policies data information technology management development research public social health
urban space gender economy participation governance collaboration access community communities support process plan
planning security license goal goals objectives purpose result results example examples risk risks issue issues
reminder recommendation recommendations reunión acta puntos punto tema temas acuerdos acuerdo tareas tarea decisión
pregunta preguntas fecha lugar asistentes ausentes presentes invitados conclusión conclusiones resumen nota acción
acciones próxima próximo siguiente nuevo nueva ruegos reunião ata pauta pontos decisão decisões tarefas pergunta
perguntas convidados conclusão resumo ação ações réunion compte procès verbal ordre points décision décisions tâche
tâches présents absents excusés résumé prochaine prochain remarque sitzung besprechung protokoll tagesordnung punkt
punkte thema themen beschluss beschlüsse aufgabe aufgaben frage fragen datum uhrzeit anwesend abwesend gäste
teilnehmer fazit ergebnis zusammenfassung hinweis nächste nächster nächstes neue neuer neues sonstiges riunione
verbale ordine punti decisione decisioni domanda domande presenti assenti invitati conclusione riassunto azione
azioni prossima prossimo grupo partido bancada coalición fraktion agrupación
"""
NOT_NAMES = frozenset(_NOT_NAMES_WORDS.split())

# Words that open a label or sentence; a name may hold them later on.
_NOT_FIRST_WORDS = """
an we they it he she you our their its his her my your all any some no not none yes and or but if when where what
who why how which is are was were be has have do does did can could should would shall must last first second third
many few both for from to in on at by with without about into over under of as per via after before during until
between through against next main call order roll time place room general final note mr el los las un una este esta
se es son hay sí como cuando donde qué quién por para con sin sobre entre desde hasta según orden hora os uma esse
essa isso há sim onde quem com sem até ordem local les des ce cette il elle nous vous est sont pas si où qui pour
avec sans sur dans depuis selon heure lieu die das ein eine wir sie er ich ist sind wird nicht kein keine ja nein
wenn wann wo wer wie für mit ohne über unter auf aus bei nach vor seit bis ort gli uno questo questa è sono ha hanno
dove chi perché senza su tra fra dopo prima data ora luogo
"""
NOT_FIRST = frozenset(_NOT_FIRST_WORDS.split())

# "d'Artagnan", "’t Hooft"; "s'occupe" is no name.
_ELIDED = compile_late(r"[^\W\d_]{0,2}['’](?:t$|[^\W\d_a-zß-öø-ÿ])")
_NAME_WORD = compile_late(r"[^\W\d_]+(?:[.'’‘\-‐][^\W\d_]+)*\.?")
_TOKEN = compile_late(r"[^\s]+")
_INITIALS = compile_late(r"^(?:[^\W\d_]\.?-?){1,3}\.?$")
_MOST_TOKENS = 6
_LONGEST_ACRONYM = 3


def _is_name_token(token: str) -> bool:
    bare = token.strip(".,'’\"‘“”-")
    if not bare or any(sign.isdigit() for sign in bare) or not _NAME_WORD.fullmatch(bare):
        return False
    return not bare[0].islower() or _ELIDED.match(bare) is not None


@lru_cache(maxsize=16_384)
def is_name(text: str, *, single: bool = True) -> bool:
    """Tell whether the text is shaped like a person's name: one to six capitalised words, particles allowed.

    ``single``: a name of one word counts.
    """
    text = text.strip().strip(",;")
    if "," in text or ";" in text:
        return False
    tokens = [token for token in _TOKEN.findall(text) if token.casefold().strip(".") not in TITLES]
    proper = [token for token in tokens if token.casefold() not in PARTICLES or token[0].isupper()]
    if (
        not proper
        or len(tokens) > _MOST_TOKENS
        or not all(_is_name_token(token) for token in proper)
        or _is_phrase(proper)
    ):
        return False
    if tokens[-1].casefold() in PARTICLES and tokens[-1].islower():
        return False
    if len(proper) == 1:
        return single and len(proper[0].strip(".")) > 1
    return any(len(token.strip(".")) > 1 for token in proper)


def _is_phrase(proper: list[str]) -> bool:
    """Tell whether capitalised words are a label, a heading or acronyms rather than a name."""
    words = [token.casefold().strip(".,'’\"") for token in proper if not _INITIALS.match(token)]
    acronyms = len(proper) > 1 and all(
        len(token) <= _LONGEST_ACRONYM and token.isupper() and token.isalpha() for token in proper
    )
    return acronyms or any(map(_is_label_word, words)) or bool(words and words[0] in NOT_FIRST)


def _is_label_word(word: str) -> bool:
    """Tell whether a word fills labels and headings, be it one or several of the kind: "pauta", "pautas"."""
    return word in NOT_NAMES or (word[-1:] == "s" and word[:-1] in NOT_NAMES)


def initials(name: str) -> str:
    """Return the first letters of a name's words, particles left out."""
    words = [
        word for word in re.split(r"[\s-]+", name) if word and (word[0].isupper() or word.casefold() not in PARTICLES)
    ]
    return "".join(word[0].upper() for word in words)
