"""Answers: what the record tells when it is asked; frozen, computed when they are asked for, rendered by others."""
