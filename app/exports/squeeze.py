"""White space that a script or a style sheet of ours can do without.

Two libraries were tried: tdewolff-minify moves a use before its declaration in one of our modules, rjsmin
changes templates.
"""

import re

_WORD = re.compile(r"[\w$#\u0080-\uffff]")
_SPACE = re.compile(r"\s+")
_PLAIN = re.compile(r"[^\s\"'`/{}]+")
_STRING = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'")
_REGEX = re.compile(r"/(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/\w*")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_TEXT = re.compile(r"(?:[^`\\$]|\\.|\$(?!\{))*", re.DOTALL)
# After these a "/" begins a regular expression: a value can't end with them.
_BEFORE_REGEX = re.compile(r"(?:^|[(,=:\[!&|?{};+\-*%<>~^]|\b(?:return|typeof|case|in|of|void|delete))$")
# A line that ends or begins so goes on: a semicolon is never put in there.
_OPEN_END, _OPEN_START = re.compile(r"[;{(\[,=:?&|<>*+\-]$"), re.compile(r"[)\]},.;:?&|=*]")
_SHEET = re.compile(r"(\"[^\"]*\"|'[^']*')|\s*([{};])\s*|\s+")


def squeeze(script: str) -> str:
    """A script with semicolons where statements end, without the white space that means nothing.

    Texts, templates, regular expressions and comments stay as they are. A line break stays where a
    statement could end with it.
    """
    return _Script(script).squeezed()


class _Script:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._out: list[str] = []
        self._tail = ""  # the last signs that were written

    def squeezed(self) -> str:
        self._code(until="")
        return "".join(self._out)

    def _write(self, piece: str) -> None:
        self._out.append(piece)
        self._tail = (self._tail + piece)[-12:]

    def _code(self, until: str) -> None:
        """Code up to the brace that closes a place in a template, or to the end."""
        text, depth = self._text, 0
        while self._at < len(text):
            sign = text[self._at]
            if sign == "}" and depth == 0 and until:
                return
            if sign.isspace():
                self._space()
            elif sign in "\"'":
                self._take(_STRING)
            elif sign == "`":
                self._template()
            elif text.startswith("/*", self._at):
                self._take(_COMMENT)
            elif sign == "/" and _BEFORE_REGEX.search(self._tail):
                self._take(_REGEX)
            elif sign in "{}/":
                depth += {"{": 1, "}": -1, "/": 0}[sign]
                self._at += 1
                self._write(sign)
            else:
                self._take(_PLAIN)

    def _take(self, pattern: re.Pattern[str]) -> None:
        found = pattern.match(self._text, self._at)
        if found is None:
            raise ValueError(f"not understood: {self._text[self._at : self._at + 60]!r}")
        self._at = found.end()
        self._write(found[0])

    def _space(self) -> None:
        found = _SPACE.match(self._text, self._at)
        assert found is not None
        self._at = found.end()
        before, after = self._tail[-1:], self._text[self._at : self._at + 1]
        if not before or not after:
            return
        if "\n" in found[0]:
            if not _OPEN_END.search(self._tail) and not _OPEN_START.match(after):
                self._write("\n")
            return
        words = _WORD.match(before) and _WORD.match(after)
        # "a + +b" and "a - -b" aren't "a++b" and "a--b"; 1 .x isn't 1.x; "/ /" would be a comment.
        if words or (before == after and before in "+-/") or (before.isdigit() and after == "."):
            self._write(" ")

    def _template(self) -> None:
        self._at += 1
        self._write("`")
        while True:
            self._take(_TEXT)
            if self._text[self._at] == "`":
                break
            self._at += 2
            self._write("${")
            self._code(until="}")
            self._at += 1
            self._write("}")
        self._at += 1
        self._write("`")


def squeeze_sheet(sheet: str) -> str:
    """A style sheet without line breaks and indentation; what stands in quotes stays as it is."""
    return _SHEET.sub(lambda found: found[1] or found[2] or " ", sheet).replace(";}", "}").strip()
