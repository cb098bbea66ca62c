/** Processor architecture of a node, and of the images that run on it. */
export type Architecture = 'amd64' | 'arm64';
