import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { basename, dirname } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { checkSubjects } from '../lib/check/check.ts';
import { subjectsOf } from '../lib/check/clusters.ts';
import { render } from '../lib/render.ts';
import { parityRules } from '../lib/rules/parity/rules.ts';
import { rowOf } from '../lib/sync-waves.ts';
import { environmentNames } from '../lib/spec/environment.ts';
import type { SystemSpec } from '../lib/spec/system.ts';
import { ofKind, readObjects, title, type Placed } from './objects.ts';
import { platform, rendered } from './platform.ts';
import { renderSample, sampleSystem, webServer } from './sample-system.ts';
import { nodesIn, parsed, place, sourceFiles, type Import, type SourceFile } from './source-files.ts';

const lib = sourceFiles('lib');
const charts = sourceFiles('charts');
const engine = sourceFiles(
  'lib/constructs',
  'lib/delivery',
  'lib/kinds',
  'lib/manifests',
  'lib/resolve',
  'lib/spec',
  ...chartFiles(),
);

describe('who may import whom', () => {
  it('is the table of folders', () => {
    expect([...lib, ...charts, ...sourceFiles('imports', 'main.ts')].flatMap(forbiddenImports)).toEqual([]);
  });

  it.each([
    ['lib/spec/x.ts', "import { a } from '../resolve/a.ts'"],
    ['lib/spec/x.ts', "import { readFileSync } from 'node:fs'"],
    ['lib/kinds/x.ts', "import { resolve } from '../resolve/resolve.ts'"],
    ['lib/kinds/x.ts', "import { App } from 'cdk8s'"],
    ['lib/kinds/x.ts', "import { schemaProblems } from '../schemas/validate.ts'"],
    ['lib/resolve/x.ts', "import { deployment } from '../kinds/deployment.ts'"],
    ['lib/rules/availability/x.ts', "import { service } from '../../kinds/service.ts'"],
    ['lib/rules/availability/x.ts', "import type { Workload } from '../../resolve/workload.ts'"],
    ['lib/rules/availability/x.ts', "import { schemaProblems } from '../../schemas/validate.ts'"],
    ['lib/rules/availability/x.ts', "import { readFileSync } from 'node:fs'"],
    ['lib/rules/availability/x.ts', "import { zonesSuffice } from './zones-suffice.ts'"],
    ['lib/rules/availability/x.ts', "import { check } from '../../check/check.ts'"],
    ['lib/model/x.ts', "import { zonesSuffice } from '../rules/availability/zones-suffice.ts'"],
    ['lib/model/x.ts', "import { service } from '../kinds/service.ts'"],
    ['lib/model/x.ts', "import type { Workload } from '../resolve/workload.ts'"],
    ['lib/model/x.ts', "import { check } from '../check/check.ts'"],
    ['lib/knowledge/x.ts', "import type { Cluster } from '../model/cluster.ts'"],
    ['lib/schemas/x.ts', "import { resolve } from '../resolve/resolve.ts'"],
    ['lib/check/x.ts', "import { service } from '../kinds/service.ts'"],
    ['lib/review/x.ts', "import { service } from '../kinds/service.ts'"],
    ['lib/review/x.ts', "import type { Workload } from '../resolve/workload.ts'"],
    ['lib/review/x.ts', "import { render } from '../render.ts'"],
    ['lib/manifests/x.ts', "import type { Workload } from '../resolve/workload.ts'"],
    ['charts/shop/x.ts', "import { resolve } from '../../lib/resolve/resolve.ts'"],
    ['charts/shop/x.ts', "import { etl } from '../ideation-engine/etl.ts'"],
    ['charts/shop/x.ts', "import { Chart } from 'cdk8s'"],
    ['charts/shop/x.chart.ts', "import { etl } from '../ideation-engine/etl.ts'"],
    ['charts/shop/x.chart.ts', "import { readFileSync } from 'node:fs'"],
    ['charts/shop/x.chart.ts', "import { deployment } from '../../lib/kinds/deployment.ts'"],
    ['lib/spec/x.ts', "import { Chart } from 'cdk8s'"],
    ['lib/render.ts', "import { systems } from '../charts/systems.ts'"],
    ['lib/render.ts', "import '../main.ts'"],
    ['lib/delivery/files.ts', "import { Chart } from 'cdk8s'"],
    ['lib/workload-chart.ts', "import { KubeDeployment } from 'cdk8s-plus-27'"],
    ['imports/x.ts', "import { resolve } from '../lib/resolve/resolve.ts'"],
  ])('refuses in %s: %s', (path, text) => {
    expect(forbiddenImports(parsed(path, text))).toHaveLength(1);
  });
});

