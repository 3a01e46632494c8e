"""Reference values of every distribution family, from SciPy; run `python3 distributions.py > distributions.json`.

Made with Python 3, NumPy 2.4.6 and SciPy 1.17.1. SciPy has no metalog, mixture or truncation of any distribution: those are
solved here from their definitions, in another way than the engine does (linear solve and root finding with brentq). Each case lists points u
(as u and 1 - u, both exact), the quantile, density, P(X <= x) and P(X > x) there; mean, variance and support; atoms where there are some.
"""
import json
import math

import numpy as np
from scipy import integrate, optimize, special, stats

TINY = 2.0**-33  # the least point that is drawn
LOWER = [TINY, 1e-6, 1e-3, 0.05, 0.1, 0.3, 0.5]
POINTS = [(u, 1 - u) for u in LOWER] + [(1 - u, u) for u in (0.3125, 0.25, 0.125, 2.0**-5, 2.0**-10, 2.0**-20, TINY)]


class Frozen:
    """A continuous distribution of SciPy."""

    atoms = ()

    def __init__(self, d):
        self.d = d
        self.cdf, self.pdf = d.cdf, d.pdf
        # SciPy's own survival function is wrong in the lower tail of some beta distributions.
        self.sf = lambda x: d.sf(x) if d.cdf(x) > 0.5 else 1 - d.cdf(x)
        self.mean, self.var = float(d.mean()), float(d.var())
        self.support = tuple(float(x) for x in d.support())

    def below(self, x):
        return self.cdf(x)

    def ppf(self, u, v):
        return self.d.ppf(u) if u <= 0.5 else self.d.isf(v)


class Discrete:
    def __init__(self, values, weights):
        weight = {}
        for x, w in zip(values, weights):
            weight[x] = weight.get(x, 0) + w
        self.x = sorted(x for x in weight if weight[x] > 0)
        self.p = np.array([weight[x] for x in self.x]) / sum(weights)
        self.atoms = [(x, float(p)) for x, p in zip(self.x, self.p)]
        self.mean = float(np.dot(self.x, self.p))
        self.var = float(np.dot((np.array(self.x) - self.mean) ** 2, self.p))
        self.support = (self.x[0], self.x[-1])

    def cdf(self, x):
        return math.fsum(p for y, p in self.atoms if y <= x)

    def sf(self, x):
        return math.fsum(p for y, p in self.atoms if y > x)

    def below(self, x):
        return math.fsum(p for y, p in self.atoms if y < x)

    def pdf(self, x):
        return 0.0

    def ppf(self, u, v):
        return next((x for x in self.x if self.cdf(x) >= u), self.x[-1])


class Mixture:
    def __init__(self, parts, weights):
        total = sum(weights)
        self.parts = [(w / total, d) for w, d in zip(weights, parts)]
        self.cdf = lambda x: math.fsum(w * d.cdf(x) for w, d in self.parts)
        self.sf = lambda x: math.fsum(w * d.sf(x) for w, d in self.parts)
        self.below = lambda x: math.fsum(w * d.below(x) for w, d in self.parts)
        self.pdf = lambda x: math.fsum(w * d.pdf(x) for w, d in self.parts)
        self.mean = math.fsum(w * d.mean for w, d in self.parts)
        self.var = math.fsum(w * (d.var + (d.mean - self.mean) ** 2) for w, d in self.parts)
        self.support = (min(d.support[0] for _, d in self.parts), max(d.support[1] for _, d in self.parts))
        atoms = {}
        for w, d in self.parts:
            for x, p in d.atoms:
                atoms[x] = atoms.get(x, 0) + w * p
        self.atoms = sorted(atoms.items())

    def ppf(self, u, v):
        for x, _ in self.atoms:
            if self.below(x) < u <= self.cdf(x):
                return x
        ends = [float(d.ppf(u, v)) for _, d in self.parts]
        lo, hi = min(ends), max(ends)
        # From the nearer tail, so that far points keep their digits.
        f = (lambda x: self.cdf(x) - u) if u <= 0.5 else (lambda x: v - self.sf(x))
        if lo == hi or f(lo) >= 0:
            return lo
        if f(hi) <= 0:
            return hi
        return optimize.brentq(f, lo, hi, xtol=1e-300, rtol=8.9e-16, maxiter=1000)


