"""A Piper voice made by hand, small and with several speakers: a sine for every sound, all equally long.

The network is written as the bytes of an ONNX file (protocol buffers), so that no library has to make it.
Each id lasts `UNIT` hops of 256 frames times the length scale; speaker n is heard at 200 * (n + 1) Hz.
"""

import json
import struct

RATE = 22_050
HOP = 256
UNIT = 8
FLOAT, INT64 = 1, 7


def varint(value):
    out = bytearray()
    value &= (1 << 64) - 1
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    return bytes([*out, value])


def field(number, value):
    """Return a field of a message: a whole number, or bytes, text or a message inside."""
    if isinstance(value, int):
        return varint(number << 3) + varint(value)
    data = value.encode() if isinstance(value, str) else value
    return varint(number << 3 | 2) + varint(len(data)) + data


def message(*fields):
    return b"".join(field(number, value) for number, value in fields)


def node(kind, inputs, outputs, *attributes):
    names = [(1, one) for one in inputs.split()] + [(2, one) for one in outputs.split()]
    return message(*names, (4, kind), *((5, one) for one in attributes))


def whole(name, value):
    return message((1, name), (3, value), (20, 2))


def constant(name, kind, value):
    data = struct.pack("<f", value) if kind == FLOAT else struct.pack("<q", value)
    return message((1, 1), (2, kind), (8, name), (9, data))


def value_info(name, kind, dims):
    shape = message(*((1, message((2, dim) if isinstance(dim, str) else (1, dim))) for dim in dims))
    return message((1, name), (2, message((1, message((1, kind), (2, shape))))))


NODES = (
    ("Gather", "scales one_index", "scale"),
    ("Mul", "scale unit", "each"),
    ("Shape", "input", "shape"),
    ("Expand", "each shape", "durations"),
    ("ReduceSum", "durations", "total", whole("keepdims", 0)),
    ("Mul", "total hop", "length_float"),
    ("Cast", "length_float", "length", whole("to", INT64)),
    ("Range", "zero length step", "steps"),
    ("Cast", "steps", "time", whole("to", FLOAT)),
    ("Cast", "sid", "speaker", whole("to", FLOAT)),
    ("Add", "speaker one", "number"),
    ("Mul", "number omega", "pitch"),
    ("Mul", "time pitch", "phase"),
    ("Sin", "phase", "sine"),
    ("Div", "time length_float", "share"),
    ("Pow", "share eighth", "gone"),
    ("Sub", "one gone", "fade"),  # a sound that ends at full strength would count as broken off
    ("Mul", "sine fade", "faded"),
    ("Mul", "faded level", "output"),
)


def network(aligned=True):
    """Return the bytes of the network, with the lengths of its sounds as a second answer or without."""
    constants = [
        constant("one_index", INT64, 1),
        constant("unit", FLOAT, UNIT),
        constant("hop", FLOAT, HOP),
        constant("zero", INT64, 0),
        constant("step", INT64, 1),
        constant("one", FLOAT, 1.0),
        constant("eighth", FLOAT, 8.0),
        constant("omega", FLOAT, 2 * 3.141592653589793 * 200 / RATE),
        constant("level", FLOAT, 0.25),
    ]
    inputs = [
        value_info("input", INT64, [1, "n"]),
        value_info("input_lengths", INT64, [1]),
        value_info("scales", FLOAT, [3]),
        value_info("sid", INT64, [1]),
    ]
    outputs = [value_info("output", FLOAT, ["t"])]
    if aligned:
        outputs.append(value_info("durations", FLOAT, [1, "n"]))
    graph = message(
        *((1, node(*row)) for row in NODES),
        (2, "tiny"),
        *((5, one) for one in constants),
        *((11, one) for one in inputs),
        *((12, one) for one in outputs),
    )
    return message((1, 8), (7, graph), (8, message((2, 13))))


def config(speakers=("ann", "bob"), **changes):
    """Return a configuration that knows a handful of sounds, each by the number of its character."""
    ids = {
        character: [ord(character) % 250 + 3]
        for character in "abdefhijklmnopstuvwzæðŋɐɑɒɔəɚɛɜɡɪɹɾʃʊʌʒθᵻˈˌː ,.;:!?"
    }
    return {
        "audio": {"sample_rate": RATE},
        "espeak": {"voice": "en-us"},
        "inference": {"length_scale": 1.0},
        "phoneme_type": "espeak",
        "phoneme_id_map": {"_": [0], "^": [1], "$": [2], **ids},
        "num_symbols": 256,
        "num_speakers": len(speakers),
        "speaker_id_map": {name: number for number, name in enumerate(speakers)},
        "language": {"code": "en_GB", "family": "en", "region": "GB"},
        "dataset": "semaine",
        **changes,
    }


def write(folder, name="tiny", aligned=True, **changes):
    """Write a voice into a folder and return its model's path."""
    folder.mkdir(parents=True, exist_ok=True)
    model = folder / f"{name}.onnx"
    model.write_bytes(network(aligned))
    (folder / f"{name}.onnx.json").write_text(json.dumps(config(**changes)), encoding="utf-8")
    return model
