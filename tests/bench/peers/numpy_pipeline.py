"""The model of ../pipeline.yaml in NumPy: items one by one in continuous time, vectorised over items, districts and replicates, in blocks that fit the cache.
Usage: numpy_pipeline.py [replicates] [repetitions]; a JSON line each.
"""

import json
import sys
import time

import numpy as np
from numpy.random import PCG64, SFC64, Generator

D, T = 9, 10
# mean and standard deviation of a gamma dwell time, probability of success, stock
STAGES = [(2.3, 1.0, 0.52, 110), (3.6, 1.5, 0.29, 70), (3.3, 1.2, 0.58, 15), (1.3, 0.4, 0.91, 5)]
ENTRIES = 60

def remaining(rng, mean, sd, n):
    """What remains of a dwell time in a stage that has always been running: a uniform part of a length-biased one, which is gamma with shape + 1."""
    return rng.random(n) * rng.gamma((mean / sd) ** 2 + 1, sd * sd / mean, n)

def simulate(rng, n):
    """Launches by district, replicate and year. Every item of all districts and replicates side by side, stage after stage; an item is in a cell (district and replicate)."""
    m = D * n
    entered = rng.poisson(ENTRIES, (m, T))
    who = np.repeat(np.arange(m * T), entered.ravel())
    cells, start = who // T, who % T + rng.random(who.size)
    for mean, sd, success, stock in STAGES:
        end = start + rng.gamma((mean / sd) ** 2, sd * sd / mean, start.size)
        there = np.repeat(np.arange(m), stock)
        end = np.concatenate([end, remaining(rng, mean, sd, there.size)])
        cells = np.concatenate([cells, there])
        on = (end < T) & (rng.random(end.size) < success)
        cells, start = cells[on], end[on]
    return np.bincount(cells * T + start.astype(np.int64), minlength=m * T).reshape(D, n, T)

def answer(rng, replicates, block):
    hits, sums, squares = 0, np.zeros((D, T)), np.zeros((D, T))
    for first in range(0, replicates, block):
        x = simulate(rng, min(block, replicates - first)).astype(float)
        sums += x.sum(1)
        squares += np.einsum("dnt,dnt->dt", x, x)
        hits += (x.sum((0, 2)) >= 277).sum()
    return hits / replicates, sums.sum() / replicates


def main():
    replicates = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    repetitions = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    for name, make, block in [("numpy-whole", PCG64, 1000), ("numpy-best", SFC64, 50)]:
        rng, times = Generator(make(1)), []
        for _ in range(repetitions):
            start = time.process_time()
            p, mean = answer(rng, replicates, block)
            times.append(1e3 * (time.process_time() - start))
        line = dict(peer=name, threads=1, what="simulate", replicates=replicates, cpu_ms=round(min(times), 1))
        line |= dict(ns_per_cell=round(1e6 * min(times) / (D * T * replicates), 1), p=round(p, 4), mean=round(float(mean), 2))
        print(json.dumps(line), flush=True)


if __name__ == "__main__":
    main()
