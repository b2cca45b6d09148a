// check.mjs - the same opening hours, read by hours_answer and by opening_hours.js:
//   TZ=ZONE node check.mjs HOURS_ANSWER DIRECTORY ZONE SEED
// Texts are made up from the grammar, instants are spread over two years. Where both claim
// to understand, the state, the next state and its instant have to be the same, but for
// what differences.md gives a reason for.
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';

const [answer, directory, zone, seed] = process.argv.slice(2);
const OpeningHours = createRequire(`${directory}/`)('opening_hours');
const TEXTS = 250;
const INSTANTS = 3;
const DAYS = 370;
const FROM = Date.UTC(2026, 0, 1) / 1000;

// ---- Made up texts ----

let state = [...`${seed} ${zone}`].reduce((hash, c) => (hash * 31 + c.charCodeAt(0)) | 0, 7) || 1;
const random = below => { // xorshift
    state ^= state << 13; state ^= state >>> 17; state ^= state << 5;
    return (state >>> 0) % below;
};
const pick = list => list[random(list.length)];
const some = (percent, make) => (random(100) < percent ? make() : '');
const list = (max, make, between = ',') =>
    Array.from({ length: 1 + random(max) }, make).join(between);
const two = number => String(number).padStart(2, '0');

const days = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const clock = (from, to) => `${two(from + random(to - from))}:${pick(['00', '00', '30', '15', '45'])}`;
const span = () => pick([
    () => `${clock(7, 12)}-${clock(12, 19)}`,
    () => `${clock(8, 11)}-${clock(11, 13)},${clock(13, 15)}-${clock(15, 18)}`,
    () => `${clock(18, 24)}-${clock(0, 6)}`,
    () => `${clock(18, 24)}-${clock(25, 30)}`,
    () => `${random(10)}:00-${clock(12, 24)}`,
    () => '00:00-24:00',
])();
const nth = () => `${pick(days)}[${pick(['1', '2', '-1', '1,3', '2-3', '-2', '5'])}]`;
const weekday = () => pick([
    () => pick(days),
    () => 'Mo-Fr',
    () => { const from = random(7); return `${days[from]}-${days[(from + 1 + random(6)) % 7]}`; },
    nth,
])();
const date = () => pick([
    () => pick(months),
    () => { const from = random(12); return `${months[from]}-${months[(from + 1 + random(10)) % 12]}`; },
    () => `${pick(months)} ${two(1 + random(28))}`,
    () => { const from = 1 + random(20); return `${pick(months)} ${two(from)}-${two(from + 1 + random(8))}`; },
    () => { const from = random(12); return `${months[from]} ${two(1 + random(28))}-${months[(from + 1) % 12]} ${two(1 + random(28))}`; },
])();
const wide = () => pick([
    () => list(2, date),
    () => `${2025 + random(4)} ${pick(months)} ${two(1 + random(28))}`,
    () => `${2025 + random(3)} ${pick(months)} ${two(1 + random(28))}-2028 ${pick(months)} ${two(1 + random(28))}`,
    () => `${2025 + random(4)}`,
    () => `${2025 + random(2)}-${2027 + random(3)}`,
    () => `${2024 + random(2)}-2030/2`,
    () => `week ${two(1 + random(53))}`,
    () => { const from = 1 + random(40); return `week ${two(from)}-${two(from + 1 + random(12))}${some(40, () => '/2')}`; },
    () => `week ${two(1 + random(26))},${two(27 + random(26))}`,
    () => `2026 week ${two(1 + random(26))}`,
])();
let comments = 0;
const comment = () => `"by appointment ${++comments}"`;
const modifier = () => pick(['', '', '', '', ' off', ' open', ' unknown', ' closed',
    ` ${comment()}`, ` open ${comment()}`, ` off ${comment()}`, ` unknown ${comment()}`]);
const rule = () => pick([
    () => `${list(2, weekday)} ${span()}${modifier()}`,
    () => `${list(2, weekday)} ${span()}${modifier()}`,
    () => `${wide()} ${list(2, weekday)} ${span()}${modifier()}`,
    () => `${wide()} ${span()}${modifier()}`,
    () => `${list(2, weekday)} off`,
    () => `${wide()} off`,
    () => `${clock(11, 13)}-${clock(13, 15)} off`,
    () => `${wide()} ${comment()}`,
])();
const first = () => pick([rule, rule, rule, rule, () => '24/7', span, comment])();
const joined = () => pick(['; ', '; ', '; ', ', ', ' || ']) + rule();
const made = () => first() + some(75, joined) + some(50, joined) + some(25, joined) +
    some(10, () => ` || ${comment()}`);
// Once more, as people mistype: refused, or read alike.
const mistyped = text => pick([
    () => text.replace(/-/, ' - '),
    () => text.replaceAll(':', '.'),
    () => text.toLowerCase(),
    () => text.replace(/;/, ''),
    () => text.replace(/, /, ' '),
    () => { const at = random(text.length); return text.slice(0, at) + text.slice(at + 1); },
    () => { const at = random(text.length); return text.slice(0, at) + pick([...',;-+ 0129:[]|Mo']) + text.slice(at); },
])();

