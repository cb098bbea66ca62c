import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { emitDocuments } from '../lib/manifests/emit.ts';
import { countOf, preparedObjects } from './objects.ts';
import { report } from './report.ts';

// floor.ts FILE FOLDER: the minimum work of any renderer: it emits objects that are ready and sorted, and writes the
// files.
const [, , file = '', folder = ''] = process.argv;
const { objects, load } = preparedObjects(file);
const parents = new Set([...objects.keys()].map((path) => dirname(join(folder, path))));
for (const parent of parents) mkdirSync(parent, { recursive: true });
for (const [path, manifests] of objects) writeFileSync(join(folder, path), emitDocuments(manifests));
report(countOf(objects), load);
