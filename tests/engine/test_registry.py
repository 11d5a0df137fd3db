"""The registry refuses what would be ambiguous, and its rows are complete."""

import string
from dataclasses import replace

import pytest

from app.engine import operations as _operations  # noqa: F401  (fills the registry)
from app.engine.errors import RowcolError, UnknownName
from app.engine.index_string import mirrored, parse
from app.engine.registry import OPERATIONS, Operation, operation, register

EXPECTED = {
    "matmul", "transpose", "add", "add_bias", "prepend_ones", "subtract", "multiply", "scale",
    "sum_rows", "sum_all", "square", "sigmoid", "tanh", "relu", "leaky_relu", "gelu", "softmax",
    "log_softmax", "mean_square", "binary_cross_entropy", "softmax_cross_entropy", "l2_penalty",
    "sgd_update", "velocity", "adam_update",
}  # fmt: skip


def test_the_operations_that_the_contract_names_are_there():
    assert set(OPERATIONS) >= EXPECTED


def test_a_name_is_registered_once():
    with pytest.raises(ValueError, match="operation add is registered already"):
        register(OPERATIONS["add"])


def test_an_operation_has_one_vjp_an_operand():
    with pytest.raises(ValueError, match="half: 2 operands, 1 vjps"):
        register(replace(OPERATIONS["add"], name="half", vjps=(None,)))
    assert "half" not in OPERATIONS


def test_an_unknown_operation_is_refused_with_the_names_of_those_there_are():
    with pytest.raises(
        UnknownName, match=r"^no operation 'mul'; there are .*\bmultiply, .*\bmultiply_scalar\b"
    ) as no:
        operation("mul")
    assert isinstance(no.value, RowcolError)
    assert no.value.code == "unknown_name"


@pytest.mark.parametrize("name", OPERATIONS)
def test_every_row_of_the_registry_is_complete(name):
    row: Operation = OPERATIONS[name]
    assert row.name == name
    assert name.isidentifier()
    assert all([row.formula, row.numpy, row.by_hand, row.words, row.title, row.caption, row.auto_id])
    assert row.auto_symbol
    assert len(row.domains) in (0, len(row.vjps))
    lenses = {"row_column", "column_row", "columns", "rows"} if parse(row.index).inner else {"plain"}
    others = {f"other {lens}" for lens in lenses}
    assert set(row.words) - {"single"} - others == lenses
    assert others.isdisjoint(row.words) or others <= set(row.words)


@pytest.mark.parametrize("name", OPERATIONS)
def test_an_automatic_id_is_an_identifier(name):
    operands = string.ascii_uppercase[: len(OPERATIONS[name].vjps)]
    assert OPERATIONS[name].auto_id.format(*operands).isidentifier()


@pytest.mark.parametrize("name", [name for name, row in OPERATIONS.items() if parse(row.index).inner])
def test_the_mirror_of_a_product_is_a_product_whose_operands_change_places(name):
    """(A B)ᵀ = Bᵀ Aᵀ: the mirrored string with its operands exchanged is that of the mirror."""
    there = OPERATIONS[name].mirror
    assert OPERATIONS[there].mirror == name
    operands, result = mirrored(OPERATIONS[name].index).split("->")
    left, right = operands.split(",")
    swapped = f"{right},{left}->{result}".translate(str.maketrans("ij", "ji"))
    assert swapped == OPERATIONS[there].index
