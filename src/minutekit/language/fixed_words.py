"""The fixed words of results, in six languages, as data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wording:
    """Fixed words in one language. Fields with ``{}`` take one value; ``date`` takes {day}, {month}, {year}.

    ``first``: how the first of a month is written; ``month_names``: the twelve names as they stand inside a date.
    """

    language: str
    digest: str
    themes: str
    meeting: str
    decisions: str
    actions: str
    still_open: str
    questions: str
    unthemed: str
    sources: str
    source: str
    meetings: str
    points: str
    present: str
    absent: str
    agenda: str
    place: str
    terms: str
    conjunction: str
    reworded: str
    participants: str
    by_when: str
    what: str
    who: str
    rest: str
    shown: str
    key_points: str
    nothing: str
    new: str
    returned: str
    prior_digest: str
    left_out: str
    decision: str
    action: str
    question: str
    chat: str
    page: str
    raised_by: str
    owner: str
    due: str
    moved_by: str
    seconded_by: str
    carried: str
    defeated: str
    tabled: str
    withdrawn: str
    votes_for: str
    votes_against: str
    abstentions: str
    date: str
    first: str
    month_names: str

    @property
    def months(self) -> tuple[str, ...]:
        """The names of the months one by one."""
        return tuple(self.month_names.split())


WORDINGS = (
    Wording(
        language="en",
        digest="Meeting digest",
        themes="Themes",
        meeting="Meeting",
        decisions="Decisions",
        actions="Actions",
        still_open="Actions still open",
        questions="Open questions",
        unthemed="Not under a theme",
        sources="Sources",
        source="Source",
        meetings="Meetings",
        points="Points",
        present="Present",
        absent="Absent",
        agenda="Agenda",
        place="Place",
        terms="Terms",
        conjunction="and",
        reworded="reworded by a model",
        participants="{} participants",
        by_when="Due",
        what="Action",
        who="Owner",
        rest="Points not shown",
        shown="{} of {} points are shown; the rest stands in the minutes.",
        key_points="Key points raised",
        nothing="No points were found.",
        new="new on {}",
        returned="taken up again on {}",
        decision="decision",
        action="action",
        question="question",
        chat="chat",
        page="p. {}",
        raised_by="raised by {}",
        owner="owner: {}",
        due="due: {}",
        date="{day} {month} {year}",
        first="1",
        moved_by="moved by {}",
        seconded_by="seconded by {}",
        carried="carried",
        defeated="defeated",
        tabled="tabled",
        withdrawn="withdrawn",
        votes_for="for: {}",
        votes_against="against: {}",
        abstentions="abstentions: {}",
        prior_digest="Digest found in the document",
        left_out="Left out or in doubt",
        month_names="January February March April May June July August September October November December",
    ),
    Wording(
        language="es",
        digest="Resumen de la reunión",
        themes="Temas",
        meeting="Reunión",
        decisions="Decisiones",
        actions="Tareas",
        still_open="Tareas aún abiertas",
        questions="Preguntas abiertas",
        unthemed="Sin tema",
        sources="Fuentes",
        source="Fuente",
        meetings="Reuniones",
        points="Puntos",
        present="Asistentes",
        absent="Ausentes",
        agenda="Orden del día",
        place="Lugar",
        terms="Términos",
        conjunction="y",
        reworded="redactado por un modelo",
        participants="{} participantes",
        by_when="Plazo",
        what="Tarea",
        who="Responsable",
        rest="Puntos no mostrados",
        shown="Se muestran {} de {} puntos; el resto está en el acta.",
        key_points="Puntos planteados",
        nothing="No se encontraron puntos.",
        new="nuevo el {}",
        returned="retomado el {}",
        decision="decisión",
        action="tarea",
        question="pregunta",
        chat="chat",
        page="pág. {}",
        raised_by="planteado por {}",
        owner="responsable: {}",
        due="plazo: {}",
        date="{day} de {month} de {year}",
        first="1",
        moved_by="propuesto por {}",
        seconded_by="secundado por {}",
        carried="aprobado",
        defeated="rechazado",
        tabled="aplazado",
        withdrawn="retirado",
        votes_for="a favor: {}",
        votes_against="en contra: {}",
        abstentions="abstenciones: {}",
        prior_digest="Resumen hallado en el documento",
        left_out="Omitido o dudoso",
        month_names="enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    ),
    Wording(
        language="pt",
        digest="Resumo da reunião",
        themes="Temas",
        meeting="Reunião",
        decisions="Decisões",
        actions="Tarefas",
        still_open="Tarefas ainda em aberto",
        questions="Questões em aberto",
        unthemed="Sem tema",
        sources="Fontes",
        source="Fonte",
        meetings="Reuniões",
        points="Pontos",
        present="Presentes",
        absent="Ausentes",
        agenda="Ordem de trabalhos",
        place="Local",
        terms="Termos",
        conjunction="e",
        reworded="redigido por um modelo",
        participants="{} participantes",
        by_when="Prazo",
        what="Tarefa",
        who="Responsável",
        rest="Pontos não mostrados",
        shown="Mostram-se {} de {} pontos; os restantes estão na ata.",
        key_points="Pontos levantados",
        nothing="Não foram encontrados pontos.",
        new="novo em {}",
        returned="retomado em {}",
        decision="decisão",
        action="tarefa",
        question="pergunta",
        chat="chat",
        page="pág. {}",
        raised_by="levantado por {}",
        owner="responsável: {}",
        due="prazo: {}",
        date="{day} de {month} de {year}",
        first="1",
        moved_by="proposto por {}",
        seconded_by="secundado por {}",
        carried="aprovado",
        defeated="rejeitado",
        tabled="adiado",
        withdrawn="retirado",
        votes_for="a favor: {}",
        votes_against="contra: {}",
        abstentions="abstenções: {}",
        prior_digest="Resumo encontrado no documento",
        left_out="Omitido ou duvidoso",
        month_names="janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    ),
    Wording(
        language="fr",
        digest="Synthèse de la réunion",
        themes="Thèmes",
        meeting="Réunion",
        decisions="Décisions",
        actions="Actions",
        still_open="Actions toujours ouvertes",
        questions="Questions en suspens",
        unthemed="Hors thème",
        sources="Sources",
        source="Source",
        meetings="Réunions",
        points="Points",
        present="Présents",
        absent="Absents",
        agenda="Ordre du jour",
        place="Lieu",
        terms="Termes",
        conjunction="et",
        reworded="reformulé par un modèle",
        participants="{} participants",
        by_when="Échéance",
        what="Action",
        who="Responsable",
        rest="Points non repris",
        shown="{} points sur {} sont repris ; les autres figurent dans le compte rendu.",
        key_points="Points soulevés",
        nothing="Aucun point trouvé.",
        new="nouveau le {}",
        returned="repris le {}",
        decision="décision",
        action="action",
        question="question",
        chat="chat",
        page="p. {}",
        raised_by="soulevé par {}",
        owner="responsable : {}",
        due="échéance : {}",
        date="{day} {month} {year}",
        first="1er",
        moved_by="proposé par {}",
        seconded_by="appuyé par {}",
        carried="adopté",
        defeated="rejeté",
        tabled="reporté",
        withdrawn="retiré",
        votes_for="pour : {}",
        votes_against="contre : {}",
        abstentions="abstentions : {}",
        prior_digest="Synthèse trouvée dans le document",
        left_out="Écarté ou incertain",
        month_names="janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    ),
    Wording(
        language="de",
        digest="Zusammenfassung der Sitzung",
        themes="Themen",
        meeting="Sitzung",
        decisions="Beschlüsse",
        actions="Aufgaben",
        still_open="Noch offene Aufgaben",
        questions="Offene Fragen",
        unthemed="Ohne Thema",
        sources="Quellen",
        source="Quelle",
        meetings="Sitzungen",
        points="Punkte",
        present="Anwesend",
        absent="Abwesend",
        agenda="Tagesordnung",
        place="Ort",
        terms="Begriffe",
        conjunction="und",
        reworded="von einem Modell umformuliert",
        participants="{} Teilnehmende",
        by_when="Frist",
        what="Aufgabe",
        who="Verantwortlich",
        rest="Nicht aufgeführte Punkte",
        shown="{} von {} Punkten sind aufgeführt; die übrigen stehen im Protokoll.",
        key_points="Angesprochene Punkte",
        nothing="Es wurden keine Punkte gefunden.",
        new="neu am {}",
        returned="wieder aufgegriffen am {}",
        decision="Beschluss",
        action="Aufgabe",
        question="Frage",
        chat="Chat",
        page="S. {}",
        raised_by="eingebracht von {}",
        owner="zuständig: {}",
        due="fällig: {}",
        date="{day}. {month} {year}",
        first="1",
        moved_by="Antrag: {}",
        seconded_by="unterstützt von {}",
        carried="angenommen",
        defeated="abgelehnt",
        tabled="vertagt",
        withdrawn="zurückgezogen",
        votes_for="dafür: {}",
        votes_against="dagegen: {}",
        abstentions="Enthaltungen: {}",
        prior_digest="Im Dokument gefundene Zusammenfassung",
        left_out="Weggelassen oder unsicher",
        month_names="Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    ),
    Wording(
        language="it",
        digest="Sintesi della riunione",
        themes="Temi",
        meeting="Riunione",
        decisions="Decisioni",
        actions="Azioni",
        still_open="Azioni ancora aperte",
        questions="Questioni aperte",
        unthemed="Senza tema",
        sources="Fonti",
        source="Fonte",
        meetings="Riunioni",
        points="Punti",
        present="Presenti",
        absent="Assenti",
        agenda="Ordine del giorno",
        place="Luogo",
        terms="Termini",
        conjunction="e",
        reworded="riformulato da un modello",
        participants="{} partecipanti",
        by_when="Scadenza",
        what="Attività",
        who="Responsabile",
        rest="Punti non riportati",
        shown="Sono riportati {} punti su {}; gli altri sono nel verbale.",
        key_points="Punti sollevati",
        nothing="Nessun punto trovato.",
        new="nuovo il {}",
        returned="ripreso il {}",
        decision="decisione",
        action="azione",
        question="domanda",
        chat="chat",
        page="p. {}",
        raised_by="sollevato da {}",
        owner="responsabile: {}",
        due="scadenza: {}",
        date="{day} {month} {year}",
        first="1º",
        moved_by="proposto da {}",
        seconded_by="appoggiato da {}",
        carried="approvato",
        defeated="respinto",
        tabled="rinviato",
        withdrawn="ritirato",
        votes_for="favorevoli: {}",
        votes_against="contrari: {}",
        abstentions="astenuti: {}",
        prior_digest="Sintesi trovata nel documento",
        left_out="Tralasciato o incerto",
        month_names="gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    ),
)
