# atom.py FILE... - feedparser, which many readers are built on: nothing is malformed, and
# each entry has what the JSON Feed of the same name says of it.
import json
import pathlib
import re
import sys

import feedparser

faults = 0


def check(good, words):
    global faults
    if not good:
        print('not ok -', words)
        faults += 1


def in_xml(text):
    """What XML cannot carry is U+FFFD there; JSON escapes it."""
    return re.sub('[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]', '\ufffd', text)


for name in sys.argv[1:]:
    path = pathlib.Path(name)
    feed = feedparser.parse(path.read_bytes(), sanitize_html=False, resolve_relative_uris=False)
    other = path.with_suffix('.json')
    items = json.loads(other.read_text())['items']
    check(not feed.bozo and feed.version == 'atom10', f'{path.name} is malformed: {feed.get("bozo_exception")}')
    check([e.id for e in feed.entries] == [i['id'] for i in items], f'{path.name}: ids')
    for entry, item in zip(feed.entries, items):
        check(entry.title == in_xml(item['title']), f'{path.name}: title {entry.title!r}')
        check(entry.get('summary', '') in (in_xml(item.get('summary', '')), in_xml(item['content_html']).strip()),
              f'{path.name}: summary {entry.get("summary")!r}')
        check(entry.content[0].value == in_xml(item['content_html']).strip(),
              f'{path.name}: content {entry.content[0].value!r} {item["content_html"]!r}')
        check(entry.updated == item['date_modified'], f'{path.name}: {entry.updated}')
        check([a.name for a in entry.get('authors', []) if 'name' in a] ==
              [in_xml(a['name']) for a in item.get('authors', [])], f'{path.name}: authors')
    print(f'{path.name}: as in {other.name}, {len(items)} entries')
sys.exit(1 if faults else 0)
