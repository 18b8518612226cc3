"""The heavy statistics in Python, for tests/oracles/bench.sh. Usage: python speed.py TOOL CASE FILE -> one line of JSON."""

import json
import os
import sys
import time

import numpy as np

# Runs that count, after one to warm up; RUNS=1 for the slow ones, without warming up.
RUNS = int(os.environ.get("RUNS", "3"))


def peak_mb():
    with open("/proc/self/status") as file:
        return next(int(line.split()[1]) for line in file if line.startswith("VmHWM")) * 1024 / 1e6


def items_numpy(data):
    n, k = data.shape
    total = data.sum(1)
    alpha = k / (k - 1) * (1 - data.var(0, ddof=1).sum() / total.var(ddof=1))
    grand = data.mean()
    rows, columns = data.mean(1), data.mean(0)
    bms = k * ((rows - grand) ** 2).sum() / (n - 1)
    jms = n * ((columns - grand) ** 2).sum() / (k - 1)
    ems = (((data - grand) ** 2).sum() - bms * (n - 1) - jms * (k - 1)) / ((n - 1) * (k - 1))
    c = np.cov(data, rowvar=False)
    s = c.sum(0)
    sd = np.sqrt(np.diag(c))
    r = s / (sd * np.sqrt(s.sum()))
    corrected = (s - sd**2) / (sd * np.sqrt(s.sum() - 2 * s + sd**2))
    rest = s.sum() - 2 * s + sd**2
    dropped = (k - 1) / (k - 2) * (1 - (np.trace(c) - sd**2) / rest)
    smc = 1 - 1 / np.diag(np.linalg.inv(np.corrcoef(data, rowvar=False)))
    icc = (bms - ems) / (bms + (k - 1) * ems + k / n * (jms - ems))
    return f"alpha {alpha:.10f} icc {icc:.10f}", r, corrected, dropped, smc


def items_pingouin(data):
    import pandas as pd
    import pingouin as pg

    n, k = data.shape
    frame = pd.DataFrame(data)
    alpha = pg.cronbach_alpha(data=frame)
    long = pd.DataFrame({"t": np.repeat(np.arange(n), k), "r": np.tile(np.arange(k), n), "y": data.ravel()})
    icc = pg.intraclass_corr(data=long, targets="t", raters="r", ratings="y")
    return f"alpha {alpha[0]:.10f} icc {icc['ICC'].iloc[1]:.10f}"


def irt_2pl_mirt(data):
    import mirt

    found = mirt.fit_mirt(data.astype(int), model="2PL")
    return f"logLik {found.log_likelihood:.4f}, 21 nodes, tol 1e-4, with standard errors"


def irt_2pl_mirt61(data):
    import mirt

    found = mirt.fit_mirt(data.astype(int), model="2PL", n_quadpts=61, tol=1e-6, accelerate="squarem")
    return f"logLik {found.log_likelihood:.4f}, 61 nodes, tol 1e-6, squarem, with standard errors"


def irt_grm_mirt(data):
    import mirt

    found = mirt.fit_mirt(data.astype(int), model="GRM")
    return f"logLik {found.log_likelihood:.4f}, 21 nodes, tol 1e-4, with standard errors"


def irt_grm_girth(data):
    import girth

    found = girth.grm_mml(data.astype(int).T + 1)
    return f"a1 {found['Discrimination'][0]:.6f}, no standard errors"


def irt_2pl_numpy(x):
    """EM with 61 nodes and matrix products, stopped when no parameter changes by 1e-4; no standard errors."""
    theta = np.linspace(-6, 6, 61)
    log_weight = -(theta**2) / 2
    log_weight -= np.log(np.exp(log_weight).sum())
    k = x.shape[1]
    a, d = np.ones(k), np.log(x.mean(0) / (1 - x.mean(0))) * 1.16
    right = x.sum(0)
    for rounds in range(1, 500):
        eta = a[:, None] * theta + d[:, None]
        log_joint = x @ eta + (log_weight - np.logaddexp(0, eta).sum(0))
        top = log_joint.max(1, keepdims=True)
        post = np.exp(log_joint - top)
        norm = post.sum(1, keepdims=True)
        log_likelihood = (np.log(norm) + top).sum()
        post /= norm
        count = post.sum(0)
        right_theta = x.T @ (post @ theta)
        old = np.concatenate([a, d])
        for _ in range(3):
            p = 1 / (1 + np.exp(-(a[:, None] * theta + d[:, None])))
            w = count * p * (1 - p)
            ga, gd = right_theta - (count * p) @ theta, right - (count * p).sum(1)
            haa, had, hdd = w @ theta**2, w @ theta, w.sum(1)
            det = haa * hdd - had**2
            a, d = a + (hdd * ga - had * gd) / det, d + (haa * gd - had * ga) / det
        if np.abs(np.concatenate([a, d]) - old).max() < 1e-4:
            break
    return f"logLik {log_likelihood:.4f} a1 {a[0]:.6f} rounds {rounds}, tol 1e-4, no standard errors"


def impact_scipy(data):
    from scipy.stats import bootstrap

    x1, n1, x2, n2 = data[0].astype(int)
    one, two = np.repeat([1, 0], [x1, n1 - x1]), np.repeat([1, 0], [x2, n2 - x2])
    found = bootstrap(
        (one, two), lambda a, b, axis: a.mean(axis) / b.mean(axis), n_resamples=10_000, method="percentile", vectorized=True
    )
    return str(found.confidence_interval)


def impact_numpy(data):
    x1, n1, x2, n2 = data[0].astype(int)
    random = np.random.default_rng(1)
    ratio = random.binomial(n1, x1 / n1, 10_000) / n1 / (random.binomial(n2, x2 / n2, 10_000) / n2)
    return str(np.quantile(ratio, [0.025, 0.975]))


def krippendorff_krippendorff(data):
    import krippendorff

    return " ".join(
        f"{level} {krippendorff.alpha(reliability_data=data, level_of_measurement=level):.10f}" for level in ["ordinal"]
    )


def main(tool, case, path):
    start = time.perf_counter()
    data = np.loadtxt(path, delimiter=",", ndmin=2)
    reading = time.perf_counter() - start
    run = globals()[f"{case}_{tool}"]
    shown, seconds = run(data) if RUNS > 1 else None, []
    busy = time.process_time()
    for _ in range(RUNS):
        start = time.perf_counter()
        shown = run(data)
        seconds.append(time.perf_counter() - start)
    busy = (time.process_time() - busy) / RUNS
    shown = shown[0] if isinstance(shown, tuple) else shown
    line = {"bench": "stats", "figure": case, "tool": tool, "read_s": round(reading, 4), "seconds": round(sorted(seconds)[RUNS // 2], 5)}
    line |= {"least_s": round(min(seconds), 5), "processor_s": round(busy, 3), "peak_mb": round(peak_mb(), 1), "result": shown}
    print(json.dumps(line))


main(*sys.argv[1:])
