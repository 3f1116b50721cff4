"""What happened: PLOVER events with who, to whom, where, when and whether."""
