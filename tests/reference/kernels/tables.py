"""Writes the tables of exp and log: engine/kernels/scalar/exp-table.ts and log-table.ts. Needs mpmath (1.2 or later).

Run in this folder: python3 tables.py, then format the two files.
"""

import struct
from pathlib import Path

from mpmath import floor, log, mp, mpf, nint

mp.prec = 200
SCALAR = Path(__file__).resolve().parents[3] / "engine/kernels/scalar"


def bits(x: float) -> int:
    return struct.unpack("<Q", struct.pack("<d", x))[0]


def double(b: int) -> float:
    return struct.unpack("<d", struct.pack("<Q", b))[0]


def array(name: str, values: list[float]) -> str:
    return f"export const {name}: StaticArray<f64> = [{', '.join(repr(v) for v in values)}];\n"


def exp_table() -> str:
    values = []
    for j in range(256):
        exact = mpf(2) ** (mpf(j) / 256)
        head = float(exact)
        values += [double(bits(head) - (j << 44)), float((exact - head) / head)]
    return (
        "/**\n * 2^(j/256) for j = 0 … 255, in pairs: the double nearest to it with j 2^44 taken off its bits, so that adding k 2^44 gives\n"
        " * 2^(k/256) for any k with k mod 256 = j; then its relative error. Written by tests/reference/kernels/tables.py.\n */\n"
        + array("EXP_TABLE", values)
    )


def log_table() -> str:
    inverses, logs = [], []
    unit = mpf(2) ** -42
    for i in range(128):
        low = double(0x3FE6900000000000 + (i << 45))
        high = double(0x3FE6900000000000 + ((i + 1) << 45))
        inverse = float(nint(mpf(2) / (mpf(low) + mpf(high)) * 1024) / 1024) if not low < 1 < high else 1.0
        exact = -log(mpf(inverse))
        head = float(nint(exact / unit) * unit)
        inverses.append(inverse)
        logs += [head, float(exact - head)]
        assert max(abs(low * inverse - 1), abs(high * inverse - 1)) < 0.0045
    return (
        "/**\n * For 128 intervals of [0.705, 1.41): a short number n/1024 near the reciprocal of the interval's middle (1 where the interval holds 1).\n"
        " * Written by tests/reference/kernels/tables.py.\n */\n"
        + array("LOG_INVERSE", inverses)
        + "\n/** -log of each LOG_INVERSE, in pairs: a multiple of 2^-42, then the rest. */\n"
        + array("LOG_TABLE", logs)
    )


(SCALAR / "exp-table.ts").write_text(exp_table())
(SCALAR / "log-table.ts").write_text(log_table())

ln2 = log(mpf(2))
head = float(floor(ln2 * 2**42) / 2**42)
print("ln 2:", repr(head), repr(float(ln2 - head)))
step = ln2 / 256
head = float(floor(step * mpf(2) ** 43) / mpf(2) ** 43)
print("ln 2 / 256:", repr(head), repr(float(step - head)), "256 / ln 2:", repr(float(1 / step)))
h = step / 2
print("cubic coefficient of exp:", repr(float(mpf(1) / 6 + mpf("0.87") * h * h / 120)))
