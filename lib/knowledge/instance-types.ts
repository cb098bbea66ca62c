import known from './instance-types.json' with { type: 'json' };

/** An EC2 instance type, with what scheduling and a bill need of it. */
export interface InstanceType {
  readonly arch: 'amd64' | 'arm64';
  readonly cpus: number;
  /** Memory in MiB. */
  readonly memory: number;
  /** GPUs of NVIDIA. @default - it has none */
  readonly gpus?: number;
  /** As Karpenter labels them. */
  readonly gpuName?: string;
  /** Network interfaces, and IPv4 addresses of each: they bound the pods of a node. */
  readonly interfaces: number;
  readonly addresses: number;
  /** USD an hour on demand, Linux, in us-east-1; for us-west-2 it is taken to be the same. Prices are for the order of magnitude of a bill. */
  readonly hourly: number;
  /** Why no node of it can be made any more. @default - nodes can be made */
  readonly withdrawn?: string;
}

/** An instance type by its name; undefined where the table does not have it: new types, and those with other accelerators. */
export function instanceType(name: string): InstanceType | undefined {
  const made = types.get(name) ?? read(name);
  if (made !== undefined) types.set(name, made);
  return made;
}

/** All names that the table has. */
export function instanceTypeNames(): readonly string[] {
  return [...Object.keys(known.amd64), ...Object.keys(known.arm64)];
}

const types = new Map<string, InstanceType>();

type Row = readonly [
  cpus: number,
  gibibytes: number,
  interfaces: number,
  addresses: number,
  hourly: number,
  gpus?: number,
  gpuName?: string,
];

function read(name: string): InstanceType | undefined {
  for (const arch of ['amd64', 'arm64'] as const) {
    const rows = known[arch] as unknown as Readonly<Record<string, Row>>;
    const row = Object.hasOwn(rows, name) ? rows[name] : undefined;
    if (row === undefined) continue;
    const [cpus, gibibytes, interfaces, addresses, hourly, gpus, gpuName] = row;
    const ofFamily: Readonly<Record<string, string>> = known.withdrawn;
    const withdrawn = ofFamily[name.slice(0, name.indexOf('.'))];
    return {
      ...{ arch, cpus, memory: gibibytes * 1024, interfaces, addresses, hourly },
      ...(gpus !== undefined && { gpus }),
      ...(gpuName !== undefined && { gpuName }),
      ...(withdrawn !== undefined && { withdrawn }),
    };
  }
  return undefined;
}

/** Share of the price on demand that a spot node is taken to cost. An estimate: spot prices differ by zone and hour. */
export const spotShare = 0.35;

/** USD an hour of an EKS control plane in standard support. */
export const controlPlaneHourly = known.controlPlaneHourly;

/** Hours of a month, as AWS counts them in its examples. */
export const monthlyHours = 730;
