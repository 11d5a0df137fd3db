"""What a layer with few weights costs, beside a dense layer of the same size."""

from __future__ import annotations

from app.engine.program import Program
from app.networks.build import Network
from app.networks.gallery import gallery
from app.networks.layers import LayerOutline, kind_of
from app.words.catalogue import Catalogue
from app.words.phrase import Phrase, phrase


def weights_of(program: Program, layer: LayerOutline) -> int:
    """Its weights, without biases and without those that are pruned."""
    for step in program.steps:
        if step.layer == layer.index and "kept" in step.params:
            return int(step.params["kept"])
    shapes = [program.matrices[name].shape for name in layer.weights]
    return sum(rows * columns for rows, columns in shapes)


def products_of(program: Program, layer: LayerOutline, cases: int) -> int:
    """How many products of two numbers its forward steps take for one case."""
    total = 0
    for step in program.steps:
        if (step.phase, step.layer) == ("forward", layer.index) and "done" in step.params:
            total += int(step.params["done"])
        if (step.phase, step.layer, step.op) == ("forward", layer.index, "matmul"):
            left, right = (program.matrices[name].shape for name in step.inputs)
            total += left[0] * left[1] * right[1]
    return total // cases


def costs(network: Network, layer: LayerOutline, catalogue: Catalogue) -> dict[str, str]:
    """The sentence, as ``costs`` of the layer; nothing of a layer that isn't there to save any."""
    if not kind_of(network.spec.layers[layer.index - 1]).saves:
        return {}
    program = network.program
    counts = {
        "weights": weights_of(program, layer),
        "products": products_of(program, layer, network.cases),
        "dense": program.matrices[layer.input].columns.size * layer.units,
    }
    shown = {name: catalogue.figure(f"{count:,}") for name, count in counts.items()}
    text = phrase(
        "{weights} weights, {products} products a case: a dense layer of this size has {dense} of each.",
        **shown,
    )
    said = [text, *_lost(network, catalogue)]
    return {"costs": " ".join(catalogue.say(sentence) for sentence in said)}


def _lost(network: Network, catalogue: Catalogue) -> list[Phrase]:
    """What a network of the gallery loses by it, as trained: nothing is known of one that was changed."""
    entry = gallery.get(network.spec.name)
    if entry is None or network.spec != entry.spec():
        return []
    own, dense = entry.stated, gallery[entry.stated.beside].stated if entry.stated.beside else None
    if dense is None or own.misses is None or own.test_accuracy is None or dense.test_accuracy is None:
        return []
    shares = {"share": f"{100 * own.test_accuracy:.1f}", "dense": f"{100 * dense.test_accuracy:.1f}"}
    shares["misses"] = f"{100 * own.misses:.0f}"
    return [
        phrase(
            "Trained: {share} % of the test cases right, dense {dense} %. "
            "The best fit to the dense weights misses {misses} % of them.",
            **{name: catalogue.figure(share) for name, share in shares.items()},
        )
    ]
