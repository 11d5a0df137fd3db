"""The gallery: one file a network. A new file here is a new entry."""

from __future__ import annotations

import pkgutil
from dataclasses import replace
from functools import cache
from importlib import import_module

from app.engine.errors import UnknownName
from app.networks.gallery.entry import Entry
from app.networks.models import Spec

_MODULES = sorted(name for _, name, _ in pkgutil.iter_modules(__path__) if name != "entry")
# A spec never changes, so each is made once, when it is first asked for.
gallery: dict[str, Entry] = {
    entry.name: replace(entry, spec=cache(entry.spec))
    for entry in sorted(
        (import_module(f"{__name__}.{name}").ENTRY for name in _MODULES),
        key=lambda entry: entry.order,
    )
}


def network_spec(name: str) -> Spec:
    """The spec of a network of the gallery.

    Raises:
        UnknownName: there is none of that name; the message lists those that there are.
    """
    if name not in gallery:
        raise UnknownName(f"no network {name!r}; there is {', '.join(gallery)}")
    return gallery[name].spec()
