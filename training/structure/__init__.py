"""Learns what lines are: gold to labelled lines, a model fitted, figures with whole sources held out."""
