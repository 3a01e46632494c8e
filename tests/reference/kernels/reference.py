"""Writes values.json: high-precision values of the kernels' functions. Needs mpmath; takes a few minutes.

Each case is the arguments, then the value as two doubles, head + tail.
"""

import json
import random
import time
from pathlib import Path

from mpmath import erfc, exp, isinf, log, loggamma, mp, mpf, pi, power, sign, sqrt

mp.dps = 50
rng = random.Random(2011)
TINY = mpf(2) ** -1074


def case(value, *arguments):
    head = float(value)
    tail = 0.0 if head in (0.0, float("inf"), float("-inf")) else float(value - mpf(head))
    return [*arguments, head, tail]


def spread(low, high, count):
    return [rng.uniform(low, high) for _ in range(count)]


def scales(low, high, count):
    return [10 ** rng.uniform(low, high) for _ in range(count)]


def exps():
    xs = spread(-2, 2, 150) + spread(-745, 709.7, 150) + [s * x for x in scales(-20, 0, 30) for s in (1, -1)]
    xs += [709.782712893384, -708.39641853226408, -745.1332191019411, 1.0, -1.0, 689.99, -690.01]
    return [case(exp(mpf(x)), x) for x in xs]


def logs():
    xs = spread(0.5, 2, 200) + scales(-323, 308, 150) + [1 + s * x for x in scales(-15.9, -1, 150) for s in (1, -1)]
    xs += [5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, 2.0, 10.0, 0.7050781249999999, 1.41015625]
    return [case(log(mpf(x)), x) for x in xs]


def pows():
    pairs = [(x, y) for x, y in zip(spread(0, 3, 150), spread(-50, 50, 150))]
    pairs += [(x, y) for x, y in zip(scales(-300, 300, 100), spread(-1, 1, 100))]
    pairs += [(x, y) for x, y in zip(spread(0.999, 1.001, 100), spread(-7e5, 7e5, 100))]
    near = [1 + s * x for x in scales(-15, -1, 80) for s in (1, -1)]
    pairs += [(x, float(rng.uniform(-600, 600) / log(mpf(x)))) for x in near]
    pairs += [(5e-324, 0.5), (5e-324, -0.25), (1.7976931348623157e308, 0.999), (1.0000000000000002, 3e18), (0.9999999999999999, 6e18)]
    pairs += [(3.0, 2.0), (10.0, 22.0), (10.0, -5.0), (2.0, -1074.0), (2.0, 1023.0), (1.5, 1e-300), (1.08, 10.0)]
    return [case(power(mpf(x), mpf(y)), x, y) for x, y in pairs]


def cdf(x):
    return erfc(-x / sqrt(mpf(2))) / 2


def cdfs():
    xs = spread(-5, 5, 200) + spread(-38.4, -5, 100) + [s * x for x in scales(-18, 0, 20) for s in (1, -1)] + [0.0, 8.2, 37.0, -37.0, -37.6, -37.9, -38.2, -38.4]
    return [case(cdf(mpf(x)), x) for x in xs]


def probit(p):
    """Newton's iteration on the logarithm of the smaller tail, which is concave."""
    upper = p > mpf(1) / 2
    target = 1 - p if upper else p
    z = -sqrt(-2 * log(target)) if target < mpf("0.1") else mpf(0)
    for _ in range(100):
        tail = cdf(z)
        move = log(tail / target) * tail / (exp(-z * z / 2) / sqrt(2 * pi))
        z -= move
        if abs(move) < mpf(10) ** -45:
            return -z if upper else z
    raise ArithmeticError(p)


def probits():
    ps = spread(0, 1, 200) + scales(-307, -1, 100) + [1 - x for x in scales(-15, -1, 40)] + [0.075, 0.925, 0.975, 5e-324, 1 - 2**-53]
    return [case(probit(mpf(p)), p) for p in ps]


