"""Make the letters of pictures and documents from those of the pages.

    python tools/static_fonts.py

What sets type on the server reads neither WOFF2 nor variable fonts, so each weight of Inter is a TrueType
file of its own in app/exports/pictures/fonts, with the letters of both files of the pages. A test makes them
again and compares. Run it after a refresh of static/vendor.
"""

import shutil
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from fontTools.merge import Merger
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

ROOT = Path(__file__).parents[1]
VENDOR = ROOT / "static/vendor"
TARGET = ROOT / "app/exports/pictures/fonts"
PARTS = ("inter", "inter-latin")
WEIGHTS = {400: "Regular", 600: "SemiBold", 700: "Bold"}


def static(weight: int) -> TTFont:
    """One weight of Inter, with all letters that the pages have."""
    with TemporaryDirectory() as folder:
        files = []
        for part in PARTS:
            font = TTFont(VENDOR / f"{part}.woff2", recalcTimestamp=False)
            font = instantiateVariableFont(font, {"wght": weight})
            font.flavor = None
            files.append(str(Path(folder, f"{part}.ttf")))
            font.save(files[-1])
        merged = Merger().merge(files)
    _name(merged, weight)
    merged["OS/2"].usWeightClass = weight
    merged["head"].modified = merged["head"].created
    merged.recalcTimestamp = False
    return merged


def _name(font: TTFont, weight: int) -> None:
    style = WEIGHTS[weight]
    names = font["name"]
    kept = {n: names.getDebugName(n) for n in (0, 5, 13, 14)}
    names.names = []
    texts = {1: "Inter", 2: style, 4: f"Inter {style}", 6: f"Inter-{style}"}
    for name_id, text in (kept | texts).items():
        if text is not None:
            names.setName(text, name_id, 3, 1, 0x409)


def written(font: TTFont) -> bytes:
    file = BytesIO()
    font.save(file)
    return file.getvalue()


def main() -> None:
    TARGET.mkdir(exist_ok=True)
    for weight, style in WEIGHTS.items():
        (TARGET / f"Inter-{style}.ttf").write_bytes(written(static(weight)))
    shutil.copyfile(VENDOR / "licences/inter.txt", TARGET / "LICENCE.txt")


if __name__ == "__main__":
    main()
