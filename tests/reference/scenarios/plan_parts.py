"""What the NumPy re-simulations of plan scenarios share: distributions by their 5 and 95 % quantiles, ladders, and drugs one by one.

No code and no random numbers of the engine: PCG64 instead of Philox, and every drug of a pipeline is followed by itself through its stages, where the engine
splits groups by binomials.
"""

import numpy as np

Z95 = 1.6448536269514722  # standard normal quantile at 0.95


def normal_90(rng, low, high, n):
    return rng.normal((low + high) / 2, (high - low) / 2 / Z95, n)


def lognormal_90(rng, low, high, n):
    return np.exp(normal_90(rng, np.log(low), np.log(high), n))


def beta_ms(rng, mean, sd, n):
    size = mean * (1 - mean) / sd**2 - 1
    return rng.beta(mean * size, (1 - mean) * size, n)


def negative_binomial(rng, mean, k):
    """Mean m and variance m + m^2 / k: Poisson with a gamma rate."""
    return rng.poisson(rng.gamma(k, mean / k))


def whole(x):
    return np.floor(x + 0.5).astype(np.int64)


def ar1(rng, persistence, sd, years, n):
    value, path = np.zeros(n), []
    for _ in range(years):
        value = persistence * value + sd * rng.standard_normal(n)
        path.append(value)
    return path


def leave(rng, stock, *probabilities):
    """Multinomial: how many take each way out of a stock."""
    taken, left, rest = [], stock, np.ones_like(stock, dtype=float)
    for p in probabilities:
        k = rng.binomial(left, np.clip(p / rest, 0, 1))
        taken.append(k)
        left, rest = left - k, rest - p
    return taken


class Gamma:
    def __init__(self, mean, sd):
        self.shape, self.scale = (mean / sd) ** 2, sd**2 / mean

    def draw(self, rng, n):
        return rng.gamma(self.shape, self.scale, n)

    def residual(self, rng, n):
        """What remains in a process that has always been running: a uniform part of a length-biased draw."""
        return rng.random(n) * rng.gamma(self.shape + 1, self.scale, n)


class Lognormal:
    def __init__(self, mean, sd):
        self.sigma = np.sqrt(np.log(1 + (sd / mean) ** 2))
        self.mu = np.log(mean) - self.sigma**2 / 2

    def draw(self, rng, n):
        return rng.lognormal(self.mu, self.sigma, n)

    def residual(self, rng, n):
        return rng.random(n) * rng.lognormal(self.mu + self.sigma**2, self.sigma, n)


def pipeline(rng, dwells, success, stocks, entries, years):
    """Launches and entries to each stage by the end of `years`, by replicate.

    success: per stage a number or an array over replicates; stocks: per stage whole numbers; entries: per year the mean number.
    """
    n = len(stocks[0])
    launched, entered = np.zeros(n, dtype=np.int64), [np.zeros(n, dtype=np.int64) for _ in dwells]

    def follow(owner, stage, end):
        """Items of replicates `owner` that complete `stage` at time `end`."""
        while True:
            p = np.broadcast_to(success[stage], (n,))[owner]
            kept = (end <= years) & (rng.random(len(owner)) < p)
            owner, end = owner[kept], end[kept]
            stage += 1
            if stage == len(dwells):
                np.add.at(launched, owner, 1)
                return
            np.add.at(entered[stage], owner, 1)
            end = end + dwells[stage].draw(rng, len(owner))

    for stage, stock in enumerate(stocks):
        owner = np.repeat(np.arange(n), stock)
        follow(owner, stage, dwells[stage].residual(rng, len(owner)))
    for year, mean in enumerate(entries):
        owner = np.repeat(np.arange(n), rng.poisson(mean))
        start = year + rng.random(len(owner))
        follow(owner, 0, start + dwells[0].draw(rng, len(owner)))
    return launched, entered
