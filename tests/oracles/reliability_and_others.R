# Reference numbers for reliability, omega, icc, p_adjust, equivalence, validity, selection_utility and ez_diffusion, from R.
#   Rscript tests/oracles/reliability_and_others.R > crates/srm-stats/tests/oracles/reliability_and_others.json
suppressPackageStartupMessages({ library(psych); library(lavaan); library(jsonlite); library(mvtnorm) })
options(digits = 17, warn = -1)
cases <- list()
add <- function(case, statistic, input, expected, tolerance = list(rel = 1e-9, abs = 1e-10)) {
  cases[[length(cases) + 1]] <<- list(case = unbox(case), statistic = unbox(statistic), input = input,
                                      expected = expected, tolerance = lapply(tolerance, unbox))
}
u <- unbox
tool <- paste0("R ", getRversion(), ", psych ", packageVersion("psych"), ", lavaan ", packageVersion("lavaan"),
               ", mvtnorm ", packageVersion("mvtnorm"))

draw <- function(n, k, load, categories, seed) {
  set.seed(seed)
  f <- rnorm(n)
  x <- sapply(seq_len(k), function(i) load[i] * f + sqrt(1 - load[i]^2) * rnorm(n))
  matrix(pmin(categories, pmax(1, round(x * 1.1 + (categories + 1) / 2))), n, k)
}

# ---- reliability
rel <- function(case, x, missing = NULL, given = x) {
  d <- as.data.frame(x); names(d) <- paste0("i", seq_along(d))
  use <- if (is.null(missing) || missing == "listwise") na.omit(d) else d
  a <- psych::alpha(use, warnings = FALSE, check.keys = FALSE)
  k <- ncol(use); n <- nrow(use); al <- a$total$raw_alpha
  feldt <- 1 - (1 - al) * qf(c(.975, .025), n - 1, (n - 1) * (k - 1))
  cv <- cov(use, use = "pairwise")
  expected <- list(n = u(n), k = u(k), mean = unname(colMeans(use, na.rm = TRUE)), sd = unname(sqrt(diag(cv))),
    alpha = u(al), alpha_standardized = u(a$total$std.alpha), mean_interitem_r = u(a$total$average_r),
    guttman_lambda6_smc = u(a$total[["G6(smc)"]]), alpha_if_dropped = a$alpha.drop$raw_alpha,
    feldt_ci95 = feldt, sem = u(sqrt(sum(cv)) * sqrt(1 - al)))
  if (is.null(missing) || missing == "listwise") {
    total <- rowSums(use)
    expected$item_total_r <- unname(sapply(use, function(i) cor(i, total)))
    expected$corrected_item_total_r <- unname(sapply(use, function(i) cor(i, total - i)))
  }
  input <- list(scores = given)
  if (!is.null(missing)) input$missing <- u(missing)
  add(case, "reliability", input, expected, list(rel = 1e-9, abs = 1e-10))
}
x <- draw(60, 6, c(.8, .7, .6, .5, .7, .4), 5, 11)
rel("60 x 6, five categories", x)
rel("few persons", draw(8, 4, c(.8, .7, .6, .5), 7, 12))
y <- x; y[, 3] <- 6 - y[, 3]
rel("one item reversed", y)
z <- x; z[c(3, 40, 77, 200, 301)] <- NA
rel("missing, listwise", z, "listwise")
rel("missing, pairwise", z, "pairwise")
b <- (draw(45, 5, rep(.7, 5), 5, 13) > 3) * 1
rel("right and wrong", b)
rel("large offsets", x + 1e6)

# ---- omega
om <- function(case, x) {
  d <- as.data.frame(x); names(d) <- paste0("i", seq_along(d))
  model <- paste("f =~", paste(names(d), collapse = " + "))
  fit <- cfa(model, d, std.lv = TRUE)
  est <- lavInspect(fit, "est")
  l <- as.vector(est$lambda); if (sum(l) < 0) l <- -l
  th <- unname(diag(est$theta)); m <- fitMeasures(fit)
  add(case, "omega", list(scores = x), list(loadings = l, residual_variances = th,
      omega = u(sum(l)^2 / (sum(l)^2 + sum(th))), chisq = u(unname(m["chisq"])), df = u(unname(m["df"])),
      rmsea = if (m["df"] > 0) u(unname(m["rmsea"])) else u(NA), srmr = u(unname(m["srmr"]))), list(abs = 1e-6))
}
om("60 x 6", x)
om("200 x 8", draw(200, 8, c(.9, .8, .3, .5, .6, .7, .2, .6), 7, 21))
om("three items", draw(50, 3, c(.8, .6, .7), 5, 22))
om("one item reversed", y)

