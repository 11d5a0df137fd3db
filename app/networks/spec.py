"""The spec: reading what a user wrote, and refusing what can't be built."""

from __future__ import annotations

from pydantic import ValidationError

from app.networks.check import check
from app.networks.errors import SpecError
from app.networks.limits import Limits
from app.networks.models import Spec
from app.networks.paths import plain_message, spec_path

__all__ = ["Spec", "parse_spec"]


def parse_spec(written: object, limits: Limits | None = None) -> Spec:
    """Read a spec.

    Args:
        written: decoded JSON.
        limits: maxima; the defaults if None.

    Raises:
        SpecError: where it is wrong and what would be right.
    """
    try:
        spec = Spec.model_validate(written)
    except ValidationError as refused:
        first = refused.errors(include_url=False)[0]
        loc = first["loc"]
        kind = (
            ("kind",)
            if first["type"] == "union_tag_invalid" and loc[:1] == ("layers",) and len(loc) == 2
            else ()
        )
        raise SpecError(plain_message(first), where=spec_path((*loc, *kind))) from None
    check(spec, limits or Limits())
    return spec
