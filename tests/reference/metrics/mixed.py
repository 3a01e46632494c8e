"""Independent NumPy models of `table` and `formula`, and of kinds that rest on one another: a ratio of growth and population under one factor, entries driven by
revenue, plants that feed an inflow and land together, launches that earn, payments for approvals.

Written from the definitions of the kinds alone; it shares no code and no random numbers with the engine (PCG64 and NumPy's own samplers).

    python3 mixed.py > mixed.json
"""

import numpy as np
from cases import write
from scipy.special import ndtri

YEARS = (2025, 2026, 2027)
ALL = (2024, *YEARS)


def tables(rng, n):
    """Numbers by district and year, some drawn anew in each; sums, and a mean weighted by another table."""
    out = {}
    for y in ALL:
        a = 30 + 5 * rng.standard_normal(n) if y > 2024 else np.full(n, 28.0)
        b = {2024: 10.0, 2025: 11.0, 2026: 13.0, 2027: 17.0}[y] + rng.uniform(-1, 1, n)
        out[f"people/a/{y}"], out[f"people/b/{y}"], out[f"people/p/{y}"] = a, b, a + b
        pa, pb = rng.beta(4, 6, n), np.full(n, 0.3)
        out[f"covered/a/{y}"], out[f"covered/p/{y}"] = pa, (pa * a + pb * b) / (a + b)
    return out, {
        "people": out["people/p/2027"] >= 47,
        "covered": out["covered/p/2027"] >= 0.36,
        "sum": sum(out[f"people/a/{y}"] for y in YEARS) >= 90,
    }


def formulas(rng, n):
    """A ratio at the parent of the parent's own totals; a running sum; a condition; last year's value."""
    p = rng.uniform(0, 1, n)
    out, stock = {}, 0.0
    x = {"a": np.full(n, 50.0), "b": np.full(n, 20.0)}
    for y in YEARS:
        before = x["a"]
        x = {"a": x["a"] * 1.1 * np.exp(0.2 * rng.standard_normal(n)), "b": x["b"] * 1.05 * np.exp(0.1 * rng.standard_normal(n))}
        out[f"ratio/p/{y}"] = (x["a"] + x["b"]) / 8
        out[f"ratio/b/{y}"] = x["b"] / 5
        stock = stock + np.maximum(0, x["a"] - 55) * p
        out[f"stock/a/{y}"] = stock
        out[f"step/a/{y}"] = np.where(x["a"] > before, np.log(x["a"]) ** 2, -np.sqrt(before))
        out[f"share/p/{y}"] = x["a"] / (x["a"] + x["b"])
    return out, {
        "ratio": out["ratio/p/2027"] >= 11,
        "stock": out["stock/a/2027"] >= 8,
        "none": out["stock/a/2027"] <= 0,
        "up": out["step/a/2027"] >= 0,
        "share": out["share/p/2027"] >= 0.75,
    }


def multinomial_year(rng, stock, up, out_):
    """How many of `stock` move up and how many leave, as competing risks."""
    moved = rng.binomial(stock, up)
    left = rng.binomial(stock - moved, np.clip(out_ / (1 - up), 0, 1))
    return moved, left


def per_firm(rng, n):
    """Revenue per firm: both move with one factor; firms leave when it is low."""
    f = np.zeros(n)
    x, small, big = np.full(n, 200.0), np.full(n, 80), np.full(n, 20)
    out = {}
    for y in YEARS:
        f = 0.7 * f + 0.1 * rng.standard_normal(n)
        x = x * 1.1 * np.exp(0.05 * rng.standard_normal(n) + 1.5 * f)
        moved, left = multinomial_year(rng, small, np.full(n, 0.08), 0.06 * np.exp(-3 * f))
        small, big = small - moved - left + rng.poisson(6, n), big + moved
        out[f"x/a/{y}"], out[f"firms/a/{y}"] = x, small + big
        out[f"each/a/{y}"] = x / (small + big)
        out[f"weight/a/{y}"] = big / (small + big)
    return out, {
        "both": (x >= 250) & (small + big >= 100),
        "low": out["each/a/2027"] <= 1.7,
        "middle": out["each/a/2027"] >= 2.55,
        "high": out["each/a/2027"] >= 4,
    }


def driven(rng, n):
    """Entries follow the revenue of the year before and a rare flow; the listed raise revenue in turn."""
    x, small, listed = np.full(n, 100.0), np.full(n, 30), np.full(n, 3)
    out = {}
    for y in YEARS:
        events = rng.poisson(0.8, n)
        entering = rng.poisson(x / 20 + 3 * events)
        growth = 0.05 + 0.004 * listed
        moved, left = multinomial_year(rng, small, np.full(n, 0.1), np.full(n, 0.05))
        small, listed = small - moved - left + entering, listed + moved
        x = x * (1 + growth) * np.exp(0.1 * rng.standard_normal(n))
        out[f"x/a/{y}"], out[f"firms.listed/a/{y}"], out[f"small/a/{y}"] = x, listed, small
    del out["firms.listed/a/2025"], out["firms.listed/a/2026"]
    return out, {"listed": listed >= 13, "x": x >= 125, "entries": entering >= 9}


