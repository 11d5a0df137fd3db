"""Which address names which body, as far as it was found out before: finding it out again would take
longer than sending the body.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field

_MOST = 1024
_LONGEST = 4000  # letters of an address


@dataclass(frozen=True)
class Known:
    """What an address names: the key of a body, and headers of its own."""

    key: str
    headers: Mapping[str, str] = field(default_factory=dict)


class Asked:
    """The addresses that were asked for last."""

    def __init__(self) -> None:
        self._known: OrderedDict[str, Known] = OrderedDict()

    def find(self, address: str) -> Known | None:
        """What an address names, if it was asked for."""
        if address in self._known:
            self._known.move_to_end(address)
        return self._known.get(address)

    def keep(self, address: str, known: Known) -> None:
        """Remember it, unless it is so long that few will ask for it again."""
        if len(address) <= _LONGEST:
            self._known[address] = known
            if len(self._known) > _MOST:
                self._known.popitem(last=False)
