"""The table of operations in PyTorch and in JAX: for each one what a forward pass calls.

An operation whose NumPy line calls nothing of NumPy, such as ``{0} + {1}``, isn't in it: the line is the
same everywhere.

In an expression ``{0}`` is the first operand, other names are parameters; ``{across}`` is the axis along
a case (1), ``{down}`` the one over the cases (0), and ``{T}`` turns a matrix that has cases as columns,
as in the registry's NumPy lines. Their gradients are the frameworks' own, so each is written such that
its derivative is the one that Rowcol takes, also where there are several (ReLU at 0 has slope 0).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from app.engine.program import Step
from app.engine.registry import operation
from app.networks.fields import Convention
from app.trace.templates import fill

Framework = Literal["torch", "jax"]


@dataclass(frozen=True)
class Calls:
    """What computes one operation: an expression of each framework."""

    torch: str
    jax: str


def _same(expression: str) -> Calls:
    """Both write it alike."""
    return Calls(expression, expression)


def _sum(operand: str, axis: str) -> Calls:
    return Calls(
        f"torch.sum({operand}, dim={axis}, keepdim=True)", f"jnp.sum({operand}, axis={axis}, keepdims=True)"
    )


_WIDTH = "{0}{T}.shape[1]"
_KEPT = "({1}{T} * {2}{T})"
_PIXELS = (
    "jnp.arange({y})[:, None, None, None] + jnp.arange({a})[:, None], "
    "jnp.arange({x})[:, None, None] + jnp.arange({b})"
)
_IMAGES = "{y} + {a} - 1, {x} + {b} - 1"
_MASKED = "{0} + 0 * {1}"

CALLS: dict[str, Calls] = {
    "sqrt": Calls("torch.sqrt({0})", "jnp.sqrt({0})"),
    "divide_by_root": _same("{0} / {d} ** 0.5"),
    "sigmoid": Calls("torch.sigmoid({0})", "jax.nn.sigmoid({0})"),
    "tanh": Calls("torch.tanh({0})", "jnp.tanh({0})"),
    "relu": Calls("torch.relu({0})", "jax.nn.relu({0})"),
    "relu_derivative": Calls("({0} > 0).to({0}.dtype)", "({0} > 0).astype({0}.dtype)"),
    "leaky_relu": Calls("torch.nn.functional.leaky_relu({0}, 0.01)", "jnp.where({0} > 0, {0}, 0.01 * {0})"),
    "leaky_relu_derivative": Calls(
        "torch.where({0} > 0, torch.ones_like({0}), 0.01)", "jnp.where({0} > 0, 1.0, 0.01)"
    ),
    "gelu": Calls('torch.nn.functional.gelu({0}, approximate="tanh")', "jax.nn.gelu({0}, approximate=True)"),
    "gelu_derivative": Calls(
        "torch.func.vmap(torch.func.vmap(torch.func.grad("
        'lambda z: torch.nn.functional.gelu(z, approximate="tanh"))))({0})',
        "jax.vmap(jax.vmap(jax.grad(jax.nn.gelu)))({0})",
    ),
    "sign": Calls(
        "torch.where({0} < 0, -1.0, torch.where({0} >= 0, 1.0, {0}))",
        "jnp.where({0} < 0, -1.0, jnp.where({0} >= 0, 1.0, {0}))",
    ),
    "softmax": Calls("torch.softmax({0}, dim={across})", "jax.nn.softmax({0}, axis={across})"),
    "log_softmax": Calls("torch.log_softmax({0}, dim={across})", "jax.nn.log_softmax({0}, axis={across})"),
    "masked_softmax": Calls(
        f"torch.softmax(torch.where({{1}} == 0, -torch.inf, {_MASKED}), dim={{across}})",
        f"jax.nn.softmax(jnp.where({{1}} == 0, -jnp.inf, {_MASKED}), axis={{across}})",
    ),
    "sum_rows": _sum("{0}", "{down}"),
    "sum_columns": _sum("{0}", "{across}"),
    "mean_columns": Calls(
        "torch.mean({0}, dim={across}, keepdim=True)", "jnp.mean({0}, axis={across}, keepdims=True)"
    ),
    "sum_all": Calls("torch.sum({0}).reshape(1, 1)", "jnp.sum({0}, keepdims=True)"),
    "mean_square": Calls("torch.mean({0} * {0}).reshape(1, 1)", "jnp.mean({0} * {0}, keepdims=True)"),
    "known_mean_square": Calls(
        "{weight} * torch.sum({0} * {0}).reshape(1, 1)", "{weight} * jnp.sum({0} * {0}, keepdims=True)"
    ),
    "energy": Calls(
        "-0.5 * torch.sum({0} * {1}).reshape(1, 1) / {0}.shape[{down}]",
        "-0.5 * jnp.sum({0} * {1}, keepdims=True) / {0}.shape[{down}]",
    ),
    "binary_cross_entropy": Calls(
        "torch.mean(torch.logaddexp(torch.zeros_like({0}), {0}) - {1} * {0}).reshape(1, 1)",
        "jnp.mean(jnp.logaddexp(0.0, {0}) - {1} * {0}, keepdims=True)",
    ),
    "softmax_cross_entropy": Calls(
        "-torch.sum({1} * torch.log_softmax({0}, dim={across})).reshape(1, 1) / {0}.shape[{down}]",
        "-jnp.sum({1} * jax.nn.log_softmax({0}, axis={across}), keepdims=True) / {0}.shape[{down}]",
    ),
    "l2_penalty": Calls(
        "0.5 * {l2} * torch.sum({0} * {0}).reshape(1, 1)", "0.5 * {l2} * jnp.sum({0} * {0}, keepdims=True)"
    ),
    "prepend_ones": Calls(
        "torch.cat((torch.ones_like({0}{T}[:, :1]), {0}{T}), dim=1){T}",
        "jnp.insert({0}, 0, 1.0, axis={across})",
    ),
    "prepend_zero_column": Calls(
        "torch.cat((torch.zeros_like({0}{T}[:, :1]), {0}{T}), dim=1){T}",
        "jnp.insert({0}, 0, 0.0, axis={across})",
    ),
    "prepend_zero_row": Calls(
        "torch.cat((torch.zeros_like({0}{T}[:1]), {0}{T})){T}", "jnp.insert({0}, 0, 0.0, axis={down})"
    ),
    "drop_first_column": _same("{0}{T}[:, 1:]{T}"),
    "drop_first_row": _same("{0}{T}[1:]{T}"),
    "broadcast_rows": Calls(
        "torch.repeat_interleave({0}, {i}, dim={down})", "jnp.repeat({0}, {i}, axis={down})"
    ),
    "broadcast_columns": Calls(
        "torch.repeat_interleave({0}, {j}, dim={across})", "jnp.repeat({0}, {j}, axis={across})"
    ),
    "broadcast_all": Calls("{0}.expand({i}, {j}){T}", "jnp.broadcast_to({0}, ({i}, {j})){T}"),
    "patches": Calls(
        f"{{0}}{{T}}.reshape(-1, {_IMAGES}).unfold(1, {{a}}, 1).unfold(2, {{b}}, 1)"
        ".reshape(-1, {a} * {b}){T}",
        f"{{0}}{{T}}.reshape(-1, {_IMAGES})[:, {_PIXELS}].reshape(-1, {{a}} * {{b}}){{T}}",
    ),
    "sum_patches": Calls(
        "torch.nn.functional.fold({0}{T}.reshape(-1, {y} * {x}, {a} * {b}).transpose(1, 2), "
        f"({_IMAGES}), ({{a}}, {{b}})).flatten(1){{T}}",
        f"jnp.zeros(({{0}}{{T}}.shape[0] // ({{y}} * {{x}}), {_IMAGES})).at[:, {_PIXELS}]"
        f".add({{0}}{{T}}.reshape(-1, {{y}}, {{x}}, {{a}}, {{b}})).reshape(-1, ({{y}} + {{a}} - 1) "
        "* ({x} + {b} - 1)){T}",
    ),
    "exchange": Calls(
        "{0}{T}.reshape(-1, {a}, {b}, {c}).permute(0, 3, 1, 2).reshape(-1, {a} * {b}){T}",
        "{0}{T}.reshape(-1, {a}, {b}, {c}).transpose(0, 3, 1, 2).reshape(-1, {a} * {b}){T}",
    ),
    "exchange_back": Calls(
        "{0}{T}.reshape(-1, {c}, {a}, {b}).permute(0, 2, 3, 1).reshape(-1, {b} * {c}){T}",
        "{0}{T}.reshape(-1, {c}, {a}, {b}).transpose(0, 2, 3, 1).reshape(-1, {b} * {c}){T}",
    ),
    "place_block": Calls(
        f"torch.nn.functional.pad({{0}}{{T}}, ({{at}} * {_WIDTH}, ({{t}} - 1 - {{at}}) * {_WIDTH})){{T}}",
        f"jnp.pad({{0}}{{T}}, ((0, 0), ({{at}} * {_WIDTH}, ({{t}} - 1 - {{at}}) * {_WIDTH}))){{T}}",
    ),
    "adam_update": Calls(
        "{0} - {learning_rate} * {1} / (torch.sqrt({2}) + {epsilon})",
        "{0} - {learning_rate} * {1} / (jnp.sqrt({2}) + {epsilon})",
    ),
}


def calls_of(name: str) -> Calls:
    """What computes an operation: its row in the table, or its NumPy line."""
    line = operation(name).numpy
    return CALLS[name] if name in CALLS or "np." in line else _same(line)


def call(step: Step, framework: Framework, convention: Convention) -> str:
    """The statement that computes a step, e.g. ``"A1 = torch.sigmoid(Z1)"``."""
    rows_first = convention == "rows"
    table = {str(n): name for n, name in enumerate(step.inputs)}
    table |= {name: repr(value) for name, value in step.params.items()}
    table |= {"across": "1" if rows_first else "0", "down": "0" if rows_first else "1"}
    table |= {"T": "" if rows_first else ".T"}
    calls = calls_of(step.op)
    return f"{step.output} = {fill(calls.torch if framework == 'torch' else calls.jax, table)}"
