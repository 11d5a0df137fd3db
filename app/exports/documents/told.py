"""An iteration as documents tell it: its steps in words, and each matrix as a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from app.engine.matrix import Matrix
from app.engine.program import Step
from app.exports.request import Request
from app.trace.explanations import title
from app.trace.facts import sizes_and_names
from app.trace.formulas import latex, mathml
from app.trace.transcript import Table, ToldStep, transcript
from app.words.catalogue import Catalogue
from app.words.phrase import Figure, phrase


@dataclass(frozen=True)
class Chapter:
    """One step.

    Attributes:
        phase, layer, title: in words.
        step: in the convention asked for.
        original: the same in the rows convention.
        told: its words.
    """

    phase: str
    layer: str
    title: str
    step: Step
    original: Step
    told: ToldStep


class Account:
    """An iteration of a request, told once.

    Attributes:
        given: the matrices that the iteration begins with.
        chapters: all steps.
        tables: by id of the matrix.
    """

    def __init__(self, request: Request, catalogue: Catalogue | None = None) -> None:
        """
        Args:
            catalogue: another language than that of the request.
        """
        self.request = request
        self.catalogue = catalogue or request.catalogue
        told = transcript(request.network, request.values, request.convention, self.catalogue)
        self.given = told.given
        layers = {layer.index: self.catalogue.say(layer.name) for layer in request.network.layers}
        steps = zip(request.program.steps, request.network.program.steps, strict=True)
        self.chapters = []
        for phase, inside in told.phases:
            for one in inside:
                step, original = next(steps)
                layer = layers.get(step.layer, "") if step.layer is not None else ""
                name = title(step, request.program.matrices, self.catalogue)
                self.chapters.append(Chapter(phase, layer, name, step, original, one))
        self.tables: Mapping[str, Table] = {table.id: table for table in told.given} | {
            chapter.step.output: chapter.told.result for chapter in self.chapters
        }

    @property
    def title(self) -> str:
        """Of the network."""
        return replace(self.request, catalogue=self.catalogue).title

    @property
    def subtitle(self) -> str:
        """Which iteration it is, and what the loss is there."""
        loss = float(self.request.values[self.request.program.loss][0, 0])
        said = phrase(
            "Iteration {iteration}, loss {loss}",
            iteration=Figure(f"{self.request.iteration:,}"),
            loss=Figure(f"{loss:.6g}".replace("-", "−")),
        )
        return self.catalogue.say(said)

    def latex(self, chapter: Chapter, write: Callable[[Matrix], str] | None = None) -> str:
        """The formula of a step.

        Args:
            write: what stands for a matrix, instead of its symbol.
        """
        facts = sizes_and_names(chapter.original, self.request.network.program.matrices)
        turned = self.request.convention == "columns"
        more = {"write": write} if write else {}
        return latex(chapter.step, self.request.program.matrices, facts, turned=turned, **more)

    def mathml(self, chapter: Chapter) -> str:
        """The formula of a step in MathML."""
        facts = sizes_and_names(chapter.original, self.request.network.program.matrices)
        turned = self.request.convention == "columns"
        return mathml(chapter.step, self.request.program.matrices, facts, turned=turned)
