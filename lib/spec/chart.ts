import type { Chart } from 'cdk8s';
import type { ClusterSpec } from './cluster.ts';
import type { Environment } from './environment.ts';
import type { PodSpec, ResourceAmounts, Resources, Served } from './workload.ts';

/**
 * A chart of a layer whose objects are made by constructs: of cdk8s, cdk8s-plus, `cdk8s import`, npm or one's own. What
 * its pods may reach, and who reaches them, is said here as for a workload; the policies follow. It is one file of
 * `dist/`, and all rules hold for it.
 */
export interface ChartSpec
  extends
    Pick<PodSpec, 'description' | 'assumed' | 'definedIn' | 'calls' | 'publishes' | 'consumes' | 'secrets' | 'urls'>,
    Pick<PodSpec, 'metrics' | 'kubernetesApi' | 'aws' | 'notInDev' | 'onlyInDev' | 'exceptions'>,
    Served {
  /**
   * Adds constructs to the chart, once for each environment; the environment may change scale and data alone. What is no
   * construct, such as a class of @kubernetes-models, is returned. An exception is a problem of the file.
   */
  readonly add: AddConstructs;
}

/**
 * Puts constructs into a chart. It may return a list of objects that are no constructs: data, or instances of classes
 * that say what they are by `toJSON`. A construct that it returns stands in the chart anyway.
 */
export type AddConstructs = (chart: Chart, context: ChartContext) => unknown;

/** What a chart is resolved against: all that its constructs may depend on. */
export interface ChartContext {
  /**
   * The chart's name: that of the service account of its pods, of their label `app.kubernetes.io/name`, by which
   * policies select them, and of the Service that others call.
   */
  readonly name: string;
  readonly system: string;
  readonly owner: string;
  /** Namespace of the layer; objects get it where they name none. */
  readonly namespace: string;
  readonly environment: Environment;
  readonly cluster: ClusterSpec;
  /** Labels that every object gets unless it says otherwise. */
  readonly labels: Readonly<Record<string, string>>;
  /** Secret with the keys of `secrets`, and `<data service>-url` of each data service in `calls` that has a URL. */
  readonly secretName: string;
  /** Where each data service of the system answers; only those in `calls` let the pods in. */
  readonly dataServices: Readonly<Record<string, DataServiceAddress>>;
  /** Full reference of an image that `releases.ts` pins, or of a public one with its tag. */
  image(name: string): string;
  /** A replica range, or fixed count as `min`, that is declared for production, as it is here. */
  replicas(declared: { readonly min: number; readonly max?: number }): { readonly min: number; readonly max: number };
  /** Requests and limits that are declared for production, as they are here and as containers say them. */
  resources(declared: Resources): ChartResources;
}

/** Where a data service answers, or the stand-in that takes its place. */
export interface DataServiceAddress {
  /** The one that writes first. */
  readonly hosts: readonly string[];
  readonly port: number;
  /** The environment variables that a workload gets. */
  readonly environment: Readonly<Record<string, string>>;
  /** Key of its URL in the chart's Secret. @default - it has none */
  readonly urlKey?: string;
}

/** The field `resources` of a container. */
export interface ChartResources {
  readonly requests: ResourceAmounts & { readonly 'ephemeral-storage': string };
  readonly limits: ResourceAmounts & { readonly 'ephemeral-storage': string };
}
