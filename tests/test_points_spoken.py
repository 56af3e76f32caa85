"""What people promise, ask and decide while they speak."""

from __future__ import annotations

import pytest

from minutekit import meeting_from_turns, read_meeting
from minutekit.lexicon import LANGUAGES, load_entries
from minutekit.points.dues import find_due
from minutekit.points.spoken_kinds import ACTIONS, DECISIONS, PHATIC, SpokenCue, classify_spoken
from minutekit.schema import Point
from pace import measure_seconds, seconds_here

NAMES = frozenset({"vera", "bo"})


ROWS = [
    *((row, "action") for row in ACTIONS),
    *((row, "decision") for row in DECISIONS),
    *((row, "statement") for row in PHATIC),
]


@pytest.mark.parametrize(("row", "kind"), ROWS, ids=lambda it: it if isinstance(it, str) else it.example)
def test_row_matches_its_example(row: SpokenCue, kind: str) -> None:
    found = classify_spoken(row.example, None, NAMES)
    assert found.kind == kind
    assert found.by_speaker == (kind == "action" and row.owner == "speaker")


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("en", "Sure, I'll send the draft round.", "action"),
        ("en", "I'll finish the table by Friday.", "action"),
        ("en", "Leave it with me.", "action"),
        ("en", "Vera will circulate the plan.", "action"),
        ("en", "Please send me your figures.", "action"),
        ("es", "Os enviaré el borrador.", "action"),
        ("es", "De eso me encargo yo.", "action"),
        ("es", "Lo terminaré para el viernes.", "action"),
        ("pt", "Vou enviar a minuta.", "action"),
        ("pt", "Pode deixar comigo.", "action"),
        ("pt", "Vou terminar a lista até sexta.", "action"),
        ("fr", "Je vous envoie le projet.", "action"),
        ("fr", "Je m'en occupe.", "action"),
        ("fr", "Je finirai le tableau avant vendredi.", "action"),
        ("de", "Ich schicke euch den Entwurf.", "action"),
        ("de", "Ich werde das mit der Schule klären.", "action"),
        ("de", "Ich mache die Liste bis Freitag fertig.", "action"),
        ("it", "Vi mando la bozza.", "action"),
        ("it", "Ci penso io.", "action"),
        ("it", "Finirò la tabella entro venerdì.", "action"),
        ("en", "So that's agreed, we meet on Mondays.", "decision"),
        ("en", "I hear no objection, so we have consensus.", "decision"),
        ("en", "Okay, let's do that.", "decision"),
        ("en", "We've just decided to keep the stall.", "decision"),
        ("en", "So we decided to keep the stall.", "decision"),
        ("en", "Agreed then.", "decision"),
        ("es", "Entonces queda acordado, nos vemos los lunes.", "decision"),
        ("pt", "Então fica combinado, reunimos às segundas.", "decision"),
        ("fr", "C'est donc décidé, on se voit le lundi.", "decision"),
        ("de", "Gut, dann machen wir das so.", "decision"),
        ("it", "Allora facciamo così.", "decision"),
        ("en", "Thank you. Can you hear me?", "statement"),
        ("es", "¿Se me oye bien?", "statement"),
        ("pt", "Conseguem ouvir-me?", "statement"),
        ("fr", "Vous m'entendez ?", "statement"),
        ("de", "Könnt ihr mich hören?", "statement"),
        ("it", "Mi sentite?", "statement"),
    ],
)
def test_kinds_of_speech_in_six_languages(language: str, text: str, kind: str) -> None:
    assert classify_spoken(text, language, NAMES).kind == kind


