"""Fields that share a line, and topics that stand beside their number."""

from __future__ import annotations

import pytest

from minutekit import Meeting, read_meeting
from minutekit.structure.fields import part_fields


def read(text: str) -> Meeting:
    return read_meeting(text.encode(), name="a.txt")


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("Leitung: Eva Lang, Protokoll: Otto Maier", ["Leitung: Eva Lang", "Protokoll: Otto Maier"]),
        ("Date: 4 May 2025  Place: Mill, Room 2  Time: 7:30 pm", ["Date: 4 May 2025", "Place: Mill, Room 2", "Time: 7:30 pm"]),
        ("Fecha: 3/4/2025 - Hora: 10:00 - Lugar: Sede", ["Fecha: 3/4/2025", "Hora: 10:00", "Lugar: Sede"]),
        ("Presentes: Ana Sol, Rui Melo; Ausentes: Eva Paz", ["Presentes: Ana Sol, Rui Melo", "Ausentes: Eva Paz"]),
        ("Moderation: Eva Lang (Mühle: Verein)", ["Moderation: Eva Lang (Mühle: Verein)"]),
        ("The plan: we ask the date: nobody knows", ["The plan: we ask the date: nobody knows"]),
        ("::::", ["::::"]),
    ],
)  # fmt: skip
def test_fields_are_parted_where_each_has_a_label(text: str, fields: list[str]) -> None:
    assert part_fields(text) == fields


def test_fields_of_one_line_reach_the_meeting() -> None:
    found = read(
        "Protokoll Vorstandstreffen Mühlenverein\nDatum: 04.03.2025   Ort: Mühle, Saal 2   Dauer: 19:00-21:00\n"
        "Leitung: Eva Lang, Protokoll: Otto Maier\n\n1 Dach\nDas Dach ist seit dem Sturm wieder dicht.\n\n2 Wege\nDer Weg zur Mühle ist nass.\n"
    )
    assert found.place == "Mühle, Saal 2"
    assert [(person.name, person.role) for person in found.attendees] == [
        ("Eva Lang", "leitung"),
        ("Otto Maier", "protokoll"),
    ]
    assert found.sections == ("Dach", "Wege")


@pytest.mark.parametrize(
    ("number", "topic"),
    [
        ("{}º punto del día", "Limpieza del canal."),
        ("Punto {}", "Calendario della biblioteca"),
        ("Ponto {} da ordem de trabalhos", "Compra de livros"),
        ("Point n° {}", "Horaires de la piscine"),
        ("TOP {}:", "Neue Bänke im Park"),
        ("Item {}", "Benches in the park"),
    ],
)
def test_a_topic_is_named_by_its_words_and_not_by_its_number(number: str, topic: str) -> None:
    body = "La biblioteca, el parque y la piscina."
    found = read(
        f"Minutes of the club\n\n{number.format(1)}\n{topic}\n{body}\n\n{number.format(2)}\nPiscina\n{body} Otra vez.\n"
    )
    assert found.sections == (topic.rstrip("."), "Piscina")
    assert [point.section for point in found.points] == [topic.rstrip("."), "Piscina"]


def test_a_number_alone_takes_the_topic_of_the_agenda() -> None:
    found = read(
        "Acta de la reunión del club\n\nOrden del día\n1. Bancos del parque\n2. Horario de la piscina\n\n"
        "Primer punto\nEl presidente explicó que faltan tres bancos y que llegarán en mayo.\n\n"
        "Segundo punto\nLa piscina abrirá a las nueve a partir de junio, como el año pasado.\n"
    )
    assert [point.section for point in found.points] == ["Bancos del parque", "Horario de la piscina"]


def test_a_paper_number_stands_before_its_topic() -> None:
    found = read(
        "Procès-verbal du conseil\n\nDélibération n° 2025-12 : Tarifs de la piscine\nLe conseil fixe le tarif à deux euros.\n\n"
        "Délibération n° 2025-13 : Achat de bancs\nLe conseil approuve l'achat de trois bancs.\n"
    )
    assert found.sections == ("Tarifs de la piscine", "Achat de bancs")


