"""Reference numbers for item response models.

The likelihood is written anew here (NumPy), maximised by SciPy's BFGS from several starts, and its second derivatives are
taken numerically: nothing of EM is in it. Published estimates are asserted on the way. Usage: python irt.py OUT.json SCIENCE.csv
"""

import csv
import json
import sys

import numpy
import scipy
from scipy.optimize import minimize
from scipy.special import expit

THETA = numpy.linspace(-6, 6, 61)
WEIGHT = numpy.exp(-THETA**2 / 2)
WEIGHT /= WEIGHT.sum()


def table(parameters, categories):
    """Parameters of an item: slope, falling intercepts -> probabilities of its categories at the nodes."""
    above = [numpy.ones_like(THETA)] + [expit(parameters[0] * THETA + d) for d in parameters[1:]] + [0 * THETA]
    return [above[c] - above[c + 1] for c in range(categories)]


def minus_log_likelihood(parameters, patterns, freq, categories, common):
    total, at = numpy.zeros((len(patterns), len(THETA))), 1 if common else 0
    for item, count in enumerate(categories):
        if common:
            own = [parameters[0], *parameters[at : at + count - 1]]
            at += count - 1
        else:
            own = parameters[at : at + count]
            at += count
        if any(upper <= lower for upper, lower in zip(own[1:], own[2:])):
            return 1e10
        tables = numpy.log(numpy.maximum(table(own, count), 1e-300))
        answered = patterns[:, item] >= 0
        total[answered] += tables[patterns[answered, item]]
    return -(freq * numpy.log(numpy.exp(total) @ WEIGHT)).sum()


def second_derivatives(function, at, h=1e-3):
    n = len(at)
    out = numpy.zeros((n, n))

    def value(*moves):
        moved = at.copy()
        for place, size in moves:
            moved[place] += size
        return function(moved)

    for i in range(n):
        for j in range(i + 1):

            def cross(h):
                return (value((i, h), (j, h)) - value((i, h), (j, -h)) - value((i, -h), (j, h)) + value((i, -h), (j, -h))) / (
                    4 * h * h
                )

            # Richardson: the error of h squared falls away.
            out[i, j] = out[j, i] = (4 * cross(h) - cross(2 * h)) / 3
    return out


def fit(patterns, freq, categories, common=False):
    patterns, freq = numpy.array(patterns), numpy.array(freq, float)
    start = [1.0] if common else []
    for item, count in enumerate(categories):
        codes = patterns[:, item]
        own = [
            numpy.log(freq[codes >= c].sum() / freq[(codes >= 0) & (codes < c)].sum()) * 1.2 for c in range(1, count)
        ]
        start += own if common else [1.0, *own]

    def function(at):
        return minus_log_likelihood(at, patterns, freq, categories, common)

    best = numpy.array(start)
    for _ in range(4):
        best = minimize(function, best, method="BFGS", options={"gtol": 1e-9, "maxiter": 5000}).x
        best = minimize(function, best, method="Nelder-Mead", options={"xatol": 1e-9, "fatol": 1e-12, "maxiter": 4000}).x
    for _ in range(3):
        # Newton with numerical derivatives takes the last digits.
        h = 1e-4
        slope = numpy.array(
            [
                (8 * (function(best + h * e) - function(best - h * e)) - function(best + 2 * h * e) + function(best - 2 * h * e))
                / (12 * h)
                for e in numpy.eye(len(best))
            ]
        )
        information = second_derivatives(function, best)
        best = best - numpy.linalg.solve(information, slope)
    errors = numpy.sqrt(numpy.diag(numpy.linalg.inv(information)))
    log_likelihood = -function(best)
    a, d, se_a, se_d, at = [], [], [], [], 1 if common else 0
    for count in categories:
        own = slice(at, at + count - 1) if common else slice(at + 1, at + count)
        a.append(best[0 if common else at])
        se_a.append(errors[0 if common else at])
        d.append(best[own].tolist())
        se_d.append(errors[own].tolist())
        at += count - 1 if common else count
    b = [[-x / slope for x in row] for slope, row in zip(a, d)]
    if all(count == 2 for count in categories):
        d, b, se_d = ([row[0] for row in rows] for rows in (d, b, se_d))
    k = len(best)
    return {
        "a": a,
        "d": d,
        "b": b,
        "se_a": se_a,
        "se_d": se_d,
        "logLik": log_likelihood,
        "AIC": 2 * k - 2 * log_likelihood,
        "BIC": k * numpy.log(freq.sum()) - 2 * log_likelihood,
    }


