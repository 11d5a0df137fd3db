"""The cases of a run: what each iteration is fed, and the edits made to them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from app.engine.registry import Array
from app.networks.build import Network
from app.training.batches import Batches
from app.training.errors import RunError
from app.training.records import Edit
from app.words.phrase import phrase


class Cases:
    """The training cases as a run sees them: all at once or in batches, as given or edited.

    Attributes:
        x, y: cases × inputs and cases × outputs; copies once they are edited.
    """

    def __init__(self, network: Network) -> None:
        self._network = network
        self.x, self.y = network.dataset.x, network.dataset.y
        size = network.spec.batch_size
        whole = size is None or size == len(self.x)
        self._batches = None if whole else Batches(len(self.x), size or 0, network.spec.seed)
        self._augmented = network.layers[0].augmented

    @property
    def batched(self) -> bool:
        """Whether an iteration sees only some of the cases."""
        return self._batches is not None

    def feeds(self, iteration: int) -> dict[str, Array]:
        """The given matrices of an iteration, by id."""
        if self._batches is None:
            return self._network.feeds(self.x, self.y)
        rows = self._batches.rows(iteration)
        return self._network.feeds(self.x[rows], self.y[rows])

    def restore(self) -> None:
        """The cases as they were given."""
        self.x, self.y = self._network.dataset.x, self._network.dataset.y

    def check(self, matrix: str, column: int, value: float) -> None:
        """Refuse an edit that the network has no meaning for.

        Raises:
            RunError: the column of ones, or a target that the loss can't take.
        """
        if matrix == "X" and self._augmented and column == 0:
            raise RunError(
                phrase(
                    "the column of ones isn't an input: it carries the bias; edit the bias row of the "
                    "weights instead"
                ),
                where="column",
            )
        loss = self._network.spec.loss
        if matrix == "Y" and loss == "softmax_cross_entropy" and value != 1:
            raise RunError(
                phrase(
                    "the targets of a case must add up to 1: give 1 to the class that is right, and the "
                    "others become 0"
                ),
                where="value",
            )
        if matrix == "Y" and loss == "binary_cross_entropy" and not 0 <= value <= 1:
            raise RunError(phrase("{loss} needs targets between 0 and 1", loss=loss), where="value")

    def write(self, edits: Sequence[Edit]) -> None:
        """Change cells of X and Y, given as the iteration of their edit shows them.

        A 1 among the targets of a softmax makes the others of that case 0.
        """
        changed = {edit.matrix for edit in edits}
        # What was handed out stays as it was.
        self.x = np.array(self.x) if "X" in changed else self.x
        self.y = np.array(self.y) if "Y" in changed else self.y
        for edit in edits:
            case = edit.row
            if self._batches is not None:
                case = int(self._batches.rows(edit.iteration)[edit.row])
            if edit.matrix == "X":
                self.x[case, edit.column - 1 if self._augmented else edit.column] = edit.value
                continue
            if self._network.spec.loss == "softmax_cross_entropy":
                self.y[case] = 0.0
            self.y[case, edit.column] = edit.value
