"""Shapley effects of linear functions of correlated normals, y = Σ βᵢ xᵢ + noise, in closed form: writes shapley-gaussian.json.

The value of a coalition u is Var E[y | x_u] / Var y, with Var E[y | x_u] = βᵀ Σ[:,u] Σ[u,u]⁻¹ Σ[u,:] β (Owen & Prieur 2017, On Shapley value for measuring importance of dependent inputs, section 4;
Iooss & Prieur 2019, Shapley effects for sensitivity analysis with correlated inputs, section 3.2); effects are summed over all subsets by definition (Shapley 1953).
"""

import json
from itertools import combinations
from math import factorial
from pathlib import Path

import numpy as np


def effects(beta, sd, rho, noise):
    n = len(beta)
    weights = np.asarray(beta) * np.asarray(sd)
    total = weights @ rho @ weights + noise**2

    def value(coalition):
        if not coalition:
            return 0.0
        u = list(coalition)
        explained = weights @ rho[:, u]
        return float(explained @ np.linalg.solve(rho[np.ix_(u, u)], explained)) / total

    found = []
    for i in range(n):
        others = [j for j in range(n) if j != i]
        found.append(
            sum(
                factorial(size) * factorial(n - size - 1) / factorial(n) * (value(u + (i,)) - value(u))
                for size in range(n)
                for u in combinations(others, size)
            )
        )
    return found, value(tuple(range(n)))


def case(beta, sd, pairs, noise):
    rho = np.eye(len(beta))
    for i, j, r in pairs:
        rho[i, j] = rho[j, i] = r
    assert np.linalg.eigvalsh(rho).min() > 0.01
    found, whole = effects(beta, sd, rho, noise)
    assert abs(sum(found) - whole) < 1e-12
    return {
        "beta": beta,
        "sd": sd,
        "pairs": pairs,
        "noise": noise,
        "shapley": [round(x, 10) for x in found],
        "whole": round(whole, 10),
    }


CASES = {
    # Signs, sizes and ties of all sorts; the last has no effect of its own, and gets one by what it is tied to.
    "six": case(
        [1, -1, 2, 0.5, 1, 0],
        [1, 2, 1, 1, 0.5, 1],
        [(0, 1, 0.5), (1, 2, -0.4), (2, 3, 0.6), (3, 4, 0.3), (4, 5, 0.7), (0, 5, 0.2)],
        1,
    ),
    # A chain: each is tied to the next.
    "eight": case([1, 1, 1, 1, 2, 1, 1, 1], [1] * 8, [(i, i + 1, 0.5 if i % 2 else -0.3) for i in range(7)], 2),
    "three": case([1, 1, 2], [1, 2, 1], [(0, 1, 0.6), (1, 2, -0.3)], 1.5),
}
Path(__file__).with_name("shapley-gaussian.json").write_text(json.dumps(CASES, indent=1) + "\n")
print({name: (case["shapley"], case["whole"]) for name, case in CASES.items()})
