"""Words, frames and world data of each language, as checked data."""
