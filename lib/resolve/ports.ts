/** Whether the mesh sees single requests on a port of this name, rather than connections. */
export function carriesRequests(name: string): boolean {
  return /^(http|http2|grpc)(-|$)/.test(name);
}
