# Reference numbers for proportions, adverse impact and item bias, from R itself (stats) and epitools.
#
# Run from the root of the project, with jsonlite and epitools installed:
#     Rscript tests/oracles/fairness.R > crates/srm-stats/tests/oracles/fairness.json
suppressPackageStartupMessages({
  library(jsonlite)
  library(epitools)
})
set.seed(20260101)
cases <- list()
add <- function(case, statistic, input, expected, tolerance = list(rel = 1e-9, abs = 1e-12)) {
  cases[[length(cases) + 1]] <<- list(
    case = unbox(case), statistic = unbox(statistic), input = input, expected = expected,
    tolerance = lapply(tolerance, unbox)
  )
}
one <- unbox
z <- qnorm(0.975)

# Newcombe (1998), table I, and others.
for (pair in list(c(81, 263), c(15, 148), c(0, 20), c(1, 29), c(29, 29), c(5000, 100000), c(3, 7))) {
  x <- pair[1]; n <- pair[2]; p <- x / n
  cc <- prop.test(x, n, p = if (x / n == 0.5) 0.4 else NULL)$conf.int
  mid <- function(limit) {
    if (limit == "lower") {
      if (x == 0) return(0)
      f <- function(p) 1 - pbinom(x, n, p) + 0.5 * dbinom(x, n, p) - 0.025
    } else {
      if (x == n) return(1)
      f <- function(p) pbinom(x - 1, n, p) + 0.5 * dbinom(x, n, p) - 0.025
    }
    uniroot(f, c(0, 1), tol = 1e-15)$root
  }
  centre <- (x + z^2 / 2) / (n + z^2)
  half <- z * sqrt(centre * (1 - centre) / (n + z^2))
  add(paste0("proportion_", x, "_of_", n), "proportion_ci", list(x = one(x), n = one(n)), list(
    wald = p + c(-1, 1) * z * sqrt(p * (1 - p) / n),
    wilson = as.numeric(prop.test(x, n, correct = FALSE)$conf.int),
    wilson_cc = as.numeric(cc),
    clopper_pearson = as.numeric(binom.test(x, n)$conf.int),
    mid_p = c(mid("lower"), mid("upper")),
    agresti_coull = centre + c(-1, 1) * half,
    jeffreys = c(if (x == 0) 0 else qbeta(0.025, x + 0.5, n - x + 0.5),
                 if (x == n) 1 else qbeta(0.975, x + 0.5, n - x + 0.5))
  ), list(rel = 1e-9, abs = 1e-9))
}

# Fisher's test, small, skewed, with empty cells, and beyond a thousand people.
for (cells in list(c(3, 1, 1, 3), c(10, 2, 3, 15), c(0, 12, 5, 9), c(1, 24, 31, 190), c(2, 0, 0, 2),
                   c(480, 20, 700, 60), c(2100, 1900, 2000, 2050), c(12, 28, 60, 60), c(7, 7, 7, 7))) {
  table <- matrix(cells, 2, byrow = TRUE)
  two <- fisher.test(table)$p.value
  m <- cells[1] + cells[3]; k <- cells[1] + cells[2]
  observed <- dhyper(cells[1], m, sum(cells) - m, k)
  add(paste0("fisher_", paste(cells, collapse = "_")), "fisher_exact", list(table = cells), list(
    two_sided = one(two),
    less = one(fisher.test(table, alternative = "less")$p.value),
    greater = one(fisher.test(table, alternative = "greater")$p.value),
    mid_p_two_sided = one(two - observed / 2)
  ), list(rel = 1e-8, abs = 1e-12))
}

