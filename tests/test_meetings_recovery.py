"""Meetings out of documents: title, date, place, people, sections, agenda, digest, who said what."""

from __future__ import annotations

import datetime as dt

import pytest

from meeting_samples import cues, document, lines_of, meeting, unaccounted
from minutekit.structure import arrange_turns, recover_meeting
from minutekit.schema import Block, Document, Person, ReadOptions, Span

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


def test_a_name_alone_on_its_line_holds_until_the_next():
    found = meeting(
        """
Attendees: Omar Duarte, Erika Jonas, Erika Bly
## Roof
Omar –
The gutter is full of leaves and nobody has a ladder that reaches it.
It was like this last year too, as the photographs show.
Erika J –
My brother has one.
"""
    )
    assert [speaker for speaker, _ in lines_of(found)] == ["Omar Duarte", "Omar Duarte", "Erika J"]
    assert "Erika J" in next(person for person in found.attendees if person.name == "Erika Jonas").aliases


def test_a_bullet_with_a_name_holds_for_its_sub_bullets_only():
    found = meeting(
        "Present: Omar Duarte, Feng Hollis, Lia Moreau\n## Roof\n* Omar—\n** the gutter is full\n** and rusty\n* nobody has a ladder"
    )
    assert lines_of(found) == [
        ("Omar Duarte", "the gutter is full"),
        ("Omar Duarte", "and rusty"),
        (None, "nobody has a ladder"),
    ]


def test_introductions_with_role_organisation_address_and_a_second_speaker():
    found = meeting(
        """
# Round table on lunch
## Opening
Ana Quispe, director, Green Plates
ana@plates.example
* Lunch is late
Bo Winther, Institute of Food
(the largest kitchen in the region)
* Soup is cold
Cora Lim, teacher
+
Dag Moe, parent
* Bread is dry
* Tea is weak
"""
    )
    assert [speaker for speaker, _ in lines_of(found)] == [
        "Ana Quispe",
        "Bo Winther",
        "Cora Lim + Dag Moe",
        "Cora Lim + Dag Moe",
    ]
    ana = next(person for person in found.attendees if person.name == "Ana Quispe")
    assert (ana.role, ana.organisation, ana.emails) == ("director", "Green Plates", ("ana@plates.example",))
    assert unaccounted(found) == []


@pytest.mark.parametrize(
    "label",
    [
        "Action",
        "Note",
        "Background",
        "Conclusión",
        "Prossimi passi",
        "Décision",
        "Frist",
        "Questions from the board",
        "Encaminhamentos",
    ],
)
def test_labels_that_are_no_speakers(label):
    found = meeting(
        f"Present: Ruth Adeyemi, Amir Lindqvist, Pat Neill\n## Roof\n{label}: the gutter is to be cleaned before the winter\nAmir: yes"
    )
    assert [speaker for speaker, _ in lines_of(found)] == [None, "Amir Lindqvist"]


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
    ("line", "person"),
    [
        ("Gil Golan (Quarry)", Person("Gil Golan", organisation="Quarry")),
        ("Dave Thale (Mill, committee chair) *", Person("Dave Thale", role="committee chair", organisation="Mill")),
        ("Sander Hoek- Alder", Person("Sander Hoek", organisation="Alder")),
        ("Gissa Chal - mayor of Quarto", Person("Gissa Chal", role="mayor of Quarto", organisation="Quarto")),
        ("Tanja Torn(Supervisor)", Person("Tanja Torn", role="Supervisor")),
        ("John Hax (Orchid) – via Zoom", Person("John Hax", organisation="Orchid")),
        (
            "María José de la Fuente, directora, Casa Verde",
            Person("María José de la Fuente", role="directora", organisation="Casa Verde"),
        ),
        ("Bresol G.", Person("Bresol G.")),
    ],
)
def test_people_as_lists_print_them(line, person):
    found = meeting(f"Participants\n* Ada Berg (Mill)\n* {line}\n* Zoe Tran (Mill)\n## Roof\n* It leaks")
    assert found.attendees[1] == person


def test_attendance_table_form_table_and_task_table():
    found = meeting(
        """
# Works council
| Date | 3 June 2024 |
| Place | Hall 2 |
| Attendees | Omar Duarte // Feng Hollis |
## Members present
| Company | Name | Role |
| Mill | Lia Moreau | member |
| Quarry | Bo Winther | chair |
## Actions
| No | Action | Owner | Due |
| 1 | Order the gearbox | B. Winther | 30 Sep |
| 2 | Call the yard | Feng | asap |
"""
    )
    assert found.date == dt.date(2024, 6, 3)
    assert found.place == "Hall 2"
    assert [person.name for person in found.attendees] == ["Omar Duarte", "Feng Hollis", "Lia Moreau", "Bo Winther"]
    assert [(point.text, point.kind, point.owner, point.due) for point in found.points] == [
        ("Order the gearbox", "action", "B. Winther", "30 Sep"),
        ("Call the yard", "action", "Feng", "asap"),
    ]
    assert unaccounted(found) == []


