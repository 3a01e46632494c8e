"""An independent NumPy model of the metric kind `pipeline`: items one by one, each with a dwell time in every stage and then success or failure.

Written from that definition and the conventions that the kind documents (entries uniform in their year; a year holds its last moment; a stationary stock has
what remains of a length-biased dwell time); it shares no code and no random numbers with the engine (PCG64 and NumPy's own samplers), and unlike the engine
it follows every item through continuous time.

    python3 pipeline.py > pipeline.json
"""

import numpy as np
from cases import write

YEARS = (2025, 2026, 2027)


def fixed(years):
    return lambda rng, n: np.full(n, float(years))


def gamma(mean, sd):
    return lambda rng, n: rng.gamma((mean / sd) ** 2, sd * sd / mean, n)


def lognormal(mean, sd):
    s2 = np.log1p((sd / mean) ** 2)
    return lambda rng, n: np.exp(rng.normal(np.log(mean) - s2 / 2, np.sqrt(s2), n))


def uniform(low, high):
    return lambda rng, n: rng.uniform(low, high, n)


def beyond(dwell, elapsed):
    """What remains of a dwell time that has lasted so long, by rejection."""

    def remaining(rng, n):
        out = dwell(rng, n)
        short = np.flatnonzero(out <= elapsed)
        while short.size:
            out[short] = dwell(rng, short.size)
            short = short[out[short] <= elapsed]
        return out - elapsed

    return remaining


def stationary(dwell):
    """A uniform part of a length-biased dwell time: resampled from many with weights by length."""

    def remaining(rng, n):
        many = dwell(rng, 4_000_000)
        ends = np.cumsum(many)
        # A point thrown on the row of them all falls into each by its length.
        point = rng.uniform(0, ends[-1], n)
        return ends[np.searchsorted(ends, point)] - point

    return remaining


class Pipeline:
    """Counts by replicate, stage and year; `items` may be added in any number of lots."""

    def __init__(self, n, dwells, successes):
        self.n, self.dwells, self.successes = n, dwells, successes
        zeros = lambda: {(k, y): np.zeros(n, dtype=np.int64) for k in range(len(dwells)) for y in YEARS}
        self.entered, self.completed, self.failed = zeros(), zeros(), zeros()
        self.inside = {(k, y): np.zeros(n, dtype=np.int64) for k in range(len(dwells)) for y in YEARS}

    def note(self, table, stage, who, when):
        for y in YEARS:
            chosen = who[(when > y - 2025) & (when <= y - 2024)]
            table[stage, y] += np.bincount(chosen, minlength=self.n)

    def go(self, rng, stage, who, start, end, success=None, counted=True):
        """Items `who` (their replicates) that enter a stage at `start` and end it at `end`, in years from the end of the base year."""
        p = self.successes[stage] if success is None else success
        p = np.broadcast_to(p, (self.n,))[who]
        if counted:
            self.note(self.entered, stage, who, start)
        for y in YEARS:
            here = (start <= y - 2024) & (end > y - 2024)
            self.inside[stage, y] += np.bincount(who[here], minlength=self.n)
        lucky = rng.random(who.size) < p
        self.note(self.completed, stage, who[lucky], end[lucky])
        self.note(self.failed, stage, who[~lucky], end[~lucky])
        on = lucky & (end <= 3)
        if stage + 1 < len(self.dwells) and on.any():
            who, start = who[on], end[on]
            self.go(rng, stage + 1, who, start, start + self.dwells[stage + 1](rng, who.size))

    def enter(self, rng, rates):
        for i, rate in enumerate(rates):
            who = np.repeat(np.arange(self.n), rng.poisson(rate, self.n))
            start = i + rng.random(who.size)
            self.go(rng, 0, who, start, start + self.dwells[0](rng, who.size))

    def stock(self, rng, stage, count, remaining, success=None):
        who = np.repeat(np.arange(self.n), count)
        self.go(rng, stage, who, np.full(who.size, -1.0), remaining(rng, who.size), success, counted=False)

    def launches(self, key="x/a"):
        return {f"{key}/{y}": self.completed[len(self.dwells) - 1, y] for y in YEARS}

    def launched(self):
        return sum(self.launches().values())


