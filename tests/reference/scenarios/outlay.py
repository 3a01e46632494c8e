"""An independent NumPy re-simulation of the fiscal outlay in scenarios/plans/binjiang-life-health/outlay.yaml and hangzhou-biopharma/outlay.yaml.

It shares no code and no random numbers with the engine: the models are written out again by hand from the policies and the comments of the scenario files,
every drug, device and firm is followed by itself through continuous time, every payment is drawn by itself, however many there are.

    python3 outlay.py > outlay.json

writes per plan, group and year the mean and standard deviation of the outlay in 亿元, and how often the budget assumed was enough. Change an assumption in a
scenario and this file has to change with it: that is its purpose.
"""

import json
import sys

import numpy as np

REPLICATES, LOT = 120_000, 4_000
SEED = 20210723
BASE, YEARS = 2020, (2021, 2022, 2023, 2024, 2025)
Z95 = 1.6448536269514722  # standard normal quantile at 0.95


class Draws:
    """Assumptions, one value per replicate."""

    def __init__(self, rng, n):
        self.rng, self.n = rng, n

    def gamma(self, mean, sd):
        return self.rng.gamma((mean / sd) ** 2, sd * sd / mean, self.n)

    def beta(self, mean, sd):
        total = mean * (1 - mean) / sd**2 - 1
        return self.rng.beta(mean * total, (1 - mean) * total, self.n)

    def lognormal(self, p5, p95):
        centre, half = np.log(p5 * p95) / 2, np.log(p95 / p5) / 2
        return np.exp(centre + half / Z95 * self.rng.standard_normal(self.n))

    def uniform(self, low, high):
        return self.rng.uniform(low, high, self.n)

    def pert(self, low, mode, high):
        a = 1 + 4 * (mode - low) / (high - low)
        return low + (high - low) * self.rng.beta(a, 6 - a, self.n)


def whole(x):
    return np.floor(x + 0.5).astype(int)


class Pay:
    """Payments to items, each drawn by itself."""

    def __init__(self, rng, n):
        self.rng, self.n = rng, n

    def total(self, count, amount):
        """Sum over `count` items per replicate; what is left over beyond whole items is paid by its part."""
        full = np.floor(count).astype(int)
        part = count - full
        owner = np.repeat(np.arange(self.n), full)
        rest = np.flatnonzero(part > 1e-9)
        out = np.bincount(owner, amount(owner), minlength=self.n)
        out[rest] += part[rest] * amount(rest)
        return out

    def spend(self, median, sigma, who):
        median = np.broadcast_to(median, (self.n,))[who]
        return median * np.exp(sigma * self.rng.standard_normal(who.size))

    def spend_above(self, median, sigma, least, who):
        """The same, given that it is above a threshold: by rejection."""
        out = self.spend(median, sigma, who)
        short = np.flatnonzero(out < least)
        while short.size:
            out[short] = self.spend(median, sigma, who[short])
            short = short[out[short] < least]
        return out

    def yes(self, p, who):
        return self.rng.random(who.size) < np.broadcast_to(p, (self.n,))[who]


def pipeline(rng, n, starts, stages):
    """(mean dwell, sd, success, stock per yearly start) by stage → completed and failed by stage and year."""
    done = {(k, y): np.zeros(n, int) for k in range(len(stages)) for y in YEARS}
    lost = {(k, y): np.zeros(n, int) for k in range(len(stages)) for y in YEARS}

    def note(table, k, who, when):
        for i, y in enumerate(YEARS):
            chosen = who[(when > i) & (when <= i + 1)]
            table[k, y] += np.bincount(chosen, minlength=n)

    def go(k, who, end):
        success = np.broadcast_to(stages[k][2], (n,))[who]
        lucky = rng.random(who.size) < success
        note(done, k, who[lucky], end[lucky])
        note(lost, k, who[~lucky], end[~lucky])
        on = lucky & (end <= len(YEARS))
        if k + 1 < len(stages) and on.any():
            mean, sd = stages[k + 1][:2]
            go(k + 1, who[on], end[on] + rng.gamma((mean / sd) ** 2, sd * sd / mean, int(on.sum())))

    for k, (mean, sd, _, stock) in enumerate(stages):
        who = np.repeat(np.arange(n), whole(stock * starts))
        # In a pipeline that has always been running an item is at a uniform point of a length-biased dwell time; that of a gamma is a gamma of shape + 1.
        go(k, who, rng.random(who.size) * rng.gamma((mean / sd) ** 2 + 1, sd * sd / mean, who.size))
    for i in range(len(YEARS)):
        who = np.repeat(np.arange(n), rng.poisson(starts))
        mean, sd = stages[0][:2]
        go(0, who, i + rng.random(who.size) + rng.gamma((mean / sd) ** 2, sd * sd / mean, who.size))
    return done, lost