@pytest.mark.parametrize(
    ("cls", "kind"),
    [("promises", "action"), ("settles", "decision"), ("phatic", "statement"), ("asks_for", "action")],
)
def test_phrases_of_speech_say_what_their_class_says(cls: str, kind: str) -> None:
    for language in LANGUAGES:
        for entry in load_entries(language, "phrases"):
            if entry.cls == cls:
                assert classify_spoken(entry.example, language, NAMES).kind == kind, entry


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We should think about the fence."),
        ("en", "I'll be brief."),
        ("en", "I'll share my screen now."),
        ("en", "I'll talk about bees today."),
        ("en", "I'll post the link in the chat."),
        ("en", "Maybe I'll send you some seeds."),
        ("en", "I'll come back to that later."),
        ("en", "Let's move on to the next item."),
        ("en", "So let's go for lunch."),
        ("en", "If the motion is carried, we can start."),
        ("en", "We agreed last year to wait."),
        ("en", "I agree with Bo."),
        ("en", "Please go ahead, Bo."),
        ("es", "Voy a compartir mi pantalla."),
        ("es", "Creo que deberíamos pensar en la valla."),
        ("pt", "Vou ser breve."),
        ("pt", "Acho que devíamos pensar nisso."),
        ("fr", "Je vais vous présenter le budget."),
        ("fr", "Je suis d'accord avec Paul."),
        ("de", "Ich teile kurz meinen Bildschirm."),
        ("de", "Ich frage mich, ob das reicht."),
        ("it", "Condivido lo schermo."),
        ("it", "Secondo me dovremmo pensarci."),
    ],
)
def test_opinions_and_the_conduct_of_talk_are_statements(language: str, text: str) -> None:
    assert classify_spoken(text, language, NAMES).kind == "statement"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Yes, I'm happy to draft a letter."),
        ("en", "I can take that one."),
        ("en", "We'll circulate the minutes by Monday."),
        ("es", "Os mando el acta mañana."),
        ("es", "Voy a hablar con la escuela antes del viernes."),
        ("pt", "Eu envio a ata amanhã."),
        ("fr", "Nous enverrons la convention la semaine prochaine."),
        ("de", "Dann schicke ich euch die Liste."),
        ("it", "Manderemo il verbale entro lunedì."),
    ],
)
def test_promises_are_the_speakers(language: str, text: str) -> None:
    found = classify_spoken(text, language, NAMES)
    assert (found.kind, found.by_speaker) == ("action", True)


def test_owner_and_due_of_spoken_promises() -> None:
    talk = [
        ("Ana Ruiz", "The hall is too small for the summer party and nobody likes it. What can we do about that?"),
        ("Bo Lind", "I'll write to the school by Friday. They have a gym that is free in July."),
        ("Ana Ruiz", "Good. Vera will circulate the plan of the gym. Okay, let's do that."),
        ("Vera Moe", "Leave it with me. Can you hear me?"),
    ]
    points = meeting_from_turns(talk, language="en").points
    found = [(point.kind, point.owner, point.due) for point in points if point.kind != "statement"]
    assert found == [
        ("question", None, None),
        ("action", "Bo Lind", "Friday"),
        ("action", "Vera", None),
        ("decision", None, None),
        ("action", "Vera Moe", None),
    ]


def test_promises_in_notes_belong_to_whom_they_are_noted_of() -> None:
    notes = "# Garden call\n\nPresent: Ana Ruiz, Bo Lind\n\n## Pump\n\n- Ana: the pump leaks again and the yard is wet\n- Bo: I'll send the plumber a mail tomorrow\n"
    points: tuple[Point, ...] = read_meeting(notes.encode(), name="a.md").points
    assert [(p.kind, p.owner, p.due) for p in points] == [("statement", None, None), ("action", "Bo Lind", "tomorrow")]


def test_long_hostile_speech_takes_linear_time() -> None:
    texts = ["I'll ", "ich leite ", "so okay ", "we have ", "by the end of the "]

    def classify_all() -> None:
        for text in texts:
            for language in ("en", "de", None):
                classify_spoken(text * 4_000, language, NAMES)

    most = seconds_here(2)
    assert measure_seconds(classify_all, most) < most


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Ruth will call by mid-May", "mid-May"),
        ("Ruth will call by COB Friday", "COB Friday"),
        ("Ruth will call on the second of July", "the second of July"),
        ("Jonas ruft am 12. Mai an", "12. Mai"),
        ("Nuria llama el 4 de octubre", "4 de octubre"),
        ("Ruth will call, asap", "asap"),
        ("Ruth will sit in room 12", None),
        ("Ruth will read it at page 3", None),
        ("Ruth will order by 20 books", None),
    ],
)
def test_dates_and_no_other_numbers_are_due_dates(text: str, due: str | None) -> None:
    assert find_due(text) == due
