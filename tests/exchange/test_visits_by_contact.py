import pytest

from tests.exchange.shops import bring, counts, rows, shop

PEOPLE = (
    "id,name,phone,email\n1,Lena Kraus,(415) 555-0132,Lena@example.de\n2,Bo Kraus,,fam@b.de\n3,Ida Kraus,,fam@b.de\n"
)
WHO = "SELECT c.name FROM visits v LEFT JOIN customers c ON c.id = v.customer_id ORDER BY v.at"


@pytest.fixture
def desk(tmp_path):
    with shop(tmp_path) as desk:
        bring(desk, "customers", PEOPLE, source="book")
        yield desk


def test_a_sale_finds_its_customer_by_e_mail_phone_or_name(desk):
    text = (
        "Receipt,Date,Customer,Customer email,Phone,Item\n"
        "1,2026-01-01 08:00,,LENA@example.de,,Tea\n"
        "2,2026-01-02 08:00,,,+1 415-555-0132,Tea\n"
        "3,2026-01-03 08:00,Lena Kraus,,,Tea\n"
        "4,2026-01-04 08:00,Ida Kraus,fam@b.de,,Tea\n"
        "5,2026-01-05 08:00,,,,Tea\n"
    )
    assert counts(bring(desk, "visits", text)) == (5, 0, 0, 0)
    assert [name for (name,) in rows(desk, WHO)] == ["Lena Kraus"] * 3 + ["Ida Kraus", None]
    assert counts(bring(desk, "visits", text)) == (0, 0, 5, 0)


def test_a_sale_of_a_stranger_or_of_one_of_several_stays_out_with_the_reason(desk):
    report = bring(desk, "visits", "Date,E-mail\n2026-01-01,new@b.de\n2026-01-02,fam@b.de\n")
    assert [each.reason for each in report.rejected] == [
        "no customer has new@b.de",
        "several customers have fam@b.de",
    ]


def test_strangers_are_made_with_what_reaches_them_once_each(desk):
    sales = ("01,,new@b.de,", "02,,NEW@b.de,", "03,Cy Fox,,415 555 0199")
    text = "\n2026-01-".join(("Date,Customer name,E-mail,Phone", *sales))
    report = bring(desk, "visits", text, create_customers=True)
    assert counts(report) == (3, 0, 0, 0)
    assert rows(desk, "SELECT name FROM customers WHERE id > 3") == [("new@b.de",), ("Cy Fox",)]
    assert rows(desk, "SELECT customer_id, folded FROM emails WHERE customer_id > 3") == [(4, "new@b.de")]
    assert rows(desk, "SELECT customer_id, raw FROM phones WHERE customer_id > 3") == [(5, "415 555 0199")]
    assert counts(bring(desk, "visits", text, create_customers=True)) == (0, 0, 3, 0)


def test_the_orders_of_a_web_shop_are_visits_of_one_order_each(desk):
    header = "Name,Email,Financial Status,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price,Billing Name"
    text = (
        f"{header}\n#1,lena@example.de,paid,12.50,2026-01-01 10:05:10 +0200,1,Blend,8.50,Lena K\n"
        "#1,lena@example.de,,,2026-01-01 10:05:10 +0200,2,Cookie,2.00,\n"
    )
    assert counts(bring(desk, "visits", text)) == (1, 0, 0, 0)
    assert rows(desk, "SELECT customer_id, total FROM visits") == [(1, 1250)]
    assert rows(desk, "SELECT name, quantity FROM visit_lines") == [("Blend", 1), ("Cookie", 2)]
