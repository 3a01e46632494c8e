"""An independent NumPy simulation of a part of scenarios/plans/qiantang-harbour/scenario.yaml: a target or more of every kind.

    python3 qiantang_harbour.py > qiantang-harbour.json

Change an assumption in the scenario and this file has to change with it: that is its purpose.
"""

import json
import sys

import numpy as np
from plan_parts import (Gamma, Lognormal, ar1, beta_ms, leave, lognormal_90, negative_binomial, normal_90, pipeline, whole)

N = 200_000
rng = np.random.default_rng(20260101)
hits = {}


def record(name, hit):
    hits[f"qiantang-{name}-2026"] = int(np.count_nonzero(hit))


# revenue and output: growth
trend = normal_90(rng, -0.02, 0.12, N)
cycle = ar1(rng, 0.3, 0.045, 3, N)
local = [0.07 * rng.standard_normal(N) for _ in range(3)]
for name, interval, goal in (("revenue", (480, 620), 1000), ("output", (330, 450), 500)):
    log_level = np.log(lognormal_90(rng, *interval, N)) + 3 * np.log1p(trend)
    for year in range(3):
        log_level += cycle[year] + local[year] + 0.03 * rng.standard_normal(N)
    record(name, log_level >= np.log(goal))

investment = lognormal_90(rng, 28, 70, N)
growth = normal_90(rng, -0.08, 0.14, N)
total = np.zeros(N)
for year in range(3):
    investment = investment * (1 + growth) * np.exp(cycle[year] + 0.15 * rng.standard_normal(N))
    total += investment
record("investment", total >= 180)

fund = lognormal_90(rng, 35, 120, N) + 3 * lognormal_90(rng, 5, 40, N)
record("fund-size", fund >= 150)

# flows
tasks = lognormal_90(rng, 0.5, 4, N)
record("core-technologies", rng.poisson(3 * tasks) >= 5)
flagship, bn, tens = (lognormal_90(rng, *i, N) for i in ((0.3, 1.8), (1.2, 6), (0.01, 0.25)))
flagships, bns, ten_bns = rng.poisson(3 * flagship), rng.poisson(3 * bn), rng.poisson(3 * tens)
below = lognormal_90(rng, 12, 38, N)
small = sum(negative_binomial(rng, below, 15) for _ in range(3))
record("flagship-projects", flagships >= 3)
record("projects-1bn", bns >= 15)
record("projects-10bn", ten_bns >= 1)
record("projects-100m", flagships + bns + ten_bns + small >= 90)
class2, class3 = lognormal_90(rng, 50, 180, N), lognormal_90(rng, 18, 80, N)
threes = sum(negative_binomial(rng, class3, 20) for _ in range(3))
twos = sum(negative_binomial(rng, class2, 20) for _ in range(3))
record("devices-class3", threes >= 210)
record("devices", twos + threes >= 520)
events = lognormal_90(rng, 9, 24, N)
record("chain-events", np.all([rng.poisson(events) >= 10 for _ in range(3)], axis=0))

# land: a usual year, and each year's own luck
land = lognormal_90(rng, 180, 600, N)
record("land", np.all([land * np.exp(0.35 * rng.standard_normal(N)) >= 300 for _ in range(3)], axis=0))

# share
odds = rng.uniform(0.40, 0.85, N)
odds = np.log(odds / (1 - odds)) + 3 * normal_90(rng, 0.1, 0.8, N) + 0.15 * np.sqrt(3) * rng.standard_normal(N)
record("digital-coverage", odds >= np.log(9))

# firms on their ladder
small, above = whole(lognormal_90(rng, 1600, 1800, N)), whole(lognormal_90(rng, 75, 120, N))
entries, out, up = lognormal_90(rng, 160, 380, N), beta_ms(rng, 0.055, 0.015, N), beta_ms(rng, 0.008, 0.0035, N)
always = np.ones(N, dtype=bool)
for _ in range(3):
    promoted, gone = leave(rng, small, up, out)
    demoted, lost = leave(rng, above, np.full(N, 0.04), np.full(N, 0.02))
    small = small - promoted - gone + demoted + rng.poisson(entries)
    above = above - demoted - lost + promoted + rng.poisson(2.0, N)
    always &= promoted >= 20
record("firms", small + above >= 2700)
record("promoted-firms", always)
candidates = whole(lognormal_90(rng, 14, 34, N))
listed = rng.choice([1, 2, 3], p=[0.25, 0.5, 0.25], size=N)
come, go = lognormal_90(rng, 2, 9, N), beta_ms(rng, 0.025, 0.012, N)
for _ in range(3):
    new, away = leave(rng, candidates, go, np.full(N, 0.08))
    listed = listed + new
    candidates = candidates - new - away + rng.poisson(come)
record("listed-firms", listed >= 4)
record("listed-and-candidates", candidates + listed >= 40)

# the clinic
permit_rate, per_drug = lognormal_90(rng, 30, 75, N), lognormal_90(rng, 1.2, 2.5, N)
permits = [negative_binomial(rng, permit_rate, 20) for _ in range(3)]
record("trial-permits", sum(permits) >= 180)
launched, entered = pipeline(
    rng,
    [Gamma(2.3, 1), Gamma(3.6, 1.5), Lognormal(3.3, 1.2), Gamma(1.3, 0.4)],
    [0.52, beta_ms(rng, 0.289, 0.06, N), beta_ms(rng, 0.578, 0.08, N), 0.906],
    [whole(lognormal_90(rng, *i, N)) for i in ((30, 75), (14, 45), (5, 16), (1, 5))],
    [p / per_drug for p in permits],
    3,
)
record("innovative-drugs", launched >= 3)
record("phase3-permits", entered[2] * lognormal_90(rng, 1, 2.8, N) >= 30)

json.dump({"replicates": N, "hits": hits}, sys.stdout, indent=1)
print()
