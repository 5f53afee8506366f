import pytest

from minutes_app.service import open_service


@pytest.fixture
def library(tmp_path):
    return tmp_path / "a.sqlite"


@pytest.fixture
def service(library):
    service = open_service(library)
    yield service
    service.close()
