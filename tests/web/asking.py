"""Asking the pages: a report's id, and a hash of all that a record knows."""

import hashlib
import json


def first(page, source: str = "demo/m01") -> str:
    return next(r["id"] for r in page.get("/api/reports").json() if r["source"] == source).removeprefix("sha256:")


def store_hash(page) -> str:
    return hashlib.sha256(json.dumps(page.get("/api/feed").json(), sort_keys=True).encode()).hexdigest()