describe('imports', () => {
  it('go round in a circle where two files need each other', () => {
    const one = parsed('lib/model/one.ts', "import { two } from './two.ts'");
    const two = parsed('lib/model/two.ts', "import type { One } from './one.ts'");
    expect(circles([one, two])).toEqual(['lib/model/one.ts → lib/model/two.ts → lib/model/one.ts']);
  });

  it('go round in no circle', () => {
    expect(circles([...lib, ...charts, ...sourceFiles('imports', 'main.ts')])).toEqual([]);
  });

  it('that are exceptions are all made', () => {
    const made = new Set(lib.flatMap(({ path, imports }) => imports.map(({ target }) => `${path} ${target}`)));
    expect(sharedValues.filter((exception) => !made.has(exception))).toEqual([]);
  });
});

describe('each file of rules', () => {
  const rules = lib.filter(({ path }) => path.startsWith('lib/rules/'));

  it('exports one rule, or one list of them', () => {
    expect(rules.length).toBeGreaterThan(200);
    const lists = new Set(['lib/rules/rules.ts']);
    expect(rules.filter(({ path }) => !lists.has(path)).flatMap(exportsBeyondRule)).toEqual([]);
  });

  it.each([
    "export const a: ClusterRule = { id: 'a' }; export function b(): void {}",
    'export interface Script { text: string }',
    'export const table = {};',
  ])('may not contain %s', (text) => {
    expect(exportsBeyondRule(parsed('lib/rules/availability/x.ts', text))).not.toEqual([]);
  });
});

describe('each rule of one object', () => {
  // What these give of an object depends on this object alone.
  const ofObjects = new Set([
    ...['writtenPods', 'servingPods', 'templatesOf', 'imagesOf', 'controllersOf', 'autoscalersOf', 'boundRoutes'],
    ...['expressions', 'unreadableExpressions', 'alerts', 'deliveriesOf', 'addressesOf', 'unmet'],
  ]);
  const seesOthers = (text: string): readonly string[] => {
    if (!text.includes('ofObject: true')) return [];
    const own = new Set(Array.from(text.matchAll(/function\*? (\w+)/g), ([, name]) => name));
    const asked = Array.from(
      text.matchAll(/(\w+)\(cluster[,)]|once\((\w+)\)/g),
      ([, one, other]) => one ?? other ?? '',
    );
    return [
      ...asked.filter((name) => name !== 'check' && !own.has(name) && !ofObjects.has(name)),
      ...(text.match(/\bcluster\.(?!ts\b|of\b|pods\b|objects\b|own\b|once\b)\w+|\.(?:replicas|scaled|inMesh)\b/g) ??
        []),
    ];
  };

  it('asks a cluster only for what its objects are by themselves', () => {
    const rules = lib.filter(({ path }) => path.startsWith('lib/rules/'));
    expect(rules.filter(({ tree }) => tree.text.includes('ofObject: true')).length).toBeGreaterThan(100);
    expect(rules.flatMap(({ path, tree }) => seesOthers(tree.text).map((name) => `${path}: ${name}`))).toEqual([]);
  });

  it.each(['cluster.named("Service")', 'podsByNamespace(cluster)', 'cluster.once(budgetsOf)', 'pods.replicas.min'])(
    'may not ask for %s',
    (text) => {
      expect(seesOthers(`ofObject: true ${text}`)).not.toEqual([]);
    },
  );
});

