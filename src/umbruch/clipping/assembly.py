"""From a manuscript to its articles: the recognisers in the order in which an editor would look."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from msgspec.structs import replace

from umbruch.clipping.conventions import conventions_for, has_conventions
from umbruch.clipping.marks.authors.beside_headline import signed_beside
from umbruch.clipping.marks.caption_labels import with_captions_told
from umbruch.clipping.marks.endings import with_endings, without_events
from umbruch.clipping.marks.furniture.around import clear
from umbruch.clipping.marks.furniture.change_lines import WithoutChangeLines, without_change_lines
from umbruch.clipping.marks.furniture.change_lines import remarks_on as change_remarks
from umbruch.clipping.marks.furniture.glued_embargo import with_ends_joined
from umbruch.clipping.marks.furniture.house_texts import told_by_house
from umbruch.clipping.marks.furniture.mail_heads import unquoted
from umbruch.clipping.marks.labels_above_names import with_labels_joined
from umbruch.clipping.marks.newsroom.desk_notes import remarks_on, without_desk_notes
from umbruch.clipping.marks.newsroom.secrecy.reasons_to_wait import must_wait
from umbruch.clipping.marks.page_furniture import take_furniture, without_column_rules
from umbruch.clipping.marks.zones.zone import Zone
from umbruch.clipping.marks.zones.zones_of_chunks import zones_of
from umbruch.clipping.page.layout import layout_of
from umbruch.clipping.page.ledger import Ledger
from umbruch.clipping.page.lines import Chunk, Line, chunks_of, without_blanks
from umbruch.clipping.shape.chosen_head import taken_apart
from umbruch.clipping.shape.composition import remark_furniture, under_chosen_head, under_rules
from umbruch.clipping.shape.fixed_dateline import with_dateline_taken
from umbruch.clipping.shape.glued_kicker import with_glued_labels
from umbruch.clipping.shape.held_roles import OF_THE_HEAD, apart_from, certain_of, held, set_aside, split_at, with_fixed
from umbruch.clipping.shape.opening import above_crossheads, opening_of
from umbruch.clipping.shape.parts import parts_of
from umbruch.clipping.shape.ranking.choice import (
    Choice,
    agrees,
    answer_to,
    explained,
    headlines_in,
    looks_in,
    question_of,
)
from umbruch.clipping.shape.ranking.weights import Learned, learned
from umbruch.clipping.shape.several_articles import articles_in
from umbruch.clipping.shape.sureness import sureness_under
from umbruch.clipping.shape.unwrapped import lines_apart
from umbruch.clipping.signs.which_language import detect
from umbruch.clipping.text.body import Setting, running_text
from umbruch.clipping.text.corrections_said import with_correction
from umbruch.clipping.text.drop_caps import with_initials
from umbruch.clipping.text.interview_turns import with_turns
from umbruch.clipping.text.joining import Vocabulary
from umbruch.clipping.text.named_crossheads import signed_outside_the_report
from umbruch.diagnostics import Diagnostic
from umbruch.kept import answers_kept
from umbruch.manuscript import Manuscript
from umbruch.manuscript.parted_lines import numbers_in_input
from umbruch.tree import Article
from umbruch.tree.reading import Origin


class Clipping(NamedTuple):
    """The articles that were recognised, where their fields stood, what was guessed, and how heads were chosen."""

    articles: tuple[Article, ...]
    origins: tuple[Origin, ...]
    diagnostics: tuple[Diagnostic, ...]
    choices: tuple[Choice, ...] = ()


@answers_kept(anew=False)
def recognise(
    manuscript: Manuscript,
    lang: str | None = None,
    remarks: Sequence[Diagnostic] = (),
    known: Learned | None = None,
    house_language: str | None = None,
) -> Clipping:
    """Recognise the article in a manuscript, or the articles of a press review.

    Args:
        manuscript: the copy, its lines without line ends; form feeds are page breaks.
        lang: its language (BCP 47), detected where it is not given.
        remarks: diagnostics of the steps before, which come first.
        known: what evidence counts and stated sureness comes to, by default as the training found.
        house_language: the language (BCP 47) of a text that is too short to tell its own.
    """
    fixed = dict(manuscript.fixed)
    for_readers, put_aside = set_aside(without_desk_notes(manuscript.text), manuscript.text, fixed)
    changed = without_change_lines(for_readers.text, fixed.keys())
    text = changed.text
    told = (*remarks_on(for_readers, "articles[0]"), *change_remarks(changed, "articles[0]"))
    ledger = Ledger("articles[0]", (*remarks, *told))
    if changed.lines:
        ledger.field("change", changed.lines)
    if for_readers.notes:
        ledger.field("desk_notes", (number for number, _ in for_readers.notes))
    headed = headlines_in(manuscript) | fixed.keys()
    chunks, furniture = take_furniture(with_ends_joined(chunks_of(unquoted(text))), headed)
    chunks, rules = without_column_rules(chunks)
    chunks = with_labels_joined(chunks)
    cleared = clear(chunks, headed, looks_known=bool(looks_in(manuscript)))
    chunks, furniture = cleared.chunks, (*furniture, *rules, *cleared.taken)
    remark_furniture(furniture, ledger)
    spoken = lang or detect(text).lang or house_language
    conventions = conventions_for(spoken)
    vocabulary = Vocabulary("\n".join(line.text for chunk in chunks for line in chunk.lines), spoken)
    chunks = lines_apart(without_blanks(chunks), conventions)
    if has_conventions(spoken):
        chunks = with_initials(chunks, conventions, vocabulary, ledger)
    chunks = with_fixed(told_by_house(with_captions_told(chunks)), fixed)
    zones = held(with_endings(zones_of(chunks, conventions)))
    layout = layout_of([Chunk(zone.lines) for zone in zones if zone.role == "plain"], spoken)
    articles = []
    ledgers = []
    choices = []
    reviewed = split_at(zones, manuscript.starts) if manuscript.starts else articles_in(zones, ledger)
    homeless = _beside_all(cleared.labels, reviewed)
    for number, own in enumerate(reviewed):
        ledger = ledger if number == 0 else Ledger(f"articles[{number}]")
        words = text if len(reviewed) == 1 else "\n".join(line.text for zone in own for line in zone.lines)
        language = _language(words, lang, house_language, ledger)
        setting = Setting(conventions_for(language), vocabulary, layout, ledger)
        own = held(without_events(signed_outside_the_report(own, setting.conventions)))
        above, own = _labels_apart(own)
        shaped = _shaped(own, setting, words, manuscript, known or learned())
        numbers = {line.number for zone in own for line in zone.lines}
        labels = [label for label in cleared.labels if label.number in numbers or (number == 0 and label in homeless)]
        labels = [*(zone.lines[0]._replace(text=zone.text) for zone in above), *labels]
        article, ledger = with_glued_labels(shaped.article, labels, shaped.ledger), shaped.ledger
        choices.append(shaped.choice)
        articles.append(with_turns(with_correction(replace(article, lang=language), ledger, text)))
        ledgers.append(ledger)
    withheld = for_readers.withheld or any(map(must_wait, articles[0].discarded))
    articles[0] = replace(
        articles[0],
        discarded=(*put_aside, *(line.text for line in furniture), *articles[0].discarded),
        desk_notes=tuple(note for _, note in for_readers.notes),
        **_told_change(articles[0], changed, withheld=withheld),
    )
    origins, diagnostics = certain_of(
        [origin for one in ledgers for origin in one.origins],
        [diagnostic for one in ledgers for diagnostic in one.diagnostics],
        fixed,
    )
    return Clipping(tuple(articles), origins, diagnostics, tuple(choices))


def _labels_apart(zones: Sequence[Zone]) -> tuple[Sequence[Zone], Sequence[Zone]]:
    """The labels that stand by themselves at the top (`PRESSEMITTEILUNG`), and the zones below them.

    They cost nothing in the choice of the headline so: a text is read as it would be without them. A contact at the
    top goes behind the others, where most releases have it.
    """
    top = 0
    while top + 1 < len(zones) and zones[top].role == "label" and zones[top + 1].opens:
        top += 1
    labels, below = zones[:top], zones[top:]
    reach = 0
    while reach + 1 < len(below) and below[reach].role == "contact" and below[reach + 1].opens:
        reach += 1
    return labels, [*below[reach:], *below[:reach]]


def _beside_all(labels: Sequence[Line], reviewed: Sequence[Sequence[Zone]]) -> frozenset[Line]:
    """The labels of lines of which nothing else stands in any article: furniture, which is the first article's."""
    if not labels:
        return frozenset()
    numbers = {line.number for own in reviewed for zone in own for line in zone.lines}
    return frozenset(label for label in labels if label.number not in numbers)


