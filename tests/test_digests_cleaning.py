"""What cleaning and redaction may do to a line: delete, and nothing that changes the sense."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from minutekit.digests.cleaning import clean_text
from minutekit.language.redaction import BLANK, redact_text

WORDS = [
    "so",
    "and",
    "but",
    "the",
    "we",
    "I",
    "not",
    "no",
    "never",
    "maybe",
    "roof",
    "leaks",
    "um",
    "uh",
    "you",
    "know",
    "think",
    "well",
    "okay",
    "12",
    "twelve",
    ",",
    ".",
    ";",
    "-",
    "…",
    "?",
    "th",
    "the",
]
SPEECH = st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join)
LANGUAGES = st.sampled_from([None, "en", "es", "pt", "fr", "de", "it", "fi"])


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def is_subsequence(short: list[str], long: list[str]) -> bool:
    rest = iter(long)
    return all(word in rest for word in short)


JOINT_CASES = [
    ("en", "Thank you, Oyelaran. The pump is broken", "The pump is broken"),
    ("es", "Gracias, Itziar. La bomba no funciona", "La bomba no funciona"),
    ("pt", "Obrigada, Iracema. A bomba não funciona", "A bomba não funciona"),
    ("fr", "Merci, Solenn. La pompe est en panne", "La pompe est en panne"),
    ("de", "Danke, Wiebke. Die Pumpe ist kaputt", "Die Pumpe ist kaputt"),
    ("it", "Grazie, Ornella. La pompa è rotta", "La pompa è rotta"),
    ("en", "So we open at nine", "We open at nine"),
    ("en", "Yes, the pump is broken", "The pump is broken"),
    ("en", "I mean we can pay for it", "We can pay for it"),
    ("en", "The fence is down, so...", "The fence is down"),
    ("es", "Pues entonces abrimos a las nueve", "Abrimos a las nueve"),
    ("es", "La valla se cayó, entonces...", "La valla se cayó"),
    ("pt", "Então, abrimos às nove", "Abrimos às nove"),
    ("pt", "A cerca caiu, né?", "A cerca caiu"),
    ("fr", "Donc on ouvre à neuf heures", "On ouvre à neuf heures"),
    ("fr", "La clôture est tombée, donc...", "La clôture est tombée"),
    ("de", "Also wir öffnen um neun", "Wir öffnen um neun"),
    ("de", "Der Zaun ist umgefallen, ne?", "Der Zaun ist umgefallen"),
    ("it", "Allora, apriamo alle nove", "Apriamo alle nove"),
    ("it", "La recinzione è caduta, quindi...", "La recinzione è caduta"),
    ("en", "So that the pump runs", "So that the pump runs"),
    ("en", "But for the rain we would open", "But for the rain we would open"),
    ("es", "Y abrimos a las nueve", "Abrimos a las nueve"),
]


@pytest.mark.parametrize(("language", "said", "line"), JOINT_CASES)
@pytest.mark.parametrize("spoken", [True, False])
def test_joints_go_and_nothing_else(language, said, line, spoken):
    assert clean_text(said, language, spoken=spoken) == line


@given(st.one_of(SPEECH, st.text(max_size=80)), LANGUAGES, st.booleans())
def test_cleaning_only_deletes_words(text, language, spoken):
    assert is_subsequence(words(clean_text(text, language, spoken=spoken)), words(text))


@given(SPEECH)
@example("twelve . so and so but so")
def test_negations_hedges_and_numbers_stay(text):
    kept, said = words(clean_text(text, "en")), words(text)
    for word in ("not", "never", "maybe", "think", "12", "twelve"):
        assert (word in kept) == (word in said)


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("So, um, we we have to, you know, fix the the roof.", "We have to fix the roof."),
        ("and then , uh , the the th thickness is fine .", "Then, the thickness is fine."),
        ("But for the grant we would close", "But for the grant we would close"),
        ("No, we do not agree.", "No, we do not agree."),
        ("I think maybe we should wait", "I think maybe we should wait"),
        ("So far only two have paid", "So far only two have paid"),
        ("iPhones are allowed", "iPhones are allowed"),
        ("x_max is wrong", "x_max is wrong"),
        ("That is plan A", "That is plan A"),
        ("Repair the weir, - ;", "Repair the weir"),
        ("Repair the weir - , –", "Repair the weir"),
        ("the b2b business plan", "The b2b business plan"),
        (
            "Welcome, Oyelaran. Two schools were painted in a week. Third, night air.",
            "Two schools were painted in a week.",
        ),
        ("We close the pool in May. Maybe.", "We close the pool in May. Maybe."),
        ("We close the pool in May. I think.", "We close the pool in May. I think."),
        ("No. We close the pool in May.", "No. We close the pool in May."),
        ("Dr. Adeyemi wants to close the pool.", "Dr. Adeyemi wants to close the pool."),
        ("um, uh", ""),
        ("", ""),
    ],
)
def test_lines_as_people_would_write_them(said, line):
    assert clean_text(said, "en") == line


def test_written_notes_keep_words_that_are_fillers_in_speech_alone():
    assert clean_text("Er hat das Dach repariert", "de", spoken=False) == "Er hat das Dach repariert"
    assert clean_text("um novo telhado", "pt", spoken=False) == "Um novo telhado"


def test_hostile_lines_take_little_time():
    for text in (", " * 30_000 + "x" + " ," * 30_000, "and " * 20_000, "a" * 100_000, "- " * 50_000):
        clean_text(text, "en", spoken=False)


@pytest.mark.parametrize(
    "text",
    [
        "Write to ana.perez@example.org", "Write to ana (at) example.org", "Call +44 20 7946 0958", "Call +1 (202) 555-0123",
        "Call 202-555-0123", "Call (202) 555-0123", "Tel. 555 0123", "llame al 91 123 45 67 89", "Appelez le 01 23 45 67 89",
        "Rufen Sie 030 1234567 an", "Telefon: 0043 1 234 56 78", "Telefone (11) 98765-4321", "cell. 347 123 4567", "Tel: 06 1234 5678",
        "WhatsApp +55 11 98765-4321", "mobile 07700 900123", "030/123 45 67", "0664/1234567", "(030) 1234567", "01.23.45.67.89", "020 7946 0958",
        "(11) 98765-4321", "+49 (0)30 1234567", "06-12345678",
    ],
)  # fmt: skip
def test_addresses_and_numbers_of_people_are_blanked(text):
    blanked = redact_text(text)
    assert BLANK in blanked
    assert not re.search(r"\d{3}|@|example\.org", blanked)


@pytest.mark.parametrize(
    "text",
    [
        "On 11 August 2022 at 14:30", "on 2022-08-11", "on 11.08.2022", "11/08/2022", "from 2019 to 2022", "2019-2022", "2019/20",
        "it costs 1 200 000 euros", "it costs 1.200.000 EUR", "$1,250,000.00", "€ 12.500,50", "12 500 people", "1234567 votes",
        "10-12 days", "pages 100-120", "see https://example.org/2022/08/11/20220811123", "Resolution 2022/1234", "ISO 4217",
        "grew by 3.5 to 4.2 per cent", "2018, 2019, 2020 and 2021", "between 9:00-17:00", "room 1.02.03", "41 to 14 with 3 abstentions",
        "2 500 000 in 2021", "09.00-10.30", "from 08.30-09.15 to 10.00-11.45", "01/02/24-03/02/24", "05-06/2024", "1.2.2024 - 3.2.2024",
        "01.02.2024-03.02.2024", "09.00-10.30-12.00", "ISBN 978-3-16-148410-0", "48.8566, 2.3522", "2020 2021 2022", "0.25 to 0.75 per cent", "version 2.10.3", "the 2030 agenda @ work",
    ],
)  # fmt: skip
def test_dates_times_sums_years_and_counts_stay(text):
    assert redact_text(text) == text


@given(st.text(max_size=60))
def test_redaction_takes_any_text(text):
    assert isinstance(redact_text(text), str)
