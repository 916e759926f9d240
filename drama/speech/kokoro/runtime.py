"""OpenVINO without its telemetry: merely imported, it would tell its makers over the network."""

import sys

sys.modules["openvino_telemetry"] = None  # type: ignore[assignment]  # not found, so its own stub is used

import openvino as openvino  # noqa: E402
from openvino import opset13 as ops  # noqa: E402

__all__ = ["openvino", "ops"]