def inLots(simulate, lots=20):
    """Items one by one take memory: the replicates in lots."""

    def whole(rng, n):
        parts = [simulate(rng, n // lots) for _ in range(lots)]
        join = lambda which: {key: np.concatenate([part[which][key] for part in parts]) for key in parts[0][which]}
        return join(0), join(1)

    return whole


def entries_only(rng, n):
    x = Pipeline(n, [gamma(0.8, 0.5), lognormal(0.6, 0.4)], [0.6, 0.9])
    x.enter(rng, [8, 8, 8])
    out = x.launches()
    for y in YEARS:
        out[f"trials/a/{y}"], out[f"in_review/a/{y}"] = x.completed[0, y], x.inside[1, y]
    return out, {"five": x.launched() >= 5, "early": out["x/a/2025"] >= 1, "failed": x.failed[1, 2027] >= 1}


def four_stages(rng, n):
    """Stationary stocks in all of four stages; the years of one item are tied through continuous time."""
    dwells = [gamma(1.5, 0.75), gamma(1.2, 0.9), lognormal(1.0, 0.3), gamma(0.5, 0.2)]
    x = Pipeline(n, dwells, [0.52, 0.5, 0.58, 0.9])
    for k, count in enumerate((6, 5, 4, 3)):
        x.stock(rng, k, count, stationary(dwells[k]))
    x.enter(rng, [4, 4, 4])
    out = x.launches()
    for y in YEARS:
        out[f"third/a/{y}"], out[f"second/a/{y}"] = x.entered[2, y], x.inside[1, y]
        out[f"product/a/{y}"] = x.completed[3, y] * x.completed[2, y]
    growing = (out["x/a/2026"] >= 2) & (out["x/a/2027"] >= 2)
    return out, {"six": x.launched() >= 6, "each": growing & (out["x/a/2025"] >= 2), "third": out["third/a/2027"] <= 0}


def known_age(rng, n):
    """Elapsed times are given, and one dwell time is certain."""
    trial, review = lognormal(2.0, 0.8), fixed(0.75)
    x = Pipeline(n, [trial, review, uniform(0.1, 0.9)], [0.7, 0.8, 1.0])
    x.stock(rng, 0, 5, beyond(trial, 1.6))
    x.stock(rng, 1, 3, beyond(review, 0.5))
    x.enter(rng, [1, 0, 6])
    out = x.launches()
    for y in YEARS:
        out[f"review/a/{y}"], out[f"last/a/{y}"] = x.inside[1, y], x.inside[2, y]
    return out, {"three": x.launched() >= 3, "soon": out["x/a/2025"] >= 2, "none": out["x/a/2027"] <= 0}


def unsure(rng, n):
    """A probability of success that is uncertain and shared by all items of two stages, an uncertain rate and an uncertain stock."""
    p = rng.beta(4, 3, n)
    rate = rng.gamma(4, 2, n)
    stock = np.floor(rng.uniform(2, 9, n) + 0.5).astype(int)
    dwells = [gamma(1.0, 1.0), gamma(0.7, 0.35)]
    x = Pipeline(n, dwells, [p, p])
    x.stock(rng, 0, stock, stationary(dwells[0]))
    x.enter(rng, [rate, rate, rate])
    out = x.launches()
    for y in YEARS:
        out[f"failed/a/{y}"] = x.failed[0, y] + x.failed[1, y]
    return out, {"ten": x.launched() >= 10, "few": x.launched() <= 3, "busy": out["x/a/2026"] >= 4}


def named(rng, n):
    """Items known by name beside a stock, and two districts."""
    trial, review = gamma(1.4, 0.7), gamma(1.0, 0.25)
    out, hits = {}, {}
    a = Pipeline(n, [trial, review], [0.5, 0.9])
    a.stock(rng, 0, 4, stationary(trial))
    one = Pipeline(n, [trial, review], [0.5, 0.9])
    one.stock(rng, 0, 1, beyond(trial, 1.0), 0.8)
    two = Pipeline(n, [trial, review], [0.5, 0.9])
    two.stock(rng, 1, 1, beyond(review, 0.9))
    b = Pipeline(n, [trial, review], [0.5, 0.9])
    b.enter(rng, [2, 3, 4])
    for y in YEARS:
        out[f"x/a/{y}"] = a.completed[1, y] + one.completed[1, y]
        out[f"x/b/{y}"] = b.completed[1, y] + two.completed[1, y]
        out[f"x/p/{y}"] = out[f"x/a/{y}"] + out[f"x/b/{y}"]
        out[f"all/p/{y}"] = sum(z.inside[k, y] for z in (a, one, two, b) for k in (0, 1))
    hits["one"], hits["two"] = one.launched() > 0, two.completed[1, 2025] > 0
    hits["both"] = hits["one"] & hits["two"]
    hits["four"] = sum(out[f"x/p/{y}"] for y in YEARS) >= 4
    return out, hits


def changing(rng, n):
    """Dwell times from quantiles and from a truncated normal; probabilities by the year in which the stage is entered."""
    # lognormal(p10 = 0.4, p90 = 1.6): the median is 0.8, and ln 2 is 1.2815515655446004 standard deviations.
    first = lambda rng, n: 0.8 * np.exp(rng.normal(0, np.log(2) / 1.2815515655446004, n))

    def second(rng, n):
        out = rng.normal(0.5, 0.4, n)
        while (bad := np.flatnonzero(out < 0)).size:
            out[bad] = rng.normal(0.5, 0.4, bad.size)
        return out

    class ByYear(Pipeline):
        def go(self, rng, stage, who, start, end, success=None, counted=True):
            if stage == 0:
                return super().go(rng, stage, who, start, end, success, counted)
            for y, p in zip(YEARS, (0.2, 0.6, 0.95)):
                chosen = (start > y - 2025) & (start <= y - 2024)
                super().go(rng, stage, who[chosen], start[chosen], end[chosen], p, counted)

    x = ByYear(n, [first, second], [0.75, 1.0])
    x.enter(rng, [10, 5, 5])
    out = x.launches()
    for y in YEARS:
        out[f"lost/a/{y}"] = x.failed[1, y]
    return out, {"eight": x.launched() >= 8, "lost": out["lost/a/2026"] >= 3}


CASES = [
    (
        "entries through two stages",
        """
        metrics:
          x:
            kind: pipeline
            entries: 8
            stages:
              trial: {dwell: "gamma(mean = 0.8, sd = 0.5)", success: 60%}
              review: {dwell: "lognormal(mean = 0.6, sd = 0.4)", success: 90%}
          trials: {kind: formula, value: x.completed.trial}
          in_review: {kind: formula, value: x.in.review}
        targets:
          five: {metric: x, cumulative: true, at_least: 5}
          early: {metric: x, year: 2025, at_least: 1}
          failed: {metric: x.failed.review, at_least: 1}
        """,
        inLots(entries_only),
    ),
    (
        "four stages, all of them stationary",
        """
        metrics:
          x:
            kind: pipeline
            entries: 4
            stages:
              phase1: {dwell: "gamma(mean = 1.5, sd = 0.75)", success: 52%, stock: 6}
              phase2: {dwell: "gamma(mean = 1.2, sd = 0.9)", success: 50%, stock: 5}
              phase3: {dwell: "lognormal(mean = 1, sd = 0.3)", success: 58%, stock: 4}
              review: {dwell: "gamma(mean = 0.5, sd = 0.2)", success: 90%, stock: 3}
          third: {kind: formula, value: x.entered.phase3}
          second: {kind: formula, value: x.in.phase2}
          product: {kind: formula, value: x * x.completed.phase3}
        targets:
          six: {metric: x.launched, at_least: 6}
          each: {metric: x, every_year: true, at_least: 2}
          third: {metric: third, at_most: 0}
        """,
        inLots(four_stages),
    ),
    (
        "stocks of known age and a certain dwell time",
        """
        metrics:
          x:
            kind: pipeline
            entries: {2025: 1, 2026: 0, 2027: 6}
            stages:
              trial: {dwell: "lognormal(mean = 2, sd = 0.8)", success: 70%, stock: 5, elapsed: 1.6}
              review: {dwell: 0.75, success: 80%, stock: 3, elapsed: 0.5}
              launch: {dwell: "uniform(min = 0.1, max = 0.9)"}
          review: {kind: formula, value: x.in.review}
          last: {kind: formula, value: x.in.launch}
        targets:
          three: {metric: x, cumulative: true, at_least: 3}
          soon: {metric: x, year: 2025, at_least: 2}
          none: {metric: x, at_most: 0}
        """,
        inLots(known_age),
    ),
    (
        "uncertain success, entries and stock",
        """
        assumptions:
          chance: {value: "beta(alpha = 4, beta = 3)"}
          rate: {value: "gamma(shape = 4, scale = 2)"}
        metrics:
          x:
            kind: pipeline
            entries: rate
            stages:
              trial: {dwell: "gamma(mean = 1, sd = 1)", success: chance, stock: "uniform(min = 2, max = 9)"}
              review: {dwell: "gamma(mean = 0.7, sd = 0.35)", success: chance}
          failed: {kind: formula, value: x.failed.trial + x.failed.review}
        targets:
          ten: {metric: x, cumulative: true, at_least: 10}
          few: {metric: x, cumulative: true, at_most: 3}
          busy: {metric: x, year: 2026, at_least: 4}
        """,
        inLots(unsure),
    ),
    (
        "items known by name, in districts",
        """
        districts: {p: {}, a: {within: p}, b: {within: p}}
        metrics:
          x:
            kind: pipeline
            entries: {a: 0, b: {2025: 2, 2026: 3, 2027: 4}}
            stages:
              trial: {dwell: "gamma(mean = 1.4, sd = 0.7)", success: 50%, stock: {a: 4, b: 0}}
              review: {dwell: "gamma(mean = 1, sd = 0.25)", success: 90%}
            items:
              one: {district: a, stage: trial, elapsed: 1, success: 80%}
              two: {district: b, stage: review, elapsed: 0.9}
          all: {kind: formula, value: x.in}
        targets:
          one: {metric: x.launched.one, district: a, at_least: 1}
          two: {metric: x.launched.two, district: b, year: 2025, at_least: 1}
          both: {all: [one, late]}
          late: {metric: x.launched.two, district: b, year: 2025, at_least: 1}
          four: {metric: x, district: p, cumulative: true, at_least: 4}
        """,
        inLots(named),
    ),
    (
        "quantiles, a truncated normal, success by year of entry",
        """
        metrics:
          x:
            kind: pipeline
            entries: {2025: 10, default: 5}
            stages:
              trial: {dwell: "lognormal(p10 = 0.4, p90 = 1.6)", success: 75%}
              review: {dwell: "truncated(normal(mean = 0.5, sd = 0.4), min = 0)", success: {2025: 20%, 2026: 60%, default: 95%}}
          lost: {kind: formula, value: x.failed.review}
        targets:
          eight: {metric: x.launched, at_least: 8}
          lost: {metric: lost, year: 2026, at_least: 3}
        """,
        inLots(changing),
    ),
]

write(CASES, 36)
