// The daemon that run.sh has started: ended, as by a power cut, and started again at the same
// address with the same database. And what is written to it through its API.

import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

const started = [];
process.on('exit', () => started.forEach((child) => child.kill('SIGKILL')));

export class Daemon {
  #pid = Number(process.env.EMBASSYD_PID);

  constructor(origin) {
    this.origin = origin;
  }

  /** Ends it at once; resolves when nobody answers at its address any more. */
  async kill() {
    if (!this.#pid) throw new Error('there is no daemon to end: start this by run.sh');
    process.kill(this.#pid, 'SIGKILL');
    this.#pid = 0;
    await this.#wait(false);
  }

  /** It answers nobody until it goes on, as a line on which nothing comes. A signal is only
   * sent at first: for some milliseconds its threads may still answer. */
  async halt() {
    process.kill(this.#pid, 'SIGSTOP');
    while (!/^State:\s+T/m.test(await readFile(`/proc/${this.#pid}/status`, 'utf8'))) await sleep(5);
  }

  goOn() {
    process.kill(this.#pid, 'SIGCONT');
  }

  /** Starts it again; resolves when it answers. */
  async start(binary = process.env.EMBASSYD_BINARY) {
    const child = spawn(binary, ['serve', '--listen', new URL(this.origin).host, '--public-url', this.origin],
      { stdio: 'ignore' });
    started.push(child);
    this.#pid = child.pid;
    await this.#wait(true);
  }

  async #wait(answers) {
    for (const end = Date.now() + 10000; Date.now() < end;) {
      const answered = await fetch(`${this.origin}/api/v1/`).then(() => true, () => false);
      if (answered === answers) return;
      await sleep(30);
    }
    throw new Error(answers ? 'the daemon does not start again' : 'the daemon does not end');
  }
}

/** What the API answers to a request with a token that may do everything. */
export async function write(origin, method, address, record, fields = {}) {
  const response = await fetch(`${origin}/api/v1/${address}`, {
    method,
    headers: { Authorization: `Bearer ${process.env.EMBASSYD_TOKEN}`, ...fields },
    body: JSON.stringify(record),
  });
  if (!response.ok) throw new Error(`${address}: ${response.status} ${await response.text()}`);
  return response.status === 204 ? null : response.json();
}

export const put = (origin, address, record) => write(origin, 'PUT', address, record,
  { 'Content-Type': 'application/json', 'If-None-Match': '*' });
export const patch = (origin, address, record) => write(origin, 'PATCH', address, record,
  { 'Content-Type': 'application/merge-patch+json', 'If-Match': '*' });
