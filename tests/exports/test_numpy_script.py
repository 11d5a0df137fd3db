"""The NumPy script, run by a Python of its own, gives every matrix of the trace."""

import subprocess
import sys

import numpy as np
import pytest

from app.exports.forms import FORMS
from app.networks.gallery import gallery
from app.words.catalogue import read_catalogue
from tests.exports.requests import CONVENTIONS, HOSTILE_SPEC, request_of
from tests.networks.samples import HIDDEN, layer, written
from tests.trace.recompute import assert_close
from tests.web.server import ROOT

# Runs scripts as whoever downloads them does, and keeps what they assign.
RUNNER = """
import runpy, sys
import numpy as np
for script in sys.argv[1:]:
    print(f"== {script}")
    found = runpy.run_path(script)
    matrices = {name: value for name, value in found.items() if isinstance(value, np.ndarray)}
    np.savez(f"{script}.npz", **matrices)
assert "app" not in sys.modules
"""


def run_scripts(folder, requests):
    """What each of the scripts printed, and its matrices by name."""
    paths = []
    for n, request in enumerate(requests):
        paths.append(folder / f"{n}.py")
        paths[-1].write_bytes(FORMS["numpy"].make(request))
    command = [sys.executable, "-I", "-W", "error", "-c", RUNNER, *map(str, paths)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False, timeout=100, cwd=folder)
    assert ended.returncode == 0, ended.stderr
    printed = ended.stdout.split("== ")[1:]
    return [(text, dict(np.load(f"{path}.npz"))) for text, path in zip(printed, paths, strict=True)]


@pytest.mark.parametrize("name", gallery)
def test_every_matrix_is_that_of_the_trace(name, tmp_path):
    requests = [
        request_of(name, iteration=iteration, convention=convention)
        for iteration in (0, 3)
        for convention in CONVENTIONS
    ]
    for request, (printed, found) in zip(requests, run_scripts(tmp_path, requests), strict=True):
        assert set(found) == set(request.program.matrices)
        for matrix in request.program.matrices.values():
            expected = request.shown[matrix.id]
            if request.convention == "rows":
                assert np.array_equal(found[matrix.id], expected, equal_nan=True), matrix.id
            else:  # sums are taken in another order
                assert_close(found[matrix.id], expected, request.values.values())
            rows, columns = matrix.shape
            assert f"\n{matrix.id}  {rows} x {columns}\n" in printed


@pytest.mark.parametrize(("activation", "loss", "bias"), HIDDEN)
def test_so_is_every_matrix_of_ones_own_network(activation, loss, bias, capsys):
    n = HIDDEN.index((activation, loss, bias))
    optimizer = {"kind": ("sgd", "momentum", "adam")[n % 3], "learning_rate": 0.1}
    last = "sigmoid" if loss == "binary_cross_entropy" else "identity"
    spec = written(
        layers=[layer(4, activation, bias), layer(2, last)], loss=loss, l2=0.1 * (n % 2), optimizer=optimizer
    )
    request = request_of(spec, iteration=n % 2)
    found = {}
    exec(FORMS["numpy"].make(request), found)
    assert all(np.array_equal(found[name], request.values[name], equal_nan=True) for name in request.values)
    assert capsys.readouterr().out.startswith("X  5 x ")


@pytest.mark.parametrize("path", sorted((ROOT / "locale").glob("*.po")), ids=lambda path: path.stem)
def test_in_another_language_only_comments_are_other(path):
    said = FORMS["numpy"].make(request_of("xor", catalogue=read_catalogue(path))).decode()
    english = FORMS["numpy"].make(request_of("xor")).decode()
    assert said != english

    def code(text):
        return [line for line in text.splitlines() if not line.startswith("#")]

    assert code(said) == code(english)


def test_names_in_a_spec_are_never_run(tmp_path):
    request = request_of(HOSTILE_SPEC)
    [(_, found)] = run_scripts(tmp_path, [request])
    assert np.array_equal(found["X"], request.values["X"])
    assert np.signbit(found["X"][0, 2])


def test_what_overflows_is_written_and_computed(tmp_path):
    wild = {
        **HOSTILE_SPEC,
        "layers": [{"units": 1, "activation": "identity", "weights": [[1e200], [1e200]]}],
        "optimizer": {"kind": "sgd", "learning_rate": 1e300},
    }
    request = request_of(wild, iteration=3)
    assert np.isnan(request.values["W1"]).any()
    [(_, found)] = run_scripts(tmp_path, [request])
    assert all(np.array_equal(found[name], request.values[name], equal_nan=True) for name in found)
