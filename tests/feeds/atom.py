# atom.py FILE... - feedparser, which many readers are built on: nothing is malformed, and
# each entry has what the JSON Feed of the same name says of it.
import html
import json
import pathlib
import sys

import feedparser

faults = 0


def check(good, words):
    global faults
    if not good:
        print('not ok -', words)
        faults += 1


for name in sys.argv[1:]:
    path = pathlib.Path(name)
    feed = feedparser.parse(path.read_bytes(), sanitize_html=False, resolve_relative_uris=False)
    other = path.with_suffix('.json')
    items = json.loads(other.read_text())['items']
    check(not feed.bozo and feed.version == 'atom10', f'{path.name} is malformed: {feed.get("bozo_exception")}')
    check([e.id for e in feed.entries] == [i['id'] for i in items], f'{path.name}: ids')
    for entry, item in zip(feed.entries, items):
        check(entry.title == item['title'], f'{path.name}: title {entry.title!r}')
        check(entry.get('summary', '') in (item.get('summary', ''), item['content_html']),
              f'{path.name}: summary {entry.get("summary")!r}')
        check(entry.content[0].value == item['content_html'].strip(),
              f'{path.name}: content {entry.content[0].value!r} {item["content_html"]!r}')
        check(entry.updated == item['date_modified'], f'{path.name}: {entry.updated}')
        check([a.name for a in entry.get('authors', []) if 'name' in a] ==
              [a['name'] for a in item.get('authors', [])], f'{path.name}: authors')
    print(f'{path.name}: as in {other.name}, {len(items)} entries')
sys.exit(1 if faults else 0)
