"""What people say when they promise, ask for or decide something, as data: rows by language.

Speech is full of words that mean a decision in written minutes ("we decided long ago", "please go on"), so
it has rows of its own, made for the sentence in which it happens.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from minutekit.points.dues import MONTHS
from minutekit.schema import PointKind

Owner = Literal["speaker", "named", "nobody"]


class SpokenCue(NamedTuple):
    """Words by which somebody acts while speaking. ``pattern`` is searched, case ignored; ``example`` is its test.

    ``owner``: who is to do an action: who speaks, the group ``owner``, or nobody named. ``dated``: it
    counts only where the sentence says by when.
    """

    kind: PointKind
    language: str
    pattern: str
    reason: str
    example: str
    owner: Owner = "speaker"
    dated: bool = False


_ADVERB_EN = r"(?: (?:also|just|then|definitely|certainly|gladly|happily|try to|try and|make sure to|be sure to|go ahead and|personally|of course)){0,2}"
_I_EN = rf"\b(?:(?:I|we)(?:['’]ll| will| shall)|I(?:['’]m| am) (?:going to|gonna|happy to|glad to)|I(?:['’]ll| will) be (?:happy|glad) to|I can){_ADVERB_EN} "
_PERSON_EN = r"(?:you|him|her|them|everyone|everybody|people|the \w+|(?-i:[A-Z])\w+)"
_ISSUE_EN = r"(?:\w+ )?(?:issue|bug|ticket|pull request|PR|request|task|thread|doc|document)"
# What nobody does on the spot: it is done after the meeting.
_DEEDS_EN = (
    r"(?:(?:re)?send|e-?mail|forward|circulate|distribute|draft|follow up|look into|find out (?:if|whether|who|what|how|when|where|more)|report back|reach out|"
    r"get in touch|dig (?:out|up)|put together|arrange|organi[sz]e|schedule|contact|liaise|chase|"
    rf"get back to (?!the\b|that\b|this\b|it\b|my\b){_PERSON_EN}|let {_PERSON_EN} know|check with|"
    r"take care of (?:it|that|this|the)|write (?:up|to (?:you|them|him|her|the|all|everyone|(?-i:[A-Z])\w+)|(?:a|the|two|some) (?:\w+ )?(?:notes?|letter|summary|report|draft|proposal|e?mail|paper|pages|minutes))|"
    rf"(?:file|open|create|raise|make) (?:an?|the) {_ISSUE_EN}|set up (?:a|the|another) (?:\w+ )?(?:meeting|call|group|page|list|poll|folder)|"
    r"ask (?:(?:my|our) (?!question|colleague\w* to (?:speak|present|explain|go|take))\w+|the (?:team|office|board|council|school|bank|owner|supplier))|book (?:a|the|us)|order (?:a|the|some|more)|"
    r"(?:pass|hand) (?:it|this|that|them) (?:on|along)|add (?:it|that|this) to the (?:agenda|list|minutes|notes|document|doc|page|plan)|"
    r"take (?:it|that|this|these)(?: \w+)? (?:to the|to my|to our|away|offline|up with|forward|back to|as an action)|share (?:it|that|this|them|the \w+(?: \w+)?) (?:with the|with you|with everyone|after|later|by)|"
    r"circle back|submit|upload|publish)\b"
)
_LATER_EN = r"(?:write|share|post|check|ask|talk to|speak to|add|update|put|work on|make|finish|bring|take|raise|open|create|fix|prepare|review|read|call|ring|phone|do|try|start|collect|buy|get|sort|complete|test|visit|provide|revise|change|replace|finali[sz]e|merge|release|print|clean|repair|translate|paint|pick up|come up with|send)\b"

_STEMS_ES = r"(?:re)?envi|mand|prepar|redact|reenví|contact|organiz|averigu|convoc|reserv|encarg|avis|consult|difund|distribu|recopil|tramit|solicit|escrib|comunic|actualiz|corrig|public|program"
_STEMS_PT = r"(?:re)?envi|mand|prepar|redig|encaminh|contat|contact|organiz|agend|convoc|reserv|encomend|avis|consult|distribu|divulg|solicit|escrev|comunic|atualiz|corrig|public|verific|marc|circul"

ACTIONS: tuple[SpokenCue, ...] = (
    SpokenCue("action", "en", _I_EN + _DEEDS_EN, "promises a deed of after the meeting", "Sure, I'll send the draft round."),
    SpokenCue("action", "en", _I_EN + _LATER_EN, "promises something by a time", "I'll finish the table by Friday.", dated=True),
    SpokenCue("action", "en", r"\bleave (?:it|that|this)(?: one)? (?:with|to) (?:me|us)\b|\b(?:I can|I['’]ll|I will|I['’]m happy to|let me) (?:take|own|handle|pick up) (?:that|this|it)(?: one)?(?: on)?(?=\s*(?:$|[.,!;]| for you| and\b))|\baction(?: item)? (?:on|for) (?:me|us)\b", "takes it on", "Leave it with me."),
    SpokenCue("action", "en", rf"(?P<owner>(?-i:[A-Z])[\w'’-]+(?: (?-i:[A-Z])[\w'’-]+)?)(?:['’]ll| will| is going to| has agreed to|, (?:can you|could you|will you|would you|you['’]ll|you will)? ?please) {_DEEDS_EN}", "names who will do it", "Vera will circulate the plan.", owner="named"),
    SpokenCue("action", "en", r"\bplease (?:do )?(?:(?:re)?send|e-?mail|forward|circulate|submit|register|sign up|fill in|fill out|return|complete|review|reply|respond)\b", "asks for it", "Please send me your figures.", owner="nobody"),
    SpokenCue("action", "es", rf"\b(?:{_STEMS_ES})(?:aré|eré|iré|aremos|eremos|iremos)\b|\bv(?:oy|amos) a (?:{_STEMS_ES})(?:ar|er|ir)(?:te|os|les?|l[oa]s?|(?:se|te|os)l[oa]s?)?\b", "promete enviarlo", "Os enviaré el borrador."),
    SpokenCue("action", "es", r"\b(?:me (?:encargo|ocupo|encargaré|ocuparé|comprometo)|nos (?:encargamos|ocupamos|comprometemos))\b|\b(?:déjamelo|dejádmelo|déjenmelo|dejármelo)\b|\b(?:os|te|les|le|se) (?:(?:lo|la|los|las) )?(?:envío|mando|reenvío|preparo)\b|\b(?:lo|la|los|las) (?:hago|haré|miro|envío|mando|preparo|llevo) yo\b|\byo (?:(?:os|te|les|le|lo|la) ){0,2}(?:envío|mando|preparo|redacto|llamo|aviso)\b", "se encarga", "De eso me encargo yo."),
    SpokenCue("action", "es", r"\b[^\W\d_]{2,}(?:aré|eré|iré)\b|\bvoy a [^\W\d_]{2,}[aei]r", "promete con fecha", "Lo terminaré para el viernes.", dated=True),
    SpokenCue("action", "pt", rf"\b(?:{_STEMS_PT})(?:arei|erei|irei|aremos|eremos|iremos)\b|\b(?:vou|vamos) (?:(?:lhes?|vos|te) )?(?:{_STEMS_PT})(?:ar|er|ir)(?:-\w+)?\b", "promete enviar", "Vou enviar a minuta."),
    SpokenCue("action", "pt", r"\b(?:encarrego-me|fico (?:responsável|encarregad[oa])|fico de \w+r|me encarrego|me comprometo|comprometo-me|trato disso|eu trato|cuido disso|eu cuido)\b|\b(?:deix[ae]m?|pode deixar|podem deixar) (?:isso )?comigo\b|\beu (?:(?:lhes?|vos|te|já) ){0,2}(?:envio|mando|preparo|redijo|ligo|aviso)\b", "encarrega-se", "Pode deixar comigo."),
    SpokenCue("action", "pt", r"\bvou [^\W\d_]{2,}[aei]r\b|\b[^\W\d_]{2,}[aei]rei\b", "promete com prazo", "Vou terminar a lista até sexta.", dated=True),
    SpokenCue("action", "fr", r"\b(?:je|nous|on) (?:(?:vous|te|t['’]|lui|leur|l['’]|le |la |les) ?){0,2}(?:enverra\w{1,2}|enverrons|transmettr\w{2,4}|préparer\w{2,4}|rédiger\w{2,4}|contacter\w{2,4}|organiser\w{2,4}|diffuser\w{2,4}|relancer\w{2,4}|envoie|transmets|rédige|relance)\b|\b(?:je vais|nous allons|on va) (?:(?:vous|te|t['’]|lui|leur|l['’]|le |la |les) ?){0,2}(?:envoyer|transmettre|préparer|rédiger|contacter|organiser|diffuser|relancer|vérifier auprès|demander à|écrire (?:à|au|aux)|prendre contact)\b", "promet de l'envoyer", "Je vous envoie le projet."),
    SpokenCue("action", "fr", r"\bje (?:m['’]en (?:occupe|charge|occuperai|chargerai)|m['’]occupe (?:de|d['’]|du|des)|me charge (?:de|d['’]|du|des))|\bnous nous (?:en )?(?:occupons|chargeons)\b|\bje m['’]engage à\b|\blaisse(?:z)?[ -]moi (?:m['’]en occuper|faire)\b", "s'en charge", "Je m'en occupe."),
    SpokenCue("action", "fr", r"\bje (?:vais [^\W\d_]+(?:er|ir|re)\b|(?:(?:vous|le|la|les|lui|leur) ){0,2}[^\W\d_]{2,}rai\b)", "promet avec un délai", "Je finirai le tableau avant vendredi.", dated=True),
    SpokenCue("action", "de", r"\b(?:ich|wir) (?:\w+ ){0,2}(?:schicken?|senden?|verschicken?|versenden?|kläre?n?|übernehmen?|organisieren?|leiten? .{1,60} weiter|bereiten? .{1,60} vor|fragen? .{1,60} nach|kümmer[en]{1,2} (?:mich|uns)|melden? (?:mich|uns) bei|informieren?|vereinbaren?|reichen? .{1,60} (?:nach|ein)|besorgen?)\b|\b(?:schicke|sende|verschicke|kläre|übernehme|organisiere|informiere|besorge|vereinbare) ich\b|\b(?:schicken|senden|verschicken|klären|übernehmen|organisieren) wir\b", "verspricht es", "Ich schicke euch den Entwurf."),
    SpokenCue("action", "de", r"\b(?:ich|wir) werden? (?:[^\s.;?!]+ ){0,10}(?:schicken|zuschicken|senden|zusenden|verschicken|klären|übernehmen|organisieren|weiterleiten|vorbereiten|nachfragen|kümmern|melden|informieren|nachreichen|einreichen|besorgen|schreiben)\b|\bdas (?:mache|übernehme|erledige) ich\b|\büberlass(?:t|en sie)? das mir\b", "wird es tun", "Ich werde das mit der Schule klären."),
    SpokenCue("action", "de", r"\bich (?:werde|mache|schreibe|prüfe|rufe|baue|kaufe|bringe|stelle|gebe|hole|frage)\b", "verspricht es mit Frist", "Ich mache die Liste bis Freitag fertig.", dated=True),
    SpokenCue("action", "it", r"\b(?:(?:vi|ti|le|gli|lo|la|li|ve l[oaie]|te l[oaie]|glie l[oaie]|io) ){0,2}(?:(?:in)?vier(?:ò|emo)|mander(?:ò|emo)|preparer(?:ò|emo)|contatter(?:ò|emo)|organizzer(?:ò|emo)|scriver(?:ò|emo) (?:a|al|alla|ai|alle)|inoltrer(?:ò|emo)|invio|mando|inoltro|preparo)\b", "promette di mandarlo", "Vi mando la bozza."),
    SpokenCue("action", "it", r"\b(?:me ne occupo|mi occupo io|me ne occuperò|mi incarico|ci penso io|lo faccio io|la faccio io|ce ne occupiamo|mi impegno a)\b|\blasci\w+ fare a me\b", "se ne occupa", "Ci penso io."),
    SpokenCue("action", "it", r"\b[^\W\d_]{3,}(?:erò|irò)\b|\bvado a [^\W\d_]+re\b", "promette con una scadenza", "Finirò la tabella entro venerdì.", dated=True),
)  # fmt: skip

_OPEN_EN = (
    r"^(?:(?:so|okay|ok|right|alright|all right|well|good|great|fine|perfect|yes|yeah|then|and|so then)[,.!;: ]+){1,4}"
)
DECISIONS: tuple[SpokenCue, ...] = (
    SpokenCue("decision", "en", r"\b(?:that['’]s|that is|it['’]s|we['’]re|we are)(?: all| then| now| therefore){0,2} (?:agreed|decided|settled|approved|carried|adopted|resolved)\b(?! (?:by|before|in|with|at))", "says that it is agreed", "So that's agreed, we meet on Mondays.", owner="nobody"),
    SpokenCue("decision", "en", r"\b(?:we|you) (?:do |now )?have (?:a )?(?:unanimous )?consensus\b(?! among)|\bthat(?:['’]s| is) consensus\b|\bI(?:['’]ll| will)? take that as (?:agreed|approved|a yes from)", "states consensus", "I hear no objection, so we have consensus.", owner="nobody"),
    SpokenCue("decision", "en", _OPEN_EN + r"(?:I think |I guess )?(?:let['’]s|we['’]ll|we will) (?:just |all |then )?(?:do (?:that|it (?:that|this) way|so)(?=,? then\b|\s*(?:$|[.!;]))|go (?:with|for)\b(?! (?:the |a |an |our |your )?(?:\w+ )?(?:lunch|break|coffee|presentations?|next|question|first|slide|it\b))|settle (?:on|for)\b|stick (?:with|to)\b|adopt\b)", "settles on it", "Okay, let's do that.", owner="nobody"),
    SpokenCue("decision", "en", r"(?<!that )(?<!what )(?<!because )(?<!since )(?<!if )(?<!which )\bwe(?:['’]ve| have)(?: all| now| just| finally| therefore| jointly| unanimously| also){0,2} (?:agreed (?:to|that|on)|decided (?:to|that|on|not|against|it)|resolved to|voted to|settled on)\b", "has been decided", "We've just decided to keep the stall.", owner="nobody"),
    SpokenCue("decision", "en", r"^(?:(?:so|and|then|okay|ok|right)[,. ]+){1,3}we(?:['’]re all| all| have| jointly)? (?:agree|agreed|decided|resolved|settled) (?:to|that|on|not)\b", "sums up what is decided", "So we decided to keep the stall.", owner="nobody"),
    SpokenCue("decision", "en", _OPEN_EN + r"(?:agreed|decided|approved|adopted)(?:,? then)?[.!]?$|^(?:agreed|decided)[,]? then\b|\b(?:the|our) decision is (?:to|that)\b", "says so in a word", "Agreed then.", owner="nobody"),
    SpokenCue("decision", "es", r"\bqueda(?:n|mos)? (?:pues |entonces |así )?(?:aprobad|acordad|decidid|establecid)\w+|\bquedamos (?:en (?:que|eso)|así)\b|\bse aprueba\b|\b(?:estamos|entonces) (?:todos |todas )?de acuerdo (?:en (?:que|hacer)|entonces)\b|\bhemos (?:acordado|decidido|aprobado)\b|^(?:(?:entonces|bueno|vale|pues|muy bien|bien)[,. ]+){1,3}(?:lo )?(?:hacemos|haremos) así\b|\b(?:acordado|decidido),? entonces\b|\baprobad[oa] por unanimidad\b", "queda acordado", "Entonces queda acordado, nos vemos los lunes.", owner="nobody"),
    SpokenCue("decision", "pt", r"\b(?:fica|ficou|está|estamos) (?:então |assim |todos )?(?:decidid|combinad|aprovad|acordad|definid)\w+|^(?:(?:então|bom|ok|certo|pronto|muito bem)[,. ]+){1,3}(?:fazemos|vamos fazer|fica) assim\b|\b(?:combinado|decidido|aprovado),? então\b|\baprovad[oa] por unanimidade\b", "fica decidido", "Então fica combinado, reunimos às segundas.", owner="nobody"),
    SpokenCue("decision", "fr", r"\bc['’]est (?:donc |alors |bien )?(?:décidé|entendu|adopté|acté|convenu|approuvé|validé|voté)\b|^(?:(?:donc|bon|alors|d['’]accord|très bien|ok|bien)[,. ]+){1,3}(?:on (?:fait|va faire)|faisons) comme (?:ça|cela)\b|\b(?:nous avons|on a) (?:donc |tous )?(?:décidé|convenu)\b|\b(?:adoptée?|approuvée?) à l['’]unanimité\b|\b(?:on est|nous sommes) (?:donc |tous ){0,2}d['’]accord (?:pour|sur)\b", "c'est décidé", "C'est donc décidé, on se voit le lundi.", owner="nobody"),
    SpokenCue("decision", "de", r"\b(?:ist|wäre|sind) (?:das |der antrag |die \w+ |es )?(?:so |damit |hiermit |also )?(?:beschlossen|entschieden|vereinbart|abgemacht|genehmigt|angenommen)\b|\b(?:dann|so) machen wir (?:das|es)(?: so)?\b|\bwir haben (?:[^\s.;?!]+ ){0,8}(?:beschlossen|entschieden|vereinbart)\b|^(?:(?:gut|okay|also|dann|ja)[,. ]+){0,3}abgemacht\b|\beinstimmig (?:angenommen|beschlossen|abgelehnt)\b", "ist beschlossen", "Gut, dann machen wir das so.", owner="nobody"),
    SpokenCue("decision", "it", r"\b(?:è|resta|rimane) (?:quindi |dunque |allora |stato )?(?:decis|approvat|stabilit|deliberat|concordat)[oa]\b|^(?:(?:allora|quindi|bene|ok|va bene|d['’]accordo|dunque)[,. ]+){1,3}facciamo così\b|\babbiamo (?:quindi |dunque |tutti )?(?:deciso|stabilito|concordato|approvato)\b|\bapprovat[oa] all['’]unanimità\b|\bsiamo (?:quindi |tutti ){0,2}d['’]accordo (?:su|di|che|allora)\b", "è deciso", "Allora facciamo così.", owner="nobody"),
)  # fmt: skip

# Asked for the sake of the talk itself.
PHATIC: tuple[SpokenCue, ...] = (
    SpokenCue("statement", "en", r"\b(?:can|could|do) (?:you|everyone|everybody|people|anyone|folks)(?: all| guys)? (?:hear|see) (?:me|us|my|the screen|the slides|this|that|it)\b|\bam I (?:audible|muted|on mute)\b|\b(?:can|could|may) I (?:just |quickly |maybe )?(?:ask|add|say|jump in|come in|interrupt|respond)\b[^?]{0,40}\?\s*$|^(?:(?:so|okay|ok|alright|any|are there any|do we have any|are there|other|more|further|and)[, ]+){1,5}(?:questions?|comments?|thoughts?|objections?)(?: or \w+)?(?: (?:on|about) (?:that|this))?\?", "asks whether one is heard", "Thank you. Can you hear me?", owner="nobody"),
    SpokenCue("statement", "es", r"\b(?:me (?:oís|oyen|escucháis|escuchan|oyes|escuchas)|se me (?:oye|escucha)|(?:veis|ven|se ve) (?:mi|la|bien la) pantalla)\b|\bpuedo (?:preguntar|añadir|decir) (?:una cosa|algo)\b", "pregunta si se oye", "¿Se me oye bien?", owner="nobody"),
    SpokenCue("statement", "pt", r"\b(?:(?:conseguem|estão a|vocês|me) (?:me )?(?:ouvir|ouvem|ouvindo|escutam)(?:-me)?|(?:veem|conseguem ver) (?:a minha|minha|o meu) (?:tela|ecrã))\b|\bposso (?:perguntar|acrescentar|dizer) (?:uma coisa|algo)\b", "pergunta se se ouve", "Conseguem ouvir-me?", owner="nobody"),
    SpokenCue("statement", "fr", r"\b(?:vous m['’]entendez|tu m['’]entends|on m['’]entend|vous voyez (?:mon écran|ma présentation))\b|\b(?:je peux|puis-je) (?:poser une question|ajouter|dire) ?(?:quelque chose|un mot)?\s*\?", "demande si l'on entend", "Vous m'entendez ?", owner="nobody"),
    SpokenCue("statement", "de", r"\b(?:(?:hört|hören|könnt|können) (?:ihr|sie) mich|bin ich zu hören|(?:seht|sehen) (?:ihr|sie) (?:meinen|den) bildschirm)\b|\b(?:darf|kann) ich (?:kurz |noch )*(?:etwas |was )?(?:fragen|ergänzen|sagen)\s*\?", "fragt, ob man gehört wird", "Könnt ihr mich hören?", owner="nobody"),
    SpokenCue("statement", "it", r"\b(?:mi (?:sentite|senti|sentono)|si sente\s*\?|vedete (?:il mio|lo) schermo)\b|\bposso (?:chiedere|aggiungere|dire) (?:una cosa|qualcosa)\b", "chiede se si sente", "Mi sentite?", owner="nobody"),
)  # fmt: skip

_WEEKDAYS = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|lunes|martes|miércoles|jueves|viernes|sábado|domingo|(?:segunda|terça|quarta|quinta|sexta)(?:-feira)?|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica"
DEADLINE = (
    r"\b(?:by|before|until|on|at|in|for|para|hasta|antes del?|até|avant|pour|d['’]ici|bis|am|im|zum|entro|per|il|el|le|à|em|na|no)"
    rf" (?:(?:the|el|la|le|il|den|dem|zum|zur|o|a|end|ende|fin|fim|fine|final|de|do|da|du|of|di|next|following|this) ){{0,4}}(?:(?:\d{{1,2}}(?:st|nd|rd|th|º|\.|er)?|first|second|third) (?:of |de |di )?)?(?:{_WEEKDAYS}|{MONTHS}|day|week|month|year|semana|mes|mês|semaine|mois|woche|monats?|settimana|mese|weekend)\b"
    r"|\b(?:next|following|próxim[ao]|prochaine|nächste[nrs]?|prossima) (?:meeting|call|session|plenary|reunión|reunião|réunion|séance|sitzung|treffen|riunione)\b"
    rf"|\b(?:tomorrow|tonight|this (?:afternoon|evening|week|month)|next (?:week|month|(?:{_WEEKDAYS}))|after (?:the|this) (?:meeting|call|session|plenary)|over the weekend|offline|asynchronously|by then|in the next (?:few |couple of |two )?(?:days|weeks|week)|mañana|la (?:próxima semana|semana que viene)|amanhã|(?:na )?(?:próxima semana|semana que vem)|demain|la semaine prochaine|morgen|nächste woche|domani|la (?:prossima settimana|settimana prossima))\b"
)
"""By when, in words of the spoken language; stricter than what is read as a due date once an action is sure."""

# Done on the spot, unless a time is given; only thought of; told of the past; hung on a condition.
NOT_LATER = r"\b(?:right now|my screen|the screen|(?:in|into|on|to) (?:the )?(?:zoom )?(?:chat|board|whiteboard|smartboard)|here|quickly|briefly|the queue|in a (?:second|moment|minute|sec|bit)|for a (?:second|moment)|later in (?:this|the) (?:talk|presentation|meeting|session)|en el chat|no chat|dans le chat|im chat|nella chat|mi pantalla|mon écran|minha tela|meu ecrã|mio schermo|meinen? bildschirm|ahora mismo|agora mesmo|tout de suite)\b"
HEDGED = r"\b(?:maybe|perhaps|probably|might|instead of|quizás?|tal vez|talvez|peut-être|vielleicht|forse|magari)\b"
PAST = r"\b(?:last (?:time|meeting|week|year|month|plenary)|(?:hours|days|weeks|months|years|while|long time) ago|in (?:19|20)\d\d|previous(?:ly)?|earlier|back (?:then|when)|already|originally|at the time|in the past|(?:would|could|should) have|had|la última vez|el año pasado|ya habíamos|da última vez|no ano passado|la dernière fois|l['’]an(?:née)? dernière|letztes (?:mal|jahr)|damals|l['’]ultima volta|l['’]anno scorso)\b"
UNSURE = r"\b(?:if|unless|until|whether|when|once|before|assuming|in case|suppose|not|don['’]t|didn['’]t|haven['’]t|isn['’]t|do|did|have|si|cuando|no|se|quando|não|lorsque|quand|pas|wenn|falls|ob|nicht|non)(?: [\w'’]+){0,3} ?$"
