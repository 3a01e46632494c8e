"""An independent NumPy re-simulation of scenarios/plans/zhejiang-cluster/revenue.yaml and revenue-plan-growth.yaml.

It shares no code and no random numbers with the engine: the model is written out again by hand from the comments of the
scenario files, PCG64 replaces Philox, NumPy's ziggurat replaces the inverse normal, and the arithmetic is in logs.

    python3 zhejiang_2027.py > zhejiang-2027.json

writes, for each scenario, the number of replicates in which each target comes true, and mean and standard deviation of
every revenue, 2024 to 2027. Change an assumption in a scenario and this file has to change with it: that is its purpose.
"""

import json
import sys

import numpy as np

REPLICATES = 1_000_000
SEED = 20240601
Z95 = 1.6448536269514722  # standard normal quantile at 0.95

# district: 90 % interval of 2024 revenue, 90 % interval of the edge over the province's trend, own yearly volatility
DISTRICTS = {
    "qiantang": ((340, 530), (-0.05, 0.08), 0.08),
    "binhai": ((310, 385), (-0.08, 0.03), 0.07),
    "linhai": ((245, 325), (-0.07, 0.05), 0.07),
    "linping": ((210, 345), (-0.05, 0.05), 0.09),
    "yuhang": ((35, 85), (-0.08, 0.12), 0.14),
    "anji": ((56, 92), (-0.08, 0.12), 0.14),
    "deqing": ((70, 115), (-0.08, 0.12), 0.14),
    "xianju": ((70, 115), (-0.08, 0.12), 0.14),
}
NAMED = list(DISTRICTS)
CORE = NAMED[:3]
REST_EDGE, REST_VOLATILITY = (-0.025, 0.025), 0.03
PROVINCE_2024 = (3050, 3206)  # 90 % interval
TREND = (0.0, 0.11)  # 90 % interval
PERSISTENCE, CYCLE_SD = 0.3, 0.045

# What the plan asks: (2024, is it "about"), 2027
GOALS = {
    "zhejiang": ((3200, True), 5000),
    "qiantang": ((400, True), 1000),
    "binhai": ((350, True), 800),
    "linhai": ((300, True), 1000),
    "linping": ((300, False), 800),
    "yuhang": ((50, False), 250),
    "anji": ((80, True), 300),
    "deqing": ((100, False), 250),
    "xianju": ((100, True), 300),
}
YEARS = (2024, 2025, 2026, 2027)


def normal_90(rng, interval, n):
    low, high = interval
    return (low + high) / 2 + (high - low) / 2 / Z95 * rng.standard_normal(n)


def lognormal_90(rng, interval, n):
    low, high = np.log(interval)
    return np.exp(normal_90(rng, (low, high), n))


def plan_growth(district):
    """Growth per year from the median base level, to one decimal place, to the goal."""
    low, high = DISTRICTS[district][0]
    return (GOALS[district][1] / round(float(np.sqrt(low * high)), 1)) ** (1 / 3) - 1


def simulate(n, seed, planned):
    """Revenue of every district and the province: {district: {year: n values}}."""
    rng = np.random.default_rng(seed)
    base = {d: lognormal_90(rng, DISTRICTS[d][0], n) for d in NAMED}
    base["rest"] = normal_90(rng, PROVINCE_2024, n) - sum(base.values())
    assert base["rest"].min() > 0, "the rest of the province must not be negative"
    trend = normal_90(rng, TREND, n)
    edge = {d: normal_90(rng, DISTRICTS[d][1], n) for d in NAMED} | {"rest": normal_90(rng, REST_EDGE, n)}
    volatility = {d: DISTRICTS[d][2] for d in NAMED} | {"rest": REST_VOLATILITY}
    rate = {d: plan_growth(d) if planned and d != "rest" else trend + edge[d] for d in edge}
    log_growth = {d: np.log1p(rate[d]) for d in rate}

    level = {d: np.log(base[d]) for d in base}
    revenue = {d: {2024: base[d]} for d in base}
    cycle = np.zeros(n)
    for year in YEARS[1:]:
        cycle = PERSISTENCE * cycle + CYCLE_SD * rng.standard_normal(n)
        for d in level:
            level[d] = level[d] + log_growth[d] + cycle + volatility[d] * rng.standard_normal(n)
            revenue[d][year] = np.exp(level[d])
    revenue["zhejiang"] = {year: sum(revenue[d][year] for d in level) for year in YEARS}
    return revenue


def targets(revenue):
    """Which replicates hit each target: {target: n booleans}."""
    hit = {}
    for d, ((goal, about), goal_2027) in GOALS.items():
        hit[f"{d}-revenue-2024"] = revenue[d][2024] >= goal * (0.95 if about else 1)
        hit[f"{d}-revenue-2027"] = revenue[d][2027] >= goal_2027
    hit["all-core-2027"] = np.logical_and.reduce([hit[f"{d}-revenue-2027"] for d in CORE])
    hit["all-districts-2027"] = np.logical_and.reduce([hit[f"{d}-revenue-2027"] for d in NAMED])
    final = np.array([revenue[d][2027] for d in NAMED])
    hit["four-at-500-2027"] = (final >= 500).sum(axis=0) >= 4
    hit["two-at-1000-2027"] = (final >= 1000).sum(axis=0) >= 2
    hit["clusters-2027"] = hit["four-at-500-2027"] & hit["two-at-1000-2027"]
    return hit


def report(planned):
    revenue = simulate(REPLICATES, SEED, planned)
    growth = [revenue["zhejiang"][y] / revenue["zhejiang"][y - 1] - 1 for y in YEARS[1:]]
    print([round(float(np.median(g)), 4) for g in growth], file=sys.stderr)
    return {
        "hits": {target: int(hit.sum()) for target, hit in targets(revenue).items()},
        "revenue": {
            d: {str(y): {"mean": float(x.mean()), "sd": float(x.std(ddof=1))} for y, x in years.items()}
            for d, years in revenue.items()
        },
    }


if __name__ == "__main__":
    result = {
        "generator": "tests/reference/scenarios/zhejiang_2027.py",
        "numpy": np.__version__,
        "replicates": REPLICATES,
        "zhejiang-2027": report(planned=False),
        "zhejiang-2027-plan-growth": report(planned=True),
    }
    json.dump(result, sys.stdout, indent=2)
    print()