def words():
    ks = [rng.getrandbits(32) for _ in range(200)] + [rng.getrandbits(rng.randint(1, 31)) for _ in range(150)] + list(range(40))
    ks += [2**32 - 1 - k for k in range(10)] + [2**31 - 1, 2**31]
    return [case(probit((mpf(k) + mpf(1) / 2) / 2**32), k) for k in ks]


def gamma_side(x, a, upper):
    """P(a, x) or Q(a, x), by the series of P, with digits to spare for 1 - P."""
    with mp.workdps(80):
        # 1 - P loses as many digits as P has nines.
        if upper and x > a + 1:
            mp.dps = 80 + int((x - a - a * log(x / a)) / 2.3) + 10
        term = total = mpf(1)
        n = 0
        while term > total * mpf(10) ** -(mp.dps + 5):
            n += 1
            term *= x / (a + n)
            total += term
        p = exp(a * log(x) - x - loggamma(a + 1)) * total
        return 1 - p if upper else p


def beta_side(x, y, a, b, upper):
    """I_x(a, b) or 1 - I."""
    if upper:
        x, y, a, b = y, x, b, a
    with mp.workdps(mp.dps + 10):
        # The other side's terms fall faster; they are all positive, so digits are lost only in taking it from 1.
        flip = x > mpf(1) / 2
        if flip:
            mp.dps += int(max(0, a * log(a / (a + b) / x) + b * log(b / (a + b) / y)) / 2.3) + 10
            x, y, a, b = y, x, b, a
        term = total = mpf(1)
        n = 0
        while term > total * mpf(10) ** -(mp.dps + 5):
            term *= x * (a + b + n) / (a + 1 + n)
            total += term
            n += 1
        side = exp(a * log(x) + b * log(y) - log(a) - loggamma(a) - loggamma(b) + loggamma(a + b)) * total
        return 1 - side if flip else side


def gamma_cdfs():
    cases = []
    for a in [1e-3, 0.01, 0.1, 0.5, 0.9, 1.0, 1.5, 2.0, 5.0, 10.0, 19.9, 20.0, 30.0, 100.0, 1e3, 1e4, 1e6] + scales(-2, 3, 8):
        for z in (-8, -3, -1, -0.1, 0, 0.1, 1, 3, 8, 25):
            x = a + z * a**0.5
            if x > 0:
                cases.append((x, a))
        cases += [(a * s, a) for s in (1e-6, 0.01, 0.3, 0.59, 0.61, 1.39, 1.41, 2.0) if a <= 1e4]
    out = []
    for x, a in cases:
        p = gamma_side(mpf(x), mpf(a), False)
        if p > mpf("1e-300"):
            out.append(case(p, x, a))
    return out


def solve(target, side, density, start, bound):
    """Newton's iteration on the logarithm of a side in a variable in which it is concave, kept from overshooting."""
    t = start
    for _ in range(2000):
        s, d = side(t), density(t)
        # Far out s may have no digits left.
        move = log(s / target) * s / d if s > 0 else -sign(d)
        move = max(mpf(-2), min(mpf(2), move))
        t = min(t - move, bound)
        if abs(move) < mpf(10) ** -30:
            return t
    raise ArithmeticError(target)


def gamma_quantile(u, a):
    u, a = mpf(u), mpf(a)
    upper = u > mpf(1) / 2
    target = 1 - u if upper else u
    way = -1 if upper else 1
    density = lambda t: way * exp(a * t - exp(t) - loggamma(a))
    start = (log(u) + loggamma(a + 1)) / a
    if start < -60:
        return exp(start)
    if a >= 1:
        # Wilson & Hilferty.
        root = 1 - 1 / (9 * a) + probit(u) / (3 * sqrt(a))
        start = 3 * log(root) + log(a) if root > 0.2 else min(start, log(a))
    return exp(solve(target, lambda t: gamma_side(exp(t), a, upper), density, start, log(2 * a + 100)))


