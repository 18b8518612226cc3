"""Reference numbers for agreement coefficients, from independent packages.

Run with numpy, scipy, statsmodels, krippendorff and irrCAC installed:
    python tests/oracles/agreement.py > crates/srm-stats/tests/oracles/agreement.json
"""

import json
from importlib.metadata import version

import krippendorff
import numpy as np
import pandas as pd
from irrCAC.raw import CAC
from scipy import stats
from statsmodels.stats import inter_rater

NAN = float("nan")
generator = np.random.default_rng(20260101)
cases = []


def plain(value):
    if isinstance(value, (np.ndarray, list, tuple)):
        return [plain(each) for each in value]
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, (np.floating, float)):
        return None if np.isnan(value) else float(value)
    if isinstance(value, np.integer):
        return int(value)
    return value


def case(name, statistic, given, expected, tolerance=None):
    cases.append(
        {
            "case": name,
            "statistic": statistic,
            "input": plain(given),
            "expected": plain(expected),
            "tolerance": tolerance or {"abs": 1e-9, "rel": 1e-9},
        }
    )


# Ratings of 12 units by 4 observers with gaps: Krippendorff (2011), the example of every program.
krippendorff_2011 = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, NAN, NAN, NAN],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, NAN, 3],
    [NAN, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, NAN],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, NAN],
]
gwet = np.array(krippendorff_2011).T
five_by_forty = generator.integers(0, 6, size=(1, 40)) + generator.integers(-1, 2, size=(5, 40)).astype(float)
five_by_forty[generator.random(five_by_forty.shape) < 0.15] = NAN
real_valued = np.round(generator.normal(10, 3, size=(1, 25)) + generator.normal(0, 1, size=(3, 25)), 3)


def alphas(ratings):
    levels = ["nominal", "ordinal", "interval"]
    if np.nanmin(ratings) >= 0:
        levels.append("ratio")
    ratings = np.asarray(ratings, dtype=float)
    return {level: krippendorff.alpha(reliability_data=ratings, level_of_measurement=level) for level in levels}


case("krippendorff_2011", "krippendorff", {"ratings": krippendorff_2011}, alphas(krippendorff_2011))
case("krippendorff_gaps", "krippendorff", {"ratings": five_by_forty}, alphas(five_by_forty))
case("krippendorff_shifted", "krippendorff", {"ratings": five_by_forty * 3 + 7}, alphas(five_by_forty * 3 + 7))
case("krippendorff_real_values", "krippendorff", {"ratings": real_valued}, alphas(real_valued))
with_zero = np.array([[0, 1, 2, 0, 5, 0], [0, 1, 1, 3, 5, 0], [0, 0, 2, 3, 4, 1]], dtype=float)
case("krippendorff_with_zero", "krippendorff", {"ratings": with_zero}, alphas(with_zero))


def coefficients(ratings, weights, categories):
    cac = CAC(pd.DataFrame(ratings), weights=weights, categories=categories, digits=15)
    expected = {}
    for name in ["gwet", "fleiss", "krippendorff", "conger", "bp"]:
        found = getattr(cac, name)()["est"]
        coef, se = found["coefficient_value"], found["se"]
        # The package cuts the upper limit at 1; the limits here are not cut.
        subjects = int((pd.DataFrame(ratings).count(axis=1) >= (2 if name == "krippendorff" else 1)).sum())
        half = stats.t.ppf(0.975, subjects - 1) * se
        expected[name] = {
            "coef": coef,
            "se": se,
            "pa": found["pa"],
            "pe": found["pe"],
            "ci95": [coef - half, coef + half],
        }
    return expected


weightings = ["identity", "linear", "quadratic", "ordinal", "radical", "ratio", "circular", "bipolar"]
for weights in weightings:
    scale = [1, 2, 3, 4, 5]
    given = {"ratings": gwet, "categories": scale, "weights": weights}
    case(f"gwet_4raters_{weights}", "agreement", given, coefficients(gwet, weights, scale), {"abs": 1e-9})
forty = five_by_forty.T + 1
scale = [int(value) for value in range(int(np.nanmin(forty)), int(np.nanmax(forty)) + 1)]
for weights in ["identity", "quadratic"]:
    given = {"ratings": forty, "categories": scale, "weights": weights}
    case(f"forty_subjects_{weights}", "agreement", given, coefficients(forty, weights, scale), {"abs": 1e-9})
unused = [1, 2, 3, 4, 5, 6, 9]
given = {"ratings": gwet, "categories": unused, "weights": "linear"}
case("unused_categories", "agreement", given, coefficients(gwet, "linear", unused), {"abs": 1e-9})


def cohen(table, weights):
    kind = {"unweighted": None, "linear": "linear", "quadratic": "quadratic"}[weights]
    found = inter_rater.cohens_kappa(np.array(table), wt=kind)
    return {
        "kappa": found.kappa,
        "se": found.std_kappa,
        "se0": found.std_kappa0,
        "z": found.z_value,
        "p": found.pvalue_two_sided,
        "ci95": [found.kappa_low, found.kappa_upp],
    }


