"""What the README promises is true."""

import re
from pathlib import Path

import numpy as np
import pytest

from app.engine.execute import Executor
from app.engine.matrix import Axis
from app.engine.program import Builder
from app.engine.registry import OPERATIONS, Operation, register

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.fixture
def example(monkeypatch: pytest.MonkeyPatch) -> str:
    """The worked example's code, in a registry that forgets it afterwards."""
    known = dict(OPERATIONS)
    found = re.search(r"```python\n(register\(.*?)```", README, re.DOTALL)
    assert found is not None
    yield found[1]
    OPERATIONS.clear()
    OPERATIONS.update(known)


def test_the_worked_example_is_at_most_twelve_lines(example: str) -> None:
    assert len(example.strip().splitlines()) <= 12


def test_the_operation_of_the_worked_example_works_with_its_gradient(example: str) -> None:
    exec(example, {"np": np, "register": register, "Operation": Operation})
    builder = Builder()
    axis = Axis("case", 2, None)
    a = builder.given("a", "a", "input", axis, axis)
    g = builder.given("g", "g", "gradient", axis, axis)
    cube = builder.apply("cube", a)
    gradient = OPERATIONS["cube"].vjps[0](builder, g, cube, a)
    executor = Executor(builder.finish(loss=cube, prediction=cube))
    executor.load({"a": np.array([[1.0, -2.0], [0.5, 3.0]]), "g": np.ones((2, 2))})
    executor.run(executor.plan())
    assert executor.values[cube].tolist() == [[1.0, -8.0], [0.125, 27.0]]
    assert executor.values[gradient].tolist() == [[3.0, 12.0], [0.75, 27.0]]


def test_every_file_that_the_readme_links_to_is_there() -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", README)
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []
