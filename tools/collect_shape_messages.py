"""Provoke the shape errors of PyTorch, NumPy, TensorFlow, Keras and JAX, and keep their texts.

    python tools/collect_shape_messages.py tests/fixtures/shape_messages.json

Runs with whatever of the libraries is installed; what is kept of the others stays as it is. Every
text is found by running one line, so a new version of a library is read by running this again.
`left` and `right` are the shapes that the text tells: null is a size that it leaves out.
"""

import json
import os
import re
import sys
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("JAX_PLATFORMS", "cpu")

Sizes = list[int | None]

# Library → its package, and what the lines of code find in scope.
LIBRARIES = {
    "PyTorch": ("torch", {"torch": "torch", "F": "torch.nn.functional"}),
    "NumPy": ("numpy", {"np": "numpy"}),
    "TensorFlow": ("tensorflow", {"tf": "tensorflow"}),
    "Keras": ("keras", {"tf": "tensorflow", "keras": "keras"}),
    "JAX": ("jax", {"jax": "jax", "jnp": "jax.numpy", "lax": "jax.lax"}),
}


@dataclass(frozen=True)
class Probe:
    """One line that fails, and what its message tells."""

    library: str
    operation: str
    kind: str
    code: str
    left: Sizes
    right: Sizes


_ = None
PROBES = [
    Probe("PyTorch", "matmul", "matmul", "torch.ones(4, 3) @ torch.ones(4, 3)", [4, 3], [4, 3]),
    Probe("PyTorch", "matmul", "vector", "torch.ones(4, 3) @ torch.ones(4)", [4, 3], [4]),
    Probe("PyTorch", "matmul", "vector", "torch.ones(3) @ torch.ones(4, 5)", [1, 3], [4, 5]),
    Probe("PyTorch", "matmul", "vector", "torch.ones(3) @ torch.ones(4)", [3], [4]),
    Probe("PyTorch", "matmul", "batched", "torch.ones(8, 4, 3) @ torch.ones(8, 5, 2)", [8, _, 3], [8, 5, _]),
    Probe("PyTorch", "matmul", "batched", "torch.ones(8, 4, 3) @ torch.ones(5, 3, 2)", [8], [5]),
    Probe("PyTorch", "matmul", "batched", "torch.ones(2, 8, 4, 3) @ torch.ones(2, 5, 3, 2)",
          [_, 8], [_, 5]),
    Probe("PyTorch", "mm", "matmul",
          "torch.mm(torch.ones(32, 784), torch.ones(128, 784))", [32, 784], [128, 784]),
    Probe("PyTorch", "addmm", "matmul", "torch.addmm(torch.ones(5), torch.ones(4, 3), torch.ones(2, 5))",
          [4, 3], [2, 5]),
    Probe("PyTorch", "addmm", "elementwise", "torch.addmm(torch.ones(7), torch.ones(4, 3), torch.ones(3, 5))",
          [4, 5], [7]),
    Probe("PyTorch", "bmm", "batched",
          "torch.bmm(torch.ones(8, 4, 3), torch.ones(8, 5, 2))", [8, _, 3], [8, 5, _]),
    Probe("PyTorch", "baddbmm", "batched",
          "torch.baddbmm(torch.ones(8, 4, 2), torch.ones(8, 4, 3), torch.ones(6, 3, 2))",
          [8, _, 3], [6, 3, _]),
    Probe("PyTorch", "mv", "vector", "torch.mv(torch.ones(4, 3), torch.ones(4))", [4, 3], [4]),
    Probe("PyTorch", "dot", "vector", "torch.dot(torch.ones(3), torch.ones(4))", [3], [4]),
    Probe("PyTorch", "linear", "linear",
          "torch.nn.Linear(784, 10)(torch.ones(32, 100))", [32, 100], [784, 10]),
    Probe("PyTorch", "linear", "linear", "torch.nn.Linear(784, 10)(torch.ones(32, 1, 28, 28))",
          [896, 28], [784, 10]),
    Probe("PyTorch", "linear", "vector", "torch.nn.Linear(3, 5)(torch.ones(4))", [1, 4], [3, 5]),
    Probe("PyTorch", "linear", "elementwise", "F.linear(torch.ones(4, 3), torch.ones(5, 3), torch.ones(6))",
          [4, 5], [6]),
    Probe("PyTorch", "add", "elementwise", "torch.ones(4, 3) + torch.ones(4)", [_, 3], [_, 4]),
    Probe("PyTorch", "mul", "elementwise", "torch.ones(4, 3) * torch.ones(3, 4)", [_, 3], [_, 4]),
    Probe("PyTorch", "sub", "elementwise", "torch.ones(32, 10) - torch.ones(20, 10)", [32], [20]),
    Probe("PyTorch", "broadcast_tensors", "elementwise",
          "torch.broadcast_tensors(torch.ones(4, 3), torch.ones(2))", [_, 3], [_, 2]),
    Probe("PyTorch", "broadcast_shapes", "elementwise", "torch.broadcast_shapes((4, 3), (4,))", [4, 3], [4]),
    Probe("PyTorch", "expand", "elementwise", "torch.ones(4).expand(4, 3)", [4, 3], [4]),
    Probe("PyTorch", "add_", "elementwise", "torch.ones(3).add_(torch.ones(4, 3))", [3], [4, 3]),
    Probe("PyTorch", "einsum", "matmul",
          "torch.einsum('ik,kj->ij', torch.ones(4, 3), torch.ones(4, 5))", [3], [4]),
    Probe("PyTorch", "mse_loss", "elementwise",
          "F.mse_loss(torch.ones(4, 3), torch.ones(4, 2))", [_, 3], [_, 2]),
    Probe("PyTorch", "binary_cross_entropy", "elementwise",
          "F.binary_cross_entropy(torch.ones(4, 1), torch.ones(4))", [4, 1], [4]),
    Probe("PyTorch", "binary_cross_entropy_with_logits", "elementwise",
          "F.binary_cross_entropy_with_logits(torch.ones(4, 1), torch.ones(4))", [4, 1], [4]),
    Probe("PyTorch", "cross_entropy", "elementwise",
          "F.cross_entropy(torch.ones(4, 3), torch.ones(8, dtype=torch.long))", [4], [8]),
    Probe("NumPy", "matmul", "matmul", "np.ones((4, 3)) @ np.ones((4, 3))", [_, 3], [4, _]),
    Probe("NumPy", "matmul", "vector", "np.ones((4, 3)) @ np.ones(4)", [_, 3], [4, _]),
    Probe("NumPy", "matmul", "vector", "np.ones(3) @ np.ones((4, 5))", [_, 3], [4, _]),
    Probe("NumPy", "matmul", "vector", "np.ones(3) @ np.ones(4)", [_, 3], [4, _]),
    Probe("NumPy", "matmul", "batched", "np.ones((8, 4, 3)) @ np.ones((8, 5, 2))", [_, 3], [5, _]),
    Probe("NumPy", "matmul", "batched", "np.ones((8, 4, 3)) @ np.ones((5, 3, 2))", [8, 4, 3], [5, 3, 2]),
    Probe("NumPy", "matvec", "vector", "np.matvec(np.ones((4, 3)), np.ones(4))", [_, 3], [4]),
    Probe("NumPy", "vecdot", "vector", "np.vecdot(np.ones(3), np.ones(4))", [3], [4]),
    Probe("NumPy", "dot", "matmul", "np.dot(np.ones((4, 3)), np.ones((4, 3)))", [4, 3], [4, 3]),
    Probe("NumPy", "dot", "vector", "np.dot(np.ones((4, 3)), np.ones(4))", [4, 3], [4]),
    Probe("NumPy", "dot", "batched", "np.dot(np.ones((8, 4, 3)), np.ones((8, 5, 2)))", [8, 4, 3], [8, 5, 2]),
    Probe("NumPy", "add", "elementwise", "np.ones((4, 3)) + np.ones(4)", [4, 3], [4]),
    Probe("NumPy", "multiply", "elementwise", "np.ones((4, 3)) * np.ones((3, 4))", [4, 3], [3, 4]),
    Probe("NumPy", "subtract", "elementwise", "a = np.ones((4, 3)); a -= np.ones((4, 1, 3))",
          [4, 3], [4, 4, 3]),
    Probe("NumPy", "broadcast_to", "elementwise", "np.broadcast_to(np.ones(4), (4, 3))", [4, 3], [4]),
    Probe("NumPy", "broadcast_arrays", "elementwise",
          "np.broadcast_arrays(np.ones((4, 3)), np.ones(4))", [4, 3], [4]),
    Probe("NumPy", "assignment", "elementwise", "np.ones((4, 3))[:] = np.ones(4)", [4, 3], [4]),
    Probe("NumPy", "einsum", "elementwise", "np.einsum('ik,kj->ij', np.ones((4, 3)), np.ones((4, 5)))",
          [4, 1, 3], [5, 4]),
    Probe("NumPy", "linalg.multi_dot", "matmul",
          "np.linalg.multi_dot([np.ones((4, 3)), np.ones((4, 5)), np.ones((5, 2))])", [4, 3], [4, 2]),
    Probe("NumPy", "inner", "vector", "np.inner(np.ones((4, 3)), np.ones(4))", [4, 3], [4]),
    Probe("TensorFlow", "MatMul", "matmul", "tf.ones([4, 3]) @ tf.ones([4, 3])", [4, 3], [4, 3]),
    Probe("TensorFlow", "MatMul", "matmul",
          "tf.linalg.matmul(tf.ones([32, 784]), tf.ones([100, 10]))", [32, 784], [100, 10]),
    Probe("TensorFlow", "MatMul", "matmul",
          "tf.function(lambda a, b: a @ b)(tf.ones([4, 3]), tf.ones([4, 3]))", [4, 3], [4, 3]),
    Probe("TensorFlow", "BatchMatMulV2", "batched", "tf.ones([8, 4, 3]) @ tf.ones([8, 5, 2])",
          [8, 4, 3], [8, 5, 2]),
    Probe("TensorFlow", "BatchMatMulV2", "batched", "tf.ones([8, 4, 3]) @ tf.ones([5, 3, 2])",
          [8, 4, 3], [5, 3, 2]),
    Probe("TensorFlow", "BatchMatMulV2", "batched",
          "tf.function(lambda a, b: a @ b)(tf.ones([8, 4, 3]), tf.ones([8, 5, 2]))", [8, 4, 3], [8, 5, 2]),
    Probe("TensorFlow", "MatVec", "vector",
          "tf.linalg.matvec(tf.ones([4, 3]), tf.ones([4]))", [4, 3], [4, 1]),
    Probe("TensorFlow", "AddV2", "elementwise", "tf.ones([4, 3]) + tf.ones([4])", [4, 3], [4]),
    Probe("TensorFlow", "Mul", "elementwise", "tf.ones([4, 3]) * tf.ones([3, 4])", [4, 3], [3, 4]),
    Probe("TensorFlow", "Sub", "elementwise",
          "tf.function(lambda a, b: a - b)(tf.ones([32, 10]), tf.ones([20, 10]))", [32, 10], [20, 10]),
    Probe("TensorFlow", "BiasAdd", "elementwise",
          "tf.nn.bias_add(tf.ones([4, 3]), tf.ones([4]))", [4, 3], [4]),
    Probe("TensorFlow", "BroadcastTo", "elementwise", "tf.broadcast_to(tf.ones([4]), [4, 3])", [4, 3], [4]),
    Probe("TensorFlow", "broadcast_static_shape", "elementwise",
          "tf.broadcast_static_shape(tf.TensorShape([4, 3]), tf.TensorShape([4]))", [4, 3], [4]),
    Probe("TensorFlow", "einsum", "matmul",
          "tf.einsum('ik,kj->ij', tf.ones([4, 3]), tf.ones([4, 5]))", [3], [4]),
    Probe("TensorFlow", "tensordot", "matmul", "tf.tensordot(tf.ones([4, 3]), tf.ones([4, 5]), 1)",
          [4, 3], [4, 5]),
    Probe("TensorFlow", "softmax_cross_entropy_with_logits", "elementwise",
          "tf.nn.softmax_cross_entropy_with_logits(labels=tf.ones([4, 2]), logits=tf.ones([4, 3]))",
          [4, 3], [4, 2]),
    Probe("TensorFlow", "sigmoid_cross_entropy_with_logits", "elementwise",
          "tf.nn.sigmoid_cross_entropy_with_logits(labels=tf.ones([4]), logits=tf.ones([4, 1]))",
          [4, 1], [4]),
    Probe("TensorFlow", "sparse_softmax_cross_entropy_with_logits", "elementwise",
          "tf.nn.sparse_softmax_cross_entropy_with_logits(tf.ones([8], tf.int32), tf.ones([4, 3]))",
          [4], [8]),
    Probe("TensorFlow", "assert_is_compatible_with", "elementwise",
          "tf.TensorShape([None, 1]).assert_is_compatible_with([None, 10])", [_, 1], [_, 10]),
    Probe("TensorFlow", "assign", "elementwise", "tf.Variable(tf.ones([4, 3])).assign(tf.ones([3, 4]))",
          [4, 3], [3, 4]),
    Probe("Keras", "Dense", "linear",
          "d = keras.layers.Dense(10); d.build((None, 784)); d(tf.ones([32, 100]))", [32, 100], [_, 784]),
    Probe("Keras", "Sequential", "linear",
          "keras.Sequential([keras.Input((784,)), keras.layers.Dense(10)])(tf.ones([32, 100]))",
          [32, 100], [_, 784]),
    Probe("Keras", "ops.matmul", "matmul",
          "keras.ops.matmul(keras.KerasTensor((4, 3)), keras.KerasTensor((4, 3)))", [4, 3], [4, 3]),
    Probe("Keras", "ops.add", "elementwise",
          "keras.ops.add(keras.KerasTensor((4, 3)), keras.KerasTensor((4,)))", [4, 3], [4]),
    Probe("Keras", "Add", "elementwise", "keras.layers.Add()([tf.ones([2, 4, 3]), tf.ones([2, 5, 3])])",
          [4, 3], [5, 3]),
    Probe("Keras", "categorical_crossentropy", "elementwise",
          "keras.losses.CategoricalCrossentropy()(tf.ones([4, 1]), tf.ones([4, 3]))", [4, 3], [4, 1]),
    Probe("Keras", "binary_crossentropy", "elementwise",
          "keras.losses.BinaryCrossentropy()(tf.ones([4, 2]), tf.ones([4, 3]))", [4, 3], [4, 2]),
    Probe("JAX", "matmul", "matmul", "jnp.ones((4, 3)) @ jnp.ones((4, 3))", [_, 3], [4, _]),
    Probe("JAX", "matmul", "vector", "jnp.ones((4, 3)) @ jnp.ones(4)", [_, 3], [4, _]),
    Probe("JAX", "matmul", "batched", "jnp.ones((8, 4, 3)) @ jnp.ones((8, 5, 2))", [_, 3], [5, _]),
    Probe("JAX", "matmul", "batched", "jnp.ones((8, 4, 3)) @ jnp.ones((5, 3, 2))", [8, 4, 3], [5, 3, 2]),
    Probe("JAX", "dot", "matmul", "jnp.dot(jnp.ones((32, 784)), jnp.ones((128, 784)))", [_, 784], [128, _]),
    Probe("JAX", "lax.dot", "matmul", "lax.dot(jnp.ones((4, 3)), jnp.ones((4, 3)))", [4, 3], [4, 3]),
    Probe("JAX", "dot_general", "batched",
          "lax.dot_general(jnp.ones((8, 4, 3)), jnp.ones((5, 3, 2)), (((2,), (1,)), ((0,), (0,))))",
          [8], [5]),
    Probe("JAX", "dot_general", "batched", "lax.batch_matmul(jnp.ones((8, 4, 3)), jnp.ones((8, 5, 2)))",
          [_, 3], [5, _]),
    Probe("JAX", "add", "elementwise", "jnp.ones((4, 3)) + jnp.ones(4)", [4, 3], [4]),
    Probe("JAX", "multiply", "elementwise", "jnp.ones((4, 3)) * jnp.ones((3, 4))", [4, 3], [3, 4]),
    Probe("JAX", "lax.add", "elementwise", "lax.add(jnp.ones((4, 3)), jnp.ones((3, 4)))", [4, 3], [3, 4]),
    Probe("JAX", "broadcast_to", "elementwise", "jnp.broadcast_to(jnp.ones(4), (4, 3))", [4, 3], [4]),
    Probe("JAX", "broadcast_shapes", "elementwise", "jnp.broadcast_shapes((4, 3), (4,))", [4, 3], [4]),
    Probe("JAX", "einsum", "matmul", "jnp.einsum('ik,kj->ij', jnp.ones((4, 3)), jnp.ones((4, 5)))", [4], [3]),
    Probe("JAX", "tensordot", "matmul",
          "jnp.tensordot(jnp.ones((4, 3)), jnp.ones((4, 5)), 1)", [_, 3], [4, _]),
    Probe("JAX", "vdot", "vector", "jnp.vdot(jnp.ones(3), jnp.ones(4))", [_, 3], [4, _]),
    Probe("JAX", "where", "elementwise", "jnp.where(jnp.ones((4, 3)) > 0, jnp.ones(4), 0)", [4, 3], [4]),
    Probe("JAX", "at.set", "elementwise", "jnp.ones((4, 3)).at[:].set(jnp.ones(4))", [4, 3], [4]),
]  # fmt: skip


