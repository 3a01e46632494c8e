"""An independent NumPy model of the metric kind `projects`: each lands with a probability, after a delay, at a size, with a ramp; feeds growth.

Written from that definition and the conventions that the kind documents (start to the nearest whole year; a latent normal whose chance of success is the
given probability); it shares no code and no random numbers with the engine (PCG64 and NumPy's own samplers).

    python3 projects.py > projects.json
"""

import numpy as np
from cases import write
from scipy.special import ndtri

YEARS = (2024, 2025, 2026, 2027)


def ramp_at(age, shares):
    """The share in operation at an age in years: nothing before, the last share for good."""
    table = np.concatenate([[0.0], shares])
    return table[np.clip(age + 1, 0, len(shares)).astype(int)]


def path(landed, planned, delay, size, shares):
    """Contribution and whether it has landed, by year."""
    start = planned + np.floor(delay + 0.5)
    levels = {y: landed * size * ramp_at(y - start, shares) for y in YEARS}
    done = {y: landed & (y >= start) for y in YEARS}
    return levels, done


def lands_alone(rng, n, probability):
    return rng.random(n) < probability


def lands_with(rng, n, probability, common, variance):
    """A latent strength that is standard normal over all replicates, of which `common` is a part."""
    strength = (common + rng.standard_normal(n)) / np.sqrt(1 + variance)
    return strength > ndtri(1 - probability)


def plain(rng, n):
    one, one_done = path(lands_alone(rng, n, 0.7), 2025, np.zeros(n), 10.0, [1.0])
    two, two_done = path(lands_alone(rng, n, 0.4), 2026, np.zeros(n), 5.0, [0.5, 1.0])
    out = {f"x/a/{y}": one[y] + two[y] for y in YEARS}
    out |= {f"count/a/{y}": one_done[y].astype(int) + two_done[y] for y in YEARS}
    return out, {"fifteen": out["x/a/2027"] >= 15, "one": out["count/a/2025"] >= 1}


def late(rng, n):
    """Uncertain delays, sizes and the ramp as a list; one may come early."""
    fab, fab_done = path(lands_alone(rng, n, 0.8), 2025, rng.gamma(1 / 0.64, 0.64, n), rng.triangular(8, 10, 18, n), [0.3, 0.7, 1.0])
    lab, lab_done = path(lands_alone(rng, n, 1.0), 2026, rng.normal(-0.2, 0.9, n), 4.0, [0.5, 1.0, 0.8])
    out = {}
    for y in YEARS:
        out[f"x/a/{y}"], out[f"x/b/{y}"] = fab[y], lab[y]
        out[f"x/p/{y}"] = fab[y] + lab[y]
        if y > 2024:
            out[f"adds/p/{y}"] = out[f"x/p/{y}"] - out[f"x/p/{y - 1}"]
    return out, {"p": out["x/p/2027"] >= 10, "fab": fab_done[2026], "early": lab_done[2025]}


def together(rng, n):
    """Three projects that load on one factor with memory, read in the year that each is planned for."""
    f = {2024: np.zeros(n)}
    for y in YEARS[1:]:
        f[y] = 0.7 * f[y - 1] + rng.standard_normal(n)
    variance = {2025: 1.0, 2026: 1 + 0.7**2, 2027: 1 + 0.7**2 + 0.7**4}
    out, done = {}, {}
    total = {y: 0 for y in YEARS}
    for name, planned, probability, load in (("one", 2025, 0.6, 1.0), ("two", 2026, 0.6, 1.5), ("three", 2026, 0.2, -0.5)):
        landed = lands_with(rng, n, probability, load * f[planned], load**2 * variance[planned])
        levels, when = path(landed, planned, np.zeros(n), 1.0, [1.0])
        done[name] = when[2027]
        total = {y: total[y] + levels[y] for y in YEARS}
    for y in YEARS[1:]:
        out[f"x/a/{y}"] = total[y]
    return out, done | {"both": done["one"] & done["two"], "all": done["one"] & done["two"] & done["three"]}


def feeding(rng, n):
    """What lands in a year is added to a metric that grows, and grows with it from then on."""
    # Equal steps over two years; planned for 2025, a year or none late.
    a, _ = path(lands_alone(rng, n, 0.5), 2025, rng.uniform(0, 1, n), 20.0, [0.5, 1.0])
    b, _ = path(lands_alone(rng, n, 0.9), 2027, np.zeros(n), 30.0, [1.0])
    out = {"x/a/2024": np.full(n, 100.0)}
    for y in YEARS[1:]:
        grown = out[f"x/a/{y - 1}"] * 1.05 * np.exp(0.1 * rng.standard_normal(n))
        out[f"x/a/{y}"] = grown + (a[y] - a[y - 1]) + (b[y] - b[y - 1])
    return out, {"goal": out["x/a/2027"] >= 150}


