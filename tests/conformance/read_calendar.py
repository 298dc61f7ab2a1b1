#!/usr/bin/env python3
"""Reads a calendar file of Rinnalla's with another program's reader: pip install icalendar; read_calendar.py FILE

Fails when the file is not read, a day lacks its zone or identity, or a line is longer than 75 octets.
"""
import sys

from icalendar import Calendar


def main(path):
    raw = open(path, "rb").read()
    calendar = Calendar.from_ical(raw)
    events = list(calendar.walk("VEVENT"))
    assert events, "no events"
    assert len({str(event["UID"]) for event in events}) == len(events), "an identity twice"
    for event in events:
        start = event["DTSTART"].dt
        assert start.tzinfo is not None, event["UID"]
        assert str(event["SUMMARY"]).strip() and "DTSTAMP" in event
        if "DTEND" in event:
            assert event["DTEND"].dt > start
    lines = raw.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines), "a line is too long"
    assert b"\n" not in raw.replace(b"\r\n", b""), "a bare line end"
    print(f"{path}: {len(events)} events read")


main(sys.argv[1])