def eap(found, patterns):
    out, errors = [], []
    for pattern in patterns:
        likelihood = WEIGHT.copy()
        for a, d, x in zip(found["a"], found["d"], pattern):
            if x >= 0:
                likelihood *= table([a, *numpy.atleast_1d(d)], len(numpy.atleast_1d(d)) + 1)[x]
        likelihood /= likelihood.sum()
        mean = (likelihood * THETA).sum()
        out.append(mean)
        errors.append(numpy.sqrt((likelihood * (THETA - mean) ** 2).sum()))
    return out, errors


def case(name, statistic, rows, freq, found, **more):
    shown = [[None if x < 0 else int(x) for x in row] for row in rows]
    theta, errors = eap(found, rows)
    data = {"responses": shown} if freq is None else {"patterns": shown, "freq": freq}
    return {
        "case": name,
        "statistic": statistic,
        "input": {**data, "scores": "EAP", **more},
        "expected": {**found, "scores": {"EAP": theta, "EAP_se": errors}},
        "tolerance": {"abs": 2e-5, "logLik": 1e-7, "AIC": 2e-7, "BIC": 2e-7, "se_a": 1e-4, "se_d": 1e-4},
    }


BITS = [[int(bit) for bit in f"{number:05b}"] for number in range(32)]
# Law School Admission Test, sections 6 and 7 (Bock & Lieberman, 1970), patterns 00000 ... 11111.
LSAT6 = [3, 6, 2, 11, 1, 1, 3, 4, 1, 8, 0, 16, 0, 3, 2, 15, 10, 29, 14, 81, 3, 28, 15, 80, 16, 56, 21, 173, 11, 61, 28, 298]
LSAT7 = [12, 19, 1, 7, 3, 19, 3, 17, 10, 5, 3, 7, 7, 23, 8, 28, 7, 39, 11, 34, 14, 51, 15, 90, 6, 25, 7, 35, 18, 136, 32, 308]


def published(found, expected, digits):
    for key, values in expected.items():
        assert numpy.allclose(found[key], values, atol=10.0**-digits), (key, found[key], values)


def main(out, science):
    cases = []
    assert sum(LSAT6) == 1000 and sum(LSAT7) == 1000
    one = fit(BITS, LSAT6, [2] * 5, common=True)
    # ltm's documentation: rasch(LSAT).
    published(one, {"logLik": -2466.938, "a": [0.7551] * 5, "b": [-3.6153, -1.3224, -0.3176, -1.7301, -2.7802]}, 2.9)
    two = fit(BITS, LSAT6, [2] * 5)
    # ltm(LSAT ~ z1).
    published(two, {"logLik": -2466.653, "a": [0.8254, 0.7229, 0.8905, 0.6886, 0.6575]}, 2.9)
    cases += [
        case("LSAT section 6", "irt_1pl", BITS, LSAT6, one),
        case("LSAT section 6", "irt_2pl", BITS, LSAT6, two),
        case("LSAT section 7", "irt_2pl", BITS, LSAT7, fit(BITS, LSAT7, [2] * 5)),
        case("LSAT section 7", "irt_1pl", BITS, LSAT7, fit(BITS, LSAT7, [2] * 5, common=True)),
    ]
    # mirt on LSAT7.
    published(cases[2]["expected"], {"logLik": -2658.805, "a": [0.988, 1.081, 1.707, 0.765, 0.736]}, 2.9)
    random = numpy.random.default_rng(5)
    theta = random.standard_normal(300)
    gappy = (random.random((300, 6)) < expit(numpy.outer(theta, [0.7, 1, 1.3, 1.6, 2, 1]) + [1, 0.5, 0, -0.5, -1, 0.3])) * 1
    gappy[random.random((300, 6)) < 0.1] = -1
    for statistic, common in (("irt_1pl", True), ("irt_2pl", False)):
        found = fit(gappy, numpy.ones(300), [2] * 6, common=common)
        cases.append(case("a tenth of the answers is missing", statistic, gappy.tolist(), None, found))
    with open(science, newline="") as file:
        rows = [[int(x) - 1 for x in row] for row in list(csv.reader(file))[1:]]
    found = fit(rows, numpy.ones(len(rows)), [4] * 4)
    # mirt 1.47 on the same data.
    published(found, {"logLik": -1608.86941, "a": [1.040641, 1.225833, 2.300595, 1.093799]}, 4)
    cases.append(case("Eurobarometer science items", "irt_grm", rows, None, found))
    tool = f"NumPy {numpy.__version__}, SciPy {scipy.__version__}; published: ltm (LSAT), mirt 1.47 (Science)"
    with open(out, "w") as file:
        json.dump({"tool": tool, "script": "tests/oracles/irt.py", "cases": cases}, file, separators=(",", ":"))


main(*sys.argv[1:])
