/** Whether a host of Istio, which may begin with a `*`, stands for another one. */
export function coversHost(wide: string, narrow: string): boolean {
  return wide === narrow || wide === '*' || (wide.startsWith('*') && narrow.endsWith(wide.slice(1)));
}

/** Whether some request is for both hosts. */
export function hostsOverlap(a: string, b: string): boolean {
  return coversHost(a, b) || coversHost(b, a);
}

/**
 * Whole name of a host in an object of Istio, which completes names without a dot by the namespace of the object and takes
 * all others as they are: `web.shop` is a host that nobody has.
 * https://istio.io/latest/docs/reference/config/networking/virtual-service/#Destination
 */
export function fullHost(host: string, namespace: string): string {
  return host.includes('.') || host.includes('*') ? host : serviceHost(host, namespace);
}

/** Whole name of a Service. */
export function serviceHost(name: string, namespace: string): string {
  return `${name}.${namespace}.svc.cluster.local`;
}

/** The Service that a host in an object of Istio stands for; undefined for any other host. */
export function serviceOfHost(host: string, namespace: string): ServiceName | undefined {
  // The namespace of manifests that name none is unknown, and the same for all of them.
  const match = /^([^.*]+)\.([^.]*)\.svc\.cluster\.local$/.exec(fullHost(host, namespace));
  return match === null ? undefined : { name: match[1] ?? '', namespace: match[2] ?? '' };
}

interface ServiceName {
  readonly name: string;
  readonly namespace: string;
}
