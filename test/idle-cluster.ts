import { stringify } from 'yaml';
import { series } from '../lib/spec/alerts/series.ts';
import { run } from './promtool.ts';

/** A value every 5 minutes for a day. */
const constant = (value: number): string => `${value}x300`;
/** The time itself: an event that happened just now. */
const now = '0+300x300';

/**
 * Series of exporters in a healthy cluster without requests: databases and brokers respond, jobs succeed, pods are
 * ready, and the proxies have counted no request. At a standby the database is a replica of the other region.
 */
function idle(namespaces: readonly string[], standby: boolean): Readonly<Record<string, string>> {
  const all: Record<string, string> = { [series.kubeState('kube_node_info', { node: 'a' })]: constant(1) };
  const ready = { condition: 'Ready', status: 'true', node: 'a' };
  all[series.kubeState('kube_node_status_condition', ready)] = constant(1);
  for (const namespace of namespaces) {
    const of = (metric: string, workload: string, value: string, labels = {}): void => {
      all[series.exported(metric, `${namespace}/${workload}`, labels)] = value;
    };
    for (const exporter of ['database-exporter', 'database-reader-exporter']) {
      of('pg_up', exporter, constant(1));
      of('pg_replication_is_replica', exporter, constant(standby || exporter.includes('reader') ? 1 : 0));
      of('pg_replication_lag_seconds', exporter, constant(1));
    }
    of('cnpg_pg_replication_in_recovery', 'database', constant(standby ? 1 : 0));
    of('cnpg_pg_replication_lag', 'database', constant(standby ? 120 : 0));
    of('cnpg_pg_stat_archiver_last_archived_time', 'database', now);
    of('cnpg_pg_stat_archiver_last_failed_time', 'database', constant(-1));
    of('barman_cloud_cloudnative_pg_io_last_available_backup_timestamp', 'database', now);
    of('kafka_brokers', 'kafka-exporter', constant(3));
    of('kafka_consumergroup_lag_sum', 'kafka-exporter', constant(0), { consumergroup: 'etl', topic: 'a' });
    of('daily_llm_spend', 'cost-exporter', constant(0), { model: 'large' });
    of('cost_per_idea', 'cost-exporter', constant(0));
    of('active_pipeline_executions', 'conductor', constant(0));
    for (const cronjob of ['database-backup', 'database-restore-test', 'restore-verification']) {
      all[series.kubeState('kube_cronjob_created', { namespace, cronjob })] = constant(0);
      all[series.kubeState('kube_cronjob_status_last_successful_time', { namespace, cronjob })] = now;
    }
    for (const workload of ['kva-api', 'conductor', 'api-server', 'daa-service']) {
      const pod = { namespace, pod: `${workload}-a`, condition: 'true' };
      all[series.kubeState('kube_pod_status_ready', pod)] = constant(1);
      const restarts = { namespace, pod: `${workload}-a`, container: workload };
      all[series.kubeState('kube_pod_container_status_restarts_total', restarts)] = constant(2);
    }
  }
  return all;
}

/** Alerts of these groups that fire after a day in a healthy cluster without requests. */
export function firingWhenIdle(groups: unknown, namespaces: readonly string[], standby: boolean): readonly string[] {
  const names = [...JSON.stringify(groups).matchAll(/"alert":"(\w+)"/g)].map(([, name = '']) => name);
  const interval = '5m';
  const files = {
    'rules.yaml': stringify({ groups }),
    'tests.yaml': stringify({
      rule_files: ['rules.yaml'],
      evaluation_interval: interval,
      tests: [
        {
          interval,
          input_series: Object.entries(idle(namespaces, standby)).map(([one, values]) => ({ series: one, values })),
          promql_expr_test: names.map((name) => ({
            expr: `count(ALERTS{alertname="${name}",alertstate="firing"}) or vector(0) # ${name}`,
            eval_time: '24h',
            exp_samples: [{ labels: '{}', value: 0 }],
          })),
        },
      ],
    }),
  };
  const { status, output } = run('promtool', ['test', 'rules', 'tests.yaml'], files);
  const firing = [...output.matchAll(/expr: .*# (\w+)", time/g)].map(([, name = '']) => name);
  if (status !== 0 && firing.length === 0) throw new Error(output);
  return firing;
}
