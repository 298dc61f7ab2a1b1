# Instruments in administration, and rules.
rule-instrument-for-groups = This instrument is for groups only. It is not used for one person.
rule-instrument-not-decided = This instrument is not in use. The municipality decides on it first, and an administrator writes the decision down on the page Instruments.
rule-no-decision-needed = This instrument needs no decision.
rule-decision-in-the-future = The day of the decision cannot lie in the future. Check the day.
rule-licence-over = The licence has run out. Ask the licence holder for a new text pack.
