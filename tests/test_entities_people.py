"""Lists of people on one line."""

from __future__ import annotations

import pytest

from minutekit.entities.listings import parse_attendance, parse_people
from minutekit.entities.mentions import find_people
from minutekit.entities.names import NameBook
from minutekit.entities.people import parse_person
from minutekit.entities.shapes import is_name
from minutekit.entities.surname_first import turn_surnames_first
from minutekit.schema import Person
from pace import measure_seconds


@pytest.mark.parametrize(
    ("text", "one_a_line", "people"),
    [
        (
            "Ada Osei, Chair; Bo Lind, Vice Chair; Cem Kaya",
            False,
            [("Ada Osei", "Chair", None), ("Bo Lind", "Vice Chair", None), ("Cem Kaya", None, None)],
        ),
        (
            "Ada Osei, President, Bo Lind, Vice President, Cem Kaya, Town Planner",
            False,
            [("Ada Osei", "President", None), ("Bo Lind", "Vice President", None), ("Cem Kaya", "Town Planner", None)],
        ),
        ("Ada Osei, Drylands School Network", False, [("Ada Osei", None, "Drylands School Network")]),
        (
            "Cr Ada Osei (Chairperson), Mayor Bo Lind, Cr Cem Kaya",
            True,
            [("Cr Ada Osei", "Chairperson", None), ("Bo Lind", "Mayor", None), ("Cr Cem Kaya", None, None)],
        ),
        (
            "Ada Osei (Roads Manager), Bo Lind (Bridge Engineer)",
            True,
            [("Ada Osei", "Roads Manager", None), ("Bo Lind", "Bridge Engineer", None)],
        ),
        ("Ada Osei, Director, Mill House", True, [("Ada Osei", "Director", "Mill House")]),
        (
            "Cllrs A Osei (Chairman), B Lind and C Kaya, and 6 members of the public",
            False,
            [("A Osei", "Chairman", None), ("B Lind", None, None), ("C Kaya", None, None)],
        ),
        ("ADA OSEI, ESQ.", True, [("ADA OSEI", None, None)]),
        ("Ada Osei, P.E., Osei Engineering", True, [("Ada Osei", None, "Osei Engineering")]),
        ("D.ª Ana Ruiz, Presidenta, D. Luis Vega, Secretario, y 12 vecinos", False, [("D.ª Ana Ruiz", "Presidenta", None), ("D. Luis Vega", "Secretario", None)]),
    ],
)  # fmt: skip
def test_offices_and_bodies_belong_to_the_person_before_them(
    text: str, one_a_line: bool, people: list[tuple[str, str | None, str | None]]
) -> None:
    assert [(p.name, p.role, p.organisation) for p in parse_people(text, one_a_line=one_a_line)] == people