def gamma_quantiles():
    us = [1e-300, 1e-12, 1e-3, 0.05, 0.3, 0.5, 0.8, 0.999, 1 - 1e-9, 1 - 2**-53]
    shapes = [1e-3, 0.01, 0.1, 0.5, 1.0, 1.5, 2.0, 5.0, 19.5, 20.5, 100.0, 1e3, 1e4, 1e6] + scales(-2, 3, 6)
    out = []
    for a in shapes:
        for u in us + spread(0, 1, 3):
            if a > 1e3 and not 1e-15 < u < 1 - 1e-10:
                continue
            value = gamma_quantile(u, a)
            if value > mpf("1e-300"):
                out.append(case(value, u, a))
    return out


PAIRS = [(0.01, 0.01), (0.01, 3.0), (0.3, 0.4), (0.5, 0.5), (1.0, 1.0), (1.0, 4.0), (2.0, 3.0), (1.5, 40.0), (5.0, 1.0), (30.0, 0.2)]
PAIRS += [(20.0, 80.0), (100.0, 100.0), (1e3, 2.0), (1e3, 5e3), (1e5, 1e5), (1e5, 3.0), (0.05, 1e4), (3.0, 1e5)]


def beta_cdfs():
    out = []
    for a, b in PAIRS:
        mean, sd = a / (a + b), (a * b / (a + b + 1)) ** 0.5 / (a + b)
        xs = [mean + z * sd for z in (-6, -2, -0.5, 0, 0.5, 2, 6)] + [1e-10, 0.01, 0.5, 0.99] + spread(0, 1, 3)
        for x in xs:
            # Elsewhere it is 1, or below the smallest numbers, or takes hours.
            if 0 < x < 1 and a * abs(log(mean / x)) + b * abs(log((1 - mean) / (1 - x))) < 1000:
                p = beta_side(mpf(x), 1 - mpf(x), mpf(a), mpf(b), False)
                if p > mpf("1e-300"):
                    out.append(case(p, x, a, b))
    return out


def beta_quantile(u, a, b):
    u, a, b = mpf(u), mpf(a), mpf(b)
    upper = u > mpf(1) / 2
    target = 1 - u if upper else u
    way = -1 if upper else 1
    log_beta = loggamma(a) + loggamma(b) - loggamma(a + b)
    end = (log(u) + log(a) + log_beta) / a
    if end < -80:
        return exp(end)
    if (log(1 - u) + log(b) + log_beta) / b < -80:
        return mpf(1)
    x = lambda t: 1 / (1 + exp(-t))
    y = lambda t: 1 / (1 + exp(t))
    density = lambda t: way * exp(a * log(x(t)) + b * log(y(t)) - log_beta)
    spread = sqrt(1 / a + 1 / b)
    start = log(a / b) + (probit(u) * spread if spread < 1 else 0)
    # As many digits as the other side has nines, and the usual ones.
    with mp.workdps(60 - int(log(target) / log(10))):
        return x(solve(target, lambda t: beta_side(x(t), y(t), a, b, upper), density, start, mpf(700)))


def beta_quantiles():
    us = [1e-200, 1e-12, 1e-3, 0.05, 0.3, 0.5, 0.8, 0.999, 1 - 1e-9]
    out = []
    for a, b in PAIRS:
        for u in us + spread(0, 1, 3):
            if max(a, b) > 1e3 and not 1e-15 < u < 1 - 1e-10:
                continue
            value = beta_quantile(u, a, b)
            if value > mpf("1e-300"):
                out.append(case(value, u, a, b))
    return out


sets = {
    "exp": exps,
    "log": logs,
    "pow": pows,
    "normalCdf": cdfs,
    "probit": probits,
    "inverseNormal": words,
    "gammaCdf": gamma_cdfs,
    "gammaQuantile": gamma_quantiles,
    "betaCdf": beta_cdfs,
    "betaQuantile": beta_quantiles,
}
values = {}
for name, make in sets.items():
    started = time.time()
    values[name] = make()
    print(name, len(values[name]), f"{time.time() - started:.0f} s", flush=True)
lines = ",\n".join(
    f'"{name}": [\n' + ",\n".join(json.dumps(c) for c in cases) + "\n]" for name, cases in values.items()
)
Path(__file__).with_name("values.json").write_text("{\n" + lines + "\n}\n")
