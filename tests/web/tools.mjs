// The packages that npm.sh installed into EMBASSYD_WEB_TOOLS. Without them a test is skipped.

import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const directory = process.env.EMBASSYD_WEB_TOOLS || '';
if (!existsSync(path.join(directory, 'installed'))) {
  console.log('skipped: EMBASSYD_WEB_TOOLS is no directory that npm.sh filled');
  process.exit(77);
}
const require = createRequire(path.join(directory, 'any.js'));

/** A package of them, as import() gives it. */
export const tool = (name) => import(pathToFileURL(require.resolve(name)));
/** The path of a file of them. */
export const file = (name) => require.resolve(name);
