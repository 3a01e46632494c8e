"""An independent NumPy model of the metric kind `population`: firms in states, yearly entries, moves and exits as competing risks.

Written from the definition alone: in each state one multinomial draw from the stock at the start of the year says how many
stay, move and leave; entries are Poisson; stock = last year's stock + in - out. It shares no code and no random numbers with
the engine (PCG64, NumPy's own multinomial). Every case here has its scenario in tests/statistics/population-reference.test.ts.

    python3 population.py > population.json

writes for each case, part, district and year the mean, standard deviation and kurtosis (for the standard error of the
variance) over 10^6 replicates, and for some parts the share of replicates at or above a level.
"""

import json

import numpy as np

REPLICATES = 1_000_000
BLOCK = 100_000
SEED = 20261121
YEARS = (2025, 2026, 2027)


def whole(x):
    return np.floor(x + 0.5).astype(np.int64)


class Firms:
    """One district. `moves` and `exits` are numbers or arrays, one per replicate."""

    def __init__(self, rng, n, base):
        self.rng, self.n = rng, n
        self.stock = {s: np.broadcast_to(np.asarray(x, dtype=np.int64), (n,)).copy() for s, x in base.items()}
        self.flows = {}

    def year(self, entries, moves, exits):
        states, n = list(self.stock), self.n
        start = {s: x.copy() for s, x in self.stock.items()}
        self.flows = {}
        for s in states:
            ways = list(moves.get(s, {}).items()) + [(None, exits.get(s, 0.0))]
            p = np.stack([np.broadcast_to(np.asarray(q, dtype=float), (n,)) for _, q in ways], axis=1)
            p = np.concatenate([p, np.maximum(0.0, 1 - p.sum(1, keepdims=True))], axis=1)
            drawn = self.rng.multinomial(start[s], p / p.sum(1, keepdims=True))
            for k, (to, _) in enumerate(ways):
                self.stock[s] -= drawn[:, k]
                if to is None:
                    self.flows[f"exited.{s}"] = drawn[:, k]
                else:
                    self.stock[to] += drawn[:, k]
                    self.flows[f"moved.{s}.{to}"] = drawn[:, k]
        for s in states:
            rate = np.broadcast_to(np.asarray(entries.get(s, 0.0), dtype=float), (n,))
            new = self.rng.poisson(rate)
            self.stock[s] += new
            self.flows[f"entered.{s}"] = new

    def parts(self):
        out = dict(self.stock)
        out["total"] = sum(self.stock.values())
        if self.flows:
            for word, name in (("entered", "entries"), ("exited", "exits")):
                out[name] = sum(x for key, x in self.flows.items() if key.startswith(word + "."))
        return {**out, **self.flows}


def ladder(rng, n):
    """Five rungs, constant probabilities."""
    a = Firms(rng, n, {"small": 280, "above": 80, "special": 24, "giant": 6, "listed": 2})
    for _ in YEARS:
        moves = {
            "small": {"above": 0.06},
            "above": {"small": 0.03, "special": 0.08},
            "special": {"above": 0.04, "giant": 0.05},
            "giant": {"special": 0.03, "listed": 0.04},
        }
        exits = {"small": 0.08, "above": 0.03, "special": 0.02, "giant": 0.01}
        a.year({"small": 25, "above": 2}, moves, exits)
        yield {"a": a.parts()}


def uncertain(rng, n):
    """Base, probabilities and rate drawn once per replicate."""
    up, out = rng.beta(8, 92, n), rng.uniform(0.02, 0.12, n)
    rate = rng.gamma(16, 2.5, n)
    base = np.maximum(0, whole(300 + 25 * rng.standard_normal(n)))
    a = Firms(rng, n, {"small": base, "big": 40})
    for _ in YEARS:
        a.year({"small": rate}, {"small": {"big": up}, "big": {"small": up / 2}}, {"small": out, "big": out / 3})
        yield {"a": a.parts()}


def districts(rng, n):
    """Probabilities by district and year; a parent that is the sum."""
    a = Firms(rng, n, {"small": 120, "big": 10})
    b = Firms(rng, n, {"small": 45, "big": 0})
    for year in YEARS:
        out = {2025: 0.04, 2026: 0.15, 2027: 0.02}[year]
        a.year({"small": 14, "big": 1}, {"small": {"big": 0.1}}, {"small": out})
        b.year({"small": 5, "big": 0.5 if year == 2027 else 0}, {"small": {"big": 0.05}}, {"small": out})
        pa, pb = a.parts(), b.parts()
        yield {"a": pa, "b": pb, "p": {key: pa[key] + pb[key] for key in pa}}


