"""Nanoseconds per integer draw of NumPy's Generator (PCG64), the cases of ../integer-draws.ts, a JSON line for each."""

import json
import time

import numpy as np

N = 500_000
POISSON = (0.01, 0.5, 3, 10, 15, 40, 300, 1e4, 1e9)
BINOMIAL = ((20, 0.1), (100, 0.02), (30, 0.5), (1000, 0.05), (10**6, 0.3), (10**9, 1e-9), (50, 0.97))
NEGATIVE_BINOMIAL = ((1, 1), (5, 0.5), (20, 3), (100, 0.5), (1e4, 100))

rng = np.random.default_rng(1)
spread = rng.uniform(0.9, 1, N)
other = rng.uniform(0.9, 1, N)


def nanoseconds(draw):
    least = np.inf
    for _ in range(5):
        start = time.perf_counter()
        draw()
        least = min(least, time.perf_counter() - start)
    return round(least * 1e9 / N, 1)


def line(name, a, b, constants, vectors):
    print(json.dumps({"peer": "numpy", "draw": name, "a": a, "b": b, "ns_constants": nanoseconds(constants), "ns_vectors": nanoseconds(vectors)}))


for r in POISSON:
    rates = r * spread
    line("poisson", r, 0, lambda: rng.poisson(r, N), lambda: rng.poisson(rates))
for n, p in BINOMIAL:
    numbers, probabilities = np.ceil(n * spread).astype(np.int64), p * other
    line("binomial", n, p, lambda: rng.binomial(n, p, N), lambda: rng.binomial(numbers, probabilities))
for m, k in NEGATIVE_BINOMIAL:
    shapes = k * other
    chances = shapes / (shapes + m * spread)
    line("negativeBinomial", m, k, lambda: rng.negative_binomial(k, k / (k + m), N), lambda: rng.negative_binomial(shapes, chances))
