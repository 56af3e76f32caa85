"""What can be asked for: one frozen dataclass a stage, checked when it is built."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date as Date  # noqa: N812 - a field is called date
from pathlib import Path
from typing import Literal, Protocol, get_args

from minutekit.errors import OptionError
from minutekit.schema.digest import Attribution, KeyPoint
from minutekit.schema.document import Document
from minutekit.schema.keywords import name_options
from minutekit.schema.meeting import Person

DigestLength = Literal["short", "standard", "full"]
DecisionPlace = Literal["themes", "list"]

LANGUAGES = ("en", "es", "pt", "fr", "de", "it", "nl", "ca")
"""Languages with word lists and rules of their own; others work, with less."""


def _check_choice(option: str, value: str, choices: tuple[str, ...]) -> None:
    if value in choices:
        return
    import difflib  # noqa: PLC0415 - only for what is misspelt

    near = difflib.get_close_matches(str(value), choices, n=1, cutoff=0.0)
    hint = f"; did you mean {near[0]!r}?" if near else ""
    msg = f"{option}={value!r} is not one of {', '.join(choices)}{hint}"
    raise OptionError(msg)


def _check_least(option: str, value: float | None, least: float) -> None:
    if value is not None and (isinstance(value, bool) or not isinstance(value, int | float) or not value >= least):
        msg = f"{option}={value!r} must be a number of at least {least}, or None where allowed"
        raise OptionError(msg)


def _check_language(value: str | None) -> None:
    if value is not None and not (
        isinstance(value, str) and 2 <= len(value) <= 3 and value.isalpha() and value.islower()
    ):
        msg = f"language={value!r} must be a two-letter ISO 639 code such as 'es', or None to detect it"
        raise OptionError(msg)


@name_options
@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How to read.

    ``roster``: people who may speak, whose roles and organisations are known.

    ``title`` and ``date``: what the meeting is called and its day, whatever the file says. ``use_file_name``:
    take them from the file's name where the file says none ("2026-03-04 Seed library.vtt").
    ``speakers``: who the labels of a transcript are, {"SPEAKER_00": "Ana Ruiz"}, or a Person with an organisation;
    ``load_speakers`` reads a file of them. Labels are told apart without case, signs and leading noughts.
    ``language``: two-letter code, None to detect. ``clean_speech``: leave fillers, stutters and
    backchannels out of the points of transcripts (the document's text keeps them).
    Limits, all inclusive: ``max_bytes`` of the file, ``max_pages``, ``max_seconds`` of reading,
    ``max_depth`` of nesting, ``max_expansion`` (bytes unpacked) of zipped formats.

    Examples:
        >>> mk.read_meeting("session.vtt", mk.ReadOptions(title="Seed library", language="en")).title
        'Seed library'
    """

    roster: tuple[Person, ...] = ()
    speakers: Mapping[str, str | Person] = field(default_factory=dict)
    language: str | None = None
    clean_speech: bool = False
    max_bytes: int = 200_000_000
    max_pages: int = 5_000
    max_seconds: float = 120.0
    max_depth: int = 100
    max_expansion: int = 500_000_000
    title: str | None = None
    date: Date | None = None
    use_file_name: bool = False

    def __post_init__(self) -> None:
        """Check the values."""
        _check_language(self.language)
        object.__setattr__(self, "roster", tuple(self.roster))
        object.__setattr__(self, "speakers", self._check_speakers())
        for name in ("max_bytes", "max_pages", "max_depth", "max_expansion"):
            _check_least(name, getattr(self, name), 1)
        _check_least("max_seconds", self.max_seconds, 0)

    def _check_speakers(self) -> dict[str, str | Person]:
        found = self.speakers
        if not isinstance(found, Mapping) or not all(
            isinstance(label, str) and isinstance(who, str | Person) for label, who in found.items()
        ):
            msg = (
                'speakers must give each label a name, as {"SPEAKER_00": "Ana Ruiz"}, or a Person;'
                " load_speakers reads a file"
            )
            raise OptionError(msg)
        return dict(found)


@name_options
@dataclass(frozen=True, slots=True)
class CodebookTheme:
    """A theme of the user's own: points near its terms, examples and description belong to it.

    ``excluded``: terms that keep a point out.

    Examples:
        >>> mk.CodebookTheme("Money", terms=("budget", "price"), excluded=("price list",)).label
        'Money'
    """

    label: str
    description: str = ""
    terms: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Codebook:
    """The user's own themes; points go to these first, the rest is clustered as usual.

    Examples:
        >>> book = mk.Codebook((mk.CodebookTheme("Money", terms=("fund", "budget", "price")),))
        >>> themes = mk.find_themes("notes.docx", mk.ThemeOptions(codebook=book))
        >>> "Money" in [theme.label for theme in themes.themes]
        True
    """

    themes: tuple[CodebookTheme, ...] = ()


class Encoder(Protocol):
    """Anything that turns texts into vectors, such as a sentence-transformers or model2vec model."""

    def encode(self, sentences: list[str], /) -> object:
        """Return one row of numbers for each text, shape (n_texts, n_dimensions)."""
        ...


