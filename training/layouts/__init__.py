"""Invented minutes in sampled layouts, with what each line is: training data for structure recovery.

    python -m training.layouts --count 400 --seed 1 --out DIR

Content (``content``, ``sources``) and layout (``habits``, ``heads``, ``bodies``, ``ends``) are sampled apart
from each other; ``word`` and ``press`` write the files, ``gold`` says what a reader should find in them.
"""
