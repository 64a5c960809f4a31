"""Records an event through `daybook serve`, from any language that speaks HTTP.

    python3 record.py http://127.0.0.1:5080 journal [KEY]

KEY is an API key of the role operator. A request that got no answer is sent again with the same
Idempotency-Key: whatever became of the first one, its events are recorded once.
"""
import datetime
import json
import sys
import time
import urllib.error
import urllib.request
import uuid


def record(server, journal, events, key=None, tries=5):
    headers = {"Content-Type": "application/json", "Idempotency-Key": str(uuid.uuid4())}
    if key:
        headers["Authorization"] = f"Bearer {key}"
    address = f"{server}/api/journals/{journal}/events?durability=synced"
    for again in range(tries):
        try:
            request = urllib.request.Request(address, json.dumps(events).encode(), headers)
            return json.load(urllib.request.urlopen(request, timeout=30))["ids"]
        except urllib.error.HTTPError as refused:
            if refused.code < 500:
                raise SystemExit(json.load(refused)["detail"])
        except OSError:
            pass
        time.sleep(2 ** again)
    raise SystemExit("the server does not answer")


now = datetime.datetime.now(datetime.timezone.utc).isoformat()
opened = {"timestamp": now, "event_type": "position_open", "asset": "AAPL", "action": "open",
          "reason": "the score is over 0.65", "score_after": 0.857, "size_after": 0.12}
print(record(sys.argv[1], sys.argv[2], [opened], *sys.argv[3:]))
