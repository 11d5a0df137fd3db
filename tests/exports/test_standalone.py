"""The file that stands alone: small, of one piece, and true to its figure."""

import gzip
import json
import re
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from app.exports.bundle import bundle
from app.exports.figure import figure
from app.exports.squeeze import squeeze, squeeze_sheet
from app.exports.standalone import STATIC, Look, html
from app.exports.subset import drawn_in_formulas, letters_of, subset
from app.networks.build import build
from app.networks.gallery import gallery
from app.words.languages import Languages

ROOT = Path(__file__).resolve().parents[2]
INTER, MATH = STATIC / "vendor/inter.woff2", STATIC / "vendor/math.woff2"
MOST_BYTES = 120_000


def minified(script: str) -> bytes:
    """The script as a real parser prints it."""
    command = [str(ROOT / "node_modules/.bin/esbuild"), "--minify", "--charset=utf8", "--loader=js"]
    return subprocess.run(command, input=script.encode(), capture_output=True, check=True).stdout


@pytest.fixture(scope="module")
def xor() -> str:
    return html(figure(build(gallery["xor"].spec()), 2))


def element(file: str, name: str) -> dict:
    found = re.search(f'<script type="application/json" id="{name}">(.*?)</script>', file, re.DOTALL)
    assert found
    return json.loads(found[1])


def test_xor_takes_less_than_it_may(xor: str):
    assert len(gzip.compress(xor.encode(), 9)) <= MOST_BYTES


def test_it_names_no_other_file(xor: str):
    markup = re.sub(r"<script.*?</script>", "", xor, flags=re.DOTALL)
    assert not re.search(r"""(?:src|href)\s*=\s*["'](?!#)""", markup)
    assert set(re.findall(r"url\(([a-z]+):", markup)) == {"data"}
    assert "@import" not in markup
    assert "default-src 'none'" in markup
    assert not re.search(r"\b(?:fetch|import|WebSocket|XMLHttpRequest|sendBeacon)\(", script_of(xor))


def test_its_numbers_are_those_of_the_figure(xor: str):
    made = element(xor, "figure")["figure"]
    run = figure(build(gallery["xor"].spec()), 2)
    assert made["values"] == {name: array.tolist() for name, array in run["values"].items()}
    assert made["iteration"] == 2


def test_names_in_it_can_not_break_out():
    spec = gallery["xor"].spec().model_copy(update={"name": "</script><!--<script>alert(1)</script>"})
    file = html(figure(build(spec)))
    assert file.count("</script>") == 3
    assert "<!--" not in file.split("<body>")[1]
    assert element(file, "figure")["figure"]["program"]["network"] == spec.name


def test_it_carries_the_words_of_its_language_alone(xor: str):
    assert element(xor, "words") == {}
    german = Languages(ROOT / "locale").find("de")
    assert german
    file = html(figure(build(gallery["xor"].spec()), catalogue=german), Look(step=1), german)
    assert '<html lang="de"' in file
    words = element(file, "words")
    assert words["Next step (])"] == german.texts["Next step (])"]
    assert "Gallery" not in words


def script_of(file: str) -> str:
    found = re.findall(r"<script>(.*?)</script>", file, re.DOTALL)
    assert len(found) == 1
    return found[0]


def test_what_works_out_composite_axes_is_in_the_files_of_networks_that_have_some(xor: str):
    says = "js/model/composite.js is left out"
    assert says in script_of(xor)
    for name in ("convolution", "sparse"):
        script = script_of(html(figure(build(gallery[name].spec()), most_cells=0)))
        assert says not in script
        assert len(script) > len(script_of(xor))


@pytest.mark.parametrize("entry", ["js/main.js", "js/standalone/main.js"])
def test_squeezed_it_is_the_same_script(entry: str):
    left_out = {"js/chart/dialog.js", "js/help/index.js", "js/tour/index.js", "js/local/preview.js"}
    modules = bundle(
        STATIC, entry, instead={"js/state/sheet.js": "js/standalone/sheet.js"}, left_out=left_out
    )
    squeezed = squeeze(modules)
    assert len(squeezed) < 0.95 * len(modules)
    assert minified(squeezed) == minified(modules)


@pytest.mark.parametrize(
    ("script", "squeezed"),
    [
        ("a = b + +c - -d;", "a=b+ +c- -d;"),
        ("const a = 1\nconst b = 2", "const a=1\nconst b=2"),
        ("f(a,\n  b);\n\ng();", "f(a,b);g();"),
        ("const r = / [/ ] /g, s = a / b / c;", "const r=/ [/ ] /g,s=a/b/c;"),
        ('t(`a  b ${ c ? `  ${ d }` : "  " }  `);', 't(`a  b ${c?`  ${d}`:"  "}  `);'),
        ("return / a/.test(b);", "return/ a/.test(b);"),
        ("if (a) { b }\n[c] = d", "if(a){b}\n[c]=d"),
    ],
)
def test_white_space_goes_only_where_it_means_nothing(script: str, squeezed: str):
    assert squeeze(script) == squeezed
    assert minified(squeezed) == minified(script)


def test_a_sheet_keeps_what_stands_in_quotes():
    assert (
        squeeze_sheet('a {\n  content: "  x ;";\n}\n\nb c {\n  d: e;\n}\n') == 'a{content: "  x ;"}b c{d: e}'
    )


def test_a_font_keeps_the_letters_that_are_wanted_and_one_weight():
    made = subset(INTER, frozenset("Rowcol 0−9₁"), weight=400)
    font = TTFont(BytesIO(made))
    assert set(map(chr, font.getBestCmap())) == set("Rowcol 0−9₁")
    assert "fvar" not in font
    assert len(made) < 0.2 * INTER.stat().st_size


def test_single_letters_of_formulas_are_drawn_italic():
    found = drawn_in_formulas('<mi>h</mi><mi mathvariant="normal">W</mi><mi>η</mi><mn>1</mn>')
    assert found == frozenset("hWη1\u210e\U0001d702")
    assert "\U0001d702" in letters_of(MATH)
    assert "\U0001d702" not in letters_of(INTER)