# ---- icc: psych for coefficients, F and single intervals; McGraw & Wong's average agreement interval from the formula
ic <- function(case, x) {
  r <- ICC(x, lmer = FALSE)$results
  n <- nrow(x); k <- ncol(x)
  g <- mean(x); BMS <- k * sum((rowMeans(x) - g)^2) / (n - 1); WMS <- sum((x - rowMeans(x))^2) / (n * (k - 1))
  JMS <- n * sum((colMeans(x) - g)^2) / (k - 1)
  EMS <- (sum((x - rowMeans(x))^2) - JMS * (k - 1)) / ((n - 1) * (k - 1))
  e <- list(BMS = u(BMS), WMS = u(WMS), JMS = u(JMS), EMS = u(EMS))
  nm <- c("ICC(1,1)", "ICC(2,1)", "ICC(3,1)", "ICC(1,k)", "ICC(2,k)", "ICC(3,k)")
  for (i in 1:6) {
    ci <- c(r[i, "lower bound"], r[i, "upper bound"])
    e[[nm[i]]] <- list(icc = u(r$ICC[i]), F = u(r$F[i]), df1 = u(r$df1[i]), df2 = u(r$df2[i]), p = u(r$p[i]), ci95 = ci)
  }
  # Below a bound of -1/(k-1) the prophecy has no value; psych prints a number there.
  if (r[2, "lower bound"] > -1 / (k - 1)) e[["ICC(2,k)"]]$ci95_spearman_brown <- e[["ICC(2,k)"]]$ci95
  co <- r$ICC[5]; a <- co / (n * (1 - co)); b <- 1 + co * (n - 1) / (n * (1 - co))
  v <- (a * JMS + b * EMS)^2 / ((a * JMS)^2 / (k - 1) + (b * EMS)^2 / ((n - 1) * (k - 1)))
  fl <- qf(.975, n - 1, v); fu <- qf(.975, v, n - 1)
  e[["ICC(2,k)"]]$ci95 <- c(n * (BMS - fl * EMS) / (fl * (JMS - EMS) + n * BMS), n * (fu * BMS - EMS) / (JMS - EMS + n * fu * BMS))
  add(case, "icc", list(ratings = x), e, list(rel = 1e-8, abs = 1e-9))
}
ic("Shrout and Fleiss 1979", matrix(c(9,2,5,8, 6,1,3,2, 8,4,6,8, 7,1,2,6, 10,5,6,9, 6,2,4,7), 6, byrow = TRUE))
ic("30 x 3", draw(30, 3, c(.9, .8, .85), 7, 31))
ic("raters at odds", matrix(c(1,5,3, 5,1,2, 2,4,4, 4,2,1, 3,3,5), 5, byrow = TRUE))

# ---- p_adjust
p <- c(.001, .04, .03, .03, .5, .0002, 1, .9, .011)
add("ties", "p_adjust", list(p = p), list(holm = p.adjust(p, "holm"), bh = p.adjust(p, "BH"), bonferroni = p.adjust(p, "bonferroni")))

# ---- equivalence
fa <- c(12, 15, 11, 14, 13, 16, 12, 15, 18, 9); fb <- c(13, 14, 12, 15, 14, 15, 11, 16, 13, 14, 17, 12)
lo <- t.test(fa, fb, mu = -2, alternative = "greater"); hi <- t.test(fa, fb, mu = 2, alternative = "less")
two <- t.test(fa, fb, conf.level = .9)
sl <- sd(fb) / sd(fa)
add("Welch", "equivalence", list(form_a = fa, form_b = fb, margin = u(2)),
  list(mean_diff = u(mean(fa) - mean(fb)), welch_df = u(unname(two$parameter)), t_lower = u(unname(lo$statistic)), p_lower = u(lo$p.value),
       t_upper = u(unname(hi$statistic)), p_upper = u(hi$p.value), ci90 = as.vector(two$conf.int),
       equivalent = u(max(lo$p.value, hi$p.value) < .05), linear_equating = list(slope = u(sl), intercept = u(mean(fb) - sl * mean(fa)))))

# ---- validity
vr <- function(r, n, U) {
  ci <- unname(psych::r.con(r, n)); add(paste("r", r), "validity", list(r = u(r), n = u(n), U = u(U), rxx = u(.8), ryy = u(.6)),
    list(r_ci95 = ci, case_ii = u(psych::rangeCorrection(r, U, 1, case = 2)), disattenuated = u(r / sqrt(.8 * .6))))
}
vr(.3, 120, 1.5); vr(-.55, 20, 2)
U <- 1.4^2 - 1
add("case III", "validity", list(rxy = u(.3), rxz = u(.5), ryz = u(.4), U_z = u(1.4)),
  list(case_iii = u((.3 + .5 * .4 * U) / sqrt((1 + .25 * U) * (1 + .16 * U)))))

# ---- selection_utility
su <- function(br, sr, r) {
  v <- pmvnorm(lower = c(qnorm(1 - sr), qnorm(1 - br)), upper = c(Inf, Inf), corr = matrix(c(1, r, r, 1), 2), algorithm = TVPACK(abseps = 1e-15))
  add(paste(br, sr, r), "selection_utility", list(br = u(br), sr = u(sr), r = u(r)), list(success_ratio = u(as.numeric(v) / sr)), list(abs = 1e-11))
}
su(.5, .3, .4); su(.2, .05, .6); su(.9, .8, -.3); su(.6, .6, .95)

# ---- ez_diffusion: the function as printed in the paper
ez <- function(Pc, VRT, MRT, s = .1) {
  L <- qlogis(Pc); x <- L * (L * Pc^2 - L * Pc + Pc - .5) / VRT
  v <- sign(Pc - .5) * s * x^(1 / 4); a <- s^2 * L / v; y <- -v * a / s^2
  add(paste("Pc", Pc), "ez_diffusion", list(Pc = u(Pc), VRT = u(VRT), MRT = u(MRT), s = u(s)),
      list(v = u(v), a = u(a), Ter = u(MRT - (a / (2 * v)) * (1 - exp(y)) / (1 + exp(y)))))
}
ez(.802, .112, .723); ez(.95, .05, .6); ez(.3, .2, .9, 1)

cat(toJSON(list(tool = u(tool), cases = cases), digits = I(17), na = "null", null = "null"), "\n")
