/** Processor architecture of a node, and of an image that runs on it. */
export type Architecture = 'amd64' | 'arm64';