# Adverse impact: Katz from epitools, the pooled test from prop.test, Koopman by the likelihood under each ratio.
koopman <- function(x1, n1, x2, n2) {
  chi <- function(ratio) {
    top <- min(1, 1 / ratio)
    loglik <- function(p2) dbinom(x1, n1, ratio * p2, log = TRUE) + dbinom(x2, n2, p2, log = TRUE)
    slope <- function(p2) x1 / p2 - (n1 - x1) * ratio / (1 - ratio * p2) + x2 / p2 - (n2 - x2) / (1 - p2)
    p2 <- uniroot(slope, c(1e-12, top * (1 - 1e-12)), tol = 1e-16)$root
    p1 <- ratio * p2
    (x1 - n1 * p1)^2 / (n1 * p1 * (1 - p1)) + (x2 - n2 * p2)^2 / (n2 * p2 * (1 - p2))
  }
  ratio <- (x1 / n1) / (x2 / n2)
  f <- function(l) chi(exp(l)) - qchisq(0.95, 1)
  exp(c(uniroot(f, c(log(ratio) - 6, log(ratio)), tol = 1e-13)$root,
        uniroot(f, c(log(ratio), log(ratio) + 6), tol = 1e-13)$root))
}
for (cells in list(c(12, 40, 60, 120), c(48, 120, 60, 100), c(5, 100, 30, 250), c(450, 1000, 520, 1000))) {
  x1 <- cells[1]; n1 <- cells[2]; x2 <- cells[3]; n2 <- cells[4]
  test <- prop.test(c(x1, x2), c(n1, n2), correct = FALSE)
  katz <- riskratio.wald(matrix(c(n2 - x2, x2, n1 - x1, x1), 2, byrow = TRUE))$measure[2, ]
  exact <- fisher.test(matrix(c(x1, n1 - x1, x2, n2 - x2), 2, byrow = TRUE))$p.value
  add(paste0("impact_", paste(cells, collapse = "_")), "adverse_impact",
      list(focal_selected = one(x1), focal_n = one(n1), ref_selected = one(x2), ref_n = one(n2)), list(
        rate_focal = one(x1 / n1), rate_ref = one(x2 / n2),
        impact_ratio = one(as.numeric(katz[1])), impact_ratio_ci95 = as.numeric(katz[2:3]),
        impact_ratio_ci95_koopman = koopman(x1, n1, x2, n2),
        fails_four_fifths = one(5 * x1 * n2 < 4 * x2 * n1),
        diff = one(x1 / n1 - x2 / n2),
        z = one(sign(x1 / n1 - x2 / n2) * sqrt(as.numeric(test$statistic))), p = one(test$p.value),
        cohens_h = one(2 * asin(sqrt(x1 / n1)) - 2 * asin(sqrt(x2 / n2))),
        fisher = list(two_sided = one(exact)),
        shortfall = one(n1 * (x1 + x2) / (n1 + n2) - x1)
      ), list(rel = 1e-8, abs = 1e-10))
}

# Differences of proportions: Newcombe's hybrid interval by its formula, the test from prop.test.
for (cells in list(c(56, 70, 48, 80), c(9, 10, 3, 10), c(6, 7, 2, 7), c(5, 56, 0, 29), c(0, 10, 0, 20), c(10, 10, 0, 10))) {
  a <- cells[1]; m <- cells[2]; b <- cells[3]; n <- cells[4]
  l <- function(x, n, correct) {
    if (!correct) return(as.numeric(prop.test(x, n, correct = FALSE)$conf.int))
    p <- x / n; q <- 1 - p
    c(if (x == 0) 0 else (2 * n * p + z^2 - 1 - z * sqrt(z^2 - 2 - 1 / n + 4 * p * (n * q + 1))) / (2 * (n + z^2)),
      if (x == n) 1 else (2 * n * p + z^2 + 1 + z * sqrt(z^2 + 2 - 1 / n + 4 * p * (n * q - 1))) / (2 * (n + z^2)))
  }
  hybrid <- function(correct) {
    one <- l(a, m, correct); other <- l(b, n, correct)
    p <- a / m; q <- b / n
    c(p - q - sqrt((p - one[1])^2 + (other[2] - q)^2), p - q + sqrt((one[2] - p)^2 + (q - other[1])^2))
  }
  expected <- list(diff = one(a / m - b / n), newcombe_10 = hybrid(FALSE), newcombe_11_cc = hybrid(TRUE),
                   wald = a / m - b / n + c(-1, 1) * z * sqrt(a / m * (1 - a / m) / m + b / n * (1 - b / n) / n))
  if (a + b > 0) {
    test <- prop.test(c(a, b), c(m, n), correct = FALSE)
    expected$z_pooled <- one(sqrt(as.numeric(test$statistic)))
    expected$p_pooled <- one(test$p.value)
  }
  add(paste0("difference_", paste(cells, collapse = "_")), "proportion_difference",
      list(a = one(a), m = one(m), b = one(b), n = one(n)), expected, list(rel = 1e-9, abs = 1e-10))
}

# Strata: the admissions of Berkeley, and random ones with small strata.
strata <- list(
  berkeley = UCBAdmissions,
  random = array(rpois(4 * 9, 4), c(2, 2, 9)),
  sparse = array(rpois(4 * 30, 1) + 0, c(2, 2, 30))
)
strata$sparse <- strata$sparse[, , apply(strata$sparse, 3, sum) > 1]
for (name in names(strata)) {
  tables <- strata[[name]]
  corrected <- mantelhaen.test(tables)
  plain <- mantelhaen.test(tables, correct = FALSE)
  crude <- apply(tables, 1:2, sum)
  cells <- t(apply(tables, 3, function(t) c(t[1, 1], t[1, 2], t[2, 1], t[2, 2])))
  dimnames(cells) <- NULL
  add(paste0("strata_", name), "mh_strata", list(tables = cells), list(
    chisq_corrected = one(as.numeric(corrected$statistic)), chisq = one(as.numeric(plain$statistic)),
    p = one(corrected$p.value), common_or = one(as.numeric(corrected$estimate)),
    ci95 = as.numeric(corrected$conf.int),
    crude_or = one(crude[1, 1] * crude[2, 2] / (crude[1, 2] * crude[2, 1]))
  ))
}

