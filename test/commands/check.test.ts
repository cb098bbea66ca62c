import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { widgetDefinition } from '../schemas/widget-definition.ts';

// Below node_modules, which nothing else reads, so that findings have short paths.
const cache = resolve('node_modules/.cache');
let folder: string;
let name: string;

beforeAll(() => {
  folder = mkdtempSync(join(cache, 'check-'));
  name = folder.slice(resolve('.').length + 1);
  write('service.yaml', service('shop', 'web'));
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

const service = (namespace: string, app: string, annotations = '') => `apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: ${namespace}
${annotations}spec:
  ports:
    - port: 80
  selector:
    app: ${app}
`;
const capacity = `
apiVersion: argoproj.io/v1alpha1
kind: AppProject
metadata: { name: shop, namespace: argocd, annotations: { strata.dev/monthly-budget: 500 USD } }
spec: {}
---
apiVersion: eksctl.io/v1alpha5
kind: ClusterConfig
metadata: { name: shop, region: us-east-1 }
managedNodeGroups: [{ name: general, instanceType: m5.large, desiredCapacity: 2, minSize: 2, maxSize: 2 }]
`;
const plain = `apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop }
spec:
  containers:
    - { name: web, image: example.com/web:1.2.3, securityContext: { runAsUser: 4999, runAsGroup: 4999 } }
`;
const is = 'selects app=web, which matches no pod in shop';
const needed = 'labels of the pods that it is for';
const finding = {
  rule: 'service-selects-pods',
  severity: 'error',
  file: 'service.yaml',
  document: 0,
  object: 'Service shop/web',
  field: 'spec.selector',
  is,
  needed,
  line: 9,
};

describe('npm run check', () => {
  it('prints each finding of a file in one line, and their number', () => {
    const { status, stdout, stderr } = check('service.yaml');
    expect(stdout).toContain(
      `${name}/service.yaml › Service shop/web › spec.selector: ${is} › ${needed} (service-selects-pods)\n`,
    );
    expect(stdout).toMatch(
      /\n\d+ errors?, \d+ warnings?\nOnly rules of the tier correctness ran; --tier all runs the others too.\n$/,
    );
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
  });

  it('prints the same as JSON, with the line', () => {
    const found = JSON.parse(check('service.yaml', '--format', 'json').stdout) as { rule: string }[];
    expect(found.find(({ rule }) => rule === finding.rule)).toEqual({ ...finding, file: `${name}/service.yaml` });
  });

  it('prints the same for code scanning', () => {
    const log = JSON.parse(check('service.yaml', '--format', 'sarif').stdout) as Sarif;
    const [run] = log.runs;
    const result = run?.results.find(({ ruleId }) => ruleId === finding.rule);
    expect(log.version).toBe('2.1.0');
    expect(run?.tool.driver.rules.map(({ id }) => id)).toContain(finding.rule);
    expect(result).toEqual({
      ruleId: 'service-selects-pods',
      level: 'error',
      message: { text: `Service shop/web › spec.selector: ${is} › ${needed}` },
      locations: [
        {
          physicalLocation: { artifactLocation: { uri: `${name}/service.yaml` }, region: { startLine: 9 } },
          logicalLocations: [{ name: 'Service shop/web', fullyQualifiedName: 'Service shop/web › spec.selector' }],
        },
      ],
    });
  });

  it('counts nodes and their cost, for the clusters of the given files', () => {
    write('capacity.yaml', capacity);
    const { status, stdout } = launch('capacity', [join(folder, 'capacity.yaml')]);
    expect({ status, rows: stdout.split('\n').map((row) => row.trim().split(/ {2,}/)) }).toEqual({
      status: 0,
      rows: [
        ['cluster', 'pool', 'minimum', 'desired', 'maximum', 'budget'],
        ['manifests', 'general', '2 x m5.large', '2 x m5.large', '2 x m5.large'],
        // Two nodes at 0.096 and EKS at 0.1 USD, for 730 hours.
        ['a month', '213 USD', '213 USD', '213 USD', '500 USD'],
        [''],
        ['USD a month: nodes and EKS, without data services, volumes, load balancers and traffic.'],
        [''],
      ],
    });
  });

  it('annotates a pull request, whatever is in a value', () => {
    write('odd.yaml', service('shop', "'100%: a,b'"));
    const { stdout } = check('odd.yaml', '--format', 'github');
    expect(stdout).toContain(
      `::error file=${name}/odd.yaml,line=9,title=service-selects-pods::Service shop/web › spec.selector: ` +
        `selects app=100%25: a,b, which matches no pod in shop › ${needed}\n`,
    );
  });

  it('reports tests for CI servers: each file a suite, each finding a case', () => {
    const odd = plain.replace('Pod', 'Pood');
    const texts = {
      'ok.yaml': plain,
      'odd.yaml': service('shop', '"<&"'),
      'late.yaml': odd,
    };
    const own = mkdtempSync(join(tmpdir(), 'strata-check-'));
    for (const [file, text] of Object.entries(texts)) writeFileSync(join(own, file), text);
    const { status, stdout } = launch(
      'check',
      ['.', '--complete', '--format', 'junit', '--only', 'service-selects-pods'],
      '',
      own,
    );
    expect({ status, lines: stdout.trim().split('\n') }).toEqual({
      status: 1,
      lines: [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<testsuites name="strata check" tests="2" failures="2" errors="0">',
        '  <testsuite name="late.yaml" tests="1" failures="1" skipped="0" errors="0">',
        `    <testcase classname="late.yaml" name="schema: Pood shop/web kind"><failure type="schema" message="Pood shop/web › kind: 'Pood' of v1 › did you mean 'Pod'?">late.yaml:2</failure></testcase>`,
        '  </testsuite>',
        '  <testsuite name="odd.yaml" tests="1" failures="1" skipped="0" errors="0">',
        `    <testcase classname="odd.yaml" name="service-selects-pods: Service shop/web spec.selector"><failure type="service-selects-pods" message="Service shop/web › spec.selector: selects app=&lt;&amp;, which matches no pod in shop › ${needed}">odd.yaml:9</failure></testcase>`,
        '  </testsuite>',
        '  <testsuite name="ok.yaml" tests="1" failures="0" skipped="0" errors="0">',
        '    <testcase classname="ok.yaml" name="no findings"/>',
        '  </testsuite>',
        '</testsuites>',
      ],
    });
    const skipped = launch(
      'check',
      ['odd.yaml', '--only', 'service-selects-pods', '--unjudged', '--format', 'junit'],
      '',
      own,
    );
    expect(skipped.status).toBe(0);
    expect(skipped.stdout).toContain('<skipped message="the pods may not be among the files"/>');
  });

  it('marks what cannot be judged as such in every format', () => {
    const file = join(folder, 'service.yaml');
    const unjudged = (format: string) =>
      launch('check', [file, '--only', 'service-selects-pods', '--unjudged', '--format', format]).stdout;
    const log = JSON.parse(unjudged('sarif')) as Sarif;
    expect(log.runs[0]?.results.map(({ level }) => level)).toEqual(['note']);
    expect(unjudged('github')).toMatch(/^::notice .*\(cannot be judged: .* may not be among the files\)\n$/);
  });

  it('reads no folders of installed packages, unless it is asked', () => {
    const own = mkdtempSync(join(tmpdir(), 'strata-check-'));
    mkdirSync(join(own, 'node_modules/a'), { recursive: true });
    writeFileSync(join(own, 'node_modules/a/broken.yaml'), 'a: [\n');
    writeFileSync(join(own, 'values.yaml'), 'a: 1\n');
    const { status, stdout } = launch('check', ['.'], '', own);
    expect({ status, stdout }).toEqual({
      status: 0,
      stdout:
        '0 errors, 0 warnings, 1 cannot be judged (--unjudged)\nOnly rules of the tier correctness ran; --tier all runs the others too.\nThe files hold no Kubernetes object.\n',
    });
    expect(launch('check', ['node_modules'], '', own).status).toBe(1);
  });

  it('lists what is excused and why', () => {
    write('excused.yaml', service('shop', 'web', exception('service-selects-pods', 'made by hand')));
    const { stdout } = check('excused.yaml');
    expect(stdout).toContain(
      `excused:\n  ${name}/excused.yaml › Service shop/web: service-selects-pods, because: made by hand\n`,
    );
    expect(stdout).not.toContain('spec.selector');
  });

  it('lists a field of newer versions as excused', () => {
    const [newer, known] = [
      exception('schema', 'every cluster of ours runs 1.34'),
      '  trafficDistribution: PreferClose\n',
    ];
    write('newer.yaml', service('shop', 'web', newer) + known);
    const { stdout } = check('newer.yaml');
    expect(stdout).toContain(
      `${name}/newer.yaml › Service shop/web: schema, because: every cluster of ours runs 1.34\n`,
    );
    expect(stdout).not.toContain('1.28');
  });

  it.each([
    [
      'from a rule that is not there',
      exception('service-selects-pod', 'x'),
      "is an exception for 'service-selects-pod' › the id of a rule (did you mean 'service-selects-pods'?)",
    ],
    [
      'from what is in order',
      exception('pod-security', 'x'),
      'is not needed › no exception: the object keeps the rule',
    ],
    ['without a reason', exception('service-selects-pods', ''), 'empty › the reason'],
  ])('refuses an exception %s', (_, annotations, expected) => {
    write('exception.yaml', service('shop', 'web', annotations));
    const { status, stdout } = check('exception.yaml', '--tier', 'all');
    expect(stdout).toContain(`: ${expected} (exception)\n`);
    expect(stdout).toContain('spec.selector');
    expect(status).toBe(1);
  });

  it('reads what it can, and says what it cannot', () => {
    write(
      'mixed.yaml',
      `${service('shop', 'web')}---\nkind: Service\n---\n- a list\n---\napiVersion: v1\nkind: Servise\n---\napiVersion: v1\nkind: ConfigMap\nmetadata: { name: odd, namespace: shop }\ndata: { "it's ['a']": 5 }\n`,
    );
    write('broken.yaml', 'a: [\n');
    const { status, stdout } = check('mixed.yaml', 'broken.yaml');
    expect(stdout.split('\n').filter((line) => line.includes('(schema)'))).toEqual([
      `${name}/broken.yaml › line 2: unexpected end of the stream within a flow collection › YAML (schema)`,
      `${name}/mixed.yaml › Service › apiVersion: missing › a string (schema)`,
      `${name}/mixed.yaml: not a mapping › a Kubernetes object (schema)`,
      `${name}/mixed.yaml › Servise › kind: 'Servise' of v1 › did you mean 'Service'? (schema)`,
      `${name}/mixed.yaml › ConfigMap shop/odd › data['it's ['a']']: 5 (number) › a string (schema)`,
    ]);
    expect(stdout).toContain('spec.selector');
    expect(status).toBe(1);
  });

  it('reads what kubectl writes: a List, by a pipe', () => {
    const list = `kind: List\napiVersion: v1\nitems:\n${items(service('shop', 'api') + service('shop', 'web'))}`;
    const { status, stdout } = run(['-', '--complete', '--format', 'github'], list);
    expect(stdout.split('\n').filter((line) => line.includes('service-selects-pods'))).toEqual([
      `::error file=-,line=12,title=service-selects-pods::Service shop/web › spec.selector: selects app=api, which matches no pod in shop › ${needed}`,
      `::error file=-,line=22,title=service-selects-pods::Service shop/web › spec.selector: ${is} › ${needed}`,
    ]);
    expect(status).toBe(1);
  });

  it('knows what Kubernetes takes though no schema has it: nulls, fields of the server, kinds of others', () => {
    write(
      'others.yaml',
      `${service('shop', 'web', '  annotations:\n  creationTimestamp: null\n')}  type: null
status: { loadBalancer: {} }
---
apiVersion: serving.knative.dev/v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { template: {} }
---
apiVersion: bitnami.com/v1alpha1
kind: SealedSecret
metadata: { name: web, namespace: shop }
---
apiVersion: networking.istio.io/v1beta1
kind: Gateway
metadata: { name: web, namespace: shop }
spec: { selector: { istio: gateway } }
---
apiVersion: extensions/v1beta1
kind: Deployment
metadata: { name: web, namespace: shop }
---
apiVersion: batch/v1
kind: CronJob
metadata: { name: web, namespace: shop }
spec:
  schedule: 0 * * * *
  jobTemplate:
    metadata: { name: web }
    spec:
      template:
        metadata: { name: web, namespace: shop }
        spec:
          containers: [{ name: web }]
          volumes: [{ name: a, ephemeral: { volumeClaimTemplate: { metadata: { name: a }, spec: {} } } }]
---
apiVersion: v1
kind: ConfigMap
metadata: { name: web, namespace: shop }
data: { opens: 22:30, commit: 12e5, mode: 0o644 }
`,
    );
    const lines = check('others.yaml').stdout.split('\n');
    const unchecked =
      'this kind is unknown, so it is not checked › its CustomResourceDefinition: --crd FILE, or among the files';
    expect(lines.filter((line) => line.includes('schema)'))).toEqual([
      `${name}/others.yaml › Service shop/web › kind: 'Service' of serving.knative.dev/v1: ${unchecked} (warning schema)`,
      `${name}/others.yaml › SealedSecret shop/web › kind: 'SealedSecret' of bitnami.com/v1alpha1: ${unchecked} (warning schema)`,
      `${name}/others.yaml › Deployment shop/web › spec: missing in apps/v1 › an object (warning schema)`,
      `${name}/others.yaml › CronJob shop/web › spec.jobTemplate.spec.template.spec.volumes[0].ephemeral.volumeClaimTemplate.metadata.name: an unknown field › one of annotations | labels (schema)`,
      `${name}/others.yaml › ConfigMap shop/web › data.commit: 1200000 (number) › a string (schema)`,
      `${name}/others.yaml › ConfigMap shop/web › data.mode: 420 (number) › a string (schema)`,
    ]);
  });

  it('checks kinds of somebody else by their definitions, given by option, by configuration or among the files', () => {
    const own = mkdtempSync(join(tmpdir(), 'strata-check-'));
    writeFileSync(join(own, 'crd.yaml'), widgetDefinition);
    writeFileSync(
      join(own, 'widget.yaml'),
      `
apiVersion: shop.example.com/v1
kind: Widget
metadata: { name: a }
spec: { sizes: 2, colour: rde }
---
apiVersion: shop.example.com/v1
kind: Widget
metadata: { name: b }
spec: { size: 20, max: 10, colour: red }
`,
    );
    const run = (...args: readonly string[]) => launch('check', args, '', own);
    const wrong = [
      "widget.yaml › Widget a › spec.colour: 'rde' › red | green (did you mean 'red'?) (schema)",
      "widget.yaml › Widget a › spec.sizes: an unknown field › did you mean 'size'? (schema)",
      'widget.yaml › Widget b › spec: refused by its CRD › size is above max (schema)',
    ].join('\n');
    expect(run('widget.yaml').stdout).toContain('0 errors, 0 warnings, 2 cannot be judged (--unjudged)\n');
    expect(run('widget.yaml', '--crd', 'crd.yaml').stdout).toContain(`${wrong}\n3 errors, 0 warnings`);
    expect(run('.').stdout).toContain(`${wrong}\n3 errors, 0 warnings`);
    writeFileSync(join(own, 'strata.check.yaml'), 'schemas: [crd.yaml]\n');
    expect(run('widget.yaml').stdout).toContain(wrong);
    writeFileSync(join(own, 'no-scope.yaml'), widgetDefinition.replace('scope: Namespaced', 'scope: Namespace'));
    writeFileSync(join(own, 'broken.yaml'), 'a: [\n');
    const refused = run(
      'widget.yaml',
      ...['none.yaml', 'widget.yaml', 'no-scope.yaml', 'broken.yaml'].flatMap((file) => ['--crd', file]),
    );
    expect(refused.stderr.trim().split('\n')).toEqual([
      'none.yaml › not there, or no file › a CustomResourceDefinition',
      'widget.yaml › kind: none is CustomResourceDefinition › at least one',
      "no-scope.yaml › spec.scope: 'Namespace' › Namespaced | Cluster",
      'broken.yaml › line 2: unexpected end of the stream within a flow collection › YAML',
    ]);
    expect({ status: refused.status, stdout: refused.stdout }).toEqual({ status: 2, stdout: '' });
  });

  it('takes manifests in JSON of a folder, and no settings of tools', () => {
    const own = mkdtempSync(join(tmpdir(), 'strata-check-'));
    writeFileSync(join(own, 'package.json'), '{ "name": "shop" }\n');
    expect(launch('check', ['.'], '', own).stderr).toContain('holds no YAML');
    const object = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, dat: {} };
    writeFileSync(join(own, 'list.json'), JSON.stringify({ apiVersion: 'v1', kind: 'List', items: [object] }));
    expect(launch('check', ['.'], '', own).stdout).toContain(
      "list.json › ConfigMap a › dat: an unknown field › did you mean 'data'? (schema)\n1 error",
    );
    expect(launch('check', ['.', '--format', 'github'], '', own).stdout).toContain('::error file=list.json,line=1,');
  });

  it('takes dist/ of other tools as files of anybody', () => {
    const own = mkdtempSync(join(tmpdir(), 'strata-check-'));
    mkdirSync(join(own, 'dist'));
    writeFileSync(join(own, 'dist/web.k8s.yaml'), plain);
    const { status, stdout } = launch('check', [], '', own);
    expect({ status, stdout }).toEqual({
      status: 0,
      stdout: '0 errors, 0 warnings\nOnly rules of the tier correctness ran; --tier all runs the others too.\n',
    });
  });

  it('reads a folder with links, and names odd files as URIs', () => {
    mkdirSync(join(folder, 'links/a.yaml'), { recursive: true });
    symlinkSync('..', join(folder, 'links/up'));
    write('links/a.yaml/b c.yaml', 'a: [\n');
    const log = JSON.parse(check('links', '--format', 'sarif').stdout) as Sarif;
    expect(log.runs[0]?.results).toEqual([
      {
        ruleId: 'schema',
        level: 'error',
        message: { text: 'line 2: unexpected end of the stream within a flow collection › YAML' },
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: `${name}/links/a.yaml/b%20c.yaml` },
              region: { startLine: 2 },
            },
          },
        ],
      },
    ]);
    symlinkSync('nowhere', join(folder, 'links/gone.yaml'));
    expect(check('links').stdout).toContain(
      `${name}/links/gone.yaml: a link to a file that does not exist › a file, or no link (warning schema)\n1 error, 1 warning\n`,
    );
  });

  it.each([
    [['nowhere.yaml'], /nowhere\.yaml: is not there › a file or folder of YAML\n$/],
    [['docs'], /\/docs: holds no YAML › files that end in \.yaml or \.yml, or manifests that end in \.json\n$/],
    [
      ['service.yaml', '--format', 'xml'],
      /^option '--format <format>' argument 'xml' is invalid. Allowed choices are text, json/,
    ],
    [['service.yaml', '--formt', 'xml'], /^unknown option '--formt'\n\(Did you mean --format\?\)\n/],
    [
      ['service.yaml', '--tier', 'polcy'],
      /^--tier: 'polcy' › correctness \| policy \| contract \(did you mean 'policy'\?\)\n$/,
    ],
    [['--only', 'pod-securty'], /^--only: 'pod-securty' › the id of a rule \(did you mean 'pod-security'\?\)\n$/],
    [['--why', 'pod-securty'], /^--why: 'pod-securty' › the id of a rule \(did you mean 'pod-security'\?\)\n$/],
    [['--config', 'nowhere.yml'], /^--config: 'nowhere.yml' is not there › a file such as strata.check.yaml\n$/],
  ])('refuses %j', (args, message) => {
    const { status, stdout, stderr } = check(...args);
    expect(stderr).toMatch(message);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  });

  it('runs the rules of correctness alone on manifests of others, unless it is asked', () => {
    write('plain.yaml', plain);
    const [usual, all] = [check('plain.yaml'), check('plain.yaml', '--tier', 'all')];
    expect(usual.stdout).not.toContain('user-and-group-ids');
    expect(all.stdout).toContain('user-and-group-ids');
    expect([usual.status, all.status]).toEqual([0, 1]);
    expect(check('plain.yaml', '--only', 'user-and-group-ids').stdout).toMatch(/\(user-and-group-ids\)\n2 errors, /);
    expect(check('plain.yaml', '--tier', 'all', '--skip', 'user-and-group-ids').stdout).not.toContain('user-and-');
  });

  it('lists the rules that would run, and explains one', () => {
    const listed = run(['--list', '--tier', 'contract']).stdout;
    expect(listed).toMatch(/^ {2}parity-objects +contract +error +staging, production and dr have the same objects/m);
    expect(listed).not.toContain('pod-security');
    expect(run(['--why', 'user-and-group-ids']).stdout).toContain(
      'option    least: the least number of a user or group (default: 10000)\n',
    );
  });

  it('follows the file of a repository, and refuses it as specs are', () => {
    const own = join(folder, 'own');
    mkdirSync(own);
    writeFileSync(join(own, 'plain.yaml'), plain.replaceAll('4999', '1000'));
    const settings = (text: string) => {
      writeFileSync(join(own, 'strata.check.yaml'), text);
      return launch('check', ['plain.yaml'], '', own);
    };
    const least = 'tiers: [policy]\nrules: { user-and-group-ids: { severity: warning, options: { least: 2000 } } }\n';
    expect(settings(least).stdout).toContain('1000 › 2000 or more (warning user-and-group-ids)\n');
    expect(settings('tiers: [policy]\nrules: { user-and-group-ids: off }\n').stdout).not.toContain('user-and-group');
    const wrong = `teirs: [policy]
skip: [pod-securty]
complete: yes
rules:
  user-and-group-id: error
  common-labels: fatal
  range-covers-scrapes: { options: { scrapes: four, scrape: 4 } }
`;
    const { status, stdout, stderr } = settings(wrong);
    expect(stderr.trim().split('\n')).toEqual([
      "strata.check.yaml › teirs: an unknown field › tiers | skip | rules | namespace | complete | schemas (did you mean 'tiers'?)",
      'strata.check.yaml › complete: "yes" › true | false',
      'strata.check.yaml › rules.common-labels: "fatal" › error | warning | off',
      "strata.check.yaml › skip: 'pod-securty' › the id of a rule (did you mean 'pod-security'?)",
      "strata.check.yaml › rules: 'user-and-group-id' › the id of a rule (did you mean 'user-and-group-ids'?)",
      'strata.check.yaml › rules.range-covers-scrapes.options.scrapes: "four" › a number',
      "strata.check.yaml › rules.range-covers-scrapes.options: 'scrape' › scrapes (did you mean 'scrapes'?)",
    ]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  });

  it('checks a part of what is rendered with all that it refers to', () => {
    const { status, stdout } = run([resolve('dist/production/ideation-engine/l2-dialogue/orchestrator.yaml')]);
    expect(stdout).toMatch(/\n?0 errors, /);
    expect(status).toBe(0);
  });
});

interface Sarif {
  readonly version: string;
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
    readonly results: readonly { readonly ruleId: string; readonly level: string }[];
  }[];
}

function exception(rule: string, reason: string): string {
  return `  annotations:\n    allow.strata.dev/${rule}: "${reason}"\n`;
}

function write(file: string, text: string): void {
  writeFileSync(join(folder, file), text);
}

/** Files that are declared complete. */
function check(...args: readonly string[]) {
  return run(
    ['--complete', ...args].map((argument) => (/\.yaml$|^links$/.test(argument) ? join(folder, argument) : argument)),
  );
}

function run(args: readonly string[], input = '') {
  return launch('check', args, input);
}

function launch(command: string, args: readonly string[], input = '', cwd = resolve('.')) {
  return spawnSync(process.execPath, [resolve('lib/strata.mjs'), command, ...args], { cwd, encoding: 'utf8', input });
}

/** YAML documents as items of a list. */
function items(text: string): string {
  return text
    .trimEnd()
    .replace(/^/gm, '    ')
    .replace(/^ {4}apiVersion/gm, '  - apiVersion');
}
