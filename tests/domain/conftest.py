"""What the tests of the domain share: the two sample meetings, as they are written out."""

import json
from pathlib import Path
from typing import Any

import pytest

SAMPLES = Path(__file__).parents[2] / "resources" / "samples"


@pytest.fixture(params=["2019-05-monthly-assurance", "2022-07-monthly-assurance"])
def sample(request: pytest.FixtureRequest) -> dict[str, Any]:
    return json.loads((SAMPLES / f"{request.param}.json").read_text(encoding="utf-8"))
