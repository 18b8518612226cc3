# Reference numbers for ROC curves, cut scores, classification, generalisability and many-facet Rasch.
# Usage: Rscript cuts_and_facets.R OUT.json
suppressMessages({library(pROC); library(psych); library(lme4); library(jsonlite)})
set.seed(20)
one <- unbox
cases <- list()
add <- function(case, statistic, input, expected, tolerance = list(abs = 1e-9))
  cases[[length(cases) + 1]] <<- list(case = one(case), statistic = one(statistic), input = input, expected = expected, tolerance = lapply(tolerance, one))


# ROC: DeLong's variance and test, on subarachnoid haemorrhage as it comes with pROC.
data(aSAH)
positive <- as.integer(aSAH$outcome == "Poor")
roc_of <- function(score) roc(positive, score, levels = c(0, 1), direction = "<", quiet = TRUE)
roc_case <- function(case, score) {
  r <- roc_of(score)
  v <- var(r, method = "delong")
  best <- coords(r, "best", best.method = "youden", transpose = FALSE)[1, ]
  a <- as.numeric(auc(r))
  add(case, "roc", list(score = score, positive = positive),
      list(auc = one(a), var = one(v), ci95 = a + c(-1, 1) * qnorm(.975) * sqrt(v), youden_threshold = one(best$threshold),
           youden_sens = one(best$sensitivity), youden_spec = one(best$specificity)))
}
roc_case("aSAH: S100b, many ties", aSAH$s100b)
roc_case("aSAH: NDKA", aSAH$ndka)
roc_case("aSAH: WFNS, five grades", as.integer(aSAH$wfns))
test_case <- function(case, a, b) {
  t <- roc.test(roc_of(a), roc_of(b), method = "delong", paired = TRUE)
  add(case, "roc_compare", list(score_a = a, score_b = b, positive = positive),
      list(z = one(unname(t$statistic)), p = one(t$p.value), auc_a = one(unname(t$estimate[1])), auc_b = one(unname(t$estimate[2]))))
}
test_case("aSAH: WFNS and S100b", as.integer(aSAH$wfns), aSAH$s100b)
test_case("aSAH: NDKA and S100b", aSAH$ndka, aSAH$s100b)

# Contrasting groups: glm and a root between the means.
contrast_case <- function(case, high, low) {
  y <- rep(1:0, c(length(high), length(low)))
  # Near 0, where glm keeps its digits.
  middle <- round(mean(c(high, low)))
  high <- high - middle; low <- low - middle; x <- c(high, low)
  m <- glm(y ~ x, family = binomial, control = list(epsilon = 1e-14, maxit = 100))
  b <- coef(m); v <- vcov(m); cut <- -b[[1]] / b[[2]]
  g <- c(-1 / b[[2]], b[[1]] / b[[2]]^2)
  f <- function(t) dnorm(t, mean(high), sd(high), log = TRUE) - dnorm(t, mean(low), sd(low), log = TRUE)
  root <- uniroot(f, sort(c(mean(low), mean(high))), tol = 1e-14)$root
  add(case, "cut_contrasting", list(competent = high + middle, not_competent = low + middle),
      list(logistic_cut = one(cut + middle), logistic_cut_se = one(sqrt(drop(g %*% v %*% g))), density_intersection = one(root + middle),
           midpoint = one((mean(high) + mean(low)) / 2 + middle)), list(abs = 1e-8))
}
contrast_case("forty and sixty", round(rnorm(40, 62, 8)), round(rnorm(60, 50, 11)))
contrast_case("large scores, small spread", 1e6 + rnorm(35), 1e6 - 1.5 + rnorm(30, 0, 2))

# Angoff: means and a t interval over judges.
ratings <- matrix(round(runif(9 * 14, .2, .95), 2), 9)
t <- t.test(rowSums(ratings))
add("nine judges", "cut_angoff", list(ratings = ratings),
    list(cut = one(unname(t$estimate)), sd_judges = one(sd(rowSums(ratings))), se_judges = one(t$stderr), ci95 = as.numeric(t$conf.int)))

# Borderline regression: lm and predict.
grade <- sample(1:5, 80, TRUE)
score <- round(20 + 7 * grade + rnorm(80, 0, 6), 1)
m <- lm(score ~ grade)
p <- predict(m, data.frame(grade = 2), se.fit = TRUE, interval = "confidence")
add("eighty performances", "cut_borderline", list(score = score, global_rating = grade, borderline = one(2)),
    list(slope = one(coef(m)[[2]]), intercept = one(coef(m)[[1]]), cut = one(p$fit[1]), se_fit = one(unname(p$se.fit)),
         r2 = one(summary(m)$r.squared), ci95 = p$fit[2:3]))

