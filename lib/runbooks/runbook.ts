import type { System, SystemAlert } from '../resolve/system.ts';
import { commandsOf } from './commands.ts';
import type { Described } from './described.ts';
import { touches } from './touches.ts';

/** The page of an alert: what it means, what it touches, and the first commands, all from its spec and the system. */
export function runbook(name: string, alert: SystemAlert, described: Described): string {
  const { system } = described;
  const { priority, response, firstSteps = [], proof } = alert;
  const scenarios = (fires: boolean) =>
    proof.filter(({ firing = [] }) => firing.length > 0 === fires).map((one) => `- ${one.name}`);
  const commands = alert.subjects.flatMap((subject) => commandsOf(subject, described));
  return `${[
    `# ${name}`,
    `<!-- Made from charts/${system.name}/alerts.ts and the specs: UPDATE=1 npx vitest run test/runbooks.test.ts -->`,
    `${alert.summary} (${system.name}). **${priority}**: act within ${response}. ${told(alert, system)}${role(alert)}`,
    '## What it means',
    `${plain(alert.description)}. It has been so for ${alert.for}:`,
    block('promql', alert.expression),
    ['It fires when, for example:', '', ...scenarios(true)].join('\n'),
    ['It does not when:', '', ...scenarios(false)].join('\n'),
    '## What it touches',
    alert.subjects.flatMap((subject) => touches(subject, described)).join('\n'),
    '## First commands',
    `Of ${system.environment.name}; the names of the other clusters stand in \`charts/${system.name}/clusters.ts\`.`,
    block('sh', [context(system), ...new Set(commands)].join('\n')),
    ...(firstSteps.length === 0 ? [] : [firstSteps.map((step, index) => `${index + 1}. ${step}`).join('\n')]),
    '## Afterwards',
    `What was done by hand and contradicts \`dist/\` is put back by Argo CD: what shall last is changed in \`charts/${system.name}/\`, rendered, and merged.`,
  ].join('\n\n')}\n`;
}

function told({ receiver, severity }: SystemAlert, { contacts }: System): string {
  const who = receiver ?? ({ critical: 'page', warning: 'chat', info: 'mail' } as const)[severity];
  switch (who) {
    case 'page':
      return `Whoever is on call is paged${contacts.onCall === undefined ? '' : `, and ${contacts.onCall} gets mail`}.`;
    case 'chat':
      return 'It is told in Slack, `#alerts`.';
    case 'mail':
      return `${contacts.owner} gets mail.`;
  }
}

function role({ notAtStandby, onlyAtStandby }: SystemAlert): string {
  if (notAtStandby !== undefined) return ` A cluster at standby is without it: ${notAtStandby.toLowerCase()}.`;
  return onlyAtStandby === undefined ? '' : ` Only a cluster at standby has it: ${onlyAtStandby.toLowerCase()}.`;
}

/** A text of Prometheus without its templates: `<value>`, `<pod>`. */
function plain(template: string): string {
  return template
    .replaceAll(/\{\{\s*if [^}]*\}\}(.*?)\{\{\s*else\s*\}\}(.*?)\{\{\s*end\s*\}\}/g, '$2, or: $1')
    .replaceAll(/\{\{\s*\$labels\.(\w+)\s*\}\}/g, '`<$1>`')
    .replaceAll(/\{\{\s*\$value[^}]*\}\}/g, '`<value>`');
}

function context({ cluster }: System): string {
  return `aws eks update-kubeconfig --name ${cluster.name} --region ${cluster.region}`;
}

function block(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\``;
}
