import { suggestion } from '../schemas/closest.ts';
import { isQualifiedName, qualifiedNames } from '../schemas/qualified-name.ts';
import type { SystemSpec } from '../spec/system.ts';
import type { Override, PodSpec, SecretRef } from '../spec/pod.ts';
import type { Route } from '../spec/serving.ts';
import type { CronJobSpec, JobSpec } from '../spec/workload.ts';
import type { Declared } from './declared.ts';
import { own } from './own.ts';
import { checkPod } from './pod-checks.ts';
import { carriesRequests, transportOf } from './ports.ts';
import type { Report } from './problem.ts';
import { checkFiles } from './file-checks.ts';
import { checkOverrides } from './override-checks.ts';
import { checkRanges, checkWhole } from './range-checks.ts';
import { checkFaults, checkRateLimit } from './request-checks.ts';
import { checkTested } from './smoke-tests.ts';
import { checkSchedule, checkTimeZone } from './schedule.ts';

const label = /^[a-z]([a-z0-9-]*[a-z0-9])?$/;
const protocols = ['http', 'http2', 'grpc', 'tcp', 'tls', 'udp', 'sctp'];

/** Reports wrong values of a workload that the types allow: names, ports, secrets, files, schedules, rights. */
export function checkWorkload(declared: Declared, system: SystemSpec, topics: ReadonlySet<string>): void {
  const { name, spec, report } = declared;
  const neededName = workloadNameNeeded(name);
  if (neededName !== undefined) report('name', `'${name}'`, neededName);
  checkFileName(declared, system);
  if ('ports' in spec)
    checkPorts(spec.ports ?? {}, spec.metrics?.port ?? (spec.metrics === undefined ? undefined : 9090), report);
  if ('routes' in spec) checkRoutes(spec, system, report);
  checkSecrets(spec.secrets ?? {}, system, report);
  checkTopics(spec, topics, report);
  checkFiles(spec, report);
  checkOverrides(spec, report);
  checkPod(declared);
  checkRanges(spec, report);
  if (spec.kind === 'Job' || spec.kind === 'CronJob') checkRun(spec, report);
  checkTested(declared, system);
  checkLabels(spec.labels ?? {}, report);
  if ('rateLimit' in spec) checkRateLimit(spec.rateLimit, spec.ports ?? {}, report);
  if ('faultsInDev' in spec) checkFaults(spec.faultsInDev, spec.ports ?? {}, report);
  if (spec.kind === 'RayCluster' && spec.workers.min > spec.workers.max) {
    report('workers.max', String(spec.workers.max), `at least workers.min, ${spec.workers.min}`);
  }
  for (const [index, patch] of (spec.patches ?? []).entries()) {
    if (patch.because.trim() === '')
      report(`patches[${index}].because`, 'empty', 'the reason that reviewers are shown');
  }
  for (const [index, exception] of (spec.exceptions ?? []).entries()) {
    if (exception.because.trim() === '')
      report(`exceptions[${index}].because`, 'empty', 'the reason that every check lists');
  }
}

/** Labels that Strata or controllers set or use. */
const reservedLabels =
  /^(owner$|(.*\.)?(kubernetes\.io|k8s\.io|istio\.io|argoproj\.io|strata\.dev)\/|(rollouts-)?pod-template-hash$|app$|version$)/;

