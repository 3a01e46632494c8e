"""What the reference models of single metric kinds share: how a case is summed up and written. Nothing here knows a kind.

A case is a scenario text and a function `simulate(rng, n)` that returns arrays of n replicates by `metric/district/year`, and arrays of booleans by
target. Written are, per array, mean, standard deviation and kurtosis (fourth central moment over the variance squared, for the standard error of a
standard deviation), and per target the number of hits.
"""

import json
import sys
import textwrap

import numpy as np

REPLICATES = 2_000_000


def moments(x):
    x = np.asarray(x, dtype=float)
    mean = x.mean()
    centred = x - mean
    variance = (centred**2).mean()
    # Rounding leaves a little of a constant; it has no kurtosis.
    if variance <= 1e-24 * max(1.0, mean * mean):
        return [mean, 0.0, 1.0]
    return [mean, variance**0.5, (centred**4).mean() / variance**2]


def write(cases, seed):
    written = []
    for i, (name, scenario, simulate) in enumerate(cases):
        values, hits = simulate(np.random.default_rng([seed, i]), REPLICATES)
        written.append(
            {
                "name": name,
                "scenario": textwrap.dedent(scenario).strip(),
                "replicates": REPLICATES,
                "moments": {key: moments(x) for key, x in values.items()},
                "hits": {key: int(np.count_nonzero(x)) for key, x in hits.items()},
            }
        )
        print(name, file=sys.stderr)
    json.dump(written, sys.stdout, indent=1, ensure_ascii=False)
    print()
