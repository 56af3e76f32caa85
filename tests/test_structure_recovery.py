"""Meetings out of documents: title, date, place, people, sections, agenda, digest, who said what."""

from __future__ import annotations

import datetime as dt

import pytest

import minutekit as mk
from meeting_samples import cues, labelled_meeting, lines_of, meeting, unaccounted
from minutekit.schema import Block, Document, Person, ReadOptions, Span
from minutekit.structure import arrange_turns, recover_meeting

SAMPLES = {
    "en": """
# Minutes of the Orchard Committee
Tuesday 7 May 2024, 18:30, Village hall, small room
Present: Ruth Adeyemi (chair), Amir Lindqvist, Pat O'Neill
Apologies: Greta Sand
## Fences
!Ruth Adeyemi
* The hedge on the north side has died over forty metres
* Deer come in every night
!Amir Lindqvist
* A fence costs nine thousand and we have four
## Any other business
The key of the shed is with Pat.
""",
    "es": """
# Acta de la asamblea del huerto
Fecha: 7 de mayo de 2024
Lugar: Casa de la cultura
Asistentes: Nuria Cabral (presidenta), Tomás Iriarte, Elena Puig
Ausentes: Raúl Montes
## Riego
Nuria: el pozo está seco desde marzo y no llega la cuba
Tomás: la tubería del sur pierde agua por tres sitios
Nuria: Elena tiene el presupuesto de la bomba
## Ruegos y preguntas
Nadie comenta nada más y se levanta la sesión a las nueve.
""",
    "pt": """
# Ata da reunião do pomar
7 de maio de 2024
Presentes: Inês Bragança, Rui Tavares, Marta Sequeira
## Rega
!Inês Bragança
* O poço secou em março
* A bomba nova custa dois mil euros
!Rui Tavares
* O tanque do sul perde água
## Outros assuntos
A chave do armazém fica com a Marta até ao verão.
""",
    "fr": """
# Compte rendu du comité du verger
Mardi 7 mai 2024
Présents : Solène Hardy, Paul Ferrand, Aya Koné
Excusés : Luc Morel
## Arrosage
Solène Hardy : le puits est à sec depuis mars
Paul Ferrand : la pompe coûte deux mille euros
Solène Hardy : on pourrait louer une citerne pour juillet
## Questions diverses
La clé de la remise est chez Aya.
""",
    "de": """
# Protokoll der Gartenversammlung
Datum: 7. Mai 2024
Ort: Vereinsheim
Anwesend: Jonas Krüger (Vorsitzender), Lena Vogt, Emre Aksoy
Entschuldigt: Heike Brandt
## Bewässerung
!Jonas Krüger
* Der Brunnen ist seit März trocken
* Die neue Pumpe kostet zweitausend Euro
!Lena Vogt
* Am Südtank tropft es an drei Stellen
## Verschiedenes
Der Schlüssel zum Schuppen liegt bei Emre.
""",
    "it": """
# Verbale della riunione del frutteto
7 maggio 2024
Presenti: Chiara Bellini, Marco Serra, Giulia Fontana
Assenti: Piero Neri
## Irrigazione
!Chiara Bellini
* Il pozzo è secco da marzo
* La pompa nuova costa duemila euro
!Marco Serra
* La cisterna a sud perde acqua in tre punti
## Varie ed eventuali
La chiave del capanno è da Giulia.
""",
}


@pytest.mark.parametrize("language", SAMPLES)
def test_minutes_in_six_languages(language):
    found = meeting(SAMPLES[language])
    assert found.date == dt.date(2024, 5, 7)
    assert found.title is not None
    assert found.title.startswith(SAMPLES[language].split("\n")[1][2:8])
    assert len(found.attendees) == 3
    assert len(found.sections) == 2
    assert len({point.speaker for point in found.points if point.speaker}) == 2
    assert found.points[0].section == found.sections[0]
    assert found.points[-1].speaker is None
    assert unaccounted(found) == []