function checkLabels(labels: Readonly<Record<string, string>>, report: Report): void {
  for (const [name, value] of Object.entries(labels)) {
    const field = `labels.${name}`;
    if (!isQualifiedName(name)) report(field, `'${name}'`, qualifiedNames);
    else if (reservedLabels.test(name)) report(field, "the platform's", 'a name of its own, such as tier');
    if (!/^([A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?)?$/.test(value))
      report(field, `'${value}'`, 'at most 63 letters, digits, -, _ and ., a letter or digit first and last');
  }
}

/** Reports a workload whose file name is taken by the namespace itself or by a data service. */
function checkFileName({ layer, name, report }: Declared, { layers, dataServices = {} }: SystemSpec): void {
  if (layers[layer]?.workloads[name] === undefined) return;
  const services = Object.entries(dataServices).filter(([, service]) => service.layer === layer);
  const taken = ['namespace', ...services.flatMap(([service]) => [service, `${service}-topics`])];
  if (taken.includes(name))
    report('name', `'${name}' is the name of another file in this layer`, `a name other than ${taken.join(', ')}`);
}

function checkRun({ deadlineSeconds = 1, retries = 0, ...run }: JobSpec | CronJobSpec, report: Report): void {
  checkWhole('deadlineSeconds', deadlineSeconds, report);
  if (retries !== 0)
    checkWhole('retries', retries, (field, is, needed) => {
      report(field, is, needed.replace('1 or more', '0 or more'));
    });
  if (run.kind !== 'CronJob') return;
  checkSchedule('schedule', run.schedule, report);
  for (const [environment, { schedule }] of Object.entries<Override>(run.overrides ?? {})) {
    if (schedule !== undefined) checkSchedule(`overrides.${environment}.schedule`, schedule, report);
  }
  checkTimeZone(run.timeZone, report);
}

/** The needed value, if a name is not possible for a workload; undefined if it is. */
export function workloadNameNeeded(name: string): string | undefined {
  // The names keda-hpa-<name> and those of a CronJob's pods must not exceed 63 characters.
  if (label.test(name) && name.length <= 52) return undefined;
  return 'at most 52 lower-case letters, digits and dashes, a letter first';
}

function checkPorts(ports: Readonly<Record<string, number>>, metrics: number | undefined, report: Report): void {
  const seen = new Map<string, string>();
  for (const [name, port] of Object.entries(ports)) {
    const field = `ports.${name}`;
    const protocol = name.split('-')[0] ?? '';
    if (!protocols.includes(protocol) || name.length > 15 || !label.test(name)) {
      report(
        field,
        `'${name}' names no protocol`,
        `a name of at most 15 characters that begins with ${protocols.join(', ')}, such as http or tcp-${name}`.slice(
          0,
          140,
        ),
      );
    }
    if (!Number.isInteger(port) || port < 1024 || port > 65535)
      report(field, String(port), 'a port from 1024 to 65535, which needs no privilege');
    const transport = transportOf(name);
    const key = `${transport} ${port}`;
    if (port >= 15000 && port <= 15090 && transport === 'TCP')
      report(field, `${port} belongs to the Istio proxy`, 'a port outside 15000 to 15090');
    const other = seen.get(key) ?? (port === metrics && transport === 'TCP' ? 'metrics' : undefined);
    if (other !== undefined) report(field, `${port} is the port of ${other} too`, 'a port of its own');
    seen.set(key, name);
  }
}

function checkRoutes(spec: Extract<Declared['spec'], { routes?: unknown }>, system: SystemSpec, report: Report): void {
  for (const [index, route] of (spec.routes ?? []).entries()) {
    const hosts = Object.keys(system.hosts ?? {});
    if (!hosts.includes(route.host)) {
      const names = `${hosts.join(', ')}${suggestion(route.host, hosts)}`;
      const needed =
        hosts.length === 0
          ? `a host of the system: hosts: { ${route.host}: '${route.host}' } in system.ts`
          : `one of the system's hosts ${names}`;
      report(`routes[${index}].host`, `'${route.host}'`, needed);
    }
    if (route.timeout !== undefined && route.timeout !== 'none' && !/^0*[1-9]\d*(ms|s|m|h)$/.test(route.timeout)) {
      report(`routes[${index}].timeout`, `'${route.timeout}'`, 'a time such as 30s, or none');
    }
    checkPath(`routes[${index}].path`, route.path, report);
    if (route.pattern !== undefined) checkPattern(`routes[${index}].pattern`, route.pattern, route.path, report);
    checkRequest(`routes[${index}]`, route, report);
    const ports = Object.keys(spec.ports ?? {});
    const port = route.port ?? 'http';
    if (!ports.includes(port)) {
      const is = route.port === undefined ? "missing, and no port is named 'http'" : `'${port}'`;
      const names = ports.filter(carriesRequests);
      const needed =
        names.length === 0
          ? 'a port that takes requests: ports: { http: 8080 }'
          : `one of its ports ${names.join(', ')}`;
      report(`routes[${index}].port`, is, needed + (route.port === undefined ? '' : suggestion(port, ports)));
    }
    if (ports.includes(port) && !carriesRequests(port))
      report(`routes[${index}].port`, `'${port}', which takes no requests`, 'a port of http, http2 or grpc');
  }
}

/** Checks what a route matches beside its path, and what it changes in requests. */
function checkRequest(at: string, { headers = {}, pattern, rewrite, cors }: Route, report: Report): void {
  for (const name of Object.keys(headers)) {
    if (!/^[a-z0-9-]+$/.test(name))
      report(
        `${at}.headers.${name}`,
        `'${name}'`,
        'a name in lower case, such as x-tenant: Envoy has only lower-case names',
      );
  }
  if (rewrite !== undefined) {
    const groups = pattern === undefined ? 0 : groupsOf(pattern);
    const unknown = [...rewrite.matchAll(/\\(\d)/g)].find(([, number]) => Number(number) > groups);
    if (pattern !== undefined && unknown !== undefined)
      report(`${at}.rewrite`, `'${unknown[0]}', and the pattern has ${groups} groups`, 'a group of the pattern');
    else checkPath(`${at}.rewrite`, pattern === undefined ? rewrite : rewrite.replaceAll(/\\\d/g, ''), report);
  }
  for (const [index, origin] of (cors?.origins ?? []).entries()) {
    if (!/^https:\/\/[a-z0-9.-]+(:\d+)?$/.test(origin))
      report(`${at}.cors.origins[${index}]`, `'${origin}'`, 'an origin, such as https://www.example.com');
  }
  if (cors?.origins.length === 0) report(`${at}.cors.origins`, 'none', 'an origin, or no cors');
  if (cors?.maxAge !== undefined && !/^[1-9]\d*(s|m|h)$/.test(cors.maxAge))
    report(`${at}.cors.maxAge`, `'${cors.maxAge}'`, 'a time such as 24h');
}

/** A pattern of RE2, which has no look-around and no references to its groups. */
function checkPattern(field: string, pattern: string, path: string, report: Report): void {
  if (/\(\?[=!<]|\\[1-9]/.test(pattern) || groupsOf(pattern) < 0)
    report(field, `'${pattern}'`, 'a regular expression of RE2, without look-around and references to groups');
  else if (!pattern.replaceAll(/\\(\W)/g, '$1').startsWith(path))
    report(
      field,
      `'${pattern}' does not begin with ${path}`,
      `a pattern that does, such as ${path.replace(/\/$/, '')}/[0-9]+`,
    );
}

/** How many groups a pattern has that a rewrite may name; -1 where it is none. */
function groupsOf(pattern: string): number {
  try {
    return (new RegExp(`${pattern}|`).exec('')?.length ?? 1) - 1;
  } catch {
    return -1;
  }
}

/**
 * Checks a path prefix. A prefix is compared literally, so that one which looks like a pattern would match no request.
 */
function checkPath(field: string, path: string, report: Report): void {
  if (!path.startsWith('/')) report(field, `'${path}'`, 'a path that begins with a slash');
  else if (/[[\](){}*+^$|\\]/.test(path))
    report(field, `'${path}' looks like a pattern`, 'a literal prefix, such as /orders');
  else if (/[?#\s]|\/\/|%2f/i.test(path))
    report(field, `'${path}'`, 'only a path, without spaces, a query or double slashes');
}

function checkSecrets(secrets: Readonly<Record<string, SecretRef>>, system: SystemSpec, report: Report): void {
  const remote = system.remoteSecrets ?? {};
  for (const [name, secret] of Object.entries(secrets)) {
    const field = `secrets.${name}`;
    if (!/^[\w.-]+$/.test(name))
      report(field, 'not a valid key of a Secret', 'letters, digits, dots, dashes and underscores');
    const properties = own(remote, secret.from);
    if (properties === undefined) {
      report(
        `${field}.from`,
        `'${secret.from}'`,
        `one of the system's remoteSecrets${suggestion(secret.from, Object.keys(remote))}`,
      );
      continue;
    }
    for (const property of secretProperties(secret)) {
      if (!properties.includes(property)) {
        report(
          field,
          `property '${property}'`,
          `one of ${properties.join(', ')}, the properties of ${secret.from}${suggestion(property, properties)}`,
        );
      }
    }
  }
}

/** Properties of the remote secret that a reference reads. */
export function secretProperties(secret: SecretRef): readonly string[] {
  if ('property' in secret) return [secret.property];
  const actions = [...secret.template.matchAll(/\{\{(.*?)\}\}/g)].map(([, action]) => action ?? '');
  return [...new Set(actions.flatMap((action) => [...action.matchAll(/\.(\w+)/g)].flatMap(([, name]) => name ?? [])))];
}

function checkTopics(spec: PodSpec | Declared['spec'], topics: ReadonlySet<string>, report: Report): void {
  for (const [field, names] of [
    ['publishes', spec.publishes ?? []],
    ['consumes.topics', spec.consumes?.topics ?? []],
  ] as const) {
    for (const topic of names) {
      if (!topics.has(topic))
        report(field, `topic '${topic}'`, `a topic of a kafka data service${suggestion(topic, topics)}`);
    }
  }
}