describe('each kind', () => {
  it('is built in one file, named after it', () => {
    const files = new Map<string, Set<string>>();
    for (const { key, path } of builds(lib)) files.set(key, (files.get(key) ?? new Set()).add(path));
    expect(files.size).toBeGreaterThan(40);
    const wrong = [...files].filter(([key, paths]) => {
      const kind = key.slice(key.indexOf('/') + 1);
      const [path = ''] = paths;
      return paths.size > 1 || !path.startsWith('lib/kinds/') || !fileNameEndsWith(path, kebab(kind));
    });
    expect(wrong.map(([key, paths]) => `${key}: ${[...paths].join()}`)).toEqual([]);
  });

  it('that is rendered is one of those', () => {
    const built = new Set(builds(lib).map(({ key }) => key));
    const objects = readObjects(new Map([...rendered.dist, ...rendered.argocd]));
    const kinds = new Set(objects.map(({ apiVersion, kind }) => `${groupOfVersion(apiVersion)}/${kind}`));
    expect([...kinds].filter((key) => !built.has(key))).toEqual([]);
  });
});

describe('each kind of a system', () => {
  it('has a row in the waves of lib/sync-waves.ts, so that somebody has decided when Argo CD applies it', () => {
    const objects = readObjects(rendered.dist).filter(({ file }) => !/^(clusters|edges)\//.test(file));
    const without = objects.filter((object) => rowOf(object) === undefined);
    expect([...new Set(without.map(({ apiVersion, kind }) => `${apiVersion} ${kind}`))]).toEqual([]);
  });
});

describe('the code that renders', () => {
  it('has no any, no !, no enum and no barrel', () => {
    expect([...lib, ...charts].flatMap(unwantedSyntax)).toEqual([]);
  });

  it.each(['let a: any', 'const a = b!.c', 'enum A { B }', "export * from './a.ts'"])('may not contain %s', (text) => {
    expect(unwantedSyntax(parsed('lib/x.ts', text))).toHaveLength(1);
  });

  it('has no clock, no randomness, no network and no locale, and reads no environment', () => {
    expect([...lib, ...charts].filter(({ path }) => !isProgram(path)).flatMap(outsideInfluences)).toEqual([]);
  });

  it.each([
    'new Date()',
    'Math.random()',
    'fetch(url)',
    'a.localeCompare(b)',
    'n.toLocaleString()',
    'new Intl.Collator()',
    'process.env.HOME',
    'process.argv[2]',
    'performance.now()',
    'crypto.randomUUID()',
    "import { request } from 'node:https'",
  ])('may not contain %s', (text) => {
    expect(outsideInfluences(parsed('lib/x.ts', text))).not.toEqual([]);
  });

  it('does nothing when it is imported', () => {
    expect(engine.flatMap(workAtImport)).toEqual([]);
  });

  it.each(["const a = readFileSync('x')", 'register(1)', 'const b = new Client()', 'if (a) b();'])(
    'may not contain at its top level %s',
    (text) => {
      expect(workAtImport(parsed('lib/x.ts', text))).toHaveLength(1);
    },
  );
});

describe('what is rendered from resolved systems', () => {
  it('does not ask for the environment', () => {
    const files = lib.filter(({ path }) => isAfterResolve(path));
    expect(files.length).toBeGreaterThan(80);
    expect(files.flatMap(asksForEnvironment)).toEqual([]);
  });

  it.each([
    "import type { Environment } from '../spec/environment.ts'",
    "const a = system.environment.name === 'dev'",
    "const a = 'staging' !== environment",
    "switch (environment.name) { case 'dr': a(); }",
    "const a = ['dev'].includes(workload.environment)",
    'const a = { dev: 1, dr: 2 }[system.environment.name]',
  ])('may not contain %s', (text) => {
    expect(asksForEnvironment(parsed('lib/kinds/x.ts', text))).not.toEqual([]);
  });
});

describe('staging, production and dr', () => {
  it('have the same objects, and differ in scale and data alone', () => {
    expect(checkSubjects(subjectsOf(rendered.files), parityRules)).toEqual([]);
  });
});

describe('names and selectors', () => {
  const objects = readObjects(rendered.dist);

  it('of every Deployment, StatefulSet and PodDisruptionBudget select by app.kubernetes.io/name alone', () => {
    const selectors = [
      ...ofKind(objects, 'Deployment').map((one) => [one, one.spec?.selector] as const),
      ...ofKind(objects, 'StatefulSet').map((one) => [one, one.spec?.selector] as const),
      ...ofKind(objects, 'PodDisruptionBudget').map((one) => [one, one.spec?.selector] as const),
    ];
    const wrong = selectors.filter(
      ([{ metadata }, selector]) =>
        JSON.stringify(selector) !== JSON.stringify({ matchLabels: { 'app.kubernetes.io/name': metadata.name } }),
    );
    expect(wrong.map(([object]) => title(object))).toEqual([]);
  });

  it('do not change when the spec of a workload moves to another file', () => {
    const here = renderSample(sampleSystem({ front: { web: webServer } }));
    const there = renderSample(sampleSystem({ front: { web: { ...webServer, definedIn: 'elsewhere' } } }));
    expect(here.problems).toEqual([]);
    expect([...there.dist]).toEqual([...here.dist]);
  });

  it('of files are those of the namespace and the workload', () => {
    const wrong = objects.filter(({ file, metadata: { labels, namespace } }) => {
      const name = labels['app.kubernetes.io/name'];
      // The files of a preview stand in no namespace.
      const folder = file.startsWith('preview/') ? `preview/${labels['app.kubernetes.io/part-of'] ?? ''}` : namespace;
      return name !== undefined && !`/${file}`.endsWith(`/${folder}/${name}.yaml`);
    });
    expect(wrong.map((object) => `${object.file} ${title(object)}`)).toEqual([]);
  });
});

describe('output', () => {
  it('changes with a new workload only in its own file, its namespace, the files of those it talks to and the list of edges', () => {
    const web = { ...webServer, calls: ['api.example.com:443'] };
    const shop = { front: { web, other: webServer }, back: { store: webServer, idle: webServer } };
    const cart = { ...webServer, calls: ['back/store', 'www.example.com:443'] };
    const before = renderSample(sampleSystem(shop));
    const after = renderSample(sampleSystem({ ...shop, front: { ...shop.front, cart } }));
    expect([...before.problems, ...after.problems]).toEqual([]);
    expect(changedPaths(before.dist, after.dist)).toEqual([
      'edges/production/shop.csv',
      'production/shop/back/store.yaml',
      'production/shop/front/cart.yaml',
      'production/shop/front/namespace.yaml',
    ]);
    expect(changedPaths(before.argocd, after.argocd)).toEqual([]);
  });

  it('of a cluster is the same in any order of systems, layers and workloads', () => {
    const other = sampleSystem({ front: { web: webServer } }, { name: 'other' });
    const shop = sampleSystem({ front: { web: webServer, cart: webServer }, back: { store: webServer } });
    const reversed = {
      ...shop,
      layers: Object.fromEntries(
        Object.entries(shop.layers)
          .map(([name, { workloads }]) => [name, { workloads: reversedKeys(workloads) }] as const)
          .reverse(),
      ),
    };
    const one = renderSample([shop, other]);
    const two = renderSample([other, reversed]);
    expect(one.problems).toEqual([]);
    expect(Object.fromEntries(two.dist)).toEqual(Object.fromEntries(one.dist));
  });

  it('is the same when rendered again, and under another time zone and locale', () => {
    expect(digest(render(platform))).toBe(digest(rendered));
    const script = `
      import { createHash } from 'node:crypto';
      import { rendered } from './test/platform.ts';
      console.log(createHash('sha256').update(JSON.stringify([...rendered.dist, ...rendered.argocd])).digest('hex'));`;
    const elsewhere = execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script], {
      encoding: 'utf8',
      env: { ...process.env, TZ: 'Pacific/Apia', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
    });
    expect(elsewhere.trim()).toBe(digest(rendered));
  });

  it('has no replicas where an autoscaler owns them', () => {
    const objects = readObjects(rendered.dist);
    const key = (object: Placed, name = object.metadata.name) =>
      `${object.file.split('/').slice(0, 2).join('/')} ${object.metadata.namespace}/${name}`;
    const owned = new Set([
      ...ofKind(objects, 'HorizontalPodAutoscaler').map((one) => key(one, one.spec?.scaleTargetRef.name)),
      ...ofKind(objects, 'ScaledObject').map((one) => key(one, one.spec.scaleTargetRef.name)),
    ]);
    expect(owned.size).toBeGreaterThan(10);
    for (const deployment of ofKind(objects, 'Deployment')) {
      expect([key(deployment), deployment.spec?.replicas === undefined]).toEqual([
        key(deployment),
        owned.has(key(deployment)),
      ]);
    }
    const groups = ofKind(objects, 'RayCluster').flatMap(({ spec }) => spec.workerGroupSpecs ?? []);
    expect(groups.filter((group) => group.replicas !== undefined)).toEqual([]);
  });
});