// ---- The peer ----

const stateOf = hours => (hours.getState() ? 'open' : hours.getUnknown() ? 'unknown' : 'closed');
const sameAs = (a, b) => a.state === b.state && (a.state === 'closed' || a.comment === b.comment);

function attempt(make) { // what it throws are texts
    try {
        return make();
    } catch {
        return null;
    }
}

function peerAnswer(hours, at) {
    const iterator = hours.getIterator(new Date(at * 1000));
    const look = () => ({ state: stateOf(iterator), comment: iterator.getComment() || '' });
    const limit = new Date((at + DAYS * 86400) * 1000);
    const now = look();

    while (iterator.advance(limit)) {
        const next = look();
        if (!sameAs(now, next))
            return [now.state, next.state, String(iterator.getDate() / 1000)];
    }
    return [now.state, '-', '-'];
}

// ---- Both ----

// Every third instant is within a day of the clocks being changed, where they are.
const hour = 3600;
const changes = Array.from({ length: 2 * 365 * 24 }, (_, i) => FROM + i * hour).filter(at =>
    new Date(at * 1000).getTimezoneOffset() !== new Date((at - hour) * 1000).getTimezoneOffset());
const instant = () => (changes.length > 0 && random(3) === 0
    ? pick(changes) + (random(2 * 96) - 96) * 900
    : FROM + random(2 * 365 * 96) * 900);

// Differences with a reason, each told in differences.md.
const crossesMidnight = text => [...text.matchAll(/(\d+)[:.](\d\d) ?- ?(\d+)[:.](\d\d)/g)]
    .some(([, ...n]) => n[2] * 60 + +n[3] > 1440 || n[2] * 60 + +n[3] < n[0] * 60 + +n[1]);
const offset = month => -new Date(2026, month, 15).getTimezoneOffset();
const isSouthern = offset(0) > offset(6);
const followsChange = at => changes.some(change => at >= change && at <= change + 30 * hour);
const reasons = [
    ['past midnight after ||', row => crossesMidnight(row.text.split('||').slice(1).join('||'))],
    ['past midnight after the clocks change', (row, ours, theirs) => crossesMidnight(row.text) &&
        [row.at, Number(ours[2]), Number(theirs[2])].some(followsChange)],
    ['weeks where January has summer time', row => /week/i.test(row.text) && isSouthern],
    ['a change passed over', (row, ours, theirs, hours) => {
        const next = Number(ours[2]);
        return ours[0] === theirs[0] && ours[1] !== '-' && !(Number(theirs[2]) < next) &&
            peerAnswer(hours, next)[0] === ours[1] && peerAnswer(hours, next - 1)[0] === ours[0];
    }],
];

const rows = [];
for (let i = 0; i < TEXTS; i++) {
    const text = random(5) === 0 ? mistyped(made()) : made();
    for (let j = 0; j < INSTANTS; j++)
        rows.push({ text, at: instant() });
}
const said = execFileSync(answer, {
    input: rows.map(row => `${row.at}\t${zone}\t${row.text}\n`).join(''),
    maxBuffer: 1 << 26,
}).toString().split('\n');

const count = { both: 0, agree: 0, ours: 0, theirs: 0, neither: 0, failed: 0 };
const explained = new Map();
const wrong = [];
const onlyOurs = new Set();
const onlyTheirs = new Set();
rows.forEach((row, index) => {
    const ours = said[index].split('\t');
    const hours = attempt(() => new OpeningHours(row.text, null, { mode: 0 }));
    const isOurs = ours[0] !== 'fault';
    if (!isOurs || !hours) {
        count[isOurs ? 'ours' : hours ? 'theirs' : 'neither']++;
        if (isOurs)
            onlyOurs.add(row.text);
        else if (hours)
            onlyTheirs.add(`${row.text}   (${ours[1]}: ${ours[2]})`);
        return;
    }
    const theirs = attempt(() => peerAnswer(hours, row.at));
    if (!theirs) {
        count.failed++;
        return;
    }
    count.both++;
    if (ours.join() === theirs.join()) {
        count.agree++;
        return;
    }
    const reason = reasons.find(([, holds]) => holds(row, ours, theirs, hours));
    if (reason)
        explained.set(reason[0], (explained.get(reason[0]) || 0) + 1);
    else
        wrong.push(`${row.text}   at ${row.at} (${new Date(row.at * 1000)}): ${ours} here, ${theirs} there`);
});

console.log(`${zone}: ${count.both} understood by both, ${count.agree} agree; ${count.ours} by us alone, ` +
    `${count.theirs} by the peer alone, ${count.neither} by neither; the peer gave up on ${count.failed}`);
for (const [reason, times] of explained)
    console.log(`#   ${times} differ: ${reason}`);
if (process.env.HOURS_SHOW) {
    for (const text of onlyOurs) console.log(`# ours alone: ${text}`);
    for (const text of onlyTheirs) console.log(`# theirs alone: ${text}`);
}
for (const line of wrong)
    console.log(`not ok - ${line}`);
process.exit(wrong.length === 0 && count.both > TEXTS ? 0 : 1);
