"""The API asked all that it says it takes: whatever is sent, no server fault and no answer that is not described.

KHABAR_CASES=250 pytest tests/web/test_api_cases.py asks some 5,000 cases; the suite asks a few of each path.
"""

import os

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import response_schema_conformance, status_code_conformance

from khabar.demo.crisis import crisis
from khabar.desk import open_desk
from khabar.web.app import application
from khabar.web.desks import Desks

CASES = int(os.environ.get("KHABAR_CASES", "3"))
STREAM = "/events"  # it ends when its reader goes


@pytest.fixture(scope="module")
def described(tmp_path_factory):
    path = str(tmp_path_factory.mktemp("api") / "k.db")
    with open_desk(path, "tests") as desk:
        list(desk.take_in(one for n, one in enumerate(crisis()) if n < 6))
    made = application(Desks(path, "tests"), token="a token of ours", names=("testserver",))
    schema = schemathesis.openapi.from_asgi("/openapi.json", made)
    return schema.exclude(path=STREAM)


def test_every_case_is_answered_as_described(described):
    asked = 0
    checks = [not_a_server_error, status_code_conformance, response_schema_conformance]
    for found in described.get_all_operations():

        @settings(max_examples=CASES, deadline=None, suppress_health_check=list(HealthCheck))
        @given(found.ok().as_strategy())
        def every(case):
            nonlocal asked
            asked += 1
            case.call_and_validate(checks=checks, headers={"Authorization": "Bearer a token of ours"})

        every()
    assert asked >= 20
