"""The reference model in NumPy, twice: as most would write it, on whole arrays, and as fast as we could make it.

The fast one takes the quicker generator (SFC64), works on pieces of 8192 replicates that stay in the cache and writes in place, quantiles
included: np.quantile partitions, which measured as fast as partitioning by hand and two to four times as fast as sorting. One thread, float64.

Usage: numpy_peer.py [replicates] [repetitions]. Prints a JSON line per measurement; medians.
"""

import json
import statistics
import sys
import time

import numpy as np

DISTRICTS, YEARS = 9, 7
MU = 0.03 + 0.002 * np.arange(DISTRICTS)
BETA = 0.6 + 0.1 * np.arange(DISTRICTS)
BASE = 100 * (1 + 0.25 * np.arange(DISTRICTS))
TARGET = 1.05 * BASE * np.exp(YEARS * MU)
LEVELS = [0.05, 0.5, 0.95]


def simulate_idiomatic(rng, replicates):
    shocks = 0.05 * rng.standard_normal((YEARS, replicates))
    cycle = np.empty_like(shocks)
    level = np.zeros(replicates)
    for year in range(YEARS):
        level = 0.6 * level + shocks[year]
        cycle[year] = level
    noise = rng.standard_normal((DISTRICTS, YEARS, replicates))
    growth = MU[:, None, None] + BETA[:, None, None] * cycle + 0.08 * noise
    revenue = BASE[:, None, None] * np.exp(np.cumsum(growth, axis=1))
    return revenue, revenue.sum(axis=0)


def summarise(revenue, province):
    hits = (revenue[:, -1] >= TARGET[:, None]).mean(axis=1), (province[-1] >= TARGET.sum()).mean()
    means = revenue.mean(axis=2), province.mean(axis=1)
    return hits, means


def quantiles_idiomatic(revenue, province):
    return np.quantile(revenue, LEVELS, axis=2), np.quantile(province, LEVELS, axis=1)


def simulate_best(rng, replicates, piece=8192):
    revenue = np.empty((DISTRICTS, YEARS, replicates))
    province = np.empty((YEARS, replicates))
    cycle, shock, noise = np.empty(piece), np.empty(piece), np.empty((DISTRICTS, piece))
    loaded = np.empty((DISTRICTS, piece))
    for start in range(0, replicates, piece):
        n = min(piece, replicates - start)
        c, z, e, g = cycle[:n], shock[:n], noise.reshape(-1)[: DISTRICTS * n].reshape(DISTRICTS, n), loaded[:, :n]
        c[:] = 0
        level = BASE[:, None]
        for year in range(YEARS):
            rng.standard_normal(out=z)
            z *= 0.05
            c *= 0.6
            c += z
            rng.standard_normal(out=e)
            e *= 0.08
            np.multiply(BETA[:, None], c, out=g)
            g += MU[:, None]
            g += e
            np.exp(g, out=g)
            here = revenue[:, year, start : start + n]
            np.multiply(level, g, out=here)
            np.sum(here, axis=0, out=province[year, start : start + n])
            level = here
    return revenue, province


def quantiles_best(revenue, province):
    found = [np.quantile(x, LEVELS, axis=-1, overwrite_input=True) for x in (revenue, province)]
    return found[0], found[1]


def measure(peer, what, replicates, repetitions, simulate, quantiles):
    times, processor = [], []
    for repetition in range(repetitions + 1):
        start, used = time.perf_counter(), time.process_time()
        revenue, province = simulate(replicates)
        hits, means = summarise(revenue, province)
        if what == "end-to-end":
            quantiles(revenue, province)
        if repetition:  # the first one warms up
            times.append((time.perf_counter() - start) * 1e3)
            processor.append((time.process_time() - used) * 1e3)
    ms = statistics.median(times)
    line = {"peer": peer, "threads": 1, "what": what, "replicates": replicates, "ms": round(ms, 3)}
    line |= {"ns_per_cell": round(ms * 1e6 / (DISTRICTS * YEARS) / replicates, 3), "cpu_ms": round(statistics.median(processor), 3)}
    line |= {"p_province": round(float(hits[1]), 5), "mean_province": round(float(means[1][-1]), 2)}
    print(json.dumps(line), flush=True)


def main():
    replicates = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    repetitions = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    pcg, sfc = np.random.default_rng(1), np.random.Generator(np.random.SFC64(1))
    for what in ("simulate", "end-to-end"):
        measure("numpy-idiomatic", what, replicates, repetitions, lambda n: simulate_idiomatic(pcg, n), quantiles_idiomatic)
        measure("numpy-best", what, replicates, repetitions, lambda n: simulate_best(sfc, n), quantiles_best)


main()
