const { renderSample } = await import('./sample-system.ts');
const { golden } = await import('./golden/' + process.argv[2] + '/spec.ts');
const { platform } = await import('./platform.ts');
const r = renderSample(golden.system, (process.argv[3] ?? 'production').split(',') as never, platform.controllers);
console.log(r.problems.join('\n'));
const { checkSubjects } = await import('../lib/check/check.ts');
const { findingLine } = await import('../lib/check/findings/text.ts');
for (const f of checkSubjects(r.subjects)) if (f.severity === 'error') console.log(findingLine(f).slice(0,400));
export {};
