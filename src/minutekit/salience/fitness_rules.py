"""What makes a point more or less fit to be reported than another: rows of data, each with its example."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class FitnessRule:
    """``factor``: what fitness is multiplied by where ``pattern`` is found (lower and upper case alike).

    ``languages`` empty: in every language. ``medium``: for notes or for talk alone (measured: "should" and
    "have to" mark no better points in transcripts). ``counterexample`` must not match.
    """

    name: str
    languages: tuple[str, ...]
    factor: float
    pattern: str
    reason: str
    example: str
    counterexample: str
    medium: Literal["written", "spoken"] | None = None


_START = r"^\W*(?:(?:and|but|so|well|yes|yeah|okay|y|pero|e|mas|et|mais|und|aber|ma)\b\W*)*"

FITNESS_RULES: tuple[FitnessRule, ...] = (
    FitnessRule("link", (), 0.15, r"https?://\S|\bwww\.\w", "points elsewhere, says little itself",
                "More on our work: https://example.org/report", "Our website needs a new home page"),
    FitnessRule("illegible", (), 0.5, r"\(\?+\)|\?\?|…\s*\?\s*$", "the note-taker did not catch it",
                "Budget for 2020 is about (?)", "What about the budget?"),
    FitnessRule("en procedure", ("en",), 0.2,
                r"\b(?:can (?:you|everyone|anyone) (?:all )?(?:see|hear)|(?:see|share|sharing) (?:my|the|your) screen|(?:you are|you're|i'm|you 're) (?:still )?(?:on mute|muted)"
                r"|next (?:slide|speaker|in the queue|on the queue|we have|up|item)|back to the slide|thanks? (?:you )?(?:all|everyone|everybody|very much|so much|for (?:the|your|coming|joining))"
                r"|put (?:it|that|the link) in the chat|questions? (?:from \w+ )?in the chat|take a (?:short |quick )?break|see you (?:next|all|in|tomorrow)|good (?:morning|afternoon|evening)"
                r"|anyone else (?:in|on)|(?:we|you) have \w+ minutes|minutes left|(?:over|back) to you|the floor is yours|can i ask a question|microphone|recording (?:is on|has started)|welcome (?:back|everyone|everybody|to (?:the|this|our)))\b",
                "keeps the meeting going", "Next slide, please", "The next stop will be rebuilt"),
    FitnessRule("es procedure", ("es",), 0.2,
                r"\b(?:me (?:escuchan|oyen|ven)|(?:ven|comparto|compartir) (?:mi |la )?pantalla|siguiente (?:diapositiva|lámina|punto del orden)|muchas gracias|gracias a todos|buen[oa]s (?:días|tardes|noches)|tiene la palabra|le doy la palabra|silenciado|hacemos una pausa|bienvenid[oa]s)\b",
                "keeps the meeting going", "¿Me escuchan bien?", "La siguiente obra empieza en mayo"),
    FitnessRule("pt procedure", ("pt",), 0.2,
                r"\b(?:(?:me )?(?:ouvem|estão (?:me )?(?:ouvindo|vendo|a ouvir|a ver))|(?:compartilhar|partilhar) (?:a |o )?(?:tela|ecrã)|próximo slide|muito obrigad[oa]|obrigad[oa] a todos|bo[am] (?:dia|tarde|noite)|tem a palavra|passo a palavra|no mudo|bem-?vindos?)\b",
                "keeps the meeting going", "Vocês estão me ouvindo?", "A próxima obra começa em maio"),
    FitnessRule("fr procedure", ("fr",), 0.2,
                r"\b(?:vous (?:m['’]entendez|me voyez|voyez mon écran)|partage(?:r)? (?:mon|l['’])\s?écran|(?:diapo(?:sitive)?|slide) suivante?|merci (?:à tous|beaucoup|à toutes)|bonjour à|je (?:te|vous|lui) (?:passe|donne) la parole|la parole est à|ton micro|votre micro|une pause|bienvenue)\b",
                "keeps the meeting going", "Vous m'entendez ?", "La réunion suivante porte sur le budget"),
    FitnessRule("de procedure", ("de",), 0.2,
                r"\b(?:(?:hört|hören|seht|sehen) (?:ihr|sie) (?:mich|meinen)|bildschirm (?:teilen|freigeben)|nächste folie|vielen dank|danke (?:an alle|euch|ihnen)|guten (?:morgen|tag|abend)|stummgeschaltet|(?:hat|haben|erteile) (?:\w+ )?das wort|kurze pause|herzlich willkommen)\b",
                "keeps the meeting going", "Hört ihr mich?", "Die nächste Sitzung berät den Haushalt"),
    FitnessRule("it procedure", ("it",), 0.2,
                r"\b(?:mi (?:sentite|vedete)|(?:condivid\w+) (?:lo )?schermo|prossima (?:slide|diapositiva)|grazie (?:a tutti|mille|a tutte)|buon(?:giorno|asera|a sera)|do la parola|ha la parola|microfono|una pausa|benvenut[ie])\b",
                "keeps the meeting going", "Mi sentite?", "La prossima riunione tratta il bilancio"),
    FitnessRule("en housekeeping", ("en",), 0.3,
                r"\b(?:minutes (?:of|from) .{0,60}(?:approved|adopted|accepted|signed)|minutes (?:(?:were|was|are|is|being|be|been|vote\W+minutes)\s+)?(?:approved|adopted|accepted)|(?:approv|adopt|accept)\w* (?:of )?(?:the )?(?:[\w,]+ ){0,5}(?:minutes|agenda)\b"
                r"|meeting (?:was )?(?:adjourned|closed|ended|opened|called to order)|adjourn\w*|next meeting (?:is|will|on)|quorum)\b|\bnext meeting:",
                "keeps the committee going", "The minutes of the last meeting were approved", "The minutes must name who voted"),
    FitnessRule("es housekeeping", ("es",), 0.3,
                r"\b(?:(?:se aprueba|aprobación|lectura) (?:del |el )?acta|acta (?:anterior )?(?:fue |queda |se )?(?:aprobad|aprueb)\w+|se levanta la sesión|(?:fin|cierre) de la (?:sesión|reunión)|próxima (?:reunión|sesión|asamblea))\b",
                "keeps the committee going", "Se aprueba el acta por unanimidad", "Se aprueba el presupuesto"),
    FitnessRule("pt housekeeping", ("pt",), 0.3,
                r"\b(?:ata (?:da reunião )?(?:anterior )?(?:foi )?aprovada|aprova\w+ (?:da |a )?ata|(?:sessão|reunião) (?:foi )?(?:encerrada|aberta)|encerr\w+ (?:da |a )?(?:sessão|reunião)|próxima reunião)\b",
                "keeps the committee going", "A ata anterior foi aprovada", "A ata deve dizer quem votou"),
    FitnessRule("fr housekeeping", ("fr",), 0.3,
                r"\b(?:(?:compte[- ]rendu|procès-verbal|pv)\b.{0,40}(?:approuvé|adopté)|séance (?:est )?(?:levée|ouverte|close)|prochaine? (?:réunion|séance|conseil|rencontre))\b",
                "keeps the committee going", "La séance est levée à 20 h", "Une séance de lecture a lieu le mardi"),
    FitnessRule("de housekeeping", ("de",), 0.3,
                r"\b(?:protokoll\b.{0,60}genehmigt|genehmigung des protokolls|(?:ende|beginn|schluss) der sitzung|nächste sitzung (?:am|ist|findet)|sitzung (?:wird |wurde )?(?:eröffnet|geschlossen)|beschlussfähig\w*)\b",
                "keeps the committee going", "Ende der Sitzung: 11:40 Uhr", "Die Sitzung fand im Freien statt"),
    FitnessRule("it housekeeping", ("it",), 0.3,
                r"\b(?:verbale\b.{0,40}approvat\w+|approvazione del verbale|(?:seduta|riunione) (?:è |viene )?(?:tolta|aperta|chiusa|sciolta)|prossima (?:riunione|seduta) (?:è|il|si))\b",
                "keeps the committee going", "La seduta è tolta alle 20", "La seduta ha avuto molto pubblico"),
    FitnessRule("en reaction", ("en",), 0.3,
                _START + r"(?:i (?:totally |fully |completely )?agree|(?:that|this|it)(?:'s| 's| is| was)? (?:sounds? )?(?:a )?(?:good|great|fine|nice|right|true|cool|interesting|okay|ok|fair|funny|weird|pretty \w+)|sounds? good"
                r"|good (?:point|question|idea)|makes sense|i see|of course|exactly|i (?:don't|do n't|don’t) know|fair enough|no problem|let me see|let's see)\b(?:\W+\w+){0,5}\W*$",
                "answers, says nothing new", "That's a good point", "I agree that the pool should close in winter for repairs"),
    FitnessRule("es reaction", ("es",), 0.3, _START + r"(?:estoy de acuerdo|de acuerdo|buena (?:pregunta|idea)|buen punto|tiene sentido|claro|exacto|no sé)\b(?:\W+\w+){0,3}\W*$",
                "answers, says nothing new", "Estoy de acuerdo", "Claro que la piscina debe cerrar en invierno por obras"),
    FitnessRule("pt reaction", ("pt",), 0.3, _START + r"(?:concordo|estou de acordo|boa (?:pergunta|ideia)|bom ponto|faz sentido|claro|exato|não sei)\b(?:\W+\w+){0,3}\W*$",
                "answers, says nothing new", "Concordo com isso", "Concordo que a piscina deve fechar no inverno"),
    FitnessRule("fr reaction", ("fr",), 0.3, _START + r"(?:je suis d['’]accord|d['’]accord|bonne (?:question|idée|remarque)|tout à fait|exactement|je (?:ne )?sais pas)\b(?:\W+\w+){0,3}\W*$",
                "answers, says nothing new", "Tout à fait", "Je suis d'accord pour fermer la piscine en hiver"),
    FitnessRule("de reaction", ("de",), 0.3, _START + r"(?:das (?:stimmt|sehe ich auch so)|ich stimme zu|gute (?:frage|idee)|guter punkt|macht sinn|genau|weiß ich nicht|einverstanden)\b(?:\W+\w+){0,3}\W*$",
                "answers, says nothing new", "Das stimmt", "Das Hallenbad soll im Winter schließen"),
    FitnessRule("it reaction", ("it",), 0.3, _START + r"(?:(?:sono )?d['’]accordo|buona (?:domanda|idea)|giusto|ha senso|esatto|certo|non (?:lo )?so)\b(?:\W+\w+){0,3}\W*$",
                "answers, says nothing new", "Sono d'accordo", "Sono d'accordo che la piscina chiuda in inverno"),
    FitnessRule("en dependent", ("en",), 0.5, _START + r"(?:if|unless|before|after|because|while|whereas|when|whether|until|although|though|even though|which|as far as|in terms of|so that)\b[^,;:?]*$", "is half a sentence", "If people have strong views on this", "If it rains, the market moves indoors", medium="spoken"),
    FitnessRule("es dependent", ("es",), 0.5, _START + r"(?:si|porque|cuando|aunque|mientras|antes de que|después de que|para que|a menos que)\b[^,;:?]*$", "is half a sentence", "Si la gente tiene dudas sobre esto", "Si llueve, el mercado pasa al patio", medium="spoken"),
    FitnessRule("pt dependent", ("pt",), 0.5, _START + r"(?:se|porque|quando|embora|enquanto|antes que|depois que|para que|a menos que)\b[^,;:?]*$", "is half a sentence", "Se as pessoas têm dúvidas sobre isto", "Se chover, a feira passa ao pátio", medium="spoken"),
    FitnessRule("fr dependent", ("fr",), 0.5, _START + r"(?:si|parce qu[e'’]|quand|bien qu[e'’]|alors qu[e'’]|avant qu[e'’]|pour qu[e'’]|à moins qu[e'’])\b[^,;:?]*$", "is half a sentence", "Si les gens ont des doutes là-dessus", "Si la pluie vient, le marché passe au préau", medium="spoken"),
    FitnessRule("de dependent", ("de",), 0.5, _START + r"(?:wenn|weil|obwohl|bevor|nachdem|während|dass|ob|damit|falls)\b[^,;:?]*$", "is half a sentence", "Wenn die Leute dazu eine Meinung haben", "Wenn es regnet, zieht der Markt um", medium="spoken"),
    FitnessRule("it dependent", ("it",), 0.5, _START + r"(?:se|perché|quando|benché|mentre|prima che|dopo che|affinché|a meno che)\b[^,;:?]*$", "is half a sentence", "Se la gente ha dubbi su questo", "Se piove, il mercato va al coperto", medium="spoken"),
    FitnessRule("en unfinished", ("en",), 0.3,
                r"\b(?:the|a|an|of|to|and|or|but|with|from|for the|i|we|they|he|she|is|are|was|were|will|would|because|which|if|my|our|your|their|than|into|very|just)\s*[,.…?!–—-]*\s*$",
                "breaks off", "I wanted to talk about the", "I wanted to talk about the pool", medium="spoken"),
    FitnessRule("en fragment", ("en",), 0.4,
                r"^(?!.*(?:\b(?:is|are|was|were|be|been|am|have|has|had|do|does|did|will|would|can|could|should|must|may|might|shall|cannot|need|needs|got|get|gets|want|wants"
                r"|let|i|we|they|you|he|she|it|there|who)\b|['’](?:s|re|m|ll|ve|d)\b|n['’]t\b|\w(?:ed|es)\b))",
                "has no verb in sight", "A few of the smaller rooms upstairs", "A few of the rooms were painted", medium="spoken"),
    FitnessRule("en personal", ("en",), 0.75,
                _START + r"i\s?(?:['’]\s?(?:m|ve|ll|d)|am|was|have|had|will|would|do|did|can|could|just|want\w*|wanna|like|guess|mean|know|got|hope|say|said|forgot|remember)\b",
                "is about the speaker", "I was in the mountains last week", "I think the pool should close", medium="spoken"),
    FitnessRule("es unfinished", ("es",), 0.3, r"\b(?:el|la|los|las|un|una|de|del|y|o|pero|con|para|por|que|porque|en|es|son|mi|su)\s*[,.…–—-]*\s*$",
                "breaks off", "Quería hablar de la", "Quería hablar de la piscina", medium="spoken"),
    FitnessRule("pt unfinished", ("pt",), 0.3, r"\b(?:o|a|os|as|um|uma|de|do|da|e|ou|mas|com|para|por|que|porque|em|no|na|é|são|seu|sua)\s*[,.…–—-]*\s*$",
                "breaks off", "Queria falar sobre a", "Queria falar sobre a piscina", medium="spoken"),
    FitnessRule("fr unfinished", ("fr",), 0.3, r"\b(?:le|la|les|un|une|des|de|du|et|ou|mais|avec|pour|par|que|parce|dans|est|sont|mon|son|je|on)\s*[,.…–—-]*\s*$",
                "breaks off", "Je voulais parler de la", "Je voulais parler de la piscine", medium="spoken"),
    FitnessRule("de unfinished", ("de",), 0.3, r"\b(?:der|die|das|den|dem|ein|eine|einen|und|oder|aber|mit|für|von|dass|weil|in|im|ist|sind|ich|wir)\s*[,.…–—-]*\s*$",
                "breaks off", "Ich wollte sprechen über das", "Ich wollte über das Bad sprechen", medium="spoken"),
    FitnessRule("it unfinished", ("it",), 0.3, r"\b(?:il|lo|la|i|gli|le|un|una|di|del|della|e|o|ma|con|per|che|perché|in|è|sono|mio|suo)\s*[,.…–—-]*\s*$",
                "breaks off", "Volevo parlare della", "Volevo parlare della piscina", medium="spoken"),
    FitnessRule("en leaning", ("en",), 0.7,
                _START + r"(?:it|that|this|they|those|these|he|she|which|them)(?!\s+(?:should|must|need|needs|will)\b)\b(?:['’ ]?s\b|\s)",
                "leans on what was said before", "They are too old", "These must be replaced"),
    FitnessRule("es leaning", ("es",), 0.7, _START + r"(?:eso|esto|ellos|ellas|él|ella|lo cual)\b", "leans on what was said before",
                "Eso ya lo vimos", "El puente ya lo vimos"),
    FitnessRule("pt leaning", ("pt",), 0.7, _START + r"(?:isso|isto|eles|elas|ele|ela|aquilo)\b", "leans on what was said before",
                "Isso já vimos", "A ponte já vimos"),
    FitnessRule("fr leaning", ("fr",), 0.7, _START + r"(?:ça|cela|ils|elles|il|elle|c['’]est|c['’]était)\b(?!\s+(?:faut|y a|s['’]agit))", "leans on what was said before",
                "Ça ne marche pas", "Il faut réparer le pont"),
    FitnessRule("de leaning", ("de",), 0.7, _START + r"(?:das|dies|er|sie)\s+(?:ist|war|sind|waren|hat|haben|kann|geht|wird)\b", "leans on what was said before",
                "Das ist zu alt", "Das Dach ist zu alt"),
    FitnessRule("it leaning", ("it",), 0.7, _START + r"(?:questo|quello|ciò|loro|lui|lei)\s+(?:è|era|sono|ha|hanno|non)\b", "leans on what was said before",
                "Questo è vecchio", "Questo ponte è vecchio"),
    FitnessRule("en claim", ("en",), 1.3,
                r"\b(?:needs?(?: to| for)?|must|should|ought to|has to|have to|essential|crucial|vital|important|priorit\w+|ensur\w+|requir\w+|right to|responsib\w+|recommend\w*|propos\w+|call(?:s|ed)? for|demand\w*|key (?:point|issue|element|factor|challenge))\b",
                "says what ought to be", "Buses should run on Sundays", "Buses ran on Sundays", medium="written"),
    FitnessRule("es claim", ("es",), 1.3, r"\b(?:hay que|deb\w+|necesi\w+|es (?:esencial|fundamental|importante|clave|necesario)|garantiz\w+|derecho a|responsab\w+|propon\w+|exig\w+|priori\w+|recomend\w+|falta(?:n)? de)\b",
                "says what ought to be", "Hay que abrir los domingos", "El centro abría los domingos", medium="written"),
    FitnessRule("pt claim", ("pt",), 1.3, r"\b(?:é preciso|dev\w+|precis\w+|necess\w+|é (?:essencial|fundamental|importante)|garant\w+|direito a|responsab\w+|prop[oôu]\w+|exig\w+|priori\w+|recomend\w+|falta de)\b",
                "says what ought to be", "É preciso abrir aos domingos", "O centro abria aos domingos", medium="written"),
    FitnessRule("fr claim", ("fr",), 1.3, r"\b(?:il faut|doi(?:t|vent|s)|devr\w+|nécess\w+|besoin (?:de|d['’])|(?:est|sont) (?:essentiel|fondamental|important|crucial|indispensable)\w*|garant\w+|droit (?:à|au)|responsab\w+|propos\w+|exig\w+|priori\w+|recommand\w+|manque (?:de|d['’]))",
                "says what ought to be", "Il faut ouvrir le dimanche", "Le centre ouvrait le dimanche", medium="written"),
    FitnessRule("de claim", ("de",), 1.3, r"\b(?:muss|müssen|müsste\w*|soll(?:te|ten|en|)?|brauch\w+|notwendig\w*|erforderlich\w*|wichtig\w*|dringend\w*|bedarf|forder\w+|recht auf|verantwort\w+|vorschlag\w*|schlägt\w* vor|priori\w+|empf\w+|es fehlt)\b",
                "says what ought to be", "Die Busse sollten sonntags fahren", "Die Busse fuhren sonntags", medium="written"),
    FitnessRule("it claim", ("it",), 1.3, r"\b(?:bisogna|occorre|dev\w+|dovrebb\w+|necess\w+|(?:è|sono) (?:essenzial|fondamental|important|indispensabil)\w+|garant\w+|diritto a\w*|responsab\w+|propo\w+|chied\w+|priori\w+|raccomand\w+|manca\w*)\b",
                "says what ought to be", "Bisogna aprire la domenica", "Il centro apriva la domenica", medium="written"),
)  # fmt: skip
