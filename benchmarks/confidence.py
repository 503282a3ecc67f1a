"""When to refuse, and how sure a draft is: fit the constants of `qa_service/confidence.json`, or measure them.

    python -m benchmarks.confidence HOME QUESTIONS.jsonl                            how well the shipped constants tell
    python -m benchmarks.confidence HOME QUESTIONS.jsonl --fit --strangers FILE --known HOME QUESTIONS.jsonl
                                                                                    fit them anew and write the file

Every question is asked as it stands, and once more without each norm that decides it: without it, and where no other
norm has an equal rule, it must be refused. Strangers are questions on norms that HOME never held. Without them the
words that no text of HOME knows would tell nothing, since a question has the same ones with its norm and without it.
Known are questions on norms that questions are known of (`index.questions`), and the home that has them. HOME is a
published data home; constants are fitted on questions that no figure is published of. Folds keep a norm's questions
together.
"""

import argparse
import json
import os
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

import qa_service
from corpus.identifiers import RegulationId
from evals.cases import Case, article_key, load_cases
from evals.leaveout import Without, absences
from evals.reliability import area, brier, calibration_error, reliability, risk_coverage
from index.model import Searcher
from qa_service.answering import scope_of
from qa_service.bootstrap import Application
from qa_service.confidence import FILE, Calibration, Confidence, Gate, Logistic, Term, encode, judge, usual
from qa_service.drafting import extract
from qa_service.model import Draft
from qa_service.settings import settings_from
from qa_service.signals import Signals, read
from qa_service.understanding import understand

ROOM = 700  # strangers asked, spread evenly over the file
ABSENT = 0.1  # the share of officials' questions that the index can't answer, as in the visible set: 10 of 100
KEPT = 0.935  # of the questions that can be answered, those drafted where the constants are fitted: docs/abstention.md
KEPT_ALONE = 0.982  # the same without what the register tells
# What is relative to what else was found, or is not: how near and how many words depends on what an index holds
TOLD = ("clear", "held", "unknown", "covered", "ahead", "agreed")
ALONE = ("near", "clear", "cohort", "words", "unknown", "covered", "named", "ahead", "agreed", "valued")
RIGHT = ("near", "clear", "cohort", "held", *ALONE[3:])
DRAFTED = (0.99, 0.98, 0.97, 0.95, 0.93, 0.9, 0.85, 0.8)
GIVEN = (0.2, 0.4, 0.6, 0.8, 1.0)
DOUBTED = (0.4, 0.5, 0.6, 0.7)
FOLDS = 5


@dataclass(frozen=True, slots=True)
class Row:
    """A question once asked: what was hidden, whose it is, whether its answer was in the index and was cited."""

    id: str
    hidden: str | None
    norm: str
    signals: Signals
    present: bool
    right: bool


def rows(cases: Sequence[Case], application: Application) -> Iterator[Row]:
    """Every question as it stands and without each of its norms; those refused unread and equals elsewhere left out."""
    whole = application.searcher
    for case in cases:
        if row := _row(case, whole, application, None):
            yield row
    for norm, case in absences(cases):
        if case.norms == {norm} and (row := _row(case, Without(whole, RegulationId(norm)), application, norm)):
            yield row