# Item bias: 300 persons, 10 items, item 3 harder for the focal group, item 7 of another slope there.
persons <- 300; items <- 10
ability <- rnorm(persons)
focal <- rep(c(0, 1), length.out = persons)
b <- seq(-1.5, 1.5, length.out = items)
logit <- outer(ability, b, "-")
logit[, 3] <- logit[, 3] - 1.2 * focal
logit[, 7] <- logit[, 7] * ifelse(focal == 1, 0.2, 1.6)
responses <- matrix(rbinom(persons * items, 1, plogis(1.2 * logit)), persons)
look <- function(item, anchor) {
  total <- rowSums(responses[, union(anchor, item), drop = FALSE])
  y <- responses[, item]
  tables <- table(factor(focal, 0:1), factor(y, 1:0), total)
  n <- apply(tables, 3, sum)
  mh <- mantelhaen.test(tables[, , n > 1])
  # The half is always taken off, as Holland & Thayer write it; mantelhaen.test leaves it where the rest would be negative.
  bare <- mantelhaen.test(tables[, , n > 1], correct = FALSE)
  expected <- apply(tables, 3, function(t) sum(t[1, ]) * sum(t[, 1]) / sum(t))
  excess <- abs(sum(tables[1, 1, ] - expected))
  chisq <- as.numeric(bare$statistic) * ((excess - 0.5) / excess)^2
  p <- pchisq(chisq, 1, lower.tail = FALSE)
  var_log <- (log(mh$conf.int[2] / mh$conf.int[1]) / (2 * z))^2
  delta <- -2.35 * log(as.numeric(mh$estimate)); se <- 2.35 * sqrt(var_log)
  class <- if (abs(delta) < 1 || p >= 0.05) "A" else
    if (abs(delta) >= 1.5 && (abs(delta) - 1) / se > qnorm(0.95)) "C" else "B"
  both <- apply(tables, 3, function(t) all(rowSums(t) > 0))
  difference <- apply(tables[, , both], 3, function(t) t[2, 1] / sum(t[2, ]) - t[1, 1] / sum(t[1, ]))
  people <- apply(tables[, , both], 3, function(t) sum(t[2, ]))
  control <- glm.control(epsilon = 1e-14, maxit = 100)
  fit <- function(formula) glm(formula, family = binomial, control = control)
  m0 <- fit(y ~ 1); m1 <- fit(y ~ total); m2 <- fit(y ~ total + focal); m3 <- fit(y ~ total * focal)
  r2 <- function(m) (1 - exp((m$deviance - m0$deviance) / persons)) / (1 - exp(-m0$deviance / persons))
  list(chisq = chisq, p = p, alpha = as.numeric(mh$estimate), delta = delta, se = se,
       class = class, st = sum(people * difference) / sum(people),
       both = m1$deviance - m3$deviance, uniform = m1$deviance - m2$deviance, non = m2$deviance - m3$deviance,
       dr2 = r2(m3) - r2(m1))
}
rounds <- function(purify, flags) {
  anchor <- 1:items
  repeat {
    found <- lapply(1:items, look, anchor = anchor)
    flagged <- which(sapply(found, flags))
    if (!purify || setequal(setdiff(1:items, flagged), anchor)) return(list(found = found, flagged = flagged))
    anchor <- setdiff(1:items, flagged)
  }
}
for (purify in c(FALSE, TRUE)) {
  input <- list(responses = responses, group = ifelse(focal == 1, "women", "men"), reference = one("men"),
                focal = one("women"), purify = one(purify))
  name <- if (purify) "purified" else "plain"
  mh <- rounds(purify, function(item) item$p < 0.05)
  get <- function(found, key) sapply(found, function(item) item[[key]])
  add(paste0("mh_", name), "mh_dif", input, list(
    MH_chisq = get(mh$found, "chisq"), alpha_MH = get(mh$found, "alpha"), MH_D_DIF = get(mh$found, "delta"),
    se_D = get(mh$found, "se"), ets_class = get(mh$found, "class"), st_p_dif = get(mh$found, "st"),
    flagged_items = I(mh$flagged)
  ))
  lr <- rounds(purify, function(item) pchisq(item$both, 2, lower.tail = FALSE) < 0.05)
  add(paste0("logistic_", name), "logistic_dif", input, list(
    LR_both = get(lr$found, "both"), LR_uniform = get(lr$found, "uniform"), LR_nonuniform = get(lr$found, "non"),
    delta_r2 = get(lr$found, "dr2"), flagged_items = I(lr$flagged)
  ), list(rel = 1e-7, abs = 1e-8))
}

tool <- paste0(R.version.string, ", epitools ", packageVersion("epitools"))
cat(toJSON(list(tool = one(tool), cases = cases), digits = I(17), pretty = FALSE), "\n")
