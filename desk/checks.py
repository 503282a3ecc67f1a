"""A draft's checks made again: its citations as they stand in the index now, on the day whose law answers."""

from dataclasses import replace
from datetime import date

from index.model import Searcher
from qa_service.citing import Citer
from qa_service.grounding import ground
from qa_service.model import Citation, Draft


def checked(draft: Draft, searcher: Searcher, on: date) -> Draft:
    """The draft with each citation's standing of that day, and with what each statement fails then."""
    citer = Citer(searcher, on)
    statements = tuple(
        replace(statement, citations=tuple(_as_it_stands(one, searcher, citer) for one in statement.citations))
        for statement in draft.statements
    )
    return ground(replace(draft, statements=statements), searcher, on)


def _as_it_stands(citation: Citation, searcher: Searcher, citer: Citer) -> Citation:
    """The citation with the end and the standing that its wording has now; as it was where there is none."""
    same = [one for one in searcher.wordings(citation.provision) if one.valid_from == citation.valid_from]
    found = next((one for one in same if one.text[citation.start : citation.end] == citation.quote), None)
    return replace(citation, valid_to=found.valid_to, status=citer.status(found)) if found else citation
