import type { System } from '../../resolve/system.ts';
import { attribute, ref, tags, type Resource, type Resources } from './resource.ts';

/**
 * The VPC of a cluster with its subnets: public ones for load balancers; private ones for nodes and pods; small ones
 * for only the interfaces of the API server, so that a NetworkPolicy can name their ranges; and data subnets without a
 * route to the internet.
 */
export function network(system: System): Resources {
  const { name, network: declared } = system.cluster;
  const { vpcCidr, zones, publicCidrs = [], privateCidrs = [], controlPlaneCidrs, dataCidrs } = declared;
  const resources: Record<string, Resource> = {
    Vpc: {
      Type: 'AWS::EC2::VPC',
      Properties: {
        CidrBlock: vpcCidr,
        EnableDnsHostnames: true,
        EnableDnsSupport: true,
        Tags: tags(system, 'network', name),
      },
    },
    InternetGateway: { Type: 'AWS::EC2::InternetGateway', Properties: { Tags: tags(system, 'network', name) } },
    InternetGatewayAttachment: {
      Type: 'AWS::EC2::VPCGatewayAttachment',
      Properties: { VpcId: ref('Vpc'), InternetGatewayId: ref('InternetGateway') },
    },
    PublicRoutes: routeTable(system, 'public'),
    PublicRoute: {
      Type: 'AWS::EC2::Route',
      DependsOn: 'InternetGatewayAttachment',
      Properties: {
        RouteTableId: ref('PublicRoutes'),
        DestinationCidrBlock: '0.0.0.0/0',
        GatewayId: ref('InternetGateway'),
      },
    },
    InnerRoutes: routeTable(system, 'inner'),
    ...dataSecurityGroup(system),
  };
  const add = (
    purpose: string,
    cidrs: readonly string[],
    routes: (index: number) => string,
    marks: readonly { Key: string; Value: string }[] = [],
  ): void => {
    for (const [index, cidr] of cidrs.entries()) {
      const subnet = `${purpose}Subnet${index + 1}`;
      resources[subnet] = {
        Type: 'AWS::EC2::Subnet',
        Properties: {
          VpcId: ref('Vpc'),
          CidrBlock: cidr,
          AvailabilityZone: zones[index % zones.length],
          ...(purpose === 'Public' && { MapPublicIpOnLaunch: true }),
          Tags: [...tags(system, 'network', `${name}-${purpose.toLowerCase()}-${index + 1}`), ...marks],
        },
      };
      resources[`${subnet}Routes`] = {
        Type: 'AWS::EC2::SubnetRouteTableAssociation',
        Properties: { SubnetId: ref(subnet), RouteTableId: ref(routes(index)) },
      };
    }
  };
  // The load balancer controller and Karpenter find subnets by these tags.
  add('Public', publicCidrs, () => 'PublicRoutes', [{ Key: 'kubernetes.io/role/elb', Value: '1' }]);
  add('Private', privateCidrs, (index) => `PrivateRoutes${index + 1}`, [
    { Key: 'kubernetes.io/role/internal-elb', Value: '1' },
    { Key: 'karpenter.sh/discovery', Value: name },
  ]);
  add('ControlPlane', controlPlaneCidrs, () => 'InnerRoutes');
  add('Data', dataCidrs, () => 'InnerRoutes');
  for (const index of privateCidrs.keys()) Object.assign(resources, wayOut(system, index + 1));
  return resources;
}

function dataSecurityGroup(system: System): Resources {
  const { privateCidrs = [] } = system.cluster.network;
  return {
    DataSecurityGroup: {
      Type: 'AWS::EC2::SecurityGroup',
      Properties: {
        GroupDescription: `Databases, caches and brokers of ${system.cluster.name}`,
        VpcId: ref('Vpc'),
        SecurityGroupIngress: system.stack.dataPorts.flatMap((port) =>
          privateCidrs.map((cidr) => ({
            IpProtocol: 'tcp',
            FromPort: port,
            ToPort: port,
            CidrIp: cidr,
            Description: 'pods',
          })),
        ),
        // Without a rule, CloudFormation would allow 0.0.0.0/0.
        SecurityGroupEgress: [{ IpProtocol: '-1', CidrIp: system.cluster.network.vpcCidr, Description: 'VPC' }],
        Tags: tags(system, 'network', `${system.cluster.name}-data`),
      },
    },
  };
}

/** One NAT gateway in each zone, so that the loss of a zone does not affect the others. */
function wayOut(system: System, zone: number): Resources {
  const name = `${system.cluster.name}-${zone}`;
  return {
    [`NatAddress${zone}`]: {
      Type: 'AWS::EC2::EIP',
      DependsOn: 'InternetGatewayAttachment',
      Properties: { Domain: 'vpc', Tags: tags(system, 'network', name) },
    },
    [`NatGateway${zone}`]: {
      Type: 'AWS::EC2::NatGateway',
      Properties: {
        SubnetId: ref(`PublicSubnet${zone}`),
        AllocationId: attribute(`NatAddress${zone}`, 'AllocationId'),
        Tags: tags(system, 'network', name),
      },
    },
    [`PrivateRoutes${zone}`]: routeTable(system, `private-${zone}`),
    [`PrivateRoute${zone}`]: {
      Type: 'AWS::EC2::Route',
      Properties: {
        RouteTableId: ref(`PrivateRoutes${zone}`),
        DestinationCidrBlock: '0.0.0.0/0',
        NatGatewayId: ref(`NatGateway${zone}`),
      },
    },
  };
}

function routeTable(system: System, purpose: string): Resource {
  return {
    Type: 'AWS::EC2::RouteTable',
    Properties: { VpcId: ref('Vpc'), Tags: tags(system, 'network', `${system.cluster.name}-${purpose}`) },
  };
}
