"""What programs add above and below the words of a mail, and chats around the text that they wrote, in any door.

A line that a machine wrote is known by its key, its address or its sentence; it stands at either end of a copy.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from umbruch.clipping.conventions import everywhere, shared
from umbruch.clipping.marks.furniture.mail_heads import is_mail_field, is_signature_mark
from umbruch.clipping.marks.furniture.press_contacts import offers_an_interview
from umbruch.clipping.marks.newsroom.offers import offers_to_the_desk
from umbruch.clipping.marks.newsroom.remarks.stored_at import lines_of_paths
from umbruch.clipping.marks.newsroom.signatures import lines_of_signature
from umbruch.clipping.marks.release import has_address, opens_contact
from umbruch.clipping.page.lines import ends_sentence
from umbruch.clipping.signs.sender_names import is_sender, small_words_of_all
from umbruch.clipping.signs.word_choice import folded
from umbruch.kept import remembered

_LONGEST = 600
"""Signs of what a machine adds; the longest disclaimers have more, and are known by their first words."""
_AT_THE_TOP = 3
_AT_THE_END = 6
"""Paragraphs in which it is looked for: a signature, a disclaimer, a line of the program below the contact."""
_LEAST_ADDRESSES = 2
_FEW_WORDS = 4
"""Words before a colon and behind it that a list of addresses may have: `Verteiler Presse`."""
_LONGEST_LINE = 160
_TRANSPORT = re.compile(
    r"(?:X-[A-Za-z][\w-]+|Delivered-To|Envelope-To|Received(?:-SPF)?|Return-Path|Message-ID|DKIM-Signature|MIME-Version"
    r"|Content-(?:Type|Transfer-Encoding|Language|Disposition)|List-[A-Z][\w-]+|Authentication-Results|ARC-[\w-]+"
    r"|User-Agent|In-Reply-To|References|Thread-[\w-]+|Precedence|Auto-Submitted|Feedback-ID)\s?:\s?.*",
    re.IGNORECASE,
)
"""Fields of RFC 5322 and of mail programs that no letter has."""
_ADDRESS = re.compile(r"<?[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}>?")
_MAIL_LABEL = re.compile(r"(?:e-?)?mail\b|kontakt|contact", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_MOBILE = re.compile(r"(?:Mobile?|Handy|Cell|Portable|Cellulare|Móvil|Privat)\b", re.IGNORECASE)
"""What opens a telephone number that is a person's and no office's."""
VIEW = re.compile(
    r"(?i)\b(?:view (?:this|it|the)?\s?(?:post|email|e-mail|message|"
    r"newsletter)?.{0,20}(?:on the web|in (?:your|a) browser|online)|"
    r"(?:im|in ihrem) browser (?:ansehen|anzeigen|öffnen|lesen)|online[- ]?(?:version|ansicht|ansehen)|webversion|"
    r"nicht (?:richtig|korrekt) (?:dargestellt|angezeigt)|voir (?:la version|"
    r"dans).{0,20}(?:ligne|navigateur)|version en ligne|"
    r"visualizza (?:nel|la versione).{0,20}|ver (?:en|na|no|este).{0,12}(?:navegador|línea|web)|"
    r"in (?:uw|je|de) browser|read in app)"
)
UNSUBSCRIBE = re.compile(
    r"(?i)\b(?:unsubscribe|abbestellen|abmelden|austragen|newsletter (?:kündigen|abbestellen)|désabonner|désinscri\w+|"
    r"disiscri\w+|annulla(?:re)? l'iscrizione|darse de baja|cancelar (?:la |a )?su(?:b)?scrip\w+|afmelden|uitschrijven|"
    r"avregistrera|avmeld|afmeld|peruuta tilaus|wypisz|odhlásit|leiratkoz\w+|dezabon\w+|отписаться|manage (?:your )?"
    r"(?:subscription|preferences)|update your preferences|abonnement verwalten)"
)
DISCLAIMER = re.compile(
    r"(?i)(?:this (?:e-?mail|message|communication).{0,80}(?:confidential|intended|privileged)|"
    r"intended (?:only )?(?:for|recipient)|"
    r"diese (?:e-?mail|nachricht).{0,80}(?:vertraulich|bestimmt)|vertrauliche (?:und|oder|informationen)|"
    r"(?:e-?mail|nachricht) irrtümlich|ce (?:message|courriel|mail).{0,80}(?:confidentiel|destin)|"
    r"(?:questo|presente) messaggio.{0,80}(?:riservat|confidenzial|destinat)|este (?:mensaje|"
    r"correo|e-?mail).{0,80}(?:confidencial|destin)|"
    r"esta mensagem.{0,80}confidencial|(?:dit|deze) (?:bericht|e-?mail).{0,80}(?:vertrouwelijk|bestemd)|"
    r"please consider the environment|denken sie an die umwelt|virenfrei|virus-?free|"
    r"gesendet von mein|von meinem (?:iphone|handy|samsung)|"
    r"sent from my|envoyé de mon|enviado desde mi|inviato da|verstuurd vanaf|skickat från min)"
)


def lines_of_machines(lines: Sequence[str]) -> set[int]:
    """The lines, by their numbers (from 0), that programs and chats have put around a copy.

    Args:
        lines: of the whole copy, blank ones between its paragraphs.
    """
    paragraphs = list(_paragraphs(lines))
    found: set[int] = set()
    for at, own in enumerate(paragraphs):
        head, foot = at < _AT_THE_TOP, at >= len(paragraphs) - _AT_THE_END and at > 0
        if not head and not foot:
            continue
        text = " ".join(lines[n].strip() for n in own)
        leaves = foot and _takes_leave(text) and not offers_an_interview(text)
        if (head and _is_transport([lines[n].strip() for n in own])) or (
            len(text) <= _LONGEST and ((head and _hands_over(text)) or leaves)
        ):
            found.update(own)
        else:
            found.update(n for n in own if _is_of_a_machine(lines[n].strip()))
        if foot and (mark := next((n for n in own if is_signature_mark(lines[n].strip())), None)) is not None:
            below = [line.strip() for line in lines[mark + 1 :] if line.strip()]
            if not _names_an_office(below):
                found.update(range(mark, len(lines)))
    found.update(lines_of_paths(lines, _AT_THE_END))
    return lines_of_signature(lines) | {number for number in found if lines[number].strip()}


def _paragraphs(lines: Sequence[str]) -> Iterator[list[int]]:
    own: list[int] = []
    for number, line in enumerate((*lines, "")):
        if line.strip():
            own.append(number)
        elif own:
            yield own
            own = []


def _names_an_office(signature: Sequence[str]) -> bool:
    """Whether a signature is for readers: it names an office with its telephone or address, in a few lines."""
    if len(signature) >= 2 * _AT_THE_END or any(ends_sentence(line) or _takes_leave(line) for line in signature):
        return False
    named = any(is_sender(line, small_words_of_all()) for line in signature)
    return named and any(map(has_address, signature)) and not any(map(_MOBILE.match, signature))


def _is_transport(texts: Sequence[str]) -> bool:
    """Whether all lines of a paragraph are fields of a mail's header, one of them no letter has, or go on with one."""
    return _TRANSPORT.fullmatch(texts[0]) is not None and all(
        _TRANSPORT.fullmatch(text) or is_mail_field(text) or _is_recipients(text) for text in texts
    )