def provoke(probe: Probe, scope: dict[str, Any]) -> str:
    """Run the line; the text of what it raises, without colours and addresses."""
    try:
        exec(probe.code, dict(scope))  # noqa: S102 - the lines stand above
    except Exception as error:  # noqa: BLE001 - whatever the library raises is what is wanted
        return re.sub(r"\x1b\[[0-9;]*m", "", str(error)).strip()
    return ""


def collect(probe: Probe, scope: dict[str, Any], installed: str) -> dict[str, Any] | None:
    message = provoke(probe, scope)
    if not message:
        print(f"no error: {probe.library}: {probe.code}", file=sys.stderr)
        return None
    return {
        "library": probe.library,
        "version": installed,
        "operation": probe.operation,
        "code": probe.code,
        "message": message,
        "left": probe.left,
        "right": probe.right,
        "kind": probe.kind,
        "source": "provoked by running the code",
    }


def main(target: str) -> None:
    path = Path(target)
    kept = json.loads(path.read_text(encoding="utf-8")) if path.exists() else []
    for library, (package, names) in LIBRARIES.items():
        try:
            installed = version(package)
        except PackageNotFoundError:
            print(f"{library} isn't installed: its messages stay", file=sys.stderr)
            continue
        scope = {name: import_module(module) for name, module in names.items()}
        found = [collect(probe, scope, installed) for probe in PROBES if probe.library == library]
        kept = [entry for entry in kept if entry["library"] != library] + [entry for entry in found if entry]
    path.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{len({entry['message'] for entry in kept})} different messages")


if __name__ == "__main__":
    main(*sys.argv[1:])
