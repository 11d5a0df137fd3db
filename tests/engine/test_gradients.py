"""Every operation's gradient is right, and the checker that says so sees small faults."""

from dataclasses import replace

import numpy as np
import pytest

from app.engine import operations as _operations  # noqa: F401  (fills the registry)
from app.engine.registry import OPERATIONS
from tests.engine.gradient_check import WrongGradient, check_gradients


@pytest.mark.parametrize("name", OPERATIONS)
def test_every_operations_whole_jacobian_agrees_with_central_differences(name):
    for seed in range(3):
        check_gradients(OPERATIONS[name], seed)


def spoil(monkeypatch, name, operand, factor):
    """Put the operation into the registry with one vjp that is off by a factor."""
    right = OPERATIONS[name]
    vjps = list(right.vjps)

    def wrong(p, g, out, *inputs, **params):
        return p.apply("scale", right.vjps[operand](p, g, out, *inputs, **params), factor=factor)

    vjps[operand] = wrong
    monkeypatch.setitem(OPERATIONS, name, replace(right, vjps=tuple(vjps)))
    return OPERATIONS[name]


DIFFERENTIABLE = [
    (name, operand)
    for name, operation in OPERATIONS.items()
    for operand, vjp in enumerate(operation.vjps)
    if vjp is not None and name != "scale"  # the fault itself is made with scale
]


@pytest.mark.parametrize(("name", "operand"), DIFFERENTIABLE)
def test_the_checker_catches_a_gradient_that_is_a_twentieth_of_a_percent_wrong(monkeypatch, name, operand):
    spoiled = spoil(monkeypatch, name, operand, 1.0005)
    with pytest.raises(WrongGradient, match=rf"^{name}, operand {operand}: .* analytic \S+, numeric \S+$"):
        check_gradients(spoiled)


def test_the_checker_catches_a_gradient_that_is_wrong_in_one_cell(monkeypatch):
    def pass_on(out, a):
        np.copyto(out, a)

    def pass_on_but_for_one_cell(out, a):
        np.copyto(out, a)
        out[2, 1] *= 1.0005

    like = OPERATIONS["tanh"]
    nudge = replace(like, name="nudge", forward=pass_on_but_for_one_cell)
    copy = replace(
        like, name="copy", forward=pass_on, vjps=(lambda p, g, out, a: p.apply("nudge", g),), auto_id="copy"
    )
    monkeypatch.setitem(OPERATIONS, "nudge", nudge)
    monkeypatch.setitem(OPERATIONS, "copy", copy)
    with pytest.raises(WrongGradient) as caught:
        check_gradients(copy)
    assert str(caught.value) == ("copy, operand 0: d out[2, 1] / d in0[2, 1]: analytic 1.0005, numeric 1")


def test_the_checker_catches_a_missing_vjp(monkeypatch):
    broken = replace(OPERATIONS["subtract"], vjps=(OPERATIONS["subtract"].vjps[0], None))
    monkeypatch.setitem(OPERATIONS, "subtract", broken)
    with pytest.raises(WrongGradient, match=r"^subtract, operand 1: .* analytic 0, numeric -1$"):
        check_gradients(broken)


def test_the_checker_catches_a_gradient_of_the_wrong_shape(monkeypatch):
    add = OPERATIONS["add_bias"]
    broken = replace(add, vjps=(add.vjps[0], lambda p, g, out, a, b: g))
    monkeypatch.setitem(OPERATIONS, "add_bias", broken)
    with pytest.raises(WrongGradient, match=r"the gradient is \(3, 4\), the operand \(1, 4\)"):
        check_gradients(broken)


def test_the_checker_catches_a_nan(monkeypatch):
    square = OPERATIONS["square"]

    def undefined(p, g, out, a):
        zero = p.apply("subtract", g, g)
        return p.apply("divide", zero, zero)

    monkeypatch.setitem(OPERATIONS, "square", replace(square, vjps=(undefined,)))
    with pytest.raises(WrongGradient, match="analytic nan"):
        check_gradients(OPERATIONS["square"])
