"""Numbers: a matrix as CSV, matrices as NPZ, a trace as JSON. All are exact."""

from __future__ import annotations

import csv
import io
import zipfile

import numpy as np

from app.engine.matrix import Axis
from app.exports.errors import ExportError
from app.exports.request import Request
from app.trace.trace import trace_json
from app.wire.exact import encode
from app.words.phrase import phrase

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_matrix(request: Request) -> bytes:
    """One matrix: a header with the labels of the columns, then a line for each row, its label first.

    Each number is the shortest text that gives the same float64 back; NaN and infinities are nan, inf
    and -inf.

    Raises:
        ExportError: no matrix is named.
    """
    if request.matrix is None:
        known = ", ".join(request.program.matrices)
        raise ExportError(phrase("name a matrix; there are: {known}", known=known), where="matrix")
    matrix = request.program.matrices[request.matrix]
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([matrix.id, *_labels(matrix.columns, request)])
    lines = zip(_labels(matrix.rows, request), request.shown[matrix.id].tolist(), strict=True)
    for label, numbers in lines:
        writer.writerow([label, *map(repr, numbers)])
    return text.getvalue().encode()


def _labels(axis: Axis, request: Request) -> list[str]:
    """The labels of an axis; in front of one that a spreadsheet would take for a formula stands an
    apostrophe.
    """
    said = [request.catalogue.say(label) for label in axis.all_labels()]
    return [f"'{label}" if label.startswith(_FORMULA) else label for label in said]


def npz(request: Request) -> bytes:
    """Matrices under their ids as NumPy reads them with ``np.load``: the one that is named, or all.

    The same matrices give the same bytes: the files in the archive bear no time.
    """
    ids = [request.matrix] if request.matrix is not None else list(request.program.matrices)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in ids:
            member = io.BytesIO()
            np.lib.format.write_array(member, np.ascontiguousarray(request.shown[name]), allow_pickle=False)
            entry = zipfile.ZipInfo(f"{name}.npy")
            archive.writestr(entry, member.getvalue(), compress_type=zipfile.ZIP_DEFLATED)
    return file.getvalue()


def json_trace(request: Request) -> bytes:
    """The trace, as ``rowcol trace`` and ``POST /api/trace`` give it."""
    trace = trace_json(
        request.network, request.values, request.iteration, request.convention, request.catalogue
    )
    return encode(trace)
