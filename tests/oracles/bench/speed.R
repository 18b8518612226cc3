# The heavy statistics in R, for tests/oracles/bench.sh. Usage: Rscript speed.R CASE FILE -> one line of JSON.
suppressMessages({library(psych); library(boot); library(jsonlite)})
case <- commandArgs(TRUE)[1]
t0 <- proc.time()[["elapsed"]]
data <- as.matrix(read.csv(commandArgs(TRUE)[2], header = FALSE))
reading <- proc.time()[["elapsed"]] - t0
run <- list(
  items = function() {
    a <- suppressWarnings(alpha(data, check.keys = FALSE, warnings = FALSE))
    i <- ICC(data, lmer = FALSE)
    sprintf("alpha %.10f icc %.10f", a$total$raw_alpha, i$results$ICC[2])
  },
  impact = function() {
    v <- data[1, ]
    x <- c(rep(1:0, c(v[1], v[2] - v[1])), rep(1:0, c(v[3], v[4] - v[3])))
    g <- rep(1:2, v[c(2, 4)])
    b <- boot(x, function(x, i) mean(x[i][g == 1]) / mean(x[i][g == 2]), R = 10000, strata = g)
    paste(quantile(b$t, c(.025, .975)), collapse = " ")
  })[[case]]
times <- matrix(0, 0, 2)
for (k in 1:(if (case == "items") 1 else 3)) {
  t0 <- proc.time()
  shown <- run()
  t1 <- proc.time() - t0
  times <- rbind(times, c(t1[["elapsed"]], t1[["user.self"]] + t1[["sys.self"]]))
}
hwm <- as.numeric(gsub("[^0-9]", "", grep("VmHWM", readLines("/proc/self/status"), value = TRUE))) * 1024 / 1e6
tool <- c(items = "R psych", impact = "R boot")[[case]]
cat(toJSON(list(bench = "stats", figure = case, tool = tool, read_s = round(reading, 4), seconds = round(median(times[, 1]), 5), least_s = min(times[, 1]),
                processor_s = round(mean(times[, 2]), 3), peak_mb = round(hwm, 1), result = shown), auto_unbox = TRUE, digits = 6), "\n")
