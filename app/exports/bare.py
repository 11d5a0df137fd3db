"""Our own sources without what only readers of the repository need: comments, and the indentation of
modules. They would be a third of the first page.
"""

import re
from pathlib import Path

_COMMENTS = {
    ".js": re.compile(
        rb"^[ \t]*(?:/\*\*(?:(?!\*/).)*\*/[ \t]*|//[^\n]*)\n|/\*\*(?:(?!\*/).)*\*/[ \t]*",
        re.MULTILINE | re.DOTALL,
    ),
    ".css": re.compile(rb"^[ \t]*/\*(?:(?!\*/).)*\*/[ \t]*\n|/\*(?:(?!\*/).)*\*/", re.MULTILINE | re.DOTALL),
}
_INDENTATION = re.compile(rb"^ +", re.MULTILINE)


def without_comments(path: Path) -> bytes:
    """A file as it runs. Vendored files keep what they say of their licence."""
    body = path.read_bytes()
    if path.suffix not in _COMMENTS or path.parent.name == "vendor":
        return body
    return _COMMENTS[path.suffix].sub(b"", body)


def bare(path: Path) -> bytes:
    """A file as it is sent: modules of ours without indentation too, which in a template of HTML is
    white space like any other.
    """
    body = without_comments(path)
    return _INDENTATION.sub(b"", body) if path.suffix == ".js" and path.parent.name != "vendor" else body
