"""Where a network comes from: a name in the gallery, or a spec that somebody wrote."""

from typing import Any

from app.networks.build import Network, build
from app.networks.gallery import gallery
from app.networks.gallery.entry import Entry
from app.networks.limits import Limits
from app.networks.models import Spec
from app.networks.spec import parse_spec
from app.web.errors import UnknownNetworkError
from app.words.phrase import phrase


class Networks:
    """The gallery, and whatever fits the limits."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._built: dict[str, Network] = {}

    @property
    def entries(self) -> list[Entry]:
        """The gallery in its order."""
        return list(gallery.values())

    def entry(self, name: str) -> Entry:
        """A network of the gallery by name.

        Raises:
            UnknownNetworkError: the message lists those that there are.
        """
        if name not in gallery:
            known = ", ".join(gallery)
            raise UnknownNetworkError(
                phrase("there is no network “{name}”; there are: {known}", name=name, known=known),
                where="network",
            )
        return gallery[name]

    def spec(self, name: str) -> Spec:
        """The spec of a network of the gallery.

        Raises:
            UnknownNetworkError: there is none of that name.
        """
        return self.entry(name).spec()

    def build(self, name: str | None, spec: dict[str, Any] | None) -> Network:
        """The network that a request names or spells out. May take a while.

        A built network holds no run, so one of the gallery is built once and shared.

        Raises:
            RowcolError: there is no such network, or the spec can't be built.
        """
        if name is None:
            parsed = parse_spec(spec, self._limits)
            return build(parsed, self._limits)
        if name not in self._built:
            self._built[name] = build(self.spec(name), self._limits)
        return self._built[name]