def unsure(rng, n):
    """A probability that is itself uncertain and shared, and one that depends on what another metric did."""
    p = rng.beta(2, 3, n)
    one, _ = path(lands_alone(rng, n, p), 2025, np.zeros(n), 1.0, [1.0])
    two, _ = path(lands_alone(rng, n, p), 2026, np.zeros(n), 1.0, [1.0])
    market = rng.standard_normal(n)
    three, _ = path(lands_alone(rng, n, np.where(market > 0.5, 0.9, 0.3)), 2026, np.zeros(n), 1.0, [1.0])
    out = {f"x/a/{y}": one[y] + two[y] + three[y] for y in YEARS[1:]}
    return out, {"two": out["x/a/2027"] >= 2, "all": out["x/a/2027"] >= 3, "none": out["x/a/2027"] <= 0}


def outside(rng, n):
    """Planned before the base year or after the end of the calendar."""
    old, old_done = path(lands_alone(rng, n, 0.9), 2022, rng.gamma(2.0, 1.0, n), 12.0, [0.25, 0.5, 0.75, 1.0])
    new, new_done = path(lands_alone(rng, n, 0.5), 2028, rng.normal(-1.0, 1.0, n), 8.0, [1.0])
    out = {f"x/a/{y}": old[y] + new[y] for y in YEARS}
    return out, {"old": old_done[2024], "new": new_done[2027], "ten": out["x/a/2027"] >= 10}


CASES = [
    (
        "two projects, on time",
        """
        metrics:
          x:
            kind: projects
            projects:
              one: {year: 2025, probability: 70%, size: 10}
              two: {year: 2026, probability: 40%, size: 5, ramp: [50%, 100%]}
          count: {kind: formula, value: x.landed}
        targets:
          fifteen: {metric: x, at_least: 15}
          one: {metric: count, year: 2025, at_least: 1}
        """,
        plain,
    ),
    (
        "delays, sizes, ramps and what each year adds",
        """
        districts: {p: {}, a: {within: p}, b: {within: p}}
        metrics:
          x:
            kind: projects
            projects:
              fab:
                {
                  district: a,
                  year: 2025,
                  probability: 80%,
                  delay: "gamma(mean = 1, sd = 0.8)",
                  size: "triangular(min = 8, mode = 10, max = 18)",
                  ramp: [30%, 70%, 100%],
                }
              lab: {district: b, year: 2026, delay: "normal(mean = -0.2, sd = 0.9)", size: 4, ramp: [50%, 100%, 80%]}
          adds: {kind: formula, value: x.inflow}
        targets:
          p: {metric: x, at_least: 10}
          fab: {metric: x.landed.fab, district: a, year: 2026, at_least: 1}
          early: {metric: x.landed, district: b, year: 2025, at_least: 1}
        """,
        late,
    ),
    (
        "success that a factor with memory ties together",
        """
        factors: {f: {kind: ar1, persistence: 0.7, sd: 1}}
        metrics:
          x:
            kind: projects
            projects:
              one: {year: 2025, probability: 60%, size: 1, loads: {f: 1}}
              two: {year: 2026, probability: 60%, size: 1, loads: {f: 1.5}}
              three: {year: 2026, probability: 20%, size: 1, loads: {f: -0.5}}
        targets:
          one: {metric: x.landed.one, at_least: 1}
          two: {metric: x.landed.two, at_least: 1}
          three: {metric: x.landed.three, at_least: 1}
          both: {all: [one, two]}
          all: {metric: x.landed, at_least: 3}
        """,
        together,
    ),
    (
        "feeding the inflow of growth",
        """
        metrics:
          plants:
            kind: projects
            unit: 万元
            projects:
              a: {year: 2025, probability: 50%, delay: "uniform(min = 0, max = 1)", size: 20 亿元, ramp: 2}
              b: {year: 2027, probability: 90%, size: 300000}
          x: {kind: growth, unit: 亿元, base: 100, rate: 5%, volatility: 10%, inflow: plants.inflow}
        targets: {goal: {metric: x, at_least: 150}}
        """,
        feeding,
    ),
    (
        "probabilities that are uncertain or depend on another metric",
        """
        assumptions: {chance: {value: "beta(alpha = 2, beta = 3)"}}
        metrics:
          x:
            kind: projects
            projects:
              one: {year: 2025, probability: chance, size: 1}
              two: {year: 2026, probability: chance, size: 1}
              three: {year: 2026, probability: "market > 0.5 ? 90% : 30%", size: 1}
          market: {kind: table, values: "normal(mean = 0, sd = 1)"}
        targets:
          two: {metric: x, at_least: 2}
          all: {metric: x, at_least: 3}
          none: {metric: x, at_most: 0}
        """,
        unsure,
    ),
    (
        "planned before the base year and after the end",
        """
        metrics:
          x:
            kind: projects
            projects:
              old: {year: 2022, probability: 90%, delay: "gamma(shape = 2, scale = 1)", size: 12, ramp: 4}
              new: {year: 2028, probability: 50%, delay: "normal(mean = -1, sd = 1)", size: 8}
        targets:
          old: {metric: x.landed.old, year: 2024, at_least: 1}
          new: {metric: x.landed.new, at_least: 1}
          ten: {metric: x, at_least: 10}
        """,
        outside,
    ),
]

write(CASES, 33)
