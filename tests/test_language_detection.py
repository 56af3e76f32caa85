"""Which language a text is in."""

from __future__ import annotations

import subprocess
import sys

import pytest

from minutekit.language import detect_language

TEXTS = {
    "en": "The meeting was opened by the chair, who welcomed all of the members. There were no comments on the minutes of "
    "the last meeting and they were approved. The budget for the next year is lower than it was and we have to choose "
    "which of the paths along the river are to be mended first.",
    "es": "La reunión empezó a las siete de la tarde con la presencia de todos los miembros de la junta. El presidente "
    "explicó que el presupuesto del año que viene es más bajo y que hay que elegir las obras. Los vecinos pidieron más "
    "limpieza en la plaza y que se pongan más bancos para la gente mayor.",
    "pt": "A reunião começou às sete da tarde com a presença de todos os membros da junta. O presidente explicou que o "
    "orçamento do próximo ano é mais baixo e que não dá para todas as obras. Os moradores pediram mais limpeza na praça "
    "e que sejam postos mais bancos para os idosos.",
    "fr": "La réunion a été ouverte par le président qui a souhaité la bienvenue à tous les membres. Il n'y a pas eu de "
    "remarques sur le compte rendu de la dernière réunion et il est donc adopté. Le budget de l'année prochaine est plus "
    "bas et nous devons choisir les chemins qui sont à refaire.",
    "de": "Die Sitzung wurde von dem Vorsitzenden eröffnet, der alle Mitglieder begrüßte. Es gab keine Anmerkungen zu dem "
    "Protokoll der letzten Sitzung und es ist damit genehmigt. Der Haushalt für das nächste Jahr ist niedriger und wir "
    "müssen wählen, welche Wege an dem Fluss zuerst erneuert werden.",
    "it": "La riunione è stata aperta dal presidente, che ha dato il benvenuto a tutti i soci. Non ci sono state "
    "osservazioni sul verbale della riunione precedente, che è dunque approvato. Il bilancio del prossimo anno è più "
    "basso e si deve scegliere quali sono i sentieri da sistemare per primi lungo il fiume.",
    "ca": "La reunió va començar a les set de la tarda amb la presència de tots els membres de la junta. El president va "
    "explicar que el pressupost de l'any que ve és més baix i que cal triar les obres. Els veïns van demanar més neteja a "
    "la plaça i que es posin més bancs per a la gent gran.",
    "gl": "A reunión comezou ás sete da tarde coa presenza de todos os membros da xunta. O presidente explicou que o "
    "orzamento do ano que vén é máis baixo e que hai que escoller as obras. Os veciños pediron máis limpeza na praza e que "
    "se poñan máis bancos para a xente maior.",
    "nl": "De vergadering is geopend door de voorzitter en hij heet iedereen van harte welkom in het gemeentehuis. Er zijn "
    "geen opmerkingen op het verslag van de vorige vergadering en het wordt dus vastgesteld. De begroting van volgend jaar "
    "is besproken en de leden vinden dat er meer geld naar de wegen moet gaan.",
}


@pytest.mark.parametrize("language", TEXTS)
def test_languages_are_told_apart(language):
    assert detect_language(TEXTS[language]) == language


@pytest.mark.parametrize("text", ["", "ok", "12.30", "x" * 19])
def test_too_short_to_tell(text):
    assert detect_language(text) is None


def test_plain_text_needs_no_model():
    code = (
        "import sys; from minutekit.language import detect_language; "
        "print(detect_language(sys.argv[1]), any(m.startswith('py3langid') for m in sys.modules))"
    )
    for language in ("en", "es", "pt", "fr", "de", "it"):
        out = subprocess.run([sys.executable, "-c", code, TEXTS[language]], capture_output=True, text=True, check=True)
        assert out.stdout.split() == [language, "False"]
