import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { Scenario } from '../lib/spec/monitoring.ts';

/** Whether a program of Prometheus is installed: `apt-get install prometheus prometheus-alertmanager` on Debian. */
export function has(program: 'promtool' | 'amtool'): boolean {
  return spawnSync(program, ['--version']).status === 0;
}

/** The errors of promtool for the scenarios of an alert, a line for each time; empty if there are none. */
export function refutations(rule: AlertRule, scenarios: readonly Scenario[]): readonly string[] {
  const groups = [{ name: 'one', rules: [rule] }];
  return [...new Set(scenarios.map(intervalOf))].flatMap((interval) => {
    const tests = scenarios
      .filter((one) => intervalOf(one) === interval)
      .map((scenario) => testOf(rule.alert, scenario, interval));
    const files = {
      'rules.yaml': stringify({ groups }),
      'tests.yaml': stringify({ rule_files: ['rules.yaml'], evaluation_interval: interval, tests }),
    };
    const { status, output } = run('promtool', ['test', 'rules', 'tests.yaml'], files);
    if (status === 0) return [];
    const failed = [...output.matchAll(/expr: .*# (.*)", time: (\S+),\s+exp: \{\} (\S+)/g)];
    if (failed.length === 0) return [output];
    return failed.map(
      ([, name = '', time = '', wanted]) =>
        `${rule.alert} › ${name}: at ${time} it ${wanted === '1E+00' ? 'does not fire' : 'fires'}`,
    );
  });
}

/** A rule of a rendered PrometheusRule. */
export interface AlertRule {
  readonly alert: string;
  readonly expr: string | number;
  readonly for?: string | undefined;
}

/** The errors of `promtool check rules` for groups; undefined if there are none. */
export function ruleProblems(groups: unknown): string | undefined {
  const { status, output } = run('promtool', ['check', 'rules', 'rules.yaml'], { 'rules.yaml': stringify({ groups }) });
  return status === 0 ? undefined : output;
}

/** Runs a program in a temporary folder with these files. */
export function run(
  program: 'promtool' | 'amtool',
  args: readonly string[],
  files: Readonly<Record<string, string>>,
): { readonly status: number | null; readonly output: string } {
  const folder = mkdtempSync(join(tmpdir(), 'strata-alerts-'));
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    const { status, stdout, stderr } = spawnSync(program, [...args], { cwd: folder, encoding: 'utf8' });
    return { status, output: stdout + stderr };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function intervalOf({ interval = '1m' }: Scenario): string {
  return interval;
}

function testOf(alert: string, { name, series, firing = [], silent = [] }: Scenario, interval: string) {
  const firesAt = (times: readonly string[], value: 0 | 1) =>
    times.map((time) => ({
      expr: `count(ALERTS{alertname="${alert}",alertstate="firing"}) > bool 0 or vector(0) # ${name}`,
      eval_time: time,
      exp_samples: [{ labels: '{}', value }],
    }));
  return {
    interval,
    input_series: Object.entries(series).map(([one, values]) => ({ series: one, values })),
    promql_expr_test: [...firesAt(firing, 1), ...firesAt(silent, 0)],
  };
}
