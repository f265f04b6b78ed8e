from __future__ import annotations

import asyncio
import contextlib
import json
import os
import re
import signal
from http.cookies import SimpleCookie

import pytest
from aiohttp import ClientSession, WSServerHandshakeError

from frontdesk.web import house, pages, session
from tests.web.visiting import open_house

FOREIGN = {
    "other origin": ({"Origin": "http://evil.example"}, 403),
    "other origin and host": ({"Origin": "http://evil.example", "Host": "rebind.evil.example"}, 403),
    "other host": ({"Host": "rebind.evil.example"}, 403),
    "origin null": ({"Origin": "null"}, 403),
}
GUARDS = {
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


def alive(pid):
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, 0)
        return True
    return False


def visiting(steps, *arguments, **settings):
    async def run():
        async with asyncio.timeout(30), open_house(*arguments, **settings) as visit:
            return await steps(visit)

    return asyncio.run(run())


def test_strangers_are_refused_whatever_they_ask_for():
    async def steps(visit):
        room = await visit.enter()
        inside = [room, f"{room}page/textual.js", f"{room}ws", f"{room}ws?width=80", room[:-1], f"{room}../"]
        outside = ["/", "/ws", "/static/", "/download/k", "/?token=", "/?token=x", "//", "/favicon.ico"]
        async with ClientSession() as stranger:
            for path in [*inside, *(f"{visit.door.origin}{each}" for each in outside)]:
                for headers, status in [({}, 403 if path.startswith(f"{room}ws") else 401), *FOREIGN.values()]:
                    async with stranger.get(path, headers=headers) as answer:
                        assert (answer.status, "Set-Cookie" in answer.headers) == (status, False), (path, headers)
                        assert GUARDS.items() <= answer.headers.items()
                        assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]

    visiting(steps)


def test_a_page_of_another_site_gets_nothing_by_a_visitors_cookie():
    async def steps(visit):
        room = await visit.enter()
        for headers, status in FOREIGN.values():
            async with visit.browser.get(room, headers=headers) as answer:
                assert answer.status == status
            with pytest.raises(WSServerHandshakeError, match=str(status)):
                await visit.line(room, **headers)
        with pytest.raises(WSServerHandshakeError, match="403"):
            await visit.browser.ws_connect(f"{room}ws")  # says no origin, as no browser does

    visiting(steps)


def test_the_address_buys_a_cookie_that_no_script_and_no_other_page_can_use():
    async def steps(visit):
        address = visit.door.address
        async with visit.browser.get(address, allow_redirects=False) as answer:
            place = answer.headers["Location"]
            (cookie,) = SimpleCookie(answer.headers["Set-Cookie"]).values()
        assert answer.status == 303
        assert re.fullmatch(r"/[0-9a-f]{32}/", place)
        assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Strict", place)
        assert (cookie["domain"], len(cookie.value)) == ("", 43)
        async with visit.browser.get(address) as again:
            assert again.status == 401
            assert "good once" in await again.text()

    visiting(steps)


def test_who_was_sent_by_another_site_can_ask_once_more_from_a_page_of_ours():
    async def steps(visit):
        room = await visit.enter()
        async with ClientSession() as stranger:  # a browser leaves the cookie out until our own page leads there
            pages = [await (await stranger.get(place)).text() for place in (room, visit.door.origin)]
        return ['<a href="">Try again</a>' in page for page in pages]

    assert visiting(steps) == [True, False]


def test_who_only_looks_at_an_address_does_not_spend_it():
    async def steps(visit):
        for method in ("HEAD", "POST", "OPTIONS"):
            async with visit.browser.request(method, visit.door.address) as answer:
                assert answer.status == 401
        async with visit.browser.get(visit.door.address, headers={"Origin": "http://evil.example"}) as answer:
            assert answer.status == 403
        assert await visit.enter()

    visiting(steps)


