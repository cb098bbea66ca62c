import { title } from '../../model/mention.ts';
import { readingCopies, writtenBy } from '../../model/data/reading-copies.ts';
import type { Rule } from '../../model/rule.ts';

export const replicaIsNotWritten: Rule = {
  id: 'replica-is-not-written',
  tier: 'contract',
  severity: 'error',
  kinds: ['Job', 'CronJob', 'Deployment', 'StatefulSet'],
  summary: 'what writes to a database runs where the database is no reading copy of another region',
  why: 'A read replica refuses every write: a migration there fails, and if it is a hook it blocks every sync.',
  source:
    'https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database.html#aurora-global-database.limitations',
  *check(cluster) {
    const copies = readingCopies(cluster);
    if (copies.size === 0) return;
    for (const kind of ['Job', 'CronJob', 'Deployment', 'StatefulSet'] as const) {
      for (const object of cluster.of(kind)) {
        for (const name of writtenBy(object)) {
          const copy = copies.get(name);
          if (copy === undefined) continue;
          const is = `${name}, which ${title(copy)} only reads from another region`;
          yield { object, field: "metadata.annotations['strata.dev/writes']", is, needed: 'no such object here' };
        }
      }
    }
  },
};
