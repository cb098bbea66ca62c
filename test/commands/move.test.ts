import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check } from 'prettier';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ProjectCopy } from './project-copy.ts';

// Public applications, re-typed: typical input from kustomize or Helm.
const applications = ['guestbook', 'podinfo', 'books', 'boutique', 'blog', 'resolver'];

let project: ProjectCopy;

const made = (...args: string[]) => project.launch('lib/commands/new.ts', ...args);

beforeAll(() => {
  project = new ProjectCopy();
  cpSync('test/adopt/applications', join(project.root, 'applications'), { recursive: true });
});

afterAll(() => {
  project.remove();
});

describe('a new system and applications that are moved into it', () => {
  const said = new Map<string, string>();

  it('are made without a question', () => {
    for (const name of applications) {
      expect(made('--system', name)).toMatchObject({ status: 0, stderr: '' });
      const moved = made(name, name, '--from', `applications/${name}.yaml`);
      expect([name, moved.status, moved.stderr]).toEqual([name, 0, '']);
      said.set(name, moved.stdout);
    }
  }, 120_000);

  it('render with 0 errors as they are, are formatted, and are of the types of the language', async () => {
    const synth = project.launch('main.ts');
    expect([synth.status, synth.stderr]).toEqual([0, '']);
    for (const [file, text] of Object.entries(project.files('charts')))
      expect([file, await check(text, { parser: 'typescript', singleQuote: true, printWidth: 120 })]).toEqual([
        file,
        true,
      ]);
    expect(project.run('node_modules/.bin/tsc', '--incremental', 'false').stdout).toBe('');
  }, 120_000);

  it('have their containers, volumes, files and ports of UDP', () => {
    const coredns = project.read('charts/resolver/coredns.ts');
    expect(coredns).toContain("ports: { 'udp-dns': 5353, 'tcp-5353': 5353, 'http-health': 8081 }");
    expect(coredns).toContain("'/etc/coredns/Corefile': ");
    expect(coredns).toContain('initContainers: {\n    fetch: {');
    expect(coredns).toContain('sidecars: {\n    watch: {');
    expect(coredns).toContain("secrets: { token: { from: 'zones', property: 'token' } }");
    expect(coredns).toContain('scaling: { min: 2, max: 6, cpu: 60 }');
    expect(coredns).toContain("calls: ['zones.example.org:443']");
    const cache = project.read('charts/resolver/cache.ts');
    expect(cache).toContain("storage: { size: '5Gi', mountPath: '/data' }");
    expect(cache).toContain('scaling: { replicas: 1 }');
    expect(cache).toContain("calls: [{ workload: 'resolver/coredns', port: 'udp-dns' }]");
    expect((said.get('resolver') ?? '').split('\n').filter((line) => /watch|claim/.test(line))).toEqual([
      '  Deployment coredns: container watch gets TOKEN from a Secret › the file /etc/secrets/token, which all containers of the pod have',
      '  Deployment cache: has its data in claim cache-data › a copy of the data in the new claim, which bears the name of the workload',
      '  Deployment cache: several pods mount claim cache-data › storage with shared: true, and sharedFileSystem of the cluster; until then one replica',
    ]);
  });

  it('call whom their variables and arguments name, and nobody else', () => {
    const callsOf = (file: string) => /calls: (\[[^\]]*\])/.exec(project.read(`charts/${file}.ts`))?.[1];
    expect(callsOf('books/productpage')).toBe("['books/details', 'books/reviews']");
    expect(callsOf('books/reviews')).toBe("['books/ratings']");
    expect(callsOf('boutique/frontend')).toBe("['boutique/cartservice']");
    expect(callsOf('boutique/loadgenerator')).toBe("['boutique/frontend']");
    expect(callsOf('blog/wordpress')).toBe("['blog/wordpress-mysql', 'feeds.example.org:443']");
    expect(callsOf('blog/wordpress-mysql')).toBeUndefined();
    expect(callsOf('blog/wordpress-cron')).toBe("['blog/wordpress']");
  });

  it('say what could not be carried over, and what to write instead', () => {
    expect((said.get('blog') ?? '').split('\n').filter((line) => line.startsWith('  '))).toEqual([
      '  StatefulSet wordpress-mysql: runs as user 999 › 10001: files in the image must be readable by it',
      '  StatefulSet wordpress-mysql: has no readiness probe › a check that it can serve requests: a TCP connection to tcp-mysql is a guess',
      '  StatefulSet wordpress-mysql: has no liveness probe › a check that fails only if a restart helps: sh -c kill -0 1 is a guess',
      '  Deployment wordpress: selects nodes by nodeSelector › placement, the name of a node pool; pods are spread anyway',
      '  Deployment wordpress: WORDPRESS_AUTH_SECRET is a credential in plain text › its value in the secret store, as wordpress-auth-secret of wordpress',
      '  Deployment wordpress: has its data in claim wp-content › a copy of the data in the new claim, which bears the name of the workload',
      '  Deployment wordpress: one node at a time mounts claim wp-content › one replica, or a StatefulSet whose replicas each have a volume',
      '  CronJob wordpress-cron: requests no cpu and no memory › measured requests: 100m and 128Mi is a guess',
      '  DaemonSet log-agent: requests no cpu and no memory › measured requests: 100m and 128Mi is a guess',
      '  DaemonSet log-agent: has no readiness probe › a check that it can serve requests: sh -c test -d /proc/1 is a guess',
      '  DaemonSet log-agent: has no liveness probe › a check that fails only if a restart helps: sh -c kill -0 1 is a guess',
      '  Secret mysql-pass: its values do not belong in specs › password in the secret store, as <system>/<environment>/mysql-pass',
      '  Secret wordpress: its values do not belong in specs › wordpress-auth-secret in the secret store, as <system>/<environment>/wordpress',
    ]);
    expect(said.get('boutique')).toContain(
      "Deployment redis-cart: image redis:alpine has no fixed tag › its version instead of 'unknown'",
    );
    expect(project.read('charts/blog/system.ts')).toContain("'mysql-pass': ['password']");
    expect(Object.values(project.files('charts')).join()).not.toContain('changed-when-it-is-installed');
  });
});

