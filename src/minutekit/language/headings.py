"""Headings that stand in any minutes and name no subject ("Discussion", "Nächste Sitzung", "Asistentes")."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from minutekit.language.forms import form_classes
from minutekit.language.patterns import compile_late

HeadingClass = Literal["subject", "container", "procedure", "ordinal"]

_WORDS = {
    "container": """
        agenda item items note notes minutes topic topics discussion discussions discussed discuss point points
        question questions answer answers q a qa issue issues matter matters arising action actions task tasks
        todo to-do todos do list lists decision decisions resolution resolutions motion motions summary overview
        conclusion conclusions general update updates report reports review status comment comments observation
        observations remark remarks outcome outcomes result results details detail description content contents
        key main highlights follow up follow-up follow-ups followups other others any misc miscellaneous
        business new old unfinished further additional open link links recording attachment attachments appendix
        annex reference references objective objectives goal goals purpose aim background information body
        section part special special-notes previous last past next current proceedings log record records
        meeting meetings session page pages table planned plan plans following steps step round wrap-up name
        names assigned responsible owner deadline due time-table timetable besprechung besprochenes thema themen
        punkt punkte diskussion diskussionen beschluss beschlüsse beschlußfassung beschlussfassung antrag
        anträge aufgabe aufgaben massnahmen maßnahmen offene offen fragen frage antwort antworten folgende
        folgender folgendes verschiedenes sonstiges allgemeines anmerkungen bemerkungen notizen ergebnis
        ergebnisse inhalt inhalte zusammenfassung übersicht überblick ziel ziele bericht berichte stand
        aktuelles informationen info infos mitteilungen weitere weiteres neue alte nächste nächster nächstes
        letzte letzten schritte vorgehen termin termine protokoll protokolle protokolls sitzung sitzungen
        treffen tagesordnung tagesordnungspunkt tagesordnungspunkte top tops anhang anlagen anlage hinweise
        vorgestellt unvorhergesehenes verantwortlich frist tema temas asunto asuntos tratado tratados tratar
        punto puntos día dia orden desarrollo discusión discusiones debate acuerdo acuerdos tomados adoptados
        decisión decisiones tarea tareas compromiso compromisos acción acciones pendientes pendiente pregunta
        preguntas ruegos respuesta respuestas varios otros otras generales resumen conclusión conclusiones
        observación observaciones comentario comentarios objetivo objetivos resultado resultados descripción
        información informaciones informe informes nota notas acta actas reunión reuniones sesión sesiones
        siguiente siguientes próxima próximo próximos próximas pasos anterior anteriores cuerpo detalle detalles
        anexo anexos obtenida enlace enlaces responsable plazo fecha sujet sujets thème thèmes ordre jour abordé
        abordés débat débats échange échanges décision décisions relevé tâche tâches suivi réponse réponses
        divers diverses autres autre affaires résumé synthèse remarque remarques objet objectif objectifs
        résultat résultats informations compte rendu compte-rendu comptes-rendus procès-verbal pv réunion séance
        prochaine prochain prochaines suivant suivante suivants étapes étape précédente dernière annexe annexes
        détail détails bilan liens argomento argomenti temi punti ordine giorno discussione discussioni
        decisione decisioni azione azioni compito compiti attività domanda domande risposte varie eventuali
        altro altri generale generali riassunto riepilogo sintesi conclusione conclusioni osservazione
        osservazioni commenti obiettivo obiettivi risultato risultati descrizione informazione informazioni
        verbale verbali riunione riunioni seduta sedute prossima prossimo prossimi passi precedente seguente
        seguenti sezione allegati allegato dettagli resoconto contenuto svolgimento pauta assunto assuntos
        tópico tópicos ponto pontos ordem discussão discussões decisão decisões deliberação deliberações
        encaminhamento encaminhamentos tarefa tarefas ação ações pendências pergunta perguntas respostas outros
        outras gerais geral resumo síntese conclusão conclusões observação observações comentários descrição
        informação informações ata atas reunião reuniões sessão seguinte seguintes passos desenvolvimento
        detalhes responsável prazo agendapunt agendapunten antwoord onderwerp onderwerpen punt punten bespreking
        discussie discussies besluit besluiten actie acties actiepunt actiepunten actielijst besluitenlijst
        taken vraag vragen antwoorden rondvraag mededeling mededelingen overig overige algemeen ingekomen
        stukken wvttk samenvatting conclusie conclusies opmerking opmerkingen doel doelen resultaat resultaten
        informatie notitie notities notulen verslag vergadering vergaderingen overleg volgende volgend vorige
        bijlage bijlagen verder tafel terugblik temes punts acord acords decisió tasca tasques precs preguntes
        altres varis resum observacions objectiu objectius resultats informació informacions actes reunió sessió
        propera desenvolupament debat dagsorden punkter beslutning beslutninger handling handlinger opgaver
        opgave spørgsmål eventuelt øvrige andet resumé konklusion bemærkninger formål resultater referat
        referater møde mødet næste sidste orientering gennemgang
    """,
    "procedure": """
        attendance attendees attending attended participants participant present absent absence absentees apologies
        regrets excused guests members membership quorum roll call order welcome introduction introductions opening
        opens open closing close closed closure adjourn adjourned adjournment approval approve approved approving
        adoption adopt confirmation correction corrections date time place location venue chair chairperson secretary
        scribe minute-taker facilitator logistics housekeeping administrivia ended started start end begin
        preliminaries amendments signature signatures signed distribution begrüßung begrüssung eröffnung einleitung
        teilnehmer teilnehmende teilnehmerinnen teilnehmerliste anwesende anwesend anwesenheit anwesenheitsliste
        abwesend abwesende entschuldigt entschuldigte gäste beschlussfähigkeit feststellung genehmigung verabschiedung
        ende schluss schließung beginn ort datum zeit uhrzeit formalia formalien regularien versammlungsleiter
        versammlungsleitung sitzungsleitung protokollführer protokollführung schriftführer leitung moderation
        ordnungsgemäßen einladung unterschrift unterschriften verteiler asistentes asistencia asistente presentes
        presente ausentes ausencias excusados participantes invitados quórum bienvenida introducción apertura inicio
        cierre fin finalización clausura levantamiento aprobación lectura fecha hora lugar convocatoria firmas firma
        presentación présents présent présentes absents excusés excusé pouvoirs invités accueil bienvenue ouverture
        clôture fermeture levée début approbation validation heure lieu secrétaire président diffusion presenti
        assenti assente giustificati partecipanti invitati benvenuto introduzione chiusura fine inizio approvazione
        data ora luogo segretario presidente firme ausente convidados boas-vindas introdução abertura encerramento fim
        início aprovação leitura local secretário assinatura assinaturas aanwezig aanwezigen afwezig afwezigen
        deelnemers genodigden afmeldingen bericht verhindering welkom sluiting afsluiting einde vaststelling
        vaststellen goedkeuring tijd plaats locatie voorzitter notulist assistents assistència benvinguda introducció
        obertura inici cloenda tancament fi aprovació lloc deltagere tilstede fraværende afbud velkomst indledning
        åbning afslutning godkendelse dato tid sted dirigent referent valg
    """,
    "small": """
        about over regarding re sobre acerca concernant über betreffend riguardo omtrent om the of and for to from in
        on at by with or is was were be our we this that s as der die das des dem den und von zur zum für mit im am an
        el la los las de del y e o al a en por para con le les du et l d au aux pour par il lo gli i di della dei
        delle dello alla os do da dos no na um uma het een van voor op els dels per til af og med fra
    """,
}
_CONTAINER_WORDS, _PROCEDURE_WORDS, _SMALL = (frozenset(words.split()) for words in _WORDS.values())
_ANY_MINUTES = _CONTAINER_WORDS | _PROCEDURE_WORDS
_ABOUT = frozenset(
    [
        "about",
        "regarding",
        "re",
        "on",
        "sobre",
        "acerca",
        "concernant",
        "sur",
        "über",
        "zu",
        "zum",
        "zur",
        "betreffend",
        "su",
        "riguardo",
        "over",
        "omtrent",
    ]
)
_SAID = frozenset(
    ["report", "reports", "update", "updates", "status", "discussion", "review", "issues", "matters", "notes"]
)
_GENITIVES = ("'s", "’s", "s'", "s’")


_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ORDINAL = compile_late(
    r"^\W*(?:\d{1,2}(?:\s?[ºª°.o]|st|nd|rd|th|er|re|e|ème|eme)?|[ivx]{1,5}|{first_ones})?\W*{agenda_item}\W*"
    r"(?:n[º°o.]*\s*)?(?:\d{1,2}|[ivx]{1,5})?\W*$",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def classify_heading(text: str) -> HeadingClass:
    """Tell what a heading names: a subject, a part of any minutes, the meeting's own course, or an item's number.

    It is a "container" if all its words are of such a part ("Action items", "Ruegos y preguntas"), a "procedure" if
    one of them is of the meeting's course ("Approval of the minutes", "Nächster Termin und Ende").
    """
    if _ORDINAL.match(text) and any(map(str.isalnum, text)):
        return "ordinal"
    words = [w for w in _WORD.findall(text.lower()) if w not in _SMALL and len(w) > 1]
    if not words:
        return "container"
    if not all(w in _CONTAINER_WORDS or w in _PROCEDURE_WORDS for w in words):
        return "subject"
    return "procedure" if any(w in _PROCEDURE_WORDS for w in words) else "container"


def is_generic_heading(text: str) -> bool:
    """Return whether a heading could stand in any minutes and so names no subject."""
    return classify_heading(text) != "subject"


def _needs_noun(word: str, language: str | None) -> bool:
    """Return whether a word hangs on the one behind it ("the treasurer's report", "financial report")."""
    return word.endswith(_GENITIVES) or form_classes(word.lower(), language)[:1] == ("adj",)


def trim_heading(text: str, language: str | None = None) -> str:
    """Leave out what a heading has of any minutes at its ends, and the words that only lead to its subject.

    "On the budget issues" is about the budget, so is "Report on the budget"; of "Treasurer's report" nothing may go.
    """
    words = text.split()
    bare = [word.lower().strip(",:") for word in words]
    about = next((i for i, word in enumerate(bare) if word in _ABOUT), 0)
    if 0 < about < len(words) - 1 and all(w in _ANY_MINUTES or w in _SMALL for w in bare[:about]):
        words = words[about:]
    while len(words) > 1 and words[0].lower() in _SMALL:
        words.pop(0)
    # What is left must still say something: "Code lists" are no "code", but the roof's report is of the roof.
    while len(words) > 1 and words[-1].lower().strip(":") in _ANY_MINUTES and not _needs_noun(words[-2], language):
        if len(words) == 2 and words[-1].lower().strip(":") not in _SAID:
            break
        words.pop()
    while len(words) > 1 and words[-1].lower() in _SMALL:
        words.pop()
    return " ".join(words)
