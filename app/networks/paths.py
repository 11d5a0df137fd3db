"""Where in a spec something is wrong, and what, in plain words."""

from collections.abc import Mapping, Sequence
from typing import Any

_TAGS = {
    "dense", "normal", "truncated_normal", "uniform", "glorot", "he", "zeros", "sgd", "momentum",
    "adam", "InlineDataset", "NamedDataset",
}  # fmt: skip
_PARENTS_OF_TAGS = {"init", "optimizer", "dataset"}


def spec_path(location: Sequence[int | str]) -> str | None:
    """``("layers", 1, "init", "normal", "std")`` → ``"layers[1].init.std"``: no tags of unions."""
    path = ""
    previous: int | str | None = None
    for part in location:
        if isinstance(part, int):
            path += f"[{part}]"
        elif part in _TAGS and previous in _PARENTS_OF_TAGS:
            pass
        else:
            path += f".{part}" if path else part
        previous = part
    return path or None


def plain_message(error: Mapping[str, Any]) -> str:
    """One sentence for one of pydantic's errors."""
    kind, context, given = error["type"], error.get("ctx", {}), error.get("input")
    plain = given is None or isinstance(given, str | int | float)
    shown = repr(given) if plain else "an object or a list"
    if len(shown) > 60:
        shown = shown[:57] + "…"
    match kind:
        case "missing":
            return f"'{error['loc'][-1]}' is missing"
        case "extra_forbidden":
            return f"'{error['loc'][-1]}' isn't known here"
        case "finite_number":
            return f"must be a finite number, not {shown}"
        case "float_type" | "float_parsing" | "int_type" | "int_parsing" | "int_from_float":
            wanted = "a number" if kind.startswith("float") else "a whole number"
            return f"must be {wanted}, not {shown}"
        case "list_type":
            return f"must be a list, not {shown}; a matrix is a list of rows, such as [[0], [1]]"
        case "string_type":
            return f"must be text, not {shown}"
        case "dict_type" | "model_type" | "model_attributes_type":
            return f"must be an object, not {shown}"
        case "literal_error":
            return f"must be {context['expected']}, not {shown}"
        case "union_tag_invalid":
            return f"must be {context['expected_tags']}, not {context['tag']!r}"
        case "union_tag_not_found":
            return f"needs {context['discriminator']}, which says of what kind it is"
        case "greater_than":
            return f"must be more than {_shown(context['gt'])}, not {shown}"
        case "greater_than_equal":
            return f"must be {_shown(context['ge'])} or more, not {shown}"
        case "less_than":
            return f"must be less than {_shown(context['lt'])}, not {shown}"
        case "less_than_equal":
            return f"must be {_shown(context['le'])} or less, not {shown}"
        case "too_short":
            return f"needs at least {context['min_length']}, has {context['actual_length']}"
        case _:
            return str(error["msg"])


def _shown(number: float) -> str:
    """A limit as people write it: a whole number has all its digits."""
    return str(number) if isinstance(number, int) else f"{number:g}"
