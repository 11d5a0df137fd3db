"""What an address shows of a network: which iteration, in which convention and language, with which
changes; and the hash that names it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.networks.build import Network
from app.networks.fields import Convention
from app.training.records import Edit
from app.web.sharing.link import write_parts
from app.web.sharing.options import Options
from app.web.sources import Networks
from app.wire.exact import encode
from app.words.catalogue import SOURCE, Catalogue

_DIGITS = 20


def digest(*parts: object) -> str:
    """A name for whatever these make, as long as the code is the same."""
    return hashlib.sha256(encode(parts)).hexdigest()[:_DIGITS]


def version_of(root: Path) -> str:
    """A name for this version of the program: of its code and of its translations."""
    files = sorted([*(root / "app").rglob("*.py"), *(root / "locale").glob("*.po")])
    whole = hashlib.sha256()
    for path in files:
        whole.update(hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()[:_DIGITS]


@dataclass(frozen=True)
class View:
    """One iteration of a network.

    Attributes:
        network: as built.
        name: of the gallery; None is a network of somebody's own, and `spec` what that one wrote.
        edits: in the coordinates of the convention.
        version: of the program.
    """

    network: Network
    name: str | None
    spec: dict[str, Any] | None
    iteration: int
    convention: Convention
    edits: tuple[Edit, ...]
    catalogue: Catalogue
    version: str

    @property
    def digest(self) -> str:
        """Names the numbers and the words."""
        changes = [(e.iteration, e.matrix, e.row, e.column, e.value) for e in self.edits]
        of = self.network.spec.model_dump(mode="json")
        return digest(self.version, of, self.iteration, self.convention, self.catalogue.language, changes)

    def query(self, **more: str) -> str:
        """The parts of an address that show it."""
        usual = self.network.spec.convention
        short = {
            "iteration": str(self.iteration) if self.iteration else "",
            "convention": self.convention if self.convention != usual else "",
            "lang": self.catalogue.language if self.catalogue.language != SOURCE else "",
            **more,
        }
        long = {
            "edits": edits_text(self.edits),
            "spec": encode(self.spec).decode() if self.spec is not None else "",
        }
        return write_parts(short, long)


def view_of(
    networks: Networks, name: str | None, options: Options, catalogue: Catalogue, version: str
) -> View:
    """Build what an address shows. May take a while.

    Args:
        name: of the gallery; a network that the options spell out counts before it.

    Raises:
        RowcolError: there is no such network, or it can't be built.
    """
    network = networks.build(None if options.spec is not None else name, options.spec)
    return View(
        network=network,
        name=None if options.spec is not None else name,
        spec=options.spec,
        iteration=options.iteration,
        convention=options.convention or network.spec.convention,
        edits=tuple(edit for edit in options.edits if edit.iteration <= options.iteration),
        catalogue=catalogue,
        version=version,
    )


def edits_text(edits: Sequence[Edit]) -> str:
    """As a link has them."""
    return ";".join(f"{e.matrix},{e.row},{e.column},{_number(e.value)}@{e.iteration}" for e in edits)


def _number(value: float) -> str:
    """Exact, without a plus, which some programs take for a space."""
    return repr(value).removesuffix(".0").replace("+", "")
