"""The published int8 graph, made into one that OpenVINO runs fast and that tells and takes more.

As published, every convolution and product measures its input, rounds it to 8 bits, multiplies whole numbers
and scales the result back: a dozen operations that no runtime is quick at. Here products become plain float
ones, and the convolutions named in a table of ranges keep 8 bits, with the ranges of their inputs fixed,
which is what a processor's 8-bit instructions want.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from math import pi
from typing import Any

import numpy as np
from numpy.typing import NDArray

from drama.speech.kokoro.runtime import ops

Range = tuple[float, float]

SCALED_BACK = "_quant_output_scale_mul"
"""How the node ends that finishes an 8-bit convolution or product."""

BIAS = ".bias_tmp_qaunt"
"""How the node ends whose first input is a convolution's bias, misspelt as published."""

DURATIONS = "/encoder/Gather_output_0"
PITCH_CURVE = "/encoder/F0_proj/Conv_output_0"
"""Tensors of the graph: how long each symbol is, and the fundamental, 80 times a second."""

ACTIVATION_LEVELS, WEIGHT_LEVELS = 256, 255

DOUBLINGS = 2
COSINE = (0.49883797, -1.23633867, -0.52853394)
"""The cosine of pi r / 2 is (a r^2 + b)^2 + c for |r| <= 0.5, fitted: the squared sine is off by 2e-5."""


def prepare(graph: Any, ranges: Mapping[str, Range]) -> None:
    """Change `graph`, as published, in place: outputs are sound and durations, `pitch` is one more input."""
    for node in graph.get_ordered_ops():
        if node.get_friendly_name().endswith(SCALED_BACK):
            _unpack(node, ranges)
    for node in graph.get_ordered_ops():
        kind = node.get_type_name()
        if kind == "Power" and node.input_value(0).get_node().get_type_name() == "Sin":
            _square_sine(node)
        elif kind == "ConvolutionBackpropData" and node.input_value(1).shape[1] > 1:
            _interleave(node, ranges)
        elif kind == "STFT":
            _convolve_instead(node)
    _add_pitch(graph)
    graph.add_outputs(DURATIONS)
    graph.validate_nodes_and_infer_types()


def name_of(node: Any) -> str:
    """Return the name of a convolution or product in the table of ranges."""
    return str(node.get_friendly_name()).removesuffix(SCALED_BACK)


def _unpack(node: Any, ranges: Mapping[str, Range]) -> None:
    """Put a plain convolution or product in the place of an 8-bit one, with its bias unrounded."""
    product = _first(node.input_value(0), lambda n: n.get_type_name() in ("Convolution", "MatMul"))
    source = _first(node.input_value(1), lambda n: n.get_type_name() == "ReduceMax").input_value(0)
    scale = _first(
        node.input_value(1),
        lambda n: n.get_type_name() == "Constant" and n.get_friendly_name().endswith("_scale"),
    )
    weight = _value(product.input_value(1)).astype(np.float32) * scale.data.astype(np.float32)
    if product.get_type_name() == "MatMul":
        new = ops.matmul(source, ops.constant(weight), False, False)
    else:
        attributes = product.get_attributes()
        new = _convolution(
            source,
            weight,
            ranges.get(name_of(node)),
            attributes["strides"],
            (attributes["pads_begin"][0], attributes["pads_end"][0]),
            attributes["dilations"],
        )
        bias = _first(node.input_value(0), lambda n: n.get_friendly_name().endswith(BIAS), required=False)
        if bias is not None:
            amounts = _value(bias.input_value(0)).reshape(1, -1, *[1] * (weight.ndim - 2))
            new = ops.add(new, ops.constant(amounts.astype(np.float32)))
    new.set_friendly_name(name_of(node))
    _take_place(node, new)


def _convolution(
    source: Any,
    weight: NDArray[np.float32],
    held: Range | None,
    strides: Sequence[int] = (1,),
    pads: tuple[int, int] = (0, 0),
    dilations: Sequence[int] = (1,),
) -> Any:
    """Return a convolution, of 8 bits where its input is `held` in a range."""
    weights: Any = ops.constant(np.ascontiguousarray(weight))
    if held is not None:
        low, high = map(_number, held)
        source = ops.fake_quantize(source, low, high, low, high, ACTIVATION_LEVELS)
        most = np.abs(weight).max(axis=tuple(range(1, weight.ndim)), keepdims=True)
        weights = ops.fake_quantize(weights, -most, most, -most, most, WEIGHT_LEVELS)
    return ops.convolution(source, weights, list(strides), [pads[0]], [pads[1]], list(dilations))


