import type { System, SystemAlert } from '../resolve/system.ts';
import { commandsOf } from './commands.ts';
import type { Described } from './described.ts';
import { touches } from './touches.ts';

/** The page of an alert: its meaning, what it affects, and the first commands, from its spec and the system. */
export function runbook(name: string, alert: SystemAlert, described: Described): string {
  const { system } = described;
  const { priority, response, firstSteps = [], proof } = alert;
  const scenarios = (fires: boolean) =>
    proof.filter(({ firing = [] }) => firing.length > 0 === fires).map((one) => `- ${one.name}`);
  const commands = alert.subjects.flatMap((subject) => commandsOf(subject, described));
  return `${[
    `# ${name}`,
    `<!-- Made from charts/${system.name}/alerts.ts and the specs: UPDATE=1 npx vitest run test/runbooks.test.ts -->`,
    `${alert.summary} (${system.name}). **${priority}**: act within ${response}. ${notified(alert, system)}${role(alert)}`,
    '## What it means',
    `${plain(alert.description)}. The expression has held for ${alert.for}:`,
    block('promql', alert.expression),
    ['It fires when, for example:', '', ...scenarios(true)].join('\n'),
    ['It does not when:', '', ...scenarios(false)].join('\n'),
    '## What it affects',
    alert.subjects.flatMap((subject) => touches(subject, described)).join('\n'),
    '## First commands',
    `For ${system.environment.name}; the names of the other clusters are in \`charts/${system.name}/clusters.ts\`.`,
    block('sh', [context(system), ...new Set(commands)].join('\n')),
    ...(firstSteps.length === 0 ? [] : [firstSteps.map((step, index) => `${index + 1}. ${step}`).join('\n')]),
    '## Afterwards',
    `Argo CD reverts manual changes that contradict \`dist/\`. To make a change permanent, change \`charts/${system.name}/\`, render and merge.`,
  ].join('\n\n')}\n`;
}

function notified({ receiver, severity }: SystemAlert, { contacts }: System): string {
  const who = receiver ?? ({ critical: 'page', warning: 'chat', info: 'mail' } as const)[severity];
  switch (who) {
    case 'page':
      return `It pages the person on call${contacts.onCall === undefined ? '' : `, and ${contacts.onCall} gets mail`}.`;
    case 'chat':
      return 'It is posted to Slack, `#alerts`.';
    case 'mail':
      return `${contacts.owner} gets mail.`;
  }
}

function role({ notAtStandby, onlyAtStandby }: SystemAlert): string {
  if (notAtStandby !== undefined) return ` A standby cluster does not have it: ${notAtStandby.toLowerCase()}.`;
  return onlyAtStandby === undefined ? '' : ` Only a standby cluster has it: ${onlyAtStandby.toLowerCase()}.`;
}

/** A notification text without its templates: `<value>`, `<pod>`. */
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
