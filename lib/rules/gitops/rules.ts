import type { Rule } from '../rule.ts';
import { applicationHasProject } from './application-has-project.ts';
import { needsComeFirst } from './needs-come-first.ts';
import { projectPermitsNoMore } from './project-permits-no-more.ts';
import { projectPermitsObjects } from './project-permits-objects.ts';

export const gitopsRules: readonly Rule[] = [
  applicationHasProject,
  projectPermitsObjects,
  projectPermitsNoMore,
  needsComeFirst,
];
