"""The one place that makes addresses."""

from app.web.assets import Assets

STREAM = "/api/stream"
HEALTH = "/healthz"


class Urls:
    """Addresses of pages and files; `Urls.asset` is what templates call."""

    def __init__(self, assets: Assets) -> None:
        self._assets = assets

    def asset(self, path: str) -> str:
        """A file of static/, with the digest that lets a browser keep it."""
        return f"/static/~{self._assets.digest}/{path}"

    @staticmethod
    def page(name: str) -> str:
        """The main view of a network."""
        return f"/n/{name}"

    @staticmethod
    def shapes() -> str:
        """The page that explains shapes."""
        return "/shapes"

    @staticmethod
    def embed(name: str) -> str:
        """The view of a network without header, for other people's pages."""
        return f"/embed/{name}"
