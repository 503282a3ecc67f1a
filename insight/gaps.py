"""What the corpus could not answer, as a list of norms to acquire: those that questions name, then topics."""

from collections.abc import Collection
from dataclasses import dataclass

from corpus.errors import InvalidInput
from corpus.identifiers import RegulationId, RegulationKind
from insight.cases import Case, Collected
from insight.grouping import grouped, large
from insight.suppression import Threshold
from qa_service.model import AbstentionReason

# Of one municipality: that somebody asked about it can tell where they work.
_LOCAL = frozenset(
    {
        RegulationKind.ORDINANCE, RegulationKind.COUNCIL_AGREEMENT, RegulationKind.MAYORAL_DECREE,
        RegulationKind.MAYORAL_RESOLUTION, RegulationKind.MANAGEMENT_RESOLUTION, RegulationKind.REGIONAL_ORDINANCE,
        RegulationKind.DOCUMENT,
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Gap:
    """A norm or a topic that questions wanted in vain, and how many did."""

    name: str
    questions: int


@dataclass(frozen=True, slots=True)
class Gaps:
    """What to acquire: norms named, most wanted first, then the topics of the questions that name none."""

    questions: int
    norms: tuple[Gap, ...]
    topics: tuple[Gap, ...]


def gaps(found: Collected, held: Collection[str], threshold: Threshold) -> Gaps:
    """What questions of the period lack, without the norms held by now.

    A national norm is named from the first question on: it tells of nobody. Local norms and topics need as many
    consultations and askers as any other figure, and so do titles, which are the asker's own words.
    """
    vain = [case for case in found.cases if case.refusal == AbstentionReason.OUTSIDE_CORPUS.value]
    wanted = {name: len(cases) for name, cases in grouped(vain, _lacking).items() if name not in held}
    told = large(vain, _lacking, threshold)
    norms = {name: count for name, count in wanted.items() if name in told or _national(name)}
    topics = large([case for case in vain if not case.lacking], lambda case: [case.topic], threshold)
    return Gaps(len(vain), _listed(norms), _listed({topic: len(cases) for topic, cases in topics.items()}))


def _lacking(case: Case) -> frozenset[str]:
    return frozenset(case.lacking)


def _listed(counts: dict[str, int]) -> tuple[Gap, ...]:
    return tuple(Gap(name, count) for name, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _national(name: str) -> bool:
    try:
        return RegulationId(name).kind not in _LOCAL
    except (InvalidInput, ValueError):
        return False
