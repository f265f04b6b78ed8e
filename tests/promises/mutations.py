"""Small lists of a shop, and accidents that befall a file on its way."""

from __future__ import annotations

CUSTOMERS = (
    "customer_id,name,goes_by,phone,email,birthday,since,note,tags\n"
    '1,"Ána ""A"" Berg",Annie,0171 1,a@b.de,1980-03-22,2019-01-02,"two\r\nlines",x; y\n'
    "2,Bob,,+1 555,bob@b.de,--04-22,13/1/2019,,\n"
    "3,Cem,,,odd mail,04-22,1/2/2019,ж,\n"
).encode()
VISITS = (
    b"transaction_id,transaction_date,transaction_time,sales_outlet_id,staff_id,customer_id,order,line_item_id,product_id,"
    b"quantity,line_item_amount,unit_price\n"
    b"7,2019-04-01,12:04:43,3,12,558,1,1,52,1,2.50,2.50\n"
    b'7,2019-04-01,12:04:43,3,12,558,1,2,53,2,"5,00",2.50\n'
    b"8,2019-04-01,12:05:43,3,12,0,1,1,52,1,$2.50 ,2.50\n"
)
POISON = [
    b'"',
    b'""',
    b",",
    b";",
    b"\n",
    b"\r",
    b"\r\n",
    b"\0",
    b"\xff",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\t",
    b"sep=;\n",
]
POISON += [
    b"=1+1",
    "\u202e".encode(),
    "\ufffd".encode(),
    b"\x1b[31m",
    b"," * 300,
    b"9" * 5000,
    b"x" * 11_000,
    b"PK\x03\x04",
    b"-" * 40,
]


def mutated(raw, chance):
    """A copy of raw with one to six seeded accidents."""
    data = bytearray(raw)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(data) + 1)
        match chance.randrange(5):
            case 0:
                data[at:at] = chance.choice(POISON)
            case 1:
                del data[at : at + chance.randint(1, 20)]
            case 2:
                data[at:at] = data[chance.randrange(len(data) + 1) :][:60]
            case 3:
                data[at : at + 1] = bytes([chance.randrange(256)])
            case _:
                data = bytearray(chance.choice([data, data.replace(b",", b";"), data.replace(b"\n", b"\r"), data[:at]]))
        data = data or bytearray(b"x")
    return bytes(data)


LINE = "Zoë,0171 234567\r\nJiří,0171 234568\r\n"
CP1250 = b"name;phone\n" + LINE.replace(",", ";").encode("cp1250")
UTF_16 = ("name\tphone\n" + LINE.replace(",", "\t")).encode("utf-16")
SEEDS = ((CUSTOMERS, "customers", 4), (VISITS, "visits", 4), (CP1250, "customers", 1), (UTF_16, "customers", 1))
"""Each list, what its rows are, and its share of the tries in tenths."""
