"""Dates and numbers as minutes print them."""

from __future__ import annotations

import datetime as dt

import pytest
from babel import Locale

from minutekit.entities.dates import (
    FORMS,
    find_dates,
    find_month,
    find_weekday,
    find_years,
    is_month_first,
    is_when_word,
)
from minutekit.entities.numerals import spell_out
from minutekit.lexicon import LANGUAGES, calendar_names


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_date_forms_match_their_examples(form):
    years = frozenset({2025})
    assert [found.date is not None for found in find_dates(form.example, years=years)] == [True]


@pytest.mark.parametrize(
    ("text", "language", "date"),
    [
        ("held on 4.12.2019 in the hall", "en", dt.date(2019, 12, 4)),
        ("Sitzung vom 3. März 2021", "de", dt.date(2021, 3, 3)),
        ("Réunion du 1er juillet 2022", "fr", dt.date(2022, 7, 1)),
        ("Reunión del 31 de mayo de 2023", "es", dt.date(2023, 5, 31)),
        ("Ata de 13 de fevereiro de 2025", "pt", dt.date(2025, 2, 13)),
        ("Verbale del 21 gennaio 2025", "it", dt.date(2025, 1, 21)),
        ("notes 01Feb22", "en", dt.date(2022, 2, 1)),
        ("Vergadering van 5 februari 2020", "nl", dt.date(2020, 2, 5)),
        ("kokous 5. maaliskuuta 2021", "fi", dt.date(2021, 3, 5)),
        ("2023 − 12 − 31", "it", dt.date(2023, 12, 31)),
    ],
)
def test_dates_are_read_in_many_languages(text, language, date):
    assert [found.date for found in find_dates(text, language=language)] == [date]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("el día doce de septiembre de dos mil veinticuatro, se reúnen", dt.date(2024, 9, 12)),
        ("el treinta y uno de mayo de dos mil veintitrés se celebró", dt.date(2023, 5, 31)),
        ("no dia vinte e um de março de dois mil e vinte e quatro reuniu-se", dt.date(2024, 3, 21)),
        ("le douze mars deux mille vingt-quatre s'est réuni", dt.date(2024, 3, 12)),
        ("il ventuno gennaio duemilaventicinque si è riunito", dt.date(2025, 1, 21)),
    ],
)
def test_dates_written_out_in_words(text, date):
    assert [found.date for found in find_dates(spell_out(text))] == [date]
    assert spell_out("two of them went to the river in May") == "two of them went to the river in May"


@pytest.mark.parametrize(
    "text", ["version 1.2.3", "31.31.2020", "between 3 and 4", "call 555-1234", "12 apples 2020", "32 May 2020"]
)
def test_other_numbers_are_no_dates(text):
    assert find_dates(text, language="en") == []


def test_a_year_is_inferred_from_the_weekday_only_when_one_year_fits():
    # 11 August is a Monday in 2025, not in 2024.
    assert find_dates("Monday, 11 August", years=frozenset({2024, 2025}))[0].date == dt.date(2025, 8, 11)
    assert find_dates("Monday, 11 August", years=frozenset({2024}))[0].date is None
    assert find_dates("Monday, 11 August", years=frozenset({2014, 2025}))[0].date is None
    assert find_years("see https://example.org/2025/08/ and 1999") == frozenset({2025, 1999})


def test_the_order_of_day_and_month_follows_the_document():
    assert is_month_first("on 12/25/2020 and 03/04/2020", "en")
    assert not is_month_first("on 25/12/2020 and 03/04/2020", "en")
    assert not is_month_first("el 03/04/2020", "es")
    assert find_dates("03/04/2020", month_first=True)[0].date == dt.date(2020, 3, 4)
    assert find_dates("03/04/2020")[0].date == dt.date(2020, 4, 3)


@pytest.mark.parametrize(
    ("word", "language", "month"),
    [
        ("Sept.", None, 9), ("jänner", "de", 1), ("MAYO", "es", 5), ("styczeń", None, 1), ("ledna", None, 1), ("oktober", "sv", 10),
        ("maj", "da", 5), ("kesäkuuta", "fi", 6), ("члена", "ru", None), ("members", "en", None), ("kesäkuuta", "en", None),
    ],
)  # fmt: skip
def test_months_are_named_in_many_languages(word, language, month):
    assert find_month(word, language) == month


def test_weekdays_and_words_beside_dates():
    assert [find_weekday(word) for word in ("Monday", "martes", "Mi.", "quinta", "domenica", "zo", "garden")] == [
        0,
        1,
        2,
        3,
        6,
        6,
        None,
    ]
    assert [is_when_word(word) for word in ("Tuesday", "Uhr", "at", "fecha", "budget")] == [
        True,
        True,
        True,
        True,
        False,
    ]


@pytest.mark.parametrize("language", LANGUAGES[:-1])
def test_names_of_months_and_weekdays_are_those_of_the_locale_data(language):
    locale = Locale(language)
    for context in ("format", "stand-alone"):
        assert calendar_names(language, "month", "wide", context) == tuple(locale.months[context]["wide"].values())
        assert dict(enumerate(calendar_names(language, "weekday", "wide", context))) == locale.days[context]["wide"]
    assert calendar_names("zz", "month") == ()