@pytest.mark.parametrize(
    ("text", "role", "organisation"),
    [
        ("Ana Souza (Secretaria de Meio Ambiente)", None, "Secretaria de Meio Ambiente"),
        ("Ana Souza, Secretária da Fazenda", "Secretária da Fazenda", "Fazenda"),
        ("Nuria Vidal – Secretaría de Aguas", None, "Secretaría de Aguas"),
        ("Ada Osei, Chief of Staff, Mayor's Office", "Chief of Staff", "Mayor's Office"),
        ("Bo Lind, Office Manager, Department of Roads", "Office Manager", "Department of Roads"),
        ("Ida Holm, Student Union", None, "Student Union"),
    ],
)
def test_a_department_is_no_office(text: str, role: str | None, organisation: str | None) -> None:
    assert [(p.role, p.organisation) for p in parse_people(text, one_a_line=True)] == [(role, organisation)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ada Berg, Bo Lind, Ida Holm and Cem Kaya", "Ada Berg|Bo Lind|Ida Holm|Cem Kaya"),
        ("Ada Berg, Bo Lind, Ida Holm, and Cem Kaya", "Ada Berg|Bo Lind|Ida Holm|Cem Kaya"),
        ("Ana Ruiz, Luis Vega y Nuria Vidal", "Ana Ruiz|Luis Vega|Nuria Vidal"),
        ("Ada Berg – Bo Lind – Ida Holm - Cem Kaya", "Ada Berg|Bo Lind|Ida Holm|Cem Kaya"),
        ("Mme Léa Roy – M. Paul Morin", "Mme Léa Roy|M. Paul Morin"),
        ("Ada Berg Bo Lind Ida Holm", "Ada Berg|Bo Lind|Ida Holm"),
        ("Mr Ada Berg Mrs Ida Holm", "Mr Ada Berg|Mrs Ida Holm"),
        ("Chair Berg, Commissioners Lind, Kaya and Osei", "Berg|Lind|Kaya|Osei"),
        ("Ada Berg, President Bo Lind, Vice President Ida Holm, Clerk", "Ada Berg|Bo Lind|Ida Holm"),
        ("Ida Holm, Newsletter Editor, Parks Liaison", "Ida Holm"),
        ("Ada Berg, Bo Lind, Ida van holm", "Ada Berg|Bo Lind|Ida van holm"),
        ("Ada, Bo, Ida", "Ada|Bo|Ida"),
        ("Mmes et MM. Léa Roy, Paul Morin", "Léa Roy|Paul Morin"),
        ("Herr und Frau Eva Lang, Jonas Beck", "Eva Lang|Jonas Beck"),
        ("The roof was mended, the pump was not", ""),
        ("Budget, Roof, Any other business", ""),
    ],
)
def test_several_people_on_one_line(text: str, names: str) -> None:
    assert "|".join(person.name for person in parse_people(text)) == names


@pytest.mark.parametrize(
    ("text", "listings"),
    [
        (
            "Ada Berg, Bo Lind. Absent: Ida Holm. Community members present: Cem Kaya and Ute Lang.",
            [(None, "Ada Berg|Bo Lind"), ("Absent", "Ida Holm"), ("Community members present", "Cem Kaya|Ute Lang")],
        ),
        (
            "Present were Board members Ada Berg and Bo Lind. Also present were Roads Committee Chair Ida Holm and Ute Lang.",
            [("Present were Board members", "Ada Berg|Bo Lind"), ("Also present were", "Ida Holm|Ute Lang")],
        ),
        ("Dr Ada Berg, Chairman (AB). Bo Lind (BL). Ida Holm, Clerk (IH).", [(None, "Dr Ada Berg"), (None, "Bo Lind"), (None, "Ida Holm")]),
        ("Projektgruppe: Eva Lang, Jonas Beck", [("Projektgruppe", "Eva Lang|Jonas Beck")]),
        ("Apologies were received from Ada Berg and Bo Lind", [("Apologies were received from", "Ada Berg|Bo Lind")]),
        ("Will Smith, May Berg", [(None, "Will Smith|May Berg")]),
        ("Members Present: Ada Berg, Bo Lind  Members Absent: Cem Kaya", [("Members Present", "Ada Berg|Bo Lind"), ("Members Absent", "Cem Kaya")]),
        ("Chair: Ada Berg  Secretary: Bo Lind", [("Chair", "Ada Berg"), ("Secretary", "Bo Lind")]),
        ("Board: Ada Berg, chair; Bo Lind. Staff: Cem Kaya, director. Guests: none", [("Board", "Ada Berg|Bo Lind"), ("Staff", "Cem Kaya")]),
        ("Ada Berg (AB) Bo Lind (BL) Ida Holm (IH)", [(None, "Ada Berg|Bo Lind|Ida Holm")]),
        ("Ada Berg ☒ Bo Lind ☐ Ida Holm ☒", [(None, "Ada Berg|Bo Lind|Ida Holm")]),
        ("Ada Berg/Bo Lind, Ida Holm", [(None, "Ada Berg|Bo Lind|Ida Holm")]),
        ("Anwesend: 1. Bgm. Karl Huber, GR Eva Lang, VBgm. Uta Kern", [("Anwesend", "Karl Huber|Eva Lang|Uta Kern")]),
        ("Aanwezig: dhr. B. van der Meer, mevr. I. Visser", [("Aanwezig", "dhr. B. van der Meer|mevr. I. Visser")]),
        ("Asisten: Ana Ruiz (presidenta) y Luis Vega. Excusan su asistencia: Rosa Gil", [("Asisten", "Ana Ruiz|Luis Vega"), ("Excusan su asistencia", "Rosa Gil")]),
        ("Til stede: Per Holm, Kari Lie. Forfall: Siri Moe", [("Til stede", "Per Holm|Kari Lie"), ("Forfall", "Siri Moe")]),
        ("Absents excusés : Anne Sol (pouvoir à Léa Roy), Jeanne Bon", [("Absents excusés", "Anne Sol|Jeanne Bon")]),
        ("Lang, Eva; Beck, Jonas; Huber, Karl", [(None, "Eva Lang|Jonas Beck|Karl Huber")]),
        ("Participants: ada@mill.example, bo@pier.example", [("Participants", "ada@mill.example|bo@pier.example")]),
        ("Also in attendance was Ada Berg of Mill Engineering.", [("Also in attendance was", "Ada Berg")]),
        ("Ada Berg: Chair", [(None, "Ada Berg")]),
        ("1. Ada Berg", [(None, "Ada Berg")]),
        ("Apologies: none received", []),
        ("Total members present: 12", []),
        ("The treasurer said that nobody had paid", []),
    ],
)  # fmt: skip
def test_a_line_of_attendance_is_parted_at_its_labels(text: str, listings: list[tuple[str | None, str]]) -> None:
    found = [(listing.label, "|".join(person.name for person in listing.people)) for listing in parse_attendance(text)]
    assert found == listings


