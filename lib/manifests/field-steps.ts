/** Steps of a field such as `spec.containers[0].env` or `metadata.labels['a.b/c']`. */
export function stepsOf(field: string): readonly (string | number)[] {
  // A quoted key may contain quotes and brackets: it ends where another step begins.
  return [...field.matchAll(/\['(.*?)'\](?=[.[]|$)|\[(\d+)\]|([^.[\]]+)/gs)].map(([, quoted, index, name]) =>
    index === undefined ? (quoted ?? name ?? '') : Number(index),
  );
}
