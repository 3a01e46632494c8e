"""An independent NumPy model of the metric kind `growth` and of the factors that move it:
X[t] = X[t-1] · (1 + rate) · exp(volatility · ε + Σ load · F[t]) + inflow, with `center: mean` less half the variance of the exponent.

Written from that definition alone; it shares no code and no random numbers with the engine (PCG64 and NumPy's ziggurat).

    python3 growth.py > growth.json
"""

import numpy as np
from cases import write

YEARS = (2025, 2026, 2027)


def ar1(rng, n, persistence, sd, start=0.0):
    f, path = np.broadcast_to(start, (n,)), {}
    for y in YEARS:
        f = persistence * f + sd * rng.standard_normal(n)
        path[y] = f
    return path


def grow(rng, n, base, rate, volatility, shift=lambda y: 0.0, inflow=lambda y: 0.0):
    """`rate`, `shift` and `inflow` are functions of the year."""
    x, path = np.broadcast_to(base, (n,)), {}
    for y in YEARS:
        noise = volatility * rng.standard_normal(n) + shift(y)
        x = x * np.maximum(0.0, 1 + rate(y)) * np.exp(noise) + inflow(y)
        path[y] = x
    return path


def named(out, metric, district, path):
    out |= {f"{metric}/{district}/{y}": x for y, x in path.items()}


def whole(out, metric, parts, parent="p"):
    for y in YEARS:
        out[f"{metric}/{parent}/{y}"] = sum(out[f"{metric}/{d}/{y}"] for d in parts)


def plain(rng, n):
    out = {}
    named(out, "x", "a", grow(rng, n, 100.0, lambda y: 0.08, 0.1))
    named(out, "x", "b", grow(rng, n, 40.0, lambda y: {2025: 0.2, 2026: 0.1, 2027: 0.0}[y], 0.25))
    whole(out, "x", "ab")
    return out, {
        "median": out["x/a/2027"] >= 100 * 1.08**3,
        "low": out["x/p/2027"] >= 130,
        "high": out["x/p/2027"] >= 240,
        "sum": sum(out[f"x/p/{y}"] for y in YEARS) >= 515,
    }


def shared(rng, n):
    """An uncertain trend and a local edge that are correlated with nothing, and one AR(1) factor with loads by district."""
    trend = 0.07 + 0.03 * rng.standard_normal(n)
    f = ar1(rng, n, 0.6, 0.05)
    out = {}
    for d, base, edge, load in (("a", 500 + 35 * rng.standard_normal(n), 0.02, 0.5), ("b", 300.0, -0.01, 1.5)):
        own = edge + 0.02 * rng.standard_normal(n)
        named(out, "x", d, grow(rng, n, base, lambda y, own=own: trend + own, 0.08, lambda y, load=load: load * f[y]))
    whole(out, "x", "ab")
    return out, {
        "p": out["x/p/2027"] >= 1000,
        "both": (out["x/a/2027"] >= 620) & (out["x/b/2027"] >= 350),
        "every": np.all([out[f"x/a/{y}"] >= 500 for y in YEARS], axis=0),
    }


def as_mean(rng, n):
    """The rate is the mean: so is what grows, by closed form 100 · 1.1^t; the variance of the factor counts."""
    load, persistence, sd, vol = 0.8, 0.5, 0.2, 0.15
    f = ar1(rng, n, persistence, sd)
    variance, v = {}, 0.0
    for y in YEARS:
        v = persistence**2 * v + sd**2
        variance[y] = vol**2 + load**2 * v
    out = {}
    named(out, "x", "a", grow(rng, n, 100.0, lambda y: 0.1, vol, lambda y: load * f[y] - variance[y] / 2))
    return out, {"goal": out["x/a/2027"] >= 133.1, "growth": out["x/a/2027"] / out["x/a/2026"] - 1 >= 0.1}


