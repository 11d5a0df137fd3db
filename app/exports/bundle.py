"""ES modules linked into one classic script: what V8 on the server runs, and a page that is one file.

It understands the regular style in which our modules and the vendored ones are written, and refuses
the rest. A module becomes a function that is called once, when it is first imported, and returns what
it exports. That is what a module means as long as no export is assigned to later and no module is in a
cycle, which is checked.
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from posixpath import dirname, join, normpath

from app.exports.bare import without_comments

# Minified modules have no line breaks.
_START = r"(?:^|(?<=[;}]))"
_FROM = r'from\s*"([^"]+)";?'
_NAMES = re.compile(rf"{_START}import\s*\{{([^}}]*)\}}\s*{_FROM}", re.MULTILINE)
_NAMESPACE = re.compile(rf"{_START}import\s*\*\s*as\s+([\w$]+)\s+{_FROM}", re.MULTILINE)
_EFFECT = re.compile(rf'{_START}import\s*"([^"]+)";?', re.MULTILINE)
_PASSED_ON = re.compile(rf"{_START}export\s*\{{([^}}]*)\}}\s*{_FROM}", re.MULTILINE)
_LISTED = re.compile(rf"{_START}export\s*\{{([^}}]*)\}};?", re.MULTILINE)
_DECLARED = re.compile(r"^export (?=(?:(?:async )?function\*?|class|const) ([\w$]+))", re.MULTILINE)
_LOADED = re.compile(r'(?<![\w$.])import\(\s*"([^"]+)"\s*\)')
_SHEET = re.compile(r'^await (?=linkSheet\("[\w-]+"\);$)', re.MULTILINE)
_NAME = re.compile(r"([\w$]+)(?:\s+as\s+([\w$]+))?")
_TAKEN = re.compile(r"\$(?:get|load|made|modules)\b")
_REFUSED = re.compile(r"^(?:import|export|await)\b.*|(?<![\w$.])import\s*[(.].*", re.MULTILINE)
_INDENTATION = re.compile(r"^ +", re.MULTILINE)


class BundleError(Exception):
    """Modules that can't be linked: it says which, and why."""


def bundle(
    root: Path,
    entry: str,
    *,
    instead: Mapping[str, str] | None = None,
    left_out: Collection[str] = (),
) -> str:
    """Link a module and all that it imports, at once or on request.

    Paths are those below the root, such as "js/main.js".

    Args:
        root: the folder static/.
        entry: the module that runs first.
        instead: by module, the one that takes its place wherever it is imported.
        left_out: modules that are loaded on request and aren't there: their import() is rejected.

    Returns:
        A script whose value is an object with what the entry exports. Style sheets that a module waits
        for aren't waited for: who makes one script of all modules has the sheets in the page.

    Raises:
        BundleError: a module is missing, is in a cycle, or is written in a way that isn't understood.
    """
    linker = _Linker(root, instead or {}, frozenset(left_out))
    first = linker.link(entry)
    modules = ",\n".join(f"()=>{{{body}}}" for body in linker.bodies())
    return (
        '(()=>{"use strict";\nconst $made=[],$get=(n)=>$made[n]??=$modules[n](),'
        f"$load=(n)=>new Promise((done)=>done($get(n))),$modules=[\n{modules}];\n"
        f"return $get({first})}})()\n"
    )


class _Linker:
    """Modules by the order in which they were found, each as the body of a function."""

    def __init__(self, root: Path, instead: Mapping[str, str], left_out: frozenset[str]) -> None:
        self._root = root
        self._instead = instead
        self._left_out = left_out
        self._numbers: dict[str, int] = {}
        self._modules: dict[str, _Module] = {}

    def link(self, entry: str) -> int:
        """Link a module and all that it leads to. Returns its number."""
        first = self.number(entry)
        if first is None:
            raise BundleError(f"{entry} is left out")
        while len(self._modules) < len(self._numbers):
            for path in list(self._numbers):
                if path not in self._modules:
                    self._modules[path] = _Module(path, _source(self._root, path), self.number)
        self._check()
        return first

    def bodies(self) -> list[str]:
        """In the order of their numbers."""
        return [self._modules[path].body for path in self._numbers]

    def number(self, path: str) -> int | None:
        """Of a module that is to be there; None of one that is left out."""
        path = self._instead.get(path, path)
        if path in self._left_out:
            return None
        return self._numbers.setdefault(path, len(self._numbers))

    def _check(self) -> None:
        """Raise BundleError where a name isn't exported, or modules are in a cycle."""
        graph: dict[str, set[str]] = {}
        for path, module in self._modules.items():
            graph[path] = {self._instead.get(target, target) for target, _ in module.imports}
            for target, name in module.imports:
                if name and name not in self._modules[self._instead.get(target, target)].exports:
                    raise BundleError(f"{path} imports {name} from {target}, which doesn't export it")
        try:
            TopologicalSorter(graph).prepare()
        except CycleError as error:
            raise BundleError("modules import each other: " + " → ".join(error.args[1])) from None


