"""Train `framework` in PyTorch, from the same start and on the same batches, and keep what it comes to.

Run once, where PyTorch is installed beside Rowcol (pip install torch); the tests compare with the file:

    python tools/train_in_pytorch.py > tests/fixtures/framework_in_pytorch.json
"""

from __future__ import annotations

import json
import sys
from typing import Any

import numpy as np
import torch

from app.networks.build import Network, build
from app.networks.gallery import network_spec
from app.training.batches import Batches

ITERATIONS = 10_000
LISTED = (0, 1, 10, 100, 1_000, 5_000, 9_999)


def module(network: Network) -> torch.nn.Sequential:
    """The network as PyTorch has it; its Linear holds the weights as units × inputs."""
    parts: list[torch.nn.Module] = []
    for layer in network.layers:
        weights, bias = network.start[layer.weight], network.start[layer.bias]
        linear = torch.nn.Linear(*weights.shape, dtype=torch.float64)
        with torch.no_grad():
            linear.weight.copy_(torch.from_numpy(weights.T))
            linear.bias.copy_(torch.from_numpy(bias[0]))
        parts += [linear, torch.nn.ReLU()]
    return torch.nn.Sequential(*parts[:-1])  # the last layer gives logits


def gradients(net: torch.nn.Sequential) -> dict[str, Any]:
    """By the ids that Rowcol gives them."""
    linears = [part for part in net if isinstance(part, torch.nn.Linear)]
    found = {f"dW{n}": linear.weight.grad.T for n, linear in enumerate(linears, start=1)}
    found |= {f"db{n}": linear.bias.grad[None] for n, linear in enumerate(linears, start=1)}
    return {name: gradient.tolist() for name, gradient in found.items()}


def main() -> None:
    """Print the file."""
    network = build(network_spec("framework"))
    spec, data = network.spec, network.dataset
    x, y = torch.from_numpy(np.array(data.x)), torch.from_numpy(data.y.argmax(axis=1))
    net, loss_of = module(network), torch.nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(net.parameters(), lr=spec.optimizer.learning_rate)
    batches = Batches(len(x), spec.batch_size, spec.seed)
    listed = []
    for iteration in range(ITERATIONS):
        rows = torch.from_numpy(batches.rows(iteration))
        optimizer.zero_grad()
        loss = loss_of(net(x[rows]), y[rows])
        loss.backward()
        if iteration in LISTED:
            listed.append({"iteration": iteration, "loss": loss.item(), "gradients": gradients(net)})
        optimizer.step()
    with torch.no_grad():
        right = net(torch.from_numpy(np.array(data.test_x))).argmax(dim=1).numpy() == data.test_y.argmax(
            axis=1
        )
    result = {"torch": torch.__version__, "iterations": listed, "test_accuracy": right.mean()}
    json.dump(result, sys.stdout, indent=1)


if __name__ == "__main__":
    main()