function chartFiles(): readonly string[] {
  return lib.filter(({ path }) => /^lib\/[^/]+\.ts$/.test(path)).map(({ path }) => path);
}

/** Programs may read their arguments; what they call may not. */
function isProgram(path: string): boolean {
  return path.startsWith('lib/commands/');
}

/** Imports of a module that the table of folders in ARCHITECTURE.md does not allow. */
function forbiddenImports({ path, imports }: SourceFile): readonly string[] {
  return imports.filter((one) => !mayImport(path, one)).map(({ target }) => `${path} imports ${target}`);
}

/** Deliberate exceptions, each a pure value that has one home. */
const sharedValues: readonly string[] = [
  'lib/kinds/app-project.ts lib/manifests/manifest.ts',
  // A hash of the content of files, which restarts pods.
  'lib/kinds/pod-template.ts node:crypto',
  // A cache of proofs, by a hash of their input.
  'lib/check/proof-cache.ts node:crypto',
  'lib/check/proof-cache.ts node:fs',
  'lib/check/proof-cache.ts node:path',
  // The closed schema of the specs themselves.
  'lib/resolve/spec-shape.ts node:fs',
  'lib/resolve/spec-shape.ts node:path',
  // Whether a schedule is valid and has a run.
  'lib/resolve/schedule.ts croner',
  // Charts of a preview are in an App of their own, like those of a system in system-charts.ts.
  'lib/preview.ts cdk8s',
];

