"""Files of a merchant, read into checked rows; no database in here."""
