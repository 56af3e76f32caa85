"""``python -m minutekit``: the same as the command."""

from minutekit.cli import main

if __name__ == "__main__":
    main()
