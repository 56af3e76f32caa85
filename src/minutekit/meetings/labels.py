"""What the labels of minutes say, as data: one row for each kind of label and language."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from minutekit.language.literals import RuleSearch
from minutekit.meetings.lines import label_key

LabelKind = Literal[
    "absent",
    "attendance",
    "invited",
    "officer",
    "agenda",
    "digest",
    "conclusions",
    "minutes",
    "signature",
    "changes",
    "contents",
    "date",
    "time",
    "place",
    "field",
    "remark",
    "question",
]


_FIELDS = frozenset({"date", "time", "place", "field", "officer"})


class LabelRule(NamedTuple):
    """A label's kind in one language: ``pattern`` matches the whole of its key (see label_key).

    ``examples`` are the rule's tests.
    """

    kind: LabelKind
    language: str
    pattern: str
    examples: tuple[str, ...]


RULES: tuple[LabelRule, ...] = (
    # Absent stands before attendance: "not in attendance" holds both.
    LabelRule("absent", "en", r"(?:not (?:there|here|with us)|missing|(?:could|can)(?:n?['’]t|not) (?:make it|come|attend)|away|on leave)", ("not there:", "Couldn't make it")),
    LabelRule("absent", "en", r".*\b(?:not (?:in )?(?:attend\w*|present)|non-attend\w*|absent(?:ees)?|absences?|(?:sent |with )?apolog(?:y|ies)|regrets|excused)\b.{0,40}", ("Not in attendance:", "Apologies", "Members absent")),
    LabelRule("absent", "es", r".*\b(?:ausentes?|ausencias|excusad[oa]s?|excusan|excusaron|excusa(?: su asistencia)?|disculpas|inasistentes|inasistencias|no asistentes|no asisten?)\b.{0,30}", ("Ausentes", "Excusados:")),
    LabelRule("absent", "pt", r".*\b(?:ausentes?|ausências|faltas|justificaram a ausência|justificada|não compareceram)\b.{0,30}", ("Ausentes:", "Ausências justificadas")),
    LabelRule("absent", "fr", r".*\b(?:absente?s?|excusée?s?|absences)\b.{0,30}", ("Absents", "Étaient excusés :")),
    LabelRule("absent", "de", r".*\b(?:abwesend\w*|(?:un)?entschuldigt\w*|fehlend\w*|nicht anwesend\w*|abwesenheiten)\b.{0,30}", ("Entschuldigt:", "Unentschuldigt", "Abwesend")),
    LabelRule("absent", "it", r".*\b(?:assenti|assente|assenze|giustificati)\b.{0,30}", ("Assenti:", "Assenti giustificati")),
    LabelRule("invited", "", r"(?:invitees|invited|convocad[oa]s|convocati|convoqués|eingeladen|einladung an|distribution|verteiler|cc|copie à)", ("Convocados", "Verteiler:")),
    LabelRule("attendance", "en", r"(?:(?:list of|record of|the|all|voting|board|committee|council|community|core|other|also|general|expert|staff|those|persons?|people|in-person|online|remote|virtual|physical(?:ly)?) ){0,4}(?:attendees?|attendance|attending|participants?|participating|participation|present|members?(?: present| attending| attendance)?|in attendance|members? in attendance|observers?(?: present)?|guests?(?: present)?|visitors?|also present|members? of .{3,80}|.{0,40}\broll[- ]call|(?:guests|observers|visitors|members|staff) (?:and|&) (?:guests|observers|visitors|staff|members)|(?:meeting )?(?:attendees?|participants?|members?)(?: (?:list|roll|attendance))?|(?:member|attendee|participant) attendance|(?:\w+ ){1,3}attended|roll[- ]call|panel(?:l?ists)?|speakers|witness(?:es)?(?: (?:present|called|examined))?|directors present|(?:commissioners|trustees|councill?ors|supervisors|officers|delegates)(?: present| in attendance)?|by invitation|also attending)(?: list)?", ("Attendees:", "Voting Members Present", "Guests and Observers:", "Also present", "Members of the Working Group participating in the meeting", "Other attendees")),
    LabelRule("attendance", "en", r"attendance (?:record|register|sheet|roll|key)|appearances(?: of counsel)?|comparecencias|comparecientes|comparecentes|comparutions|comparants|erschienene?|comparizioni|comparsi|who|(?:who was |we were |were )?(?:there|here)|who (?:came|attended)|(?:people )?(?:in the room|on the call|on zoom|online|in person)|with", ("Who:", "there:", "On the call")),
    LabelRule("attendance", "es", r"(?:(?:lista de|listado de|los|otros|personas|miembros|también) ){0,3}(?:asistentes|asistencia|participantes|presentes|asisten|asistieron|miembros(?: presentes| asistentes| del? .{3,60})?|invitad[oa]s|representantes|concejal(?:es|as)|concejalas y concejales|regidor(?:es|as)|(?:[^\W\d_]+ ){1,3}(?:presentes|asistentes))", ("Asistentes", "Lista de asistentes:", "Miembros presentes")),
    LabelRule("attendance", "pt", r"(?:(?:lista de|os|outros|membros|pessoas) ){0,3}(?:presentes|presenças?|participantes|assistência|membros(?: presentes| d[aeo]s? .{3,60})?|convidad[oa]s|compareceram|estiveram presentes|vereador(?:es|as)|(?:[^\W\d_]+ ){1,3}presentes)", ("Presentes:", "Lista de presenças", "Participantes")),
    LabelRule("attendance", "fr", r"(?:(?:liste des?|les|étaient|autres|membres|personnes) ){0,3}(?:présente?s?|participante?s?|participants|membres(?: présents| d(?:u|es|e la|e l['’]) ?.{3,60})?|invitée?s?|assistance|présences?|(?:[^\W\d_]+ ){1,3}présente?s)(?: à la réunion)?", ("Étaient présents :", "Participants", "Membres présents")),
    LabelRule("attendance", "de", r"(?:(?:liste der|weitere|die|ständige|stimmberechtigte) ){0,3}(?:teilnehm(?:er|ende|erinnen|ern)\w*(?:[:*_/]?\s?innen)?(?: und teilnehmer\w*)?|teilnahme|anwesend\w*(?: sind| waren)?|anwesenheit\w*|gäste|mitglieder(?: (?:des|der) .{3,60})?|beisitzer\w*|anwesende (?:[^\W\d_]+ ){0,2}[^\W\d_]+|(?:[^\W\d_]+ ){1,3}anwesende?)(?:liste)?", ("Teilnehmer:", "Anwesend", "Teilnehmende", "Gäste")),
    LabelRule("attendance", "it", r"(?:(?:elenco dei|lista dei|i|altri|membri|sono|risultano|erano) ){0,3}(?:partecipanti|presenti(?: (?:i|le|gli) [^\W\d_]+)?|presenza|presenze|invitati|(?:membri|componenti)(?: presenti| del(?:la|l['’])? ?.{3,60})?|interni|esterni|intervenuti|(?:[^\W\d_]+ ){1,3}presenti)", ("Partecipanti", "Sono presenti:", "Elenco dei presenti")),
    LabelRule("absent", "", r"(?:afwezig(?:en)?|afmeldingen|verhinderd|frånvarande|fraværende|forfall|nieobecni|absents|disculpats|excusats)(?: met kennisgeving)?", ("Afwezig:", "Frånvarande")),
    LabelRule("attendance", "", r"(?:ponentes|panelistas|expositor(?:es|as)|conferencistas|painelistas|panell?ists|(?:les )?panélistes|oradores|intervenants|referent(?:en|innen)|relatori|aanwezig(?:en)?(?: tijdens .{3,40})?|deelnemers|närvarande|deltagare|til ?stede|deltagere|deltakere|obecni|uczestnicy|assistents|přítomni|läsnä)", ("Aanwezig:", "Närvarande", "Obecni")),
    LabelRule("absent", "", r"katılmayanlar|mazeretli(?:ler)?|الغائبون|الغياب|المعتذرون|缺席(?:人员|人員|者)?|请假(?:人员)?|欠席(?:者)?|absenți|lipsesc", ("Absenți:", "欠席者：")),
    LabelRule("attendance", "", r"katılanlar|katılımcılar|hazır bulunanlar|الحضور|الحاضرون|المشاركون|(?:参加|參加|出席|与会|與會|参会)(?:人员|人員|者)?|participanți|prezenți|участники|присутствовали", ("Katılanlar:", "参加人员：", "الحضور:")),
    LabelRule("officer", "", r"başkan|toplantı başkanı|sekreter|yazman|رئيس الجلسة|الرئيس|المقرر|أمين السر|主持(?:人)?|记录(?:人|员)?|記錄(?:人)?|議長|司会|書記|記録(?:者)?|președinte|secretar|voorzitter|notulist|notulen|ordförande|sekreterare|przewodnicząc\w+|protokolant\w*(?: zebrania| posiedzenia)?", ("主持人：", "Voorzitter:")),
    LabelRule("date", "", r"(?:toplantı )?tarihi?|التاريخ|(?:会议)?日期|(?:会议)?时间|時間|日時|開催日(?:時)?|data ședinței", ("Toplantı Tarihi:", "日時：")),
    LabelRule("place", "", r"(?:toplantı )?yeri?|المكان|(?:会议)?地点|地點|(?:開催)?場所|会場|lloc|locul|plaats|plats|miejsce|sted", ("Toplantı Yeri:", "地点：")),
    LabelRule("agenda", "", r"gündem(?: maddeleri)?|جدول الأعمال|(?:会议)?议程|議程|議題|次第|ordinea de zi", ("Gündem:", "议程")),
    LabelRule("remark", "", r"kararlar|karar|alınan kararlar|القرارات|القرار|قرار|决定|決定(?:事項)?|决议|hotărâri|hotărâre|decizi[ei]", ("Karar:", "决定：")),
    LabelRule("agenda", "", r"(?:dagordning|dagsorden|porządek obrad|ordre del dia|agendapunten|esityslista)", ("Dagordning",)),
    LabelRule("officer", "en", r"(?:(?:meeting|acting|interim|committee|board|session) ){0,2}(?:chair(?:man|woman|person|lady)?s?|co-?chairs?|facilitators?|moderators?|(?:hon\.? )?(?:secretary|sec)|(?:(?:town|parish|village|city|district|deputy) )?clerk(?: (?:to|of) the (?:council|board|governors|trustees))?|scribes?|note[- ]?takers?|minutes?[- ]?(?:takers?|by|taken by)|notes? (?:taken )?by|recorders?|(?:recorded|reported|transcribed) by|rapporteurs?|presid(?:ent|ing)|host|called by|organi[sz]ers?|facilitated by|chaired by|convened by|in the chair|notes|minutes)", ("Chair", "Minutes-taker:", "Meeting chair")),
    LabelRule("officer", "es", r"(?:(?:en la )?presidencia|secretaría|dirige|conduce|facilita(?:dor[ae]?s?)?|dirección|(?:vice)?president[ea]|alcalde(?:sa)?(?:[- ]president[ea])?|interventora?|vicesecretar(?:i[oa]|ía)|secretari[oa](?: (?:de actas|accidental|general|interventora?))?|moderador[ae]?s?|modera|coordinador[ae]?s?|preside|redactor[ae]?|relator[ae]?|acta|toma de notas|(?:toma )?notas|convocad[oa] por|reunión convocada por|convoca|organizador[ae]?)", ("Presidenta:", "Reunión convocada por")),
    LabelRule("officer", "pt", r"(?:presid(?:ente|ência|iu|e)|presidenta|secretári[oa]|secretariado|secretariou|direção|facilita(?:dor[ae]?)?|modera(?:ção)?|moderador[ae]?|coordenador[ae]?|relator[ae]?|ata|notas|convocad[oa] por|organizador[ae]?)", ("Secretária:",)),
    LabelRule("officer", "fr", r"(?:président(?:e)?(?: de séance)?|présidence|secrétariat|animation|secrétaire(?: de séance)?|animat(?:eur|rice)|rédact(?:eur|rice)|rapporteu(?:r|se)|modérat(?:eur|rice)|(?:prise de )?notes|compte[- ]rendu|relecture|relu par)", ("Secrétaire de séance :",)),
    LabelRule("officer", "de", r"(?:(?:sitzungs|versammlungs|gesprächs|besprechungs)?leit(?:ung|er|erin)|vorsitz(?:ende|ender|enden)?|schriftführ(?:er|erin|ung)|protokoll(?:ant|antin|führer|führerin|führung)?|protokoll von|moderation|moderator(?:in)?|verfasser(?:in)?|einladende[r]?|eingeladen von)", ("Schriftführer:", "Sitzungsleitung", "Protokollantin")),
    LabelRule("officer", "it", r"(?:president[ea]|presidenza|presiede|verbalizza|segreteria|conduce|facilitat(?:ore|rice)|segretari[oa](?: di riunione| verbalizzante)?|verbalizzante|moderator[ei]|moderatrice|verbale|appunti|responsabile|verificatore|redattor[ei]|coordinator[ei])", ("Segretario di riunione",)),
    LabelRule("agenda", "en", r"(?:(?:the|proposed|draft|meeting|today[’']?s|provisional|final|approved|next|tentative|full) ){0,3}(?:agenda|program(?:me)?|order of business|schedule|run(?:ning)? order)(?: items| topics| overview| for today| will include| includes)?", ("Agenda:", "Meeting agenda", "Agenda items", "Programme")),
    LabelRule("agenda", "en", r"speakers|(?:list of )?presenters|items? for (?:discussion|the agenda)|topics for (?:discussion|today)", ("Speakers", "Topics for discussion")),
    LabelRule("agenda", "es", r"(?:(?:el|propuesta de) )?(?:orden del d[ií]a|agenda|tabla|programa|puntos (?:del día|a tratar|del orden del día)|temas a tratar|temario|ponentes)|.{0,40}\bsiguientes puntos(?: del (?:orden del )?día)?", ("Orden del día", "Puntos a tratar:", "Se tratan los siguientes puntos del día:")),
    LabelRule("agenda", "pt", r"(?:ordem do dia|ordem de trabalhos|pauta(?: da reunião)?|agenda|programa|assuntos a tratar|oradores)", ("Ordem do dia", "Pauta da reunião")),
    LabelRule("agenda", "fr", r"(?:(?:l['’])?ordre du jour|agenda|programme|points à (?:l['’]ordre du jour|traiter)|intervenants)", ("Ordre du jour :",)),
    LabelRule("agenda", "de", r"(?:(?:die|vorläufige|heutige|(?:nicht ?)?öffentlich zu behandelnde) )?(?:tagesordnung(?:spunkte)?(?: (?:der|für die) (?:(?:nicht)?öffentlichen )?(?:[^\W\d_]*sitzung|[^\W\d_]*versammlung))?|traktanden(?:liste)?|agenda|programm|themen(?:liste|übersicht)?|besprechungspunkte|ablauf|referent(?:en|innen|inn?en))", ("Tagesordnung:", "Themen")),
    LabelRule("agenda", "it", r"(?:(?:l['’])?ordine del giorno|agenda|programma|o\.?d\.?g|argomenti all['’]ordine del giorno|punti all['’]ordine del giorno|relatori)", ("Ordine del giorno",)),
    LabelRule("digest", "en", r"(?:(?:summary of(?: the)?|main|the|overview of|speakers?[’']?s? summary of) )*(?:key|main|principal) (?:points|messages|takeaways|take-aways|findings|ideas|outcomes|insights)(?: (?:raised|made|discussed|from .{1,40}|of .{1,40}))?|(?:main |key )?take-?aways|executive summary|highlights(?: of .{1,40})?", ("Key points raised:", "Summary of key points", "Main takeaways", "Executive summary")),
    LabelRule("digest", "es", r"(?:resumen (?:de (?:los )?(?:puntos|mensajes|ideas) (?:clave|principales)|ejecutivo)|(?:los )?(?:puntos|mensajes|ideas) (?:clave|principales)(?: (?:planteados|planteadas|tratados|de la reunión))?|(?:principales )?(?:puntos|ideas) (?:planteados|planteadas))", ("Puntos clave planteados", "Resumen ejecutivo", "Ideas principales")),
    LabelRule("digest", "pt", r"(?:resumo (?:dos? (?:principais )?pontos(?:[- ]chave| principais)?|executivo)|(?:os )?(?:principais )?(?:pontos|mensagens|ideias)(?:[- ]chave| principais| levantad[oa]s)(?: levantad[oa]s)?)", ("Pontos-chave levantados", "Resumo executivo", "Principais pontos levantados")),
    LabelRule("digest", "fr", r"(?:(?:synthèse|résumé) (?:des (?:principaux )?points(?: clés| soulevés)?|exécuti[fv]e?|de la réunion)|(?:les )?(?:principaux )?(?:points|messages|idées)(?: clés| principaux| essentiels| soulevés| forts)(?: soulevés)?)", ("Points clés soulevés", "Synthèse des points clés", "Principaux points soulevés")),
    LabelRule("digest", "de", r"(?:(?:die |zusammenfassung der )?(?:wichtigsten?|zentralen?|wesentlichen?) (?:punkte|aussagen|ergebnisse|erkenntnisse|botschaften)(?: im überblick)?|kernpunkte|kernaussagen|kernbotschaften|das wichtigste in kürze)", ("Wichtigste Punkte", "Kernaussagen", "Zusammenfassung der wichtigsten Punkte")),
    LabelRule("digest", "it", r"(?:(?:sintesi dei|riepilogo dei|i) )?(?:principali )?(?:punti|messaggi)(?: chiave| principali| salienti| emersi| sollevati)(?: emersi| sollevati)?|sintesi (?:esecutiva|finale)", ("Punti chiave emersi", "Sintesi dei punti principali")),
    LabelRule("conclusions", "", r"(?:conclusions?|conclusiones|conclusões|schlussfolgerungen|fazit|conclusioni|zusammenfassung|summary|resumen|resumo|résumé|synthèse|riepilogo)", ("Conclusions", "Fazit:", "Conclusões")),
    LabelRule("minutes", "", r"(?:(?:meeting|detailed|full|discussion) )?(?:minutes|notes|discussions?)|minutes of (?:the )?meeting|topics discussed|discussed topics|acta(?: de (?:la )?reunión)?|desarrollo(?: de la (?:reunión|sesión))?|discusión|ata(?: da reunião)?|desenvolvimento|discussão|compte[- ]rendu|procès-verbal|déroulement|débats|échanges|protokoll|verlauf|diskussion|niederschrift|verbale|discussione|svolgimento", ("Minutes", "Meeting Notes:", "Compte-rendu", "Discussione")),
    LabelRule("signature", "", r"signatures?|signed(?: by)?|(?:respectfully )?submitted(?: by)?|firmas?(?: de los asistentes)?|firmado|firme|assinaturas?|unterschrift(?:en)?|gezeichnet|gez|(?:le|la) (?:secrétaire|président)e? de séance", ("Signatures", "Unterschriften:", "Firmas de los asistentes")),
    LabelRule("changes", "", r"(?:change ?log|(?:document |revision |version )?(?:change )?history|revisions?|document control|control de (?:cambios|versiones)|historial de (?:cambios|versiones|revisiones)|histórico de (?:revisões|alterações|versões)|historique des (?:versions|modifications|révisions)|änderungs(?:historie|verzeichnis|protokoll)|versionshistorie|registro (?:delle )?(?:modifiche|versioni)|diario delle modifiche)", ("Document history", "Registro delle modifiche", "Änderungshistorie")),
    LabelRule("contents", "", r"(?:table of )?contents|índice(?: de contenidos)?|sumário|table des matières|sommaire|inhalt(?:sverzeichnis)?|indice|sommario", ("Table of contents", "Inhaltsverzeichnis", "Índice")),
    LabelRule("date", "", r"(?:(?:meeting|event) )?date(?: and time| of (?:the )?meeting)?|when|held(?: on)?|celebrada(?: el)?|realizada(?: em)?|tenue le|abgehalten am|tenuta il|fecha(?: y hora| de (?:la )?(?:reunión|sesión))?|data(?: e hora| da reunião| e ora| della riunione)?|date(?: et heure| de la (?:réunion|séance))?|(?:besprechungs|sitzungs)?datum(?: und uhrzeit)?|tag der sitzung|lugar y fecha|local e data|lieu et date|ort(?: und|,) datum|luogo e data|place and date|sitzungstermin|termin der (?:sitzung|versammlung)|fecha de celebración|data da (?:sessão|assembleia)|date de (?:la séance|l['’]assemblée)|data della (?:seduta|assemblea)", ("Meeting date", "Fecha de reunión", "Besprechungsdatum:")),
    LabelRule("time", "", r"(?:start |end |meeting |closing |starting )?times?(?: started| ended| and duration)?|(?:meeting )?duration|hor(?:a(?:rio)?|ário)(?: de (?:la )?reunión| de inicio| de fin| de finalización| de cierre| de início| de término| final| inicial)?|duración|duração|heure(?: de (?:début|fin))?|durée(?: de la (?:réunion|séance))?|horaires?|uhrzeit|zeit|beginn|ende|dauer|ora(?:rio)?(?: (?:di )?inizio| (?:di )?fine)?|durata|started|ended|start|end|hora (?:de )?(?:abertura|encerramento|apertura|comienzo|início|inicio|fim|término)|heure d['’]ouverture|(?:heure|fin) de (?:clôture|la séance)|ouverture|clôture|ora (?:di )?(?:apertura|chiusura)|sitzungs(?:beginn|ende)|(?:beginn|ende|schluss) der (?:sitzung|versammlung|besprechung)|início|término|fim|inicio|comienzo|saat|tijd|aanvang|sluiting|begin|einde|godzina|tid", ("Time:", "Hora de inicio", "Ora Fine", "Beginn:")),
    LabelRule("place", "", r"(?:meeting )?(?:place(?: and date| of (?:the )?meeting)?|venue|location|where|room|held (?:at|in))|lugar(?: de (?:la )?reunión| y fecha)?|local e data|lieu et date|ort(?: und|,) datum|luogo e data|sede|local(?: da reunião)?|lieu(?: de la réunion)?|salle|ort|tagungsort|sitzungsort|raum|luogo|aula|locatie|plaats|miejsce|plats|sted", ("Venue:", "Lugar de reunión", "Sitzungsort", "Luogo")),
    LabelRule("field", "", r"(?:meeting|document|version|reference|ref|type of meeting|meeting type|subject|project|quorum(?: achieved| reached| present| met)?|quórum(?: alcanzado)?|beschlussfähigkeit|quorum atteint|numero legale|website|call[- ]in|dial[- ]in|zoom(?: link)?|recording|recording link|link)(?: (?:no|number|id|link|details))?|tipo de reunión|asunto|objeto|proyecto|número|projeto|assunto|objet|projet|(?:besprechungs|sitzungs|protokoll)nummer|betreff|projekt|oggetto|progetto|versione|versión|versão|organiz(?:a|an|ación|ação)|organisation|organisé(?:e)? par|organizzazione|organizzato da|veranstalter(?:in)?|uso|stato|status|destinatari|redazione|approvazione|verifica", ("Besprechungsnummer:", "Tipo de reunión", "Subject:")),
    LabelRule("question", "", r".*\b(?:following questions?|siguientes? preguntas?|seguintes? perguntas?|questions? suivantes?|folgenden? fragen?|seguenti? domand[ae])", ("Round of answers to the following question:", "Réponses aux questions suivantes :")),
    LabelRule("remark", "en", r"(?:note|notes|nb|n\.b|action|actions|action items?|ai|todo|to do|task|tasks|decision|decisions|decided|resolved|resolution|motion|vote|votes|agreed|agreement|outcome|result|results|question|questions|questions from .*|answer|q|a|q&a|comment|comments|discussion|background|context|conclusion|summary|update|updates|status|issue|issues|risk|risks|reminder|fyi|info|information|next steps?|follow[- ]?up|deadline|due|owner|responsible|assigned to|main goal|goals?|objectives?|details?|additional information|purpose|proposal|recommendation|reason|rationale|example|examples|important|warning|links?|see|ref|source|topic|item|report|announcements?|pros?|cons?|chat|people involved|result examples|budget|financing|environment|progress|feedback|concerns?|suggestions?|observations?|introduction|overview|timeline|schedule|scope|options?)", ("Action:", "Note", "Background:", "Next steps")),
    LabelRule("remark", "es", r"(?:nota|acci[oó]n(?:es)?|tareas?|decisi[oó]n(?:es)?|acuerdos?|se acuerda|resoluci[oó]n|moci[oó]n|votaci[oó]n|preguntas?|respuestas?|comentarios?|discusi[oó]n|antecedentes|contexto|conclusi[oó]n(?:es)?|resumen|estado|plazo|responsables?|planes? de acci[oó]n|próximos pasos|objetivos?|propuestas?|recordatorio|ejemplos?|observaciones|temas?|informe|compromisos?)", ("Conclusión:", "Plazo", "Planes de acción:", "Acuerdos")),
    LabelRule("remark", "pt", r"(?:nota|aç(?:ão|ões)|tarefas?|decis(?:ão|ões)|deliberaç(?:ão|ões)|acordos?|resoluç(?:ão|ões)|moç(?:ão|ões)|votaç(?:ão|ões)|perguntas?|respostas?|comentários?|discussão|contexto|conclus(?:ão|ões)|resumo|prazo|responsáve(?:l|is)|próximos passos|objetivos?|propostas?|exemplos?|observaç(?:ão|ões)|encaminhamentos?|informes?)", ("Encaminhamentos:", "Decisão", "Prazo:")),
    LabelRule("remark", "fr", r"(?:note|actions?|tâches?|décisions?|résolutions?|motions?|votes?|questions?|réponses?|commentaires?|discussion|contexte|conclusions?|résumé|délai|échéance|responsables?|prochaines étapes|objectifs?|propositions?|rappel|exemples?|remarques?|informations?|relevé de décisions|suites à donner)", ("Décision :", "Relevé de décisions", "Rappel :")),
    LabelRule("remark", "de", r"(?:hinweis|anmerkung(?:en)?|notiz|aktion(?:en)?|aufgaben?|maßnahmen?|to-?dos?|beschl(?:uss|üsse)|entscheidung(?:en)?|antr(?:ag|äge)|abstimmung(?:en)?|fragen?|antwort(?:en)?|kommentare?|diskussion|hintergrund|kontext|fazit|ergebnis(?:se)?|zusammenfassung|frist|termin|verantwortlich|zuständig|nächste schritte|ziele?|vorschläge?|beispiele?|status|info|akzeptanzkriterien)", ("Beschluss:", "Frist", "Nächste Schritte:")),
    LabelRule("remark", "it", r"(?:nota|azion[ei]|compit[oi]|attività|decision[ei]|deliber[ae]|risoluzion[ei]|mozion[ei]|votazion[ei]|domand[ae]|rispost[ae]|comment[oi]|discussione|contesto|conclusion[ei]|riassunto|scadenz[ae]|responsabil[ei]|prossimi passi|obiettiv[oi]|propost[ae]|promemoria|esempi[o]?|osservazion[ei]|amministratore|analist[ai]|progettist[ai]|programmator[ei])", ("Decisioni:", "Scadenza", "Prossimi passi:")),
    LabelRule("remark", "", r"besluit(?:en)?|acties?|actiepunt(?:en)?|vra(?:ag|gen)|antwoord|toelichting|beslut|åtgärd(?:er)?|fråg(?:a|or)|beslutning(?:er)?|vedtak|tiltak|uchwał[ay]|decyzj[ae]|zadani[ea]|pytani[ea]", ("Besluit:", "Actiepunten", "Åtgärder")),
)  # fmt: skip

_LONGEST_LABEL = 110
# A sentence of more words than this is said, not a label, whatever words it holds.
_MOST_SPACES = 9
_MOST_PARTS = 3


@cache
def _search() -> RuleSearch[LabelRule]:
    return RuleSearch(RULES, re.NOFLAG)


def _kinds_of(key: str) -> list[LabelKind]:
    return [rule.kind for rule, pattern in _search().find_near(key) if pattern.fullmatch(key)]


@lru_cache(maxsize=16_384)
def label_kinds(text: str) -> tuple[LabelKind, ...]:
    """Return the kinds of label the text may be, in the order of the rules; empty if it is none."""
    if len(text) > _LONGEST_LABEL or (text.endswith(".") and text.count(" ") > _MOST_SPACES):
        return ()
    key = label_key(text)
    if not key:
        return ()
    kinds = _kinds_of(key)
    if not kinds and 0 < key.count("/") < _MOST_PARTS:
        # "Date / time", "Ort/Datum": a field of forms by each of its parts.
        parts = [_kinds_of(part.strip()) for part in key.split("/")]
        kinds = [kind for part in parts for kind in part] if all(set(part) & _FIELDS for part in parts) else []
    return tuple(dict.fromkeys(kinds))


def is_label(text: str, *kinds: LabelKind) -> bool:
    """Tell whether the text is a label of one of the kinds (of any kind when none is given)."""
    found = label_kinds(text)
    return bool(found) and (not kinds or any(kind in found for kind in kinds))