def test_minutes_under_the_name_of_the_agenda_are_no_agenda() -> None:
    found = read(
        "Ata da reunião do grupo\n\nORDEM DO DIA\n\n1. Aprovação da ata\nAprovada por unanimidade.\n\n"
        "2. Compra de bancos\nForam pedidos três orçamentos.\n"
    )
    assert [point.text for point in found.points] == ["Aprovada por unanimidade.", "Foram pedidos três orçamentos."]
    assert not found.agenda


def test_offices_of_any_kind_sign() -> None:
    found = read(
        "Acta del concejo\n\n1. Canal\nEl canal está limpio desde marzo y no hace falta más.\n\n"
        "Ana Sol Paz\nAlcaldesa\n\nLuis Rey Vega\nTesorero General\n"
    )
    assert len(found.points) == 1
    assert sum(told.code == "signature" for told in found.diagnostics) == 4


@pytest.mark.parametrize(
    ("text", "day", "speakers"),
    [
        ("议事会会议记录\n时间：2025年3月4日\n参加人员：李明、王芳、张伟\n\n一、停车\n李明：车位不够。\n王芳：要留通道。\n", "2025-03-04", ["李明", "王芳"]),
        ("役員会 議事録\n日時：令和7年3月4日\n出席者：田中一郎（会長）、鈴木健\n\n1. 祭り\n田中一郎：八月に行う。\n\n2. 予算\n鈴木健：予算は同じ。\n", "2025-03-04", ["田中一郎", "鈴木健"]),
        ("محضر اجتماع\nالتاريخ: 4 مارس 2025\nالحضور: سامي خطيب، ليلى منصور\n\nليلى منصور: نحتاج إلى مقاعد.\nسامي خطيب: في مايو.\n", "2025-03-04", ["ليلى منصور", "سامي خطيب"]),
        ("TOPLANTI TUTANAĞI\nToplantı Tarihi: 04.03.2025\nKatılanlar: Ayşe Demir, Mehmet Kaya\n\nMehmet Kaya: Bütçe yetmiyor.\nAyşe Demir: Ek kaynak gerekir.\n", "2025-03-04", ["Mehmet Kaya", "Ayşe Demir"]),
    ],
)  # fmt: skip
def test_minutes_in_other_languages_have_their_day_and_speakers(text: str, day: str, speakers: list[str]) -> None:
    found = read(text)
    assert found.date is not None
    assert found.date.isoformat() == day
    assert [point.speaker for point in found.points] == speakers


def test_surnames_first_where_the_text_calls_people_by_them() -> None:
    listed = "Lang, Eva\nMaier, Otto\nWagner, Paul – Kassenwart\n"
    said = "\nTOP 1 Dach\nFrau Lang fragt nach den Kosten für das Dach der Mühle.\n"
    found = read(f"Protokoll des Mühlenvereins\n\nAnwesend:\n{listed}{said}")
    assert [(person.name, person.role) for person in found.attendees] == [
        ("Eva Lang", None),
        ("Otto Maier", None),
        ("Paul Wagner", "Kassenwart"),
    ]
    houses = read(
        "Notes of the round\n\nPresent:\nFeng, Acme\nOmar, Globex\nAda, Initech\n\n1. Roof\nMs Lang asks what it costs us.\n"
    )
    assert [person.name for person in houses.attendees] == ["Feng", "Omar", "Ada"]


def test_offices_over_names_are_roles_and_groups_with_a_colon_go_on() -> None:
    found = read(
        "Procès-verbal du comité\n\nÉtaient présents :\n\nPour la commune :\nLéa Roy (CGT)\nPaul Morin\n\nSecrétaire\nAna Sol\n\n"
        "Absents :\nRui Melo\n\n1. Piscine\nLa piscine est ouverte depuis le premier mai.\n"
    )
    assert [(person.name, person.role) for person in found.attendees] == [
        ("Léa Roy", None),
        ("Paul Morin", None),
        ("Ana Sol", "secrétaire"),
    ]
    assert [person.name for person in found.absent] == ["Rui Melo"]


