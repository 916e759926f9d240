"""Changes to the text of a YAML file that leave every other character alone.

PyYAML says where each value starts and ends (its nodes' marks are offsets into the text); a change replaces
or inserts just there. Changes are merge patches (RFC 7396): a mapping changes the names it has, None takes a
name out. Comments stay, also those of a value that goes.
"""

import re
from collections.abc import Collection, Mapping
from functools import lru_cache

import yaml

from drama.errors import DramaError, Place, Problem

Patch = Mapping[str, object]
"""Names and their new values: words, numbers, mappings of them, or None."""

Keys = tuple[str, ...]
"""The names that lead from the top of the file to a value: ("roles", "MARA", "pan")."""


def merge(text: str, patch: Patch, keys: Keys = ()) -> str:
    """Return `text` with the mapping at `keys` patched; raises `yaml.YAMLError` where `text` is not YAML.

    New names go to the end of the mapping, in the style of its last pair.
    """
    fresh = {}
    for name, value in patch.items():
        node = find(text, at := (*keys, name))
        if value is None:
            text = _drop(text, at)
        elif node is None:
            fresh[name] = _without_none(value)
        elif isinstance(value, Mapping) and _holds_names(node):
            text = merge(text, value, at)
        else:
            text = _write(text, node, value)
    return _add(text, keys, fresh) if fresh else text


def spliced(text: str, patch: Patch, file: str, error: type[DramaError]) -> str:
    """Return the text with a patch made, proved to read as the old one with just the patch.

    Raises `error` where the YAML is written in a way that cannot be edited like this.
    """
    try:
        edited = merge(text, patch)
        intact = plain(edited) == merged(plain(text), patch)
    except yaml.YAMLError:
        intact = False
    if not intact:
        hint = "make the change by hand"
        raise error(Problem("this way of writing it is too unusual to edit", Place(file), hint))
    return edited


def find(text: str, keys: Keys) -> yaml.Node | None:
    """Return the node at `keys`, or None."""
    node = _compose(text)
    for name in keys:
        pairs = node.value if isinstance(node, yaml.MappingNode) else ()
        node = next((value for key, value in pairs if key.value == name), None)
    return node


def plain(text: str) -> object:
    """Return what `text` says: mappings of strings, and a value left out as an empty mapping."""
    return _plain(_compose(text))


def merged(data: object, patch: object) -> object:
    """Return what `plain` must say after a patch: the merge of RFC 7396 on plain data."""
    if not isinstance(patch, Mapping):
        return plain(_flow(patch))
    result = dict(data) if isinstance(data, Mapping) else {}
    for name, value in patch.items():
        if value is None:
            result.pop(name, None)
        else:
            result[name] = merged(result.get(name), value)
    return result


def reverse(text: str, patch: Patch, sections: Collection[str] = ()) -> dict[str, object]:
    """Return the patch that takes `patch` back from a text to which it is made.

    Of `sections` that are new in the text only the names go again: others may have been added since.
    """
    back = _reverse(plain(text), patch)
    for name in sections:
        new = patch.get(name)
        if back.get(name, {}) is None and isinstance(new, Mapping):
            back[name] = dict.fromkeys(new)
    return back


def both(one: Patch, other: Patch) -> Patch:
    """Return two patches as one, the second made after the first."""
    result = dict(one)
    for name, value in other.items():
        held = result.get(name)
        if isinstance(value, Mapping) and isinstance(held, Mapping):
            result[name] = both(held, value)
        else:
            result[name] = value
    return result


def _reverse(data: object, patch: Patch) -> dict[str, object]:
    held = data if isinstance(data, Mapping) else {}
    back: dict[str, object] = {}
    for name, value in patch.items():
        old = held.get(name)
        nested = isinstance(value, Mapping) and isinstance(old, Mapping)
        back[name] = _reverse(old, value) if nested and isinstance(value, Mapping) else old
    return back


@lru_cache(maxsize=4)  # a change looks several times into the same text
def _compose(text: str) -> yaml.Node | None:
    return yaml.compose(text, Loader=yaml.SafeLoader)


def _plain(node: yaml.Node | None) -> object:
    if isinstance(node, yaml.MappingNode):
        return {key.value: _plain(value) for key, value in node.value}
    return {} if node is None or _is_null(node) else node.value


def _without_none(value: object) -> object:
    if not isinstance(value, Mapping):
        return value
    return {name: _without_none(part) for name, part in value.items() if part is not None}


