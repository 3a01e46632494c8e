"""Sobol indices by SciPy's estimators (Saltelli 2010 first-order, Jansen total) on scrambled Sobol points, of functions with known indices: writes sobol-indices.json."""

import json
from pathlib import Path

import numpy as np
from scipy.stats import lognorm, sobol_indices, triang, uniform

PI = np.pi


def ishigami(x):
    return np.sin(x[0]) + 7 * np.sin(x[1]) ** 2 + 0.1 * x[2] ** 4 * np.sin(x[0])


def g_function(x):
    a = np.array([0, 1, 4.5, 9])[:, None]
    return np.prod((np.abs(4 * x - 2) + a) / (1 + a), axis=0)


CASES = {
    "ishigami": (ishigami, [uniform(-PI, 2 * PI)] * 3),
    "g-function": (g_function, [uniform(0, 1)] * 4),
    # Inputs that are not uniform, as in SALib's regression test of groups with distributions.
    "ishigami-skewed": (ishigami, [uniform(-PI, 2 * PI), lognorm(0.2, scale=np.e), triang(0.5, 0, 3)]),
}

found = {}
for name, (function, inputs) in CASES.items():
    indices = sobol_indices(func=function, n=2**15, dists=inputs, rng=2027)
    found[name] = {
        "first": [round(float(x), 5) for x in indices.first_order],
        "total": [round(float(x), 5) for x in indices.total_order],
    }
Path(__file__).with_name("sobol-indices.json").write_text(json.dumps(found, indent=1) + "\n")
print(found)