class _Module:
    """One module, taken apart."""

    def __init__(self, path: str, source: str, number: Callable[[str], int | None]) -> None:
        self._path = path
        self._number = number
        self._head: list[str] = []
        self.imports: list[tuple[str, str]] = []  # module and name; no name: all of it
        self.exports: dict[str, str] = {}  # what each name stands for
        if taken := _TAKEN.search(source):
            raise BundleError(f"{path}: {taken[0]} is the linker's own name")
        for pattern, rewrite in (
            (_NAMES, self._names),
            (_NAMESPACE, self._namespace),
            (_EFFECT, self._effect),
            (_PASSED_ON, self._passed_on),
            (_LISTED, self._listed),
            (_DECLARED, self._declared),
            (_SHEET, lambda _found: ""),
            (_LOADED, self._loaded),
        ):
            source = pattern.sub(rewrite, source)
        if refused := _REFUSED.search(source):
            raise BundleError(f"{path}: not understood: {refused[0].strip()}")
        if not path.startswith("vendor/"):
            source = _INDENTATION.sub("", source)
        returned = ",".join(
            name if name == value else f"{name}:{value}" for name, value in self.exports.items()
        )
        self.body = f"{''.join(self._head)}\n{source.strip()}\nreturn{{{returned}}}"

    def _names(self, found: re.Match[str]) -> str:
        names = _pairs(self._path, found[1])
        module = self._imported(found[2], [name for name, _ in names])
        self._head.append(f"const{{{_object(names)}}}={module};")
        return ""

    def _namespace(self, found: re.Match[str]) -> str:
        self._head.append(f"const {found[1]}={self._imported(found[2], [''])};")
        return ""

    def _effect(self, found: re.Match[str]) -> str:
        self._head.append(f"{self._imported(found[1], [''])};")
        return ""

    def _passed_on(self, found: re.Match[str]) -> str:
        names = _pairs(self._path, found[1])
        module = self._imported(found[2], [name for name, _ in names])
        self._head.append(f"{module};")
        self.exports |= {alias: f"{module}.{name}" for name, alias in names}
        return ""

    def _listed(self, found: re.Match[str]) -> str:
        self.exports |= {alias: name for name, alias in _pairs(self._path, found[1])}
        return ""

    def _declared(self, found: re.Match[str]) -> str:
        self.exports[found[1]] = found[1]
        return ""

    def _imported(self, name: str, names: list[str]) -> str:
        target = self._target(name)
        number = self._number(target)
        if number is None:
            raise BundleError(f"{self._path} can't do without {target}, which is left out")
        self.imports += [(target, one) for one in names]
        return f"$get({number})"

    def _loaded(self, found: re.Match[str]) -> str:
        target = self._target(found[1])
        number = self._number(target)
        return f'Promise.reject(Error("{target} is left out"))' if number is None else f"$load({number})"

    def _target(self, name: str) -> str:
        return normpath(join(dirname(self._path), name))


def _pairs(path: str, names: str) -> list[tuple[str, str]]:
    """What stands in braces: each name, and the name that it is given."""
    pairs = []
    for part in filter(None, (part.strip() for part in names.split(","))):
        found = _NAME.fullmatch(part)
        if not found:
            raise BundleError(f"{path}: not understood: {part}")
        pairs.append((found[1], found[2] or found[1]))
    return pairs


def _object(pairs: Iterable[tuple[str, str]]) -> str:
    return ",".join(name if name == value else f"{name}:{value}" for name, value in pairs)


def _source(root: Path, path: str) -> str:
    if not (root / path).is_file():
        raise BundleError(f"there is no module {path}")
    return without_comments(root / path).decode()
