# The way from referral to follow-up, counted as the municipality's report counts it. Base R, nothing else.
# Prints step and number; "hidden" for what is too small to be published. The report may hide more: publish no more than it does.

LEAST <- LEAST_SHOWN
STEPS <- c("referrals", "received", "contacted", "accepted", "first_visit", "agreement", "closed", "measured", "followed_up", "declined")

arguments <- commandArgs(trailingOnly = TRUE)
folder <- if (length(arguments) > 0) arguments[1] else "."
referrals <- read.csv(file.path(folder, "referrals.csv"), colClasses = "character", encoding = "UTF-8")

for (step in STEPS) {
  count <- sum(referrals[[step]] == "1")
  cat(paste(step, if (count == 0 || count >= LEAST) count else "hidden", sep = "\t"), "\n", sep = "")
}
