"""Scripts that make training data and models. Not part of the installed package."""
