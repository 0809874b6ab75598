"""Reads an iCalendar text from stdin as python3-icalendar understands it, and prints it as JSON: instants in UTC, texts as they were meant."""

import json
import sys
from datetime import timezone

from icalendar import Calendar


def instant(field):
    """ISO 8601 in UTC; a time without a zone is an error here, as it would mean another instant to each reader."""
    if field.dt.utcoffset() is None:
        raise ValueError(f"{field.dt} floats")
    return field.dt.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def entry(event):
    return {
        "uid": str(event["UID"]),
        "sequence": int(event["SEQUENCE"]),
        "start": instant(event["DTSTART"]),
        "end": instant(event["DTEND"]),
        "stamp": instant(event["DTSTAMP"]),
        "modified": instant(event["LAST-MODIFIED"]),
        "summary": str(event["SUMMARY"]),
        "description": str(event.get("DESCRIPTION", "")),
        "location": str(event.get("LOCATION", "")),
        "url": str(event.get("URL", "")),
        "errors": [str(error) for error in event.errors],
    }


calendars = Calendar.from_ical(sys.stdin.buffer.read(), multiple=True)
if len(calendars) != 1:
    raise ValueError(f"{len(calendars)} calendars")
(calendar,) = calendars
print(
    json.dumps(
        {
            "version": str(calendar["VERSION"]),
            "name": str(calendar["NAME"]),
            "refresh": calendar["REFRESH-INTERVAL"].to_ical().decode(),
            "errors": [str(error) for error in calendar.errors],
            "entries": [entry(event) for event in calendar.walk("VEVENT")],
        }
    )
)
