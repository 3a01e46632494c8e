"""Reference values of the integer draws, from SciPy (samples) and mpmath (boundaries). Usage: python3 integers.py > integers.json

samples: distribution functions at cut points, to compare samples with.
boundaries: P(X > k) to 17 digits where draws are made by inversion, so that the uniform at which a draw changes can be checked itself.
"""

import json

import mpmath as mp
import numpy as np
from scipy import stats

mp.mp.dps = 50

LEVELS = [1e-4, 1e-3, *np.arange(1, 50) / 50, 0.999, 0.9999]

POISSON = [1e-9, 1e-4, 0.3, 1, 4, 9.99, 10, 10.5, 14.04, 19.99, 20, 24.99, 33.2, 77.7, 400, 1e4, 1e6, 1e9]
BINOMIAL = [
    (1, 0.5), (1, 1e-12), (5, 0.3), (20, 0.1), (20, 0.5), (20, 0.95), (39, 0.5), (41, 0.49), (77, 0.26), (24, 0.11), (280, 0.86), (2400, 0.16), (100, 0.1999), (100, 0.201), (1000, 0.5),
    (1000, 0.97), (12345, 2e-3), (10**6, 0.3), (10**9, 1e-12), (10**9, 1e-9), (10**9, 2.1e-8), (10**9, 0.5), (10**9, 0.999), (10**9, 1 - 2e-8),
    (10**9, 1 - 1e-12),
]  # fmt: skip
NEGATIVE_BINOMIAL = [
    (1e-6, 2), (0.5, 0.2), (3, 1), (5, 0.001), (9.9, 0.5), (19.9, 1), (20, 3), (39, 1), (41, 3),  (50, 0.2), (100, 1e7), (1e4, 10), (1e6, 0.5), (1e9, 4),
]  # fmt: skip


def sample(name, a, b, law):
    cuts = sorted({int(c) for c in law.ppf(LEVELS)})
    return {
        "name": name, "a": a, "b": b, "cuts": cuts, "cdf": [float(law.cdf(c)) for c in cuts],
    }  # fmt: skip


def boundaries(name, a, b, mass):
    """P(X > k), summed from the far end, for k = 0 … as long as it is above 1e-13 P(X > 0)."""
    masses = []
    k = 0
    while True:
        m = mass(k)
        masses.append(m)
        if k > 50 and m < mp.mpf(10) ** -45:
            break
        k += 1
    tails = []
    above = mp.mpf(0)
    for m in reversed(masses):
        tails.append(above)
        above += m
    tails.reverse()
    return {"name": name, "a": a, "b": b, "above": [float(t) for t in tails if t > tails[0] * mp.mpf(10) ** -13 and t > 0]}


def poisson_mass(rate):
    rate = mp.mpf(rate)
    return lambda k: mp.exp(-rate) * rate**k / mp.factorial(k)


def binomial_mass(n, p):
    p = mp.mpf(p)
    return lambda k: mp.binomial(n, k) * p**k * (1 - p) ** (n - k) if k <= n else mp.mpf(0)


def negative_binomial_mass(m, k):
    m, k = mp.mpf(m), mp.mpf(k)
    return lambda x: mp.gamma(k + x) / mp.gamma(k) / mp.factorial(x) * (k / (k + m)) ** k * (m / (k + m)) ** x


samples = [sample("poisson", r, 0, stats.poisson(r)) for r in POISSON]
samples += [sample("binomial", n, p, stats.binom(n, p)) for n, p in BINOMIAL]
samples += [sample("negativeBinomial", m, k, stats.nbinom(k, k / (k + m))) for m, k in NEGATIVE_BINOMIAL]

exact = [boundaries("poisson", r, 0, poisson_mass(r)) for r in (1e-9, 1e-3, 0.3, 0.5, 1, 3.7, 9.999, 19.99)]
exact += [
    boundaries("binomial", n, p, binomial_mass(n, p))
    for n, p in ((1, 1e-12), (1, 0.5), (7, 0.4), (19, 0.5), (100, 0.09), (10**6, 1e-7), (10**9, 1e-12), (39, 0.5), (10**9, 9e-9), (10**9, 1.99e-8))
]
exact += [boundaries("negativeBinomial", m, k, negative_binomial_mass(m, k)) for m, k in ((1e-6, 1), (0.5, 0.2), (4, 1), (9, 3.5), (9.5, 1e6), (19, 3), (39, 2))]

print(json.dumps({"samples": samples, "boundaries": exact}))