def test_a_single_office_before_a_colon_is_its_holders() -> None:
    (listing,) = parse_attendance("Treasurer: Ada Berg")
    assert (listing.people[0].name, listing.people[0].role) == ("Ada Berg", "Treasurer")


@pytest.mark.parametrize(
    ("text", "name", "role", "organisation", "aliases"),
    [
        ("Ada Berg (AB), Treasurer, Mill Foundation", "Ada Berg", "Treasurer", "Mill Foundation", ("AB",)),
        ("Treasurer – Ada Berg", "Ada Berg", "Treasurer", None, ()),
        ("Mill Foundation – Ada Berg", None, None, None, ()),
        ("Ada Berg PhD", "Ada Berg", None, None, ()),
        ("Ada Berg Treasurer", "Ada Berg", "Treasurer", None, ()),
        ("Ada Berg ✓", "Ada Berg", None, None, ()),
        ("Ada Berg (A)", "Ada Berg", None, None, ()),
        ("Ada Berg – absent", "Ada Berg", None, None, ()),
        ("Ada Berg via Zoom (until 9 pm)", "Ada Berg", None, None, ()),
        ("Ada Berg <ada@mill.example>", "Ada Berg", None, None, ()),
        ("Dr Ada Berg (AB)", "Dr Ada Berg", None, None, ("AB",)),
        ("K17 Ada Berg", "Ada Berg", None, "K17", ()),
        ("BERG, Ms Ada, Chair", "Ms Ada Berg", "Chair", None, ()),
        ("Projektleiterin Eva Lang", "Eva Lang", "Projektleiterin", None, ("Projektleiterin Lang",)),
        ("Next steps", None, None, None, ()),
        ("Approval of Minutes", None, None, None, ()),
        ("Budget 2024", None, None, None, ()),
        ("Hora de Inicio", None, None, None, ()),
    ],
)
def test_one_person_with_what_stands_around_the_name(
    text: str, name: str | None, role: str | None, organisation: str | None, aliases: tuple[str, ...]
) -> None:
    person = parse_person(text, single=False)
    found = (person.name, person.role, person.organisation, person.aliases) if person else (None, None, None, ())
    assert found == (name, role, organisation, aliases)


