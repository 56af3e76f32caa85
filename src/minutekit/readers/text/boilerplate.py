"""What web pages carry around their text, when they are saved or pasted as plain text.

A row names lines that no minutes are made of. Two rows' worth of evidence make the text a saved page;
then what stands after a line such as "Related articles" near the end, the short teasers above the
foot, and the site's own words above a doubled title go too. All that goes is a diagnostic.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from minutekit.schema import Block, Diagnostic


@dataclass(frozen=True, slots=True)
class BoilerplateRule:
    """``pattern`` matches a whole block. ``tail``: what follows it near the end belongs to the site as well."""

    name: str
    pattern: re.Pattern[str]
    tail: bool


def _rule(name: str, pattern: str, *, tail: bool = False) -> BoilerplateRule:
    return BoilerplateRule(name, re.compile(pattern, re.IGNORECASE), tail)


_NETWORKS = (
    r"facebook|linked-?in|twitter|instagram|you-?tube|pinterest|rss|whats-?app|telegram|tik-?tok|mastodon|bluesky|threads|flickr|"
    r"vimeo|xing|reddit|tumblr|e-?mail|x|blank|messenger|snapchat|medium|github"
)
RULES = (
    _rule(
        "networks",
        rf"(?:(?:{_NETWORKS})[\s,|/·•-]*){{2,}}",
        tail=True,
    ),
    _rule(
        "network",
        r"(?:facebook|linked-?in|twitter|instagram|you-?tube|pinterest|rss feed|tik-?tok|whats-?app)",
    ),
    _rule(
        "accessibility",
        r"(?:skip to (?:main )?(?:content|navigation)|accessibility tools|(?:open|close|toggle) (?:menu|navigation|toolbar)"
        r"|zum (?:haupt)?inhalt springen|aller au contenu(?: principal)?|(?:ir|saltar) al contenido(?: principal)?"
        r"|(?:ir|saltar|pular) para o conteúdo(?: principal)?|vai al contenuto(?: principale)?|passa al contenuto)",
    ),
    _rule(
        "related",
        r"(?:(?:related|similar|recommended|more|latest|recent|popular) (?:articles?|posts?|news|stories|content|links)"
        r"|you may also (?:like|be interested in)|read (?:more|next|also)|see also our other pages|more from .{2,40}"
        r"|(?:ähnliche|verwandte|weitere) (?:artikel|beiträge|meldungen)|das könnte (?:sie|dich) auch interessieren|mehr zum thema"
        r"|articles? (?:similaires?|liés?|connexes?)|à lire aussi|lire aussi|sur le même (?:sujet|thème)"
        r"|(?:artículos|noticias|entradas|contenidos?) relacionad[oa]s?|también te puede interesar|te puede interesar"
        r"|(?:artigos|notícias|conteúdos?|posts) relacionad[oa]s?|leia (?:também|mais)|veja também|saiba mais"
        r"|(?:articoli|notizie|contenuti) correlat[ie]|leggi anche|potrebbe interessarti(?: anche)?|ti potrebbe interessare):?",
        tail=True,
    ),
    _rule(
        "newsletter",
        r"(?:subscribe|sign up)(?: (?:to|for))?(?: (?:our|the|my))?(?: \w+)? ?(?:newsletter|mailing list|updates|news|blog)?\b[^.]{0,30}"
        r"|join our (?:newsletter|mailing list)|don.?t miss (?:any|our|an) updates?.{0,3}|stay (?:informed|up to date|in touch|connected)!?"
        r"|get (?:our|the) (?:newsletter|latest news).{0,30}"
        r"|(?:unseren? )?newsletter (?:abonnieren|bestellen|anmelden).{0,20}|zum newsletter anmelden|(?:jetzt )?newsletter abonnieren"
        r"|(?:s.)?(?:abonner|inscri(?:vez|re)[- ]?(?:vous|s)?|abonnez-vous) (?:à|a) (?:la|notre|une) (?:newsletter|lettre).{0,30}"
        r"|suscr[ií]b(?:ete|ase|irse)(?: a)? (?:nuestro|nuestra|el|la|al)?.{0,40}|recibe nuestr[oa]s? (?:bolet[ií]n|noticias).{0,20}"
        r"|(?:assine|inscreva-se|cadastre-se|subscreva)(?: (?:a|na|em|o))?(?: noss[oa])? ?(?:newsletter|boletim|lista).{0,30}"
        r"|iscriviti (?:alla|al)(?: nostra| nostro)? ?(?:newsletter|mailing list|bollettino).{0,30}|resta aggiornato.{0,20}",
        tail=True,
    ),
    _rule(
        "follow",
        r"(?:follow us|find us|connect with us|folgen sie uns|folge uns|suivez-nous|síg[au]e?nos|síguenos|siga-nos|seguici)"
        r"(?: (?:on|auf|sur|en|no|na|su|in)\b.{0,50})?:?|(?:social media|soziale (?:medien|netzwerke)|réseaux sociaux|redes sociales|redes sociais"
        r"|(?:social network|reti sociali)):?",
        tail=True,
    ),
    _rule(
        "share",
        r"(?:share(?: (?:this|on|via))?(?: (?:page|post|article|story|facebook|twitter|linkedin|email))?|(?:beitrag |artikel |seite )?teilen(?: (?:mit|auf))?"
        r"|partager(?: (?:cet article|sur .{2,20}))?|compart(?:ir|e)(?: (?:en|no|este|esta) .{2,20})?|compartilhar?(?: .{2,20})?|partilhar"
        r"|condividi(?: (?:su|questo) .{2,20})?|print(?: this page)?|drucken|imprimer|imprimir|stampa|tweet|back to top|nach oben"
        r"|haut de page|volver arriba|voltar ao topo|torna su):?",
    ),
    _rule(
        "cookies",
        r"(?=.{0,400}\bcookies?\b)(?:.{0,60}\b(?:we|this (?:web)?site|our (?:web)?site) uses? cookies\b.{0,340}|(?:accept|reject|manage)(?: all)? cookies"
        r"|cookie (?:settings|policy|preferences|notice)|.{0,60}(?:verwende[nt]|nutz(?:t|en)) (?:wir )?cookies.{0,300}|cookie-einstellungen"
        r"|.{0,60}utilis(?:e|ons) des cookies.{0,300}|.{0,60}utiliza(?:mos)? cookies.{0,300}|.{0,60}utilizz(?:a|iamo)(?: i)? cookie.{0,300}"
        r"|(?:accepter|aceptar|aceitar|accetta)(?: (?:tous les|todas las|todos os|tutti i))? cookies?)",
    ),
    _rule(
        "copyright",
        r"(?:[©@]|\(c\)|copyright)\s*(?:©\s*)?(?:\d{4}|by\b).{0,160}|.{0,80}(?:all rights reserved|alle rechte vorbehalten"
        r"|tous droits réservés|todos los derechos reservados|todos os direitos reservados|tutti i diritti riservati)\.?.{0,40}",
        tail=True,
    ),
    _rule(
        "legal",
        r"(?:(?:privacy(?: (?:policy|notice|statement))?|terms (?:of (?:use|service)|and conditions|& conditions)|imprint|impressum"
        r"|datenschutz(?:erklärung)?|barrierefreiheit|mentions légales|politique de confidentialité|aviso legal|política de (?:privacidad|privacidade|cookies)"
        r"|informativa (?:sulla )?privacy|note legali|sitemap|site map|contact us|kontakt|log ?in|sign in|register|donate(?: now)?)[\s|·•,/-]*)+",
    ),
    _rule(
        "breadcrumb",
        r"(?:you are here:?|home|startseite|accueil|inicio|início)(?:\s*[>»›/|]\s*[^>»›/|]{1,60})+",
    ),
    _rule(
        "loading",
        r"(?:loading|lädt|chargement|cargando|carregando|caricamento)\s*(?:\.{3}|…)?|search(?: for)?:?|suche(?:n)?:?|rechercher:?|buscar:?|cerca:?",
    ),
)
_STRONG = frozenset(
    {"networks", "related", "newsletter", "follow", "cookies", "copyright", "accessibility", "breadcrumb"}
)
_ENOUGH = 2
_TAIL_SHARE = 0.35
_HEAD_BLOCKS = 12
_RIM = 60
"""Blocks at the top that are looked at; twice as many at the foot."""
_TEASER = 600


def drop_boilerplate(blocks: list[Block]) -> tuple[list[Block], list[Diagnostic]]:
    """Take a saved page's boilerplate out; returns what is kept and a diagnostic for each block that went."""
    inner = range(_RIM, len(blocks) - 2 * _RIM)
    rules = [None if at in inner else match_boilerplate(block.text) for at, block in enumerate(blocks)]
    if len({rule.name for rule in rules if rule and rule.name in _STRONG}) + _doubled(blocks) < _ENOUGH:
        return blocks, []
    size = sum(len(block.text) for block in blocks)
    why: dict[int, str] = {at: rule.name for at, rule in enumerate(rules) if rule}
    start = _tail_start(blocks, rules, size)
    why.update({at: why.get(at, "after the page's end") for at in range(start, len(blocks))})
    for at in _teasers(blocks, start, size):
        why[at] = "teaser"
    head = _double_at(blocks)
    if head is not None:
        why.update({at: why.get(at, "above the title") for at in range(head)})
        why[head + 1] = "title repeated"
    kept = [
        replace(block, role="title", level=0) if at == head else block
        for at, block in enumerate(blocks)
        if at not in why
    ]
    dropped = [
        Diagnostic(
            "boilerplate",
            f"part of a web page around its text was left out ({reason})",
            blocks[at].text,
            blocks[at].page,
        )
        for at, reason in sorted(why.items())
    ]
    return (kept, dropped) if kept else (blocks, [])


