#!/usr/bin/env python3
"""Reference values of distribution functions, with mpmath at 40 digits where it has them, else scipy.

    python3 tests/oracles/dist.py > crates/srm-stats/tests/oracles/dist.json
"""
import json, sys
import mpmath as mp
import scipy, scipy.stats as st

mp.mp.dps = 40

def ibeta(a, b, x):
    return mp.betainc(mp.mpf(a), mp.mpf(b), 0, x, regularized=True)

def quantile(cdf, p, x0):
    x0 = mp.mpf(float(x0))
    return mp.findroot(lambda x: cdf(x) - mp.mpf(p), (x0 * (1 - mp.mpf("1e-8")), x0 * (1 + mp.mpf("1e-8"))), solver="anderson", tol=1e-28, verify=False)

def f(x):
    return float(x)

out = {"tool": f"mpmath {mp.__version__}, scipy {scipy.__version__}", "values": []}
def add(name, args, value):
    out["values"].append({"function": name, "args": args, "value": f(value)})

for a, b, x in [(0.5, 0.5, 0.3), (2, 3, 0.01), (2.5, 30.5, 0.99), (1e-3, 2, 0.5), (50, 60, 0.45), (1000.5, 0.5, 0.999), (300, 700, 0.25)]:
    add("beta_cdf", [x, a, b], ibeta(a, b, mp.mpf(x)))
for a, b, p in [(0.5, 0.5, 0.025), (5.5, 5.5, 0.975), (1, 100, 0.025), (100, 1, 0.975), (0.01, 5, 0.5), (2, 2, 1e-12)]:
    x0 = st.beta.ppf(p, a, b)
    add("beta_quantile", [p, a, b], quantile(lambda x: ibeta(a, b, x), p, x0))
# Large shapes, where the continued fraction must be long: scipy (boost).
for a, b, x in [(1e5, 1e5, 0.501), (1e6, 2e6, 0.3335), (5e7, 5e7, 0.50005)]:
    add("beta_cdf", [x, a, b], st.beta.cdf(x, a, b))
for t, df in [(2.0, 3), (-1.5, 10.7), (0.01, 1), (30.0, 5), (4.0, 1e5), (2.5, 1e8)]:
    x = mp.mpf(df) / (mp.mpf(df) + mp.mpf(t) ** 2)
    if df < 1e4:
        tail = ibeta(mp.mpf(df) / 2, mp.mpf(1) / 2, x) / 2
    else:
        c = mp.gamma if df < 1e3 else None
        dens = lambda s: mp.exp(mp.loggamma((mp.mpf(df) + 1) / 2) - mp.loggamma(mp.mpf(df) / 2) - mp.log(mp.mpf(df) * mp.pi) / 2 - (mp.mpf(df) + 1) / 2 * mp.log1p(s * s / mp.mpf(df)))
        tail = mp.quad(dens, [abs(t), abs(t) + 2, abs(t) + 6, abs(t) + 20, abs(t) + 60])
    add("t_sf", [t, df], tail if t > 0 else 1 - tail)
for p, df in [(0.975, 1), (0.975, 4.3), (0.995, 30), (0.975, 1e4), (0.025, 1e5), (0.975, 1e7), (0.999, 1e8)]:
    add("t_quantile", [p, df], mp.findroot(lambda s: mp.mpf(1) / 2 + mp.quad(lambda u: mp.exp(mp.loggamma((mp.mpf(df) + 1) / 2) - mp.loggamma(mp.mpf(df) / 2) - mp.log(mp.mpf(df) * mp.pi) / 2 - (mp.mpf(df) + 1) / 2 * mp.log1p(u * u / mp.mpf(df))), [0, s]) - mp.mpf(p), mp.mpf(st.norm.ppf(p)), tol=1e-25, verify=False))
for p, a, b in [(0.975, 9, 171), (0.025, 99, 3861), (0.95, 1.5, 2.5), (0.025, 2, 2)]:
    add("f_quantile", [p, a, b], quantile(lambda x: ibeta(mp.mpf(a) / 2, mp.mpf(b) / 2, a * x / (a * x + b)), p, st.f.ppf(p, a, b)))
for x, a, b in [(3.2, 2, 30), (0.2, 5.5, 3.3), (80.0, 1, 12)]:
    add("f_sf", [x, a, b], ibeta(mp.mpf(b) / 2, mp.mpf(a) / 2, b / (b + a * mp.mpf(x))))
