"""Who says, writes, believes or denies what, and through whom."""
