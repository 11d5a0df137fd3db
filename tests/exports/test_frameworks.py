"""The scripts for PyTorch and JAX: every operation has its call, and autograd gives Rowcol's gradients."""

import importlib.util
from functools import cache

import numpy as np
import pytest

from app.engine.program import Step
from app.engine.registry import OPERATIONS
from app.exports.code.operations import CALLS, call
from app.exports.forms import FORMS
from app.networks.gallery import gallery
from app.trace.mirror import is_product
from tests.engine.samples import SIZES, forward, inputs_for, letter_sizes
from tests.exports.requests import CONVENTIONS, HOSTILE_SPEC, request_of

# PyTorch alone is gigabytes; where it is installed its scripts are run, too.
FRAMEWORKS = ["jax", *(["torch"] if importlib.util.find_spec("torch") else [])]
FORM_OF = {"jax": "jax", "torch": "pytorch"}


@cache
def scope_of(framework):
    """The names that a script has at its head, and what makes an array of NumPy's one of the framework's."""
    if framework == "torch":
        import torch

        return {"torch": torch}, torch.from_numpy
    import jax

    jax.config.update("jax_enable_x64", val=True)
    jax.config.update("jax_disable_most_optimizations", val=True)  # each is run once: compiling takes longest
    return {"jax": jax, "jnp": jax.numpy}, jax.numpy.asarray


def called(framework, step, convention, inputs):
    names, array = scope_of(framework)
    scope = names | {name: array(value) for name, value in zip(step.inputs, inputs, strict=True)}
    exec(call(step, framework, convention), scope)
    return np.asarray(scope[step.output])


def test_the_table_has_every_operation_whose_line_needs_numpy_and_none_that_is_the_same_everywhere():
    assert set(CALLS) >= {name for name, operation in OPERATIONS.items() if "np." in operation.numpy}
    assert set(CALLS) <= set(OPERATIONS)
    for name, calls in CALLS.items():
        assert {calls.torch, calls.jax} != {OPERATIONS[name].numpy}, name


@pytest.mark.parametrize("framework", FRAMEWORKS)
@pytest.mark.parametrize("name", CALLS)
def test_a_call_gives_the_value_and_its_mirror_the_transpose(name, framework):
    operation = OPERATIONS[name]
    sizes = letter_sizes(operation, SIZES)
    inputs = inputs_for(operation, np.random.default_rng(6), sizes)
    if name == "masked_softmax":
        inputs[1][0, 1] = inputs[1][2, 0] = 0
    expected = forward(operation, inputs, sizes)
    ids = ("A", "B", "C")[: len(inputs)]
    step = Step(0, "forward", 1, name, ids, "out", operation.example)
    found = called(framework, step, "rows", inputs)
    np.testing.assert_allclose(found, expected, rtol=1e-12, atol=1e-13, strict=True)
    turned = [np.ascontiguousarray(array.T) for array in inputs]
    if is_product(name):
        step = Step(0, "forward", 1, operation.mirror, ids, "out", operation.example)
        turned.reverse()
    found = called(framework, step, "columns", turned)
    np.testing.assert_allclose(found, expected.T, rtol=1e-12, atol=1e-13, strict=True)


def ran(framework, request):
    """What a script holds at its end; it fails itself where gradients differ."""
    scope_of(framework)
    scope = {}
    exec(compile(FORMS[FORM_OF[framework]].make(request), FORM_OF[framework], "exec"), scope)
    return scope


def assert_gradients(request, scope):
    program = request.program
    assert scope["loss"].item() == pytest.approx(float(request.values[program.loss][0, 0]), rel=1e-9)
    assert set(scope["gradients"]) == set(program.parameters)
    for name in program.parameters:
        expected = request.shown[program.gradient(name)]
        np.testing.assert_allclose(
            np.asarray(scope["gradients"][name]), expected, rtol=1e-9, atol=1e-12, strict=True
        )


@pytest.mark.parametrize("framework", FRAMEWORKS)
@pytest.mark.parametrize("name", gallery)
def test_the_gradients_of_a_framework_are_those_of_the_steps(name, framework, capsys):
    # The convention alternates, and so does whether anything was learned before: both forms are run for
    # each operation, and a framework compiles every network once.
    order = list(gallery).index(name)
    request = request_of(name, iteration=order % 3, convention=CONVENTIONS[order % 2])
    assert_gradients(request, ran(framework, request))
    printed = capsys.readouterr().out
    assert all(f"gradient of {name}\n" in printed for name in request.program.parameters)


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_names_in_a_spec_are_never_run(framework):
    request = request_of(HOSTILE_SPEC)
    assert_gradients(request, ran(framework, request))


def test_a_wrong_gradient_is_told():
    request = request_of("xor")
    right = FORMS["jax"].make(request).decode()
    wrong = right.replace("return L[0, 0], A2", "return 1.001 * L[0, 0], A2").replace(
        "assert jnp.allclose(loss", "jnp.allclose(loss"
    )
    assert wrong != right
    with pytest.raises(AssertionError, match="W1"):
        exec(wrong, {})
