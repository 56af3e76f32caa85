"""Whole small documents as people write them, read from bytes to points: one mechanism each."""

from __future__ import annotations

from datetime import date

import pytest

from minutekit import Meeting, read_meeting


def read(text: str, name: str = "a.txt") -> Meeting:
    return read_meeting(text.encode(), name=name)


def test_the_line_that_names_the_meeting_dates_it_and_the_next_meeting_does_not() -> None:
    found = read(
        "HIGHMOOR PARISH COUNCIL\n"
        "Minutes of the meeting of the council held on Monday 3rd March 2025 at 7pm in the Reading Room, Back Lane\n\n"
        "Present: Cllr A Potts, Cllr B Lind\n\n"
        "25/01 HEDGES\nThe hedge at the crossing has grown over the sign.\n\n"
        "25/02 DATE OF NEXT MEETING\nMonday 7th April 2025 at 7pm\n"
    )
    assert found.date == date(2025, 3, 3)
    assert found.sections == ("25/01 HEDGES", "25/02 DATE OF NEXT MEETING")


@pytest.mark.parametrize(
    "opening",
    [
        "Il giorno 4 del mese di marzo dell'anno 2025, alle ore 18, nella biblioteca, si è riunito il comitato dei lettori.",
        "Aos 4 dias do mês de março de 2025, às 19h, na biblioteca, reuniram-se os membros do grupo de leitura.",
    ],
)
def test_formal_openings_hold_the_date(opening: str) -> None:
    assert read(f"{opening}\n\nLa biblioteca, a livraria e o quiosque.\n").date == date(2025, 3, 4)


TABLE = """Garden notes
12 March 2025

Present: Ann Potts, Ravi Shah

The hedge on the east side is full of nests this year.

Action                      Who          By when
Cut the hedge on the        Ann          20 March
east side
Order a skip                Ravi         1 April
Write to the neighbours     Ann
"""


def test_columns_set_by_gaps_are_a_table_of_tasks() -> None:
    found = [(p.text, p.owner, p.due) for p in read(TABLE).points if p.kind == "action"]
    assert found == [
        ("Cut the hedge on the east side", "Ann", "20 March"),
        ("Order a skip", "Ravi", "1 April"),
        ("Write to the neighbours", "Ann", None),
    ]


def test_informal_labels_name_who_came_and_who_wrote() -> None:
    found = read(
        "# Lab meeting\n\n**When:** 2025-03-04\n**Who:** Priya (PI), Tomasz, Lena (late)\n**Not there:** Fatima\n**Minutes:** Yuki\n\n"
        "## News\n\n- Tomasz: the paper is out and the press office called twice\n- TODO Yuki: book the room\n",
        "a.md",
    )
    assert [(p.name, p.organisation) for p in found.attendees[:3]] == [
        ("Priya", "PI"),
        ("Tomasz", None),
        ("Lena", None),
    ]
    assert [p.name for p in found.absent] == ["Fatima"]
    assert [(p.speaker, p.kind, p.owner) for p in found.points] == [
        ("Tomasz", "statement", None),
        (None, "action", "Yuki"),
    ]


def test_titles_in_front_of_labels_show_people() -> None:
    found = read(
        "PUBLIC INQUIRY\nThursday, 6 February 2025\n\nMR LINDGREN: I call the duty engineer of that night.\n\n"
        "Examination\n\nThe engineer was heard for an hour about the state of the bridge.\n\n"
        "MRS ABARA: The bridge could have been closed at eleven.\n\nMR LINDGREN: I have no further questions.\n"
    )
    assert [point.speaker for point in found.points] == ["MR LINDGREN", None, "MRS ABARA", "MR LINDGREN"]


def test_people_who_were_elected_are_not_who_was_there() -> None:
    found = read(
        "Procès-verbal du 4 mars 2025\n\n1. Élection du bureau\n"
        "Sont élus : Yves Morin, Nadia Roy, Hervé Petit, Inès Caron.\n\n2. Divers\nLa clé du cabanon reste introuvable.\n"
    )
    assert any(point.text.startswith("Sont élus") for point in found.points)


