"""The table of forms: everything that a network can be exported as.

The command, the route, the Python API and the documents read this table alone; a new form is a new row.
What makes it is only imported when it is asked for, because some need heavy libraries.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from app.exports.errors import ExportError
from app.exports.request import Request
from app.words.phrase import phrase


@dataclass(frozen=True)
class Form:
    """A row of the table.

    Attributes:
        name: as ``--format`` has it.
        ending: of the file, without the dot.
        media_type: of the file.
        title: what it is, in a few words.
        made_by: ``"module:function"`` in this package; the function makes the file's bytes of a request.
        reads: which attributes of a request it heeds, besides network, values, iteration, convention and
            catalogue, which all do.
        binary: whether it is nothing to print on a terminal.
    """

    name: str
    ending: str
    media_type: str
    title: str
    made_by: str
    reads: tuple[str, ...] = ()
    binary: bool = False

    def make(self, request: Request) -> bytes:
        """The file. May take a while.

        Raises:
            ExportError: the request can't be made into it.
        """
        module, function = self.made_by.split(":")
        make: Callable[[Request], bytes] = getattr(import_module(f"app.exports.{module}"), function)
        return make(request)


OPTIONS = ("step", "lens", "cell", "k", "theme", "matrix", "scale", "width", "transparent", "until", "paper")
"""What a form may read, in the order in which it is listed."""

_ROWS = (
    # The figure.
    Form(
        "html",
        "html",
        "text/html; charset=utf-8",
        phrase("the live figure in one file"),
        "standalone:file",
        ("step", "lens", "cell", "k", "theme"),
    ),
    Form(
        "svg",
        "svg",
        "image/svg+xml",
        phrase("a picture of a step"),
        "pictures.drawing:svg_file",
        ("step", "lens", "cell", "k", "theme", "width", "transparent"),
    ),
    Form(
        "png",
        "png",
        "image/png",
        phrase("a picture of a step, in pixels"),
        "pictures.raster:png_file",
        ("step", "lens", "cell", "k", "theme", "width", "scale", "transparent"),
        binary=True,
    ),
    # Films: from a step to the last one.
    Form(
        "gif",
        "gif",
        "image/gif",
        phrase("the steps from one on, one after the other"),
        "pictures.film:gif_file",
        ("step", "until", "lens", "theme", "width", "scale"),
        binary=True,
    ),
    Form(
        "webp",
        "webp",
        "image/webp",
        phrase("the same film, smaller and in all colours"),
        "pictures.film:webp_file",
        ("step", "until", "lens", "theme", "width", "scale"),
        binary=True,
    ),
    Form(
        "mp4",
        "mp4",
        "video/mp4",
        phrase("the same film as a video"),
        "pictures.film:mp4_file",
        ("step", "until", "lens", "theme", "width", "scale"),
        binary=True,
    ),
    # Documents.
    Form(
        "pdf",
        "pdf",
        "application/pdf",
        phrase("a handout: all steps, one a page"),
        "documents.handout:pdf_file",
        ("lens", "paper"),
        binary=True,
    ),
    Form(
        "worksheet",
        "pdf",
        "application/pdf",
        phrase("a worksheet: cells to be computed, and the answers"),
        "documents.handout:worksheet_file",
        ("paper",),
        binary=True,
    ),
    Form(
        "latex",
        "tex",
        "application/x-tex",
        phrase("a step in LaTeX"),
        "documents.latex:latex_step",
        ("step",),
    ),
    Form(
        "latex-iteration",
        "tex",
        "application/x-tex",
        phrase("all steps in LaTeX"),
        "documents.latex:latex_iteration",
    ),
    Form("tikz", "tex", "application/x-tex", phrase("the diagram in TikZ"), "documents.tikz:tikz_diagram"),
    Form(
        "markdown",
        "md",
        "text/markdown; charset=utf-8",
        phrase("all steps in Markdown, with MathML"),
        "documents.markdown:markdown_iteration",
    ),
    # Code.
    Form(
        "numpy",
        "py",
        "text/x-python; charset=utf-8",
        phrase("a NumPy script"),
        "code.numpy_script:numpy_script",
    ),
    Form(
        "pytorch",
        "py",
        "text/x-python; charset=utf-8",
        phrase("a PyTorch script"),
        "code.pytorch:pytorch_script",
    ),
    Form("jax", "py", "text/x-python; charset=utf-8", phrase("a JAX script"), "code.jax_script:jax_script"),
    Form(
        "notebook",
        "ipynb",
        "application/x-ipynb+json",
        phrase("a Jupyter notebook"),
        "code.notebook:notebook",
    ),
    # Numbers.
    Form(
        "csv", "csv", "text/csv; charset=utf-8", phrase("one matrix as CSV"), "data:csv_matrix", ("matrix",)
    ),
    Form(
        "npz",
        "npz",
        "application/octet-stream",
        phrase("matrices for NumPy"),
        "data:npz",
        ("matrix",),
        binary=True,
    ),
    Form("json", "json", "application/json", phrase("all matrices and steps as JSON"), "data:json_trace"),
)

FORMS: dict[str, Form] = {form.name: form for form in _ROWS}


def form(name: str) -> Form:
    """The form of that name.

    Raises:
        ExportError: there is none; the message lists those that there are.
    """
    if name not in FORMS:
        known = ", ".join(FORMS)
        said = phrase("there is no form “{name}”; there are: {known}", name=name, known=known)
        raise ExportError(said, where="format")
    return FORMS[name]


def file_name(form: Form, network: str, *, iteration: int, step: int, matrix: str | None) -> str:
    """A name for the file that says what is in it, such as ``xor-iteration-3-W1.csv``."""
    parts = ["".join(sign if sign.isalnum() else "-" for sign in network).strip("-")[:80] or "network"]
    if iteration:
        parts.append(f"iteration-{iteration}")
    if step and "step" in form.reads:
        parts.append(f"step-{step}")
    if "matrix" in form.reads and matrix is not None:
        parts.append(matrix)
    if sum(other.ending == form.ending for other in _ROWS) > 1:
        parts.append(form.name)
    return f"{'-'.join(parts)}.{form.ending}"
