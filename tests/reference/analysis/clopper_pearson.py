"""Clopper-Pearson intervals by SciPy's own method, a root of the binomial tail: writes clopper-pearson.json."""

import json
from pathlib import Path

from scipy.stats import binomtest

CASES = [(0, 1), (1, 1), (0, 9), (2, 9), (9, 9), (1, 2), (27, 28), (5, 40), (17, 1000)]

values = []
for hits, n in CASES:
    for confidence in (0.95, 0.999):
        low, high = binomtest(hits, n).proportion_ci(confidence, method="exact")
        values.append({"hits": hits, "n": n, "confidence": confidence, "low": float(low), "high": float(high)})
Path(__file__).with_name("clopper-pearson.json").write_text(json.dumps(values, indent=1) + "\n")
