"""Rebuild the background document frequencies: in how many of a thousand sentences of meetings a word occurs.

    python models/background/build.py en FILE...

Each FILE is one corpus, JSON Lines of meetings: {"turns": [{"text": ...}]} or {"points": [{"text": ...}]}. A word's
figure is its second-lowest share over the corpora, so that a word of one corpus's own subject does not pass for a
general one. Only single words are kept: no sentence can be read back.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from minutekit.language import split_sentences, stop_words, tokenise

WORDS = 3_000


def read_texts(path: Path) -> Iterator[str]:
    """Yield the statements of a corpus."""
    data = path.read_bytes()
    for line in (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8").splitlines():
        record = json.loads(line)
        for part in record.get("turns", record.get("points", ())):
            yield part["text"]


def share_sentences(path: Path, language: str) -> dict[str, float]:
    """Return for each word in how many of a thousand sentences of the corpus it occurs."""
    sentences = 0
    frequency: Counter[str] = Counter()
    for text in read_texts(path):
        for start, end in split_sentences(text, language):
            frequency.update({w for w in tokenise(text[start:end]) if w.isalpha() and len(w) > 1})
            sentences += 1
    return {word: 1000 * count / sentences for word, count in frequency.items()}


def main(language: str, paths: list[Path], target: Path) -> None:
    """Write the words that several corpora share, with their second-lowest share."""
    shares = [share_sentences(path, language) for path in paths]
    function_words = stop_words(language)
    general = {
        word: sorted(share.get(word, 0.0) for share in shares)[1]
        for word in sorted({word for share in shares for word in share} - function_words)
    }
    kept = sorted((w for w in general if general[w] > 0), key=lambda w: (-general[w], w))[:WORDS]
    target.write_text("".join(f"{word}\t{general[word]:.3f}\n" for word in sorted(kept)), encoding="utf-8")


if __name__ == "__main__":
    code = sys.argv[1]
    main(code, [Path(name) for name in sys.argv[2:]], Path(__file__).with_name(f"{code}.tsv"))