def test_a_chat_may_leave_out_to_whom_some_messages_went() -> None:
    found = read(
        "16:02:11\t From  Rosa Vidal (Red)  to  Everyone:\n\tBuenas tardes desde la costa\n16:02:40\t From  Luz Roca : hola a todas\n"
        "16:03:02\t From  Luz Roca  to  Rosa Vidal (Red) (Direct Message):\n\tme oyes?\n"
    )
    assert [(p.speaker, p.text) for p in found.points] == [
        ("Rosa Vidal", "Buenas tardes desde la costa"),
        ("Luz Roca", "hola a todas"),
    ]


def test_what_is_set_in_below_a_name_is_said_by_it_until_the_indent_ends() -> None:
    found = read(
        "Notes of 4 March 2025\n\nPresent: Ana Ruiz, Bo Lind, Cem Kaya\n\n"
        "Ana -- looks back on the first year of the garden\n\n    The pump was repaired twice and still leaks.\n\n"
        "    The children came every week, even in winter.\n\nThe shed is painted by the neighbours in April.\n"
    )
    assert [point.speaker for point in found.points] == ["Ana Ruiz", "Ana Ruiz", "Ana Ruiz", None]


MAIL = """From: Joost Moe
Sent: Wednesday, 4 June 2025 17:12
To: Street group
Subject: Re: Notes of the street meeting

Hi all,

Present: Joost, Fatma, Henk, Marloes

1. Playground
- The council pays the new swing.

2. Party
- No bouncy castle.

Best,
Joost
"""


def test_a_box_to_tick_is_a_task_and_the_name_before_it_owns_it() -> None:
    notes = "# Sync 2025-06-10\n\nPresent: Lea, Murat, Svenja\n\n## Survey\n\n- Murat: the form had a fault\n- [ ] @Svenja: count the answers by 20 June\n- [x] Lea: tell the press\n"
    assert [(p.kind, p.speaker, p.owner) for p in read(notes, "a.md").points] == [
        ("statement", "Murat", None),
        ("action", None, "Svenja"),
        ("action", None, "Lea"),
    ]


def test_discussion_beside_actions_in_a_table_is_kept() -> None:
    found = read(
        "# Orchard trust meeting\n5 May 2024\n\n"
        "| Topic | Discussion | Action | Owner | Due |\n|---|---|---|---|---|\n"
        "| Fence | The north fence fell in the storm and sheep came in. | Ask for two quotes | Ruth Adeyemi | 1 June |\n"
        "| Press | Use was up by a third over last autumn. | | | |\n",
        "a.md",
    )
    assert [(point.kind, point.owner, point.due, point.text) for point in found.points] == [
        ("statement", None, None, "The north fence fell in the storm and sheep came in."),
        ("action", "Ruth Adeyemi", "1 June", "Ask for two quotes"),
        ("statement", None, None, "Use was up by a third over last autumn."),
    ]


def test_who_and_by_when_beside_the_discussion_make_it_an_action() -> None:
    found = read(
        "# Orchard trust meeting\n5 May 2024\n\n"
        "| Item | Discussion | Who | By when |\n|---|---|---|---|\n"
        "| 1. Fence | The north fence fell in the storm; get two quotes. | Ruth Adeyemi | 1 June |\n"
        "| 2. Press | Use was up by a third over last autumn. | | |\n",
        "a.md",
    )
    assert [(point.kind, point.owner, point.due) for point in found.points] == [
        ("action", "Ruth Adeyemi", "1 June"),
        ("statement", None, None),
    ]