/** Packages with which the model reads expressions, schedules and addresses. */
const modelPackages: readonly string[] = ['@lezer/', '@prometheus-io/lezer-promql', 'croner', 'ipaddr.js'];

function mayImport(path: string, { target, typeOnly }: Import): boolean {
  if (target === 'main.ts') return false;
  if (sharedValues.includes(`${path} ${target}`)) return true;
  if (isChartOfConstructs(path)) {
    const own = `${dirname(path)}/`;
    return !/^(node:|\.\.|lib\/|charts\/|imports\/)/.test(target)
      ? true
      : target === 'node:path' || ['lib/spec/', 'imports/cdk8s/', own].some((folder) => target.startsWith(folder));
  }
  if (target.startsWith('cdk8s-plus')) return typeOnly;
  if (target === 'cdk8s' || target === 'constructs')
    return isChart(path) || path.startsWith('lib/constructs/') || (typeOnly && path.startsWith('lib/spec/'));
  const within = (...folders: readonly string[]) => folders.some((folder) => target.startsWith(folder));
  if (path.startsWith('lib/spec/')) return within('lib/spec/');
  if (path.startsWith('lib/kinds/')) {
    if (within('lib/kinds/')) return true;
    return typeOnly && within('lib/resolve/', 'lib/spec/', 'lib/manifests/', 'imports/', '@kubernetes-models/');
  }
  if (path.startsWith('lib/resolve/')) {
    if (within('lib/resolve/', 'lib/spec/', 'lib/schemas/', 'lib/knowledge/', 'imports/')) return true;
    return typeOnly && target === 'lib/manifests/manifest.ts';
  }
  if (path.startsWith('lib/provenance/')) {
    const readers = ['lib/schemas/', 'lib/manifests/', 'lib/resolve/'];
    return within('lib/provenance/', ...readers) || (typeOnly && within('lib/spec/', 'lib/check/'));
  }
  if (path.startsWith('lib/adopt/')) return within('lib/adopt/') || (typeOnly && within('lib/spec/', 'lib/manifests/'));
  if (path.startsWith('lib/manifests/'))
    return within('lib/manifests/', 'node:') || target === 'yaml' || target === 'js-yaml';
  if (path.startsWith('lib/schemas/'))
    return within('lib/schemas/', 'imports/', 'node:', 'fastest-levenshtein', 'js-yaml', '@marcbachmann/cel-js');
  if (path.startsWith('lib/knowledge/')) return within('lib/knowledge/');
  const facts = [
    'lib/model/',
    'lib/knowledge/',
    'lib/schemas/closest.ts',
    'lib/schemas/qualified-name.ts',
    'lib/manifests/manifest.ts',
    ...modelPackages,
  ];
  const isType = typeOnly && within('imports/', '@kubernetes-models/');
  if (path.startsWith('lib/model/')) return within(...facts) || isType;
  if (path.startsWith('lib/rules/')) {
    // Only a list imports rules: of its area, or of all areas.
    if (within('lib/rules/')) return path.endsWith('/rules.ts');
    return within(...facts) || isType;
  }
  if (path.startsWith('lib/check/')) {
    if (within('lib/check/', 'lib/rules/rules.ts', 'lib/schemas/', 'lib/manifests/', 'yaml', ...facts)) return true;
    return typeOnly && within('imports/');
  }
  if (path.startsWith('lib/review/')) {
    // A review reads rendered manifests and knows nothing of the renderer.
    const engine = ['lib/kinds/', 'lib/resolve/', 'lib/spec/', 'lib/commands/', 'charts/'];
    return !within(...engine) && !/^lib\/[^/]+$/.test(target);
  }
  if (path.startsWith('lib/runbooks/'))
    return within('lib/runbooks/') || (typeOnly && within('lib/resolve/', 'lib/spec/'));
  if (path.startsWith('imports/')) return within('lib/knowledge/') || !within('lib/', 'charts/');
  if (path.startsWith('charts/')) {
    const own = dirname(path) === 'charts' ? 'charts/' : `${dirname(path)}/`;
    return within('lib/spec/', 'lib/knowledge/kubernetes-versions.ts', own);
  }
  // Chart classes, the pipeline and the commands: everything, but only commands know the charts.
  if (path.startsWith('lib/')) return !within('charts/') || path.startsWith('lib/commands/');
  return true;
}

