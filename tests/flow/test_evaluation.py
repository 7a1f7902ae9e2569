"""Labels are read as they are meant, and mail is scored by what a label looks at."""

from __future__ import annotations

import pytest

from conduct_mailer.flow.evaluation import Case, Label, Mistake, evaluate
from tests.flow.test_explanation import JAPANESE, LEGAL, OF_A_CHAIR, VAGUE, explained
from tests.policy.people import PEOPLE

NOTHING = {"kind": None, "fields": None, "staff": None, "route": None, "urgent": None, "authorities": None}


def test_label_is_what_stands_in_its_file() -> None:
    """``null`` stays unsaid; what has no measure (``why``, ``named``) is passed over."""
    label = Label.from_json(
        {
            "kind": "report",
            "fields": {"when": True, "where": None},
            "staff": True,
            "named": ["rosa"],
            "route": "chairs-except:rosa",
            "urgent": False,
            "authorities": None,
            "why": "a chair",
        }
    )

    assert (label.kind, label.fields, label.staff) == ("report", {"when": True, "where": None}, True)
    assert (label.route, label.urgent, label.authorities) == ("chairs-except:rosa", False, None)
    assert Label.from_json(NOTHING).fields == {}


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"kind": "reprt"}, 'kind: "reprt" is none; write report, followup'),
        ({"kind": 3}, "kind: 3 is none"),
        ({"route": "comittee"}, 'route: "comittee" is none; write none, committee'),
        ({"route": "chairs-except:"}, 'route: "chairs-except:" is none'),
        ({"staff": "yes"}, 'staff: "yes" is none; write true, false or null'),
        ({"urgent": 1}, "urgent: 1 is none; write true, false or null"),
        ({"authorities": []}, "authorities: [] is none; write true, false or null"),
        ({"fields": ["when"]}, 'fields: ["when"] is none'),
        ({"fields": {"wen": True}}, 'fields: there is no "wen"; known ones are contact'),
        ({"fields": {"when": "absent"}}, 'fields: when: "absent" is none; write true, false or null'),
    ],
)
def test_value_that_no_label_has_is_named(wrong: dict[str, object], says: str) -> None:
    """Scored, it would be the program's mistake."""
    with pytest.raises(ValueError, match=r"is none|there is no") as caught:
        Label.from_json(NOTHING | wrong)
    (line,) = caught.value.args

    assert line.startswith(says)


def test_everything_that_is_wrong_in_a_label_is_named_at_once() -> None:
    """A long value is cut."""
    with pytest.raises(ValueError, match="kind") as caught:
        Label.from_json(NOTHING | {"kind": "x" * 100, "staff": 0})

    assert len(caught.value.args) == 2
    assert len(caught.value.args[0]) < 150


@pytest.mark.parametrize("data", [[], "report", None, {"staff": True}])
def test_what_is_no_label_at_all_says_what_one_has(data: object) -> None:
    """Any JSON may lie there."""
    with pytest.raises(ValueError, match="it needs kind, fields"):
        Label.from_json(data)


def test_route_keeps_out_chairs_alone() -> None:
    """A mistyped id would forget the chair who was meant."""
    for route, strangers in (("chairs-except:rosa,devika", ()), ("chairs-except:rosaa,rosa", ("rosaa",)), (None, ())):
        assert Label.from_json(NOTHING | {"route": route}).strangers(PEOPLE) == strangers


@pytest.mark.parametrize(
    ("octets", "label", "goes"),
    [
        (VAGUE, "committee", "committee"),
        (OF_A_CHAIR, "chairs-except:rosa", "chairs-except:rosa"),
        (LEGAL, "committee", "chairs"),
        (JAPANESE, "chairs", "independent"),
    ],
)
def test_what_no_label_knows_of_is_no_mistake(octets: bytes, label: str, goes: str) -> None:
    """A label looks at who is mentioned. The law, and what no program reads, narrow a route further."""
    found = explained(octets)
    scored = evaluate([Case("a", Label.from_json(NOTHING | {"route": label}), found)], PEOPLE)

    assert found.goes_to == goes
    assert found.route == label
    assert Mistake.ROUTE not in {mistake for mistake, _, _ in scored.mistakes}
    assert scored.routes == {(label, label): 1}
