"""The package for researchers: valid as Frictionless says, and its two programs count the same."""

import os
import shutil
import subprocess
import sys
import tempfile

from frictionless import Package

EXPECTED = {
    "referrals": "60", "received": "54", "contacted": "48", "accepted": "42", "first_visit": "36", "agreement": "30",
    "closed": "24", "measured": "18", "followed_up": "12", "declined": "hidden",
}  # fmt: skip


def counted(*command):
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return dict(line.split("\t") for line in said.splitlines())


with tempfile.TemporaryDirectory() as folder:
    subprocess.run([os.environ["RINNALLA_PACKAGE"], folder], check=True)
    report = Package(os.path.join(folder, "datapackage.json")).validate()
    wrong = [f"{name}: {note}" for name, note in report.flatten(["fieldName", "note"])]
    programs = [(sys.executable, os.path.join(folder, "flow.py"))]
    if shutil.which("Rscript"):
        programs.append(("Rscript", os.path.join(folder, "flow.R")))
    else:
        print("skipped flow.R: R is not installed")
    for command in programs:
        found = counted(*command, folder)
        if found != EXPECTED:
            wrong.append(f"{command}: {found}")
print(f"{len(report.tasks)} tables validated, {len(programs)} programs run")
for line in wrong:
    print("WRONG", line)
sys.exit(1 if wrong or not report.valid else 0)