def _square_sine(power: Any) -> None:
    """Put sums and squares in the place of a squared sine.

    All but the first steps change one number at a time, so that OpenVINO does them in one pass: the cosine of
    a part of the angle, and from it, twice, that of the double angle: cos(2x) = 2 cos(x)^2 - 1.
    """
    turns = ops.multiply(power.input_value(0).get_node().input_value(0), _number(1 / pi))
    rest = ops.subtract(turns, ops.round(turns, "half_to_even"))
    a, b, c = COSINE
    cosine = ops.add(_squared(ops.add(ops.multiply(_squared(rest), _number(a)), _number(b))), _number(c))
    for _ in range(DOUBLINGS):
        cosine = ops.add(ops.multiply(_squared(cosine), _number(2.0)), _number(-1.0))
    _take_place(power, ops.add(ops.multiply(cosine, _number(-0.5)), _number(0.5)))


def _squared(value: Any) -> Any:
    return ops.power(value, _number(2.0))


def _number(value: float) -> Any:
    return ops.constant(np.float32(value))


def _convolve_instead(stft: Any) -> None:
    """Put a convolution in the place of a short Fourier transform: (1, n) in, (1, bins, frames, 2) out."""
    window = _value(stft.input_value(1)).astype(np.float64)
    size, step = int(_value(stft.input_value(2))), int(_value(stft.input_value(3)))
    bins = np.arange(size // 2 + 1)[:, None]
    wave = np.exp(-2j * pi * bins * np.arange(size) / size) * window
    kernel = np.stack([wave.real, wave.imag], axis=1).reshape(-1, 1, size).astype(np.float32)
    signal = ops.unsqueeze(stft.input_value(0), np.int64(1))
    made = ops.convolution(signal, ops.constant(kernel), [step], [0], [0], [1])
    split = ops.reshape(made, np.array([1, len(bins), 2, -1]), False)
    order = [0, 3, 1, 2] if stft.get_attributes()["transpose_frames"] is False else [0, 1, 3, 2]
    _take_place(stft, ops.transpose(split, np.array(order)))


def _interleave(old: Any, ranges: Mapping[str, Range]) -> None:
    """Put a convolution and a change of order in the place of one that spreads its input out.

    Of `size` weights, `size // step` meet any frame of the output; each of the `step` frames made of one
    input frame becomes a channel of its own.
    """
    attributes = old.get_attributes()
    step, pad = attributes["strides"][0], attributes["pads_begin"][0]
    weight = _value(old.input_value(1))  # (channels in, channels out, size)
    inward, outward, size = weight.shape
    taps = size // step
    parts = weight.reshape(inward, outward, taps, step)[:, :, ::-1].transpose(3, 1, 0, 2)
    parts = parts.reshape(step * outward, inward, taps)
    name = f"upsampling {inward}"
    made = _convolution(old.input_value(0), parts, ranges.get(name), pads=(taps - 1, taps - 1))
    made.set_friendly_name(name)
    apart = ops.reshape(made, np.array([step, outward, -1]), False)
    line = ops.reshape(ops.transpose(apart, np.array([1, 2, 0])), np.array([1, outward, -1]), False)
    new = ops.slice(line, np.array([pad]), np.array([-pad]), np.array([1]), np.array([2]))
    _take_place(old, new)


def _add_pitch(graph: Any) -> None:
    """Give the graph an input that multiplies the fundamental before anything is made of it."""
    curve = next(
        n.output(0) for n in graph.get_ops() if n.get_output_size() and PITCH_CURVE in n.output(0).names
    )
    readers = list(curve.get_target_inputs())
    factor = ops.parameter([1], np.float32, name="pitch")
    factor.output(0).tensor.names = {"pitch"}
    raised = ops.multiply(curve, factor)
    for reader in readers:
        reader.replace_source_output(raised.output(0))
    graph.add_parameters([factor])


def _take_place(old: Any, new: Any) -> None:
    names = old.output(0).names
    for reader in list(old.output(0).get_target_inputs()):
        reader.replace_source_output(new.output(0))
    old.output(0).tensor.names = set()
    new.output(0).tensor.names = names


def _first(output: Any, wanted: Callable[[Any], bool], required: bool = True) -> Any:
    """Return the nearest node upstream of `output` that is wanted, breadth first; None where none need be."""
    for node in _upstream(output.get_node()):
        if wanted(node):
            return node
    if required:
        raise ValueError(output.get_node().get_friendly_name())
    return None


def _upstream(node: Any, depth: int = 8) -> Iterator[Any]:
    level = [node]
    for _ in range(depth):
        yield from level
        level = [port.get_source_output().get_node() for one in level for port in one.inputs()]


def _value(output: Any) -> NDArray[Any]:
    """Return what a constant holds, behind conversions and a subtracted zero point."""
    node = output.get_node()
    kind = node.get_type_name()
    if kind == "Constant":
        return np.array(node.data)
    if kind == "Subtract":
        return _value(node.input_value(0)).astype(np.int32) - _value(node.input_value(1)).astype(np.int32)
    return _value(node.input_value(0))