def binjiang(rng, n):
    d, pay = Draws(rng, n), Pay(rng, n)
    budget = d.lognormal(0.6, 3)
    claimed, made, failed_counts = d.beta(0.70, 0.13), d.beta(0.50, 0.18), d.beta(0.30, 0.18)

    # Firms: young, backed, listed.
    young, backed = whole(d.lognormal(75, 140)), whole(d.lognormal(20, 60))
    listed = whole(d.pert(2, 5, 10))
    founded, leave = d.gamma(22, 6), d.beta(0.06, 0.015)
    backing, listing = d.beta(0.07, 0.025), d.beta(0.025, 0.013)
    crossed, total = {}, {}
    first_backed = backed
    for y in YEARS:
        out = rng.binomial(young, leave)
        up = rng.binomial(young - out, backing / (1 - leave))
        gone = rng.binomial(backed, 0.03)
        public = rng.binomial(backed - gone, listing / 0.97)
        delisted = rng.binomial(listed, 0.005)
        young, backed, listed = young - out - up + rng.poisson(founded), backed + up - gone - public, listed + public - delisted
        crossed[y], total[y] = up, young + backed + listed

    # Talents and rents
    talents, rent, before = d.gamma(8, 4), d.lognormal(20, 90), d.uniform(0, 0.6)
    projects = {y: rng.poisson(talents) for y in YEARS}
    digital_share, typical_digital = d.beta(0.14, 0.05), d.lognormal(400, 1500)

    drug1, lost1 = pipeline(rng, n, d.gamma(3.2, 1.6), [(1.8, 0.8, 0.60, 1.2), (2.5, 1.1, d.beta(0.34, 0.07), 1.0), (2.5, 0.9, 0.62, 0.34), (1.2, 0.35, 0.91, 0.1)])
    drug2, lost2 = pipeline(rng, n, d.gamma(1.6, 0.9), [(1.2, 0.5, 0.70, 0.8), (1.8, 0.8, 0.50, 0.85), (2.0, 0.7, 0.70, 0.5), (1.2, 0.35, 0.90, 0.2)])
    dev2, lostd2 = pipeline(rng, n, d.gamma(4, 2), [(0.8, 0.4, 0.90, 0.8), (0.7, 0.3, 0.90, 0.6)])
    dev3, lostd3 = pipeline(rng, n, d.gamma(9, 4), [(1.8, 0.7, 0.85, 1.5), (1.2, 0.4, 0.85, 0.9)])
    phases = [d.lognormal(500, 2500), d.lognormal(1200, 6000), d.lognormal(3500, 18000)]
    typical2, typical3 = d.lognormal(80, 400), d.lognormal(250, 1500)
    innovative = d.beta(0.15, 0.06)
    drugs_abroad, devices_abroad = d.gamma(0.8, 0.5), d.gamma(8, 5)
    platforms, parks, partners = d.gamma(0.7, 0.4), d.gamma(0.8, 0.4), d.gamma(5, 2.5)

    def capped(median, rate, cap, p):
        return lambda who: pay.yes(p, who) * np.minimum(rate * pay.spend(median, 0.8, who), cap)

    def prize(amount, p):
        return lambda who: amount * pay.yes(p, who)

    def degree(amount):
        return lambda who: amount * rng.uniform(0.4, 1, who.size) * pay.yes(claimed * made, who)

    def talent(who):
        grade = rng.choice([0.1, 0.3, 0.5, 1.0], who.size, p=[0.45, 0.35, 0.15, 0.05])
        return 1500 * grade + (rng.random(who.size) < 0.5) * 0.0435 * 500

    out = {}
    for y in YEARS:
        within = [z for z in YEARS if y - 3 < z <= y]
        rented = sum(crossed[z] for z in within) + (before * first_backed if y <= 2023 else 0)
        rented = rented + sum(projects[z] for z in within)
        out["talent", y] = pay.total(projects[y], talent) + pay.total(rented, lambda who: pay.yes(claimed, who) * pay.spend(rent, 0.6, who))
        out["digital", y] = pay.total(
            digital_share * total[y],
            lambda who: pay.yes(claimed, who) * np.minimum(0.15 * pay.spend_above(typical_digital, 0.9, 300, who), 300),
        )
        out["devices", y] = (
            pay.total(dev2[1, y], prize(50, claimed * made))
            + pay.total(dev3[1, y], lambda who: (80 + 20 * pay.yes(innovative, who)) * pay.yes(claimed * made, who))
            + pay.total(dev2[0, y] + failed_counts * lostd2[0, y], capped(typical2, 0.20, 300, claimed))
            + pay.total(dev3[0, y] + failed_counts * lostd3[0, y], capped(typical3, 0.20, 500, claimed))
        )
        drugs = pay.total(drug1[3, y], degree(1000)) + pay.total(drug2[3, y], degree(500))
        for k, (rate, cap) in enumerate([(0.20, 1000), (0.20, 1000), (0.30, 2000)]):
            drugs += pay.total(drug1[k, y] + failed_counts * lost1[k, y], capped(phases[k], rate, cap, claimed))
            drugs += pay.total(drug2[k, y] + failed_counts * lost2[k, y], capped(0.4 * phases[k], rate, cap, claimed))
        out["drugs", y] = drugs
        out["abroad", y] = pay.total(rng.poisson(drugs_abroad), prize(100, claimed * made)) + pay.total(
            rng.poisson(devices_abroad), prize(50, claimed * made)
        )
        out["platforms", y] = (
            pay.total(rng.poisson(platforms), lambda who: np.minimum(0.30 * pay.spend(4000, 1, who), 3000))
            + pay.total(
                rng.poisson(parks),
                lambda who: np.minimum(0.20 * rng.uniform(0.3, 0.8, who.size) * pay.spend_above(1500, 0.9, 300, who), 500),
            )
            + (30 if y == 2021 else 0)
            + pay.total(rng.poisson(partners), lambda who: np.minimum(0.50 * pay.spend(80, 1, who), 100))
        )
    return out, budget


