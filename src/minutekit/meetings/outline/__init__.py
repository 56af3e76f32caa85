"""The parts of minutes: headings, topics, agendas, chapters, a digest by people, what closes them."""
