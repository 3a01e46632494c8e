"""Prints the coefficients of engine/kernels/scalar/temme.ts: Temme (1979), equations in the form of DLMF 8.12.8 to 8.12.12.

c_0 = 1/mu - 1/eta, c_k = c'_(k-1) / eta + (-1)^k g_k / mu, mu - log(1 + mu) = eta²/2, as power series in eta with exact fractions.
Terms below 1e-18 for a >= 20 and |eta| <= 0.475 are left out; the second line says up to which a a whole row matters. Needs nothing but Python.
"""

from fractions import Fraction as F

TERMS, ROWS = 64, 12

# mu = eta + eta²/3 + …, from mu mu' = eta (1 + mu).
mu = [F(0), F(1)]
for n in range(2, TERMS + 2):
    # The coefficient of eta^n in mu mu' is that of eta^(n-1) in mu.
    known = sum(mu[i] * (n + 1 - i) * mu[n + 1 - i] for i in range(2, n))
    mu.append((mu[n - 1] - known) / (n + 1))

# eta / mu.
inverse = [F(1)]
for n in range(1, TERMS):
    inverse.append(-sum(mu[i + 1] * inverse[n - i] for i in range(1, n + 1)))

# g_k: the odd coefficients of mu times double factorials (DLMF 5.11.5, 5.11.6).
g, factor = [], F(1)
for k in range(ROWS):
    g.append(factor * mu[2 * k + 1])
    factor *= 2 * k + 3

rows = [[inverse[n + 1] for n in range(TERMS - 1)]]
for k in range(1, ROWS):
    before = rows[-1]
    # c'/eta has a pole before[1] / eta, which (-1)^k g_k / mu takes away.
    sign = (-1) ** k * g[k]
    assert before[1] + sign == 0, (k, before[1], g[k])
    rows.append([(n + 2) * before[n + 2] + sign * inverse[n + 1] for n in range(len(before) - 2)])

lengths, limits, flat = [], [], []
for k, row in enumerate(rows):
    kept = [n for n, c in enumerate(row) if abs(float(c)) * 0.475**n * 20.0**-k > 1e-18]
    if not kept:
        break
    lengths.append(kept[-1] + 1)
    largest = max(abs(float(c)) * 0.475**n for n, c in enumerate(row))
    limits.append(round((largest / 1e-18) ** (1 / k)) if k else 0)
    flat += [float(c) for c in reversed(row[: kept[-1] + 1])]
print(lengths)
print(limits)
print(flat)
