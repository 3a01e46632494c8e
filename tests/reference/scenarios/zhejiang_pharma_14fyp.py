"""An independent NumPy simulation of a part of scenarios/plans/zhejiang-pharma-14fyp/scenario.yaml, and of where the observed values of back-test.yaml fall in it.

    python3 zhejiang_pharma_14fyp.py > zhejiang-pharma-14fyp.json

Change an assumption in the scenario and this file has to change with it: that is its purpose.
"""

import json
import sys

import numpy as np
from plan_parts import Gamma, ar1, beta_ms, leave, lognormal_90, normal_90, pipeline, whole

N = 200_000
rng = np.random.default_rng(20210406)
hits, positions = {}, {}


def record(name, hit):
    hits[f"zhejiang-{name}-2025"] = int(np.count_nonzero(hit))


def position(metric, year, values, actual):
    """Share below, and half of those equal."""
    positions[f"{metric} {year}"] = float((np.mean(values < actual) + np.mean(values <= actual)) / 2)


def logit(p):
    return np.log(p / (1 - p))


trend = rng.normal(0.09, 0.042, N)
shock = np.cumsum([c + 0.03 * rng.standard_normal(N) for c in ar1(rng, 0.3, 0.033, 5, N)], axis=0)
years = np.arange(1, 6)[:, None]
revenue = 2084.7 * np.exp(years * np.log1p(trend) + shock)
own = np.cumsum(0.015 * rng.standard_normal((5, N)), axis=0)
output = 2150.71 * np.exp(years * np.log1p(trend + 0.006) + shock + own)
position("revenue", 2023, revenue[2], 2990)
position("revenue", 2024, revenue[3], 3127.9)
position("output", 2022, output[1], 2959)
record("output", output[4] >= 4000)

drift, noise = normal_90(rng, -0.08, 0.14, N), np.cumsum(0.08 * rng.standard_normal((5, N)), axis=0)
margin = logit(0.17914) + years * drift + noise
position("profit_margin", 2024, margin[3], logit(0.12478))
record("profit-margin", margin[4] >= logit(0.2))
drift, noise = normal_90(rng, -0.03, 0.08, N), np.cumsum(0.05 * rng.standard_normal((5, N)), axis=0)
intensity = logit(0.0493) + years * drift + noise
position("rd_intensity", 2022, intensity[1], logit(0.0555))
record("rd-intensity", intensity[4] >= logit(0.055))

largest = np.log(lognormal_90(rng, 540, 780, N)) + years * np.log1p(trend + normal_90(rng, -0.04, 0.05, N)) + shock
largest = largest + np.cumsum(0.05 * rng.standard_normal((5, N)), axis=0)
position("largest_cluster", 2022, largest[1], np.log(1010.94))
position("largest_cluster", 2023, largest[2], np.log(732.53))
record("clusters-100bn", largest[4] >= np.log(1000))

record("innovative-devices", rng.poisson(5 * lognormal_90(rng, 0.8, 3.4, N)) >= 10)
record("smart-factories", 7 + rng.poisson(5 * lognormal_90(rng, 1, 6, N)) >= 20)
record("star-clusters", rng.poisson(5 * lognormal_90(rng, 0.8, 4, N)) >= 10)

near, over, step = whole(lognormal_90(rng, 4, 11, N)), np.full(N, 2), beta_ms(rng, 0.08, 0.035, N)
for _ in range(5):
    up, gone = leave(rng, near, step, np.full(N, 0.03))
    near, over = near - up - gone + rng.poisson(1.0, N), over + up
record("firms-over-10bn", over >= 5)

# all parks, all cities: whoever is left after five years
parks, chance = whole(lognormal_90(rng, 10, 30, N)), beta_ms(rng, 0.35, 0.15, N)
record("parks-digital", rng.binomial(parks, (1 - chance) ** 5) == 0)
without, chance = rng.integers(3, 9, N), beta_ms(rng, 0.35, 0.15, N)
record("reserve-coverage", rng.binomial(without, (1 - chance) ** 5) == 0)

dwells = [Gamma(1.5, 0.7), Gamma(2.5, 1.1), Gamma(2.5, 1), Gamma(1.3, 0.4)]
success = [0.54, beta_ms(rng, 0.34, 0.06, N), 0.70, 0.91]
stocks = [whole(lognormal_90(rng, *i, N)) for i in ((18, 55), (10, 35), (3, 13), (0.6, 4))]
launched, _ = pipeline(rng, dwells, success, stocks, [lognormal_90(rng, 18, 45, N)] * 5, 5)
record("innovative-drugs", launched >= 10)

json.dump({"replicates": N, "hits": hits, "positions": positions}, sys.stdout, indent=1)
print()
