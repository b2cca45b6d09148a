"""table.py DIRECTORY - missions.csv and countries.csv have cell by cell what the NDJSON
has, and nothing else; and a table that differs is noticed."""
import csv
import json
import sys

directory = sys.argv[1]


def lines(name):
    with open(f'{directory}/{name}', encoding='utf-8') as file:
        return [json.loads(line) for line in file]


def rows(name):
    with open(f'{directory}/{name}', encoding='utf-8', newline='') as file:
        text = file.read()
    assert text.count('\r\n') == text.count('\n'), f'{name}: a line does not end in CRLF'
    return list(csv.DictReader(text.splitlines(keepends=True), strict=True))


def joined(texts):
    return '|'.join(text.replace('|', '||') for text in texts)


def quoted(text):
    """An apostrophe before a sign is doubled, as the import takes one off."""
    bare = text.lstrip("'")
    return "'" + text if bare != text and bare[:1] in tuple('=+-@') else text


def contacts(mission, kind):
    return [contact for contact in mission['contacts'] if contact['kind'] == kind]


def same_contacts(cell, mission, kind):
    """Telephones are shown as people write them, if that is the same number."""
    wanted = contacts(mission, kind)
    if kind in ('email', 'website', 'form', 'social'):
        return cell == quoted(joined(contact['value'] for contact in wanted))
    parts = cell.split('|') if cell else []
    return len(parts) == len(wanted) and all(
        part in (contact['value'], contact['display'])
        for part, contact in zip(parts, wanted))


def same(column, cell, mission):
    location = mission['location'] or {}
    if column in ('latitude', 'longitude'):
        return cell == ('' if not location else repr(location[column]).removesuffix('.0')) \
            or (cell != '' and float(cell) == location[column])
    if column == 'quality':
        return cell == location.get('quality', '')
    if column == 'serves':
        return cell == ' '.join(mission['serves'])
    if column == 'areas':
        return cell == quoted(joined(mission['areas']))
    if column == 'services':
        return cell == ' '.join(
            service['kind'] + ('' if service['value'] == 'yes' else '=' + service['value'])
            for service in mission['services'])
    if column in mission:
        value = mission[column]
        return cell == quoted('' if value is None else value)
    return same_contacts(cell, mission, column)


def compare(table, records):
    faults = 0
    assert len(table) == len(records), f'{len(table)} rows of {len(records)}'
    for row, mission in zip(table, records):
        assert None not in row and None not in row.values(), f'{row}: cells'
        for column, cell in row.items():
            if not same(column, cell, mission):
                faults += 1
                print(f'{mission["id"]} {column}: {cell!r}')
    return faults


def compare_countries():
    table = rows('countries.csv')
    records = lines('countries.ndjson')
    assert len(table) == len(records) > 200
    for row, country in zip(table, records):
        for column in ('id', 'name', 'kind', 'alpha3', 'note', 'time_zone'):
            assert row[column] == (country[column] or ''), f'{row}: {column}'
        assert row['memberships'].split() == country['memberships']


missions = lines('missions.ndjson')
table = rows('missions.csv')
assert compare(table, missions) == 0
table[1]['name'] += ' '
assert compare(table, missions) == 1
compare_countries()
print(f'# {len(missions)} missions, {len(missions) * len(table[0])} cells')
