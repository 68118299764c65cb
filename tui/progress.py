"""Progress: where a run is and how fast it goes, and the marks it has got on its way."""

from __future__ import annotations

from dataclasses import dataclass

from engine.events import BatchDone

PACE_SECONDS = 2.0  # the span over which images per second are counted


@dataclass(frozen=True, slots=True)
class Mark:
    """A hyperparameter was changed after this step."""

    step: int
    text: str


@dataclass(frozen=True, slots=True)
class Progress:
    """Where the run is. `seen` are images of the present epoch; `pace` (elapsed, images) pairs."""

    step: int = 0
    epoch: int = 0
    seen: int = 0
    elapsed: float = 0.0
    images: int = 0
    pace: tuple[tuple[float, int], ...] = ()

    @property
    def images_per_second(self) -> float | None:
        """Over the last two seconds of training; None until there is something to count."""
        if len(self.pace) < 2:
            return None
        (since, before), (now, images) = self.pace[0], self.pace[-1]
        return (images - before) / (now - since) if now > since else None

    def advanced(self, batches: list[BatchDone]) -> Progress:
        """Take some batches into account."""
        last = batches[-1]
        images = self.images + sum(batch.size for batch in batches)
        pace = (*(self.pace or ((self.elapsed, self.images),)), (last.elapsed, images))
        recent = [p for p in pace[:-1] if last.elapsed - p[0] <= PACE_SECONDS]
        pace = (*(recent or pace[-2:-1]), pace[-1])
        return Progress(last.step, last.epoch, last.seen, last.elapsed, images, pace)
