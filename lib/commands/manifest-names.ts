/** Whether a file holds manifests, as its name says; one of JSON says it in its text. */
export function isManifestName(path: string): boolean {
  return /\.(ya?ml|cloudformation\.template)$/.test(path);
}

/** Whether a file may hold manifests in JSON. */
export function isJsonName(path: string): boolean {
  return path.endsWith('.json');
}

/** Whether a text of JSON holds an object, and not settings of a tool: `kubectl apply -f` takes those of a folder, too. */
export function isJsonManifest(text: string): boolean {
  return /^\s*\{\s*"/.test(text) && /"apiVersion"\s*:/.test(text) && /"kind"\s*:/.test(text);
}
