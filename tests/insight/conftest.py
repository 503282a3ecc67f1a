"""The desk's own databases, clock, shelf and people."""

from tests.desk.conftest import address, clock, cluster, database, desk, file, people, shelf

__all__ = ["address", "clock", "cluster", "database", "desk", "file", "people", "shelf"]
