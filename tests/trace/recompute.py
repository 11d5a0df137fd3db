"""Running a NumPy line as a reader would: with np and the inputs, and nothing else."""

import numpy as np


def recompute(line, inputs, output):
    """What the line assigns to the output's id."""
    scope = {"np": np, **{name: array.copy(order="K") for name, array in inputs.items()}}
    exec(line, scope)
    assert set(scope) == {"np", *inputs, output, "__builtins__"}
    for name, array in inputs.items():
        assert np.array_equal(scope[name], array, equal_nan=True), f"{line} changes {name}"
    return np.asarray(scope[output])


def assert_close(ours, expected, operands):
    """Equal to 1e-15 of the largest number at hand: sums may be taken in another order."""
    assert ours.shape == expected.shape
    largest = max(1.0, *(float(np.abs(array).max()) ** 2 for array in operands))
    terms = max(8, *(max(array.shape) for array in operands))
    np.testing.assert_allclose(ours, expected, rtol=1e-15 * terms, atol=1e-15 * largest * terms / 4)
