"""Holds the reports of a record against each other: pure functions that answer with judgements and their reasons."""
