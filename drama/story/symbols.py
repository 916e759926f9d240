"""What a character of a symbol font says: Word keeps the font and the place in it, not the character."""

_SYMBOL = {
    0x20: " !∀#∃%&∋()∗+,−./0123456789:;<=>?",
    0x40: "≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_",
    0x60: "‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼",
    0xA0: "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…|—↵",
    0xC0: "ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓",
    0xE0: "◊〈®©™∑",
    0xF1: "〉∫",
}
"""The font Symbol, from the place its first character has."""

_SIGNS = {
    "wingdings": {0x4A: "☺", 0x4B: "😐", 0x4C: "☹", 0xDF: "←", 0xE0: "→", 0xE7: "⇦", 0xE8: "⇨", 0xF3: "⇔"},
    "symbol": {first + at: sign for first, row in _SYMBOL.items() for at, sign in enumerate(row)},
}
"""By font: what Word writes itself for `:)` and `-->`, and the font it has for signs."""

_ORNAMENT = "◆"  # what no letter is: with nothing else on its line, it parts scenes


def sign_of(font: str, place: str) -> str:
    """Return the character at a place in a font, told in hexadecimal digits; an ornament if unknown."""
    try:
        code = int(place, 16)
    except ValueError:
        return _ORNAMENT
    signs = _SIGNS.get(font.casefold())
    if 0xF000 <= code <= 0xF0FF or (signs and 0 <= code <= 0xFF):
        return (signs or {}).get(code & 0xFF, _ORNAMENT)
    character = chr(code) if 0 <= code < 0x110000 else ""
    return character if character.isprintable() and character else _ORNAMENT
