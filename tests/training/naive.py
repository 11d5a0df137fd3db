"""A run without checkpoints, replay or chunks: step by step from the start, for comparison."""

import numpy as np

from app.engine.execute import Executor


def states(network, iterations, edits=()):
    """Parameters and optimizer state after 0, 1, … updates (copies), with the edits in their places.

    Edits of X and Y change the cases from their iteration on.
    """
    executor = Executor(network.program)
    executor.load(network.start)
    plan = executor.plan()
    x, y = network.dataset.x, network.dataset.y
    for iteration in range(iterations + 1):
        for edit in edits:
            if edit.iteration == iteration and edit.matrix in "XY":
                x, y = edited_cases(network, x, y, edit)
            elif edit.iteration == iteration:
                executor.values[edit.matrix][edit.row, edit.column] = edit.value
        yield {name: executor.values[name].copy() for name in network.program.updates}, (x, y)
        rows = case_numbers(network, iteration)
        executor.load(network.feeds(x[rows], y[rows]))
        executor.run(plan)
        executor.adopt()


def edited_cases(network, x, y, edit):
    """The cases after an edit of X or Y, whose row and column are those that the iteration shows."""
    x, y = x.copy(), y.copy()
    case = case_numbers(network, edit.iteration)[edit.row]
    if edit.matrix == "X":
        x[case, edit.column - network.layers[0].augmented] = edit.value
    elif network.spec.loss == "softmax_cross_entropy":
        y[case] = np.arange(y.shape[1]) == edit.column
    else:
        y[case, edit.column] = edit.value
    return x, y


def case_numbers(network, iteration):
    """The cases of an iteration: all, or a slice of the seeded permutations laid end to end."""
    size, cases = network.spec.batch_size, len(network.dataset.x)
    if size is None:
        return np.arange(cases)
    epochs = range((iteration + 1) * size // cases + 1)
    stream = [np.random.default_rng([network.spec.seed, n]).permutation(cases) for n in epochs]
    return np.concatenate(stream)[iteration * size : (iteration + 1) * size]


def first_nonfinite(network, iterations):
    """(iteration, step, matrix) of the first NaN or ∞ in the order of computation, or None."""
    executor = Executor(network.program)
    executor.load(network.start)
    data, plan = network.dataset, executor.plan()
    for iteration in range(iterations + 1):
        rows = case_numbers(network, iteration)
        executor.load(network.feeds(data.x[rows], data.y[rows]))
        for step, call in zip(network.program.steps, plan, strict=True):
            executor.run([call])
            if not np.isfinite(executor.values[step.output]).all():
                return iteration, step.index, step.output
        executor.adopt()
    return None
