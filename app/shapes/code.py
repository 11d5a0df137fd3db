"""How each library writes what a fix does: one row a library."""

from dataclasses import dataclass

from app.shapes.question import Library


@dataclass(frozen=True)
class Idiom:
    """Templates: x and w are operands, shape is "32, 784", sizes is "(32, 784)", axis
    and axes are numbers."""

    matmul: str
    transpose: str  # a matrix
    turn: str  # the last two axes of more than two
    permute: str
    reshape: str
    expand: str
    ones_first: str  # a column of ones in front of a matrix
    bias_row: str  # the bias as row 0 of a weight matrix
    weights: str  # new weights: inputs, outputs
    previous: str  # a layer in front: outputs
    linear: str
    zeros: str
    outer: str
    one_hot: str


_NUMPY = Idiom(
    matmul="{x} @ {w}",
    transpose="{x}.T",
    turn="np.swapaxes({x}, -1, -2)",
    permute="{x}.transpose({axes})",
    reshape="{x}.reshape({shape})",
    expand="np.expand_dims({x}, {axis})",
    ones_first="np.insert({x}, 0, 1, axis=1)",
    bias_row="np.vstack([b, {x}])",
    weights="rng.normal(size=({inputs}, {outputs}))",
    previous="w_before = rng.normal(size=(…, {outputs}))",
    linear="{x} @ {w}.T",
    zeros="np.zeros({sizes})",
    outer="np.outer({x}, {w})",
    one_hot="np.eye({classes})[{x}]",
)

_IDIOMS: dict[Library, Idiom] = {
    "NumPy": _NUMPY,
    "PyTorch": Idiom(
        matmul="{x} @ {w}",
        transpose="{x}.T",
        turn="{x}.mT",
        permute="{x}.permute({axes})",
        reshape="{x}.reshape({shape})",
        expand="{x}.unsqueeze({axis})",
        ones_first="F.pad({x}, (1, 0), value=1)",
        bias_row="torch.vstack([b, {x}])",
        weights="nn.Linear({inputs}, {outputs})",
        previous="nn.Linear(…, {outputs})",
        linear="F.linear({x}, {w})",
        zeros="torch.zeros({sizes})",
        outer="torch.outer({x}, {w})",
        one_hot="F.one_hot({x}, {classes})",
    ),
    "TensorFlow": Idiom(
        matmul="{x} @ {w}",
        transpose="tf.transpose({x})",
        turn="tf.linalg.matrix_transpose({x})",
        permute="tf.transpose({x}, [{axes}])",
        reshape="tf.reshape({x}, [{shape}])",
        expand="tf.expand_dims({x}, {axis})",
        ones_first="tf.pad({x}, [[0, 0], [1, 0]], constant_values=1)",
        bias_row="tf.concat([[b], {x}], 0)",
        weights="tf.Variable(tf.random.normal([{inputs}, {outputs}]))",
        previous="w_before = tf.Variable(tf.random.normal([…, {outputs}]))",
        linear="tf.matmul({x}, {w}, transpose_b=True)",
        zeros="tf.zeros({sizes})",
        outer="tf.tensordot({x}, {w}, 0)",
        one_hot="tf.one_hot({x}, {classes})",
    ),
    "Keras": Idiom(
        matmul="keras.ops.matmul({x}, {w})",
        transpose="keras.ops.transpose({x})",
        turn="keras.ops.swapaxes({x}, -1, -2)",
        permute="keras.ops.transpose({x}, ({axes}))",
        reshape="keras.ops.reshape({x}, ({shape}))",
        expand="keras.ops.expand_dims({x}, {axis})",
        ones_first="keras.ops.pad({x}, [[0, 0], [1, 0]], constant_values=1)",
        bias_row="keras.ops.concatenate([b[None], {x}])",
        weights="keras.Sequential([keras.Input(({inputs},)), keras.layers.Dense({outputs})])",
        previous="keras.layers.Dense({outputs})",
        linear="keras.ops.matmul({x}, keras.ops.transpose({w}))",
        zeros="keras.ops.zeros({sizes})",
        outer="keras.ops.outer({x}, {w})",
        one_hot="keras.ops.one_hot({x}, {classes})",
    ),
    "JAX": Idiom(
        matmul="{x} @ {w}",
        transpose="{x}.T",
        turn="{x}.mT",
        permute="{x}.transpose({axes})",
        reshape="{x}.reshape({shape})",
        expand="jnp.expand_dims({x}, {axis})",
        ones_first="jnp.insert({x}, 0, 1, axis=1)",
        bias_row="jnp.vstack([b, {x}])",
        weights="jax.random.normal(key, ({inputs}, {outputs}))",
        previous="w_before = jax.random.normal(key, (…, {outputs}))",
        linear="{x} @ {w}.T",
        zeros="jnp.zeros({sizes})",
        outer="jnp.outer({x}, {w})",
        one_hot="jax.nn.one_hot({x}, {classes})",
    ),
}


def idiom(library: Library | None) -> Idiom:
    """The row of a library; shapes that were typed are answered in NumPy."""
    return _IDIOMS[library] if library else _NUMPY