def test_labels_of_further_languages_tell_kinds_and_name_nobody() -> None:
    found = read(
        "Notulen bewonersoverleg\nDatum: 21 november 2023\nAanwezig: Marieke de Wit, Joost van Dam\n\n1. Verkeer\n"
        "- Besluit: de straat krijgt eenrichtingsverkeer.\n- Actie: Joost belt de gemeente.\n- De drempels komen in januari.\n\n"
        "2. Groen\n- De bomen zijn niet gesnoeid.\n"
    )
    assert found.title == "Notulen bewonersoverleg"
    assert [(point.kind, point.speaker) for point in found.points] == [
        ("decision", None),
        ("action", None),
        ("statement", None),
        ("statement", None),
    ]


def test_roman_numbers_head_sections_and_the_letters_below_do_not() -> None:
    found = read(
        "TOWN OF HIGHMOOR\nMinutes of the planning board\nJuly 18, 2023\n\n"
        "I. CALL TO ORDER\nThe chair called the meeting to order at 7 pm and welcomed the guests.\n\n"
        "II. OLD BARN\nThe owner wants to turn the barn into four flats and keep the oak.\n\n"
        "III. OTHER BUSINESS\nA. The bike rack will stand by the library.\nB. The map is to be redrawn by May.\n"
    )
    assert found.sections == ("CALL TO ORDER", "OLD BARN", "OTHER BUSINESS")


def test_panellists_above_are_the_speakers_below() -> None:
    found = read(
        "MESA REDONDA: BOSQUES\n\nFecha: 8 de mayo de 2024\n\nPanelistas\n- Marcos Quispe, vecino de Huayra\n"
        "- Elena Soto, Universidad del Valle\n\nIntervenciones\n\nMARCOS QUISPE\nLas fuentes se secan antes cada año.\n\n"
        "ELENA SOTO\nHace falta una red de sensores baratos.\n"
    )
    assert [person.name for person in found.attendees] == ["Marcos Quispe", "Elena Soto"]
    assert [point.speaker for point in found.points] == ["Marcos Quispe", "Elena Soto"]


def test_an_office_before_a_name_is_a_role_and_speaks_as_such() -> None:
    found = read(
        "Minutes of the planning board\nJuly 18, 2023\n\nPresent: Chair Dana Whitlock, Vice Chair Omar Reyes, Grace Lin\n\n"
        "1. Old barn\nChair Whitlock: The owner came in May.\nMr. Reyes: The oak must stay.\n\n"
        "2. Map\nDana Whitlock: It is to be redrawn.\n"
    )
    assert [(person.name, person.role) for person in found.attendees] == [
        ("Dana Whitlock", "Chair"),
        ("Omar Reyes", "Vice Chair"),
        ("Grace Lin", None),
    ]
    assert [point.speaker for point in found.points] == ["Dana Whitlock", "Omar Reyes", "Dana Whitlock"]


DEPOSITION = """                                   1

 1                 COUNTY COURT OF MILLBRIDGE
 2              DEPOSITION OF ADA R. OSEI
 3                 Tuesday, April 8, 2025
 4
 5     ADA R. OSEI,
 6     having been first duly sworn, testified as follows:
 7                  EXAMINATION
 8     BY MR. LINDGREN:
 9         Q.   Where did you work when the bridge was
10     closed to lorries?
11         A.   At the weighing station.
12         Q.   Who closed it?
13              MS. RUIZ:  Objection.
14              THE WITNESS:  The county did.
15     BY MR. LINDGREN:
16         Q.   On what day?

                                   2

 1         A.   On a Friday.
 2                  CROSS-EXAMINATION
 3     BY MS. RUIZ:
 4         Q.   Was it raining?
 5         A.   It was, and the river stood two
 6     feet over the gauge.
"""


def test_questions_and_answers_without_a_hearing_name_nobody() -> None:
    found = read(
        "Notes of 4 March 2025\n\nQ. Who pays the bus?\n\nA. The school does.\n\nQ. Since when?\n\nA. Since May.\n"
    )
    assert {point.speaker for point in found.points} == {None}


