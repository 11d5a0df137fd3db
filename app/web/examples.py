"""Requests and answers as OpenAPI shows them; a test sends every request and compares the form of
the answer.
"""

from typing import Any

SPEC: dict[str, Any] = {
    "name": "mine",
    "dataset": {"x": [[0, 0], [0, 1], [1, 0], [1, 1]], "y": [[0], [1], [1], [0]]},
    "layers": [
        {"kind": "dense", "units": 3, "activation": "sigmoid", "bias": "augmented"},
        {"kind": "dense", "units": 1, "activation": "sigmoid", "bias": "augmented"},
    ],
    "loss": "mean_squared_error",
    "optimizer": {"kind": "sgd", "learning_rate": 0.5},
    "seed": 7,
}

TRACE_REQUESTS: dict[str, Any] = {
    "named": {
        "summary": "A network of the gallery",
        "value": {"network": "xor", "iteration": 0, "convention": "rows"},
    },
    "spelled_out": {"summary": "A network spelled out", "value": {"spec": SPEC, "iteration": 10}},
}

TRAIN_REQUESTS: dict[str, Any] = {
    "named": {
        "summary": "A network of the gallery",
        "value": {"network": "xor", "iterations": 11, "every": 5},
    },
    "spelled_out": {
        "summary": "A network spelled out",
        "value": {"spec": SPEC, "iterations": 3, "every": 1},
    },
}

FIGURE_REQUESTS: dict[str, Any] = {
    "short": {
        "summary": "Two iterations",
        "value": {
            "history": [
                {"iteration": 0, "loss": 0.25, "accuracy": 0.5},
                {"iteration": 10, "loss": 0.125, "accuracy": 0.75},
            ],
            "theme": "paper",
        },
    }
}

GALLERY: dict[str, Any] = {
    "networks": [
        {
            "name": "xor",
            "title": "Exclusive or",
            "summary": "Four cases that no single layer can tell apart.",
            "shape": "2–3–1",
        }
    ]
}

FORMS: dict[str, Any] = {
    "forms": [
        {
            "name": "csv",
            "ending": "csv",
            "media_type": "text/csv; charset=utf-8",
            "title": "one matrix as CSV",
            "reads": ["matrix"],
        }
    ]
}

TRACE: dict[str, Any] = {
    "version": 1,
    "network": "xor",
    "iteration": 0,
    "matrices": [
        {
            "id": "W1",
            "symbol": "W₁",
            "role": "weight",
            "shape": [3, 3],
            "axes": ["input", "hidden"],
            "row_labels": ["bias", "x₁", "x₂"],
            "column_labels": ["h₁", "h₂", "h₃"],
            "gradient_of": None,
        }
    ],
    "steps": [
        {
            "index": 0,
            "phase": "forward",
            "layer": 1,
            "op": "matmul",
            "inputs": ["X", "W1"],
            "output": "Z1",
            "formula": "Z_1 = X\\,W_1",
            "numpy": "Z1 = X @ W1",
            "text": "Each case is multiplied by each column of W₁ and summed.",
        }
    ],
    "values": {"X": [[1, 0, 0], [1, 0, 1], [1, 1, 0], [1, 1, 1]]},
    "metrics": {"loss": 0.25, "accuracy": 0.5},
}

FIGURE_OF: dict[str, Any] = {
    "version": 1,
    "program": {"type": "program", "network": "xor", "matrices": TRACE["matrices"], "steps": TRACE["steps"]},
    "iteration": 0,
    "values": {"X": [[1, 0, 0], [1, 0, 1], [1, 1, 0], [1, 1, 1]]},
    "parts": None,
    "metrics": {"loss": 0.25, "accuracy": 0.5},
    "first_nonfinite": None,
    "history": [[0, 0.25, 0.5]],
    "edits": [],
    "start": {},
    "batched": False,
    "scored": None,
}

TRAINING: dict[str, Any] = {
    "history": [
        {"iteration": 0, "loss": 0.25, "accuracy": 0.5},
        {"iteration": 5, "loss": 0.249, "accuracy": 0.5},
        {"iteration": 10, "loss": 0.248, "accuracy": 0.75},
    ],
    "test": None,
}

FIGURE: dict[str, Any] = {
    "data": [{"type": "scatter", "name": "loss", "x": [0, 10], "y": [0.25, 0.125]}],
    "layout": {"xaxis": {"title": {"text": "iteration"}}},
}

REFUSAL: dict[str, Any] = {
    "error": {
        "code": "shape_mismatch",
        "message": "weights are 3 × 3, but 2 inputs × 3 units are needed (without the bias row)",
        "where": "layers[0].weights",
    }
}
