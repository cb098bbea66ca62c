import { dump } from 'js-yaml';
import { check } from '../lib/check/check.ts';
import { customRuleFindings } from '../lib/check/custom-rules.ts';
import { located } from '../lib/check/findings/located.ts';
import { readManifests } from '../lib/check/read-manifests.ts';

// foreign.ts [FILES]: CPU seconds of a check of so many files of somebody else's, and of four times as many, as YAML and as
// JSON of the same objects, with the line of each finding. Linear is four times as much, and JSON may not cost more.
const files = Number(process.argv[2] ?? 300);

/** The objects of a file: a workload with all around it, and a misspelt field in each third. */
function objectsOf(index: number): readonly object[] {
  const app = `app-${index}`;
  const metadata = { name: app, namespace: `ns-${index % 20}` };
  const container = {
    name: app,
    image: `r.example.com/${app}:1.${index}`,
    ports: [{ name: 'http', containerPort: 8080 }],
    env: Array.from({ length: 10 }, (_, number) => ({ name: `V${number}`, value: 'x'.repeat(30) })),
    ...(index % 3 === 0 && { imagee: 'x' }),
  };
  const template = { metadata: { labels: { app } }, spec: { serviceAccountName: app, containers: [container] } };
  const backend = { service: { name: app, port: { name: 'http' } } };
  return [
    { apiVersion: 'apps/v1', kind: 'Deployment', metadata, spec: { selector: { matchLabels: { app } }, template } },
    { apiVersion: 'v1', kind: 'Service', metadata, spec: { selector: { app }, ports: [{ name: 'http', port: 80 }] } },
    { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { a: 'b'.repeat(400) } },
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata },
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata,
      spec: { podSelector: { matchLabels: { app } }, ingress: [{ ports: [{ port: 8080 }] }] },
    },
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata,
      spec: { rules: [{ host: `${app}.example.com`, http: { paths: [{ path: '/', pathType: 'Prefix', backend }] } }] },
    },
  ];
}

const writers = {
  yaml: (objects: readonly object[]) => objects.map((object) => `---\n${dump(object)}`).join(''),
  json: (objects: readonly object[]) =>
    JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects }, undefined, 2),
};

async function secondsOf(count: number, form: keyof typeof writers): Promise<number> {
  const texts = new Map(
    Array.from({ length: count }, (_, index) => [`${index}.${form}`, writers[form](objectsOf(index))] as const),
  );
  const before = process.cpuUsage();
  const { files: read, findings, others } = readManifests(texts, { complete: false });
  const found = check(read, undefined, [...findings, ...(await customRuleFindings(read, others))], false);
  await located(found, texts);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

for (const form of ['yaml', 'json'] as const) {
  await secondsOf(10, form);
  const few = await secondsOf(files, form);
  const many = await secondsOf(4 * files, form);
  console.log(
    `${form}: ${files} files ${few.toFixed(2)} s, ${4 * files} files ${many.toFixed(2)} s, ${(many / few).toFixed(1)} times as much`,
  );
}
