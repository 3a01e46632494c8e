"""The model of ../population.yaml in NumPy, vectorised over replicates: one multinomial per state, or the same as a chain of binomials
over all districts at once, in blocks that fit the cache. Usage: numpy_population.py [replicates] [repetitions]; a JSON line each.
"""

import json
import sys
import time

import numpy as np
from numpy.random import PCG64, SFC64, Generator

D, T = 9, 10
d = np.arange(D)
BASE = [200 + 20 * d, 60 + 5 * d, np.full(D, 24), np.full(D, 6), np.full(D, 2)]
ENTRIES = {0: 25, 1: 2}
# state: (where to, probability); None is out
WAYS = {
    0: [(1, 0.06), (None, 0.08)],
    1: [(0, 0.03), (2, 0.08), (None, 0.03)],
    2: [(1, 0.04), (3, 0.05), (None, 0.02)],
    3: [(2, 0.03), (4, 0.04), (None, 0.01)],
}


def by_multinomial(rng, stock, ways):
    p = [q for _, q in ways]
    drawn = rng.multinomial(stock, p + [1 - sum(p)])
    return [drawn[..., k] for k in range(len(p))]


def by_binomials(rng, stock, ways):
    """Who leaves at all, then where to: the second step splits few."""
    left = sum(q for _, q in ways)
    rest = rng.binomial(stock, left)
    out = []
    for _, q in ways[:-1]:
        x = rng.binomial(rest, min(1.0, q / left))
        rest = rest - x
        left -= q
        out.append(x)
    return out + [rest]


def simulate(rng, n, split):
    """Totals by district and year, shape (T + 1, D + 1, n), and the listed of all districts in the last year."""
    stock = [np.repeat(b[:, None], n, 1).astype(np.int64) for b in BASE]
    out = np.empty((T + 1, D + 1, n))
    for t in range(T + 1):
        if t:
            new = [s.copy() for s in stock]
            for state, ways in WAYS.items():
                for (to, _), x in zip(ways, split(rng, stock[state], ways)):
                    new[state] -= x
                    if to is not None:
                        new[to] += x
            for state, rate in ENTRIES.items():
                new[state] += rng.poisson(rate, (D, n))
            stock = new
        out[t, :D] = sum(stock)
        out[t, D] = out[t, :D].sum(0)
    return out, stock[4].sum(0)


def answer(rng, replicates, split, block):
    sums, squares, hits, total = np.zeros((T + 1, D + 1)), np.zeros((T + 1, D + 1)), 0, 0
    for first in range(0, replicates, block):
        out, listed = simulate(rng, min(block, replicates - first), split)
        sums += out.sum(2)
        squares += np.einsum("tdn,tdn->td", out, out)
        hits += (listed >= 50).sum()
        total += listed.sum()
    return hits / replicates, total / replicates


def main():
    replicates = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    repetitions = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    for name, make, split, block in [
        ("numpy-multinomial", PCG64, by_multinomial, replicates),
        ("numpy-binomials", PCG64, by_binomials, replicates),
        ("numpy-best", SFC64, by_binomials, 2048),
    ]:
        rng, times = Generator(make(1)), []
        for _ in range(repetitions):
            start = time.process_time()
            p, mean = answer(rng, replicates, split, block)
            times.append(1e3 * (time.process_time() - start))
        line = dict(peer=name, threads=1, what="simulate", replicates=replicates, cpu_ms=round(min(times), 1))
        line |= dict(ns_per_cell=round(1e6 * min(times) / (D * T * replicates), 1), p=round(p, 4), mean=round(float(mean), 2))
        print(json.dumps(line), flush=True)


if __name__ == "__main__":
    main()
