from datetime import date

from tests.exchange.tables import read


def test_staff_have_a_name_a_role_and_a_start():
    team, refused = read(
        "staff_id,first_name,last_name,position,start_date,location,,\n4,Cy,Orr,Barista,10/24/2007,3,,\n5,,,Chef,,,,\n",
        "staff",
    )
    assert (team[0].external_id, team[0].name, team[0].role, team[0].branch) == (
        "4",
        "Cy Orr",
        "Barista",
        "3",
    )
    assert team[0].since == date(2007, 10, 24)
    assert "without a name" in refused[0].reason


def test_our_own_staff_file_is_read():
    team, _ = read("staff_id,name,role\n1,Mina,owner\n", "staff")
    assert (team[0].external_id, team[0].name, team[0].role) == ("1", "Mina", "owner")


def test_our_own_items_file_is_read():
    items, _ = read("item_id,name,category,price,active\n1,Flat white,Coffee,3.50,yes\n2,Old tea,Tea,,no\n", "items")
    assert [(item.external_id, item.name, item.category, str(item.price), item.active) for item in items] == [
        ("1", "Flat white", "Coffee", "3.50", True),
        ("2", "Old tea", "Tea", "None", False),
    ]
