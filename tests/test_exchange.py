"""Codings in and out: read back whole, and by the programs that they are for."""

from __future__ import annotations

import csv
import io
import json
import zipfile

import pytest

import minutekit as mk
from minutekit import exchange
from minutekit.exchange.codebooks import name_uuid

POINTS = (
    mk.Point("Lamps along the canal are out", speaker="Ada", meeting="Ward meeting", kind="action", owner="Bo", page=2),
    mk.Point("=SUM of all lamps: 12 & more", meeting="Ward meeting"),
    mk.Point("The lock gates leak 💧 badly", speaker="Cy", meeting="Canal day"),
)
THEMES = mk.Themes(
    (
        mk.Theme("t1", "Lamps & light", (mk.Term("lamp", 1.0), mk.Term("canal", 0.5)), POINTS[:2]),
        mk.Theme("t2", "Locks", (), POINTS[2:]),
    ),
    (mk.Point("Tea was served", meeting="Canal day"),),
    (0, 0, 1, -1),
    "en",
)
CODEBOOK = mk.Codebook(
    (
        mk.CodebookTheme("Light", "Lamps and\nwhat they cost", ("lamp", "bulb"), ("The lamp is out",), ("lampoon",)),
        mk.CodebookTheme("Water"),
    )
)


def test_a_codebook_comes_back_whole_through_refi_qda(tmp_path):
    path = tmp_path / "codes.qdc"
    path.write_bytes(exchange.write_qdc(CODEBOOK))
    assert mk.load_codebook(path) == CODEBOOK
    assert exchange.write_qdc(CODEBOOK) == path.read_bytes()


def test_a_codebook_comes_back_whole_through_taguette(tmp_path):
    path = tmp_path / "codes.csv"
    path.write_text(exchange.write_taguette(CODEBOOK), "utf-8")
    assert mk.load_codebook(path) == CODEBOOK


def test_codes_under_codes_are_named_by_their_way():
    xml = b"""<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes><Code name="Water" isCodable="false"><Code name="Locks"/>
      <Code name="Weirs"><Description>Terms: weir; dam</Description></Code></Code></Codes></CodeBook>"""
    themes = exchange.read_qdc(xml, "x.qdc").themes
    assert [(t.label, t.terms) for t in themes] == [("Water: Locks", ()), ("Water: Weirs", ("weir", "dam"))]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not xml",
        b"<a/>",
        b'<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><CodeBook><Code name="&e;"/></CodeBook>',
    ],
)
def test_what_is_no_codebook_is_refused(data):
    with pytest.raises(mk.OptionError, match=r"x\.qdc"):
        exchange.read_qdc(data, "x.qdc")


def test_a_codebook_is_read_back_by_pyrefiqda(tmp_path):
    refi = pytest.importorskip("pyrefiqda", reason="needs pyrefiqda, of the test extra")
    path = tmp_path / "codes.qdc"
    path.write_bytes(exchange.write_qdc(THEMES))
    codes = refi.RefiCodebook.load(path).codes.code
    assert [code.name for code in codes] == ["Lamps & light", "Locks"]
    assert codes[0].description == "Terms: lamp; canal"


def test_a_project_is_read_back_whole_by_pyrefiqda(tmp_path):
    refi = pytest.importorskip("pyrefiqda", reason="needs pyrefiqda, of the test extra")
    path = tmp_path / "all.qdpx"
    path.write_bytes(exchange.write_qdpx(THEMES))
    project = refi.RefiProject.load(path, str(tmp_path / "out"))
    label = {code.guid: code.name for code in project.code_book.codes.code}
    found = {}
    for source in project.sources.text_source:
        text = (tmp_path / "out" / "sources" / source.plain_text_path.removeprefix("internal://")).read_text("utf-8")
        for selection in source.plain_text_selection:
            passage = text[selection.start_position : selection.end_position]
            found[passage] = [label[coding.code_ref.target_guid] for coding in selection.coding]
    assert found == {p.text: [t.label] for t in THEMES.themes for p in t.points}