TOWN = """                       TOWN OF EAST MILLBRIDGE
                            HARBOUR BOARD
                         Minutes of Meeting
                      Thursday, March 13, 2025
                 Town Hall, 41 Main Street, 7:00 PM

Members present: Ada Osei, Chair; Bo Lind

1. PIER
The pier stays closed until the planks are replaced in spring.
"""


def test_a_form_may_hold_two_fields_in_a_row() -> None:
    found = read(
        "<h1>Water meeting</h1><table><tr><td>Date:</td><td>19 March 2025</td><td>Time:</td><td>10:00</td></tr>"
        "<tr><td>Venue:</td><td>Tent 4</td><td>Chair:</td><td>Ada Osei (Mill House)</td></tr></table>"
        "<p>The well at the school is dry since the first week of March.</p>",
        "a.html",
    )
    assert (found.date, found.place) == (date(2025, 3, 19), "Tent 4")
    assert [(p.name, p.role, p.organisation) for p in found.attendees] == [("Ada Osei", "chair", "Mill House")]


def test_a_decision_with_a_code_in_its_label_is_one() -> None:
    found = read("# Board of 4 March 2025\n\n## Pier\n\n**Decision D-13:** The pier opens on 5 May.\n", "a.md")
    assert [(p.kind, p.section) for p in found.points] == [("decision", "Pier")]


@pytest.mark.parametrize(
    ("text", "speaker", "said"),
    [
        ("Question de Léa Roy : peut-on acheter les graines ?", "Léa Roy", "peut-on acheter les graines ?"),
        ("Frage von Eva Lang: Wer zahlt den Bus?", "Eva Lang", "Wer zahlt den Bus?"),
        ("Intervención de Ana Sol (vecina): falta luz.", "Ana Sol", "falta luz."),
        ("Question de droit : qui paie ?", None, "Question de droit : qui paie ?"),
        ("Pergunta de Rui Melo: horário da piscina", None, "Pergunta de Rui Melo: horário da piscina"),
    ],
)
def test_who_asked_may_stand_in_the_label(text: str, speaker: str | None, said: str) -> None:
    found = read(f"Notes\n\n- The bench is broken.\n- {text}\n")
    assert [(point.speaker, point.text) for point in found.points][1:] == [(speaker, said)]


def test_an_arrow_is_no_part_of_what_follows() -> None:
    found = read(
        "Protokoll der Gruppe\n\nTeilnehmende: Eva Lang, Otto Maier, Ida Kern\n\n1 Messung\nDrei Sensoren sind nass.\n"
        "=> Eva tauscht die Sensoren bis KW 26 aus.\n\n2 Termin\nLars hat den Entwurf verschickt.\n"
    )
    assert [(point.text, point.kind, point.owner, point.due) for point in found.points] == [
        ("Drei Sensoren sind nass.", "statement", None, None),
        ("Eva tauscht die Sensoren bis KW 26 aus.", "action", "Eva", "KW 26"),
        ("Lars hat den Entwurf verschickt.", "statement", None, None),
    ]


def test_one_column_says_who_and_when() -> None:
    rows = (
        "<tr><th>Item</th><th>Discussion</th><th>Action</th><th>Who / when</th></tr>"
        "<tr><td>Bus</td><td>The night bus stops two miles short of the mill.</td><td>Write to the council</td><td>Amina Yusuf / 1 July</td></tr>"
        "<tr><td>Lamp</td><td>The lamp by the mill has been broken since May.</td><td>Call the roofer</td><td>Per Holm</td></tr>"
    )
    found = read_meeting(f"<h1>Night bus</h1><table>{rows}</table>".encode(), name="record.html")
    assert [(point.kind, point.owner, point.due) for point in found.points] == [
        ("statement", None, None),
        ("action", "Amina Yusuf", "1 July"),
        ("statement", None, None),
        ("action", "Per Holm", None),
    ]
