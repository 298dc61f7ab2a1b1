"""The way from referral to follow-up, counted as the municipality's report counts it. Python 3, nothing else.

Prints step and number; "hidden" for what is too small to be published. The report may hide more: publish no more than it does.
"""
import csv
import os
import sys

LEAST = LEAST_SHOWN
STEPS = ["referrals", "received", "contacted", "accepted", "first_visit", "agreement", "closed", "measured", "followed_up", "declined"]

folder = sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(os.path.abspath(__file__))
with open(os.path.join(folder, "referrals.csv"), encoding="utf-8", newline="") as file:
    referrals = list(csv.DictReader(file))

for step in STEPS:
    count = sum(referral[step] == "1" for referral in referrals)
    print(step, count if count == 0 or count >= LEAST else "hidden", sep="\t")