def match_boilerplate(text: str) -> BoilerplateRule | None:
    """Find the rule that a whole block of text matches."""
    return next((rule for rule in RULES if rule.pattern.fullmatch(text.strip())), None) if len(text) <= 500 else None


def _doubled(blocks: list[Block]) -> int:
    return int(_double_at(blocks) is not None)


def _double_at(blocks: list[Block]) -> int | None:
    """Find a title that stands twice near the top, as page title and as heading."""
    for at in range(min(_HEAD_BLOCKS, len(blocks) - 1)):
        text = blocks[at].text
        if len(text) >= 20 and text == blocks[at + 1].text and sum(len(b.text) for b in blocks[:at]) <= 600:
            return at
    return None


def _tail_start(blocks: list[Block], rules: list[BoilerplateRule | None], size: int) -> int:
    """Find where the site's foot begins: the first tail line with little text left below it."""
    left = size
    for at, (block, rule) in enumerate(zip(blocks, rules, strict=True)):
        if rule and rule.tail and left <= _TAIL_SHARE * size and at >= len(blocks) // 2:
            return at
        left -= len(block.text)
    return len(blocks)


def _teasers(blocks: list[Block], end: int, size: int) -> list[int]:
    """Find two or more pairs of title and blurb right above the foot, below text of another shape."""
    if end == len(blocks):
        return []
    found: list[list[int]] = []
    at = end
    while at > 0:
        pair = _teaser_before(blocks, at)
        if not pair:
            break
        found.append(pair)
        at = pair[0]
    text = sum(len(blocks[i].text) for pair in found for i in pair)
    if len(found) < _ENOUGH or at < 3 or text > _TAIL_SHARE * size:
        return []
    return sorted(i for pair in found for i in pair)


def _teaser_before(blocks: list[Block], end: int) -> list[int]:
    """Give the places of a title and its one or two paragraphs that end right before ``end``."""
    at = end - 1
    while at >= 0 and end - at <= 2 and _is_blurb(blocks[at]):
        at -= 1
    if at == end - 1 or at < 0:
        return []
    title = blocks[at]
    short = (
        title.role in {"heading", "paragraph"} and len(title.text) <= 100 and not title.text.endswith((".", ":", ";"))
    )
    blurb = sum(len(block.text) for block in blocks[at + 1 : end])
    return list(range(at, end)) if short and blurb <= _TEASER else []


def _is_blurb(block: Block) -> bool:
    return block.role == "paragraph" and len(block.text) > 60 and block.text.endswith((".", "!", "?", "…"))
