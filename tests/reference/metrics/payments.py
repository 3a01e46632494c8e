"""An independent NumPy model of the metric kind `payments`: every item draws its own amount; the rate and the cap act on the item.

Written from that definition alone; it shares no code and no random numbers with the engine (PCG64 and NumPy's own samplers). Items are drawn one by one,
however many there are: `large` shows that 40 drawn of some 30 are enough.

    python3 payments.py > payments.json
"""

import numpy as np
from cases import write

YEARS = (2025, 2026, 2027)


def summed(rng, count, amounts):
    """Sum of amounts(rng, owner) over `count` items per replicate; owner = the replicate of each item."""
    count = count.astype(int)
    owner = np.repeat(np.arange(count.size), count)
    return np.bincount(owner, amounts(rng, owner), minlength=count.size)


def capped(rng, n):
    out = {}
    for y in YEARS:
        count = rng.poisson(3.5, n)
        out[f"x/a/{y}"] = summed(
            rng, count, lambda g, who: np.minimum(0.2 * 3000 * np.exp(0.9 * g.standard_normal(who.size)), 1000)
        )
    total = sum(out.values())
    return out, {"one": out["x/a/2027"] <= 2000, "all": total >= 6000}


def shared(rng, n):
    """A typical spend and a share that applies, common to all items of a replicate."""
    typical = np.exp(np.log(4000) + 0.5 * rng.standard_normal(n))
    applies = rng.beta(4, 2, n)
    out = {}
    for y in YEARS:
        for d, rate in {"a": 2.0, "b": 6.0}.items():
            count = rng.poisson(rate, n)

            def amount(g, who):
                spend = typical[who] * np.exp(0.7 * g.standard_normal(who.size))
                return (g.random(who.size) < applies[who]) * np.minimum(0.3 * spend, 2000)

            out[f"x/{d}/{y}"] = summed(rng, count, amount)
        out[f"x/p/{y}"] = out[f"x/a/{y}"] + out[f"x/b/{y}"]
    return out, {"a": out["x/a/2027"] == 0, "p": out["x/p/2027"] <= 8000}


def large(rng, n):
    out = {}
    for y in YEARS:
        out[f"x/a/{y}"] = summed(rng, rng.poisson(18, n), lambda g, who: np.minimum(200 * g.random(who.size), 120))
    return out, {"t": out["x/a/2027"] >= 1500}


CASES = [
    (
        "a rate up to a cap, a Poisson number of items",
        """
        metrics:
          n: {kind: flow, rate: 3.5}
          x: {kind: payments, count: n, each: "min(20% * lognormal(median = 3000, sigma = 0.9), 1000)"}
        targets:
          one: {metric: x, at_most: 2000}
          all: {metric: x, cumulative: true, at_least: 6000}
        """,
        capped,
    ),
    (
        "what all items share, and who applies",
        """
        districts: {p: {}, a: {within: p}, b: {within: p}}
        assumptions:
          typical: {value: "lognormal(median = 4000, sigma = 0.5)"}
          applies: {value: "beta(alpha = 4, beta = 2)"}
        metrics:
          n: {kind: flow, rate: {a: 2, b: 6}}
          x:
            kind: payments
            count: n
            each: bernoulli(p = applies) * min(30% * lognormal(median = typical, sigma = 0.7), 2000)
            drawn: 24
        targets:
          a: {metric: x, district: a, at_most: 0}
          p: {metric: x, district: p, at_most: 8000}
        """,
        shared,
    ),
    (
        "many items",
        """
        metrics:
          n: {kind: flow, rate: 18}
          x: {kind: payments, count: n, each: "min(uniform(min = 0, max = 200), 120)", drawn: 40}
        targets:
          t: {metric: x, at_least: 1500}
        """,
        large,
    ),
]

if __name__ == "__main__":
    write(CASES, 20260801)
