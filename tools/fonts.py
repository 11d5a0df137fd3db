"""Subset the two fonts of the pages; `tools/vendor.mjs` calls this.

    python tools/fonts.py inter SOURCE TARGET
    python tools/fonts.py inter-latin SOURCE TARGET
    python tools/fonts.py math SOURCE TARGET

Prints the version of the source font. Exits with a message if the source lacks a character that the
pages need, so that a refresh never swaps a glyph for a fallback in silence.
"""

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

Ranges = tuple[tuple[int, int], ...]

# What the pages say in English; every page carries it.
TEXT: Ranges = (
    (0x0020, 0x007E),  # ASCII
    (0x00A0, 0x00A0),  # no-break space
    (0x00B0, 0x00B3),  # ° ± ² ³
    (0x0100, 0x0101),  # Ā, a matrix with a column of ones
    (0x0177, 0x0177),  # ŷ
    (0x0302, 0x0302),  # combining circumflex
    (0x2013, 0x2014),  # dashes
    (0x2018, 0x2019),  # quotation marks
    (0x201C, 0x201D),
    (0x2022, 0x2022),  # •
    (0x2026, 0x2026),  # …
    (0x2032, 0x2033),  # primes
    (0x2070, 0x2070),  # superscripts and subscripts
    (0x2074, 0x207B),
    (0x207D, 0x207E),
    (0x2080, 0x2089),
    (0x2190, 0x2193),  # arrows
    (0x2212, 0x2212),  # −
    (0x25B6, 0x25B6),  # ▶
    (0x25C0, 0x25C0),  # ◀
)
TEXT_SINGLE = "·×÷¹¼½¾«»αβγεηθλμσφΔΣ∂√∞≈≤≥≠✓●"
TEXT_NEEDED = "0₀₁₂₃₄₅₆₇₈₉ŷĀ−←→↑↓▶◀×·…–—“”’′²½" + TEXT_SINGLE
# What other languages of Latin letters write besides; fetched where a page has one of them. The
# unicode-range of static/css/tokens.css says the same.
LATIN: Ranges = (
    (0x00A1, 0x00AA),
    (0x00AC, 0x00AF),
    (0x00B4, 0x00B6),
    (0x00B8, 0x00B8),
    (0x00BA, 0x00BA),
    (0x00BF, 0x00D6),
    (0x00D8, 0x00F6),
    (0x00F8, 0x00FF),
    (0x201A, 0x201A),  # ‚
    (0x201E, 0x201E),  # „
)
LATIN_NEEDED = "‚„ÄÖÜäöüßÁÂÃÀÇÉÊÍÓÔÕÚáâãàçéêíóôõúñ"
# No calt: it would turn the x of "4x3" into a multiplication sign.
TEXT_FEATURES = "ccmp kern mark tnum"
TEXT_WEIGHTS = (400, 700)

MATH: Ranges = (
    (0x0020, 0x007E),
    (0x00A0, 0x00B7),
    (0x00D7, 0x00D7),  # ×
    (0x0302, 0x0305),  # accents
    (0x0391, 0x03F5),  # Greek
    (0x2016, 0x2026),  # ‖ and ellipses
    (0x2032, 0x2033),  # primes
    (0x2061, 0x2064),  # invisible operators
    (0x210E, 0x210E),  # italic h stands outside the italic block
    (0x2113, 0x2113),  # ℓ
    (0x211D, 0x211D),  # ℝ
    (0x2190, 0x2194),
    (0x21A6, 0x21A6),
    (0x2202, 0x221E),  # ∂ ∇ ∑ − √ ∞
    (0x2223, 0x2229),
    (0x2248, 0x2248),
    (0x2260, 0x226B),
    (0x2295, 0x2299),  # ⊕ ⊗ ⊙
    (0x22A4, 0x22A5),
    (0x22C5, 0x22C5),
    (0x22EE, 0x22F1),  # dots
    (0x2308, 0x230B),  # ceiling, floor
    (0x239B, 0x23B4),  # pieces of tall brackets
    (0x23DE, 0x23DF),  # braces above and below
    (0x27E8, 0x27E9),  # angle brackets
    (0x1D400, 0x1D467),  # bold and italic Latin
    (0x1D6E2, 0x1D71B),  # italic Greek
)
MATH_NEEDED = "0XWAZ𝑋𝑊𝐴𝑍𝑌𝐿𝑏𝑑𝜎𝜂𝜆σηλ−×·⊙=+∑∏√∂∇∞⊤()[]{}|‖⎡⎤⎛⎞⟨⟩≤≥→←′…⋯"


def characters(ranges: Ranges) -> list[int]:
    return [code for first, last in ranges for code in range(first, last + 1)]


def rename(font: TTFont, family: str) -> None:
    """The licence of Latin Modern asks a changed font to bear another name."""
    names = font["name"]
    compact = family.replace(" ", "")
    for name_id, text in ((1, family), (3, family), (4, family), (6, compact), (16, family)):
        if names.getDebugName(name_id) is not None:
            names.setName(text, name_id, 3, 1, 0x409)
            names.removeNames(name_id, 1)
    if "CFF " in font:
        cff = font["CFF "].cff
        cff.fontNames = [compact]
        top = cff.topDictIndex[0]
        top.FullName = top.FamilyName = family


def subset(font: TTFont, codes: list[int], features: str, needed: str) -> TTFont:
    missing = [c for c in needed if ord(c) not in font.getBestCmap()]
    if missing:
        sys.exit(f"the source font has no {' '.join(missing)}")
    options = Options()
    options.layout_features = features.split()
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14, 16]
    options.hinting = False
    options.notdef_outline = True
    options.drop_tables += ["FFTM"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)
    return font


def main(kind: str, source: str, target: str) -> None:
    font = TTFont(source, recalcTimestamp=False)
    version = f"{font['head'].fontRevision:.3f}"
    if kind.startswith("inter"):
        if kind == "inter":
            codes = characters(TEXT) + [ord(character) for character in TEXT_SINGLE]
            font = subset(font, codes, TEXT_FEATURES, TEXT_NEEDED)
        else:
            font = subset(font, characters(LATIN), TEXT_FEATURES, LATIN_NEEDED)
        # The optical size stays that of running text; weight stays variable.
        font = instantiateVariableFont(font, {"opsz": 14, "wght": TEXT_WEIGHTS})
    else:
        font = subset(font, characters(MATH), "", MATH_NEEDED)
        rename(font, "Rowcol Math")
    font.flavor = "woff2"
    font.save(Path(target))
    print(version)


if __name__ == "__main__":
    main(*sys.argv[1:])
