import type { Override, PodSpec } from '../spec/pod.ts';
import type { Declared } from './declared.ts';
import { filesDirectory, secretsDirectory } from './pod.ts';
import type { Report } from './problem.ts';
import { bytes, isMemory } from './quantity.ts';

/** The preStop hook takes the first seconds of the grace period. */
const preStopSeconds = 5;

/** Reports wrong values of a pod that the types allow: directories, variables, secrets, times, rights. */
export function checkPod({ spec, report }: Declared): void {
  checkWritable(spec, report);
  checkVariables(spec, report);
  checkSecretUse(spec, report);
  checkRights(spec, report);
  const { gracePeriodSeconds, resources } = spec;
  if (gracePeriodSeconds !== undefined && !(gracePeriodSeconds > preStopSeconds)) {
    report(
      'gracePeriodSeconds',
      String(gracePeriodSeconds),
      `more than ${preStopSeconds}, which the preStop hook takes`,
    );
  }
  if ('probes' in spec) checkStart(spec.probes.startupSeconds, report);
  if ('metrics' in spec && 'port' in spec.metrics) checkMetricsPort(spec.metrics.port, report);
  const { request, limit } = resources.ephemeralStorage ?? { request: '0Mi', limit: '0Mi' };
  if (!isMemory(request) || !isMemory(limit) || bytes(request) > bytes(limit)) {
    report('resources.ephemeralStorage', `${request} of ${limit}`, 'a request within the limit, such as 1Gi');
  }
}

function checkWritable(spec: Declared['spec'], report: Report): void {
  const reserved = [secretsDirectory, filesDirectory, '/proc', '/sys', '/dev'];
  const volume = 'storage' in spec ? [spec.storage.mountPath] : [];
  for (const path of volume) {
    if (!isDirectory(path)) report('storage.mountPath', `'${path}'`, 'an absolute directory such as /var/lib/app');
    const inside = reserved.find((other) => path === other || path.startsWith(`${other}/`));
    if (inside !== undefined) report('storage.mountPath', `'${path}' is in ${inside}`, 'a directory of its own');
  }
  if (!('writable' in spec) && volume.includes('/tmp'))
    report('storage.mountPath', "'/tmp' is writable already", 'a directory of its own');
  const names = new Map<string, string>(volumesOf(spec).map((name) => [name, `what the volume ${name} holds`]));
  for (const [index, path] of ('writable' in spec ? (spec.writable ?? []) : []).entries()) {
    const field = `writable[${index}]`;
    if (!isDirectory(path)) report(field, `'${path}'`, 'an absolute directory such as /var/cache/app');
    const inside = [...reserved, ...volume].find((other) => path === other || path.startsWith(`${other}/`));
    if (inside !== undefined) report(field, `'${path}' is in ${inside}`, 'a directory of its own');
    const name = path
      .replace(/^\//, '')
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-');
    const same = names.get(name);
    if (same !== undefined)
      report(
        field,
        `'${path}' gets the same volume name as ${same}`,
        'directories whose names differ in letters or digits',
      );
    names.set(name, path);
  }
}

/** Names of the pod's volumes, beside those of its writable directories. */
function volumesOf(spec: Declared['spec']): readonly string[] {
  return ['secrets', 'config', 'storage' in spec ? 'data' : 'dev-shm'];
}

function isDirectory(path: string): boolean {
  return /^(\/[\w.-]+)+$/.test(path);
}

/** A name that indicates a credential. Scanners and attackers look for such names. */
const credential = /secret|passw|pwd|token|credential|api_?key|private_?key|jwt|bearer/i;

function checkVariables(spec: PodSpec | Declared['spec'], report: Report): void {
  const overrides = Object.entries<Override>(spec.overrides ?? {});
  const all = overrides.map(([name, { environment }]) => [`overrides.${name}.environment`, environment] as const);
  for (const [field, variables] of [['environment', spec.environment] as const, ...all]) {
    for (const [name, value] of Object.entries(variables ?? {})) {
      if (credential.test(name) && !value.startsWith('/')) {
        report(`${field}.${name}`, 'a credential, by its name', 'an entry in secrets; or the path of a file');
      }
    }
  }
}

function checkSecretUse(spec: PodSpec | Declared['spec'], report: Report): void {
  const variables = new Map<string, string>();
  for (const [name, secret] of Object.entries(spec.secrets ?? {})) {
    const variable = secret.as?.variable;
    if (variable !== undefined) {
      const other = variables.get(variable);
      if (other !== undefined)
        report(`secrets.${name}.as`, `${variable} is set by ${other} too`, 'a variable of its own');
      variables.set(variable, name);
    }
    if ('template' in secret && !/\{\{.*\..*\}\}/s.test(secret.template)) {
      report(`secrets.${name}.template`, 'uses no property of the secret', 'a template such as {{ .password }}');
    }
  }
}

function checkRights(spec: PodSpec | Declared['spec'], report: Report): void {
  for (const [index, rule] of (spec.kubernetesApi ?? []).entries()) {
    if ([...rule.apiGroups, ...rule.resources, ...rule.verbs].some((part) => part.includes('*'))) {
      report(`kubernetesApi[${index}]`, "a wildcard '*'", 'the API groups, resources and verbs by name');
    }
  }
  for (const [index, { actions, resources }] of (spec.aws ?? []).entries()) {
    const wide = actions.find((action) => action.includes('*'));
    if (wide !== undefined) report(`aws[${index}].actions`, `'${wide}'`, 'the actions by name');
    if (resources.includes('*')) report(`aws[${index}].resources`, "'*'", 'the resources by their ARN');
  }
}

function checkStart(seconds: number | undefined, report: Report): void {
  if (seconds === undefined || (Number.isInteger(seconds) && seconds >= 5)) return;
  report('probes.startupSeconds', String(seconds), 'a whole number, 5 or more');
}

function checkMetricsPort(port: number | undefined, report: Report): void {
  if (port === undefined || (Number.isInteger(port) && port >= 1024 && port <= 65535 && (port < 15000 || port > 15090)))
    return;
  report('metrics.port', String(port), 'a port from 1024 to 65535, outside those of the Istio proxy, 15000 to 15090');
}
