"""An invented crisis of forty reports, for `khabar demo` and the tests."""