def test_lists_with_the_surname_first_are_turned_where_the_text_shows_it() -> None:
    people = [
        Person("Lang", organisation="Eva"),
        Person("Beck", organisation="Jonas"),
        Person("Huber", organisation="Karl"),
    ]
    assert [p.name for p in turn_surnames_first(people, "Frau Lang eröffnet.")] == [
        "Eva Lang",
        "Jonas Beck",
        "Karl Huber",
    ]
    assert turn_surnames_first(people, "Das Haus Lang ist alt.") == people


def test_initials_and_first_names_mean_who_was_listed() -> None:
    book = NameBook()
    for name in ("Dr Ada Berg", "Bo Lind", "Ida Lund", "Jan van Dam"):
        book.add(Person(name))
    forms = {
        "AB": "Dr Ada Berg", "A.B.": "Dr Ada Berg", "Ada": "Dr Ada Berg", "Ms Berg": "Dr Ada Berg", "Lind": "Bo Lind",
        "B. Lind": "Bo Lind", "JvD": "Jan van Dam", "JD": "Jan van Dam", "Cem": "Cem", "XY": "XY", "Jo": "Jo",
    }  # fmt: skip
    assert {form: book.resolve(form) for form in forms} == forms


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("The meeting was called to order at 7 pm by President Ada Berg.", [("President Ada Berg", "Ada Berg", "President")]),
        ("Then Ada Berg and Mrs Lind took the minutes.", [("Ada Berg", "Ada Berg", None), ("Mrs Lind", "Mrs Lind", None)]),
        ("Die Vorsitzende Frau Eva Lang eröffnet.", [("Vorsitzende Frau Eva Lang", "Frau Eva Lang", "Vorsitzende")]),
        ("La presidenta Ana Vega abre la sesión.", [("presidenta Ana Vega", "Ana Vega", "presidenta")]),
        ("El Sr. Luis de la Torre pide la palabra.", [("Sr. Luis de la Torre", "Sr. Luis de la Torre", None)]),
        ("The budget of the Mill Foundation was approved.", []),
        ("Ida H. opened the meeting.", [("Ida H.", "Ida H.", None)]),
        ("Nobody came.", []),
    ],
)  # fmt: skip
def test_people_named_in_running_text(text: str, people: list[tuple[str, str, str | None]]) -> None:
    found = find_people(text)
    assert [(text[one.start : one.end], one.person.name, one.person.role) for one in found] == people


@pytest.mark.parametrize(
    "sign", [" ", "(", "Ab, ", "Ab: ", "Ab - ", "(Ada) ", "Mr ", "A. ", "Ada Berg and ", "[ ] ", "Lang, Eva; "]
)
def test_lines_of_one_sign_are_read_in_linear_time(sign: str) -> None:
    short, long = (
        measure_seconds(lambda text=(sign * length)[:length]: parse_attendance(text)) for length in (1_400, 5_600)
    )
    assert long < max(0.05, 12 * short)


@pytest.mark.parametrize(
    "text",
    [
        "Send Invoices", "Finalise Garden Party Posters", "Enviar Facturas", "Communal Kitchen Renovation",
        "Nächste Projektsitzung", "Öffentliche Bekanntmachung der Förderung", "Mill Works, Inc.", "Board Meeting",
        "Elección de Cargos", "Approvazione Bilancio", "Item 4", "Present", "Name", "Signature", "Hora", "Page 2",
    ],
)  # fmt: skip
def test_headings_captions_and_tasks_are_nobody(text: str) -> None:
    assert parse_person(text, single=False) is None


@pytest.mark.parametrize(
    "name", ["Chase Miller", "Grant Hill", "Concepción Ruiz", "Will Kern", "Per Holm", "Han Li", "Ana Heit"]
)
def test_names_that_are_words_too_are_names(name: str) -> None:
    assert is_name(name, single=False)