/** The functions of `charts/` that add constructs may import anything but other systems. */
function isChartOfConstructs(path: string): boolean {
  return /^charts\/[^/]+\/[^/]+\.chart\.ts$/.test(path);
}

/** Circles of imports, including type imports: each as the files from the one that is imported first, back to it. */
function circles(files: readonly SourceFile[]): readonly string[] {
  const imports = new Map(files.map(({ path, imports }) => [path, imports.map(({ target }) => target)]));
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path);
    if (start >= 0) found.push([...trail.slice(start), path].join(' → '));
    if (start >= 0 || done.has(path)) return;
    for (const target of imports.get(path) ?? []) if (imports.has(target)) visit(target, [...trail, path]);
    done.add(path);
  };
  for (const path of imports.keys()) visit(path, []);
  return found;
}

/** Exports of a file that are neither its one rule nor its one list of rules. */
function exportsBeyondRule(file: SourceFile): readonly string[] {
  const exported = file.tree.statements.filter(
    (statement) =>
      ts.canHaveModifiers(statement) &&
      (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword),
  );
  const [first, ...others] = exported;
  const declared = first !== undefined && ts.isVariableStatement(first) ? first.declarationList.declarations : [];
  const isRule =
    declared.length === 1 &&
    /^(readonly )?(ClusterRule|PlatformRule(<.*>)?|Rule)(\[\])?$/.test(declared[0]?.type?.getText() ?? '');
  return (isRule ? others : exported).map((node) => `${place(file, node)} ${node.getText().slice(0, 60)}`);
}

