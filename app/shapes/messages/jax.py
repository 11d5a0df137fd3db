"""What JAX says."""

from app.shapes.messages.form import Form, inner, misfits, single, whole

_HERE = "JAX 0.10.2"

FORMS = (
    # a @ b, jnp.dot, jnp.matmul: the outer sizes aren't told.
    Form(
        "JAX",
        "matmul",
        r"dot_general requires contracting dimensions to have the same shape, got "
        r"\(LEFT_SIZE,\) and \(RIGHT_SIZE,\)",
        inner,
        _HERE,
    ),
    Form(
        "JAX",
        "equal",
        r"dot_general requires (?:lhs )?batch dimensions (?:and rhs batch dimensions )?to have the same "
        r"shape, got LEFT and RIGHT",
        whole,
        _HERE,
        axis_name="batch",
    ),
    Form("JAX", "matmul", r"Incompatible types for matmul arguments: \w+LEFT and \w+RIGHT", whole, _HERE),
    Form("JAX", "matmul", r"jax\.lax\.dot: .{0,150}got lhs_shape=LEFT rhs_shape=RIGHT", whole, _HERE),
    Form(
        "JAX",
        "matmul",
        r"Incompatible shapes for dot: got LEFT and RIGHT",
        whole,
        "JAX 0.4, jax/_src/lax/lax.py",
    ),
    # +, −, ×, /, where.
    Form(
        "JAX",
        "elementwise",
        r"mul got incompatible shapes for broadcasting: LEFT, RIGHT",
        whole,
        _HERE,
        sign="*",
    ),
    Form(
        "JAX",
        "elementwise",
        r"\w+ got incompatible shapes for broadcasting: (?P<shapes>SHAPE(?:, SHAPE)+)",
        misfits,
        _HERE,
    ),
    Form(
        "JAX",
        "elementwise",
        r"Incompatible shapes for broadcasting: (?:shapes=\[)?(?P<shapes>SHAPE(?:, SHAPE)+)",
        misfits,
        _HERE,
    ),
    # jnp.broadcast_to, x.at[…].set.
    Form(
        "JAX",
        "expand",
        r"Incompatible types for broadcasting: input type=\w+RIGHT and requested type=\w+LEFT",
        whole,
        _HERE,
    ),
    Form(
        "JAX",
        "equal",
        r"Size of label '(?P<label>\w)' for operand \d+ \(RIGHT_SIZE\) does not match previous terms "
        r"\(LEFT_SIZE\)",
        single,
        _HERE,
        axis_name="{label}",
    ),
)
