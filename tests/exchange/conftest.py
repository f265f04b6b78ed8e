from tests.desk.conftest import desk, wall

__all__ = ["desk", "wall"]
