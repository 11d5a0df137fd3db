"""The program in JAX: its forward pass and loss as a function; the gradients are JAX's, compared with
Rowcol's.
"""

from __future__ import annotations

from app.exports.code.differentiated import ATOL, ROWCOL, RTOL, definitions, expected, forward, loss_of
from app.exports.code.listing import heading
from app.exports.request import Request
from app.words.phrase import phrase

_CALLS = ("jnp.array", "jnp.", ", dtype=jnp.float64")


def jax_script(request: Request) -> bytes:
    """The script."""
    program = request.program
    names = ", ".join(f'"{name}": {name}' for name in program.parameters)
    unpacked = "".join(f'    {name} = parameters["{name}"]\n' for name in program.parameters)
    parts = [
        heading(request, phrase("It needs JAX.")),
        _START,
        definitions(request, *_CALLS),
        _FUNCTION.format(
            prediction=program.prediction,
            unpacked=unpacked,
            steps=forward(request, "jax", "    "),
            loss=program.loss,
            names=names,
        ),
        ROWCOL.format(loss=loss_of(request), expected=expected(request, *_CALLS)),
        _COMPARISON.format(rtol=RTOL, atol=ATOL),
    ]
    return "\n".join(parts).encode()


_START = """
import jax
import jax.numpy as jnp

jax.config.update("jax_enable_x64", True)
"""

_FUNCTION = '''
def loss_of(parameters):
    """The loss, and the prediction {prediction}."""
{unpacked}
{steps}
    return {loss}[0, 0], {prediction}


parameters = {{{names}}}
(loss, prediction), gradients = jax.value_and_grad(loss_of, has_aux=True)(parameters)
'''

_COMPARISON = """print("loss", float(loss))
assert jnp.allclose(loss, expected_loss, rtol={rtol}, atol={atol}, equal_nan=True)
for name, gradient in gradients.items():
    print(f"\\ngradient of {{name}}\\n{{gradient}}")
    print(f"largest difference from Rowcol: {{jnp.abs(gradient - expected[name]).max():.3g}}")
    assert jnp.allclose(gradient, expected[name], rtol={rtol}, atol={atol}, equal_nan=True), name
"""
