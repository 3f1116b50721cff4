"""Measurements anyone can run: accuracy, speed, memory and growth."""