describe('what cannot be moved or made', () => {
  const folder = mkdtempSync(join(tmpdir(), 'strata-move-'));
  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };

  it.each<[string, readonly string[], string]>([
    ['a system that is there', ['--system', 'daa'], "npm run new › --system: 'daa' exists › another name"],
    [
      'a system of no name',
      ['--system', 'Shop_1'],
      "npm run new › --system: 'Shop_1' › at most 20 lower-case letters, digits and dashes, a letter first",
    ],
    [
      'a layer that is not there',
      ['prime-spark', 'prime-sparc', '--from', file('a.yaml', 'kind: A')],
      "charts/prime-spark/system.ts › layers: 'prime-sparc' › one of prime-spark (did you mean 'prime-spark'?)",
    ],
    [
      'a workload that is there already',
      ['daa', 'daa', '--from', file('taken.yaml', deployment('daa-service'))],
      "charts/daa/system.ts › workloads: 'daa-service' is there already › other names in the manifests",
    ],
  ])('%s is said so, and nothing is written', (_, args, line) => {
    const before = readFileSync(join(project.root, 'charts/systems.ts'), 'utf8');
    const refused = made(...args);
    expect([refused.status, refused.stderr]).toEqual([1, `${line}\nnothing was written\n`]);
    expect(readFileSync(join(project.root, 'charts/systems.ts'), 'utf8')).toBe(before);
  });

  it('files without a workload, that are no YAML or are not there', () => {
    const none = made(
      'daa',
      'daa',
      '--from',
      file('none.yaml', 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n'),
    );
    expect(none.stderr).toContain('kind: no Deployment, StatefulSet, Job or CronJob › manifests of workloads');
    expect(made('daa', 'daa', '--from', file('broken.yaml', 'a: [')).stderr).toContain('› YAML');
    expect(made('daa', 'daa', '--from', join(folder, 'nowhere')).stderr).toContain(
      'is not there › a file or folder of YAML',
    );
  });
});

function deployment(name: string): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name} }
spec:
  selector: { matchLabels: { app: a } }
  template:
    metadata: { labels: { app: a } }
    spec: { containers: [{ name: a, image: 'nginx:1.29.1' }] }
`;
}
