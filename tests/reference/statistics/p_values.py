"""Exact tail probabilities from SciPy, for the p-values of tests/statistics. Usage: python3 p_values.py > p_values.json

Made with SciPy 1.17.1 (the distribution of Kolmogorov's statistic is exact: Simard & L'Ecuyer 2011) and mpmath where SciPy loses small tails.
"""

import json

import mpmath as mp
from scipy import stats

mp.mp.dps = 40


def chi_square(x, f):
    return {"x": x, "freedom": f, "p": float(mp.gammainc(mp.mpf(f) / 2, mp.mpf(x) / 2, mp.inf, regularized=True))}


def kolmogorov(n, t):
    d = t / n**0.5
    return {"distance": d, "n": n, "p": float(stats.kstwo.sf(d, n))}


def binomial(count, n, p):
    law = stats.binom(n, p)
    return {"count": count, "n": n, "probability": p, "p": float(min(1, 2 * min(law.cdf(count), law.sf(count - 1))))}


def poisson(count, mean):
    law = stats.poisson(mean)
    return {"count": count, "mean": mean, "p": float(min(1, 2 * min(law.cdf(count), law.sf(count - 1))))}


values = {
    "chiSquare": [
        chi_square(float(stats.chi2.isf(p, f)), f) for f in (1, 2, 7, 32, 100, 1023, 3240) for p in (0.99, 0.5, 0.05, 1e-4, 1e-9, 1e-12)
    ],
    "kolmogorov": [kolmogorov(n, t) for n in (4096, 32768, 131072, 2**20) for t in (0.35, 0.5, 0.7, 0.9, 1.2, 1.6, 2.2, 3.2, 3.6)],
    "binomial": [
        binomial(c, n, p)
        for n, p, counts in (
            (131072, 1e-4, (0, 3, 13, 14, 30, 60)),
            (131072, 0.3, (38300, 39322, 39900)),
            (32768, 1 - 2.0**-20, (32760, 32767, 32768)),
            (32768, 2.0**-33, (0, 1)),
        )
        for c in counts
    ],
    "poisson": [poisson(c, m) for m, counts in ((1.7, (0, 1, 2, 9, 20)), (2048, (1800, 2000, 2048, 2100, 2400))) for c in counts],
}
print(json.dumps(values, indent=1))
