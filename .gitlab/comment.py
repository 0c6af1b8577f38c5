"""Writes the review of a merge request as one comment, or writes that comment again."""

import json
import os
import sys
from pathlib import Path
from urllib.parse import quote
from urllib.request import Request, urlopen

MARK = "<!-- inspiration"


def call(method, address, body=None):
    """Ask GitLab's API."""
    data = json.dumps({"body": body}).encode() if body else None
    headers = {
        "PRIVATE-TOKEN": os.environ["JETON_COMMENTAIRE"],
        "Content-Type": "application/json",
    }
    with urlopen(Request(address, data, headers, method=method), timeout=30) as answer:
        return json.load(answer)


def main(file):
    """Find our own comment by its mark and replace it, else write a first one."""
    text = Path(file).read_text(encoding="utf-8")
    project = quote(os.environ["CI_PROJECT_ID"], safe="")
    request = os.environ["CI_MERGE_REQUEST_IID"]
    notes = f"{os.environ['CI_API_V4_URL']}/projects/{project}/merge_requests/{request}/notes"
    for page in range(1, 11):
        found = call("GET", f"{notes}?per_page=100&page={page}")
        own = next((note for note in found if note["body"].startswith(MARK)), None)
        if own:
            call("PUT", f"{notes}/{own['id']}", text)
            return
        if len(found) < 100:
            break
    call("POST", notes, text)


if __name__ == "__main__":
    main(sys.argv[1])