# Livingston and Lewis: moments by hand (Hanson, 1991), integrals by integrate().
ll <- function(a, b, l, u, etl, cut) {
  n <- round(etl); k <- round(n * cut)
  d <- function(x) dbeta((x - l) / (u - l), a, b) / (u - l)
  pass <- function(x) pbinom(k - 1, n, x, lower.tail = FALSE)
  int <- function(f, from, to) if (to <= from) 0 else integrate(f, from, to, rel.tol = 1e-11, subdivisions = 5000)$value
  c1 <- min(max(cut, l), u)
  tp <- int(function(x) d(x) * pass(x), c1, u); fp <- int(function(x) d(x) * pass(x), l, c1)
  above <- 1 - pbeta((c1 - l) / (u - l), a, b); q <- tp + fp
  consistent <- int(function(x) d(x) * (pass(x)^2 + (1 - pass(x))^2), l, c1) + int(function(x) d(x) * (pass(x)^2 + (1 - pass(x))^2), c1, u)
  chance <- q^2 + (1 - q)^2
  list(accuracy = one(tp + 1 - above - fp), consistency = one(consistent), kappa = one((consistent - chance) / (1 - chance)),
       sensitivity = one(tp / above), specificity = one(1 - fp / (1 - above)), etl = one(etl), alpha = one(a), beta = one(b), l = one(l), u = one(u))
}
loose <- list(abs = 1e-6, rel = 1e-7)
add("known true scores", "classification", list(alpha = one(5), beta = one(3), l = one(.25), u = one(.75), etl = one(50), min = one(0), max = one(100), cut = one(50)),
    ll(5, 3, .25, .75, 50, .5), loose)
add("density without bound at both ends", "classification", list(alpha = one(.5), beta = one(.7), etl = one(12.4), cut = one(.6)), ll(.5, .7, 0, 1, 12.4, .6), loose)
ll_case <- function(case, x, min, max, r, cut, four = TRUE) {
  etl <- ((mean(x) - min) * (max - mean(x)) - r * var(x)) / (var(x) * (1 - r))
  y <- (x - min) / (max - min) * etl
  f <- function(k) mean(Reduce(`*`, lapply(0:(k - 1), function(j) y - j))) / prod(etl - 0:(k - 1))
  m <- sapply(1:4, f); v <- m[2] - m[1]^2
  if (four) {
    g3 <- (m[3] - 3 * m[1] * m[2] + 2 * m[1]^3) / v^1.5
    g4 <- (m[4] - 4 * m[1] * m[3] + 6 * m[1]^2 * m[2] - 3 * m[1]^4) / v^2
    s <- 6 * (g4 - g3^2 - 1) / (6 + 3 * g3^2 - 2 * g4)
    w <- sqrt(1 - 24 * (s + 1) / ((s + 2) * (s + 3) * g4 - 3 * (s - 6) * (s + 1)))
    ab <- s / 2 * (1 + c(1, -1) * if (g3 < 0) w else -w)
    unit <- sqrt(v * (s + 1) / prod(ab))
    e <- ll(ab[1], ab[2], m[1] - ab[1] * unit, m[1] + ab[2] * unit, etl, (cut - min) / (max - min))
    stopifnot(e$l >= 0, e$u <= 1)
  } else {
    s <- m[1] * (1 - m[1]) / v - 1
    e <- ll(m[1] * s, (1 - m[1]) * s, 0, 1, etl, (cut - min) / (max - min))
  }
  e$true_score_model <- one(if (four) "beta-4" else "beta-2")
  add(case, "classification", list(scores = x, min = one(min), max = one(max), cut = one(cut), reliability = one(r)), e, loose)
}
x <- rbinom(2000, 60, .2 + .7 * rbeta(2000, 2, 2))
ll_case("two thousand scores", x, 0, 60, .9, 36)
ll_case("a normal-looking sample: two moments", pmin(pmax(round(rnorm(300, 32, 5)), 0), 50), 0, 50, .6, 30, four = FALSE)

