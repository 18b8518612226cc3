"""Reference numbers for the many-facet Rasch model with more than two categories.

The likelihood is written anew, integrated by 61 equally spaced nodes, and maximised by SciPy without derivatives of ours.
Usage: python facets.py OUT.json
"""

import json
import sys

import numpy
import scipy
from scipy.optimize import minimize

Z = numpy.linspace(-6, 6, 61)
WEIGHT = numpy.exp(-(Z**2) / 2)
WEIGHT /= WEIGHT.sum()


def parts(free, raters, criteria, categories):
    def whole(part):
        return numpy.append(part, -part.sum())

    cuts = numpy.cumsum([2, raters - 1, criteria - 1])
    return free[0], free[1], *(whole(part) for part in numpy.split(free[2:], cuts[1:] - 2))


def log_likelihood(free, data, sizes):
    candidate, rater, criterion, category = data
    deviation, mean, severity, difficulty, steps = parts(free, *sizes)
    eta = deviation * Z[None, :] + mean - severity[rater][:, None] - difficulty[criterion][:, None]
    thresholds = numpy.append(0, numpy.cumsum(steps))
    terms = numpy.arange(sizes[2])[:, None, None] * eta - thresholds[:, None, None]
    own = numpy.take_along_axis(terms, category[None, :, None], 0)[0] - scipy.special.logsumexp(terms, axis=0)
    by_candidate = numpy.zeros((candidate.max() + 1, len(Z)))
    numpy.add.at(by_candidate, candidate, own)
    return numpy.log(numpy.exp(by_candidate) @ WEIGHT).sum()


def case(name, seed, sizes, people, share):
    random = numpy.random.default_rng(seed)
    raters, criteria, categories = sizes
    rows = [
        (p, r, c) for p in range(people) for r in range(raters) for c in range(criteria) if (p + r) % raters < share
    ]
    candidate, rater, criterion = (numpy.array(column) for column in zip(*rows))
    truth = numpy.concatenate([[1.2, 0.2], random.normal(0, 0.6, raters + criteria - 2), numpy.linspace(-1, 0.8, categories - 2)])
    deviation, mean, severity, difficulty, steps = parts(truth, *sizes)
    eta = random.normal(mean, deviation, people)[candidate] - severity[rater] - difficulty[criterion]
    terms = numpy.arange(categories) * eta[:, None] - numpy.append(0, numpy.cumsum(steps))
    p = numpy.exp(terms - terms.max(1, keepdims=True))
    category = (random.random(len(rows))[:, None] > numpy.cumsum(p / p.sum(1, keepdims=True), 1)).sum(1)
    data = (candidate, rater, criterion, category)
    at = numpy.zeros(len(truth))
    at[0] = 1
    for _ in range(3):
        at = minimize(lambda free: -log_likelihood(free, data, sizes), at, method="BFGS", options={"gtol": 1e-7}).x
    deviation, mean, severity, difficulty, steps = parts(at, *sizes)
    shown = [
        {"candidate": int(p), "rater": f"r{r}", "criterion": f"c{c}", "rating": int(k) + 1} for p, r, c, k in zip(*data)
    ]
    return {
        "case": name,
        "statistic": "rater_facets",
        "input": {"rows": shown},
        "expected": {
            "severity": {f"r{r}": value for r, value in enumerate(severity)},
            "criterion": {f"c{c}": value for c, value in enumerate(difficulty)},
            "steps": steps.tolist(),
            "mean": mean,
            "variance": deviation**2,
            "logLik": log_likelihood(at, data, sizes),
        },
        "tolerance": {"abs": 2e-5, "logLik": 1e-7},
    }


cases = [
    case("five categories, each candidate by two of four raters", 1, (4, 3, 5), 90, 2),
    case("three categories, each candidate by all of three raters", 2, (3, 2, 3), 60, 3),
]
tool = f"NumPy {numpy.__version__}, SciPy {scipy.__version__}"
with open(sys.argv[1], "w") as file:
    json.dump({"tool": tool, "script": "tests/oracles/facets.py", "cases": cases}, file, separators=(",", ":"))