def hangzhou(rng, n):
    d, pay = Draws(rng, n), Pay(rng, n)
    budget = d.lognormal(3, 15)
    claimed, made, paid = d.beta(0.70, 0.13), d.beta(0.65, 0.13), d.uniform(0.6, 1)
    drug1, _ = pipeline(rng, n, d.gamma(28, 8), [(1.8, 0.8, 0.60, 1.2), (2.5, 1.1, d.beta(0.34, 0.07), 1.0), (2.5, 0.9, 0.62, 0.4), (1.2, 0.35, 0.91, 0.12)])
    drug2, _ = pipeline(rng, n, d.gamma(14, 5), [(1.2, 0.5, 0.70, 0.8), (1.8, 0.8, 0.50, 0.85), (2.0, 0.7, 0.70, 0.5), (1.2, 0.35, 0.90, 0.2)])
    drug3, _ = pipeline(rng, n, d.gamma(5, 2.5), [(1.5, 0.6, 0.65, 1.0), (2.0, 0.7, 0.75, 0.85), (1.2, 0.35, 0.90, 0.4)])
    dev3, _ = pipeline(rng, n, d.gamma(60, 22), [(1.2, 0.4, 0.80, 1.1)])
    phases = [d.lognormal(500, 2500), d.lognormal(1200, 6000), d.lognormal(3500, 18000)]
    priority, class2 = d.gamma(9, 3), d.gamma(15, 7)
    typical_priority, typical = d.lognormal(600, 4000), d.lognormal(200, 1200)
    indications, drugs_abroad, devices_abroad = d.gamma(2.5, 1.2), d.gamma(8, 4), d.gamma(5, 3)
    first_set, local, local_typical = d.gamma(10, 5), d.gamma(20, 10), d.lognormal(800, 8000)
    wins, win_typical = d.gamma(9, 4), d.lognormal(1000, 6000)
    projects, project_paid = d.gamma(4, 2), d.beta(0.35, 0.18)
    platforms, vouchers = d.gamma(4, 2), d.gamma(18, 8)

    out = {}
    for y in YEARS:
        live = 0.667 if y == 2021 else 1.0
        here = live * claimed * made

        def capped(median, sigma, rate, cap, p=here):
            return lambda who: pay.yes(p, who) * np.minimum(np.broadcast_to(rate, (n,))[who] * pay.spend(median, sigma, who), cap)

        def flat(amount, p=here):
            return lambda who: pay.yes(p, who) * paid[who] * amount

        drugs = pay.total(rng.poisson(indications), flat(200))
        for k, cap in enumerate((600, 1200, 3000)):
            drugs += pay.total(drug1[k, y], capped(phases[k], 0.9, paid * 0.40, cap))
        for k, cap in enumerate((300, 600, 1200)):
            drugs += pay.total(drug2[k, y], capped(0.4 * phases[k], 0.9, paid * 0.30, cap))
        for k, cap in enumerate((300, 600)):
            drugs += pay.total(drug3[k, y], capped(0.25 * phases[k + 1], 0.9, paid * 0.20, cap))
        out["drugs", y] = drugs
        out["devices", y] = (
            pay.total(rng.poisson(priority), capped(typical_priority, 0.8, paid * 0.40, 600))
            + pay.total(rng.poisson(class2), capped(0.4 * typical, 0.8, paid * 0.20, 200))
            + pay.total(dev3[0, y], capped(typical, 0.8, paid * 0.20, 400))
        )
        out["abroad", y] = pay.total(rng.poisson(drugs_abroad), flat(100)) + pay.total(rng.poisson(devices_abroad), flat(50))
        out["hospitals", y] = pay.total(rng.poisson(first_set), capped(500, 1.1, 0.20, 300, live)) + pay.total(
            rng.poisson(local), capped(local_typical, 1, paid * 0.03, 300, live)
        )
        procured = rng.negative_binomial(3, 3 / (3 + wins))
        out["industry", y] = pay.total(procured, capped(win_typical, 1.2, 0.03, 300, live * claimed)) + pay.total(
            rng.poisson(projects),
            lambda who: pay.yes(live * claimed, who) * project_paid[who] * 0.20 * pay.spend_above(25000, 0.8, 20000, who),
        )
        out["platforms", y] = pay.total(rng.poisson(platforms), capped(2500, 1, paid * 0.30, 1800, live)) + pay.total(
            rng.poisson(vouchers), capped(600, 1.1, paid * 0.10, 100, live)
        )
    return out, budget