class Truncated:
    def __init__(self, d, lo, hi):
        self.d, self.lo, self.hi = d, lo, hi
        self.low = d.below(lo) if lo is not None else 0.0
        self.high = d.sf(hi) if hi is not None else 0.0
        at_most = d.cdf(hi) if hi is not None else 1.0
        at_least = (d.sf(lo) + (d.cdf(lo) - d.below(lo))) if lo is not None else 1.0
        self.from_below = self.low <= 0.5
        self.mass = at_most - self.low if self.from_below else at_least - self.high
        self.support = (
            d.support[0] if lo is None else max(lo, d.support[0]),
            d.support[1] if hi is None else min(hi, d.support[1]),
        )
        inside = lambda x: (lo is None or x >= lo) and (hi is None or x <= hi)
        self.atoms = [(x, p / self.mass) for x, p in d.atoms if inside(x)]
        if self.atoms and not hasattr(d, "parts"):
            self.support = (self.atoms[0][0], self.atoms[-1][0])
        self.mean, self.var = self.moments()

    def cdf(self, x):
        if self.from_below and self.d.cdf(x) <= 0.5:
            return min(1, max(0, (self.d.cdf(x) - self.low) / self.mass))
        return 1 - self.sf(x)

    def below(self, x):
        return min(1, max(0, (self.d.below(x) - self.low) / self.mass))

    def sf(self, x):
        if self.hi is not None and x >= self.hi:
            return 0.0
        if self.lo is not None and x < self.lo:
            return 1.0
        if self.from_below and self.d.cdf(x) <= 0.5:
            return 1 - self.cdf(x)
        return min(1, max(0, (self.d.sf(x) - self.high) / self.mass))

    def pdf(self, x):
        return self.d.pdf(x) / self.mass

    def ppf(self, u, v):
        p = self.low + u * self.mass
        q = self.high + v * self.mass
        x = float(self.d.ppf(p, 1 - p) if self.from_below and p <= 0.5 else self.d.ppf(1 - q, q))
        x = x if self.lo is None else max(x, self.lo)
        return x if self.hi is None else min(x, self.hi)

    def moments(self):
        ends = [self.ppf(u, v) for u, v in ((1e-14, 1 - 1e-14), (1 - 1e-14, 1e-14))]
        knots = sorted({*ends, *(self.ppf(u, 1 - u) for u in np.linspace(0.01, 0.99, 99)), *(x for x, _ in self.atoms)})
        def expect(f):
            part = sum(integrate.quad(lambda x: f(x) * self.pdf(x), a, b, epsabs=0, epsrel=1e-11)[0] for a, b in zip(knots, knots[1:]))
            return part + math.fsum(p * f(x) for x, p in self.atoms)
        if all(self.d.pdf(x) == 0 for x in knots):
            expect = lambda f: math.fsum(p * f(x) for x, p in self.atoms)
        mean = expect(lambda x: x)
        return mean, expect(lambda x: (x - mean) ** 2)


