# The other side of bench/peers.sh: exports its data once, then runs what it is told to, a line at a time.
# Argument: a folder with simulated.csv and sizes.csv; data are written beside them.
# "NAME TIMES" on standard input is answered with seconds and a number out of the result, or NA where R has an error.
suppressPackageStartupMessages({library(metafor); library(metadat); library(nlme); library(lme4)})
options(warn = -1)
folder <- commandArgs(trailingOnly = TRUE)[1]
export <- function(name, data) {
  text <- lapply(data, function(x) if (is.double(x)) sprintf("%.17g", x) else as.character(x))
  write.table(as.data.frame(text), file.path(folder, name), sep = ",", quote = FALSE, row.names = FALSE)
}

bcg <- escalc(measure = "RR", ai = tpos, bi = tneg, ci = cpos, di = cneg, data = dat.bcg)
bcg <- data.frame(ai = bcg$tpos, bi = bcg$tneg, ci = bcg$cpos, di = bcg$cneg, yi = as.numeric(bcg$yi), vi = as.numeric(bcg$vi), ablat = bcg$ablat)
export("bcg.csv", bcg)
ulcer <- with(dat.collins1985b, data.frame(ai = pre.xti, n1i = pre.nti, ci = pre.xci, n2i = pre.nci))
export("collins.csv", ulcer)
schools <- with(dat.konstantopoulos2011, data.frame(district, school, yi = as.numeric(yi), vi = as.numeric(vi)))
export("schools.csv", schools)
bakdash <- with(dat.bakdash2021, data.frame(sample = as.integer(factor(SampleID)), outcome = as.integer(factor(Outcome)), yi = as.numeric(es.z), vi = as.numeric(vi.z)))
export("bakdash.csv", bakdash)
berkey <- with(dat.berkey1998, data.frame(trial, outcome = as.character(outcome), yi = as.numeric(yi), v1i, v2i))
export("berkey.csv", berkey)
berkey_v <- bldiag(lapply(split(berkey[c("v1i", "v2i")], berkey$trial), as.matrix))
growth <- with(as.data.frame(Orthodont), data.frame(distance, age = as.numeric(age), visit = as.integer(factor(age)), child = as.character(Subject), sex = as.character(Sex)))
export("orthodont.csv", growth)
sleep <- with(sleepstudy, data.frame(reaction = Reaction, days = as.numeric(Days), subject = as.character(Subject)))
export("sleep.csv", sleep)
simulated <- read.csv(file.path(folder, "simulated.csv"))
sets <- lapply(split(seq_len(nrow(simulated)), simulated$set), function(rows) list(y = simulated$y[rows], v = simulated$v[rows]))
sizes <- read.csv(file.path(folder, "sizes.csv"))

y <- bcg$yi; v <- bcg$vi
reml <- rma(y, v)
pooled <- function(fit) as.numeric(fit$beta[1])
sum_of <- function(fits) sum(fits)
three <- rma.mv(yi, vi, random = ~ 1 | district/school, data = schools)

once <- list(
  rma_REML = function() pooled(rma(y, v)),
  rma_DL = function() pooled(rma(y, v, method = "DL")),
  rma_knha = function() pooled(rma(y, v, test = "knha")),
  rma_ablat = function() as.numeric(rma(y, v, mods = ~ bcg$ablat)$beta[2]),
  leave1out = function() sum_of(leave1out(reml)$estimate),
  influence = function() sum_of(influence(reml)$inf$cook.d),
  permutest = function() { permutest(reml, iter = 1000, progbar = FALSE); NA },
  trimfill = function() pooled(trimfill(reml)),
  qprofile = function() confint(reml)$random[1, 3],
  mv_schools = function() pooled(rma.mv(yi, vi, random = ~ 1 | district/school, data = schools)),
  mv_bakdash = function() pooled(rma.mv(yi, vi, random = ~ 1 | sample/outcome, data = bakdash, sparse = TRUE)),
  mv_berkey = function() pooled(rma.mv(yi, berkey_v, mods = ~ outcome, random = ~ outcome | trial, struct = "UN", data = berkey)),
  robust_CR2 = function() as.numeric(robust(three, cluster = schools$district, clubSandwich = TRUE)$se[1]),
  glmm_UMFS = function() pooled(rma.glmm(measure = "OR", ai = ai, bi = bi, ci = ci, di = di, data = bcg, model = "UM.FS")),
  glmm_CMEL = function() pooled(rma.glmm(measure = "OR", ai = ai, n1i = n1i, ci = ci, n2i = n2i, data = ulcer, model = "CM.EL")),
  gls_UN = function() as.numeric(logLik(gls(distance ~ sex * age, growth, correlation = corSymm(form = ~ visit | child), weights = varIdent(form = ~ 1 | visit)))),
  gls_AR1 = function() as.numeric(logLik(gls(distance ~ sex * age, growth, correlation = corAR1(form = ~ visit | child)))),
  gls_CS = function() as.numeric(logLik(gls(distance ~ sex * age, growth, correlation = corCompSymm(form = ~ visit | child)))),
  lme_growth = function() as.numeric(logLik(lme(distance ~ sex * age, growth, random = ~ age | child))),
  lme_sleep = function() as.numeric(logLik(lme(reaction ~ days, sleep, random = ~ days | subject))),
  lmer_sleep = function() as.numeric(logLik(lmer(reaction ~ days + (days | subject), sleep)))
)
for (k in unique(sizes$k)) local({
  y <- sizes$y[sizes$k == k]; v <- sizes$v[sizes$k == k]
  once[[paste0("size_", k)]] <<- function() pooled(rma(y, v))
})
# TIMES is how many of the simulated data sets, from the first on. One that stops with an error adds nothing.
simulations <- function(times, ...) {
  sum <- 0
  for (s in sets[seq_len(times)]) sum <- sum + tryCatch(pooled(rma(s$y, s$v, ...)), error = function(e) 0)
  sum
}
many <- list(
  simulate_REML = function(times) simulations(times),
  simulate_DL = function(times) simulations(times, method = "DL"),
  simulate_knha = function(times) simulations(times, test = "knha")
)

answer <- function(...) { cat(..., "\n", sep = ""); flush(stdout()) }
answer("R ", as.character(getRversion()), ", metafor ", as.character(packageVersion("metafor")), ", nlme ", as.character(packageVersion("nlme")), ", lme4 ", as.character(packageVersion("lme4")))
input <- file("stdin", "r")
while (length(line <- readLines(input, 1)) == 1) {
  words <- strsplit(line, " ")[[1]]
  name <- words[1]; times <- as.integer(words[2])
  result <- NA; seconds <- NA
  invisible(capture.output(tryCatch({
    began <- Sys.time()
    if (!is.null(many[[name]])) result <- many[[name]](times)
    else for (i in seq_len(times)) result <- once[[name]]()
    seconds <- as.numeric(difftime(Sys.time(), began, units = "secs"))
  }, error = function(e) message(name, ": ", conditionMessage(e)))))
  answer(sprintf("%.17g %.17g", seconds, as.numeric(result)))
}