function isChart(path: string): boolean {
  return /^lib\/[^/]*-charts?\.ts$/.test(path);
}

/** The code between resolved systems and text: it gets every decision from `lib/resolve/`. */
function isAfterResolve(path: string): boolean {
  const folders = ['lib/kinds/', 'lib/delivery/', 'lib/runbooks/'];
  return isChart(path) || folders.some((one) => path.startsWith(one)) || /^lib\/(preview|render-unit)\.ts$/.test(path);
}

/** Uses of the spec of an environment, and expressions whose value depends on the name of one. */
function asksForEnvironment(file: SourceFile): readonly string[] {
  const imported = file.imports
    .filter(({ target }) => target === 'lib/spec/environment.ts')
    .map(({ target }) => target);
  const names = new Set<string>(environmentNames);
  const asked = [...nodesIn(file.tree)].filter((node) => {
    if (ts.isStringLiteral(node)) return names.has(node.text);
    return ts.isPropertyAssignment(node) && ts.isIdentifier(node.name) && names.has(node.name.text);
  });
  return [...imported.map((target) => `${file.path} imports ${target}`), ...asked.map((node) => place(file, node))];
}

/** Object literals with apiVersion and kind that are not part of another one. */
function builds(files: readonly SourceFile[]): readonly { readonly key: string; readonly path: string }[] {
  return files.flatMap(({ path, tree }) =>
    [...nodesIn(tree)].flatMap((node) => {
      if (!ts.isObjectLiteralExpression(node) || isWithinBuild(node)) return [];
      const key = built(node);
      return key === undefined ? [] : [{ key, path }];
    }),
  );
}

/** `group/Kind` of a literal that is a whole object: a reference has no metadata, a permission nothing else. */
function built(node: ts.ObjectLiteralExpression): string | undefined {
  const members = new Map(node.properties.map((property) => [property.name?.getText() ?? '', property]));
  const text = (name: string): string | undefined => {
    const property = members.get(name);
    if (property === undefined || !ts.isPropertyAssignment(property)) return undefined;
    return ts.isStringLiteral(property.initializer) ? property.initializer.text : undefined;
  };
  const apiVersion = text('apiVersion');
  const kind = text('kind');
  if (apiVersion === undefined || kind === undefined) return undefined;
  const isReference = [...members.keys()].every((name) => ['apiVersion', 'kind', 'name'].includes(name));
  if (isReference) return undefined;
  const isPermission = node.properties.length === 3 && (members.get('metadata')?.getText() ?? '').includes("name: '");
  return isPermission ? undefined : `${groupOfVersion(apiVersion)}/${kind}`;
}

function isWithinBuild(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isSourceFile(parent)) return false;
  return (ts.isObjectLiteralExpression(parent) && built(parent) !== undefined) || isWithinBuild(parent);
}

function groupOfVersion(apiVersion: string): string {
  return apiVersion.includes('/') ? (apiVersion.split('/')[0] ?? '') : '';
}

function kebab(kind: string): string {
  return kind
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replaceAll(/([A-Z]+)([A-Z][a-z])/g, '$1-$2')
    .toLowerCase();
}

function fileNameEndsWith(path: string, name: string): boolean {
  const base = basename(path, '.ts');
  return base === name || base.endsWith(`-${name}`);
}

