"""Write the table of docs/exports.md: every form that there is."""

from pathlib import Path

from app.exports.forms import FORMS

DOCUMENT = Path(__file__).resolve().parents[1] / "docs/exports.md"
BEGIN, END = "<!-- forms: written by tools/forms.py -->\n", "<!-- end of forms -->\n"


def table() -> str:
    """The forms in Markdown."""
    rows = ["| form | file | what it is | heeds |", "|---|---|---|---|"]
    for form in FORMS.values():
        reads = ", ".join(f"`{name}`" for name in form.reads)
        rows.append(f"| `{form.name}` | `.{form.ending}` | {form.title} | {reads} |")
    return "\n".join(rows) + "\n"


def written(text: str) -> str:
    """The document with the table in its place."""
    before, rest = text.split(BEGIN)
    _, after = rest.split(END)
    return f"{before}{BEGIN}{table()}{END}{after}"


if __name__ == "__main__":
    DOCUMENT.write_text(written(DOCUMENT.read_text(encoding="utf-8")), encoding="utf-8")
