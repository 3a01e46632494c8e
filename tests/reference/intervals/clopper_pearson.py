"""Clopper-Pearson intervals from SciPy: python3 clopper_pearson.py > clopper-pearson.json"""
import json
from scipy.stats import binomtest

CASES = [(0, 10), (10, 10), (3, 10), (0, 4096), (1, 4096), (820, 4096), (4095, 4096), (20_000, 100_000), (500_123, 1_000_000), (7, 4_000_000)]
ERRORS = [0.05, 0.001, 0.001 / 9]

rows = []
for hits, n in CASES:
    for error in ERRORS:
        low, high = binomtest(hits, n).proportion_ci(1 - error, method="exact")
        rows.append({"hits": hits, "n": n, "error": error, "low": float(low), "high": float(high)})
print(json.dumps(rows, indent=1))