def test_place_and_apologies():
    found = meeting(SAMPLES["en"])
    assert found.place == "Village hall, small room"
    assert [person.name for person in found.absent] == ["Greta Sand"]
    assert found.attendees[0] == Person("Ruth Adeyemi", role="chair")
    assert meeting(SAMPLES["de"]).place == "Vereinsheim"


@pytest.mark.parametrize(
    "label",
    ["Omar - {}", "Omar: {}", "Omar – {}", "Omar— {}", "Omar Duarte: {}"],
)
def test_labels_before_the_words(label):
    text = "\n".join(
        [
            "Present: Omar Duarte, Feng Hollis, Lia Moreau",
            "## Roof",
            label.format("the gutter is full of leaves again"),
            "Feng: then let us clean it",
        ]
    )
    assert lines_of(meeting(text)) == [
        ("Omar Duarte", "the gutter is full of leaves again"),
        ("Feng Hollis", "then let us clean it"),
    ]


def test_an_unknown_capitalised_word_before_a_colon_is_no_speaker():
    found = meeting(
        "Present: Ruth Adeyemi, Amir Lindqvist, Pat Neill\n## Money\n* Paint: forty euros a tin\n* Nails: two euros\n* Paint: again forty"
    )
    assert {point.speaker for point in found.points} == {None}


def test_a_roster_makes_speakers_known():
    roster = (Person("Ines Moura", role="caretaker", organisation="Lower Street"),)
    found = meeting(
        "## Lifts\nMoura: out of order for eleven weeks\nThe agency does not answer.", ReadOptions(roster=roster)
    )
    assert lines_of(found)[0] == ("Ines Moura", "out of order for eleven weeks")
    assert found.attendees[0].organisation == "Lower Street"


def test_initials_stand_for_those_listed_with_them():
    found = meeting(
        "Present: Rosa Quill (RQ), Tam Ersk (TE), Gwil Pask (GP)\n## Exchange\n* RQ: thirty pupils signed up\n* TE: the coach is dear"
    )
    assert [speaker for speaker, _ in lines_of(found)] == ["Rosa Quill", "Tam Ersk"]


@pytest.mark.parametrize(
    ("short", "full"),
    [("Omar", "Omar Santos"), ("O. Santos", "Omar Santos"), ("Santos", "Omar Santos"), ("Erika", "Erika")],
)
def test_forms_of_a_name_are_joined_only_when_one_person_fits(short, full):
    text = f"Present: Omar Santos, Erika Jonas, Erika Bly\n## Roof\n{short}: the gutter is full\n{short}: and it leaks\n{short}: badly"
    assert {speaker for speaker, _ in lines_of(meeting(text))} == {full}


@pytest.mark.parametrize(
    "heading",
    [
        "Key points raised:",
        "Puntos clave planteados",
        "Pontos-chave levantados",
        "Points clés soulevés",
        "Wichtigste Punkte",
        "Punti chiave emersi",
    ],
)
def test_a_digest_by_people_is_kept_apart(heading):
    minutes = "\n".join(f"* the gutter leaks in place {number}" for number in range(8))
    found = meeting(
        f"# Mill\n{heading}\nThe roof\n* Gutters are full\n* Tiles are loose\nMoney\n* There is none\nMinutes\n{minutes}"
    )
    digest = found.prior_digest
    assert digest is not None
    assert [(theme.label, [key.text for key in theme.points]) for theme in digest.themes] == [
        ("The roof", ["Gutters are full", "Tiles are loose"]),
        ("Money", ["There is none"]),
    ]
    assert all(key.sources == () for theme in digest.themes for key in theme.points)
    assert [point.text for point in found.points] == [f"the gutter leaks in place {number}" for number in range(8)]


def test_a_document_without_anything_gives_an_honest_meeting():
    found = meeting(Document.from_blocks([], name="empty.txt", format="txt"))
    assert found.points == ()
    assert [diagnostic.code for diagnostic in found.diagnostics] == ["no-points"]