def on_lines_of(manuscript: Manuscript, clipping: Clipping) -> Clipping:
    """What was recognised, its origins and remarks with the lines of the input in the place of those of the copy.

    The two differ where lines were left out before, or where words of a line were set apart.

    Args:
        manuscript: the copy that was recognised.
        clipping: what was recognised in it.
    """
    numbers = numbers_in_input(manuscript)
    if numbers is None:
        return clipping
    return clipping._replace(
        origins=tuple(
            replace(one, lines=tuple(dict.fromkeys(filter(None, (numbers[line - 1] for line in one.lines)))))
            for one in clipping.origins
        ),
        diagnostics=tuple(
            replace(one, line=numbers[one.line - 1] or None) if one.line and one.line <= len(numbers) else one
            for one in clipping.diagnostics
        ),
    )


def _told_change(article: Article, changed: WithoutChangeLines, *, withheld: bool) -> dict[str, Any]:
    """Status and change of an article that says itself that it is not for readers, corrected or withdrawn."""
    change = changed.change
    if change is not None and article.change is not None:
        change = replace(change, note="\n".join(filter(None, (change.note, article.change.note))))
    status = "canceled" if change and change.kind == "kill" else "withheld" if withheld else "usable"
    return {"status": status, "change": change or article.change}


class _Shaped(NamedTuple):
    article: Article
    ledger: Ledger
    choice: Choice


