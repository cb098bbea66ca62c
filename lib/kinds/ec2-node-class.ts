import type { EC2NodeClass } from '../../imports/types/karpenter.k8s.aws.ts';
import type { NodePool } from '../spec/cluster.ts';
import type { System } from '../resolve/system.ts';
import { clusterTags } from './aws/tags.ts';
import { systemLabels } from './metadata.ts';

/** AMI of the nodes. It is pinned, so that nodes change only with a pull request. */
const amiAlias = 'al2023@v20261101';

/** AWS settings of a pool's nodes. Pods have no access to the instance metadata (IMDS) of their node. */
export function ec2NodeClass(system: System, name: string, { volumeSize }: NodePool): EC2NodeClass {
  const { owner, cluster } = system;
  const discovery = [{ tags: { 'karpenter.sh/discovery': cluster.name } }];
  return {
    apiVersion: 'karpenter.k8s.aws/v1',
    kind: 'EC2NodeClass',
    metadata: { name, labels: systemLabels({ system: system.name, owner }) },
    spec: {
      role: `${cluster.name}-karpenter-node`,
      amiSelectorTerms: [{ alias: amiAlias }],
      subnetSelectorTerms: discovery,
      securityGroupSelectorTerms: discovery,
      blockDeviceMappings: [
        {
          deviceName: '/dev/xvda',
          rootVolume: true,
          ebs: { volumeSize, volumeType: 'gp3', encrypted: true, deleteOnTermination: true },
        },
      ],
      metadataOptions: { httpEndpoint: 'enabled', httpTokens: 'required', httpPutResponseHopLimit: 1 },
      tags: clusterTags(system, name),
    },
  };
}
