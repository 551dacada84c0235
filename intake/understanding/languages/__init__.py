"""The seven languages, as data."""