def test_unknown_languages_still_work():
    found = meeting(
        "# Notulen\n5 februari 2020\nAanwezig: Jan de Boer, Piet Smit, Els Kok, Henk Vos\n## Dak\nJan: de goot zit vol bladeren en niemand heeft een ladder\nEls: ik wel"
    )
    assert found.date == dt.date(2020, 2, 5)
    assert [speaker for speaker, _ in lines_of(found)] == ["Jan de Boer", "Els Kok"]


def test_cues_of_one_speaker_make_one_turn():
    found = recover_meeting(
        cues(("Ann", "one"), ("Ann", "two"), ("Bob", "three"), (None, "four")), ReadOptions(language="en")
    )
    assert [(turn.speaker, turn.text, turn.time, turn.medium) for turn in found.turns] == [
        ("Ann", "one two", 0.0, "spoken"),
        ("Bob", "three", 4.0, "spoken"),
        (None, "four", 6.0, "spoken"),
    ]


def test_arranged_turns_keep_every_pair():
    found = arrange_turns(
        [("Ann", "One."), ("Ann", " "), (None, "Two."), (" Bob ", "Three.")], title="Talk", date=None, language="en"
    )
    assert [(turn.speaker, turn.text) for turn in found.turns] == [("Ann", "One."), (None, "Two."), ("Bob", "Three.")]
    assert [person.name for person in found.attendees] == ["Ann", "Bob"]
    assert found.document is not None
    assert {block.role for block in found.document.blocks} == {"cue"}


def test_long_and_deep_input_stays_fast():
    nowhere = Span(0, 0)
    hostile = [
        *(Block(f"{number}.", "list_item", nowhere, marker="1.") for number in range(2_000)),
        *(Block("Conclusions", "heading", nowhere, level=1) for _ in range(1_000)),
        *(Block(f"Name{number} Other:", "paragraph", nowhere) for number in range(1_000)),
        Block("a." * 20_000, "paragraph", nowhere),
        Block("(" * 20_000, "paragraph", nowhere),
        Block("- " * 20_000, "paragraph", nowhere),
        Block("1 Jan " * 10_000, "paragraph", nowhere),
        Block("Present: " + ", ".join(f"Ada Berg{number}" for number in range(5_000)), "paragraph", nowhere),
    ]
    found = labelled_meeting(
        Document.from_blocks(hostile, name="hostile.txt", format="txt"), ReadOptions(language="en")
    )
    assert found.points


def test_unknown_voices_in_a_dialogue_stay_unknown():
    text = "\n".join(
        [
            "Présents : Hélène Cassan, Rachid Bouzel, Aude Pontval",
            "## Questions",
            *[
                "Une habitante : où vont se garer les infirmières du soir ?",
                "Mme Cassan : quatre places sont réservées pour elles.",
                "M. Bouzel : et deux pour les médecins.",
            ]
            * 3,
        ]
    )
    assert [speaker for speaker, _ in lines_of(meeting(text))] == [None, "Hélène Cassan", "Rachid Bouzel"] * 3


def test_time_stamps_are_kept_off():
    text = "Attending: Oona Virta, Dev March, Sol Amaya\n## Round\n" + "\n".join(
        f"[18:0{n}] {name}: the bus number {n} was late" for n, name in enumerate(["Oona", "Dev", "Sol", "Oona"])
    )
    assert lines_of(meeting(text))[0] == ("Oona Virta", "the bus number 0 was late")


def test_bold_names_in_a_list_of_people_are_people():
    found = meeting(
        "# Board\n!Voting members:\nAda Berg - Mill\n!Bo Winther - Quarry\n!Cora Lim - Orchid\nDag Moe - Field\n## Roof\n* It leaks"
    )
    assert [person.name for person in found.attendees] == ["Ada Berg", "Bo Winther", "Cora Lim", "Dag Moe"]
    assert len(found.points) == 1


