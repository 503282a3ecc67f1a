"""Both kinds of database keep and roll back alike, and let writers take turns."""

from desk.service import Desk
from tests.desk.world import People, drafted, released, whole


def test_a_desk_keeps_a_consultation_from_question_to_answer(desk: Desk, people: People) -> None:
    drafted(desk, people.official)
    one = released(desk, people.stranger, people.advisor)
    assert one.state == "released"
    assert whole(desk) == 6