def test_a_project_says_where_every_coded_passage_stands():
    with zipfile.ZipFile(io.BytesIO(exchange.write_qdpx(THEMES, name_speakers=False))) as packed:
        names = set(packed.namelist())
        assert names == {
            "project.qde",
            *(f"sources/{name_uuid('source', m)}.txt" for m in ("Ward meeting", "Canal day")),
        }
        assert "Ada" not in "".join(packed.read(name).decode() for name in names)
    assert exchange.write_qdpx(THEMES) == exchange.write_qdpx(THEMES)


def test_taguette_imports_the_codebook():
    taguette = pytest.importorskip("taguette.import_codebook", reason="needs taguette, of the test extra")
    tags = taguette.list_tags(io.BytesIO(exchange.write_taguette(THEMES).encode()))
    assert [(tag["path"], tag["description"]) for tag in tags] == [
        ("Lamps & light", "Terms: lamp; canal"),
        ("Locks", ""),
    ]


@pytest.fixture
def archive():
    with mk.Archive(":memory:") as opened:
        for number, name in enumerate(("Ward meeting", "Canal day"), 1):
            turns = [("Ada", f"The canal lamps number {n} are out again in ward {number}.") for n in range(5)]
            turns.append(("Bo", f"Action: Ada to order lamps for ward {number} by 14 March 2024."))
            opened.add_meeting(mk.meeting_from_turns(turns, title=name, split=False))
        opened.themes()
        yield opened


def test_an_archive_is_written_out_in_every_format(archive, tmp_path):
    themes = archive.latest_themes()
    texts = [point.text for point in archive.points()]
    rows = list(csv.DictReader(io.StringIO(archive.render_export("csv"))))
    assert [row["text"] for row in rows] == texts
    lines = [json.loads(line) for line in archive.render_export("jsonl").splitlines()]
    assert [line["text"] for line in lines] == texts
    assert (
        [line["due_date"] for line in lines]
        == [row["due_date"] or None for row in rows]
        == [*[None] * 5, "2024-03-14"] * 2
    )
    assert {line["theme"] for line in lines} == {row["theme"] or None for row in rows}
    archive.export(tmp_path / "all.json")
    from minutekit.renderers.records import load_json

    assert load_json((tmp_path / "all.json").read_bytes()) == themes
    archive.export(tmp_path / "all.csv")
    assert (tmp_path / "all.csv").read_bytes().startswith(b"\xef\xbb\xbfdate,")
    with pytest.raises(mk.OptionError, match="qdpx"):
        archive.export(tmp_path / "all.xyz")


def test_parquet_keeps_types_and_rows(archive, tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet", reason="needs pyarrow, of the extra [parquet]")
    archive.export(tmp_path / "all.parquet")
    table = parquet.read_table(tmp_path / "all.parquet")
    assert table.num_rows == 12
    assert str(table.schema.field("page").type) == "int32"
    assert str(table.schema.field("due_date").type) == "date32[day]"
    assert table.column("text").to_pylist() == [point.text for point in archive.points()]


def test_a_cell_that_looks_like_a_formula_is_guarded():
    entries = [exchange.records.Entry(POINTS[1])]
    assert "'=SUM of all lamps" in exchange.write_csv(entries)


# Agreement


def test_the_same_coding_agrees_wholly_whatever_its_labels():
    other = {p.id: {"t1": "Licht", "t2": "Schleusen"}[t.id] for t in THEMES.themes for p in t.points}
    found = mk.agreement(THEMES, other)
    assert (found.n_points, found.alpha, found.kappa) == (3, 1.0, 1.0)
    assert found.matched == {"Licht": "Lamps & light", "Schleusen": "Locks"}
    assert mk.agreement(THEMES, other, match=False).kappa <= 0


def test_agreement_is_that_of_the_textbook():
    # Cohen's example form: 20 yes-yes, 5 yes-no, 10 no-yes, 15 no-no gives kappa .4.
    pairs = [("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15
    a = {str(i): x for i, (x, _) in enumerate(pairs)}
    b = {str(i): y for i, (_, y) in enumerate(pairs)}
    found = mk.agreement(a, b, match=False)
    assert found.kappa == pytest.approx(0.4)
    assert found.themes["yes"] == found.themes["no"] == pytest.approx(0.4)
    assert found.alpha == pytest.approx(0.3996, abs=0.01)


def test_codings_of_different_points_cannot_be_compared():
    with pytest.raises(mk.OptionError, match="in common"):
        mk.agreement({"a": "x"}, {"b": "x"})