def wild(rng, n):
    """Rates drawn anew each year, some below −100 %; what is added comes from a Poisson number of plants."""
    plants = {y: rng.poisson(1.5, n) for y in YEARS}
    out = {}
    named(out, "x", "a", grow(rng, n, 10.0, lambda y: -0.3 + 0.5 * rng.standard_normal(n), 0.0, inflow=lambda y: 4.0 * plants[y]))
    return out, {"ten": out["x/a/2027"] >= 10, "little": out["x/a/2025"] <= 3}


def residual(rng, n):
    """One district is what the others leave of a known total."""
    a = np.exp(np.log(900.0) + 0.1 * rng.standard_normal(n))
    rest = 3000 - a - 400
    out = {"x/rest/2024": rest}
    named(out, "x", "a", grow(rng, n, a, lambda y: 0.1, 0.05))
    named(out, "x", "b", grow(rng, n, 400.0, lambda y: 0.06, 0.05))
    named(out, "x", "rest", grow(rng, n, rest, lambda y: 0.03, 0.05))
    whole(out, "x", ("a", "b", "rest"))
    return out, {"rest": out["x/rest/2027"] >= 1850, "p": out["x/p/2027"] >= 3600}


def factors(rng, n):
    """Every other kind of factor: white noise, a random walk, jumps with a random size, and a regime of two states."""
    white = {y: 0.1 * rng.standard_normal(n) for y in YEARS}
    walk = ar1(rng, n, 1.0, 0.06)
    still = ar1(rng, n, 0.8, 0.05, 0.05 / np.sqrt(1 - 0.64) * rng.standard_normal(n))
    jump = {y: np.where(rng.random(n) < 0.15, -0.2 + 0.05 * rng.standard_normal(n), 0.0) for y in YEARS}
    crisis, regime = np.zeros(n, dtype=bool), {}
    for y in YEARS:
        u = rng.random(n)
        crisis = np.where(crisis, u >= 0.5, u < 0.2)
        regime[y] = np.where(crisis, -0.15, 0.02)
    out = {}
    for name, f in (("white", white), ("walk", walk), ("still", still), ("jump", jump), ("regime", regime)):
        named(out, name, "a", grow(rng, n, 100.0, lambda y: 0.05, 0.0, lambda y, f=f: f[y]))
    return out, {
        "jump": out["jump/a/2027"] >= 100,
        "regime": out["regime/a/2027"] >= 100,
        "walk": out["walk/a/2027"] >= 140,
        "still": out["still/a/2027"] <= 95,
    }


def memory(rng, n):
    """Growth rests on last year's growth, and on that of a neighbour."""
    z = {d: {y: rng.standard_normal(n) for y in YEARS} for d in "ab"}
    x, before = {"a": np.full(n, 100.0), "b": np.full(n, 50.0)}, {"a": np.full(n, 95.0), "b": np.full(n, 40.0)}
    out = {}
    for y in YEARS:
        growth = {d: x[d] / before[d] - 1 for d in "ab"}
        new = {
            "a": x["a"] * (1 + 0.02 + 0.5 * growth["a"] + 0.2 * growth["b"]) * np.exp(0.06 * z["a"][y]),
            "b": x["b"] * (1 + 0.02 + 0.5 * growth["b"] + 0.2 * growth["b"]) * np.exp(0.06 * z["b"][y]),
        }
        before, x = x, new
        out[f"x/a/{y}"], out[f"x/b/{y}"] = x["a"], x["b"]
    return out, {"a": out["x/a/2027"] >= 125, "b": out["x/b/2027"] / out["x/b/2026"] - 1 >= 0.1}


