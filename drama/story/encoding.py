"""Bytes to text: every encoding a story is likely to come in, and a plain refusal of everything else."""

import codecs
import re

from drama.errors import Place, Problem, StoryError

_BOMS = (
    # UTF-32 first: its little-endian mark begins with the one of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

ZIP = b"PK\x03\x04"
"""What a ZIP file begins with."""

SIGNED_BYTES = 8
"""How much of a file shows what it begins with."""

_SIGNATURES = (
    (b"%PDF", "a PDF", "export it from your editor as .docx, .epub or .txt"),
    (b"{\\rtf", "an RTF document", "open it in your word processor and save it as .docx"),
    (ZIP, "a Word, EPUB or ZIP file", "give it the ending it had, .epub or .docx"),
    (b"\xd0\xcf\x11\xe0", "an old or locked Office document", "save it as .docx, without a password"),
    (b"\x89PNG", "a picture", "give the text of the story"),
    (b"\xff\xd8\xff", "a picture", "give the text of the story"),
)

_CONTROL = re.compile(rb"[\x01-\x08\x0e-\x19\x1c-\x1f\x7f]")
_AMISS = re.compile(  # what stands in a text that is read in the wrong encoding, and hardly in any other
    r"""(?:(?<=[a-z])|(?<=[A-Z])(?=.[a-z]))[À-ÖØ-ÞŒŠŽŸ]     # donÕt, IÕd, cafÈ
    |(?<!\w)(?![\x00-\x7f])[^\W\d_](?=[A-Z](?![A-ZÀ-Þ]))    # ÒHello, ìHello
    |(?<=[.,!?;:—–])(?![\x00-\x7f])[^\W\d_](?!\w)          # on.Ó, on.î
    |(?<!\w)[ÐÑñó](?!\w)                                   # a dash: Ñ Yes, ó Yes
    |(?<=[a-z])(?![\x00-\x7f“”„‘’‚—–…«»‹›©®™°])[^\w\s]     # voil‡
    """,
    re.VERBOSE,
)
_GARBLED = re.compile(  # “ ’ — é in UTF-8, taken for Windows-1252 or Mac Roman, and saved so
    r"""â[€\x80][\x80-\xbf“”‘’•–—˜™š›œžŸ] | ‚Ä[úùôòîì¶]
    |(?<=[a-z])(?:Ã[\xa0-\xbf‰€‡ˆŠ] | √[©®†°¥∂ß±≥™])
    |Ã[\xa1-\xba\xbc-\xbf‰€‡ˆŠ](?=[a-z])
    """,
    re.VERBOSE,
)
_GARBLED_STARTS = ("â€", "â\x80", "‚Ä", "Ã", "√")
_FEW = 3  # garbled characters; fewer among many that are sound are somebody's slip
_PAGE = re.compile(
    r"\s*(?:<\?xml[^<>]*>\s*)?"
    r"<(?:!doctype html|(?:html|head|body|meta|title|article|section|div|p|h[1-6])(?=[\s>]))[^<>]*>",
    re.IGNORECASE,
)
_SAVE_AS = "open it in a text editor and save it with the encoding UTF-8"
_SAVE_ANEW = "save it anew, with the encoding UTF-8, from the program it was written in"


def decode(data: bytes, file: str, declared: str = "") -> str:
    """Return the text of a file, without a byte-order mark and with `\\n` at the end of every line.

    A byte-order mark decides, then UTF-8, then the encoding the file itself declares, then Windows-1252 or
    Mac Roman where one makes sense of the bytes, then charset-normalizer's guess. Raises `StoryError` for
    anything that is not text.
    """
    _refuse_documents(data, file)
    text = _decoded(data, file, declared).removeprefix("\ufeff")
    if "\0" in text:
        raise _binary(file)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def refuse_garbled(text: str, file: str) -> None:
    """Refuse text that was saved with marks and accents as noise: its dialogue would be taken for narration.

    Raises `StoryError` with the first place.
    """
    if not any(map(text.__contains__, _GARBLED_STARTS)):
        return
    found = [*_GARBLED.finditer(text)]
    beyond_ascii = sum(character > "\x7f" for character in text) if 0 < len(found) < _FEW else 0
    if len(found) >= _FEW or 4 * len(found) > beyond_ascii > 0:
        line = text.count("\n", 0, found[0].start()) + 1
        noise = "".join(filter(str.isprintable, found[0][0]))
        more = f" and in {len(found) - 1} more places" if len(found) > 1 else ""
        what = f"the text is garbled here{more} ({noise}): it was saved in the wrong encoding"
        raise StoryError(Problem(what, Place(file, line), _SAVE_ANEW))


def refuse_page(text: str, file: str) -> None:
    """Refuse HTML under another ending, where its tags would be read aloud; raises `StoryError`."""
    if _PAGE.match(text) and "</" in text:
        hint = f"rename it to {file.rpartition('.')[0]}.html"
        raise StoryError(Problem("this is HTML", Place(file, 1), hint))


def signed(data: bytes) -> tuple[str, str]:
    """Return the kind of document that first bytes are of and what to do with it, "" of no known one."""
    return next(((kind, hint) for begins, kind, hint in _SIGNATURES if data.startswith(begins)), ("", ""))


def _decoded(data: bytes, file: str, declared: str) -> str:
    name = next((name for mark, name in _BOMS if data.startswith(mark)), "") or _wide(data)
    if name:
        return _strict(data, name, file)
    if b"\0" in data or len(_CONTROL.findall(data)) > len(data) // 200:
        raise _binary(file)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as wrong:
        _refuse_damaged(data, wrong.start, file)
    return _known(data, declared) or _guessed(data, file)


def _known(data: bytes, declared: str) -> str:
    """Return the text in the declared encoding, or in a western one if few bytes need it; else ""."""
    text = _tried(data, declared)
    high = sum(byte > 0x7F for byte in data)
    return text if text or high * 8 >= len(data) else _western(data, high)


def _western(data: bytes, high: int) -> str:
    """Return the text in Windows-1252, or in Mac Roman where that one puts letters where they belong."""
    windows, mac = _tried(data, "cp1252"), _tried(data, "mac_roman")
    amiss = len(_AMISS.findall(mac))
    if windows:
        return mac if len(_AMISS.findall(windows)) > 2 * amiss else windows
    return mac if amiss * 10 < high else ""


def _tried(data: bytes, name: str) -> str:
    try:
        return data.decode(name) if name else ""
    except (LookupError, UnicodeError):
        return ""


def _guessed(data: bytes, file: str) -> str:
    from charset_normalizer import from_bytes  # much to load, and few files need a guess

    best = from_bytes(data).best()
    if best is None:
        raise _binary(file)
    return str(best)


def _strict(data: bytes, name: str, file: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as wrong:
        line = data.count(b"\n", 0, wrong.start) + 1
        what = f"the text is damaged: not valid {name.upper().removesuffix('-SIG')}"
        raise StoryError(Problem(what, Place(file, line), _SAVE_AS)) from wrong


def _wide(data: bytes) -> str:
    """Return which UTF-16 this is, by where the zero bytes of its plain letters fall, or ""."""
    sample = data[:4000]
    zeros = (sample[0::2].count(0), sample[1::2].count(0))
    if len(data) % 2 or max(zeros) * 3 < len(sample) or min(zeros) * 20 > len(sample):
        return ""
    return "utf-16-be" if zeros[0] > zeros[1] else "utf-16-le"


def _refuse_damaged(data: bytes, start: int, file: str) -> None:
    """Refuse UTF-8 with a few broken bytes: read otherwise, every accent would turn to noise."""
    whole = data.decode("utf-8", "replace")
    broken = whole.count("\ufffd")
    beyond_ascii = sum(character > "\x7f" for character in whole)
    if beyond_ascii > 3 * broken:
        line = data.count(b"\n", 0, start) + 1
        raise StoryError(Problem("a character here is damaged: not valid UTF-8", Place(file, line), _SAVE_AS))


def _refuse_documents(data: bytes, file: str) -> None:
    kind, hint = signed(data)
    if kind:
        raise StoryError(Problem(f"this is not text but {kind}", Place(file), hint))


def _binary(file: str) -> StoryError:
    return StoryError(Problem("this is not text: it holds bytes no text has", Place(file), _SAVE_AS))
