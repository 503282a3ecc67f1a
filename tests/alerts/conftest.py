"""The desk's fixtures, over each kind of database."""

from tests.desk.conftest import address, clock, cluster, database, desk, file, people, shelf

__all__ = ["address", "clock", "cluster", "database", "desk", "file", "people", "shelf"]
