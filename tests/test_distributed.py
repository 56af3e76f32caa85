"""Themes on a cluster: the same as on one machine, also when a worker is lost on the way."""

from __future__ import annotations

import os

import pytest

import minutekit as mk

distributed = pytest.importorskip("distributed", reason="needs dask, of the extra [dask]")
parquet = pytest.importorskip("pyarrow.parquet", reason="needs pyarrow, of the extra [dask]")

SUBJECTS = {
    "ferry": [
        "ferry timetable crew night islands harbour",
        "ferry tickets price islanders summer",
        "crew shifts on the night ferry",
    ],
    "market": [
        "market stalls lease plastic traders",
        "traders pay rent for market stalls",
        "plastic bags at the market stalls",
    ],
    "choir": [
        "choir rehearsal hall heating winter",
        "the choir hall is cold in winter",
        "singers ask for heating at rehearsal",
    ],
    "bees": ["bees hives verges flowers spraying", "verges sown with flowers for bees", "no spraying near the hives"],
}


@pytest.fixture
def archive():
    with mk.Archive(":memory:") as opened:
        for number in range(24):
            chosen = [list(SUBJECTS)[(number + i) % 4] for i in range(3)]
            lines = [f"{SUBJECTS[s][i % 3]} number {number} item {i}" for s in chosen for i in range(9)]
            turns = [(f"Speaker {i % 3}", line) for i, line in enumerate(lines)]
            opened.add_meeting(mk.meeting_from_turns(turns, title=f"Board {number:02}", language="en", split=False))
        yield opened


@pytest.fixture
def cluster(socket_enabled):
    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, worker_dashboard_address=None
        ) as local,
        distributed.Client(local) as client,
    ):
        yield client


def read_themes(folder):
    rows = [row for file in sorted(folder.glob("themes-*.parquet")) for row in parquet.read_table(file).to_pylist()]
    return {row["point_id"]: row["theme_id"] for row in rows}


def test_a_cluster_finds_the_themes_of_one_machine_and_survives_a_lost_worker(archive, cluster, tmp_path, monkeypatch):
    from sklearn.metrics import adjusted_rand_score

    from minutekit import distributed as ours

    monkeypatch.setattr(ours, "MEETINGS_A_FILE", 3)
    files = ours.write_dataset(archive, str(tmp_path / "points"))
    assert len(files) == 8
    here = {p.id: t.id for t in archive.themes().themes for p in t.points}
    cluster.run_on_scheduler(lambda dask_scheduler: None)
    doomed = next(iter(cluster.scheduler_info()["workers"]))
    cluster.submit(os.getpid, workers=[doomed], pure=False).result()
    lost = cluster.submit(
        os.kill,
        cluster.submit(os.getpid, workers=[doomed], pure=False).result(),
        9,
        workers=[doomed],
        retries=0,
        pure=False,
    )
    themes = ours.find_themes(str(tmp_path / "points"), cluster)
    lost.cancel()
    there = read_themes(tmp_path / "points")
    assert set(there) == {p.id for p in archive.points()}
    both = [p for p in here if there[p]]
    assert len(both) >= 0.98 * len(here)
    assert adjusted_rand_score([here[p] for p in both], [there[p] for p in both]) >= 0.98
    assert sum(theme.points for theme in themes) == sum(theme is not None for theme in there.values())
    assert {t.label for t in themes} == {t.label for t in archive.latest_themes().themes}


def test_files_are_read_on_a_cluster(cluster, tmp_path):
    for number in range(3):
        lines = "\n".join(f"- The hedge number {number} is too high, said {n}." for n in range(3))
        (tmp_path / f"{number}.txt").write_text(f"Garden club\n3 May 2024\n\nNotes\n\n{lines}\n", "utf-8")
    with mk.Archive(":memory:") as archive:
        report = archive.add(tmp_path, client=cluster)
        assert len(report.new) + len(report.copies) == 3


def test_a_folder_without_points_is_refused(tmp_path):
    from minutekit.distributed import find_themes

    with pytest.raises(mk.ArchiveError, match="points-"):
        find_themes(str(tmp_path), None)