def test_the_page_loads_what_lies_here_and_nothing_else():
    async def steps(visit):
        room = await visit.enter()
        async with visit.browser.get(room) as page:
            text, policy = await page.text(), page.headers["Content-Security-Policy"]
        socket = f"ws://{visit.door.authority}{room.removeprefix(visit.door.origin)}ws"
        assert re.findall(r"[a-z]+://[^\"'\s]+", text) == [socket]
        assert re.search(r"<script(?![^>]* src=)|<style|\son\w+=|style=", text) is None
        assert "unsafe" not in policy
        assert policy.startswith("default-src 'none'; ")
        names = re.findall(r"page/([\w.]+)", text)
        assert len(names) == 5
        async with visit.browser.get(f"{room}page/counter.css") as sheet:
            names += re.findall(r'url\("([\w.]+)"\)', await sheet.text())
        assert {*names} == pages.FILES.keys()
        for name in names:
            async with visit.browser.get(f"{room}page/{name}") as file:
                assert (file.status, file.content_type) == (200, pages.FILES[name][1])
                assert await file.read()
        for name in ("counter.html", "..%2fhouse.py", "%2e%2e/house.py", "", "textual.js%00"):
            async with visit.browser.get(f"{room}page/{name}") as file:
                assert file.status == 401

    visiting(steps)


def test_no_page_may_be_read_with_the_nonce_of_another():
    async def steps(visit):
        room = await visit.enter()
        seen = set()
        for _ in range(3):
            async with visit.browser.get(room) as page:
                (nonce, *others) = re.findall(r'nonce="([^"]+)"', await page.text())
                assert f"'nonce-{nonce}'" in page.headers["Content-Security-Policy"]
                assert {*others} == {nonce}
                seen.add(nonce)
        assert len(seen) == 3

    visiting(steps)


def test_a_counter_is_given_its_arguments_as_they_are_and_its_own_till(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FRONTDESK_PIN", "2468")
    arguments = ("--db", f'{tmp_path}/it\'s $(touch pwned) "my" `shop`; touch pwned & .db', "")

    async def steps(visit):
        room = await visit.enter()
        lines = [await visit.line(room, size) for size in ("?width=120&height=40", "?width=x&height=-5")]
        return [await line.told() for line in lines]

    first, second = visiting(steps, "shows", *arguments)
    assert tuple(first["arguments"]) == arguments
    assert (first["COLUMNS"], first["ROWS"], first["FRONTDESK_TILL"]) == ("120", "40", "till 1")
    assert (first["FRONTDESK_PIN"], second["FRONTDESK_PIN"]) == (None, None)
    assert (second["COLUMNS"], second["ROWS"], second["FRONTDESK_TILL"]) == ("80", "24", "till 2")
    assert [*tmp_path.iterdir()] == []


def test_what_a_browser_says_is_taken_only_as_far_as_it_makes_sense():
    nonsense = [
        "", "[", "null", "{}", "[]", "[[]]", "[null, null]", '["stdin"]', '["stdin", 1]', '["stdin", ["a"]]',
        '["quit"]',
        '["deliver_chunk_request", {"key": "k"}]', '["resize"]', '["resize", []]', '["resize", {"width": 80}]',
        '["resize", {"width": null, "height": 3}]', '["resize", {"width": "80", "height": 24}]',
        '["resize", {"width": true, "height": 24}]', '["resize", {"width": 1e9, "height": 24}]', '["exit", {}]',
        "[" * 100_000, f'["resize", {{"width": {"9" * 5000}, "height": 1}}]',
    ]  # fmt: skip

    async def steps(visit):
        line = await visit.line(await visit.enter(), "?width=99999&height=1")
        begun = await line.told()
        for text in nonsense:
            await line.socket.send_str(text)
        await line.socket.send_bytes(b'["stdin", "bytes"]')
        await line.say("resize", {"width": 10**9, "height": -(10**9)})
        await line.say("stdin", "half \ud800 of one, é")
        return begun, await line.told(), await line.told()

    begun, resized, typed = visiting(steps)
    assert (int(begun["COLUMNS"]), int(begun["ROWS"])) == (session.WIDEST, session.LOWEST)
    assert resized["meta"] == {"type": "resize", "width": session.WIDEST, "height": session.LOWEST}
    assert typed["typed"] == "half ? of one, é"


def test_a_program_that_wants_more_than_a_screen_does_not_get_it():
    async def steps(visit):
        room = await visit.enter()
        line = await visit.line(room)
        assert [{*(await line.told())} & {"pid", "pushed"} for _ in range(2)] == [{"pid"}, {"pushed"}]
        async with visit.browser.get(f"{visit.door.origin}/download/k") as answer:
            assert answer.status == 401

    visiting(steps, "pushy")


def test_a_counter_too_many_is_told_so_and_finds_room_when_one_has_ended(monkeypatch):
    monkeypatch.setattr(house, "_WAIT", 0.2)

    async def steps(visit):
        room = await visit.enter()
        first = await visit.line(room)
        assert (await first.told())["FRONTDESK_TILL"] == "till 1"
        sentence, again = await (await visit.line(room)).ending()
        assert again
        assert "`--sessions`" in sentence
        monkeypatch.setattr(house, "_WAIT", 20)
        again = asyncio.create_task(visit.line(room))  # a page that is loaded again: its old line ends a bit later
        await asyncio.sleep(0)
        await first.socket.close()
        assert (await (await again).told())["FRONTDESK_TILL"] == "till 1"

    visiting(steps, places=1)


@pytest.mark.parametrize(
    ("how", "sentence"),
    [
        ("refuses", "The shop's file is damaged."),
        ("crashes", session.CRASHED.sentence),
        ("babbles", session.CRASHED.sentence),
    ],
)
def test_how_a_counter_ended_is_said_without_what_it_printed(how, sentence):
    async def steps(visit):
        return await (await visit.line(await visit.enter())).ending()

    assert visiting(steps, how) == (sentence, True)


def test_a_counter_that_is_killed_is_offered_anew():
    async def steps(visit):
        line = await visit.line(await visit.enter())
        os.kill((await line.told())["pid"], signal.SIGKILL)
        return await line.ending()

    assert visiting(steps) == (session.CRASHED.sentence, True)


def test_who_leaves_the_counter_is_told_so():
    async def steps(visit):
        line = await visit.line(await visit.enter())
        await line.told()
        await line.say("stdin", "\x11")
        return await line.ending()

    assert visiting(steps) == (session.LEFT.sentence, True)


def test_a_program_that_cannot_be_started_is_said_in_a_sentence(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))

    async def steps(visit):
        return await (await visit.line(await visit.enter())).ending()

    sentence, again = visiting(steps, executable="/nowhere/at/all")
    assert sentence.startswith("Something went wrong (error ")
    assert again


