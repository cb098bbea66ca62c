import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { serialize } from 'node:v8';
import { loadAll } from 'js-yaml';

// prepare.ts FOLDER FILE: reads rendered files as data, for the programs that start with objects.
const [, , folder = '', file = ''] = process.argv;
const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.yaml'));
const objects = new Map(paths.sort().map((path) => [path, loadAll(readFileSync(join(folder, path), 'utf8'))]));
writeFileSync(file, serialize(objects));
