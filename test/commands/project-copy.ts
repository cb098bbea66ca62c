import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const copied = ['charts', 'imports', 'lib', 'main.ts', 'package.json', 'package-lock.json', 'tsconfig.json'];

/** A copy of the project that a test may change. It shares the packages of this project, and has its own cache. */
export class ProjectCopy {
  readonly root = mkdtempSync(join(tmpdir(), 'strata-copy-'));

  constructor() {
    for (const path of [...copied, '.prettierrc.json'])
      cpSync(resolve(path), join(this.root, path), { recursive: true });
    mkdirSync(join(this.root, 'node_modules'));
    for (const name of readdirSync('node_modules')) {
      if (name !== '.cache') symlinkSync(resolve('node_modules', name), join(this.root, 'node_modules', name));
    }
  }

  /** Runs a TypeScript program of the copy like the scripts of package.json. */
  launch(program: string, ...args: string[]): SpawnSyncReturns<string> {
    return this.run(process.execPath, 'lib/launch.mjs', program, ...args);
  }

  run(command: string, ...args: string[]): SpawnSyncReturns<string> {
    return spawnSync(command, args, { cwd: this.root, encoding: 'utf8' });
  }

  read(path: string): string {
    return readFileSync(join(this.root, path), 'utf8');
  }

  write(path: string, text: string): void {
    writeFileSync(join(this.root, path), text);
  }

  /** Every file of a folder with its text. */
  files(folder: string): Readonly<Record<string, string>> {
    const entries = readdirSync(join(this.root, folder), { recursive: true, withFileTypes: true });
    return Object.fromEntries(
      entries
        .filter((entry) => entry.isFile())
        .map(({ parentPath, name }) => [join(parentPath, name), readFileSync(join(parentPath, name), 'utf8')]),
    );
  }

  remove(): void {
    rmSync(this.root, { recursive: true });
  }
}
