import type { Scaling } from '../../lib/spec/scaling.ts';

/** Range and pace of daa-service (daa.md, Deployment Example: HorizontalPodAutoscaler). */
export const scaling = {
  min: 3,
  max: 10,
  cpu: 70,
  memory: 80,
  behavior: {
    scaleUp: {
      stabilizationWindowSeconds: 60,
      policies: [
        { type: 'Percent', value: 100, periodSeconds: 60 },
        { type: 'Pods', value: 2, periodSeconds: 60 },
      ],
      selectPolicy: 'Max',
    },
    scaleDown: {
      stabilizationWindowSeconds: 300,
      policies: [{ type: 'Percent', value: 50, periodSeconds: 60 }],
    },
  },
} as const satisfies Scaling;
