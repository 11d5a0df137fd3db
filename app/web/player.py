"""Serves one connection: takes messages from the inbox, plays, and fills the outbox.

One task; all computing happens in the workers' threads, in slices. It never waits for the
client's socket except through the outbox, whose bounds say how.
"""

import asyncio
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any, NoReturn, TypeVar

from app.engine.errors import RowcolError
from app.settings import Settings
from app.training.curve import CURVE_STOPS
from app.web import messages as m
from app.web.answers import answer, check
from app.web.edits import make_edits, replace_edits
from app.web.errors import InvalidRequestError, TooMuchError, refusal
from app.web.language import of_message
from app.web.mailbox import Inbox, Outbox
from app.web.pace import Pace
from app.web.session import Playing, Session
from app.web.sources import Networks
from app.web.workers import Workers
from app.wire.exact import encode
from app.words.catalogue import ENGLISH
from app.words.languages import Languages
from app.words.phrase import Figure, phrase

T = TypeVar("T")


class Player:
    """The actor of one connection."""

    def __init__(
        self,
        inbox: Inbox,
        outbox: Outbox,
        wake: asyncio.Event,
        networks: Networks,
        workers: Workers,
        settings: Settings,
        languages: Languages,
    ) -> None:
        self._inbox = inbox
        self._outbox = outbox
        self._wake = wake
        self._networks = networks
        self._workers = workers
        self._settings = settings
        self._languages = languages
        self._catalogue = ENGLISH
        self._session: Session | None = None
        self._playing: Playing = None
        self._pace = Pace()
        self._answers: str | None = None  # the type of the message that is obeyed

    async def serve(self) -> NoReturn:
        """Handle messages and play until cancelled."""
        while True:
            self._wake.clear()
            item = self._inbox.take()
            if item is not None:
                await self._handle(item)
                continue
            delay = self._delay()
            if delay == 0.0:
                await self._tick()
            else:
                await self._sleep(delay)

    async def _sleep(self, delay: float | None) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(delay):
                await self._wake.wait()

    # Messages

    async def _handle(self, item: m.Message | RowcolError) -> None:
        try:
            if isinstance(item, RowcolError):
                raise item
            self._answers = item.type
            await self._obey(item)
        except RowcolError as error:
            await self._send({"type": "error", "about": self._answers, **refusal(error, self._catalogue)})
        finally:
            self._answers = None

    @property
    def _opened(self) -> Session:
        if self._session is None:
            raise InvalidRequestError(phrase("no network is open: send an open message first"), where="type")
        return self._session

    async def _obey(self, message: m.Message) -> None:
        if isinstance(message, m.Open):
            await self._open(message)
            return
        if isinstance(message, m.Check):
            await self._send(await self._compute(lambda: check(self._networks, message)))
            return
        session = self._opened
        match message:
            case m.Watch():
                await self._compute(lambda: session.watch(message.windows, message.matrices))
                await self._show()
            case m.Play():
                self._playing = message.what
                self._pace.start(time.monotonic())
                await self._send_state()
            case m.Pause():
                await self._pause()
            case m.Step():
                await self._step(session, message.by)
            case m.Seek():
                await self._seek(session, message)
            case m.Reset():
                await self._compute(session.reset)
                await self._stand_still(history=True)
            case m.Speed():
                self._set_speed(message)
                await self._send_state()
            case m.EditCell():
                edit = (message.matrix, message.row, message.column, message.value)
                await self._compute(lambda: session.edit(*edit))
                await self._show(history=True)
            case m.EditCells():
                await self._compute(lambda: session.edit_cells(message.matrix, message.cells))
                await self._show(history=True)
            case m.SetEdits():
                self._check_edits(message.edits)
                await replace_edits(session, message.edits, self._go, self._compute)
                await self._show(history=True)
            case (
                m.Terms()
                | m.Compare()
                | m.Trail()
                | m.Film()
                | m.Line()
                | m.Overview()
                | m.Plane()
                | m.Confusion()
                | m.Known()
            ):
                await self._send(await self._compute(lambda: answer(session, message)))

    async def _open(self, message: m.Open) -> None:
        """Make the whole session before it takes the place of the one that is open."""
        self._catalogue = catalogue = of_message(self._languages, message.language)
        self._check_iteration(message.iteration)
        self._check_edits(message.edits)

        def make() -> Session:
            network = self._networks.build(message.network, message.spec)
            session = Session(
                network,
                message.convention or network.spec.convention,
                self._settings.max_frame_cells,
                catalogue,
            )
            session.check_step(message.step)
            session.watch(message.windows, message.matrices)
            return session

        session = await self._compute(make)
        await make_edits(session, message.edits, self._go, self._compute)
        await self._go(session, message.iteration, may_stop=True)
        session.step = message.step
        self._session = session
        self._playing = None
        await self._compute(session.values)
        await self._outbox.put(await self._compute(session.program_message))
        await self._send_state()
        await self._send_history()
        await self._send_frame()

    async def _pause(self) -> None:
        was = self._playing
        self._playing = None
        await self._show(history=was == "iterations")

    async def _stand_still(self, history: bool = False) -> None:
        """A jump ends playing."""
        self._playing = None
        await self._show(history)

    async def _step(self, session: Session, by: int) -> None:
        iteration, step = divmod(session.run.iteration * session.steps + session.step + by, session.steps)
        if iteration < 0:
            iteration, step = 0, 0
        self._check_iteration(iteration)
        await self._go(session, iteration)
        session.step = step
        await self._stand_still()

    async def _seek(self, session: Session, message: m.Seek) -> None:
        iteration = session.run.iteration if message.iteration is None else message.iteration
        self._check_iteration(iteration)
        session.check_step(message.step)
        moved = iteration != session.run.iteration
        await self._go(session, iteration, may_stop=True)
        session.step = message.step
        await self._stand_still(history=moved)

    def _set_speed(self, message: m.Speed) -> None:
        for name, most in (
            ("steps_per_second", self._settings.max_steps_per_second),
            ("frames_per_second", self._settings.max_frames_per_second),
        ):
            if name in message.model_fields_set and getattr(message, name) > most:
                raise TooMuchError(
                    phrase(
                        "{name} must be at most {most} on this server", name=name, most=Figure(f"{most:g}")
                    ),
                    where=name,
                )
        self._pace.set(message.model_dump(include=message.model_fields_set - {"type"}))
        self._pace.start(time.monotonic())

    def _check_edits(self, edits: Sequence[m.Edit]) -> None:
        for place, edit in enumerate(edits):
            self._check_iteration(edit.iteration, f"edits[{place}].iteration")

    def _check_iteration(self, iteration: int, where: str = "iteration") -> None:
        most = self._settings.max_iterations
        if iteration > most:
            raise TooMuchError(
                phrase(
                    "This server computes up to iteration {most}; {iteration} is beyond it.",
                    most=f"{most:,}",
                    iteration=f"{iteration:,}",
                ),
                where=where,
            )

    async def _go(self, session: Session, iteration: int, may_stop: bool = False) -> None:
        """Bring the session to an iteration; a later open, seek or reset may end it on the way."""
        stride = max(1, (iteration - session.frontier) // CURVE_STOPS)
        while not await self._compute(lambda: session.approach(iteration, stride)):
            if may_stop and self._inbox.superseded():
                return

    # Playing

    def _delay(self) -> float | None:
        """Seconds until something is due; None: not before a message, or a frame is taken."""
        if self._playing == "steps":
            return self._pace.until_step(time.monotonic()) if self._outbox.settled else None
        if self._playing == "iterations":
            if self._pace.all_out and not self._outbox.latest_taken:
                return None
            return self._pace.until_frame(time.monotonic())
        return None

    async def _tick(self) -> None:
        session = self._opened
        if self._playing == "steps":
            await self._play_step(session)
        else:
            await self._play_iterations(session)

    async def _play_step(self, session: Session) -> None:
        self._pace.stepped(time.monotonic())
        if session.step + 1 < session.steps:
            session.step += 1
        elif session.run.iteration < self._settings.max_iterations:
            await self._go(session, session.run.iteration + 1)
            session.step = 0
        else:
            await self._end()
            return
        await self._send_frame()

    async def _play_iterations(self, session: Session) -> None:
        last = self._settings.max_iterations
        begun = session.run.iteration
        if begun >= last:
            await self._end()
            return
        target = min(last, begun + self._pace.due(time.monotonic()))
        end = self._pace.frame_end(time.monotonic())
        while not await self._compute(lambda: session.approach(target)):
            if self._inbox.waiting or time.monotonic() >= end:
                break
        self._pace.advanced(session.run.iteration - begun, time.monotonic())
        session.step = 0
        for item in await self._compute(lambda: session.frame("float32", "iterations")):
            if isinstance(item, str):
                await self._outbox.put(item)
            else:
                self._outbox.replace(item)

    async def _end(self) -> None:
        """The last iteration that this server computes."""
        await self._stand_still(history=True)
        most = self._settings.max_iterations
        ended = TooMuchError(
            phrase("this server computes up to iteration {most}; playing stopped there", most=most)
        )
        await self._send({"type": "error", "about": "play", **refusal(ended, self._catalogue)})

    # Sending

    async def _compute(self, work: Callable[[], T]) -> T:
        return await self._workers.run(work)

    async def _send(self, message: dict[str, Any]) -> None:
        await self._outbox.put(encode(message).decode())

    async def _send_state(self) -> None:
        session = self._opened
        state: dict[str, Any] = {"about": self._answers, "playing": self._playing}
        state |= {"iteration": session.run.iteration, "step": session.step}
        edits = [edit.model_dump(exclude_none=True) for edit in session.edits()]
        await self._send({"type": "state", **state, **self._pace.rates(), "edits": edits})

    async def _send_history(self) -> None:
        await self._send({"type": "history", "points": self._opened.curve.points})

    async def _send_frame(self) -> None:
        """A frame that must arrive, in full precision."""
        session = self._opened
        for item in await self._compute(lambda: session.frame("float64", self._playing)):
            await self._outbox.put(item)

    async def _show(self, history: bool = False) -> None:
        """Say where things stand: state, the curve if it changed, and a frame."""
        await self._send_state()
        await self._send_frame()
        if history:
            await self._send_history()