def together(rng, n):
    """Plants whose landing and the market's growth hang on one factor; what lands is added to what grows."""
    f = {2024: np.zeros(n)}
    for y in YEARS:
        f[y] = 0.5 * f[y - 1] + 0.3 * rng.standard_normal(n)
    variance = {2025: 0.09, 2026: 0.09 * 1.25, 2027: 0.09 * (1 + 0.25 + 0.0625)}
    inflow = {y: np.zeros(n) for y in YEARS}
    landed = np.zeros(n, dtype=int)
    for planned, p, size, load in ((2025, 0.7, 10.0, 2.0), (2026, 0.5, 20.0, 2.0), (2026, 0.5, 20.0, 4.0)):
        s = load * f[planned]
        lands = (rng.standard_normal(n) + s) / np.sqrt(1 + load**2 * variance[planned]) > ndtri(1 - p)
        inflow[planned] = inflow[planned] + size * lands
        landed = landed + lands
    x, out = np.full(n, 60.0), {}
    for y in YEARS:
        x = x * 1.04 * np.exp(0.5 * f[y]) + inflow[y]
        out[f"x/a/{y}"] = x
    out["landed/a/2027"] = landed
    return out, {
        "all": landed >= 3,
        "none": landed <= 0,
        "low": x <= 60,
        "high": x >= 130,
        "both": (x >= 110) & (landed >= 2),
    }


def launches(rng, n):
    """Items of which half are through a stage of exactly one and a half years; launched ones earn from the year after; the earnings are paid out with a cap."""
    chance = rng.uniform(0.3, 0.7, n)
    # The stock has been in the stage for 0.6 years, so it is done 0.9 years from now: in the first year.
    done = {2025: rng.binomial(12, chance), 2026: np.zeros(n, dtype=int), 2027: np.zeros(n, dtype=int)}
    for y in YEARS:
        new = rng.poisson(5, n)
        # Entered at a uniform moment u of year y, done at y + u + 1.5: next year when u < 0.5, else the year after.
        early = rng.binomial(new, 0.5)
        for later, count in ((y + 1, early), (y + 2, new - early)):
            if later in done:
                done[later] = done[later] + rng.binomial(count, chance)
    out, launched, sales = {}, np.zeros(n, dtype=int), np.full(n, 40.0)
    for y in YEARS:
        sales = sales * 1.06 + 2.5 * launched
        launched = launched + done[y]
        out[f"drugs/a/{y}"], out[f"sales/a/{y}"] = done[y], sales
        out[f"paid/a/{y}"] = np.minimum(3.0 * done[y], 15.0)
    return out, {
        "launched": launched >= 9,
        "sales": sales >= 90,
        "both": (launched >= 9) & (sales >= 90),
        "capped": out["paid/a/2027"] >= 15,
    }


def chain(rng, n):
    """A share that follows a market factor, applied to growing sales in two districts: a formula over both, and its sum."""
    f = np.zeros(n)
    z = {"a": np.full(n, np.log(0.2 / 0.8)), "b": np.full(n, np.log(0.5 / 0.5))}
    x = {"a": np.full(n, 100.0), "b": np.full(n, 30.0)}
    out = {}
    for y in YEARS:
        f = 0.6 * f + 0.1 * rng.standard_normal(n)
        for d in "ab":
            z[d] = z[d] + 0.1 + f + 0.1 * rng.standard_normal(n)
            x[d] = x[d] * 1.05 * np.exp(f)
            out[f"home/{d}/{y}"] = x[d] / (1 + np.exp(-z[d]))
        out[f"home/p/{y}"] = out[f"home/a/{y}"] + out[f"home/b/{y}"]
    return out, {
        "low": out["home/p/2027"] <= 30,
        "middle": out["home/p/2027"] >= 47,
        "high": out["home/p/2027"] >= 90,
        "a": out["home/a/2027"] / out["home/a/2026"] - 1 >= 0.1,
    }