for t, df, d in [(2.0, 10, 1.0), (-1.0, 3, 0.5), (5.0, 30, 8.0), (50.0, 20, 45.0), (0.0, 7, -0.3), (2.0, 5000, 2.2), (3.0, 1, 0.5)]:
    d, t, df = mp.mpf(d), mp.mpf(t), mp.mpf(df)
    dens = lambda s: mp.exp(mp.log(2) + df / 2 * mp.log(df / 2) - mp.loggamma(df / 2) + (df - 1) * mp.log(s) - df * s * s / 2) * mp.ncdf(t * s - d)
    w = 1 / mp.sqrt(2 * df)
    lo, hi = max(mp.mpf(0), 1 - 14 * w), 1 + 14 * w
    add("noncentral_t_cdf", [f(t), f(df), f(d)], mp.quad(dens, mp.linspace(lo, hi, 60)))
for h, k, r in [(0.5, -0.3, 0.4), (1.2, 1.2, 0.99), (-2.0, -1.0, -0.5), (0.0, 0.0, 0.9999), (1.0, 1.001, 0.999999), (-3.0, 2.0, 0.3)]:
    h, k, r = mp.mpf(h), mp.mpf(k), mp.mpf(r)
    g = lambda x: mp.npdf(x) * mp.ncdf((k - r * x) / mp.sqrt(1 - r * r))
    turn = k / r if r != 0 else mp.mpf(0)
    w = mp.sqrt(1 - r * r) / abs(r)
    ends = sorted({e for e in [mp.mpf(-12), mp.mpf(-6), mp.mpf(-3), mp.mpf(-1.5), mp.mpf(0)] + [turn + c * w for c in (-12, -4, -1, 0, 1, 4, 12)] if -12 <= e < h} | {h})
    add("bivariate_normal_cdf", [f(h), f(k), f(r)], mp.quad(g, ends))
for x, m, o, s in [(3, 10, 12, 8), (20, 500, 600, 45), (5000, 10000, 90000, 50000), (0, 7, 9, 4)]:
    add("hypergeometric_pmf", [x, m, o, s], mp.binomial(m, x) * mp.binomial(o, s - x) / mp.binomial(m + o, s))
for x, n, p in [(3, 10, 0.2), (0, 1000, 0.001), (50000, 100000, 0.5), (10, 10, 0.95)]:
    add("binomial_pmf", [x, n, p], mp.binomial(n, x) * mp.mpf(p) ** x * (1 - mp.mpf(p)) ** (n - x))
for x, n, a, b in [(3, 10, 2.5, 3.5), (0, 40, 0.3, 9), (40, 40, 30, 2)]:
    add("beta_binomial_pmf", [x, n, a, b], mp.binomial(n, x) * mp.beta(x + mp.mpf(a), n - x + mp.mpf(b)) / mp.beta(mp.mpf(a), mp.mpf(b)))
for x in [-38.0, -10.0, -1.0, -0.3, 0.0, 0.7, 1.5, 5.0]:
    add("normal_cdf", [x], mp.ncdf(x))
for p in [1e-300, 1e-12, 0.025, 0.3, 0.975, 0.9999]:
    add("normal_quantile", [p], mp.findroot(lambda z: mp.log(mp.ncdf(z) / mp.mpf(p)), mp.mpf(st.norm.ppf(p)), tol=1e-28, verify=False))
for x, df in [(0.001, 1), (3.84, 1), (30.0, 12.5), (1000.0, 900), (200.0, 3)]:
    add("chi_square_sf", [x, df], mp.gammainc(mp.mpf(df) / 2, mp.mpf(x) / 2, mp.inf, regularized=True))
for p, df in [(0.95, 1), (0.025, 7), (0.975, 500), (0.5, 0.7)]:
    add("chi_square_quantile", [p, df], quantile(lambda x: mp.gammainc(mp.mpf(df) / 2, 0, x / 2, regularized=True), p, st.chi2.ppf(p, df)))
for x in [1e-5, 0.5, 1.5, 3.3, 170.5, 1e7]:
    add("ln_gamma", [x], mp.loggamma(x))
json.dump(out, sys.stdout, indent=1)
print()
