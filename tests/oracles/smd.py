#!/usr/bin/env python3
"""Reference numbers for smd, by scipy's noncentral t.

    python3 tests/oracles/smd.py > crates/srm-stats/tests/oracles/smd.json
"""
import json, math, sys
import scipy
from scipy import optimize, special, stats

def case(name, m1, s1, n1, m2, s2, n2, confidence=0.95):
    df = n1 + n2 - 2
    sp = math.sqrt(((n1 - 1) * s1**2 + (n2 - 1) * s2**2) / df)
    d = (m1 - m2) / sp
    scale = math.sqrt(n1 * n2 / (n1 + n2))
    t = d * scale
    tail = (1 - confidence) / 2
    bound = lambda p: optimize.brentq(lambda nc: stats.nct.cdf(t, df, nc) - p, t - 12, t + 12, xtol=1e-13) / scale
    j = math.exp(special.gammaln(df / 2) - special.gammaln((df - 1) / 2)) / math.sqrt(df / 2)
    w = stats.ttest_ind_from_stats(m1, s1, n1, m2, s2, n2, equal_var=False)
    a, b = s1**2 / n1, s2**2 / n2
    return {"case": name, "statistic": "smd",
            "input": dict(m1=m1, s1=s1, n1=n1, m2=m2, s2=s2, n2=n2, confidence=confidence),
            "expected": {"cohen_d": d, "hedges_g": d * j, "t": t, "df": df, "p": 2 * stats.t.sf(abs(t), df),
                         "d_ci95": [bound(1 - tail), bound(tail)], "welch_t": w.statistic,
                         "welch_df": (a + b)**2 / (a**2 / (n1 - 1) + b**2 / (n2 - 1)), "welch_p": w.pvalue},
            "tolerance": {"rel": 1e-8, "abs": 1e-9}}

cases = [case("middling", 24.1, 4.2, 40, 22.3, 4.9, 35), case("negative", 10, 3, 12, 14, 2, 9),
         case("large groups", 100.5, 15, 900, 100, 14.2, 1100), case("smallest groups", 1, 1, 2, 2, 1.5, 2),
         case("another confidence", 3, 1, 20, 2, 1, 20, 0.9)]
json.dump({"tool": f"scipy {scipy.__version__}", "cases": cases}, sys.stdout, indent=1)
print()
