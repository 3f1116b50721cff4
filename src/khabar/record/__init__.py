"""The record: reports, readings and judgements as they became known, kept in SQLite or PostgreSQL; it only grows."""