@name_options
@dataclass(frozen=True, slots=True)
class ThemeOptions:
    """How to group. ``n_themes``: None lets the data decide.

    ``ordered``: points come in the order they were raised, so neighbours inform each other.
    ``encoder``: a model whose vectors help to place loose statements; those of several languages it places alone, and
    passages of ordered talk it leaves to their words. Without one, statements of several languages are placed by the
    extra ``[multilingual]`` where that is installed. ``language``: None to detect.

    Examples:
        >>> len(mk.find_themes("notes.docx", mk.ThemeOptions(n_themes=3)).themes)
        3
    """

    n_themes: int | None = None
    ordered: bool = True
    codebook: Codebook | None = None
    encoder: Encoder | None = None
    language: str | None = None

    def __post_init__(self) -> None:
        """Check the values."""
        _check_least("n_themes", self.n_themes, 1)
        _check_language(self.language)
        if self.encoder is not None and not callable(getattr(self.encoder, "encode", None)):
            name = type(self.encoder).__name__
            msg = f"encoder={name} has no encode() method; pass a model such as SentenceTransformer(...)"
            raise OptionError(msg)


@dataclass(frozen=True, slots=True)
class EditedTheme:
    """A theme of an edited digest: its label and its lines, as the editor left them, in order."""

    label: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DigestEdits:
    """What people made of a digest, kept when it is written again: its themes as they stand in the edited file."""

    themes: tuple[EditedTheme, ...] = ()

    def as_codebook(self) -> Codebook:
        """Return the themes as a codebook, for another meeting of the same series."""
        return Codebook(tuple(CodebookTheme(theme.label, examples=theme.lines) for theme in self.themes))


@name_options
@dataclass(frozen=True, slots=True)
class DigestOptions:
    """How to write the digest.

    ``length``: how long its key points and open questions are together: "standard" about a quarter of the minutes'
    words, "short" an eighth, "full" two fifths; of very long records less. ``words`` and ``max_points`` bound the key
    points instead, None leaves it to ``length``. ``decisions``: "themes" lets decisions stand under the theme they
    belong to where they are chosen, "list" keeps all of them in their list.

    ``writer``: a function that is given each key point and may return another wording of it, such as one that asks a
    language model; it is taken only if the point's sources hold all that it says, else our own line stands and the
    digest's diagnostics say so. None of it, "" and the same line leave the key point as it is.

    ``edits``: an edited digest whose labels, lines, deletions and order are kept; over other minutes of the series its
    themes are taken as a codebook.

    ``attribution``: "none" names nobody, "name" the speakers, "organisation" where they are from.
    ``redact``: mail addresses, phone numbers, links and codes of meetings are blanked in everything that the digest
    holds, its sources too; "names" puts "Person 1" for people's names besides; False leaves all as it was said.

    Examples:
        >>> options = mk.DigestOptions(length="short", attribution="name", heading="What was raised")
        >>> mk.summarise("notes.docx", options).heading
        'What was raised'
    """

    words: int | None = None
    max_points: int | None = None
    length: DigestLength = "standard"
    decisions: DecisionPlace = "themes"
    attribution: Attribution = "none"
    redact: bool | Literal["names"] = True
    heading: str = "Key points raised"
    themes: ThemeOptions | None = None
    writer: Callable[[KeyPoint], str | None] | None = None
    edits: DigestEdits | None = None

    def __post_init__(self) -> None:
        """Check the values."""
        if self.writer is not None and not callable(self.writer):
            msg = f"writer={type(self.writer).__name__} cannot be called; pass a function from a KeyPoint to a line"
            raise OptionError(msg)
        _check_least("words", self.words, 1)
        _check_least("max_points", self.max_points, 1)
        _check_choice("length", self.length, get_args(DigestLength))
        _check_choice("decisions", self.decisions, get_args(DecisionPlace))
        _check_choice("attribution", self.attribution, get_args(Attribution))
        if not isinstance(self.redact, bool):
            _check_choice("redact", self.redact, ("names",))


@name_options
@dataclass(frozen=True, slots=True)
class RenderOptions:
    """How to write out. ``sources``: say under each key point where it comes from.

    ``template``: a Word document (.docx, .dotx) whose styles, header, footer and page a Word file takes over; what
    stands in its body is left out. ``author``: whom a Word file names as its author.
    ``front_matter``: begin a Markdown digest with its title, date, language and files as YAML. ``explain``: says in
    one line for each block of a document what it was taken for and what decided that, for the page that shows how a
    meeting was read; by default what ``minutekit.structure.explain`` says.

    Examples:
        >>> digest = mk.summarise("notes.docx")
        >>> len(mk.render(digest, "markdown", mk.RenderOptions(sources=True))) > len(mk.render(digest, "markdown"))
        True
    """

    sources: bool = False
    unthemed: bool = True
    template: str | Path | None = None
    author: str = ""
    front_matter: bool = True
    explain: Callable[[Document], Sequence[str]] | None = None
