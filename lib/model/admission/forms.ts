import { below, type Paths, type Table } from './table.ts';

/** How a name is written. */
export interface Form {
  readonly pattern: RegExp;
  readonly longest: number;
  readonly needed: string;
}

const label: Form = {
  pattern: /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/,
  longest: 63,
  needed: 'at most 63 small letters, digits and -',
};
const shorter = (longest: number, because: string): Form => ({
  ...label,
  pattern: /./,
  longest,
  needed: `at most ${longest} characters: ${because}`,
});
/** RFC 1035: no digit first. */
const beginsWithLetter: Form = {
  pattern: /^[a-z]([-a-z0-9]*[a-z0-9])?$/,
  longest: 63,
  needed: 'at most 63 small letters, digits and -, a letter first',
};
/** https://www.rfc-editor.org/rfc/rfc6335.html#section-5.1 */
const portName: Form = {
  pattern: /^(?!.*--)(?=.*[a-z])[a-z0-9]([-a-z0-9]*[a-z0-9])?$/,
  longest: 15,
  needed: 'at most 15 small letters, digits and single -, with a letter',
};
const dataKey: Form = { pattern: /^[-._a-zA-Z0-9]+$/, longest: 253, needed: 'letters, digits, -, _ and .' };
const metadataKey: Form = {
  pattern: /^([a-z0-9]([-.a-z0-9]*[a-z0-9])?\/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/,
  longest: 317,
  needed: 'a name of at most 63 letters, digits, -, _ and ., and a domain with / before it at most',
};

const host = /(\*|(\*-?)?[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?)(\.[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?)*\.?/.source;
const anyHost: Form = {
  pattern: new RegExp(`^(${host}|[0-9a-fA-F:.]+)$`),
  longest: 255,
  needed: 'a host, or * in place of its first part',
};
const certainHost: Form = {
  ...anyHost,
  pattern: new RegExp(`^(?!\\*$)(${host}|[0-9a-fA-F:.]+)$`),
  needed: 'a host, and not *',
};
const gatewayHost: Form = {
  pattern: new RegExp(`^((\\*|\\.|[a-z0-9]([-a-z0-9]*[a-z0-9])?)/)?(${host}|[0-9a-fA-F:.]+)$`),
  longest: 320,
  needed: 'a host, or namespace/host',
};
const egressHost: Form = {
  pattern: new RegExp(`^(~/\\*|(\\*|\\.|[a-z0-9]([-a-z0-9]*[a-z0-9])?)/${host})$`),
  longest: 320,
  needed: 'namespace/host, with . for its own namespace and * for all',
};

const metadata: Paths<Form> = { 'annotations{keys}': metadataKey, 'labels{keys}': metadataKey };
const template = below(['spec.template.metadata'], metadata);

/** Names that a schema takes for any text. */
export const forms: Table<Form> = {
  // https://github.com/kubernetes/kubernetes/blob/v1.35.0/pkg/apis/core/validation/validation.go
  pods: {
    ...below(['containers[]', 'initContainers[]'], { name: label, 'ports[].name': portName }),
    'nodeSelector{keys}': metadataKey,
    'volumes[].name': label,
  },
  kinds: {
    ConfigMap: { 'binaryData{keys}': dataKey, 'data{keys}': dataKey },
    // https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#cronjob-limitations
    CronJob: { 'metadata.name': shorter(52, 'its Jobs have 11 more') },
    DaemonSet: template,
    Deployment: template,
    DestinationRule: { 'spec.host': anyHost, 'spec.subsets[].name': label },
    Gateway: { 'metadata.name': label, 'spec.servers[].hosts[]': gatewayHost },
    Job: { ...template, 'metadata.name': shorter(63, 'its pods bear it as a label') },
    Secret: { 'data{keys}': dataKey, 'stringData{keys}': dataKey },
    Service: { 'metadata.name': beginsWithLetter, 'spec.ports[].name': label },
    ServiceEntry: {
      'spec.hosts[]': certainHost,
      'spec.ports[].name': { ...label, pattern: /^[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?$/ },
    },
    Sidecar: { 'spec.egress[].hosts[]': egressHost },
    // https://github.com/kubernetes/kubernetes/issues/64023
    StatefulSet: { ...template, 'metadata.name': shorter(52, 'its pods bear it with 11 more as a label') },
    VirtualService: {
      'spec.hosts[]': anyHost,
      ...below(['spec.http[].route[]', 'spec.tcp[].route[]', 'spec.tls[].route[]'], {
        'destination.host': certainHost,
      }),
    },
  },
};
