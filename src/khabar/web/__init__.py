"""The desk on a page: the HTTP API and the pages, in Arabic and in English."""