def strangers(path: Path, held: Collection[str]) -> tuple[Case, ...]:
    """Questions of a file of lay questions (`file`, `questions`) on norms that are not `held`, by file name."""
    told = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    asked = [(row["id"], row["questions"][0]) for row in told if row["file"] not in held]
    return tuple(Case(id, text, None, None, False, (), None, ()) for id, text in asked[:: max(1, len(asked) // ROOM)])


def _row(case: Case, searcher: Searcher, application: Application, hidden: str | None) -> Row | None:
    understood = understand(case.asked, scope_of(searcher), application.today)
    hits = searcher.search(understood.query, 50)
    if understood.refusal or not hits or "cited" in hits[0].parts:
        return None
    present = case.answerable and hidden is None
    right = present and _cites(extract(understood, hits, searcher), case)
    return Row(case.id, hidden, min(case.norms, default=case.id), read(understood, hits, searcher), present, right)


def _cites(draft: Draft, case: Case) -> bool:
    cited = {article_key(citation.regulation.slug, citation.eid) for citation in draft.citations}
    return any(cited & gold.articles for gold in case.deciding)


def fit(found: Sequence[Row], known: Sequence[Row], model: str, source: str) -> Calibration:
    """The gates that a question passes, by what the register and known questions tell, and the chance of citing.

    `known` are rows of norms that questions are known of: they and the others share one chance, each with its own room.
    """
    listed, asked = ([row for row in some if row.signals.held is not None] for some in (found, known))
    here = [row for row in found if row.present]
    return Calibration(
        model, source, ABSENT,
        known=_gate([*listed, *asked], TOLD, KEPT, asked),
        present=_gate([*listed, *asked], TOLD, KEPT, listed),
        alone=_gate(found, ALONE, KEPT_ALONE, found),
        right=_logistic(here, [row.right for row in here], RIGHT),
    )  # fmt: skip


def _gate(found: Sequence[Row], names: Sequence[str], kept: float, among: Sequence[Row]) -> Gate:
    """The chance from some signals, and how much of it is enough for rows `among` those found.

    The latter with a norm's questions always left out.
    """
    present, counted = np.array([row.present for row in found]), {id(row) for row in among}
    shift = float(np.log((1 - ABSENT) / ABSENT) - np.log(present.sum() / (~present).sum()))
    folds, norms = GroupKFold(FOLDS), [row.norm for row in found]
    odds = cross_val_predict(
        _regression(), _values(found, names), present, groups=norms, cv=folds, method="decision_function"
    )
    chosen = present & [id(row) in counted for row in found]
    enough = float(np.quantile(1 / (1 + np.exp(-(odds[chosen] + shift))), 1 - kept))
    return Gate(round(enough, 4), _logistic(found, present, names, shift))


def _regression() -> Pipeline:
    return make_pipeline(SimpleImputer(), StandardScaler(), LogisticRegression(max_iter=1000))


def _logistic(found: Sequence[Row], wanted: Sequence[bool], names: Sequence[str], shift: float = 0.0) -> Logistic:
    model = _regression().fit(_values(found, names), wanted)
    scaler, regression = model[1], model[2]
    figures = zip(names, scaler.mean_, scaler.scale_, regression.coef_[0], strict=True)
    terms = {name: Term(round(m, 5), round(s, 5), round(w, 4)) for name, m, s, w in figures}
    return Logistic(round(float(regression.intercept_[0]) + shift, 4), terms)


def _values(found: Sequence[Row], names: Sequence[str]) -> np.ndarray:
    """A row for each question; NaN where a signal is absent."""
    return np.array([[getattr(row.signals, name) for name in names] for row in found], dtype=float)


def told(found: Sequence[Row], model: str, calibration: Calibration) -> Iterator[str]:
    """What the constants are worth on these rows, line by line."""
    sure = [judge(row.signals, model, calibration) for row in found]
    presence = [(one.present, row.present) for one, row in zip(sure, found, strict=True)]
    here = [(one.value, row.right) for one, row in zip(sure, found, strict=True) if row.present]
    kept = sorted((chance for chance, there in presence if there), reverse=True)
    gone = [one for one, row in zip(sure, found, strict=True) if row.hidden]
    never = [one for one, row in zip(sure, found, strict=True) if not row.hidden and not row.present]
    yield f"questions {len(kept)}, without their norm {len(gone)}, unanswerable {len(never)}"
    yield f"is the answer in the index: AUC {_figure(area, presence)}"
    figures = (("AUC", area), ("ECE", calibration_error), ("Brier", brier))
    yield "does the draft cite it: " + ", ".join(f"{name} {_figure(measure, here)}" for name, measure in figures)
    drafted = _share([one.present >= one.enough for one, there in zip(sure, found, strict=True) if there.present])
    gates = ", ".join(str(gate.enough) for gate in (calibration.known, calibration.present, calibration.alone))
    refused = [_share([one.present < one.enough for one in some]) for some in (gone, never)]
    yield f"from {gates}: drafted {drafted:.3f}, refused {refused[0]:.3f} and {refused[1]:.3f}"
    yield "drafted / refused without their norm / refused of the unanswerable"
    for share in DRAFTED:
        yield f"  {share:.2f} / {_refused(share, kept, gone):.2f} / {_refused(share, kept, never):.2f}"
    yield "of those that can be answered, the surest given / wrong among them"
    points = risk_coverage(here)
    for share in GIVEN:
        yield f"  {share:.1f} / {points[round(share * len(points)) - 1].risk:.2f}"
    yield "a doubt below: of the drafts that cite it, of those that don't"
    for bound in DOUBTED:
        right, wrong = (_share([chance < bound for chance, cites in here if cites is kind]) for kind in (True, False))
        yield f"  {bound:.1f} / {right:.2f} / {wrong:.2f}"
    for one in reliability(here):
        yield f"  said {one.confidence:.2f}, right {one.right:.2f} ({one.count})"


def _share(those: Sequence[bool]) -> float:
    return sum(those) / max(len(those), 1)


def _figure(measure: Callable[[list[tuple[float, bool]]], float | None], pairs: list[tuple[float, bool]]) -> str:
    value = measure(pairs)
    return "-" if value is None else f"{value:.3f}"


def _refused(share: float, kept: Sequence[float], gone: Sequence[Confidence]) -> float:
    """The share refused of what can't be answered when that share of what can is drafted."""
    least = kept[min(len(kept), round(len(kept) * share)) - 1]
    return _share([one.present < least for one in gone])


def _rows_of(home: Path, questions: Path) -> list[Row]:
    return list(rows(load_cases(questions), Application(replace(settings_from(os.environ), home=home))))


def _refitted(found: Sequence[Row], known: Sequence[Path] | None, model: str, name: str) -> Calibration:
    """Fit, and write the file."""
    more = _rows_of(*known) if known else []
    source = f"python -m benchmarks.confidence HOME {name} --fit: {len(found)} and {len(more)} rows"
    calibration = fit(found, more, model, source)
    text = json.dumps(encode(calibration), indent=1, ensure_ascii=False) + "\n"
    (Path(qa_service.__file__).parent / FILE).write_text(text, encoding="utf-8")
    return calibration


def main() -> None:
    """Fit or measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("home", type=Path)
    parser.add_argument("questions", nargs="+", type=Path)
    parser.add_argument("--fit", action="store_true")
    parser.add_argument("--known", nargs=2, type=Path, metavar=("HOME", "FILE"), help="on norms with known questions")
    parser.add_argument("--strangers", type=Path, metavar="FILE", help="lay questions, most of them on other norms")
    chosen = parser.parse_args()
    application = Application(replace(settings_from(os.environ), home=chosen.home))
    model = application.searcher.model
    for questions in chosen.questions:
        cases = load_cases(questions)
        held = {Path(card.source).name for card in application.searcher.cards().values()}
        others = strangers(chosen.strangers, held) if chosen.strangers else ()
        found = list(rows((*cases, *others), application))
        calibration = _refitted(found, chosen.known, model, questions.name) if chosen.fit else usual()
        print(questions.name, *told(found, model, calibration), sep="\n")


if __name__ == "__main__":
    main()
