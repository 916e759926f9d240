"""Pictures of any size: a black PNG, and a JPEG of which there is only the head."""

import struct
import zlib


def png(width, height):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    black = zlib.compress(bytes((1 + 3 * width) * height))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", black) + chunk(b"IEND", b"")


def jpeg(width, height):
    app = b"\xff\xe0\x00\x10JFIF" + bytes(10)
    return b"\xff\xd8" + app + b"\xff\xc2\x00\x11\x08" + struct.pack(">HH", height, width) + bytes(20)
