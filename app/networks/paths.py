"""Where in a spec something is wrong, and what, in plain words."""

from collections.abc import Mapping, Sequence
from typing import Any

from app.networks.layers import LAYERS
from app.words.phrase import phrase

_TAGS = {
    "normal", "truncated_normal", "uniform", "glorot", "he", "zeros", "sgd", "momentum",
    "adam", "sign", "InlineDataset", "NamedDataset",
}  # fmt: skip
_PARENTS_OF_TAGS = {"init", "optimizer", "dataset"}


def spec_path(location: Sequence[int | str]) -> str | None:
    """``("layers", 1, "init", "normal", "std")`` → ``"layers[1].init.std"``: no tags of unions."""
    path = ""
    previous: int | str | None = None
    for n, part in enumerate(location):
        if isinstance(part, int):
            path += f"[{part}]"
        elif (part in _TAGS and previous in _PARENTS_OF_TAGS) or (
            n == 2 and part in LAYERS
        ):  # ("layers", 0, "dense", "units")
            pass
        else:
            path += f".{part}" if path else part
        previous = part
    return path or None


def plain_message(error: Mapping[str, Any]) -> str:
    """One sentence for one of pydantic's errors."""
    kind, context, given = error["type"], error.get("ctx", {}), error.get("input")
    plain = given is None or isinstance(given, str | int | float)
    shown = repr(given) if plain else phrase("an object or a list")
    if len(shown) > 60:
        shown = shown[:57] + "…"
    match kind:
        case "missing":
            return phrase("'{name}' is missing", name=error["loc"][-1])
        case "extra_forbidden":
            return phrase("'{name}' isn't known here", name=error["loc"][-1])
        case "finite_number":
            return phrase("must be a finite number, not {shown}", shown=shown)
        case "float_type" | "float_parsing" | "int_type" | "int_parsing" | "int_from_float":
            wanted = phrase("a number") if kind.startswith("float") else phrase("a whole number")
            return phrase("must be {wanted}, not {shown}", wanted=wanted, shown=shown)
        case "list_type":
            return phrase(
                "must be a list, not {shown}; a matrix is a list of rows, such as [[0], [1]]", shown=shown
            )
        case "string_type":
            return phrase("must be text, not {shown}", shown=shown)
        case "dict_type" | "model_type" | "model_attributes_type":
            return phrase("must be an object, not {shown}", shown=shown)
        case "literal_error":
            return phrase("must be {expected}, not {shown}", expected=context["expected"], shown=shown)
        case "union_tag_invalid":
            return phrase(
                "must be {expected}, not {shown}",
                expected=context["expected_tags"],
                shown=repr(context["tag"]),
            )
        case "union_tag_not_found":
            return phrase("needs {name}, which says of what kind it is", name=context["discriminator"])
        case "greater_than":
            return phrase("must be more than {limit}, not {shown}", limit=_shown(context["gt"]), shown=shown)
        case "greater_than_equal":
            return phrase("must be {limit} or more, not {shown}", limit=_shown(context["ge"]), shown=shown)
        case "less_than":
            return phrase("must be less than {limit}, not {shown}", limit=_shown(context["lt"]), shown=shown)
        case "less_than_equal":
            return phrase("must be {limit} or less, not {shown}", limit=_shown(context["le"]), shown=shown)
        case "too_short":
            return phrase(
                "needs at least {least}, has {count}",
                least=context["min_length"],
                count=context["actual_length"],
            )
        case _:
            return str(error["msg"])


def _shown(number: float) -> str:
    """A limit as people write it: a whole number has all its digits."""
    return str(number) if isinstance(number, int) else f"{number:g}"
