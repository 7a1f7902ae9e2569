"""Lines of keys in TOML files."""

from __future__ import annotations

from conduct_mailer.config.files import lines_of, shown

TEXT = '''\
top = """
[not.a.table]
no = "key"
"""
list = [
  "[a]",  # ]
  "b = 1",
]
[section]
key = "a \\" [ b"
"quoted" = 1
dotted.inner = 2
[[staff]]
id = "a"
[[staff]]
id = 'b['
name = "B"
'''


def test_each_key_has_its_line() -> None:
    """Long texts, lists over several lines, quotes, comments and arrays of tables do not mislead."""
    assert lines_of(TEXT) == {
        ("top",): 1,
        ("list",): 5,
        ("section",): 9,
        ("section", "key"): 10,
        ("section", "quoted"): 11,
        ("section", "dotted"): 12,
        ("section", "dotted", "inner"): 12,
        ("staff",): 13,
        ("staff", 0): 13,
        ("staff", 0, "id"): 14,
        ("staff", 1): 15,
        ("staff", 1, "id"): 16,
        ("staff", 1, "name"): 17,
    }


def test_places_are_shown_as_people_count() -> None:
    """The second person is number two."""
    assert shown(("staff", 1, "emails", 0)) == "staff[2].emails[1]"
