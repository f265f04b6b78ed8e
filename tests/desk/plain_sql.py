"""What an evening must say, by plain SQL over the visits alone: nothing that is kept or worked out is looked at.

Every statement takes the first and the last shop day (`:start`, `:end`). They follow the words of records.rhythms, and
share no code with them.
"""

RATED = """sum(happiness = '+'), sum(happiness = '='), sum(happiness = '-')"""

VISITS = f"""SELECT count(*), count(DISTINCT customer_id), coalesce(sum(customer_id IS NULL), 0), {RATED}
             FROM visits WHERE day BETWEEN :start AND :end"""

NEW = """SELECT count(DISTINCT v.customer_id) FROM visits v JOIN (
             SELECT customer_id, min(at) AS first FROM visits WHERE customer_id IS NOT NULL GROUP BY customer_id) f
         ON v.customer_id = f.customer_id AND v.at = f.first WHERE v.day BETWEEN :start AND :end"""

DAYS = "SELECT day, count(*) FROM visits WHERE day BETWEEN :start AND :end GROUP BY day ORDER BY day"

HOURS = """SELECT (strftime('%w', day) + 6) % 7, 0 + strftime('%H', datetime(at, :away)), count(*)
           FROM visits WHERE day BETWEEN :start AND :end AND timed GROUP BY 1, 2 ORDER BY 1, 2"""
"""`:away` is how far the shop's clock is from UTC ("-4 hours"), all through the span."""

STAFF = f"""SELECT staff_id, {RATED} FROM visits WHERE day BETWEEN :start AND :end AND happiness <> ''
            GROUP BY staff_id"""

ITEMS = f"""SELECT item_id, count(*), {RATED} FROM (
                SELECT DISTINCT v.id, v.happiness, l.item_id FROM visits v JOIN visit_lines l ON l.visit_id = v.id
                WHERE v.day BETWEEN :start AND :end AND l.item_id IS NOT NULL)
            GROUP BY item_id"""

USUAL = "SELECT count(usual_taken), coalesce(sum(usual_taken), 0) FROM visits WHERE day BETWEEN :start AND :end"

_RHYTHMS = """
    recent AS (
        SELECT who, day, max(day) OVER (PARTITION BY who) AS last,
               row_number() OVER (PARTITION BY who ORDER BY day DESC) AS back
        FROM days),
    counted AS (
        SELECT who, day, last, julianday(day) - julianday(lag(day) OVER (PARTITION BY who ORDER BY day)) AS gap
        FROM recent WHERE back <= 21 AND julianday(last) - julianday(day) < 364),
    gaps AS (
        SELECT who, last, gap, row_number() OVER (PARTITION BY who ORDER BY gap) AS place,
               count(*) OVER (PARTITION BY who) AS n
        FROM counted WHERE gap IS NOT NULL),
    rhythms AS (
        SELECT who, last, avg(CASE WHEN place IN ((n + 1) / 2, n / 2 + 1) THEN gap END) AS usual,
               0 + max(CASE WHEN place = (9 * n + 9) / 10 THEN gap END) AS long
        FROM gaps GROUP BY who, last HAVING max(n) >= 4 AND usual <= 60),
    regulars AS (
        SELECT who, usual, long, last, date(last, '+' || (CAST(1.5 * long AS INTEGER) + 2) || ' days') AS missed_from,
               date(last, '+' || (CAST(max(4 * long, 60) AS INTEGER) + 1) || ' days') AS lapsed_from
        FROM rhythms)"""
"""From `days` (who, day): the last twenty gaps of one year, their middle and the longest but one in ten."""

_CAME = "SELECT DISTINCT customer_id AS who, day FROM visits WHERE customer_id IS NOT NULL"

CHAIRS = f"""WITH days AS ({_CAME} AND day <= :end), {_RHYTHMS}
    SELECT coalesce(sum(last >= :start), 0), coalesce(sum(missed_from > :end), 0),
           coalesce(sum(missed_from <= :end AND lapsed_from > :end), 0), coalesce(sum(lapsed_from <= :end), 0)
    FROM regulars"""
"""How many regulars came in the span; keep to their rhythm at its end; are missed; have lapsed."""

EMPTY = f"""WITH days AS ({_CAME} AND day <= :end), {_RHYTHMS}
    SELECT who, usual, julianday(:end) - julianday(last), (julianday(:end) - julianday(last)) / long, last
    FROM regulars WHERE missed_from <= :end AND lapsed_from > :end ORDER BY 4 DESC, usual, who"""

CAME_BACK = f"""WITH came AS ({_CAME} AND day <= :end),
    returns AS (SELECT who AS person, day AS back FROM came WHERE day >= :start),
    days AS (SELECT person || ' ' || back AS who, day FROM returns JOIN came ON who = person AND day < back), {_RHYTHMS}
    SELECT 0 + substr(who, 1, instr(who, ' ')), max(back), julianday(back) - julianday(last), usual
    FROM (SELECT *, substr(who, instr(who, ' ') + 1) AS back FROM regulars) WHERE back >= missed_from GROUP BY 1
    ORDER BY 2 DESC, 3 DESC, 1"""
"""Everybody's rhythm before each visit of theirs, and whether they were missed by then; the latest of each."""

COHORT = """WITH firsts AS (SELECT customer_id AS who, min(day) AS first FROM visits
                            WHERE customer_id IS NOT NULL GROUP BY customer_id)
    SELECT strftime('%Y-%m', first), strftime('%Y-%m', day), count(DISTINCT who)
    FROM firsts JOIN visits ON customer_id = who WHERE day <= :end AND first >= :start GROUP BY 1, 2 ORDER BY 1, 2"""
"""Of those who came first in each month, how many came in each month; `:start` is the first month's first day."""

LOYAL = """WITH firsts AS (SELECT customer_id AS who, min(at) AS at, day, staff_id FROM visits
                           WHERE customer_id IS NOT NULL AND day BETWEEN :start AND :end GROUP BY customer_id),
    later AS (SELECT who, firsts.day AS day, firsts.staff_id AS staff, min(v.at), v.day AS next_day,
                     v.staff_id AS next_staff
              FROM firsts LEFT JOIN visits v ON v.customer_id = who AND v.day > firsts.day GROUP BY who),
    again AS (SELECT * FROM later WHERE julianday(next_day) - julianday(day) <= :within)
    SELECT (SELECT count(*) FROM firsts), (SELECT count(*) FROM again),
           (SELECT count(*) FROM again WHERE staff = next_staff),
           (SELECT count(*) FROM again WHERE staff IS NOT NULL AND next_staff IS NOT NULL)"""
"""`:start` and `:end` are those of the earlier span whose people all had `:within` days to come again."""
