"""Persons, organisations, countries, groups and places by name."""
