/** What is said of a finding that a value of a template makes uncertain. */
export const ofTemplate = 'what its template makes of it is not among the files';

/**
 * Whether a text is of a template: `{{ .Values.host }}` of Helm and of Ansible, `{% if %}`, `${DOMAIN}` of Flux, envsubst and
 * OpenShift.
 */
export function isTemplated(text: string): boolean {
  return /\{\{|\{%|\$\{\{?[A-Za-z_]/.test(text);
}

/** Kinds whose own fields are templates, so that braces in them are the value that is meant. */
export const kindsOfTemplates: ReadonlySet<string> = new Set([
  'AlertmanagerConfig',
  'AnalysisTemplate',
  'ApplicationSet',
  'ClusterAnalysisTemplate',
  'ConfigMap',
  'ExternalSecret',
  'PrometheusRule',
]);