def test_a_counter_that_does_not_end_is_made_to(monkeypatch):
    monkeypatch.setattr(session, "_PATIENCE", 0.2)

    async def steps(visit):
        line = await visit.line(await visit.enter())
        pid = (await line.told())["pid"]
        await line.socket.close()
        await visit.house.close()
        return pid

    assert not alive(visiting(steps, "deaf"))


def test_a_message_beyond_all_measure_ends_its_own_line_alone():
    async def steps(visit):
        room = await visit.enter()
        calm, loud = await visit.line(room), await visit.line(room)
        await loud.told()
        await loud.say("stdin", "x" * 2_000_000)
        assert (await loud.told()) is None
        await calm.told()
        await calm.say("stdin", "y" * 60_000)
        assert (await calm.told())["typed"] == "y" * 60_000

    visiting(steps)


def test_who_does_nothing_is_shown_out_and_needs_a_new_address():
    clock = [0.0]

    async def steps(visit):
        room = await visit.enter()
        idle = await visit.line(room)
        await idle.told()
        clock[0] += 0.3
        await idle.say("focus")
        await idle.say("resize", {"width": 80, "height": 24})  # a window that is moved about is nobody's work
        assert "meta" in await idle.told()
        clock[0] += 0.3
        ended = await asyncio.wait_for(idle.ending(), 5)
        async with visit.browser.get(room) as page:
            return ended, page.status

    assert visiting(steps, idle=0.5, now=lambda: clock[0]) == ((session.IDLE.sentence, False), 401)


def test_who_types_stays():
    clock = [0.0]

    async def steps(visit):
        line = await visit.line(await visit.enter())
        await line.told()
        for _ in range(3):
            clock[0] += 40
            await line.say("stdin", "a")
            assert (await line.told()) == {"typed": "a"}
            assert visit.door.forgotten() == []

    visiting(steps, idle=60, now=lambda: clock[0])


def test_when_the_house_closes_every_counter_ends_and_says_so():
    async def steps(visit):
        room = await visit.enter()
        lines = [await visit.line(room) for _ in range(2)]
        pids = [(await line.told())["pid"] for line in lines]
        closing = asyncio.create_task(visit.house.close())
        endings = [await line.ending() for line in lines]
        await closing
        assert endings == [(session.CLOSED.sentence, False)] * 2
        assert not any(alive(pid) for pid in pids)

    visiting(steps)


def test_an_error_of_ours_is_a_sentence_and_not_a_traceback(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))

    async def steps(visit):
        room = await visit.enter()
        monkeypatch.setattr(pages, "counter", lambda **_: json.loads("Ann"))
        async with visit.browser.get(room) as page:
            return page.status, await page.text()

    status, text = visiting(steps)
    assert status == 500
    assert "Something went wrong (error " in text
    assert "Ann" not in text
