"""Minutes as councils write them: offices before names, words spaced out, all in one paragraph."""

from __future__ import annotations

from minutekit import Meeting, read_meeting


def read(text: str, name: str = "a.txt") -> Meeting:
    return read_meeting(text.encode(), name=name)


def people(found: Meeting) -> list[tuple[str, str | None]]:
    return [(person.name, person.role) for person in found.attendees]


def test_what_follows_the_absent_in_one_paragraph_is_said() -> None:
    found = read(
        "Verbale n. 12\n\nIl giorno 4 marzo 2025 alle ore 15.30 si è riunito il Collegio della scuola di musica.\n\n"
        "Fatto l'appello, risultano assenti i proff.: Liaci, Locatelli, Berti F., Lanza, Motta. "
        "Il Collegio approva il verbale della seduta precedente con 3 astenuti e nessun contrario.\n"
    )
    assert [person.name for person in found.absent] == ["Liaci", "Locatelli", "Berti F.", "Lanza", "Motta"]
    assert [(point.kind, point.text) for point in found.points] == [
        (
            "decision",
            "Il Collegio approva il verbale della seduta precedente con 3 astenuti e nessun contrario.",
        )
    ]


def test_german_councils_print_the_office_first() -> None:
    found = read(
        "N i e d e r s c h r i f t\n\nüber die Sitzung der Gemeindevertretung Hügelmoor vom 12.12.2024\n\n"
        "Anwesend sind:\nBürgermeister Leon Pohl\nGemeindevertreterin Silke Jensen\n1. stellv. Bürgermeister Heinz Megger\n"
        "Von den vier Ortsvorstehern sind zwei anwesend\nBauamtsleiter Walter Fichte\nThomas Rink als Schriftführer\n\n"
        "Abwesend sind:\nGemeinderat Martin Schnee, entschuldigt\nOrtsvorsteher Stefan Jäger und Ida Rill, entschuldigt\n\n"
        "T a g e s o r d n u n g\n1. Eröffnung\n2. Brücke\n\nzu TOP 1. Eröffnung\n\nDer Bürgermeister begrüßt alle.\n\n"
        "zu TOP 2. Brücke\n\nDie Brücke am Bach ist morsch.\n"
    )
    assert people(found) == [
        ("Leon Pohl", "Bürgermeister"),
        ("Silke Jensen", "Gemeindevertreterin"),
        ("Heinz Megger", "Stellv. Bürgermeister"),
        ("Walter Fichte", "Bauamtsleiter"),
        ("Thomas Rink", "Schriftführer"),
    ]
    assert [person.name for person in found.absent] == ["Martin Schnee", "Stefan Jäger", "Ida Rill"]
    assert [item.title for item in found.agenda] == ["Eröffnung", "Brücke"]
    assert [(point.section, point.text) for point in found.points] == [
        ("Eröffnung", "Der Bürgermeister begrüßt alle."),
        ("Brücke", "Die Brücke am Bach ist morsch."),
    ]


def test_an_office_may_stand_in_a_column_before_the_name() -> None:
    found = read(
        "Protokoll der Sitzung vom 18.08.2024\n\nAnwesend waren:\n\n1.)      Bürgermeister        Hermann Heil\n\n"
        '2.)      Gemeinderat          Karl Gatter\n\n3.)         "             Rudolf Riegel\n\nPunkt 1: Brücke\n\nDie Brücke ist morsch.\n'
    )
    assert people(found) == [
        ("Hermann Heil", "Bürgermeister"),
        ("Karl Gatter", "Gemeinderat"),
        ("Rudolf Riegel", None),
    ]


def test_spanish_councils_list_parties_and_write_dates_in_words() -> None:
    found = read(
        "Ayuntamiento de Valdehuerta Ref.: MJAH Secretaría EXPTE. PLN 6\n"
        "MINUTA DEL ACTA DEL PLENO, DE LA SESIÓN EXTRAORDINARIA CELEBRADA EL DIA CINCO DE ABRIL DE 2024.\n\n"
        "MIEMBROS ASISTENTES:\nALCALDESA-PRESIDENTA:\nDoña Ana Belén Ruiz\nPARTIDO DEL RÍO (P.D.R.)\nDon Javier Espino\n"
        "Doña Catalina Vega\nNORTE\nDoña Rosa Altares\nMIEMBROS NO ASISTENTES:\nDon Domingo Luis Paz\n\n"
        "1.- PUENTE.\nLa alcaldesa explica que el puente está cerrado desde marzo.\n"
    )
    assert found.title is not None
    assert found.title.startswith("MINUTA DEL ACTA DEL PLENO")
    assert str(found.date) == "2024-04-05"
    assert people(found) == [
        ("Don Javier Espino", None),
        ("Doña Catalina Vega", None),
        ("Doña Rosa Altares", None),
        ("Doña Ana Belén Ruiz", "alcaldesa-presidenta"),
    ]
    assert [person.name for person in found.absent] == ["Don Domingo Luis Paz"]


