from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from frontdesk.clock import Clock
from frontdesk.desk import team
from frontdesk.desk.desk import open_desk
from frontdesk.desk.ordering import visits
from frontdesk.desk.undo import undo
from frontdesk.errors import GoneMeanwhile, NoLongerHere
from frontdesk.records.deeds import Deed
from frontdesk.store.store import Store
from frontdesk.store.tables import VisitRow

NOW = datetime(2026, 11, 22, 8, 41, tzinfo=UTC)


def visit_of(customer):
    return VisitRow(customer_id=customer, at=NOW, day=NOW.date())


def test_a_refused_commit_lets_go_of_the_file(tmp_path):
    store = Store.open(tmp_path / "shop.db", Clock(zone="UTC"), create=True)
    other = Store.open(tmp_path / "shop.db", Clock(zone="UTC"))
    deed = Deed("visit.log", "Visit logged", NOW, "till")
    with pytest.raises(GoneMeanwhile), store.writing(deed) as work:
        work.add(visit_of(77))
    for till in (other, store):
        with till.writing(deed) as work:
            work.add(visit_of(None))
    store.close()
    other.close()


@pytest.mark.parametrize("step", ["do_execute", "do_commit"])
def test_whoever_stops_a_deed_hears_of_nothing_else_and_the_file_is_let_go_of(tmp_path, monkeypatch, step):
    store = Store.open(tmp_path / "shop.db", Clock(zone="UTC"), create=True)
    deed = Deed("visit.log", "Visit logged", NOW, "till")

    def stopped(*_):
        raise KeyboardInterrupt

    def log():
        with store.writing(deed) as work, monkeypatch.context() as patched:
            work.add(visit_of(None))
            patched.setattr(f"sqlalchemy.engine.default.DefaultDialect.{step}", stopped)
            work.session.execute(select(VisitRow))
            work.session.commit()

    with pytest.raises(KeyboardInterrupt):
        log()
    with store.writing(deed) as work:
        assert work.session.scalars(select(VisitRow)).all() == []
        work.add(visit_of(None))
    store.close()


def test_who_was_taken_off_the_team_is_told_and_the_next_person_goes_on(tmp_path):
    here = open_desk(tmp_path / "shop.db", till="one", create=True)
    there = open_desk(tmp_path / "shop.db", till="two")
    team.add(there, "Mina")
    mina = here.by("Mina")
    undo(there)
    with pytest.raises(NoLongerHere):
        visits.log(mina, None, "")
    assert visits.log(here.by(None), None, "").visit_id
    assert visits.log(there, None, "").visit_id
    here.close()
    there.close()