CASES = [
    (
        "tables: numbers drawn anew, a weighted mean",
        """
        districts: {p: {}, a: {within: p}, b: {within: p}}
        metrics:
          people:
            kind: table
            unit: 万人
            values:
              a: {2024: 280000 人, default: "normal(mean = 30, sd = 5)"}
              b: {2024: "uniform(min = 9, max = 11)", 2025: "uniform(min = 10, max = 12)", 2026: "uniform(min = 12, max = 14)", 2027: "uniform(min = 16, max = 18)"}
          covered: {kind: table, unit: "%", values: {a: "beta(alpha = 4, beta = 6)", default: 30%}, total: {weighted_mean: people}}
        targets:
          people: {metric: people, at_least: 47}
          covered: {metric: covered, at_least: 36%}
          sum: {metric: people, district: a, cumulative: true, at_least: 90}
        """,
        tables,
    ),
    (
        "formulas: ratios of totals, running sums, conditions",
        """
        districts: {p: {}, a: {within: p}, b: {within: p}}
        assumptions: {p_high: {value: "uniform(min = 0, max = 1)"}}
        metrics:
          x: {kind: growth, base: {a: 50, b: 20}, rate: {a: 10%, b: 5%}, volatility: {a: 20%, b: 10%}}
          places: {kind: table, values: {a: 3, b: 5}}
          ratio: {kind: formula, value: x / places}
          stock: {kind: formula, value: "since_base(max(0, x - 55) * p_high)", districts: [a]}
          step: {kind: formula, value: "year == 2024 ? 0 : x > lag(x) ? log(x) ^ 2 : -sqrt(lag(x))", districts: [a]}
          share: {kind: formula, value: "x[a] / total(x)", districts: [p]}
        targets:
          ratio: {metric: ratio, at_least: 11}
          stock: {metric: stock, district: a, at_least: 8}
          none: {metric: stock, district: a, at_most: 0}
          up: {metric: step, district: a, at_least: 0}
          share: {metric: share, at_least: 75%}
        """,
        formulas,
    ),
    (
        "a formula over growth and population that share a factor",
        """
        factors: {f: {kind: ar1, persistence: 0.7, sd: 10%}}
        metrics:
          x: {kind: growth, unit: 亿元, base: 200, rate: 10%, volatility: 5%, loads: {f: 1.5}}
          firms:
            kind: population
            states: {small: 80, big: 20}
            entries: {small: 6}
            moves: {small: {big: 8%}}
            exits: {small: 6% * exp(-3 * f)}
          each: {kind: formula, value: x / firms.total}
          weight: {kind: formula, value: firms.big / firms}
        targets:
          rich: {metric: x, at_least: 250}
          many: {metric: firms, at_least: 100}
          both: {all: [rich, many]}
          low: {metric: each, at_most: 1.7}
          middle: {metric: each, at_least: 2.55}
          high: {metric: each, at_least: 4}
        """,
        per_firm,
    ),
    (
        "entries driven by revenue and events, revenue by the listed",
        """
        metrics:
          events: {kind: flow, rate: 0.8}
          x: {kind: growth, base: 100, rate: 5% + 0.4% * lag(firms.listed), volatility: 10%}
          firms:
            kind: population
            states: {small: 30, listed: 3}
            entries: {small: "lag(x) / 20 + 3 * events"}
            moves: {small: {listed: 10%}}
            exits: {small: 5%}
          small: {kind: formula, value: firms.small}
        targets:
          listed: {metric: firms.listed, at_least: 13}
          x: {metric: x, at_least: 125}
          entries: {metric: firms.entries, at_least: 9}
        """,
        driven,
    ),
    (
        "plants that land together and feed what grows with the same factor",
        """
        factors: {f: {kind: ar1, persistence: 0.5, sd: 30%}}
        metrics:
          plants:
            kind: projects
            unit: 亿元
            projects:
              one: {year: 2025, probability: 70%, size: 10, loads: {f: 2}}
              two: {year: 2026, probability: 50%, size: 20, loads: {f: 2}}
              three: {year: 2026, probability: 50%, size: 20, loads: {f: 4}}
          x: {kind: growth, unit: 亿元, base: 60, rate: 4%, loads: {f: 0.5}, inflow: plants.inflow}
          landed: {kind: formula, value: plants.landed}
        targets:
          all: {metric: plants.landed, at_least: 3}
          none: {metric: plants.landed, at_most: 0}
          two: {metric: plants.landed, at_least: 2}
          low: {metric: x, at_most: 60}
          high: {metric: x, at_least: 130}
          enough: {metric: x, at_least: 110}
          both: {all: [enough, two]}
        """,
        together,
    ),
    (
        "launches that earn, at a chance that all share",
        """
        assumptions: {chance: {value: "uniform(min = 30%, max = 70%)"}}
        metrics:
          drugs:
            kind: pipeline
            entries: 5
            stages: {only: {dwell: 1.5, success: chance, stock: 12, elapsed: 0.6}}
          sales: {kind: growth, base: 40, rate: 6%, inflow: 2.5 * lag(drugs.launched)}
          paid: {kind: formula, value: "min(3 * drugs.completed.only, 15)"}
        targets:
          launched: {metric: drugs.launched, at_least: 9}
          sales: {metric: sales, at_least: 90}
          both: {all: [launched, sales]}
          capped: {metric: paid, at_least: 15}
        """,
        launches,
    ),
    (
        "a share of growing sales, both on one factor, summed over districts",
        """
        districts: {p: {}, a: {within: p}, b: {within: p}}
        factors: {f: {kind: ar1, persistence: 0.6, sd: 10%}}
        metrics:
          x: {kind: growth, base: {a: 100, b: 30}, rate: 5%, loads: {f: 1}}
          part: {kind: share, unit: "%", base: {a: 20%, b: 50%}, drift: 0.1, volatility: 0.1, loads: {f: 1}}
          home: {kind: formula, value: x * part, total: sum}
        targets:
          low: {metric: home, at_most: 30}
          middle: {metric: home, at_least: 47}
          high: {metric: home, at_least: 90}
          a: {metric: home, district: a, growth: true, at_least: 10%}
        """,
        chain,
    ),
]

if __name__ == "__main__":
    write(CASES, 35)
