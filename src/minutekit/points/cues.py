"""What shows a point's kind, as data: a pattern, the reason, and an example that is its test."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from minutekit.language.literals import RuleSearch
from minutekit.schema import PointKind


class Cue(NamedTuple):
    """Words that show a kind. ``pattern`` is searched in the point, case ignored; ``example`` holds it."""

    kind: PointKind
    language: str
    pattern: str
    reason: str
    example: str


STATE = r"(?:[(\[][^()\[\]]{0,24}[)\]]\s{0,2}|[^\w\s]{1,2}\s)?"
"""How far a task is, before its label: "(done)", a tick."""

_D, _A, _S, _Q = "decision", "action", "statement", "question"

# The first cue that fits decides, so the surest come first.
CUES: tuple[Cue, ...] = (
    # Labels in front of the point.
    Cue("action", "", r"^#(?:action|todo)\s", "a command to the program that keeps the minutes", "#action Vera to call the bank"),
    Cue("decision", "", r"^#(?:agreed|accept(?:ed)?)\s", "a command to the program that keeps the minutes", "#agreed order a new pump"),
    Cue("action", "", r"^(?:actions?(?: items?| points?)?|ai|to-?do|task|follow[- ]?up|acci[oó]n(?:es)?|tareas?|plan(?:es)? de acción|compromisos?|ação|ações|tarefas?|encaminhamentos?|tâches?|à faire|aufgaben?|aktion(?:en)?|maßnahmen?|azion[ei]|compit[oi]|acties?|actiepunt(?:en)?|åtgärd(?:er)?|tiltak|zadani[ea])\s*(?:\([^)]*\)|\[[^\]]*\])?\s*(?:[:：–—]|-\s)", "labelled as an action", "Action: Petra will book the hall"),
    Cue("action", "", rf"(?-i:^{STATE}(?:ACTION|TO-?DO|AUFGABE|TAREA|TAREFA|TÂCHE|ACCIÓN|AÇÃO|AZIONE)\s+(?!ITEM|POINT|PLAN|LOG|LIST)(?:[A-ZÀ-Þ][\w.'’-]{{0,20}})[^:]{{0,60}}:)", "labelled as somebody's action", "(done) ACTION Ruth with Amir: book the hall"),
    Cue("action", "", r"^(?:to-?do|ai|action|task|aufgabe|tarea|tarefa|acción|ação|azione)\s+(?!plan|items?\b|points?\b|log\b|lists?\b|group\b|team\b|force\b)(?-i:[A-ZÀ-Þ][\w.'’-]{0,20}(?:(?: and | y | e | et | und |, ?|/| )[A-ZÀ-Þ][\w.'’-]{0,20}){0,3})\s*[:–—]", "labelled as somebody's action", "TODO Ruth: book the hall"),
    Cue("decision", "", r"^resolved (?:that|to)\b|^(?:decisions?|decided|resolved|resolution|agreed|agreement|motions? (?:carried|passed)|approved|conclusions?|decisi[oó]n(?:es)?|acuerdos?|se acuerda|resoluci[oó]n|conclusi[oó]n(?:es)?|decis(?:ão|ões)|deliberaç(?:ão|ões)|conclus(?:ão|ões)|décisions?|résolutions?|beschl(?:uss|üsse)|entscheidung(?:en)?|ergebnis|decision[ei]|deliber[ae]|conclusion[ei]|besluit(?:en)?|beslut(?:ning(?:er)?)?|vedtak|uchwał[ay]|decyzj[ae])\s*(?:\([^)]*\)|(?:n(?:[.°ºo]{1,3}|r\.?|úm\.?|um\.?)|#)?\s?(?:[A-Z]{0,4}-)?[IVX\d./-]{1,15})?\s*(?:[:：–—]|-\s|$)", "labelled as a decision", "Beschluss: Der Etat wird angenommen."),
    Cue("decision", "", r"^(?:acuerdo|resoluci[oó]n|deliberaç(?:ão)|délibération|résolution|beschluss|beschluß|deliber[ae]|deliberazione|risoluzione|resolution|uchwała|hotărârea|besluit)\s(?:n(?:[.°ºo]{1,3}|r\.?|úm\.?|um\.?|o\.?)|#)\s?\d[\w./-]{0,15}\s*(?:[:：–—.]|-\s)\s*\S.*[.;]$", "labelled as a decision with its number", "ACUERDO N.º 31-2025: Aprobar el convenio."),
    Cue("question", "", r"^(?:questions?|q|preguntas?|perguntas?|fragen?|domand[ae]|vra(?:ag|gen)|fråg(?:a|or)|spørsmål|pytani[ea])\s*\d*\s*[:：]\s*\S", "labelled as a question", "Frage: Wer zahlt den Bus?"),
    # Proceedings that decide nothing.
    Cue("statement", "en", r"^(?:the )?meeting (?:was |is )?(?:called to order|adjourned|closed|opened|ended|started)|^(?:call|meeting) (?:ended|closed|adjourned)|^clos(?:e|ed|ing) (?:the )?(?:call|meeting)\b|\b(?:moved|calls?|called|motions?) to adjourn|\bnext meeting\b.{0,40}\b(?:will be|is|was|scheduled)", "opens or closes the meeting", "Meeting adjourned at 5 pm."),
    Cue("statement", "", r"\bse (?:abre|cierra|levanta|inicia) la (?:sesión|reunión|asamblea)\b|^(?:se da por (?:finalizada|terminada)|la reunión se da por|a reunião foi encerrada|la séance est (?:levée|ouverte|close)|die sitzung wird (?:eröffnet|geschlossen)|la (?:riunione|seduta) (?:termina|è chiusa|si chiude|si apre))", "opens or closes the meeting", "La séance est levée à 20 heures."),
    # Decisions.
    Cue("decision", "en", r"\b(?:motion|resolution|proposal|amendment|budget|minutes|agenda|request)s?\b[^.?]{0,70}\b(?:pass(?:es|ed)|carri(?:es|ed)|(?:was|were|is|are|been|hereby|unanimously) (?:approved|adopted|accepted|defeated|rejected|tabled)|approved unanimously)\b", "a motion's result", "The motion on parking carried 7-0-1."),
    Cue("decision", "en", r"^(?:the )?(?:agenda|minutes|motion|budget|report)\s+(?:approved|adopted|accepted|passed|carried)\b|\b(?:minutes|agenda) approved\b|^approved\b|^(?:motion|vote|resolution)s? (?:passe[sd]|carrie[sd]|failed)\b", "a motion's result", "Minutes approved."),
    Cue("decision", "en", r"\bmoved by\b.{1,80}\bseconded\b|\bmotion(?:ed)? (?:made )?by\b.{1,60}\bseconded\b|\bmotioned\b.{1,120}\bseconded\b|\bseconded (?:by|the motion)\b.{1,120}\b(?:approved|passed|carried|in favou?r|unanimous\w*|adopted)\b", "moved and seconded", "Moved by Ruth, seconded by Amir, carried."),
    Cue("decision", "en", r"\b(?:it (?:was|is|has been)|was|were|has been|have been)\s+(?:also |then |jointly |unanimously |hereby |formally |collectively |generally )?(?:agreed|decided|ratified|endorsed)\b|\bit (?:was|is) (?:\w+ )?resolved\b", "was agreed", "It was agreed that the fee stays."),
    Cue("decision", "en", r"\b(?:the )?(?:committee|board|council|group|team|assembly|members|panel|commission|trustees|plenary|(?-i:[A-Z]{2,6}))\s+(?:has |have |unanimously |formally |also |then )?(?:approves?d?|agree[sd]?|decide[sd]?|resolve[sd]?|adopt(?:s|ed)|vote[sd]? (?:(?:unanimously|\d+\s?[-–]\s?\d+(?:\s?[-–]\s?\d+)?),? )?(?:to|for|in favou?r)|accept(?:s|ed)|defer(?:s|red)|endorse[sd]?|ratif(?:ies|ied))\b(?! (?:on the importance|with))", "a body decides", "The board decided to hire a cook."),
    Cue("decision", "en", r"[.;] resolved (?:that|to)\b|\bwe (?:have |all |then |jointly )?(?:agreed|decided|resolved|voted)\b|\bagreed (?:to|that|on|by all|as (?:an?|the) (?:accurate|true|correct|fair))\b|\b(?:confirmed|signed|accepted|adopted) as (?:an?|the|being an?) (?:accurate|true|correct|fair)\b|\ball agree(?:d)? (?:that|to|on)\b|\bdecision (?:was )?(?:made|taken|is) to\b|\bdecided (?:to|that|on|against)\b", "was agreed", "We agreed to meet every month."),
    Cue("decision", "en", r"\bunanimous(?:ly)? (?:agree\w*|vote|approv\w*|adopt\w*|in favou?r|decid\w*)|\b(?:by|with) unanimous consent\b|\b(?:agreed|approved|adopted|passed|carried|accepted|elected) unanimously\b|\bvotes? to (?:approve|adopt|accept|reject)\b|\ball (?:\w+ )?(?:\w+ )?(?:were |was )?in favou?r\b|\bvote was held\b.{0,20}\band\b|\bpropose a motion\b|^motion (?:to|for|that)\b", "a vote", "All members were in favour."),
    Cue("decision", "en", r"\b(?:was|were|is|are|been) (?:accepted (?:into|as)|approved|adopted|deferred|postponed|tabled|elected|appointed)\b|\b(?:was|were) (?:lost|defeated|rejected|voted down)\b|^(?:deferr(?:ing|ed)|tabled|postponed|approved)\b", "accepted or put off", "The item was deferred to May."),
    Cue("decision", "es", r"\bse (?:ha|han)\s+(?:\w+mente )?(?:decidido|acordado|aprobado|resuelto|determinado)\b|\bse (?:acuerda|acordó|acuerdan|aprueba|aprobó|aprueban|decide|decidió|resuelve|resolvió)\b|\bqued(?:a|an|ó) (?:sin efecto|(?:aprobad|acordad|decidid|establecid|fijad)\w+)|\bpor unanimidad\b|\b(?:hemos|han|ha) (?:decidido|acordado|aprobado|resuelto|llegado a (?:la conclusión|un acuerdo))\b|\b(?:aprobó|aprobaron|acordó|acordaron|decidió|decidieron)\b", "se acordó", "Se acuerda abrir la biblioteca los sábados."),
    Cue("decision", "pt", r"\b(?:decidi(?:u|ram|mos)|delibero(?:u|aram)|deliberou|aprov(?:ou|aram|amos)|acord(?:ou|aram)|resolve(?:u|ram))(?:-se)?\b|\b(?:foi|foram|ficou|ficaram) (?:\w+mente )?(?:decidid|aprovad|acordad|deliberad|definid|rejeitad|eleit)\w+|\bpor unanimidade\b|\bdecide-se\b|\baprova-se\b|\bfica (?:decidido|aprovad[oa]|acordado)\b", "foi decidido", "Foi aprovado o orçamento da horta."),
    Cue("action", "", r"\b(?:action(?: by| for)?|to-?do|aufgabe|acción|tarea|tâche|azione|ação)\s*[:：]\s*[^\s.][^.:]{0,60}\.?$", "labelled at its end", "The boat shed needs a new lock. Action: PK"),
    Cue("decision", "", r"(?-i:\b(?:RESOLVED|AGREED|RECOMMENDED|APPROVED|ADOPTED|DECIDED)\b)|\bby \d+ votes? to \d+\b|\b\d+ votes? (?:for|in favou?r|to \d+)", "labelled in capitals or counted", "The Council AGREED the lease by 5 votes to 2."),
    Cue("decision", "", r"^(?:décidé|decidido|deciso|vereinbart|beschlossen|acordado|aprobado|aprovado|approvato|adopté|angenommen)\s*[:：]", "labelled by its participle", "Vereinbart: Treffen im Mai."),
    Cue("decision", "fr", r"\b(?:il )?(?:a été|est|ont été|sont|fut) (?:\w+ment )?(?:décidée?s?|convenue?s?|adoptée?s?|approuvée?s?|votée?s?|actée?s?|validée?s?)\b|\bà l['’]unanimité\b|\b(?:le|la|l['’]|les)\s?(?:c\.?a\.?|conseil|comité|commission|assemblée|bureau|groupe|membres|participants)\s+(?:décid\w+|adopt\w+|approuv\w+|valid\w+|vot\w+|a décidé|a adopté|a approuvé|ont décidé)\b|\b(?:rejetée?s?|reportée?s?) (?:à|par|au)\b|\bnous avons (?:décidé|convenu)\b", "il est décidé", "Il a été décidé de fermer la rue le dimanche."),
    Cue("decision", "de", r"\b(?:wird|wurde|wurden|werden|ist|sind)\b[^.?]{0,90}\b(?:beschlossen|angenommen|genehmigt|verabschiedet|vereinbart|entschieden|abgelehnt|vertagt)\b|\b(?:beschließ(?:t|en)|beschloss(?:en)?|genehmigt(?:e|en)?|entscheide(?:t|n)|entschied(?:en)?|stimm(?:t|en|te|ten)\b.{0,40}\bzu|einigt(?:e|en)? sich)\b|\beinstimmig\b|\bantrag\b.{0,40}\bangenommen\b|\bhaben? (?:\w+ ){0,8}(?:beschlossen|entschieden|vereinbart)\b", "wurde beschlossen", "Der Rat beschließt den neuen Fahrplan."),
    Cue("decision", "it", r"\b(?:ha|hanno|abbiamo)\b[^.?]{0,60}\b(?:deciso|approvato|deliberato|stabilito|concordato)\b|\bsi (?:è|sono) (?:decis|approvat|deliberat|stabilit|concordat)\w+|\bsi (?:decide|approva|delibera|stabilisce|concorda)\b|\b(?:è|sono|viene|vengono) (?:stat\w )?(?:approvat|decis|deliberat|adottat|stabilit)\w+|\ball['’]unanimità\b|\b(?:approva|delibera)\b", "si è deciso", "Si decide di spostare il mercato."),
    Cue("decision", "", r"\bs['’]accord(?:e|ent|èrent) (?:sur|pour|à)\b|\b(?:se met(?:tent)?|se sont mis|tombent?) d['’]accord (?:sur|pour)\b|\bvot(?:e|ent|èrent) (?:pour|contre|en faveur)\b|\b(?:acuerdan|acordamos|acuerda el \w+) que\b|\bvot(?:an|aron) a favor\b|\bse pon(?:en|e) de acuerdo (?:en|para)\b|\b(?:votam|votaram) a favor\b|\bconcord(?:am|aram|ou-se) (?:em|que|com)\b|\b(?:einigen|verständig(?:en|ten)) sich (?:auf|darauf)\b|\bstimm(?:en|ten) (?:einstimmig )?(?:dafür|dagegen|für|gegen)\b|\bsi accord(?:a|ano) (?:su|sul|sulla|per)\b|\bvot(?:ano|arono) (?:a favore|contro)\b|\bconcord(?:ano|arono) (?:di|che|su)\b", "people come to terms, told in prose", "Le comité s'accorde sur deux séances."),
    Cue("decision", "", r"\b(?:stämman|styrelsen|mötet|årsmötet|generalforsamlingen) (?:beslut\w+|vedto\w*)|\bbesloten\b|\bs['’]acorda\b|\bs['’]aprova\b|\bs-a (?:hotărât|aprobat|decis)|\bse aprobă\b|kabul edil(?:di|miştir)|karar veril|kararlaştırıl|\bpostanowiono\b|\buchwalono\b|تقرر|قرر المجلس|^(?:决定|決定|决议)", "a body decides, other languages", "Stämman beslutade att höja avgiften."),
    Cue("decision", "", r"^(?:aprovad[oa]s?|aprobad[oa]s?|approvat[oaie]|adoptée?s?|approuvée?s?|angenommen|genehmigt|beschlossen|rechazad[oa]s?|rejeitad[oa]s?|respint[oa]|rejetée?s?|abgelehnt)(?![^\W\d_])", "opens with its participle", "Aprovado o orçamento do encanador."),
    Cue("decision", "", r"\b(?:sont|ont été|a été) (?:ré)?élue?s?\b|\b(?:sono|viene|vengono|risultano?) (?:stat[ie] )?elett[oaie]\b|\b(?:resultan?|quedan?) (?:re)?elect[oa]s?\b|\b(?:wird|werden|wurden?)\b.{0,60}\b(?:wieder)?gewählt\b", "is elected", "Sont élus : Léa Roy et Paul Morin."),
    # Actions.
    Cue("action", "en", r"(?<!no )(?<!any )(?<!further )\baction(?: item)?s? (?:was |were |is )?(?:captured|assigned|placed|taken|recorded|given|noted)\b|\b(?:an |the )?action(?: item)? (?:on|for|to) (?:me\b|the \w+|[A-Z]\w+)|\baction item:? [A-Z]\w+|\bplaced an action\b|\btakes? (?:the|an) action\b|\btook (?:the|an) action\b|\bto take the action\b", "an action is named", "An action was captured on the treasurer."),
    Cue("action", "en", r"\b(?:was|were|is|are|has been|have been) (?:then |also |duly )?(?:tasked|mandated|directed|instructed|delegated) (?:to|with)\b|\b(?:chair\w*|secretary|clerk|treasurer|manager|officer|director|secretariat|staff|management|(?-i:[A-Z][\w'’-]+)) (?:undertook|promised|undertakes|volunteered) to\b|\b(?:staff|clerk|secretary|chair\w*|treasurer|officers?|management) to (?:action|follow up|report back|respond|arrange|circulate|write|contact|investigate|prepare|provide|obtain|check|liaise|chase|organi[sz]e|update|submit|publish)\b", "somebody is charged or undertakes", "The treasurer was tasked to call the supplier."),
    Cue("action", "es", r"\bse (?:le|les) asigna\b|\bse (?:encarga(?:rá|rán|n)?|compromete(?:n|rá|rán)?) (?:del?|al?)\b|\bqued(?:a|an|ará|arán|ó|aron) (?:encargad|responsable)\w*|\bqued(?:a|ó|ará) a cargo del?\b|^(?:encargar|encárguese|encomendar) (?:al?|la)\b|\b(?:es|será|son|serán) (?:el |la |los |las )?(?:encargad|responsable)\w* de\b", "se le asigna", "Se le asigna a Nuria la compra."),
    Cue("action", "pt", r"\b(?:fica|ficam|ficou|ficará|ficarão) (?:responsáve\w+|encarregad\w+|de \w+r\b|a cargo d[aeo]s?\b)|\b(?:se )?encarrega(?:rá)?(?:-se)? de\b|\bcompromete(?:u)?-se a\b|\bserá responsável por\b", "fica responsável", "A Inês fica responsável pela lista."),
    Cue("action", "fr", r"\b(?:se charge(?:ra|nt|ront)?|s['’]occupe(?:ra|nt|ront)?|s['’]engage(?:nt|ra)?) (?:de|à|d['’])|\best (?:chargée?|responsable) d[eu']|\bsont chargée?s d[e']", "se charge de", "Paul se charge de la salle."),
    Cue("action", "de", r"\b(?:übernimmt|übernehmen|kümmer(?:t|n) sich|klärt|bereitet\b.{1,60}\bvor|meldet sich|sendet|prüft)\b(?!.{0,20}\bwurde)|^(?!.*\b(?:ha(?:t|ben|tte|tten)|w(?:ird|urde|urden|erden)|worden|ist|sind|war|waren)\b)[^.;]{0,120}\b(?:erstellt|organisiert|informiert|verschickt)\b|\b(?:verantwortlich|zuständig) (?:ist|sind|:)|\bwird\b.{1,80}\b(?:bis (?:zum|zur|ende|anfang|montag|dienstag|mittwoch|donnerstag|freitag|\d))", "übernimmt", "Jonas übernimmt die Einladung."),
    Cue("action", "it", r"\bsi (?:occup(?:a|erà|eranno|ano)|incaric(?:a|herà)|impegn(?:a|erà|ano)) (?:di|del|dell['’]|della|dei|degli|delle|a)(?![^\W\d_])|\b(?:è|viene|sono) (?:stat\w )?incaricat\w+ di\b|\b(?:è|sarà) responsabile di\b", "si occupa di", "Chiara si occupa degli inviti."),
    Cue("action", "en", r"^(?:please|pls)\b(?! note)|^make sure\b|^(?:need|needs) to (?:follow up|send|ask|contact|schedule|check with)\b", "asks somebody to do it", "Please send the list to Vera."),
    Cue("action", "en", r"^(?:would|could|can|will) you (?:please|kindly|mind)\b|\bcould (?:you|someone|somebody) please\b", "labelled by its request", "Would you mind writing to them?"),
    Cue("action", "en", r"\b(?:team|group|committee|staff|secretariat|office) (?:should|must|shall|needs? to|is to|are to) (?!be\b|have\b|not\b|know|think|understand|keep)\w+", "somebody should do it", "The events team should book the stage."),
    Cue("action", "en", r"\bshould be (?:removed|renamed|fixed|added|updated|changed|replaced|moved|sent|prepared|published|separated|corrected|circulated|contacted)\b|^we (?:need|have) to (?:include|add|remove|fix|update|change|prepare|send|write|finish|create|book)\b", "something is to be done", "The old sign should be removed."),
)  # fmt: skip

# Headings whose items are of one kind, whole keys.
SECTIONS: tuple[Cue, ...] = (
    Cue("action", "", r"(?:open |new |pending |review of |summary of |list of |agreed |further |outstanding |suggested |proposed |recommended |key |ai[- ])?(?:action(?: items?| points?| list| log)?s?|actions(?: items?)? review|to-?dos?|tasks?|next steps|follow[- ]?ups?(?: actions)?|assignments)|(?:.{1,40} )tasks", "a list of actions", "Action items"),
    Cue("action", "", r"(?:tareas?|acciones(?: a seguir)?|compromisos(?: adquiridos)?|próximos pasos(?: sugeridos)?|plan de acción|pendientes|ações|tarefas?|encaminhamentos?|próximas ações|próximos passos(?: sugeridos)?|próximas etapas(?: sugeridas)?|tâches|prochaines étapes(?: suggérées)?|actions à (?:mener|faire|entreprendre)|suites à donner|aufgaben(?:liste|verteilung)?|maßnahmen(?:plan)?|(?:vorgeschlagene )?nächste schritte|offene punkte|azioni(?: da intraprendere)?|compiti|prossimi passi(?: suggeriti)?|attività|actie(?:punten|lijst|s)|åtgärder|tiltak|zadania)", "a list of actions", "Nächste Schritte"),
    Cue("decision", "", r"(?:key |main |summary of |list of )?(?:decisions?(?: (?:made|taken))?|resolutions?)|agreements|motions?|decisi(?:ones|ón)(?: tomadas?)?|acuerdos?(?: (?:adoptados|tomados))?|resoluci(?:ones|ón)|decis(?:ões|ão)(?: tomadas?)?|deliberaç(?:ões|ão)|décisions?(?: prises?)?|relevé de décisions|résolutions?|beschl(?:üsse|uss)|entscheidung(?:en)?|decision[ei](?: pres[ae])?|deliber[ae]|deliberazion[ei]", "a list of decisions", "Acuerdos"),
    Cue("question", "", r"(?:open )?questions?(?: (?:raised|from .{1,40}))?|q ?& ?a|preguntas(?: abiertas)?|perguntas|questions ouvertes|(?:offene )?fragen|domande(?: aperte)?", "a list of questions", "Offene Fragen"),
)  # fmt: skip

# Words that open a question written without its sign.
OPEN_QUESTIONS: tuple[Cue, ...] = (
    Cue("question", "en", r"^(?:how|what|when|where|why|who|which) (?:do|does|did|should|can|could|would|will|is|are|was|were)\b(?!.*(?:[.;]\s|\.\.|…))|^(?:are|is|do|does|did|can|could|should|would|will|have|has) (?:we|you|they|there|it|the|this|that|anyone|any|members)\b(?!.*(?:[.;]\s|\.\.|…))", "opens like a question", "How do we reach the schools"),
    Cue("question", "en", r"^(?:asked|asks|wondered|wonders|enquired|inquired|queried) (?:if|whether|how|what|when|where|why|who|for an? (?:explanation|clarification|update))\b", "reports a question", "Asked whether the bus stops here."),
    Cue("question", "es", r"^(?:[^\W\d_]+ ){0,4}(?:pregunta|preguntó|consulta|consultó) (?:si|cómo|qué|cuándo|dónde|por qué|quién)\b(?!.*[.;]\s)", "cuenta una pregunta", "Preguntó si habrá pausa."),
    Cue("question", "pt", r"^(?:[^\W\d_]+ ){0,4}(?:pergunta|perguntou|questiona|questionou) (?:se|como|o que|quando|onde|por que|quem)\b(?!.*[.;]\s)", "conta uma pergunta", "Perguntou se haverá pausa."),
    Cue("question", "fr", r"^(?:[^\W\d_]+ ){0,4}(?:demande|a demandé|s['’]interroge) (?:si|comment|ce que|quand|où|pourquoi|qui)\b(?!.*[.;]\s)", "rapporte une question", "Demande si la salle est libre."),
    Cue("question", "de", r"^(?:[^\W\d_]+ ){0,4}(?:fragt|fragte|erkundigt sich|möchte wissen),? (?:ob|wie|was|wann|wo|warum|wer|nach)\b(?!.*[.;]\s)", "gibt eine Frage wieder", "Fragt, ob der Saal frei ist."),
    Cue("question", "it", r"^(?:[^\W\d_]+ ){0,4}(?:chiede|ha chiesto|domanda|si chiede) (?:se|come|cosa|quando|dove|perché|chi)\b(?!.*[.;]\s)", "riporta una domanda", "Chiede se la sala è libera."),
)  # fmt: skip


@cache
def search_of(table: str) -> RuleSearch[Cue]:
    """Return the search for a table's cues: "cues", "sections" or "questions"."""
    return RuleSearch({"cues": CUES, "sections": SECTIONS, "questions": OPEN_QUESTIONS}[table])
