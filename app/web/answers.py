"""Questions that a client asks of an open network and that change nothing."""

from dataclasses import asdict
from typing import Any

from app.web import messages as m
from app.web.figures import confusion_figure, judge, known_figure, regions_figure
from app.web.session import Session
from app.web.sources import Networks
from app.web.wholes import film, line, overview

Question = m.Terms | m.Compare | m.Trail | m.Film | m.Line | m.Overview | m.Plane | m.Confusion | m.Known


def answer(session: Session, question: Question) -> dict[str, Any]:
    """The message that answers. Raises RowcolError."""
    match question:
        case m.Terms():
            asked = question.model_dump()
            return {**asked, **asdict(session.terms(**question.model_dump(exclude={"type"})))}
        case m.Compare():
            return {"type": "compare", **session.compare(question.matrix)}
        case m.Trail():
            points = session.trail(question.matrix, question.row, question.column)
            return {**question.model_dump(), "points": points}
        case m.Film():
            pictures = film(session, question.matrix, question.pictures)
            iterations, matrices = zip(*pictures, strict=True)
            return {"type": "film", "matrix": question.matrix, "iterations": iterations, "values": matrices}
        case m.Plane():
            figure = regions_figure(session.run, question.theme, question.by, session.catalogue)
            return {**question.model_dump(), "iteration": session.run.iteration, "figure": figure}
        case m.Confusion():
            judged = judge(session.run, session.catalogue)
            return {
                **question.model_dump(),
                "iteration": session.run.iteration,
                "held_out": judged.held_out,
                "classes": judged.classes,
                "counts": judged.confusion.counts,
                "figure": confusion_figure(judged, question.theme, session.catalogue),
            }
        case m.Known():
            figure = known_figure(session.run, question.theme, session.catalogue)
            return {**question.model_dump(), "iteration": session.run.iteration, "figure": figure}
        case m.Overview():
            return {"type": "overview", **overview(session, question.matrix)}
        case m.Line():
            values = line(session, question.matrix, question.along, question.index)
            return {**question.model_dump(), "iteration": session.run.iteration, "values": values}


def check(networks: Networks, question: m.Check) -> dict[str, Any]:
    """What a spec would build: neurons by layer, inputs first, and cases. Raises RowcolError."""
    network = networks.build(None, question.spec)
    sizes = [network.dataset.x.shape[1], *(layer.units for layer in network.layers)]
    return {"type": "check", "sizes": sizes, "cases": len(network.dataset.x)}
