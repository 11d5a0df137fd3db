"""`framework` trained here and in PyTorch, from the same start on the same batches, is the same network."""

import json
from pathlib import Path

import numpy as np
import pytest

from app.networks.build import build
from app.networks.gallery import network_spec
from app.training.run import Run

PYTORCH = json.loads((Path(__file__).parents[1] / "fixtures" / "framework_in_pytorch.json").read_text())


def test_10_000_minibatches_agree_with_pytorch():
    run = Run(build(network_spec("framework")))
    for expected in PYTORCH["iterations"]:
        run.seek(expected["iteration"])
        values = run.record()
        assert values["L"][0, 0] == pytest.approx(expected["loss"], rel=1e-9)
        for name, gradient in expected["gradients"].items():
            np.testing.assert_allclose(values[name], gradient, rtol=1e-7, atol=1e-12, err_msg=name)
    run.advance()
    assert run.iteration == 10_000
    assert run.test_metrics().accuracy == PYTORCH["test_accuracy"]
    # The article's framework came to 96.27 %.
    assert PYTORCH["test_accuracy"] == pytest.approx(0.9627, abs=0.005)
