"""An independent NumPy model of the metric kind `share`: logit(X / ceiling) is a random walk with drift, volatility and factor loads.

Written from that definition alone; it shares no code and no random numbers with the engine (PCG64 and NumPy's ziggurat).

    python3 share.py > share.json
"""

import numpy as np
from cases import write

YEARS = (2025, 2026, 2027)


def logit(p):
    return np.log(p / (1 - p))


def share(z, ceiling=1.0):
    return ceiling / (1 + np.exp(-z))


def plain(rng, n):
    z = np.full(n, logit(0.3))
    out = {}
    for year in YEARS:
        z = z + 0.2 + 0.4 * rng.standard_normal(n)
        out[f"x/a/{year}"] = share(z)
    return out, {"third": out["x/a/2027"] >= 0.45}


def by_district(rng, n):
    base = {"a": np.full(n, 0.5), "b": 0.34 + 0.02 * rng.standard_normal(n)}
    drift = {"a": lambda: 0.1, "b": lambda: 0.3 + 0.1 * rng.standard_normal(n)}
    volatility = {"a": 0.05, "b": 0.15}
    out = {}
    for d in "ab":
        z = logit(base[d] / 0.9)
        out[f"x/{d}/2024"] = base[d]
        for year in YEARS:
            z = z + drift[d]() + volatility[d] * rng.standard_normal(n)
            out[f"x/{d}/{year}"] = share(z, 0.9)
    return out, {"a": out["x/a/2027"] >= 0.57, "b": out["x/b/2027"] >= 0.57}


def with_factor(rng, n):
    """Loads by district on one AR(1) factor; the parent is weighted by the districts' size."""
    z = {"a": np.full(n, logit(0.2)), "b": np.full(n, logit(0.6))}
    load = {"a": 1.0, "b": 2.5}
    f = np.zeros(n)
    out = {}
    for year in YEARS:
        f = 0.6 * f + 0.2 * rng.standard_normal(n)
        for d in "ab":
            z[d] = z[d] + load[d] * f + 0.1 * rng.standard_normal(n)
            out[f"x/{d}/{year}"] = share(z[d])
        out[f"x/p/{year}"] = (30 * out[f"x/a/{year}"] + 10 * out[f"x/b/{year}"]) / 40
    return out, {"whole": out["x/p/2027"] >= 0.32, "both": (out["x/a/2027"] >= 0.22) & (out["x/b/2027"] >= 0.65)}


def uncertain(rng, n):
    """Drift by year around an uncertain trend, an uncertain ceiling."""
    trend = 0.1 + 0.2 * rng.standard_normal(n)
    ceiling = rng.uniform(0.7, 0.9, n)
    z = logit(0.55 / ceiling)
    out = {}
    for year, more in zip(YEARS, (0.0, 0.2, -0.1)):
        z = z + trend + more + 0.1 * rng.standard_normal(n)
        out[f"x/a/{year}"] = share(z, ceiling)
    return out, {"high": out["x/a/2027"] >= 0.65, "low": out["x/a/2026"] <= 0.55}


def at_the_edge(rng, n):
    """Close to the ceiling and shaken hard: stays inside."""
    z = np.full(n, logit(0.99))
    out = {}
    for year in YEARS:
        z = z - 0.5 + 1.5 * rng.standard_normal(n)
        out[f"x/a/{year}"] = share(z)
    return out, {"above": out["x/a/2027"] >= 0.99, "always": np.all([out[f"x/a/{y}"] >= 0.9 for y in YEARS], axis=0)}


def feedback(rng, n):
    """The drift rests on the share itself, a year ago."""
    x = np.full(n, 0.25)
    z = logit(x)
    out = {}
    for year in YEARS:
        z = z + 0.8 * x + 0.3 * rng.standard_normal(n)
        x = share(z)
        out[f"x/a/{year}"] = x
    return out, {"rises": out["x/a/2027"] / out["x/a/2026"] - 1 >= 0.2}


CASES = [
    (
        "constant drift and volatility",
        """
        metrics: {x: {kind: share, base: 30%, drift: 0.2, volatility: 0.4}}
        targets: {third: {metric: x, at_least: 45%}}
        """,
        plain,
    ),
    (
        "base, drift and volatility by district, drift drawn anew each year, a ceiling",
        """
        districts: {a: {}, b: {}}
        metrics:
          x:
            kind: share
            unit: "%"
            base: {a: 50%, b: "normal(mean = 34%, sd = 2%)"}
            ceiling: 90%
            drift: {a: 0.1, b: "normal(mean = 0.3, sd = 0.1)"}
            volatility: {a: 5%, b: 15%}
        targets:
          a: {metric: x, district: a, at_least: 57%}
          b: {metric: x, district: b, at_least: 57%}
        """,
        by_district,
    ),
    (
        "loads on an ar1 factor, a weighted mean",
        """
        districts: {p: {}, a: {within: p}, b: {within: p}}
        factors: {f: {kind: ar1, persistence: 0.6, sd: 20%}}
        metrics:
          size: {kind: table, values: {a: 30, b: 10}}
          x: {kind: share, base: {a: 20%, b: 60%}, volatility: 10%, loads: {f: {a: 1, b: 2.5}}, total: {weighted_mean: size}}
        targets:
          whole: {metric: x, at_least: 32%}
          a: {metric: x, district: a, at_least: 22%}
          b: {metric: x, district: b, at_least: 65%}
          both: {all: [a, b]}
        """,
        with_factor,
    ),
    (
        "uncertain trend and ceiling, drift by year",
        """
        assumptions:
          trend: {value: "normal(mean = 0.1, sd = 0.2)"}
          top: {value: "uniform(min = 70%, max = 90%)"}
        metrics:
          x: {kind: share, base: 55%, ceiling: top, drift: {2025: trend, 2026: trend + 0.2, 2027: trend - 0.1}, volatility: 10%}
        targets:
          high: {metric: x, at_least: 65%}
          low: {metric: x, year: 2026, at_most: 55%}
        """,
        uncertain,
    ),
    (
        "close to the ceiling",
        """
        metrics: {x: {kind: share, base: 99%, drift: -0.5, volatility: 1.5}}
        targets:
          above: {metric: x, at_least: 99%}
          always: {metric: x, at_least: 90%, every_year: true}
        """,
        at_the_edge,
    ),
    (
        "drift that rests on last year's share",
        """
        metrics: {x: {kind: share, base: 25%, drift: 0.8 * lag(x), volatility: 0.3}}
        targets: {rises: {metric: x, growth: true, at_least: 20%}}
        """,
        feedback,
    ),
]

write(CASES, 31)