def test_speakers_in_a_table_column():
    found = meeting(
        "# Round table\n| Speaker | Points raised |\n| Ana Quispe, Green Plates | Lunch is late // Soup is cold |\n| Bo Winther | Bread is dry |"
    )
    assert lines_of(found) == [
        ("Ana Quispe", "Lunch is late"),
        ("Ana Quispe", "Soup is cold"),
        ("Bo Winther", "Bread is dry"),
    ]


def test_an_agenda_is_kept_apart_and_its_topics_are_headings_later():
    found = meeting(
        """
# Meeting of the mill
Agenda:
* Roof and gutters (10 min)
* Key holders
* Any other business
!Minutes
Roof and gutters
The gutter is full of leaves again, as in every autumn before.
Key holders
Pat holds one key and Ruth the other, and that is all there are.
"""
    )
    assert [item.title for item in found.agenda] == ["Roof and gutters", "Key holders", "Any other business"]
    assert [point.section for point in found.points] == ["Roof and gutters", "Key holders"]


def test_a_programme_with_speakers():
    found = meeting(
        "# Care day\nSpeakers\nWelcome Ana Quispe, Green Plates (Moderator)\nThe state of lunch in Norland Bo Henrik Winther, Institute of Food\n## Background\nLunch has been late for years and nobody knows why it is so."
    )
    assert [(item.title, item.speaker and item.speaker.name) for item in found.agenda] == [
        ("Welcome", "Ana Quispe"),
        ("The state of lunch in Norland", "Bo Henrik Winther"),
    ]
    assert found.agenda[0].speaker.role == "Moderator"
    assert len(found.points) == 1


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


def test_chat_lines_signatures_links_and_contents():
    found = meeting(
        """
Table of contents
Roof ........ 2
## Roof
Present: Ana Quispe, Bo Winther, Cora Lim
Ana: the gutter is full
* (chat) see my photo: https://pictures.example/7
* (chat) and the ladder
https://mill.example/minutes
Signatures
A. Quispe
"""
    )
    assert [(point.medium, point.text) for point in found.points] == [
        ("written", "the gutter is full"),
        ("chat", "see my photo: https://pictures.example/7"),
        ("chat", "and the ladder"),
    ]
    assert {"table-of-contents", "link-only", "signature"} <= {diagnostic.code for diagnostic in found.diagnostics}
    assert unaccounted(found) == []


def test_run_in_headings_and_numbered_headings():
    found = meeting(
        """
# Mill
1. Roof
* the gutter is full
* a tile is loose
2. Keys
The keys are with Pat.
1er punto: Se revisa la valla y se pinta.
2º punto: Se cuentan las llaves.
3º punto: No hay más.
"""
    )
    assert found.sections == ("Roof", "Keys", "1er punto", "2º punto", "3º punto")
    assert found.points[-1].text == "No hay más."


def test_questions_that_a_heading_announces_are_no_points():
    found = meeting(
        "# Day\n## Answers to the following questions:\nWhat is care?\nWho gives it?\nAna Quispe, Mill\n* It is work\nBo Winther, Quarry\n* All of us"
    )
    assert [point.text for point in found.points] == ["It is work", "All of us"]


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
    found = meeting(Document.from_blocks(hostile, name="hostile.txt", format="txt"), ReadOptions(language="en"))
    assert found.points


def test_title_is_not_the_first_label():
    found = meeting(document("!Attendance\n* Ada Berg (Mill)\n* Bo Winther (Mill)\n## Roof\n* It leaks"))
    assert found.title is None
    assert len(found.attendees) == 2


def test_formal_minutes_with_an_opening_formula_and_ordinals():
    found = meeting(
        """
!ACTA DE LA JUNTA DE RIEGO
En el caserío de Loma Alta, el día doce de septiembre de dos mil veinticuatro, se reúnen los usuarios del canal para tratar la agenda.
Asistentes: Sra. Domitila Huaman, presidenta; Sr. Wilmer Rojas, tesorero; Sra. Nélida Ccori
!PRIMERO.- Informe de la presidenta
La bocatoma pierde agua por la base desde el terremoto.
!SEGUNDO.- Acuerdos
Se aprueba por mayoría subir la cuota a ocho soles.
El tesorero Wilmer Rojas notificará a los deudores antes del 30 de septiembre.
"""
    )
    assert found.date == dt.date(2024, 9, 12)
    assert [section.split()[0] for section in found.sections] == ["Informe", "Acuerdos"]
    assert [(point.kind, point.owner) for point in found.points] == [
        ("statement", None),
        ("decision", None),
        ("action", "Wilmer Rojas"),
    ]


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


