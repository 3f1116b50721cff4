"""The words everybody speaks: reports, voices, claims and the reading that holds them; imports nothing of khabar."""