# Generalisability: analysis of variance by aov and REML by lme4, which agree where no component is negative.
data(Gleser)
g <- as.matrix(Gleser)
long <- data.frame(p = rep(1:nrow(g), ncol(g)), cell = rep(colnames(g), each = nrow(g)), score = as.vector(g))
long$c <- substr(long$cell, 2, 2); long$r <- substr(long$cell, 3, 3)
stopifnot(all(table(long$p, long$r, long$c) == 1))
g_case <- function(case, long, n_r, n_c) {
  f <- lapply(long[c("p", "r", "c")], factor); f$score <- long$score
  a <- summary(aov(score ~ p * r * c, data = f))[[1]]
  ms <- setNames(a[["Mean Sq"]], trimws(rownames(a)))
  np <- nlevels(f$p); nr <- nlevels(f$r); nc <- nlevels(f$c); e <- ms[["p:r:c"]]
  k <- list(p = (ms[["p"]] - ms[["p:r"]] - ms[["p:c"]] + e) / (nr * nc), r = (ms[["r"]] - ms[["p:r"]] - ms[["r:c"]] + e) / (np * nc),
            c = (ms[["c"]] - ms[["p:c"]] - ms[["r:c"]] + e) / (np * nr), pr = (ms[["p:r"]] - e) / nc, pc = (ms[["p:c"]] - e) / nr,
            rc = (ms[["r:c"]] - e) / np, prc = e)
  if (all(unlist(k) > 0)) {
    m <- lmer(score ~ 1 + (1 | p) + (1 | r) + (1 | c) + (1 | p:r) + (1 | p:c) + (1 | r:c), data = f,
              control = lmerControl(optimizer = "bobyqa", optCtrl = list(rhoend = 1e-10)))
    v <- as.data.frame(VarCorr(m)); v <- setNames(v$vcov, v$grp)
    stopifnot(all(abs(v[c("p", "r", "c", "p:r", "p:c", "r:c", "Residual")] - unlist(k)) < 1e-3))
  }
  d <- Map(function(r, c) {
    rel <- k$pr / r + k$pc / c + k$prc / (r * c); abs <- rel + k$r / r + k$c / c + k$rc / (r * c)
    list(n_r = one(r), n_c = one(c), g = one(k$p / (k$p + rel)), phi = one(k$p / (k$p + abs)))
  }, n_r, n_c)
  add(case, "gtheory", list(rows = long[c("p", "r", "c", "score")], d_studies = data.frame(n_r = n_r, n_c = n_c)),
      list(components = lapply(k, one), d_studies = d))
}
g_case("Gleser, Cronbach and Rajaratnam (1965)", long, c(2, 1, 4), c(6, 6, 10))
sim <- expand.grid(p = 1:30, r = 1:4, c = 1:3)
sim$score <- round(50 + rnorm(30, 0, 6)[sim$p] + rnorm(4, 0, 3)[sim$r] + rnorm(3, 0, 3)[sim$c] + rnorm(120, 0, 2)[sim$p + 30 * (sim$r - 1)] +
                   rnorm(90, 0, 2)[sim$p + 30 * (sim$c - 1)] + rnorm(12, 0, 1.5)[sim$r + 4 * (sim$c - 1)] + rnorm(360, 0, 2), 2)
g_case("thirty people, four raters, three criteria", sim, 2, 3)
two <- sim[sim$c == 1, c("p", "r", "score")]
two$p <- factor(two$p); two$r <- factor(two$r)
ms <- summary(aov(score ~ p + r, data = two))[[1]][["Mean Sq"]]
k <- c(p = (ms[1] - ms[3]) / 4, r = (ms[2] - ms[3]) / 30, pr = ms[3])
add("people by raters", "gtheory", list(rows = two, d_studies = data.frame(n_r = 3)),
    list(components = lapply(as.list(k), one), d_studies = list(list(n_r = one(3), g = one(k[["p"]] / (k[["p"]] + k[["pr"]] / 3)),
         phi = one(k[["p"]] / (k[["p"]] + (k[["pr"]] + k[["r"]]) / 3))))))

# Many facets with two categories are a mixed logistic model: glmer with 25 nodes.
rows <- expand.grid(candidate = 1:150, rater = letters[1:4], criterion = c("u", "v", "w"))
keep <- (rows$candidate + match(rows$rater, letters)) %% 4 < 2
rows <- rows[keep, ]
eta <- rnorm(150, .3, 1.2)[rows$candidate] - c(-.7, -.1, .2, .6)[rows$rater] - c(-.5, .1, .4)[rows$criterion]
rows$rating <- rbinom(nrow(rows), 1, plogis(eta))
m <- glmer(rating ~ C(rater, sum) + C(criterion, sum) + (1 | candidate), data = rows, family = binomial, nAGQ = 25,
           control = glmerControl(optimizer = "bobyqa", optCtrl = list(rhoend = 1e-9, maxfun = 1e5)))
b <- fixef(m)
severity <- -c(b[2:4], -sum(b[2:4])); criterion <- -c(b[5:6], -sum(b[5:6]))
add("two categories as a mixed logistic model", "rater_facets", list(rows = rows),
    list(severity = lapply(as.list(setNames(severity, letters[1:4])), one), criterion = lapply(as.list(setNames(criterion, c("u", "v", "w"))), one),
         steps = 0, mean = one(b[[1]]), variance = one(VarCorr(m)$candidate[1]), logLik = one(as.numeric(logLik(m)))), list(abs = 1e-4))

tool <- paste0(R.version.string, "; pROC ", packageVersion("pROC"), "; lme4 ", packageVersion("lme4"), "; data: pROC aSAH, psych Gleser")
write_json(list(tool = one(tool), script = one("tests/oracles/cuts_and_facets.R"), cases = cases), commandArgs(TRUE)[1], digits = I(15), na = "null", null = "null")
