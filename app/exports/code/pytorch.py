"""The program in PyTorch: its forward pass and loss; the gradients are PyTorch's, compared with Rowcol's."""

from __future__ import annotations

from app.exports.code.differentiated import ATOL, ROWCOL, RTOL, definitions, expected, forward, loss_of
from app.exports.code.listing import heading
from app.exports.request import Request
from app.words.phrase import phrase

_CALLS = ("torch.tensor", "torch.", ", dtype=torch.float64")


def pytorch_script(request: Request) -> bytes:
    """The script."""
    parameters = request.program.parameters
    parts = [
        heading(request, phrase("It needs PyTorch.")),
        _START,
        definitions(request, *_CALLS),
        "".join(f"{name}.requires_grad_()\n" for name in parameters),
        forward(request, "torch"),
        f"loss = {request.program.loss}.sum()",
        "loss.backward()\n" if parameters else "",
        ROWCOL.format(loss=loss_of(request), expected=expected(request, *_CALLS)),
        _COMPARISON.format(
            pairs=", ".join(f'"{name}": {name}.grad' for name in parameters), rtol=RTOL, atol=ATOL
        ),
    ]
    return "\n".join(parts).encode()


_START = """
import torch

torch.set_printoptions(precision=6)
"""

_COMPARISON = """print("loss", loss.item())
torch.testing.assert_close(loss.item(), expected_loss, rtol={rtol}, atol={atol}, equal_nan=True)
gradients = {{{pairs}}}
for name, gradient in gradients.items():
    print(f"\\ngradient of {{name}}\\n{{gradient}}")
    print(f"largest difference from Rowcol: {{(gradient - expected[name]).abs().max().item():.3g}}")
    torch.testing.assert_close(gradient, expected[name], rtol={rtol}, atol={atol}, equal_nan=True)
"""
