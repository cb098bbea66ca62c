import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const copied = [
  'charts',
  'imports',
  'lib',
  'dist',
  'argocd',
  'main.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
];

/** The workload that is changed: of the largest system, and in all environments. */
const file = 'charts/ideation-engine/orchestrator.ts';

/** A copy of this project, in which a bench may change specs; its packages are this project's. */
export class Project {
  readonly root: string;
  readonly #text: string;
  #saves = 0;

  constructor(from: string, root: string) {
    this.root = root;
    for (const path of copied) cpSync(join(from, path), join(root, path), { recursive: true });
    mkdirSync(join(root, 'node_modules'));
    for (const name of readdirSync(join(from, 'node_modules')))
      if (name !== '.cache') symlinkSync(join(from, 'node_modules', name), join(root, 'node_modules', name));
    this.#text = readFileSync(join(root, file), 'utf8');
  }

  /** Changes one workload in another way than the last time. */
  save(): void {
    this.#saves += 1;
    const changed = this.#text.replace(/max: \d+/, `max: ${40 + (this.#saves % 9)}`);
    if (changed === this.#text) throw new Error(`${file} has no 'max: '`);
    writeFileSync(join(this.root, file), changed);
  }

  /** Forgets what was rendered and proved; the code stays compiled. */
  forget(): void {
    for (const path of ['units', 'proofs', 'launch/main.ts/run.json'])
      rmSync(join(this.root, 'node_modules/.cache/strata', path), { recursive: true, force: true });
  }

  /** The median time from a save to the findings in a watch, in ms. */
  async watch(saves: number): Promise<number> {
    const program = join(this.root, 'lib/strata.mjs');
    const watching = spawn(process.execPath, [program, 'synth', '--watch'], { cwd: this.root });
    let said = '';
    let wake = (): void => undefined;
    for (const stream of [watching.stdout, watching.stderr])
      stream.on('data', (data: Buffer) => {
        said += data.toString();
        if (said.includes('Ctrl-C ends')) wake();
      });
    const findings = () =>
      new Promise<void>((resolve, reject) => {
        wake = resolve;
        watching.on('exit', () => {
          reject(new Error(said));
        });
      });
    const times: number[] = [];
    await findings();
    for (let save = 0; save < saves; save += 1) {
      // As long as it takes a person to change something, and the watch to be idle.
      await new Promise((resolve) => setTimeout(resolve, 3000));
      said = '';
      const start = performance.now();
      this.save();
      await findings();
      if (!/, [1-9]\d* changed/.test(said)) throw new Error(said);
      times.push(performance.now() - start);
    }
    watching.removeAllListeners('exit').kill('SIGINT');
    return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
  }
}
