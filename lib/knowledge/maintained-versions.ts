/** A product and its major versions. */
export interface Product {
  readonly name: string;
  /** The oldest major version that is maintained. */
  readonly oldest: number;
  /** When others ceased to be, by major version. */
  readonly ended: Readonly<Record<number, string>>;
}

/** https://www.postgresql.org/support/versioning/, by way of https://endoflife.date/postgresql as of May 2025. */
const postgresql: Product = {
  name: 'PostgreSQL',
  oldest: 15,
  ended: { 12: '2024-11-21', 13: '2025-11-13', 14: '2026-11-12' },
};

/** https://github.com/nodejs/Release, by way of https://endoflife.date/nodejs as of January 2024; of odd versions none is maintained for long. */
const node: Product = { name: 'Node.js', oldest: 22, ended: { 16: '2023-09-11', 18: '2025-04-30', 20: '2026-04-30' } };

/** https://github.com/jaegertracing/jaeger/issues/6321: no releases from 2026 on. */
const jaeger: Product = { name: 'Jaeger', oldest: 2, ended: { 1: '2025-12-31' } };

/** Products by the repository of their images, without `docker.io/library/`. */
export const maintained: ReadonlyMap<string, Product> = new Map([
  ['postgres', postgresql],
  ['bitnami/postgresql', postgresql],
  ['ghcr.io/cloudnative-pg/postgresql', postgresql],
  ['node', node],
  ...['agent', 'all-in-one', 'collector', 'ingester', 'query'].map(
    (part) => [`jaegertracing/${part === 'all-in-one' ? part : `jaeger-${part}`}`, jaeger] as const,
  ),
]);