for name, table in {
    "three_by_three": [[44, 5, 1], [7, 20, 3], [9, 5, 6]],
    "with_empty_cells": [[10, 0, 0, 2], [3, 5, 0, 0], [0, 0, 9, 1], [0, 2, 0, 30]],
    "worse_than_chance": [[2, 14], [17, 3]],
    "large": [[40_000, 1_200, 10], [900, 52_000, 3_000], [25, 2_800, 61_000]],
}.items():
    expected = {weights: cohen(table, weights) for weights in ["unweighted", "linear", "quadratic"]}
    case(f"kappa_{name}", "kappa", {"table": table}, expected, {"rel": 1e-9, "abs": 1e-12})

# The published example of Fleiss, Cohen & Everitt (1969), computed here from their formulas 9 and 10.
shares = np.array([[0.53, 0.05, 0.02], [0.11, 0.14, 0.05], [0.01, 0.06, 0.03]])
costs = np.array([[1, 0, 0.4444], [0, 1, 0.6667], [0.4444, 0.6667, 1]])


def fleiss_cohen_everitt(p, w, n):
    rows, columns = p.sum(1), p.sum(0)
    chance = np.outer(rows, columns)
    po, pe = (w * p).sum(), (w * chance).sum()
    mean = (w @ columns)[:, None] + (rows @ w)[None, :]
    general = (p * (w * (1 - pe) - mean * (1 - po)) ** 2).sum() - (po * pe - 2 * pe + po) ** 2
    null = (chance * (w - mean) ** 2).sum() - pe**2
    kappa = (po - pe) / (1 - pe)
    se, se0 = np.sqrt(general / n) / (1 - pe) ** 2, np.sqrt(null / n) / (1 - pe)
    half = stats.norm.ppf(0.975) * se
    return {
        "po": po, "pe": pe, "kappa": kappa, "se": se, "se0": se0, "z": kappa / se0,
        "ci95": [kappa - half, kappa + half],
    }


case(
    "fleiss_cohen_everitt_1969",
    "kappa",
    {"proportions": shares, "n": 200, "weights": costs},
    {"unweighted": fleiss_cohen_everitt(shares, np.eye(3), 200), "weighted": fleiss_cohen_everitt(shares, costs, 200)},
)

for name, counts in {
    "fleiss_small": [[3, 0, 0], [0, 3, 0], [1, 2, 0], [0, 1, 2], [0, 0, 3]],
    "fleiss_two_categories": [[5, 0], [4, 1], [0, 5], [3, 2], [1, 4], [5, 0], [2, 3]],
    "fleiss_against_chance": [[1, 1, 1], [1, 1, 1], [2, 1, 0], [0, 1, 2]],
}.items():
    case(name, "fleiss_kappa", {"counts": counts}, {"kappa": inter_rater.fleiss_kappa(counts)})


def light(ratings, scale):
    raters = ratings.shape[1]
    values = []
    for one in range(raters):
        for other in range(one + 1, raters):
            table = [[((ratings[:, one] == a) & (ratings[:, other] == b)).sum() for b in scale] for a in scale]
            values.append(inter_rater.cohens_kappa(np.array(table)).kappa)
    return float(np.mean(values))


whole = generator.integers(1, 4, size=(30, 1)) + generator.integers(0, 2, size=(30, 4))
scale = [1, 2, 3, 4]
counts = [[int((row == value).sum()) for value in scale] for row in whole]
general = coefficients(whole.astype(float), "identity", scale)
case(
    "fleiss_from_ratings",
    "fleiss_kappa",
    {"ratings": whole, "categories": scale},
    {
        "kappa": inter_rater.fleiss_kappa(counts),
        "se_general_gwet": general["fleiss"]["se"],
        "ci95": general["fleiss"]["ci95"],
        "light_kappa": light(whole, scale),
        "conger_exact_kappa": general["conger"]["coef"],
    },
)


def concordance(ratings):
    """W without ties by Friedman's chi-square, which is raters (n - 1) W with the same correction for ties."""
    ratings = np.asarray(ratings, dtype=float)
    n, raters = ratings.shape
    chi2, p = stats.friedmanchisquare(*ratings)
    sums = stats.rankdata(ratings, axis=0).sum(1)
    plain_w = 12 * ((sums - sums.mean()) ** 2).sum() / (raters**2 * (n**3 - n))
    return {"W_corrected": chi2 / (raters * (n - 1)), "W_uncorrected": plain_w, "chi2": chi2, "df": n - 1, "p": p}


for name, ratings in {
    "kendall_no_ties": np.array([generator.permutation(9) for _ in range(4)]).T,
    "kendall_ties": generator.integers(1, 5, size=(12, 3)),
    "kendall_same_order": np.array([[1, 2], [2, 4], [3, 9], [4, 11]]),
}.items():
    case(name, "kendall_w", {"ratings": ratings}, concordance(ratings))

tools = ["numpy", "scipy", "statsmodels", "krippendorff", "irrCAC"]
print(json.dumps({"tool": ", ".join(f"{tool} {version(tool)}" for tool in tools), "cases": cases}, indent=1))