CASES = [
    (
        "rates by district and year",
        """
        districts: {p: {}, a: {within: p}, b: {within: p}}
        metrics:
          x:
            kind: growth
            base: {a: 100, b: 40}
            rate: {a: 8%, b: {2025: 20%, 2026: 10%, default: 0%}}
            volatility: {a: 10%, b: 25%}
        targets:
          median: {metric: x, district: a, at_least: 125.9712}
          low: {metric: x, at_least: 130}
          high: {metric: x, at_least: 240}
          sum: {metric: x, cumulative: true, at_least: 515}
        """,
        plain,
    ),
    (
        "a trend, local edges and a factor that all share",
        """
        districts: {p: {}, a: {within: p}, b: {within: p, tags: [open]}}
        assumptions:
          trend: {value: "normal(mean = 7%, sd = 3%)"}
          edge: {by: district, value: "normal(mean = 2%, sd = 2%)", at: {open: "normal(mean = -1%, sd = 2%)"}}
        factors: {cycle: {kind: ar1, persistence: 0.6, sd: 5%}}
        metrics:
          x:
            kind: growth
            unit: 亿元
            base: {a: "normal(mean = 500, sd = 35)", b: 3000000 万元}
            rate: trend + edge
            volatility: 8%
            loads: {cycle: {a: 0.5, b: 1.5}}
        targets:
          p: {metric: x, at_least: 1000}
          a: {metric: x, district: a, at_least: 620}
          b: {metric: x, district: b, at_least: 350}
          both: {all: [a, b]}
          every: {metric: x, district: a, at_least: 500, every_year: true}
        """,
        shared,
    ),
    (
        "a rate that is the mean",
        """
        factors: {f: {kind: ar1, persistence: 0.5, sd: 20%}}
        metrics: {x: {kind: growth, base: 100, rate: 10%, volatility: 15%, loads: {f: 0.8}, center: mean}}
        targets:
          goal: {metric: x, at_least: 133.1}
          growth: {metric: x, growth: true, at_least: 10%}
        """,
        as_mean,
    ),
    (
        "rates below -100 % and an inflow by numbers of plants",
        """
        metrics:
          plants: {kind: flow, rate: 1.5}
          x: {kind: growth, base: 10, rate: "normal(mean = -30%, sd = 50%)", inflow: 4 * plants}
        targets:
          ten: {metric: x, at_least: 10}
          little: {metric: x, year: 2025, at_most: 3}
        """,
        wild,
    ),
    (
        "a district that is what the others leave",
        """
        districts: {p: {}, a: {within: p}, b: {within: p}, rest: {within: p}}
        metrics:
          x:
            kind: growth
            base: {p: 3000, a: "lognormal(median = 900, sigma = 0.1)", b: 400, rest: residual}
            rate: {a: 10%, b: 6%, rest: 3%}
            volatility: 5%
        targets:
          rest: {metric: x, district: rest, at_least: 1850}
          p: {metric: x, at_least: 3600}
        """,
        residual,
    ),
    (
        "factors of every kind",
        """
        factors:
          noise: {kind: white, sd: 10%}
          path: {kind: random_walk, sd: 6%}
          long: {kind: ar1, persistence: 0.8, sd: 5%, start: stationary}
          shock: {kind: jump, rate: 15%, size: "normal(mean = -20%, sd = 5%)"}
          state: {kind: regime, enter: 20%, exit: 50%, values: {calm: 2%, crisis: -15%}}
        metrics:
          white: {kind: growth, base: 100, rate: 5%, loads: {noise: 1}}
          walk: {kind: growth, base: 100, rate: 5%, loads: {path: 1}}
          still: {kind: growth, base: 100, rate: 5%, loads: {long: 1}}
          jump: {kind: growth, base: 100, rate: 5%, loads: {shock: 1}}
          regime: {kind: growth, base: 100, rate: 5%, loads: {state: 1}}
        targets:
          jump: {metric: jump, at_least: 100}
          regime: {metric: regime, at_least: 100}
          walk: {metric: walk, at_least: 140}
          still: {metric: still, at_most: 95}
        """,
        factors,
    ),
    (
        "growth that rests on last year's, and on the neighbour's",
        """
        districts: {a: {}, b: {}}
        metrics:
          x:
            kind: growth
            base: {a: 100, b: 50}
            rate: 2% + 0.5 * (lag(x) / lag(x, 2) - 1) + 0.2 * (lag(x[b]) / lag(x[b], 2) - 1)
            volatility: 6%
            history: {a: {2023: 95}, b: {2023: 40}}
        targets:
          a: {metric: x, district: a, at_least: 125}
          b: {metric: x, district: b, growth: true, at_least: 10%}
        """,
        memory,
    ),
]

if __name__ == "__main__":
    write(CASES, 34)
