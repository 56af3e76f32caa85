"""The closed set of word classes, with what each says."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal, NamedTuple

Kind = Literal["label", "content", "filler", "word"]
"""How a class takes part in labels: it makes one, may stand in one, fills one, or only stands in sentences."""


class WordClass(NamedTuple):
    """A class of words: its kind and what its words say."""

    kind: Kind
    says: str


CLASSES: dict[str, WordClass] = {
    # Labels: what a heading, a field or a header cell announces.
    "attendance": WordClass("label", "who was there"),
    "absent": WordClass("label", "who was not there"),
    "apologies": WordClass("label", "who excused themselves"),
    "invited": WordClass("label", "who was asked to come, or gets a copy"),
    "officer": WordClass("label", "who led or recorded the meeting"),
    "agenda": WordClass("label", "the list of topics"),
    "digest": WordClass("label", "a digest that the document holds itself"),
    "conclusions": WordClass("label", "conclusions or a summary"),
    "minutes": WordClass("label", "the discussion itself"),
    "signature": WordClass("label", "signatures"),
    "changes": WordClass("label", "the history of the document"),
    "contents": WordClass("label", "a table of contents"),
    "date": WordClass("label", "the day of the meeting"),
    "time": WordClass("label", "the hour or duration"),
    "place": WordClass("label", "where it was"),
    "field": WordClass("label", "another fact about the meeting, document or person"),
    "remark": WordClass("label", "a remark, background or result"),
    "action": WordClass("label", "something to be done, or a list of it"),
    "decision": WordClass("label", "a decision, or a list of them"),
    "vote": WordClass("label", "a vote or its sides"),
    "mover": WordClass("label", "who moved"),
    "seconder": WordClass("label", "who seconded"),
    "question": WordClass("label", "a question, or a list of them"),
    "public_comment": WordClass("label", "what the public says or asks"),
    "next_meeting": WordClass("label", "the next meeting"),
    "any_other_business": WordClass("label", "any other business"),
    "reports": WordClass("label", "reports of officers and committees"),
    "approval_of_minutes": WordClass("label", "approval of minutes or agenda"),
    "standing_item": WordClass("label", "another topic that comes at meetings of any kind"),
    "opening": WordClass("label", "the opening as a topic"),
    "closing": WordClass("label", "the closing as a topic"),
    "owner": WordClass("label", "who is to do it"),
    "due": WordClass("label", "by when"),
    "status": WordClass("label", "the state of an item, or the word for it"),
    "topic": WordClass("label", "the topic or item of a row"),
    "number": WordClass("label", "the number of a row"),
    "present_mark": WordClass("label", "a mark beside a name: was there"),
    "absent_mark": WordClass("label", "a mark beside a name: was not there"),
    "placeholder": WordClass("label", "nothing to say"),
    "office": WordClass("label", "an office or profession"),
    # Content: stands in labels beside what they announce, and alone says what a line is about.
    "meeting": WordClass("content", "a form of meeting"),
    "document": WordClass("content", "a kind of document"),
    "body": WordClass("content", "a body that meets"),
    "remote": WordClass("content", "a tool or way to meet from afar"),
    # Fillers: stand in labels and say nothing there.
    "modifier": WordClass("filler", "says which of them, in labels"),
    "function_word": WordClass("filler", "article, preposition, pronoun, conjunction"),
    "auxiliary": WordClass("filler", "a verb that makes a line a sentence"),
    "and": WordClass("filler", "joins names"),
    # Words of sentences and names.
    "part": WordClass("word", "how somebody takes part, or what they do"),
    "title": WordClass("word", "a title before a name"),
    "plural_title": WordClass("word", "a title before several names"),
    "academic": WordClass("word", "letters behind a name"),
    "particle": WordClass("word", "a small word within names"),
    "decide": WordClass("word", "a verb of deciding"),
    "result": WordClass("word", "the result of a motion"),
    "do": WordClass("word", "a verb of doing, or words that charge somebody"),
    "move": WordClass("word", "a verb of moving"),
    "second": WordClass("word", "a verb of seconding"),
    "vote_word": WordClass("word", "a word of votes"),
    "ask": WordClass("word", "a verb or word of asking"),
    "promise": WordClass("word", "words of promising"),
    "speech": WordClass("word", "a verb of speech"),
    "discourse_marker": WordClass("word", "an adverb or conjunction that opens sentences"),
    "meeting_opened": WordClass("word", "the formula that opens a meeting"),
    "meeting_closed": WordClass("word", "the formula that closes a meeting"),
    "negation": WordClass("word", "a negation"),
    "hedge": WordClass("word", "a hedge"),
    "organisation": WordClass("word", "a word in names of organisations"),
    "place_word": WordClass("word", "a word in names of places"),
    "template": WordClass("word", "left over from a form's template"),
    "crowd": WordClass("word", "people counted but not named"),
    "stay": WordClass("word", "how long somebody stayed, or why not"),
    "weekday_word": WordClass("word", "a word beside dates and hours"),
    "heading_word": WordClass("word", "fills headings and is no name"),
}

# A label of one class is one of the other as well.
IMPLIED = {"office": "officer", "apologies": "absent"}

POINT_CLASSES: dict[str, str] = {
    "tasks_heading": "a heading or column of things to be done",
    "goals_heading": "a heading of goals or plans",
    "upcoming": "what is still to come, in headings",
    "earlier": "what was before, in headings",
    "period": "a stretch of time, in headings",
    "decisions_heading": "a heading or column of decisions",
    "motions_heading": "a heading over motions, votes and elections",
    "articles_heading": "a heading over rules",
    "questions_heading": "a heading of questions",
    "talk_heading": "a heading over discussion and reports",
    "ideas_heading": "a heading over ideas and requirements",
    "next_meeting_heading": "a heading over the next meeting",
    "owner_column": "a column of who does it",
    "due_column": "a column of by when",
    "status_column": "a column of how far it is",
    "agree": "a verb or noun of deciding, in any form",
    "put_off": "put off or turned down",
    "ballot": "a vote and its sides",
    "motion": "a motion and who put it",
    "deciding_body": "who decides together",
    "everybody": "all of them",
    "duty": "words that lay a duty on somebody",
    "intent": "words of what will be",
    "infinitive_marker": "stands before an infinitive",
    "subordinate": "opens what is told, asked or hangs on something else",
    "proposal": "words of what could be",
    "report": "a verb of telling, in any form",
    "perfect": "an auxiliary of what has been",
    "copula": "says what is",
    "no": "a negation",
    "progress": "how far something is",
    "deed": "a verb of doing, as tasks begin with",
    "request": "a word for a task or a request",
    "deadline": "words before a day or for a time to come",
    "first_person": "we and I",
    "interrogative": "a word that opens questions",
    "doubt": "a word of asking",
    "session": "the meeting itself and its beginning and end",
    "holder": "an office that does things",
    "as_follows": "announces what comes",
    "therefore": "draws a conclusion",
    "tomorrow": "the day after, in deadlines",
    "coming": "the one to come, beside a weekday or a month",
    "end_of": "the end of a stretch of time, in deadlines",
    "end_of_year": "a year, in deadlines",
}
"""Classes of words that show what kind a point is; their files lie in ``points/``, and only points look them up."""

LINE_CLASSES: dict[str, str] = {
    "relative": "opens a clause that hangs on a noun",
    "pointing": "stands for, or points to, what was said before",
    "tying": "ties a line to the one before",
    "pronoun": "a pronoun of the third person",
    "done": "says of an action that it is done",
    "not_yet": "beside such a word says the contrary",
    "expletive": "a pronoun that stands for nothing where a clause or an infinitive follows",
    "linking_phrase": "several words that stand for a preposition, an adverb or an amount, with a noun among them",
    "bare": "a noun of time, money or manner that alone names nothing",
    "repeatable": "a function word that stands twice in a row only by a stutter",
    "talking": "a word by which people talk to one another, and which a report does without",
}
"""Classes that tell what may be left out of a line of a digest, and whether it stands alone."""

PAGE_CLASSES: dict[str, str] = {
    "network": "a network's name",
    "site_help": "how to use the page",
    "site_link": "a link of the site",
    "site_end": "opens what a site puts below its text",
    "site_notice": "opens a notice of the site",
    "rights": "who owns the page",
}
"""Classes of words that web pages carry around their text; their files lie in ``pages/``."""

PARTS: dict[str, Collection[str]] = {
    "": CLASSES, "points": POINT_CLASSES, "lines": LINE_CLASSES, "pages": PAGE_CLASSES,
}  # fmt: skip
"""The classes of each part of the lexicon."""
