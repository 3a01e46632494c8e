"""Laws of some targets of scenarios/plans/zhejiang-cluster/scenario.yaml, worked out without the engine.

Flows and shares by quadrature over what is not known, firms by an independent NumPy simulation. It shares no code and no random numbers with the
engine; the model is written out again by hand from the scenario file.

    python3 zhejiang_cluster.py > zhejiang-cluster.json

writes the probability of each target and its standard error (0 for quadrature). Change an assumption in the scenario and this file has to change with it.
"""

import json
import sys

import numpy as np
from scipy import stats

Z95 = stats.norm.ppf(0.95)
REPLICATES = 400_000
YEARS = 3  # 2025, 2026, 2027

# Midpoints of 20,000 equal slices of probability: the error of the quadratures below is under 1e-6.
U = (np.arange(20_000) + 0.5) / 20_000
Z = stats.norm.ppf(U)


def lognormal_90(low, high, z):
    """Lognormal with the given 5 % and 95 % quantiles, at standard normal z."""
    mu, sigma = (np.log(low) + np.log(high)) / 2, (np.log(high) - np.log(low)) / (2 * Z95)
    return np.exp(mu + sigma * z)


def triangular(low, mode, high, n, rng):
    return rng.triangular(low, mode, high, n)


def platforms():
    """Ten national platforms in four years: Poisson given the yearly rate."""
    return float(np.mean(stats.poisson.sf(9, 4 * lognormal_90(0.8, 3.5, Z))))


def projects_2024():
    """Four projects of 1 bn yuan in Qiantang in 2024: Poisson given how much of the usual number comes about."""
    return float(np.mean(stats.poisson.sf(3, 4 * lognormal_90(0.55, 1.9, Z))))


def rd_intensity():
    """R&D of 6.5 % in 2027: given the base, the logit of 2027 is normal."""
    base = 0.057 + 0.004 / Z95 * Z
    logit = lambda x: np.log(x / (1 - x))
    mean = logit(base) + YEARS * 0.025
    sd = np.sqrt((YEARS * 0.045 / Z95) ** 2 + YEARS * 0.02**2)
    return float(np.mean(stats.norm.sf((logit(0.065) - mean) / sd)))


NAMED = ["qiantang", "binhai", "linhai", "linping", "yuhang", "anji", "deqing", "xianju"]
LISTED_2023 = {"qiantang": (3, 8), "binhai": (2, 6), "linhai": (3, 7), "linping": (2, 7), "yuhang": (1, 5), "rest": (37, 62)}
LISTING_PLACE = {"qiantang": 0.14, "binhai": 0.07, "linhai": 0.05, "linping": 0.09, "yuhang": 0.09, "rest": 0.44}
FIRMS_2024 = {
    "qiantang": (205, 240),
    "binhai": (60, 140),
    "linhai": (50, 120),
    "linping": (110, 280),
    "yuhang": (160, 430),
    "rest": (1900, 4200),
}


def listed(rng):
    """Listed firms in 2027: {district: n values}, and those of the province."""
    n = REPLICATES
    share = lognormal_90(0.09, 0.19, rng.standard_normal(n))
    nation = lognormal_90(15, 45, rng.standard_normal(n))
    stock = {}
    for d in [*NAMED, "rest"]:
        before = np.floor(lognormal_90(*LISTED_2023.get(d, (0.6, 3)), rng.standard_normal(n)) + 0.5)
        mean = share * LISTING_PLACE.get(d, 0.04) * (17 + YEARS * nation)
        stock[d] = before + rng.poisson(mean)
    stock["zhejiang"] = sum(stock.values())
    return stock


def ladder(rng):
    """The ladder of firms, one member at a time by multinomials: champions and little giants of Linping in 2027, new little giants of the province since 2024."""
    n = REPLICATES
    z = lambda: rng.standard_normal(n)
    above, specialised = lognormal_90(0.17, 0.33, z()), lognormal_90(0.095, 0.16, z())
    giant, champion = lognormal_90(0.012, 0.021, z()), lognormal_90(0.001, 0.0035, z())
    promotion, recognition = lognormal_90(0.02, 0.07, z()), lognormal_90(0.045, 0.15, z())
    giant_rate, champion_rate = lognormal_90(0.007, 0.035, z()), lognormal_90(0.009, 0.05, z())
    giant_loss = triangular(0.04, 0.1, 0.2, n, rng)
    entry = 0.145 + 0.045 / Z95 * z()
    death = 0.0775 + 0.0155 / Z95 * z()
    gained, elite = np.zeros(n), {}
    for d in [*NAMED, "rest"]:
        firms = lognormal_90(*FIRMS_2024.get(d, (30, 110)), z())
        density = 1 if d == "rest" else triangular(0.35, 0.8, 2, n, rng)
        whole = lambda x: np.floor(x + 0.5).astype(np.int64)
        small = whole(firms * (1 - above) - firms * density * (specialised + giant + champion))
        large, spec = whole(firms * above), whole(firms * specialised * density)
        giants, champions = whole(firms * giant * density), whole(firms * champion * density)
        gained += rng.poisson(spec * giant_rate)
        for _ in range(YEARS):
            entered = rng.poisson(entry * (small + large + spec + giants + champions))
            # Two competing ways out of a rung: the first by a binomial, the second by a binomial of those who did not take it.
            up1 = rng.binomial(small, promotion)
            dead = rng.binomial(small - up1, death / (1 - promotion))
            back1 = rng.binomial(large, 0.05)
            up2 = rng.binomial(large - back1, recognition / 0.95)
            back2 = rng.binomial(spec, 0.08)
            up3 = rng.binomial(spec - back2, giant_rate / 0.92)
            back3 = rng.binomial(giants, giant_loss)
            up4 = rng.binomial(giants - back3, champion_rate / (1 - giant_loss))
            small = small - up1 - dead + back1 + entered
            large = large - back1 - up2 + up1 + back2
            spec = spec - back2 - up3 + up2 + back3
            giants = giants - back3 - up4 + up3
            champions = champions + up4
            gained += up3
        elite[d] = giants + champions
    return {"gained": gained, **elite}


def estimate(hit):
    p = float(hit.mean())
    return {"probability": p, "standardError": float(np.sqrt(p * (1 - p) / hit.size))}


if __name__ == "__main__":
    rng = np.random.default_rng(20240602)
    stock, elite = listed(rng), ladder(rng)
    exact = lambda p: {"probability": p, "standardError": 0.0}
    json.dump(
        {
            "generator": "tests/reference/scenarios/zhejiang_cluster.py",
            "numpy": np.__version__,
            "targets": {
                "zhejiang-platforms-2027": exact(platforms()),
                "qiantang-projects-1bn-2024": exact(projects_2024()),
                "zhejiang-rd-intensity-2027": exact(rd_intensity()),
                "zhejiang-listed-firms-2027": estimate(stock["zhejiang"] >= 100),
                "linhai-listed-firms-2027": estimate(stock["linhai"] >= 10),
                "zhejiang-new-little-giants-2027": estimate(elite["gained"] >= 35),
                "linping-champions-and-little-giants-2027": estimate(elite["linping"] >= 8),
            },
        },
        sys.stdout,
        indent=2,
    )
    print()
