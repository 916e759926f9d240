"""Piper: the voice files a user has, spoken quickly on the processor (extra `piper`, GPL-3.0).

The library is imported when the first words are spoken, in the booth's process; nothing of it is part of
drama. With both noises at zero the same words give the same bytes.
"""

import unicodedata
from dataclasses import replace
from importlib.metadata import version
from typing import TYPE_CHECKING

import numpy as np

from drama.cast.model import VoiceInfo
from drama.errors import EngineError, Place, Problem, nearest
from drama.settings import NO_RIG, Rig
from drama.speech.engine import Spoken, hush, says_something
from drama.speech.piper_files import VoiceFile, edition, folders, info, infos, voice_file, voice_files
from drama.speech.piper_marks import marks
from drama.speech.utterance import Utterance

if TYPE_CHECKING:
    from piper import AudioChunk, PiperVoice

MOST_LOADED = 4
"""How many voices a process keeps in memory, some 100 MB each: those used last."""

UNLISTED = 1_000
"""The grade of a voice that was asked for by name and is not for English: after all others."""


class PiperEngine:
    """The voices in the show's `voices/piper/` and in the models folder."""

    longest = 500
    isolate = True
    does: frozenset[str] = frozenset()
    levelled = False

    def __init__(self, rig: Rig) -> None:
        self._rig = rig
        self._cast: dict[str, tuple[VoiceFile, int]] = {}
        self._loaded: dict[str, PiperVoice] = {}
        self.version = f"piper {version('piper-tts')}, onnxruntime {version('onnxruntime')}, 1"

    def voices(self) -> tuple[VoiceInfo, ...]:
        """Return the English voices, or all where none is English; raises `EngineError` if there is none."""
        files = voice_files(self._rig)
        english = [file for file in files if file.language.startswith("en")] or files
        found: list[VoiceInfo] = []
        for file in english:
            found += infos(file, len(found))
        if not found:
            raise self._none()
        return tuple(found)

    def find(self, voice_id: str) -> VoiceInfo | None:
        """Return what is known of a voice, `NAME` or `NAME#SPEAKER`, with the edition of its file."""
        name, _, speaker = voice_id.partition("#")
        file = voice_file(self._rig, name)
        if file is None or (speaker and file.speaker(speaker) is None):
            return None
        return replace(info(file, speaker, UNLISTED), edition=edition(file))

    def speak(self, utterance: Utterance) -> Spoken:
        """Return the words spoken, with marks where the voice file has alignments; raises `EngineError`."""
        file, speaker = self._voice(utterance.voice.id)
        rate = int(file.config["audio"]["sample_rate"])
        if not says_something(utterance.words):
            return hush(rate)
        pace = utterance.voice.pace * utterance.manner.pace
        chunks = self._chunks(file, speaker, _written(utterance), pace)
        if not chunks:
            return hush(rate)
        sound = np.concatenate([chunk.audio_float_array.reshape(-1) for chunk in chunks])
        return Spoken(sound, rate, marks(utterance.words, chunks, self._load(file).phonemize))

    def _voice(self, voice_id: str) -> tuple[VoiceFile, int]:
        if voice_id not in self._cast:
            self._cast[voice_id] = self._look_up(voice_id)
        return self._cast[voice_id]

    def _look_up(self, voice_id: str) -> tuple[VoiceFile, int]:
        name, _, speaker = voice_id.partition("#")
        file = voice_file(self._rig, name)
        if file is None:
            known = [one.name for one in voice_files(self._rig)]
            if not known:
                raise self._none()
            raise EngineError(
                Problem(f"Piper has no voice '{name}'{nearest(name, known)}", hint=f"it has: {_some(known)}")
            )
        number = file.speaker(speaker) if speaker else int(file.config.get("default_speaker_id", 0))
        if number is None:
            what = f"the Piper voice '{name}' has no speaker '{speaker}'{nearest(speaker, file.speakers)}"
            raise EngineError(Problem(what, hint=f"it has: {_some(list(file.speakers))}"))
        return file, number

    def _chunks(self, file: VoiceFile, speaker: int, text: str, pace: float) -> list["AudioChunk"]:
        from piper import SynthesisConfig

        scale = float(file.config.get("inference", {}).get("length_scale", 1.0))
        how = SynthesisConfig(
            speaker_id=speaker,
            length_scale=scale / pace,
            noise_scale=0.0,
            noise_w_scale=0.0,
            normalize_audio=False,  # it would make every sentence as loud as every other
        )
        loaded = self._load(file)
        try:
            return list(loaded.synthesize(text, how, include_alignments=True))
        except Exception as fault:  # onnxruntime's own, of no common kind
            raise _broken(file, fault) from fault

    def _load(self, file: VoiceFile) -> "PiperVoice":
        key = str(file.model)
        if key not in self._loaded and len(self._loaded) == MOST_LOADED:
            self._loaded.pop(next(iter(self._loaded)))
        loaded = self._loaded.pop(key, None) or _open(file)
        self._loaded[key] = loaded  # last, for the first is the one that goes
        return loaded

    def _none(self) -> EngineError:
        where = " or ".join(str(folder) for folder in folders(self._rig))
        hint = f"put NAME.onnx and NAME.onnx.json into {where}; the guide says where to get them"
        return EngineError(Problem("Piper has no voice yet", hint=hint))


def open_engine(rig: Rig = NO_RIG) -> PiperEngine:
    """Return Piper with the voice files of a show and of the user."""
    return PiperEngine(rig)


def _open(file: VoiceFile) -> "PiperVoice":
    import onnxruntime
    from piper import PiperConfig, PiperVoice

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1  # a show speaks several lines at once, each in a process of its own
    options.log_severity_level = 4
    try:
        session = onnxruntime.InferenceSession(
            str(file.model), sess_options=options, providers=["CPUExecutionProvider"]
        )
        return PiperVoice(session, PiperConfig.from_dict(dict(file.config)))
    except Exception as fault:
        raise _broken(file, fault) from fault


def _broken(file: VoiceFile, fault: Exception) -> EngineError:
    told = str(fault).splitlines()[0][:200] if str(fault) else type(fault).__name__
    what = f"Piper cannot speak with this voice file: {told}"
    return EngineError(Problem(what, Place(str(file.model)), "download both its files again, or take it out"))


def _written(utterance: Utterance) -> str:
    """Return the words as Piper reads them: sounds in `[[...]]`, and no such brackets otherwise."""
    text, end = "", 0
    for one in utterance.sounds:
        text += _plain(utterance.words[end : one.start])
        text += f"[[{_plain(unicodedata.normalize('NFD', one.ipa))}]]"
        end = one.end
    return text + _plain(utterance.words[end:])


def _plain(words: str) -> str:
    return words.replace("\0", " ").replace("[[", "[ [").replace("]]", "] ]")


def _some(names: list[str]) -> str:
    return ", ".join(names[:12]) + (" ..." if len(names) > 12 else "")