def test_who_is_listed_speaks_where_named_again_over_a_list() -> None:
    found = read(
        "WEBINAR: El agua del barrio\n4 de marzo de 2025\n\nModeradora: Ana Sol (Red del Agua)\nPonentes: Dra. Rosa Paz (Universidad), Luis Rey (Ministerio)\n\n"
        "Rosa Paz\n- El pozo se seca en abril.\n- Faltan tres bombas.\n\nLuis Rey\n- El programa paga dos.\n\n"
        "Preguntas del público\n- ¿Quién paga la tercera?\n\nCierre\n- La red enviará las láminas.\n"
    )
    assert [(point.speaker, point.section) for point in found.points] == [
        ("Dra. Rosa Paz", None),
        ("Dra. Rosa Paz", None),
        ("Luis Rey", None),
        (None, "Preguntas del público"),
        (None, "Cierre"),
    ]
    assert {person.name for person in found.attendees} == {"Ana Sol", "Dra. Rosa Paz", "Luis Rey"}


def test_titles_go_on_in_small_letters_and_agendas_behind_their_label() -> None:
    found = read(
        "Niederschrift\nüber die Sitzung des Mühlenvereins e. V.\nam Dienstag, den 4. März 2025, 19 Uhr, im Saal\n\n"
        "Tagesordnung: 1) Dach; 2) Wege\n\nTOP 1 Dach\nDas Dach ist dicht.\nAbstimmungsergebnis: 5 : 1\n\nTOP 2 Wege\nDer Weg ist nass bis zum 3. Mai 2026.\n"
    )
    assert found.title == "Niederschrift über die Sitzung des Mühlenvereins e. V."
    assert found.date is not None
    assert found.date.isoformat() == "2025-03-04"
    assert [item.title for item in found.agenda] == ["Dach", "Wege"]
    assert [point.kind for point in found.points] == ["statement", "decision", "statement"]


def test_offices_label_turns() -> None:
    found = read(
        "Ata da sessão da câmara\n\nO SR. PRESIDENTE (Rui Alves) - Está aberta a sessão.\nA SRA. VEREADORA INÊS PRATA - A ponte está fechada. Quando abre?\n"
        "O SR. PRESIDENTE (Rui Alves) - A obra acaba em maio.\nO SR. VEREADOR IVO MELO - Lamento o atraso.\n"
    )
    assert [point.speaker for point in found.points] == ["Rui Alves", "INÊS PRATA", "Rui Alves", "IVO MELO"]
    assert [person.role for person in found.attendees] == ["PRESIDENTE", "VEREADORA", "VEREADOR"]


def test_offices_in_capitals_speak_and_their_holder_is_named() -> None:
    found = read(
        "Verbale del consiglio\n\nPresenti: 9   Assenti: 2\nPresiede il Sindaco dott. Ettore Galli.\n\nSINDACO: La variazione è per le scuole.\n"
        "CONSIGLIERE NERI: Chiedo il perché.\nASSESSORE SALA: Il gas è salito.\nCONSIGLIERE NERI: Va bene così.\n"
    )
    assert [point.speaker for point in found.points] == ["Ettore Galli", "NERI", "SALA", "NERI"]


def test_a_stop_and_a_dash_close_a_label_and_the_office_is_its_holder() -> None:
    found = read(
        "ACTA DEL PLENO DEL 4 DE MARZO DE 2025\n\nASISTENTES\nAlcaldesa-Presidenta: Dña. Ana Sol Paz (PV)\n"
        "Concejales: D. Luis Rey Gil (PV), Dña. Eva Mar Ruiz (PN)\nNO ASISTE: D. Ivo Cano Sanz (PN)\n\nPRIMERO.- TERRAZAS\n"
        "Sra. Alcaldesa.- Explica que la tasa se mantiene.\nSra. Mar (PN).- Pide más bancos.\nSra. Alcaldesa.- Contesta que llegan en mayo.\n\n"
        "LA ALCALDESA                    LA SECRETARIA\n"
    )
    assert [point.speaker for point in found.points] == ["Dña. Ana Sol Paz", "Dña. Eva Mar Ruiz", "Dña. Ana Sol Paz"]
    assert [person.name for person in found.absent] == ["D. Ivo Cano Sanz"]
    assert found.sections == ("TERRAZAS",)


def test_questions_from_the_floor_end_the_last_speaker() -> None:
    found = read(
        "Webinário do rio\n4 de março de 2025\n\nConvidados:\nTainá Reis, liderança local\nDr. Hugo Melo, biólogo, UFX\n\n"
        "Tainá Reis\nA floresta depende de quem vive nela e cuida dela.\n\nHugo Melo\nOs dados mostram queda do fogo nas bordas do parque.\n\n"
        "Perguntas do público\nComo doar?\nHá dados por município?\n"
    )
    assert [(point.speaker, point.section) for point in found.points][-2:] == [(None, "Perguntas do público")] * 2
    assert [person.name for person in found.attendees] == ["Tainá Reis", "Dr. Hugo Melo"]
    assert found.sections == ("Perguntas do público",)


