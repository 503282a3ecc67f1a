"""The data home that the command's own tests use."""

from tests.qa_service.conftest import installed

__all__ = ["installed"]