def _shaped(zones: Sequence[Zone], setting: Setting, text: str, manuscript: Manuscript, known: Learned) -> _Shaped:
    """The article with the likeliest head, shaped anew where only that tells the author's name."""
    shaped = _shaped_once(zones, setting, text, manuscript, known)
    if shaped.article.byline is not None and not any(zone.role == "byline" for zone in zones):
        return shaped
    rows, answer = shaped.choice.question.rows, shaped.choice.answer
    runs = (answer.headline.run, answer.kicker.run, answer.deck.run)
    title, *others = [[row.line.number for row in rows[run.first : run.last]] if run else [] for run in runs]
    signed = signed_beside(zones, title, frozenset((*title, *(n for own in others for n in own))), setting.conventions)
    return shaped if signed is None else _shaped_once(held(signed), setting, text, manuscript, known)


def _shaped_once(zones: Sequence[Zone], setting: Setting, text: str, manuscript: Manuscript, known: Learned) -> _Shaped:
    """The article with the likeliest head: that of the rules where it is, else composed anew under the chosen one.

    A lead that somebody has fixed is taken out before, and so is a dateline.
    """
    by_hand = any(line.fixed in OF_THE_HEAD for zone in zones for line in zone.lines)
    zones, lead = apart_from(zones, "lead")
    zones, dateline = with_dateline_taken(zones, setting)
    ruled = setting._replace(ledger=setting.ledger.branch())
    parts = parts_of(zones, ruled, text)
    opening = above_crossheads(opening_of(parts, ruled.conventions, text), parts, looks_in(manuscript))
    article = under_rules(parts, opening, ruled)
    question = question_of(zones, setting.conventions, text, ruled.ledger.taken(), manuscript)
    answer = answer_to(question, known.weights)
    ledger = ruled.ledger
    if by_hand or not agrees(question, answer):
        chosen = setting._replace(ledger=setting.ledger.branch())
        article = under_chosen_head(taken_apart(zones, answer, chosen, text), chosen)
        ledger = chosen.ledger
    if lead:
        article = replace(article, lead=running_text(lead, setting._replace(ledger=ledger)))
        ledger.field("lead", [line.number for line in lead])
    if dateline:
        article = replace(article, dateline=dateline.dateline)
        ledger.field("dateline", [dateline.line])
    choice = Choice(question, answer)
    ledger.settle(sureness_under(choice, known.sureness))
    for role, (why, instead) in explained(choice).items():
        ledger.explain(role, why, instead)
    return _Shaped(article, ledger, choice)


def _language(text: str, lang: str | None, house_language: str | None, ledger: Ledger) -> str | None:
    if lang is not None:
        return lang
    guess = detect(text)
    if guess.lang is None and house_language is not None:
        return house_language
    if guess.lang is None:
        ledger.remark(
            "lang.unknown", "too little text to tell the language", field="lang", severity="warning",
            hint="give it with --lang",
        )  # fmt: skip
        return None
    ledger.take("lang", (), guess.sureness, guess.lang)
    if guess.second is not None:
        ledger.explain("lang", "", guess.second)
    return guess.lang