def test_a_table_with_a_column_of_kinds():
    found = meeting(
        "# Vorstand\n## Halle\n| Nr. | Inhalt | Art | Verantwortlich | Termin |\n| 1 | Die Halle ist zu | I | | |\n| 2 | Wir turnen im Saal | B | | |\n| 3 | Schlüssel holen | A | Kranz | 31.3. |"
    )
    assert [(point.text, point.kind, point.owner, point.due) for point in found.points] == [
        ("Die Halle ist zu", "statement", None, None),
        ("Wir turnen im Saal", "decision", None, None),
        ("Schlüssel holen", "action", "Kranz", "31.3."),
    ]


def test_time_stamps_are_kept_off():
    text = "Attending: Oona Virta, Dev March, Sol Amaya\n## Round\n" + "\n".join(
        f"[18:0{n}] {name}: the bus number {n} was late" for n, name in enumerate(["Oona", "Dev", "Sol", "Oona"])
    )
    assert lines_of(meeting(text))[0] == ("Oona Virta", "the bus number 0 was late")


def test_teleconference_minutes_with_resolutions():
    found = meeting(
        """
# Focus group teleconference
14 June 2023
Attendees
Present: Ada Bloom, Ken Ito, Priya Nair
Regrets: Leo Maas
Chair: Ada Bloom
## Issue 42: focus order
Ada: any news on this one?
Priya: I wrote a proposal last week
Ken: looks good to me
RESOLUTION: Merge the proposal
ACTION: Priya to write tests
"""
    )
    assert [(point.speaker, point.kind, point.owner) for point in found.points] == [
        ("Ada Bloom", "question", None),
        ("Priya Nair", "statement", None),
        ("Ken Ito", "statement", None),
        (None, "decision", None),
        (None, "action", "Priya"),
    ]
    assert [person.name for person in found.absent] == ["Leo Maas"]
    assert [(person.name, person.role) for person in found.attendees] == [
        ("Ada Bloom", "chair"),
        ("Ken Ito", None),
        ("Priya Nair", None),
    ]


def test_document_history_coded_decisions_and_a_list_of_facts():
    found = meeting(
        """
!Verbale esterno
!12/04/2024
| Versione | Data | Autore | Descrizione |
| 1.0 | 13/04/2024 | M. Rossi | Prima stesura |
## Informazioni generali
* Luogo: Sala verde
* Ora inizio: 15:00
## Partecipanti
| Nome | Durata presenza |
| Mario Rossi | 70 min |
| Luca Bianchi | 30 min |
## Decisioni
| Codice | Descrizione |
| VE1 | Non si usa il vecchio modulo |
"""
    )
    assert found.place == "Sala verde"
    assert [person.name for person in found.attendees] == ["Mario Rossi", "Luca Bianchi"]
    assert [(point.text, point.kind) for point in found.points] == [("Non si usa il vecchio modulo", "decision")]
    assert {"change-log", "table-header", "table-cell", "attendance-cell"} <= {
        diagnostic.code for diagnostic in found.diagnostics
    }


def test_a_list_of_key_points_amid_the_minutes_is_no_digest():
    said = "\n".join(f"* the gutter leaks in place {number}" for number in range(20))
    found = meeting(
        f"# Mill\n7 May 2024\n## Roof\n{said}\n## Key points\n* one tile is loose\n* another one too\n## Money\n{said}"
    )
    assert found.prior_digest is None
    assert len(found.points) == 42


def test_bold_names_in_a_list_of_people_are_people():
    found = meeting(
        "# Board\n!Voting members:\nAda Berg - Mill\n!Bo Winther - Quarry\n!Cora Lim - Orchid\nDag Moe - Field\n## Roof\n* It leaks"
    )
    assert [person.name for person in found.attendees] == ["Ada Berg", "Bo Winther", "Cora Lim", "Dag Moe"]
    assert len(found.points) == 1


def test_an_office_that_speaks_again_and_again_is_a_speaker():
    talk = [
        "Chair: who wants to begin with the roof?",
        "Lena Vogt: I do, since it leaks.",
        "Chair: how long has it leaked?",
        "Lena Vogt: since the storm in May.",
    ] * 2
    assert [speaker for speaker, _ in lines_of(meeting("\n".join(["# Hearing", "## Roof", *talk])))] == [
        "Chair",
        "Lena Vogt",
    ] * 4
    once = meeting("# Hearing\n## Roof\nChair: the meeting is to be held in the hall and not in the mill this time")
    assert once.points[0].speaker is None


def test_the_first_heading_of_a_plain_text_is_no_title_when_others_follow():
    nowhere = Span(0, 0)
    parts = []
    for number, heading in enumerate(["Prices", "Credit", "Trade"]):
        parts += [
            Block(heading, "title" if number == 0 else "heading", nowhere, level=0 if number == 0 else 2),
            Block(
                "The price of flour went up by three per cent over the year, as it had done before.",
                "paragraph",
                nowhere,
            ),
        ]
    found = meeting(Document.from_blocks(parts, name="report.txt", format="txt"), ReadOptions(language="en"))
    assert found.title is None
    assert found.sections == ("Prices", "Credit", "Trade")
    assert [point.section for point in found.points] == ["Prices", "Credit", "Trade"]


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
