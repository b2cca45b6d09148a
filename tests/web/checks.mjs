// Checks that need no browser, as TAP says them: await check(name, run) for each, then
// process.exit(summary()).

let number = 0;
let failed = 0;

export async function check(name, run) {
  number += 1;
  try {
    await run();
    console.log(`ok ${number} - ${name}`);
  } catch (error) {
    failed += 1;
    console.log(`not ok ${number} - ${name}\n${String(error.stack ?? error).replace(/^/gm, '  # ')}`);
  }
}

/** The exit code; no check at all is a failure too. */
export function summary() {
  console.log(`${number - failed} passed, ${failed} failed`);
  return failed === 0 && number > 0 ? 0 : 1;
}
