"""Prints the coefficients of engine/kernels/scalar/normal-cdf.ts: a rational approximation of exp(y²/2) Φ(-y) on [0, 39].

Linearised least squares (Sanathanan & Koerner 1963) reweighted towards the minimax solution (Lawson 1961). Relative error 5.2e-17; every
coefficient is positive, so evaluation cancels nothing. Needs mpmath.
"""

from mpmath import cos, erfc, exp, matrix, mp, mpf, pi, qr_solve, sqrt

mp.dps = 60
TOP, BOTTOM, POINTS, LIMIT, SCALE, MIDDLE = 9, 10, 160, mpf(39), mpf(5), mpf(4)


def nodes():
    end = (LIMIT - MIDDLE) / (LIMIT + MIDDLE)
    for i in range(POINTS):
        s = (cos(pi * (i + mpf(1) / 2) / POINTS) + 1) / 2 * (end + 1) - 1
        yield MIDDLE * (1 + s) / (1 - s)


def value(coefficients, y):
    return sum(c * (y / SCALE) ** k for k, c in enumerate(coefficients))


ys = list(nodes())
gs = [erfc(y / sqrt(mpf(2))) / 2 * exp(y * y / 2) for y in ys]
weights, bottoms, best = [mpf(1)] * POINTS, [mpf(1)] * POINTS, None
for step in range(14):
    rows, right = matrix(POINTS, TOP + BOTTOM + 1), matrix(POINTS, 1)
    for i, (y, g) in enumerate(zip(ys, gs)):
        weight = sqrt(weights[i]) / (bottoms[i] * g)
        for k in range(TOP + 1):
            rows[i, k] = weight * (y / SCALE) ** k
        for k in range(1, BOTTOM + 1):
            rows[i, TOP + k] = -weight * g * (y / SCALE) ** k
        right[i] = weight * g
    x = qr_solve(rows, right)[0]
    top, bottom = [x[k] for k in range(TOP + 1)], [mpf(1)] + [x[TOP + k] for k in range(1, BOTTOM + 1)]
    bottoms = [value(bottom, y) for y in ys]
    errors = [abs(value(top, y) / q / g - 1) for y, q, g in zip(ys, bottoms, gs)]
    if best is None or max(errors) < best[0]:
        best = (max(errors), top, bottom)
    if step >= 2:
        total = sum(w * e for w, e in zip(weights, errors))
        weights = [w * e / total * POINTS for w, e in zip(weights, errors)]

error, top, bottom = best
print("relative error", float(error))
for name, coefficients in (("TOP", top), ("BOTTOM", bottom)):
    print(name, [float(c / SCALE**k) for k, c in reversed(list(enumerate(coefficients)))])