function unwantedSyntax(file: SourceFile): readonly string[] {
  return [...nodesIn(file.tree)]
    .filter(
      (node) =>
        node.kind === ts.SyntaxKind.AnyKeyword ||
        ts.isNonNullExpression(node) ||
        ts.isEnumDeclaration(node) ||
        (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined),
    )
    .map((node) => `${place(file, node)} ${node.getText()}`);
}

const globals = new Set(['Date', 'Intl', 'fetch', 'performance', 'crypto', 'navigator', 'WebSocket', 'setTimeout']);
const modules = /^node:(http|https|net|tls|dns|dgram|child_process|os|perf_hooks|timers|worker_threads)/;

/** Code that would make the output depend on the time, the machine or the network. */
function outsideInfluences(file: SourceFile): readonly string[] {
  const places = [...nodesIn(file.tree)].filter((node) => {
    if (ts.isPropertyAccessExpression(node)) {
      const name = node.name.text;
      if (node.expression.getText() === 'process') return name === 'env' || name === 'argv';
      return /^(random|localeCompare|toLocale\w*)$/.test(name);
    }
    if (!ts.isIdentifier(node) || !globals.has(node.text)) return false;
    const { parent } = node;
    const isMember = ts.isPropertyAccessExpression(parent) && parent.name === node;
    return !isMember && !ts.isPropertyAssignment(parent) && !ts.isTypeReferenceNode(parent);
  });
  const imported = file.imports.filter(({ target }) => modules.test(target));
  return [
    ...places.map((node) => `${place(file, node)} ${node.parent.getText()}`),
    ...imported.map(({ target }) => `${file.path} imports ${target}`),
  ];
}

/** Methods and constructors that turn one value into another. */
const pure =
  /(^new (Map|Set|RegExp)$)|^Object\.(entries|keys|values|fromEntries|freeze)$|\.(map|flatMap|filter|join|split|reverse|slice|concat)$/;

/** Statements of a module that do more than declare. */
function workAtImport(file: SourceFile): readonly string[] {
  return file.tree.statements.flatMap((statement) => {
    if (
      ts.isImportDeclaration(statement) ||
      ts.isExportDeclaration(statement) ||
      ts.isInterfaceDeclaration(statement) ||
      ts.isTypeAliasDeclaration(statement) ||
      ts.isFunctionDeclaration(statement) ||
      ts.isClassDeclaration(statement)
    )
      return [];
    if (!ts.isVariableStatement(statement)) return [`${place(file, statement)} ${statement.getText()}`];
    // A function of the same module is as pure as the module, which the tests above check.
    const own = new Set(file.tree.statements.flatMap((one) => (ts.isFunctionDeclaration(one) ? one.name?.text : [])));
    return [...callsOutsideFunctions(statement)]
      .filter((call) => !own.has(call.expression.getText()))
      .filter((call) => !pure.test((ts.isNewExpression(call) ? 'new ' : '') + call.expression.getText()))
      .map((call) => `${place(file, call)} ${call.getText()}`);
  });
}

function* callsOutsideFunctions(node: ts.Node): Generator<ts.CallExpression | ts.NewExpression> {
  if (ts.isFunctionLike(node)) return;
  if (ts.isCallExpression(node) || ts.isNewExpression(node)) yield node;
  for (const child of node.getChildren()) yield* callsOutsideFunctions(child);
}

function changedPaths(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): readonly string[] {
  const paths = new Set([...before.keys(), ...after.keys()]);
  return [...paths].filter((path) => before.get(path) !== after.get(path)).sort();
}

function reversedKeys(workloads: SystemSpec['layers'][string]['workloads']) {
  return Object.fromEntries(Object.entries(workloads).reverse());
}

function digest({ dist, argocd }: { dist: ReadonlyMap<string, string>; argocd: ReadonlyMap<string, string> }): string {
  return createHash('sha256')
    .update(JSON.stringify([...dist, ...argocd]))
    .digest('hex');
}
