import type { Chart } from 'cdk8s';
import type { ClusterSpec } from './cluster.ts';
import type { Environment } from './environment.ts';
import type { PodSpec } from './pod.ts';
import type { ResourceAmounts, Resources } from './resources.ts';
import type { Served } from './serving.ts';

/**
 * A chart of constructs: its objects come from constructs of cdk8s, cdk8s-plus, `cdk8s import`, npm or your own. Its
 * connections are declared as for a workload, and its network policies follow from them. It renders to one file of
 * `dist/`, and all rules apply to it.
 */
export interface ChartSpec
  extends
    Pick<PodSpec, 'description' | 'assumed' | 'definedIn' | 'calls' | 'publishes' | 'consumes' | 'secrets' | 'urls'>,
    Pick<PodSpec, 'metrics' | 'kubernetesApi' | 'aws' | 'notInDev' | 'onlyInDev' | 'exceptions'>,
    Served {
  /**
   * Adds constructs to the chart; it is called once for each environment. Environments may change only scale and data.
   * An exception that it throws is reported as a problem of the file.
   */
  readonly add: AddConstructs;
}

/**
 * Adds constructs to a chart. It may return a list of objects that are not constructs: plain data, or instances of
 * classes with a `toJSON` method, such as those of @kubernetes-models. A construct is rendered whether or not it is
 * returned.
 */
export type AddConstructs = (chart: Chart, context: ChartContext) => unknown;

/** Everything that the constructs of a chart may depend on. */
export interface ChartContext {
  /**
   * Name of the chart. The service account of its pods and the Service that others call have this name; so has the
   * pods' label `app.kubernetes.io/name`, by which policies select them.
   */
  readonly name: string;
  readonly system: string;
  readonly owner: string;
  /** Namespace of the layer; objects without a namespace get it. */
  readonly namespace: string;
  readonly environment: Environment;
  readonly cluster: ClusterSpec;
  /** Labels of every object; a label that the object sets itself wins. */
  readonly labels: Readonly<Record<string, string>>;
  /**
   * Secret with the keys of `secrets`, and a key `<data service>-url` for each data service in `calls` that has a URL.
   */
  readonly secretName: string;
  /** Addresses of all data services of the system; the pods may connect only to those in `calls`. */
  readonly dataServices: Readonly<Record<string, DataServiceAddress>>;
  /** The full reference of an image that `releases.ts` pins, or of a public image with its tag. */
  image(name: string): string;
  /** Reduces a replica range that is declared for production to this environment; a fixed count is `{ min }`. */
  replicas(declared: { readonly min: number; readonly max?: number }): { readonly min: number; readonly max: number };
  /**
   * Reduces requests and limits that are declared for production to this environment, in the form of a container's
   * field `resources`.
   */
  resources(declared: Resources): ChartResources;
}

/** The address of a data service, or of its stand-in. */
export interface DataServiceAddress {
  /** Host names; the first one accepts writes. */
  readonly hosts: readonly string[];
  readonly port: number;
  /** The environment variables that a workload with this call gets. */
  readonly environment: Readonly<Record<string, string>>;
  /** Key of its URL in the chart's Secret. @default - it has no URL */
  readonly urlKey?: string;
}

/** The field `resources` of a container. */
export interface ChartResources {
  readonly requests: ResourceAmounts & { readonly 'ephemeral-storage': string };
  readonly limits: ResourceAmounts & { readonly 'ephemeral-storage': string };
}
