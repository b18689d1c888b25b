"""What all tests share: hypothesis without deadlines, and the same examples every time where a machine runs the tests."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("desk", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("desk"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "desk")


@pytest.fixture(scope="session", autouse=True)
def _no_test_writes_into_the_users_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Work that a test's disk refuses is rescued in a folder of the tests."""
    os.environ["NIANBAO_RESCUE"] = str(tmp_path_factory.mktemp("rescue"))
    yield
    del os.environ["NIANBAO_RESCUE"]