def test_discussion_is_about_its_topic() -> None:
    found = read(
        "Verbale del direttivo\nData: 6 marzo 2025\n\n1. Sagra\n\nDiscussione\nAda propone di anticipare la sagra.\n\nDecisione\nLa sagra è a ottobre.\n\n"
        "2. Sito\n\nDiscussione\nIvo mostra due preventivi.\n"
    )
    assert [(point.section, point.kind) for point in found.points] == [
        ("Sagra", "statement"),
        ("Decisione", "decision"),
        ("Sito", "statement"),
    ]
    assert found.sections == ("Sagra", "Decisione", "Sito")


def test_talk_printed_with_titles_and_dashes() -> None:
    found = read(
        "Conseil municipal du 4 mars 2025\nCompte rendu intégral\n\nM. le Maire. – Nous passons au budget.\nMme Léa Roy. – Le budget est voté.\n"
        "M. Paul Morin (opposition). – Pourquoi cette hausse ?\nMme Léa Roy. – C'est le point d'indice.\nM. le Maire. – Merci.\n"
    )
    assert [point.speaker for point in found.points] == [
        "Maire",
        "Mme Léa Roy",
        "M. Paul Morin",
        "Mme Léa Roy",
        "Maire",
    ]


def test_offices_before_surnames_label_turns() -> None:
    found = read(
        "Wortprotokoll der Bürgerversammlung, 4. März 2025\n\nOberbürgermeisterin Weber: Guten Abend.\nHerr Kranz (Anwohner): Alle fahren hier durch.\n"
        "Stadträtin Molitor (Grüne): Wir haben gezählt.\nHerr Kranz (Anwohner): Wann kommen die Zahlen?\nOberbürgermeisterin Weber: Im Juni.\n"
    )
    assert [point.speaker for point in found.points] == [
        "Oberbürgermeisterin Weber",
        "Herr Kranz",
        "Stadträtin Molitor",
        "Herr Kranz",
        "Oberbürgermeisterin Weber",
    ]


def test_typed_hashes_head_parts() -> None:
    found = read(
        "Reunião da horta\nPresentes: Bia Reis, Rui Melo\n\n# Status\nBia: A horta está plantada.\n# Dúvidas\n- quem paga o adubo?\n"
    )
    assert found.sections == ("Status", "Dúvidas")
    assert [point.kind for point in found.points] == ["statement", "question"]


def test_an_agenda_below_the_people_names_nobody() -> None:
    found = read(
        "ATA DO CONSELHO\n\nData: 04/03/2025\nInício: 20h          Término: 21h40\nPresentes: Ana (101), Beto (203), Sr. Geraldo (síndico)\n\n"
        "PAUTA:\n1. Vazamentos\n2. Segurança\n\nDELIBERAÇÕES:\n\n1. Vazamentos\n- Aprovado orçamento de R$ 380,00.\n\n2. Segurança\n- Beto sugeriu câmeras.\n"
    )
    assert [person.name for person in found.attendees] == ["Ana", "Beto", "Sr. Geraldo"]
    assert [(point.section, point.kind) for point in found.points] == [
        ("Vazamentos", "decision"),
        ("Segurança", "statement"),
    ]


def test_offices_in_a_list_and_place_with_the_date() -> None:
    found = read(
        "Acta de la cooperativa\n\nLugar y fecha: Salón comunal, 4 de marzo de 2025\n\nMesa directiva:\n- Presidente: Wilmer Paz\n- Secretaria: Ana Sol\n\n"
        "1. Informe\n- El informe se presentó en abril.\n\n2. Camión\n- El camión está viejo.\n"
    )
    assert (found.place, str(found.date)) == ("Salón comunal", "2025-03-04")
    assert [(person.name, person.role) for person in found.attendees] == [
        ("Wilmer Paz", "presidente"),
        ("Ana Sol", "secretaria"),
    ]
    assert len(found.points) == 2