def driven(rng, n):
    """Entries follow another metric, and last year's listed firms raise promotion."""
    a = Firms(rng, n, {"small": 60, "listed": 4})
    revenue = np.full(n, 100.0)
    for _ in YEARS:
        revenue = revenue * 1.08 * np.exp(0.15 * rng.standard_normal(n))
        up = np.minimum(0.5, 0.02 + 0.005 * a.stock["listed"])
        a.year({"small": revenue / 10}, {"small": {"listed": up}}, {"small": 0.06})
        yield {"a": a.parts()}


def churn(rng, n):
    """Everybody leaves their state; large stocks; a rare event."""
    a = Firms(rng, n, {"x": 1_000_000, "y": 250_000, "z": 0})
    for _ in YEARS:
        a.year({"y": 40_000}, {"x": {"y": 0.7, "z": 0.2}, "y": {"x": 0.5, "z": 2e-5}}, {"x": 0.1, "y": 0.3})
        yield {"a": a.parts()}


def cycle(rng, n):
    """A factor moves exits and moves of two districts together; a probability drawn anew each year."""
    a, b = Firms(rng, n, {"small": 90, "big": 20}), Firms(rng, n, {"small": 150, "big": 5})
    f = np.zeros(n)
    for _ in YEARS:
        f = 0.6 * f + 0.3 * rng.standard_normal(n)
        out = np.minimum(0.4, 0.07 * np.exp(-f))
        for firms, rate in ((a, 9), (b, 12)):
            up = rng.uniform(0.02, 0.14, n)
            firms.year({"small": rate}, {"small": {"big": up}, "big": {"small": 0.04}}, {"small": out, "big": 0.01})
        pa, pb = a.parts(), b.parts()
        yield {"a": pa, "b": pb, "p": {key: pa[key] + pb[key] for key in pa}}


CASES = [ladder, uncertain, districts, driven, churn, cycle]
# part, district and level of which the probability in the last year is given
LEVELS = {
    "ladder": [("listed", "a", 3), ("giant", "a", 8), ("total", "a", 400)],
    "uncertain": [("big", "a", 80), ("total", "a", 370)],
    "districts": [("big", "b", 8), ("moved.small.big", "p", 14), ("total", "p", 195)],
    "driven": [("listed", "a", 15), ("entries", "a", 13)],
    "churn": [("moved.y.z", "a", 6), ("x", "a", 142_800)],
    "cycle": [("exits", "p", 22), ("total", "p", 280)],
}


def run(case, rng):
    powers, hits = {}, [0] * len(LEVELS[case.__name__])
    origin = {}
    for _ in range(REPLICATES // BLOCK):
        for year, found in zip(YEARS, case(rng, BLOCK)):
            for district, parts in found.items():
                for part, x in parts.items():
                    key = (part, district, year)
                    # Moments about a number near the mean, so that nothing cancels.
                    c = origin.setdefault(key, float(np.mean(x)))
                    y = x - c
                    sums = np.array([np.sum(y**k) for k in (1, 2, 3, 4)])
                    powers[key] = powers.get(key, 0) + sums
        for i, (part, district, level) in enumerate(LEVELS[case.__name__]):
            hits[i] += int((found[district][part] >= level).sum())
    cells = {}
    for (part, district, year), sums in powers.items():
        m1, m2, m3, m4 = sums / REPLICATES
        variance = m2 - m1**2
        fourth = m4 - 4 * m1 * m3 + 6 * m1**2 * m2 - 3 * m1**4
        cells.setdefault(part, {}).setdefault(district, {})[str(year)] = {
            "mean": float(f"{origin[(part, district, year)] + m1:.10g}"),
            "sd": float(f"{variance**0.5:.8g}"),
            "kurtosis": float(f"{fourth / variance**2:.5g}") if variance > 0 else 3.0,
        }
    levels = [
        {"part": part, "district": district, "level": level, "probability": hit / REPLICATES}
        for (part, district, level), hit in zip(LEVELS[case.__name__], hits)
    ]
    return {"cells": cells, "levels": levels}


def main():
    rng = np.random.Generator(np.random.PCG64(SEED))
    print(json.dumps({"replicates": REPLICATES, "cases": {case.__name__: run(case, rng) for case in CASES}}, indent=1))


if __name__ == "__main__":
    main()
