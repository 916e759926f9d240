"""YAML as the user wrote it: values with their lines, and the table that checks them."""

import pytest

from drama.errors import Place, ProjectError
from drama.yamlfile import check, load, number, one_of, parse, text, words, yes_no

TABLE = {
    "title": text,
    "loud": yes_no,
    "gain": number(-6.0, 6.0, "dB"),
    "kind": one_of(("bed", "shot")),
    "tags": words,
}


def checked(written):
    found = []
    return check(parse(written, "f.yaml", ProjectError), TABLE, "f.yaml", found), [
        str(problem) for problem in found
    ]


def test_values_come_as_their_kinds():
    """Words stay as written, numbers and yes and no are what YAML makes of them."""
    written = "title: 1984\nloud: off\ngain: -3\nkind: bed\ntags: [wet, NO]\n"
    assert checked(written) == (
        {"title": "1984", "loud": False, "gain": -3.0, "kind": "bed", "tags": ("wet", "NO")},
        [],
    )
    assert checked("tags: wet")[0] == {"tags": ("wet",)}


def test_what_is_wrong_is_listed_with_its_line_and_left_out():
    """All problems of a mapping come at once; the values that are right are there."""
    assert checked("title: [a]\nloud: maybe\ngain: 7\nkind: beds\ntgas: x\ntags: a\n") == (
        {"tags": ("a",)},
        [
            "f.yaml:1: title: expected a single value",
            "f.yaml:2: loud: 'maybe' is neither yes nor no",
            "f.yaml:3: gain: '7' is not a number from -6 to 6 dB",
            "f.yaml:4: kind: 'beds' is not known (did you mean 'bed'?)\n  hint: one of: bed, shot",
            "f.yaml:5: 'tgas' is not known here (did you mean 'tags'?)\n"
            "  hint: known: title, loud, gain, kind, tags",
        ],
    )


@pytest.mark.parametrize(
    "written", ["gain: yes", "gain: .inf", "gain: .nan", "gain: '1'", "gain: {}", "gain:"]
)
def test_a_number_is_a_number(written):
    """Truth values, infinities, words and nothing are no numbers."""
    assert len(checked(written)[1]) == 1


@pytest.mark.parametrize(
    "value", ["bool x", "timestamp x", "int ''", "float ''", "int x", "float x", "binary é"]
)
def test_a_value_that_is_not_what_its_tag_says(value):
    """It is told with its line, whatever the parser makes of it."""
    with pytest.raises(ProjectError) as caught:
        parse(f"a: 1\ntitle: !!{value}\n", "f.yaml", ProjectError)
    (problem,) = caught.value.problems
    assert problem.place == Place("f.yaml", 2)


def test_a_value_has_the_line_of_its_name():
    """Where a value stands below its name, problems still name the line a writer looks for."""
    fields = parse("a:\n  b: 1\nc:\n\n  2\n", "f.yaml", ProjectError).fields
    assert (fields["a"].line, fields["a"].fields["b"].line, fields["c"].line) == (1, 2, 3)


def test_names_that_yaml_takes_for_something_else():
    """`NO`, `12` and `~` are names as good as any."""
    assert list(parse("NO: a\n12: b\n~: c\n", "f.yaml", ProjectError).fields) == ["NO", "12", "~"]


def test_errors_are_the_callers_kind(tmp_path):
    """A file is refused with the error of the stage that reads it."""
    path = tmp_path / "f.yaml"
    path.write_text("a: 1\na: 2\nb: !x 1\n")
    with pytest.raises(ProjectError) as caught:
        load(path, ProjectError)
    assert [problem.place.line for problem in caught.value.problems] == [2, 3]
