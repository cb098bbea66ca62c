/** Capacity of a node for pods, or usage of a pod: CPUs, bytes of memory, bytes of local disk, GPUs, and pods. */
export interface Room {
  readonly cpu: number;
  readonly memory: number;
  readonly storage: number;
  readonly gpus: number;
  readonly pods: number;
}

/** All dimensions of capacity. */
export const dimensions = ['cpu', 'memory', 'storage', 'gpus', 'pods'] as const satisfies readonly (keyof Room)[];

/** No room, or no usage. */
export const empty: Room = { cpu: 0, memory: 0, storage: 0, gpus: 0, pods: 0 };

/** Whether a pod, or several, fit into what is left. */
export function fits(room: Room, free: Room): boolean {
  return (
    room.cpu <= free.cpu + 1e-9 &&
    room.memory <= free.memory + 1e-9 &&
    room.storage <= free.storage + 1e-9 &&
    room.gpus <= free.gpus &&
    room.pods <= free.pods
  );
}

/** Whether a node with a usage still has room for a pod; its disk and GPUs are not looked at. */
export function leaves(free: Room, used: Room, room: Room): boolean {
  return (
    used.cpu + room.cpu <= free.cpu + 1e-9 &&
    used.memory + room.memory <= free.memory + 1e-9 &&
    used.pods + room.pods <= free.pods
  );
}

/** A room with so many times another: -1 takes it away. */
export function plus(used: Room, room: Room, times: number): Room {
  return {
    cpu: used.cpu + room.cpu * times,
    memory: used.memory + room.memory * times,
    storage: used.storage + room.storage * times,
    gpus: used.gpus + room.gpus * times,
    pods: used.pods + room.pods * times,
  };
}