def test_councillors_are_named_in_the_opening_sentence() -> None:
    found = read(
        "ACTA DE LA SESIÓN ORDINARIA CELEBRADA EL DÍA 30 DE JULIO DE 2.015\n\n"
        "En Valdehuerta siendo las veinte horas del 30 de julio de 2.015, se reúnen en el salón de plenos los Sres. Concejales: "
        "Dª Esther Rico, Dª Rosa Sanz y D. Emilio Laguna, al objeto de celebrar sesión ordinaria, estando presididos por el "
        "Sr. Alcalde-Presidente, D. Mariano Muela.\n\n"
        "Asiste la Sra. Secretaria de la Corporación Dña. Ana Serra Paz y se inicia la sesión existiendo quórum.\n\n"
        "Primero.- PUENTE\n\nEl puente está cerrado desde marzo y seguirá cerrado en agosto.\n"
    )
    assert str(found.date) == "2015-07-30"
    assert people(found) == [
        ("Esther Rico", None),
        ("Rosa Sanz", None),
        ("Emilio Laguna", None),
        ("Ana Serra Paz", "Secretaria de la Corporación"),
        ("Mariano Muela", "presidencia, Alcalde-Presidente"),
    ]


def test_given_names_may_stand_behind_both_surnames() -> None:
    found = read(
        "Acta de la sesión del 4 de mayo de 2024\n\nAsistentes\nAlcalde,\nSr. Yuste Rey, Ángel Luis (Río)\n\nConcejales/as,\n"
        "Sr. Nieto Sol, Vicente (Río)\nSra. Mar Paz, Nuria (Norte)\n\nEl puente está cerrado desde marzo y seguirá así.\n"
    )
    assert [(person.name, person.role, person.organisation) for person in found.attendees] == [
        ("Vicente Nieto Sol", None, "Río"),
        ("Nuria Mar Paz", None, "Norte"),
        ("Ángel Luis Yuste Rey", "alcalde", "Río"),
    ]


def test_who_gives_a_proxy_is_away_and_the_day_of_the_invitation_is_another() -> None:
    found = read(
        "COMPTE RENDU SOMMAIRE\n\nL’an deux mille vingt et un, le vendredi vingt-six mars à 19 h 30, le conseil municipal de Valbois, sur convocation "
        "en date du 19 mars 2021, s’est réuni à la mairie.\n\n"
        "Présents : M. Jean BRARD, Maire, Mmes et MM. Claire HUGUES, Paul FILY, Edgard BARBE.\n\n"
        "Pouvoirs : Mme Brigitte DIER donne pouvoir à M. le Maire, Mme Anne GOUD donne pouvoir à M. Paul FILY.\n\n"
        "Le pont est fermé depuis mars et le restera en août.\n"
    )
    assert str(found.date) == "2021-03-26"
    assert people(found) == [
        ("M. Jean BRARD", "Maire"),
        ("Claire HUGUES", None),
        ("Paul FILY", None),
        ("Edgard BARBE", None),
    ]
    assert [person.name for person in found.absent] == ["Mme Brigitte DIER", "Mme Anne GOUD"]


def test_parties_and_offices_stand_within_the_opening_sentence() -> None:
    found = read(
        "12ª SESSÃO ORDINÁRIA                             DATA: 25 de abril de 2022.\n\n"
        "Aos vinte e cinco dias do mês de abril do ano de dois mil e vinte e dois, às dezoito horas, no plenário da câmara, "
        "sob a presidência do Vereador Flávio Lúcio secretariado pela Vereadora Wania Souza, com a presença dos seguintes VEREADORES: "
        "BANCADA DO RIO: Adriano Costa; Glauco dos Reis (Líder) e Valmir Rodrigues. BANCADA DO NORTE: Marizete Freitas e Fernanda Paz.\n\n"
        "O presidente lembrou que a ponte está fechada desde março e seguirá assim.\n"
    )
    assert found.title == "12ª SESSÃO ORDINÁRIA"
    assert people(found) == [
        ("Adriano Costa", None),
        ("Glauco dos Reis", "Líder"),
        ("Valmir Rodrigues", None),
        ("Marizete Freitas", None),
        ("Fernanda Paz", None),
        ("Flávio Lúcio", "presidência, Vereador"),
        ("Wania Souza", "secretariado, Vereadora"),
    ]


def test_titles_keep_no_rest_of_their_day() -> None:
    said = "\n\nDie Brücke am Bach ist morsch und wird im Mai gesperrt.\n"
    assert read("Niederschrift über die Sitzung am Donnerstag, den 20.08.2009 um 19.30 Uhr in Ried" + said).title == (
        "Niederschrift über die Sitzung"
    )
    assert read("Niederschrift über die Sitzung des Gemeinderates vom 12.12.2012." + said).title == (
        "Niederschrift über die Sitzung des Gemeinderates"
    )


def test_teachers_are_listed_below_a_label_that_is_a_sentence() -> None:
    found = read(
        "Collegio dei Docenti – Verbale N. 4\n\nIl giorno 9 giugno 2020, alle ore 9,00 è convocato il Collegio dei Docenti in teleconferenza.\n\n"
        "Risultano presenti i docenti:\nAbate Jessica, Alagna Biagio, Alfano Antonino, Zuliani Marco.\nRisultano assenti: Rossi Paola, Verdi Ugo.\n\n"
        "1. Libri di testo\n\nIl Collegio approva a maggioranza le proposte dei dipartimenti.\n"
    )
    assert [person.name for person in found.attendees] == [
        "Abate Jessica",
        "Alagna Biagio",
        "Alfano Antonino",
        "Zuliani Marco",
    ]
    assert [person.name for person in found.absent] == ["Rossi Paola", "Verdi Ugo"]
    assert len(found.points) == 1
