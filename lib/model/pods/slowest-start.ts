import { containersOf, type Pods } from './pods.ts';

/** Seconds until the startup probe of the slowest container fails for good; 0 without startup probes. */
export function slowestStart(pods: Pods): number {
  let slowest = 0;
  for (const { container } of containersOf(pods)) {
    if (container.startupProbe === undefined) continue;
    const { failureThreshold = 3, initialDelaySeconds = 0, periodSeconds = 10 } = container.startupProbe;
    slowest = Math.max(slowest, initialDelaySeconds + failureThreshold * periodSeconds);
  }
  return slowest;
}
