"""An independent NumPy model of the metric kind `flow`: N ~ Poisson(rate), or negative binomial with mean m and variance m + m²/k.

Written from that definition alone; it shares no code and no random numbers with the engine (PCG64 and NumPy's own samplers).

    python3 flow.py > flow.json
"""

import numpy as np
from cases import write

YEARS = (2025, 2026, 2027)


def negative_binomial(rng, mean, k, n):
    return rng.negative_binomial(k, k / (k + mean), n)


def rare(rng, n):
    out = {f"x/a/{y}": rng.poisson(0.3, n) for y in YEARS}
    total = sum(out.values())
    return out, {"none": out["x/a/2027"] == 0, "some": total >= 1, "two": total >= 2}


def districts(rng, n):
    out = {}
    for i, y in enumerate(YEARS):
        for d, rate in {"a": 40, "b": (3, 5, 8)[i]}.items():
            out[f"x/{d}/{y}"] = rng.poisson(rate, n)
        out[f"x/p/{y}"] = out[f"x/a/{y}"] + out[f"x/b/{y}"]
    out["x/a/2024"] = np.full(n, 35)
    return out, {"p": out["x/p/2027"] >= 50, "b": sum(out[f"x/b/{y}"] for y in YEARS) <= 15}


def wild(rng, n):
    out = {}
    for y in YEARS:
        for d, k in {"a": 0.5, "b": 20}.items():
            out[f"x/{d}/{y}"] = negative_binomial(rng, 12, k, n)
    return out, {"a": out["x/a/2027"] == 0, "b": out["x/b/2027"] >= 15}


def large(rng, n):
    out = {}
    for y in YEARS:
        out[f"x/a/{y}"] = rng.poisson(1e6, n)
        out[f"y/a/{y}"] = negative_binomial(rng, 1e6, 400, n)
    return out, {"x": out["x/a/2027"] >= 1_000_500, "y": out["y/a/2027"] <= 950_000}


def exposed(rng, n):
    """An uncertain mean, and one AR(1) factor in the logarithm of the rates of two places."""
    usual = np.exp(np.log(20) + 0.3 * rng.standard_normal(n))
    f = np.zeros(n)
    out = {}
    for y in YEARS:
        f = 0.5 * f + 0.2 * rng.standard_normal(n)
        out[f"x/a/{y}"] = rng.poisson(usual * np.exp(f))
        out[f"x/b/{y}"] = rng.poisson(6 * np.exp(2 * f))
        out[f"x/p/{y}"] = out[f"x/a/{y}"] + out[f"x/b/{y}"]
    total = sum(out[f"x/p/{y}"] for y in YEARS)
    return out, {"p": total >= 80, "always": np.all([out[f"x/b/{y}"] >= 5 for y in YEARS], axis=0)}


def chain(rng, n):
    """A flow that feeds another, a year later; and a rate drawn anew each year, which makes it negative binomial."""
    first = rng.poisson(10, n)
    out = {}
    for y in YEARS:
        out[f"second/a/{y}"] = rng.poisson(0.4 * first)
        first = rng.poisson(10, n)
        out[f"first/a/{y}"] = first
        out[f"mixed/a/{y}"] = rng.poisson(rng.gamma(3, 2, n))
    return out, {"second": out["second/a/2027"] >= 5, "mixed": out["mixed/a/2027"] == 0}


CASES = [
    (
        "rare events",
        """
        metrics: {x: {kind: flow, rate: 0.3}}
        targets:
          none: {metric: x, at_most: 0}
          some: {metric: x, cumulative: true, at_least: 1}
          two: {metric: x, cumulative: true, at_least: 2}
        """,
        rare,
    ),
    (
        "rates by district and year, a base, a sum",
        """
        districts: {p: {}, a: {within: p}, b: {within: p}}
        metrics: {x: {kind: flow, unit: 个, base: {a: 35, b: 2}, rate: {a: 40, b: {2025: 3, 2026: 5, 2027: 8}}}}
        targets:
          p: {metric: x, at_least: 50}
          b: {metric: x, district: b, cumulative: true, at_most: 15}
        """,
        districts,
    ),
    (
        "negative binomial, wild and tame",
        """
        districts: {a: {}, b: {}}
        metrics: {x: {kind: flow, rate: 12, dispersion: {a: 0.5, b: 20}}}
        targets:
          a: {metric: x, district: a, at_most: 0}
          b: {metric: x, district: b, at_least: 15}
        """,
        wild,
    ),
    (
        "large rates",
        """
        metrics:
          x: {kind: flow, rate: 1000000}
          y: {kind: flow, rate: 1000000, dispersion: 400}
        targets:
          x: {metric: x, at_least: 1000500}
          y: {metric: y, at_most: 950000}
        """,
        large,
    ),
    (
        "an uncertain mean and a factor",
        """
        districts: {p: {}, a: {within: p}, b: {within: p}}
        assumptions: {usual: {value: "lognormal(median = 20, sigma = 0.3)"}}
        factors: {f: {kind: ar1, persistence: 0.5, sd: 20%}}
        metrics: {x: {kind: flow, rate: {a: usual, b: 6}, loads: {f: {a: 1, b: 2}}}}
        targets:
          p: {metric: x, cumulative: true, at_least: 80}
          always: {metric: x, district: b, every_year: true, at_least: 5}
        """,
        exposed,
    ),
    (
        "a flow that feeds another, and a rate drawn anew each year",
        """
        metrics:
          first: {kind: flow, base: 0, rate: 10}
          earlier: {kind: flow, rate: 10}
          second: {kind: flow, rate: "0.4 * (year == 2025 ? earlier : lag(first))"}
          mixed: {kind: flow, rate: "gamma(shape = 3, scale = 2)"}
        targets:
          second: {metric: second, at_least: 5}
          mixed: {metric: mixed, at_most: 0}
        """,
        chain,
    ),
]

write(CASES, 32)
