"""Making the edits of a list, at the iterations that they belong to."""

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import Any

from app.engine.errors import RowcolError
from app.web.messages import Edit
from app.web.session import Session

Go = Callable[[Session, int], Awaitable[None]]
Compute = Callable[[Callable[[], Any]], Awaitable[Any]]  # in a thread of the workers


async def make_edits(session: Session, edits: Sequence[Edit], go: Go, compute: Compute) -> None:
    """Go through the iterations of these edits and make those that the run doesn't have; others of
    its edits are taken back.

    Raises RowcolError that says which edit is refused; those before it are made.
    """
    ordered = sorted(enumerate(edits), key=lambda item: item[1].iteration)
    kept = await compute(partial(session.withdraw, [edit for _, edit in ordered]))
    for place, edit in ordered[kept:]:
        await go(session, edit.iteration)
        try:
            await compute(partial(session.edit, edit.matrix, edit.row, edit.column, edit.value))
        except RowcolError as error:
            error.where = f"edits[{place}]" + (f".{error.where}" if error.where else "")
            raise


async def replace_edits(session: Session, edits: Sequence[Edit], go: Go, compute: Compute) -> None:
    """Other edits, the same iteration and step. If one of them is refused, all are as they were."""
    iteration, step, before = session.run.iteration, session.step, session.edits()
    try:
        await make_edits(session, edits, go, compute)
    except RowcolError:
        await make_edits(session, before, go, compute)
        raise
    finally:
        await go(session, iteration)
        session.step = step
