"""From bytes to canonical text, its paragraphs, sentences and head."""