class Metalog:
    """Keelin (2016): linear equations for the coefficients of 1, L, cL, c, c^2, c^2 L, ..."""

    atoms = ()

    def __init__(self, quantiles, lo=None, hi=None):
        self.lo, self.hi = lo, hi
        p = np.array(sorted(quantiles))
        z = np.array([self.to_line(quantiles[u]) for u in p])
        y = np.array([self.row(u, 1 - u, len(p)) for u in p])
        self.a = np.linalg.solve(y, z)
        self.support = (-math.inf if lo is None else lo, math.inf if hi is None else hi)
        self.mean = self.expect(lambda x: x)
        self.var = self.expect(lambda x: (x - self.mean) ** 2)

    def to_line(self, x):
        if self.lo is None and self.hi is None:
            return x
        if self.hi is None:
            return math.log(x - self.lo)
        if self.lo is None:
            return -math.log(self.hi - x)
        return math.log((x - self.lo) / (self.hi - x))

    def from_line(self, z):
        if self.lo is None and self.hi is None:
            return z
        if self.hi is None:
            return self.lo + math.exp(z)
        if self.lo is None:
            return self.hi - math.exp(-z)
        return self.lo + (self.hi - self.lo) / (1 + math.exp(-z))

    @staticmethod
    def row(u, v, n):
        c, l = u - 0.5, math.log(u / v)
        first = [1, l, c * l, c]
        rest = [c ** (k // 2) * (l if k % 2 else 1) for k in range(4, n)]
        return (first + rest)[:n]

    def ppf(self, u, v):
        return self.from_line(float(np.dot(self.a, self.row(u, v, len(self.a)))))

    def logit(self, x):
        f = lambda s: float(np.dot(self.a, self.row(1 / (1 + math.exp(-s)), 1 / (1 + math.exp(s)), len(self.a)))) - self.to_line(x)
        return optimize.brentq(f, -36, 36, xtol=1e-300, rtol=8.9e-16, maxiter=1000)

    def cdf(self, x):
        if x <= self.support[0] or x >= self.support[1]:
            return float(x >= self.support[1])
        return 1 / (1 + math.exp(-self.logit(x)))

    def below(self, x):
        return self.cdf(x)

    def sf(self, x):
        if x <= self.support[0] or x >= self.support[1]:
            return float(x <= self.support[0])
        return 1 / (1 + math.exp(self.logit(x)))

    def pdf(self, x):
        s = self.logit(x)
        h = 1e-4
        at = lambda s: self.ppf(1 / (1 + math.exp(-s)), 1 / (1 + math.exp(s)))
        u = 1 / (1 + math.exp(-s))
        return u * (1 - u) * 2 * h / (at(s + h) - at(s - h))

    def expect(self, f):
        def weighted(s):
            u, v = 1 / (1 + math.exp(-s)), 1 / (1 + math.exp(s))
            return f(self.ppf(u, v)) * u * v
        # Semi-bounded metalogs have power tails: the integrand falls slowly, up to logits of hundreds.
        edges = [-300, -100, -36, -12, -4, 0, 4, 12, 36, 100, 300]
        return math.fsum(integrate.quad(weighted, a, b, epsabs=0, epsrel=1e-12, limit=400)[0] for a, b in zip(edges, edges[1:]))


def normal(mean, sd):
    return Frozen(stats.norm(mean, sd))


def lognormal(median, sigma):
    return Frozen(stats.lognorm(sigma, scale=median))


def beta(a, b, lo=0.0, hi=1.0):
    return Frozen(stats.beta(a, b, lo, hi - lo))


def pert(lo, mode, hi):
    return beta(1 + 4 * (mode - lo) / (hi - lo), 1 + 4 * (hi - mode) / (hi - lo), lo, hi)


def gamma(shape, scale):
    return Frozen(stats.gamma(shape, scale=scale))


def weibull(shape, scale):
    return Frozen(stats.weibull_min(shape, scale=scale))


def weibull_of(mean, sd):
    """By the ratio of standard deviation and mean, which fixes the shape."""
    ratio = lambda k: math.expm1(special.gammaln(1 + 2 / k) - 2 * special.gammaln(1 + 1 / k)) - (sd / mean) ** 2
    shape = optimize.brentq(ratio, 0.16, 900, xtol=1e-15, rtol=1e-15)
    return weibull(shape, mean / math.exp(special.gammaln(1 + 1 / shape)))


def uniform(lo, hi):
    return Frozen(stats.uniform(lo, hi - lo))


def triangular(lo, mode, hi):
    return Frozen(stats.triang((mode - lo) / (hi - lo), lo, hi - lo))


def fixed(x):
    return Discrete([x], [1])


def fit(make, guess, quantiles):
    """The parameters at which a family has two quantiles, by Newton's method in their logarithms."""
    (p, x), (q, y) = quantiles
    f = lambda t: [make(*np.exp(t)).cdf(x) / p - 1, make(*np.exp(t)).sf(y) / (1 - q) - 1]
    solution = optimize.root(f, np.log(guess), tol=1e-15)
    assert max(map(abs, f(solution.x))) < 1e-12, solution
    return make(*np.exp(solution.x))


def normal_through(p, x, q, y):
    z, w = stats.norm.ppf(p), stats.norm.isf(1 - q)
    sd = (y - x) / (w - z)
    return x - sd * z, sd


def of(family, **args):
    return {"family": family, "args": args}


def moments_beta(mean, sd, lo=0.0, hi=1.0):
    m, s = (mean - lo) / (hi - lo), sd / (hi - lo)
    size = m * (1 - m) / s**2 - 1
    return beta(m * size, (1 - m) * size, lo, hi)


def lognormal_moments(mean, sd):
    cv2 = (sd / mean) ** 2
    return lognormal(mean / math.sqrt(1 + cv2), math.sqrt(math.log1p(cv2)))


def cases():
    n01, n03 = of("normal", mean=0, sd=1), of("normal", mean=10, sd=3)
    yield of("normal", mean=0, sd=1), normal(0, 1)
    yield of("normal", mean=1e6, sd=0.25), normal(1e6, 0.25)
    yield of("normal", p5=0.02, p95=0.12), normal(*normal_through(0.05, 0.02, 0.95, 0.12))
    yield of("normal", p2_5=-3, p60=8.5), normal(*normal_through(0.025, -3, 0.6, 8.5))

    yield of("lognormal", mean=100, sd=30), lognormal_moments(100, 30)
    yield of("lognormal", mean=5, sd=0.0005), lognormal_moments(5, 0.0005)
    yield of("lognormal", mean=1, sd=3), lognormal_moments(1, 3)
    yield of("lognormal", median=80, sigma=0.5), lognormal(80, 0.5)
    yield of("lognormal", median=0.001, sigma=2), lognormal(0.001, 2)
    m, s = normal_through(0.1, math.log(80), 0.9, math.log(140))
    yield of("lognormal", p10=80, p90=140), lognormal(math.exp(m), s)

    yield of("uniform", min=0, max=1), uniform(0, 1)
    yield of("uniform", min=-5, max=1000), uniform(-5, 1000)
    yield of("uniform", p10=2, p90=12), uniform(2 - 10 / 0.8 * 0.1, 12 + 10 / 0.8 * 0.1)

    yield of("triangular", min=0, mode=1, max=4), triangular(0, 1, 4)
    yield of("triangular", min=-2, mode=-2, max=3), triangular(-2, -2, 3)
    yield of("triangular", min=100, mode=101, max=101), triangular(100, 101, 101)

    yield of("pert", min=0, mode=1, max=4), pert(0, 1, 4)
    yield of("pert", min=420, mode=480, max=540), pert(420, 480, 540)
    yield of("pert", min=-1, mode=-1, max=1), pert(-1, -1, 1)

    yield of("beta", alpha=2, beta=3), beta(2, 3)
    yield of("beta", alpha=0.5, beta=0.5), beta(0.5, 0.5)
    yield of("beta", alpha=0.4, beta=3), beta(0.4, 3)
    yield of("beta", alpha=50, beta=80, min=-1, max=3), beta(50, 80, -1, 3)
    yield of("beta", mean=0.2, sd=0.05), moments_beta(0.2, 0.05)
    yield of("beta", mean=12, sd=2, min=10, max=20), moments_beta(12, 2, 10, 20)
    yield of("beta", p5=0.1, p95=0.3), fit(beta, (8, 30), [(0.05, 0.1), (0.95, 0.3)])
    yield of("beta", p10=30, p75=42, min=20, max=60), fit(lambda a, b: beta(a, b, 20, 60), (2, 3), [(0.1, 30), (0.75, 42)])

    yield of("gamma", shape=2, scale=3), gamma(2, 3)
    yield of("gamma", shape=0.3, scale=1), gamma(0.3, 1)
    yield of("gamma", shape=200, scale=0.1), gamma(200, 0.1)
    yield of("gamma", mean=5, sd=2), gamma(6.25, 0.8)
    yield of("gamma", p5=2, p95=12), fit(gamma, (3, 2), [(0.05, 2), (0.95, 12)])
    yield of("gamma", p1=0.5, p60=40), fit(gamma, (1, 30), [(0.01, 0.5), (0.6, 40)])

    yield of("weibull", shape=2, scale=3), weibull(2, 3)
    yield of("weibull", shape=0.7, scale=1), weibull(0.7, 1)
    yield of("weibull", shape=1, scale=0.4), weibull(1, 0.4)
    yield of("weibull", shape=12, scale=50), weibull(12, 50)
    yield of("weibull", mean=5, sd=2), weibull_of(5, 2)
    yield of("weibull", mean=2, sd=3), weibull_of(2, 3)
    yield of("weibull", p5=2, p95=12), fit(weibull, (2, 7), [(0.05, 2), (0.95, 12)])
    yield of("weibull", p10=0.5, p60=4), fit(weibull, (1, 3), [(0.1, 0.5), (0.6, 4)])

    for p in (0.3, 1e-6, 0, 1):
        yield of("bernoulli", p=p), Discrete([0, 1], [1 - p, p])
    yield of("choice", values=[3, 1, 2, 3], weights=[1, 5, 0, 2]), Discrete([3, 1, 2, 3], [1, 5, 0, 2])
    yield of("choice", values=[0.08, 0.02, -0.1]), Discrete([0.08, 0.02, -0.1], [1, 1, 1])
    yield of("empirical", values=[12, 7.5, 12, 9, -3, 8, 8, 10]), Discrete([12, 7.5, 12, 9, -3, 8, 8, 10], [1] * 8)
    yield of("empirical", values=[42]), Discrete([42], [1])

    yield of("metalog", p10=1, p50=2, p90=3), Metalog({0.1: 1, 0.5: 2, 0.9: 3})
    yield of("metalog", p10=1, p50=2, p90=4.5), Metalog({0.1: 1, 0.5: 2, 0.9: 4.5})
    yield of("metalog", p10=80, p50=100, p90=140, min=0), Metalog({0.1: 80, 0.5: 100, 0.9: 140}, lo=0)
    yield of("metalog", p10=80, p50=100, p90=140, max=200), Metalog({0.1: 80, 0.5: 100, 0.9: 140}, hi=200)
    yield of("metalog", p10=0.1, p50=0.2, p90=0.7, min=0, max=1), Metalog({0.1: 0.1, 0.5: 0.2, 0.9: 0.7}, lo=0, hi=1)
    yield of("metalog", p5=-2, p25=3, p50=5, p75=6.5, p95=13), Metalog({0.05: -2, 0.25: 3, 0.5: 5, 0.75: 6.5, 0.95: 13})
    yield (
        of("metalog", p1=3, p10=5, p40=8, p60=10, p80=14, p97_5=30, min=1),
        Metalog({0.01: 3, 0.1: 5, 0.4: 8, 0.6: 10, 0.8: 14, 0.975: 30}, lo=1),
    )

    mixed = Mixture([normal(0, 1), normal(10, 3)], [1, 3])
    yield of("mixture", of=[n01, n03], weights=[1, 3]), mixed
    yield of("mixture", of=[n01, of("gamma", shape=2, scale=4), of("uniform", min=-3, max=1)]), Mixture(
        [normal(0, 1), gamma(2, 4), uniform(-3, 1)], [1, 1, 1]
    )
    yield of("mixture", of=[0, of("lognormal", median=80, sigma=0.5)], weights=[0.3, 0.7]), Mixture(
        [fixed(0), lognormal(80, 0.5)], [0.3, 0.7]
    )
    yield of("mixture", of=[n03, of("choice", values=[8, 12, 20], weights=[1, 2, 1]), 11.5], weights=[2, 1, 1]), Mixture(
        [normal(10, 3), Discrete([8, 12, 20], [1, 2, 1]), fixed(11.5)], [2, 1, 1]
    )
    yield of("mixture", of=[n01, of("normal", mean=1e4, sd=1)], weights=[0.6, 0.4]), Mixture([normal(0, 1), normal(1e4, 1)], [0.6, 0.4])
    inner = of("mixture", of=[n01, 5])
    yield of("mixture", of=[inner, of("triangular", min=0, mode=4, max=6)]), Mixture(
        [Mixture([normal(0, 1), fixed(5)], [1, 1]), triangular(0, 4, 6)], [1, 1]
    )
    yield of("mixture", of=[of("metalog", p10=1, p50=2, p90=4.5), n03]), Mixture(
        [Metalog({0.1: 1, 0.5: 2, 0.9: 4.5}), normal(10, 3)], [1, 1]
    )
    yield of("mixture", of=[1, 2, 3], weights=[1, 0, 1]), Mixture([fixed(1), fixed(3)], [1, 1])

    yield of("truncated", of=n01, min=6), Truncated(normal(0, 1), 6, None)
    yield of("truncated", of=n01, max=-6), Truncated(normal(0, 1), None, -6)
    yield of("truncated", of=n01, min=-1, max=2), Truncated(normal(0, 1), -1, 2)
    yield of("truncated", of=n03, min=0), Truncated(normal(10, 3), 0, None)
    yield of("truncated", of=n03, min=25, max=26), Truncated(normal(10, 3), 25, 26)
    yield of("truncated", of=of("lognormal", median=80, sigma=0.5), min=60, max=200), Truncated(lognormal(80, 0.5), 60, 200)
    yield of("truncated", of=of("gamma", shape=2, scale=3), min=4), Truncated(gamma(2, 3), 4, None)
    yield of("truncated", of=of("gamma", shape=2, scale=3), min=50), Truncated(gamma(2, 3), 50, None)
    yield of("truncated", of=of("beta", alpha=2, beta=3), max=0.3), Truncated(beta(2, 3), None, 0.3)
    yield of("truncated", of=of("uniform", min=0, max=10), min=9, max=20), Truncated(uniform(0, 10), 9, 20)
    yield of("truncated", of=of("triangular", min=0, mode=1, max=4), min=0.5), Truncated(triangular(0, 1, 4), 0.5, None)
    yield of("truncated", of=of("metalog", p10=1, p50=2, p90=4.5), min=0), Truncated(
        Metalog({0.1: 1, 0.5: 2, 0.9: 4.5}), 0, None
    )
    yield of("truncated", of=of("choice", values=[1, 2, 3, 4], weights=[4, 3, 2, 1]), min=2, max=3.5), Truncated(
        Discrete([1, 2, 3, 4], [4, 3, 2, 1]), 2, 3.5
    )
    yield of("truncated", of=of("mixture", of=[n01, n03], weights=[1, 3]), min=-1, max=14), Truncated(mixed, -1, 14)
    yield of("truncated", of=of("mixture", of=[0, n03], weights=[1, 1]), min=0), Truncated(
        Mixture([fixed(0), normal(10, 3)], [1, 1]), 0, None
    )
    yield of("truncated", of=of("truncated", of=n01, min=1), max=2), Truncated(Truncated(normal(0, 1), 1, None), None, 2)


def number(x):
    x = float(x)
    return x if math.isfinite(x) else str(x).replace("inf", "Infinity")


def record(case, d):
    points = []
    for u, v in POINTS:
        x = float(d.ppf(u, v))
        points.append({"u": u, "v": v, "x": x, "density": number(d.pdf(x)), "cdf": float(d.cdf(x)), "survival": float(d.sf(x))})
    return {
        **case,
        "statistics": {"mean": number(d.mean), "variance": number(d.var), "support": [number(x) for x in d.support]},
        "atoms": [[float(x), float(p)] for x, p in d.atoms],
        "points": points,
    }


print("[\n" + ",\n".join(json.dumps(record(*case)) for case in cases()) + "\n]")