def _is_null(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.tag == "tag:yaml.org,2002:null"


def _holds_names(node: yaml.Node) -> bool:
    return isinstance(node, yaml.MappingNode) or _is_null(node)


def _write(text: str, node: yaml.Node, value: object) -> str:
    """Put `value` where `node` stands; a name without a value gets the colon and space it lacks."""
    start, end = node.start_mark.index, _last(text, node)
    gap = "" if end > start else " " if text[start - 1] == ":" else ": "
    return text[:start] + gap + _flow(value) + text[end:]


def _drop(text: str, keys: Keys) -> str:
    """Take the pair at `keys` out; of a block the pairs go one by one, so that their comments stay."""
    owner, node = find(text, keys[:-1]), find(text, keys)
    if not isinstance(owner, yaml.MappingNode) or node is None:
        return text
    if isinstance(node, yaml.MappingNode) and not node.flow_style:
        return _drop(_drop(text, (*keys, node.value[0][0].value)), keys)
    key = next(key for key, _ in owner.value if key.value == keys[-1])
    start, end = key.start_mark.index, _end(text, key, node)
    return _drop_flow(text, start, end) if owner.flow_style else _drop_block(text, start, end)


def _drop_flow(text: str, start: int, end: int) -> str:
    after = re.compile(r"[ \t]*,[ \t]*").match(text, end)
    if after:
        return text[:start] + text[after.end() :]
    return re.sub(r",?[ \t]*\Z", "", text[:start]) + text[end:]


def _drop_block(text: str, start: int, end: int) -> str:
    """Take the pair out, and its line with it unless a comment stands there too."""
    line, stop = text.rfind("\n", 0, start) + 1, _line_end(text, end)
    if rest := text[end:stop].lstrip():
        return text[:start] + rest + text[stop:]
    return text[:line] + text[stop:].removeprefix("\r").removeprefix("\n")


def _add(text: str, keys: Keys, pairs: Patch) -> str:
    """Put new pairs at the end of the mapping at `keys`.

    A mapping without pairs gets lines of its own where it is at the top of the file, else braces.
    """
    owner, holder = find(text, keys), find(text, keys[:-1])
    if owner is None:
        gap = "" if not text or text.endswith("\n") else _newline(text)
        return text + gap + "".join(row + _newline(text) for row in _rows(pairs, 0))
    if isinstance(owner, yaml.MappingNode) and owner.value:
        return _add_flow(text, owner, pairs) if owner.flow_style else _add_block(text, owner, pairs)
    if len(keys) == 1 and isinstance(holder, yaml.MappingNode) and not holder.flow_style:
        return _add_below(text, holder, keys[0], pairs)
    return _write(text, owner, pairs)


def _add_flow(text: str, owner: yaml.MappingNode, pairs: Patch) -> str:
    return _insert(text, _end(text, *owner.value[-1]), ", " + _flow(pairs)[1:-1])


def _add_block(text: str, owner: yaml.MappingNode, pairs: Patch) -> str:
    key, value = owner.value[-1]
    return _add_lines(text, _end(text, key, value), _rows(pairs, key.start_mark.column, key, value))


def _add_below(text: str, holder: yaml.MappingNode, name: str, pairs: Patch) -> str:
    """Give a name of the block `holder` that has no pairs yet its first ones, as lines below it."""
    key, value = next(pair for pair in holder.value if pair[0].value == name)
    start, end = value.start_mark.index, value.end_mark.index
    bare = text[:start].rstrip(" ") + text[end:] if end > start else text
    return _add_lines(bare, key.end_mark.index + 1, _rows(pairs, key.start_mark.column + 2))


def _rows(
    pairs: Patch, column: int, key: yaml.Node | None = None, value: yaml.Node | None = None
) -> list[str]:
    """Return the lines of new pairs in the style of a neighbour, a block or values from the same column on.

    At the top of the file, mappings are blocks whatever the neighbour is.
    """
    block = isinstance(value, yaml.MappingNode) and not value.flow_style
    step = value.start_mark.column - column if value and block else 2
    width = _width(pairs, column, key, value)
    rows = []
    for name, setting in pairs.items():
        if (block or column == 0) and isinstance(setting, Mapping) and setting:
            rows += [f"{_flow(name)}:", *_rows(setting, step)]
        else:
            rows.append(f"{_flow(name)}: ".ljust(width) + _flow(setting))
    return [" " * column + row for row in rows]


def _width(pairs: Patch, column: int, key: yaml.Node | None, value: yaml.Node | None) -> int:
    """Return where values start, counted from their names: as above, or behind the longest name."""
    if key and value and key.start_mark.line == value.start_mark.line:
        return value.start_mark.column - column
    alike = all(isinstance(setting, Mapping) for setting in pairs.values())
    return max(len(_flow(name)) for name in pairs) + 2 if alike else 0


def _add_lines(text: str, after: int, rows: list[str]) -> str:
    return _insert(text, _line_end(text, after), "".join(_newline(text) + row for row in rows))


def _end(text: str, key: yaml.Node, value: yaml.Node) -> int:
    """Return where a pair ends: behind its value, or behind the colon of a name without one."""
    return max(key.end_mark.index, _last(text, value))


def _last(text: str, node: yaml.Node) -> int:
    """Return the offset behind a value; PyYAML counts the comments below a block to it."""
    if isinstance(node, yaml.MappingNode) and not node.flow_style:
        return _end(text, *node.value[-1])
    start, end = node.start_mark.index, node.end_mark.index
    return start + len(text[start:end].rstrip())


def _line_end(text: str, index: int) -> int:
    end = text.find("\n", index)
    end = len(text) if end < 0 else end
    return end - 1 if text[index:end].endswith("\r") else end


def _newline(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _insert(text: str, index: int, more: str) -> str:
    return text[:index] + more + text[index:]


def _flow(value: object) -> str:
    """Return a value as one piece of YAML that reads back as the same, also between braces."""
    written: str = yaml.safe_dump(
        [_short(value)], default_flow_style=True, allow_unicode=True, sort_keys=False, width=float("inf")
    )
    return written.strip()[1:-1]


def _short(value: object) -> object:
    """Return a value as a person writes it: 2 for 2.0."""
    if isinstance(value, Mapping):
        return {name: _short(part) for name, part in value.items()}
    return int(value) if isinstance(value, float) and value.is_integer() else value
