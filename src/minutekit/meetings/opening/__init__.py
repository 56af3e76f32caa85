"""The head of minutes: title, date, place and the fields around them."""