def _is_of_a_machine(text: str) -> bool:
    if len(text) > _LONGEST_LINE:
        return False
    return _TRANSPORT.fullmatch(text) is not None or _is_recipients(text)


def _is_recipients(text: str) -> bool:
    """Whether a line is nothing but addresses, with a few words that label them."""
    if (
        "@" not in text
        or _MAIL_LABEL.match(text)
        or len(_ADDRESS.findall(text)) < _LEAST_ADDRESSES
        or opens_contact(text)
    ):
        return False
    return len(_WORD.findall(_ADDRESS.sub(" ", text))) < _FEW_WORDS


def _hands_over(text: str) -> bool:
    """`Sure! Here's a press release:`, a link to the web page of a newsletter."""
    if len(text) > _LONGEST_LINE:
        return False
    if VIEW.search(text) is not None:
        return True
    hands_over = text.rstrip("*_ ").endswith((":", "：")) and _chat("chat_openers").match(text) is not None
    return hands_over and not _copy_names().isdisjoint(_WORD.findall(text.casefold()))


def _takes_leave(text: str) -> bool:
    """What a chat offers below its text, disclaimers, links to unsubscribe, the name of a telephone."""
    if len(text) > _LONGEST:
        return False
    if _chat("chat_closers").match(text) is not None:
        return len(text) <= _LONGEST_LINE
    if "http" in text and len(text) <= _LONGEST_LINE and UNSUBSCRIBE.search(text) is not None:
        return True
    if DISCLAIMER.match(text) is not None:
        return True
    read = folded(text)
    return any(word in read for word in _IN_SCANNED) and _SCANNED.search(text) is not None


_SCANNED = re.compile(
    r"(?i)(?:auf viren (?:geprüft|überprüft)|checked for viruses|virus[- ]checked|sans virus"
    r"|bevor sie diese e-?mail (?:aus)?drucken)"
)
_IN_SCANNED = ("vir", "diese")
"""One of these is in all that `_SCANNED` finds: a look for them takes a twentieth of the time."""


@remembered(2)
def _chat(field: str) -> re.Pattern[str]:
    """Words of chats at the beginning of a paragraph, an exclamation before them or not: `Sure! Here's …`."""
    entries = sorted(getattr(shared(), field), key=lambda one: (-len(one), one))
    words = "|".join(
        r"\b[^.:]{0,60}?\b".join(re.escape(part.strip()) for part in entry.split("…")) for entry in entries
    )
    return re.compile(rf"[*_>\s]*(?:[^\W\d_][\w ,]{{0,24}}[!,.]\s+)?(?:{words})", re.IGNORECASE)


@remembered(1)
def _copy_names() -> frozenset[str]:
    """What a chat calls that which it wrote: words of the labels of releases, and a text."""
    labels = (word for label in everywhere("release_labels") for word in _WORD.findall(label.casefold()))
    return frozenset(word for word in labels if len(word) > _FEW_WORDS).union(shared().chat_texts)


def is_for_the_desk_alone(text: str) -> bool:
    """Whether a line offers or gives something to the newsroom alone: `Nur für die Redaktion: 0171 …`, `Foto anbei`.

    Args:
        text: one line or a short paragraph.
    """
    if len(text) > _LONGEST_LINE or not has_address(text):
        return offers_to_the_desk(text)
    return _reserved().search(text) is not None


@remembered(1)
def _reserved() -> re.Pattern[str]:
    desks = "|".join(re.escape(one.rstrip("*")) for one in everywhere("desk_names") if len(one) > _FEW_WORDS)
    only = "|".join(map(re.escape, shared().only_words))
    return re.compile(rf"(?<!\w)(?:{only})(?!\w)[^.:]{{0,50}}?(?<!\w)(?:{desks})", re.IGNORECASE)
