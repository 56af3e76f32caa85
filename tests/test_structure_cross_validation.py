"""Reading by models that have not seen the source: what this repository holds, with floors.

The corpus's sources are held out in turn; invented documents, drawn anew, are the rest of the training. A change of the
features, of the sampler or of the steps after the labels that helps the documents it was made for and no others shows here.
``PYTHONPATH=. python tests/test_structure_cross_validation.py`` prints the figures.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from training.layouts.__main__ import write_documents
from training.structure.evaluate import average, read_held_out
from training.structure.fit import describe
from training.structure.gold import read_corpus, read_labelled

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
DRAWN, SEED, FOLDS = 160, 7, 2
FLOORS = {"points": 0.98, "speaker": 0.97, "section": 0.97, "kind": 0.9, "people": 0.97, "date": 0.97, "title": 0.97}
"""The least mean over the corpus's sources of each figure."""


def measure(folder: Path) -> dict[str, float | None]:
    """Return each figure's mean over the sources of the corpus, each read without having been seen."""
    write_documents(DRAWN, SEED, folder, ["docx", "txt", "md", "html"])
    drawn = [describe(document, synthetic=True) for document in read_labelled([folder])]
    return average(read_held_out(list(read_corpus(CORPUS)), drawn, FOLDS))


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory) -> dict[str, float | None]:
    return measure(tmp_path_factory.mktemp("drawn"))


@pytest.mark.parametrize("figure", FLOORS)
def test_unseen_sources_are_read_as_well_as_before(figures: dict[str, float | None], figure: str) -> None:
    found = figures[figure]
    assert found is not None
    assert found >= FLOORS[figure]


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        for name, value in measure(Path(folder)).items():
            print(f"{name}: {value:.3f}")
