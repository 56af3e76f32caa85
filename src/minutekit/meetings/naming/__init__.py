"""People as minutes print them: names, lists of people, names of one person joined."""
