"""The rules of the points floor: every row's example is a test."""

from __future__ import annotations

import pytest

from meeting_samples import labelled_meeting as meeting
from minutekit.lexicon import LANGUAGES, load_entries
from minutekit.points.dues import DUES, find_due
from minutekit.points.questions import opens_question
from minutekit.points.rows import kind_of_code, task_column

COLUMNS = {
    "owner": ("Owner", "Zuständig", "Incaricato", "Responsable", "Who", "Action by", "Quem"),
    "due": ("Due date", "Frist", "Scadenza", "By when", "Plazo", "Quand", "Bis wann"),
    "task": ("Action", "Aufgabe", "Azione", "Tarea", "What", "Tâches", "To do"),
    "outcome": ("Decision", "Beschluss", "Acuerdos", "Outcomes", "Décisions", "Deliberações"),
    "content": ("Inhalt", "Topic", "Discussion", "Oggetto", "Asunto"),
    "number": ("Nr.", "Codice", "#", "S.No", "Ref"),
    "kind": ("Art", "Tipo", "Type"),
}


@pytest.mark.parametrize(("kind", "heading"), [(kind, text) for kind, texts in COLUMNS.items() for text in texts])
def test_headings_of_columns_say_what_they_hold(kind, heading):
    assert task_column(heading) == kind


@pytest.mark.parametrize("kind", ["decision", "action", "question", "statement"])
def test_codes_of_kinds_match_their_examples(kind):
    for language in LANGUAGES:
        for entry in load_entries(language, "phrases"):
            assert entry.cls != f"code_{kind}" or kind_of_code(entry.example) == kind


@pytest.mark.parametrize("text", ["How do we pay for it", "Are there members who cannot come"])
def test_questions_are_known_by_their_opening(text):
    assert opens_question(text)
    assert not opens_question(f"{text}. Nobody knows.")


@pytest.mark.parametrize("rule", DUES, ids=lambda rule: rule.example)
def test_due_rules_find_a_date_in_their_examples(rule):
    assert find_due(rule.example)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The fence is green.", "statement"),
        ("La valla es verde.", "statement"),
        ("Der Zaun ist grün.", "statement"),
        ("Who waters the trees in August?", "question"),
        ("Wer gießt im August die Bäume? (Anna)", "question"),
        ("¿Quién riega los árboles?", "question"),
        ("The committee approved the lease of the mill.", "decision"),
        ("Il a été décidé de planter vingt arbres.", "decision"),
        ("Foi aprovado o plano de rega.", "decision"),
        ("Se acuerda por unanimidad pintar la valla.", "decision"),
        ("L'assemblea approva il bilancio.", "decision"),
        ("Der Antrag wurde mit 7 zu 2 Stimmen angenommen.", "decision"),
        ("Moved by A. Reed, seconded by B. Lane, carried 7-0-1.", "decision"),
        ("Action: write to the water board", "action"),
        ("Acción: escribir a la compañía", "action"),
        ("The meeting was adjourned at nine.", "statement"),
    ],
)
def test_kinds_in_six_languages(text, kind):
    found = meeting(f"# Minutes of the mill\n* {text}\n").points[-1]
    assert found.kind == kind
