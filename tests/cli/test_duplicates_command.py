"""Who stands in the book twice, at the command line."""


def test_pairs_are_listed_said_apart_and_listed_again_when_that_is_undone(shell):
    ann = shell.json("add", "Ann Smith", "--phone", "0151 0482 4417")["id"]
    anne = shell.json("add", "Anne Smyth", "--phone", "+49 151 04824417")["id"]
    bob = shell.json("add", "Bob Smith", "--phone", "0151 0482 4417")["id"]
    (pair,) = shell.json("duplicates")
    assert (pair["score"], pair["a"]["id"], pair["b"]["id"]) == (80, ann, anne)
    assert pair["reasons"] == ["same phone ending 4417", "name nearly the same"]
    family = shell.json("duplicates", "list", "--least", "1", "--limit", "9")
    assert {each["b"]["id"] for each in family if each["score"] < pair["score"]} == {bob}
    said = shell.json("duplicates", "apart", str(anne), str(ann))
    assert shell.json("duplicates", "list") == []
    shell("undo", str(said["action"]))
    assert len(shell.json("duplicates", "--limit", "1")) == 1


def test_a_choice_that_there_is_not_is_refused_and_nothing_is_merged(shell):
    one, other = (shell.json("add", name)["id"] for name in ("Ann", "Anne"))
    for choice in ("shoe=a", "note=c", "note"):
        assert shell("merge", str(one), str(other), "--keep", choice).code == 2
    assert shell("duplicates", "apart", str(one), str(one)).code == 2
    assert shell("duplicates", "apart", str(one), "99").code == 3
    shell("merge", str(one), str(other), "--keep", "name=b")
    assert shell.json("show", str(one))["name"] == "Anne"