def test_a_name_with_a_list_under_it_speaks_though_the_heading_above_is_notes():
    text = """
# Allotment round
3 May 2024
Present: Ana Ruiz, Ben Ott
## Notes
Ana Ruiz
* The hedge hides the road
* It has to be cut before the birds nest
Ben Ott
* A ladder would do for both
"""
    found = meeting(text)
    assert [turn.speaker for turn in found.turns] == ["Ana Ruiz", "Ben Ott"]


def test_a_mark_of_another_speaker_opens_a_turn():
    said = [("Good evening.", ">>"), ("Please sit.", None), ("Thank you.", ">>"), ("We begin.", ">>>")]
    blocks = [Block(text, "cue", Span(0, 0), marker=marker) for text, marker in said]
    found = recover_meeting(Document.from_blocks(blocks, name="a.vtt", format="vtt"), ReadOptions())
    assert [turn.text for turn in found.turns] == ["Good evening. Please sit.", "Thank you.", "We begin."]


def test_questions_and_answers_behind_their_labels_are_said():
    found = meeting("# Hearing\nQ. Where do you work?\nA. At the pump house.\nQ. Since when?\nA. Since May.")
    assert [text for _, text in lines_of(found)] == [
        "Q. Where do you work?", "A. At the pump house.", "Q. Since when?", "A. Since May.",
    ]  # fmt: skip


def test_a_sentence_that_opens_with_who_was_present_lists_them():
    found = meeting(
        "# Minutes of the quay board\n\nPresent were board members Ada Berg, Bo Lind and Cem Kaya.\n"
        "## Quay\n* The quay leaks at the north end.\n* Nobody has looked at it since May."
    )
    assert [person.name for person in found.attendees] == ["Ada Berg", "Bo Lind", "Cem Kaya"]


def test_captions_have_no_headings():
    cues = [
        "we move on to the",
        "other",
        "pump of the yard",
        "and reports",
        "any other business",
        "of the week 1",
        "of the week 2",
    ]
    text = "WEBVTT\n\n" + "".join(f"00:{n:02}.000 --> 00:{n + 1:02}.000\n{cue}\n\n" for n, cue in enumerate(cues))
    assert {point.section for point in mk.read_meeting(text.encode(), name="a.vtt").points} == {None}


def test_who_records_is_told_where_it_changes():
    text = "# Mill call\n\n## Morning\n\nScribe: Ada Berg\n\n- The pump leaks.\n\n## Afternoon\n\nScribe: Bo Lind\n\n"
    found = mk.read_meeting((text + "- The weir is mended.\n" * 9).encode(), name="a.md")
    assert [(person.name, person.role) for person in found.attendees] == [("Ada Berg", "scribe"), ("Bo Lind", "scribe")]
    assert not any("Scribe" in point.text for point in found.points)


def test_parts_that_come_back_keep_the_topic_above_them():
    parts = (
        "**Discussion:**\n\n- The {0} is old.\n- Bo saw the {0}.\n- Ida measured the {0} in May.\n"
        "- A new {0} costs money.\n\n**Action items:**\n\n- [ ] Ada: paint the {0}\n- [ ] Cy: price the {0}\n"
    )
    text = "# Mill notes\n\n" + "\n".join(
        f"### {n}. {name}\n\n" + parts.format(name.lower()) for n, name in ((1, "Pump"), (2, "Weir"))
    )
    last = "- Bo calls the town.\n- Cy thanks the mayor in a letter.\n- Ida books the hall for June.\n"
    found = mk.read_meeting(f"{text}\n### Next steps\n\n{last}".encode(), name="a.md")
    topics = [(point.topic, point.section) for point in found.points]
    held = [*["Discussion"] * 4, *["Action items"] * 2]
    assert topics == [(t, s) for t in ("Pump", "Weir") for s in held] + [(None, "Next steps")] * 3
    assert [point.subject for point in found.points][-4:] == ["Weir", *["Next steps"] * 3]
    themes = mk.find_themes(found)
    assert [{point.subject for point in theme.points} for theme in themes.themes] == [
        {"Pump"}, {"Weir"}, {"Next steps"},
    ]  # fmt: skip