def run(model, seed):
    sums, squares, within, always = {}, {}, dict.fromkeys(YEARS, 0), 0
    for lot in range(REPLICATES // LOT):
        out, budget = model(np.random.default_rng([seed, lot]), LOT)
        groups = {name for name, _ in out}
        for y in YEARS:
            out["total", y] = sum(out[name, y] for name in groups)
        kept = {y: out["total", y] / 1e4 <= budget for y in YEARS}
        for y in YEARS:
            within[y] += int(kept[y].sum())
        always += int(np.logical_and.reduce(list(kept.values())).sum())
        for key, x in out.items():
            x = np.asarray(x, float) / 1e4
            sums[key] = sums.get(key, 0) + x.sum()
            squares[key] = squares.get(key, 0) + (x**2).sum()
    outlay = {}
    for (name, y), total in sums.items():
        mean = total / REPLICATES
        outlay.setdefault(name, {})[y] = {"mean": mean, "sd": (squares[name, y] / REPLICATES - mean**2) ** 0.5}
    return {"replicates": REPLICATES, "outlay": outlay, "within": within, "always": always}


if __name__ == "__main__":
    plans = {"binjiang-life-health": binjiang, "hangzhou-biopharma": hangzhou}
    json.dump({name: run(model, SEED + i) for i, (name, model) in enumerate(plans.items())}, sys.stdout, indent=1)
    print()
