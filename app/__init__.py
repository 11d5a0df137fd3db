"""Rowcol: a neural network shown as the matrix products that it is."""

import os

# Two BLAS threads make small products up to 25 times slower; the variable only counts before
# NumPy is imported.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
