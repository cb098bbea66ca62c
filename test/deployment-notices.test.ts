import { describe, expect, it } from 'vitest';
import type { Manifest } from '../lib/manifests/manifest.ts';
import type { EnvironmentName } from '../lib/spec/environment.ts';
import type { DeploymentNotices } from '../lib/spec/system.ts';
import { fieldsIn } from '../lib/model/untyped.ts';
import { renderSample, sampleSystem, webServer } from './sample-system.ts';

describe('notices of deployments', () => {
  it('are not sent unless the system asks for them', () => {
    expect(noticesIn('production', undefined)).toBeUndefined();
    expect(subscriptions('production', undefined)).toEqual([]);
  });

  it('are not sent in dev, where no alerts are sent either', () => {
    expect(noticesIn('dev', { failed: ['page'] })).toBeUndefined();
    expect(subscriptions('dev', { failed: ['page'] })).toEqual([]);
  });

  it('go to the receivers of each event', () => {
    expect(subscriptions('production', { deployed: ['chat'], failed: ['chat', 'page'] })).toEqual([
      ['notifications.argoproj.io/subscribe.deployed.chat', ''],
      ['notifications.argoproj.io/subscribe.failed.chat', ''],
      ['notifications.argoproj.io/subscribe.failed.page', 'on-call'],
    ]);
  });

  it('need only the services, templates and credentials of their receivers', () => {
    const objects = noticesIn('production', { degraded: ['page'] }) ?? [];
    expect(Object.keys(dataOf(objects))).toEqual(['service.pagerdutyv2.page', 'template.degraded', 'trigger.degraded']);
    const { spec } = objects.find(({ kind }) => kind === 'ExternalSecret') as Manifest & { spec: unknown };
    expect(fieldsIn(spec).data).toEqual([
      {
        secretKey: 'pagerduty-routing-key',
        remoteRef: { key: 'shop/production/alerting', property: 'pagerduty-routing-key' },
      },
    ]);
  });

  it('say the system, the environment and the revision, as JSON for the chat', () => {
    const data = dataOf(noticesIn('production', { failed: ['chat', 'page'] }) ?? []);
    expect(data['template.failed']).toBe(`webhook:
  chat:
    method: POST
    body: '{"text": {{ printf "shop in production: revision %s could not be applied: %s" (.app.status.sync.revision | trunc 7) .app.status.operationState.message | toJson }}}'
pagerdutyv2:
  summary: '{{ printf "shop in production: revision %s could not be applied: %s" (.app.status.sync.revision | trunc 7) .app.status.operationState.message }}'
  severity: critical
  source: shop-in-production
  dedupKey: shop-in-production-failed
`);
  });

  it('are read with an identity of their own, which may read nothing else', () => {
    const { files } = render('production', { failed: ['page'] });
    const cluster = JSON.stringify(files.get('dist/clusters/production/shop.yaml'));
    expect(cluster).toContain('shop-argocd-external-secrets');
    const without = JSON.stringify(render('production', undefined).files.get('dist/clusters/production/shop.yaml'));
    expect(without).not.toContain('shop-argocd-external-secrets');
  });
});

function render(environment: EnvironmentName, deploymentNotices: DeploymentNotices | undefined) {
  const more = deploymentNotices && { deploymentNotices };
  const rendered = renderSample([sampleSystem({ front: { web: webServer } }, more)], [environment]);
  expect(rendered.problems).toEqual([]);
  return rendered;
}

function noticesIn(environment: EnvironmentName, notices: DeploymentNotices | undefined) {
  return render(environment, notices).files.get(`argocd/${environment}/shop/notices.yaml`);
}

function dataOf(objects: readonly Manifest[]): Readonly<Record<string, unknown>> {
  return fieldsIn(fieldsIn(objects.find(({ kind }) => kind === 'ConfigMap')).data);
}

function subscriptions(environment: EnvironmentName, notices: DeploymentNotices | undefined) {
  const objects = render(environment, notices).files.get(`argocd/${environment}/shop/shop.yaml`) ?? [];
  return objects.flatMap(({ metadata }) =>
    Object.entries(metadata.annotations ?? {}).filter(([key]) => key.startsWith('notifications.')),
  );
}
