import zones from './time-zones.json' with { type: 'json' };

let known: ReadonlySet<string> | undefined;

/** Every name that a CronJob's `timeZone` may have; capitals count where the control plane runs. */
export function timeZones(): ReadonlySet<string> {
  known ??= new Set(
    Object.entries(zones.places).flatMap(([area, names]) =>
      names.map((name) => (area === '' ? name : `${area}/${name}`)),
    ),
  );
  return known;
}
