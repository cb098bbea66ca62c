import { releases } from './releases.ts';

/**
 * The application's configuration (i2s.md, Configuration Reference), without the values that the cluster determines:
 * addresses and credentials come as URLs from secrets; replicas and resources are those of the workloads.
 */
interface Configuration {
  readonly app: {
    readonly name: string;
    readonly version: string;
    readonly environment: 'development' | 'staging' | 'production';
    readonly debug: boolean;
    readonly logLevel: 'error' | 'warn' | 'info' | 'debug' | 'trace';
    readonly port: number;
  };
  readonly database: {
    /** Limits of one process. */
    readonly maxConnections: number;
    readonly idleTimeoutMs: number;
    readonly connectionTimeoutMs: number;
    readonly logging: boolean;
  };
  readonly redis: {
    readonly db: number;
    /** In seconds. */
    readonly ttl: number;
    readonly maxRetries: number;
    /** In milliseconds. */
    readonly retryDelay: number;
  };
  /** Heartbeat in seconds, and the number of commands that one process runs at the same time. */
  readonly messageQueue: { readonly heartbeat: number; readonly prefetchCount: number };
  readonly agents: {
    readonly conductor: {
      readonly enabled: boolean;
      readonly maxConcurrentPipelines: number;
      readonly timeout: string;
      readonly budgets: { readonly tokensPerPipeline: number; readonly maxCostUSD: number };
    };
    readonly security: {
      readonly enabled: boolean;
      readonly scanners: readonly ('basic' | 'dependencies' | 'secrets')[];
      readonly compliance: readonly ('development' | 'staging' | 'production')[];
      readonly failOnCritical: boolean;
    };
  };
  readonly monitoring: {
    readonly prometheus: { readonly enabled: boolean; readonly endpoint: string; readonly scrapeInterval: string };
    readonly jaeger: { readonly enabled: boolean };
    readonly logging: { readonly level: Configuration['app']['logLevel']; readonly format: 'json' | 'text' };
  };
}

const budgets = { tokensPerPipeline: 100_000, maxCostUSD: 25 };

// i2s.md, Development Configuration.
const development: Configuration = {
  app: {
    name: 'I2S Studio Dev',
    version: releases.dev['i2s/conductor'].tag,
    environment: 'development',
    debug: true,
    logLevel: 'debug',
    port: 8080,
  },
  database: { maxConnections: 20, idleTimeoutMs: 30_000, connectionTimeoutMs: 5_000, logging: true },
  redis: { db: 0, ttl: 3600, maxRetries: 3, retryDelay: 100 },
  messageQueue: { heartbeat: 30, prefetchCount: 1 },
  agents: {
    conductor: { enabled: true, maxConcurrentPipelines: 3, timeout: '30m', budgets },
    security: { enabled: true, scanners: ['basic'], compliance: ['development'], failOnCritical: false },
  },
  monitoring: {
    prometheus: { enabled: true, endpoint: ':9090/metrics', scrapeInterval: '15s' },
    // The proxies export the traces.
    jaeger: { enabled: false },
    logging: { level: 'debug', format: 'text' },
  },
};

// Assumed: the document gives figures only for development.
const production: Configuration = {
  ...development,
  app: {
    ...development.app,
    name: 'I2S Studio',
    version: releases.production['i2s/conductor'].tag,
    environment: 'production',
    debug: false,
    logLevel: 'info',
  },
  database: { ...development.database, logging: false },
  messageQueue: { heartbeat: 30, prefetchCount: 10 },
  agents: {
    // More than 100 executions for each pod, the autoscaler's target; otherwise it would never add a pod.
    conductor: { ...development.agents.conductor, maxConcurrentPipelines: 125 },
    security: {
      enabled: true,
      scanners: ['basic', 'dependencies', 'secrets'],
      compliance: ['production'],
      failOnCritical: true,
    },
  },
  monitoring: { ...development.monitoring, logging: { level: 'info', format: 'json' } },
};

const staging: Configuration = {
  ...production,
  app: {
    ...production.app,
    name: 'I2S Studio Staging',
    version: releases.staging['i2s/conductor'].tag,
    environment: 'staging',
  },
  agents: { ...production.agents, security: { ...production.agents.security, compliance: ['staging'] } },
};

/** The configuration file of each environment; dr has production's. */
export const configurationFiles = {
  dev: configurationFile(development),
  staging: configurationFile(staging),
  production: configurationFile(production),
};

function configurationFile(configuration: Configuration): Readonly<Record<string, string>> {
  return { 'config.json': `${JSON.stringify(configuration, undefined, 2)}\n` };
}
