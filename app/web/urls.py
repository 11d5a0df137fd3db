"""The one place that makes addresses."""

from dataclasses import dataclass, field
from urllib.parse import urlencode

from app.web.assets import OWN, SHARED, Assets
from app.web.language import PARAMETER

STREAM = "/api/stream"
HEALTH = "/healthz"


@dataclass(frozen=True)
class Urls:
    """Addresses of pages and files, as templates call them.

    Attributes:
        language: that the page's address asks for, which its links go on asking for; or None.
        shared: whether the page may stand in others, in a sandbox: its files are for every origin.
    """

    assets: Assets = field(repr=False)
    language: str | None = None
    shared: bool = False

    def asset(self, path: str) -> str:
        """A file of static/, with the digest that lets a browser keep it."""
        return f"/static/{SHARED if self.shared else OWN}{self.assets.digest}/{path}"

    def home(self) -> str:
        """The first page."""
        return self._address("/")

    def page(self, name: str) -> str:
        """The main view of a network."""
        return self._address(f"/n/{name}")

    def gallery(self) -> str:
        """The page of all networks."""
        return self._address("/gallery")

    def picture(self, name: str) -> str:
        """The numbers that a network's card draws."""
        return self._address(f"/gallery/{name}/picture")

    def shapes(self, message: str | None = None) -> str:
        """The page that explains shapes, with the message that it explains."""
        return self._address("/shapes", message=message)

    def embed(self, name: str) -> str:
        """The view of a network without header, for other people's pages."""
        return self._address(f"/embed/{name}")

    def transcript(self, name: str, iteration: int = 0, convention: str = "rows") -> str:
        """One iteration of a network as text."""
        return self._address(f"/n/{name}/transcript", iteration=str(iteration), convention=convention)

    def _address(self, path: str, **parameters: str | None) -> str:
        asked = {**parameters, PARAMETER: self.language}
        query = urlencode({name: value for name, value in asked.items() if value is not None})
        return f"{path}?{query}" if query else path
