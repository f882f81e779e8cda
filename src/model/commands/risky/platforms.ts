import { manual, type RiskyUse } from './risky-use.ts';

const docker = manual(
  'docker/cli',
  '3bb31af52d2fac0056c485901346cfd9202b4593',
  'docs/reference/commandline/system_prune.md',
);
const kubectl = 'https://kubernetes.io/docs/reference/kubectl/generated/kubectl_delete/';
const kubectlDrain = manual(
  'kubernetes/website',
  'd7dacbe6aaa9bafff0284b23d434b83addd675ed',
  'content/en/docs/reference/kubectl/generated/kubectl_drain/_index.md',
);
const compose = manual('docker/compose', '0105fc44210a1465d2d67c309858ae08bab4ff7f', 'docs/reference/compose_down.md');
const git = (commit: string, name: string): string => manual('git/git', commit, `Documentation/${name}.adoc`);

/** Clusters, clouds, containers, infrastructure as code, and code hosts. */
export const riskyPlatformUses: readonly RiskyUse[] = [
  {
    risk: 'destructive',
    does: 'deletes objects of the cluster',
    source: kubectl,
    uses: ['kubectl|oc|k|k3s|microk8s.kubectl delete', 'k3s|microk8s kubectl delete', 'oc adm prune --confirm'],
  },
  {
    risk: 'destructive',
    does: 'deletes objects and makes them anew',
    source: kubectl,
    uses: ['kubectl|oc|k replace --force', 'kubectl|oc|k apply --prune'],
  },
  {
    risk: 'destructive',
    does: 'uninstalls a release',
    source: 'https://www.helm.sh/docs/helm/helm_uninstall/',
    uses: ['helm uninstall|delete|del|un', 'helmfile destroy|delete'],
  },
  {
    risk: 'destructive',
    does: 'deletes what it names',
    source: manual(
      'argoproj/argo-cd',
      '894f95dce5305e98f25cb85bb2098730798f9db0',
      'docs/user-guide/commands/argocd_app_delete.md',
    ),
    uses: [
      'argocd * delete|rm|delete-resource',
      'argocd app sync --force|--prune|--replace',
      'flux delete|uninstall',
      'velero delete|uninstall',
      'velero * delete',
      'istioctl uninstall',
      'linkerd uninstall',
      'argo delete|terminate',
    ],
  },
  {
    risk: 'destructive',
    does: 'deletes what it names',
    source: manual(
      'kubernetes-sigs/kind',
      '8d258b546ab2932766170e72e398a6d524158da6',
      'site/content/docs/user/quick-start.md',
    ),
    uses: [
      'eksctl|kops|kind|k3d|minikube|clusterctl delete',
      'k3d|kind * delete',
      'kubeadm reset',
      'talosctl reset|wipe',
      'k3s-uninstall|k3s-agent-uninstall|k3s-killall',
    ],
  },
  {
    risk: 'destructive',
    does: 'deletes resources of AWS',
    source: manual(
      'aws/aws-cli',
      '3332bf93950a86f56b79eb95eae1160da2939aa1',
      'awscli/examples/ec2/terminate-instances.rst',
    ),
    uses: [
      'aws * delete|delete-*|batch-delete-*|terminate-*|purge-*|deregister-*|release-*|schedule-key-deletion|revoke-*',
      'aws ecs update-service --desired-count=0',
    ],
  },
  {
    risk: 'destructive',
    does: 'deletes objects of S3',
    source: manual('aws/aws-cli', '5f32ed744be30b8f8b414cec95250b804d33bce6', 'awscli/examples/s3/rm.rst'),
    uses: ['aws s3 rm|rb|mv !--dryrun', 'aws s3 sync --delete !--dryrun'],
  },
  {
    risk: 'destructive',
    does: 'deletes resources of the cloud',
    source: 'https://cloud.google.com/compute/docs/instances/deleting-instance',
    uses: [
      'gcloud ** delete|destroy|purge|rm|remove-iam-policy-binding',
      'gcloud sql instances restore-backup|reset-ssl-config',
      'az ** delete|purge|remove',
      'doctl|oci|ibmcloud|aliyun|linode-cli|scw|civo|exo|vultr-cli|openstack|upctl ** delete|rm|destroy|terminate|remove|purge',
      'bq rm',
    ],
  },
  {
    risk: 'destructive',
    does: 'deletes stored objects',
    source: manual('GoogleCloudPlatform/gsutil', 'ccdb2c83d5b4e101de046db4f475491173af6ac3', 'gslib/commands/rm.py'),
    uses: [
      'gsutil rm|rb',
      'gsutil rsync -d',
      's3cmd del|rm|rb',
      'mc rm|rb|mirror --force|--remove|-r|--recursive',
      'mc rm|rb',
      's5cmd rm|rb',
      'rclone delete|purge|sync|cleanup|rmdirs !--dry-run|-n',
      'azcopy remove',
    ],
  },
  {
    risk: 'destructive',
    does: 'destroys infrastructure',
    source: 'https://developer.hashicorp.com/terraform/cli/commands/destroy',
    uses: [
      'terraform|tf|tofu|terragrunt ** destroy',
      'terraform|tf|tofu|terragrunt apply -destroy|--destroy',
      'terragrunt run-all|destroy-all destroy',
      'terraform|tf|tofu|terragrunt taint|force-unlock',
      'terraform|tf|tofu workspace delete',
    ],
  },
  {
    risk: 'destructive',
    does: 'makes infrastructure unknown to its own state',
    source: manual(
      'hashicorp/terraform',
      '7c24c235ea6453df91bf1bb94ca792c2f1446156',
      'website/docs/cli/commands/state/rm.mdx',
    ),
    uses: ['terraform|tf|tofu|terragrunt state rm|push|replace-provider'],
  },
  {
    risk: 'destructive',
    does: 'destroys infrastructure',
    source: manual(
      'pulumi/docs',
      '6dfd703345c0688c213ed98fd0d045c586bedd4d',
      'content/docs/cli/commands/pulumi_destroy.md',
    ),
    uses: [
      'pulumi destroy|down',
      'pulumi stack rm',
      'pulumi state delete',
      'cdk|cdktf destroy',
      'sam delete',
      'serverless|sls remove',
      'copilot ** delete',
    ],
  },
  {
    risk: 'destructive',
    does: 'destroys what is deployed',
    source: manual('heroku/cli', '67d4600499b6311425986645f91ebfb88838bc33', 'docs/apps.md'),
    uses: [
      'heroku apps:destroy|pg:reset|addons:destroy|pg:killall|domains:remove|pipelines:destroy',
      'fly|flyctl apps|volumes|volume|machines|machine|postgres|secrets destroy|delete|unset',
      'vercel|netlify remove|rm',
      'wrangler delete',
      'wrangler ** delete',
      'cf delete|delete-*',
      'firebase ** delete|*:delete|*:destroy',
      'railway down',
    ],
  },
  {
    risk: 'destructive',
    does: 'deletes containers, images or volumes',
    source: docker,
    uses: [
      'docker|podman|nerdctl rm|rmi|prune',
      'docker|podman|nerdctl container|image|volume|network|system|builder|buildx|stack|secret|config|service|node|context|pod|machine rm|prune|remove|reset',
      'docker swarm leave --force|-f',
      'docker-machine rm|kill',
      'crictl rm|rmi|rmp|stopp --force|-f|-a|--all|--prune',
      'crictl rm|rmi|rmp',
      'ctr ** rm|delete|remove',
    ],
  },
  {
    risk: 'destructive',
    does: 'deletes containers and their volumes',
    source: compose,
    uses: [
      'docker|podman compose down -v|--volumes|--rmi|--rmi=*',
      'docker-compose|podman-compose down -v|--volumes|--rmi|--rmi=*',
      'docker compose rm',
      'docker-compose rm',
    ],
  },
  {
    risk: 'destructive',
    does: 'rewrites or deletes what others have',
    source: git('64d8c67baee80b2cbc88b648982fab78741285d1', 'git-push'),
    uses: [
      'git push --force|-f|--force-with-lease|--force-with-lease=*|--delete|-d|--mirror|--prune|+* !--dry-run|-n',
      'git push * :*',
    ],
  },
  {
    risk: 'destructive',
    does: 'throws work away',
    source: git('b767867fae892f15cdfd1466983fe4be46014a36', 'git-reset'),
    uses: [
      'git reset --hard',
      'git clean -f|-d|-x|-X|--force !-n|--dry-run',
      'git branch -D',
      'git branch --delete --force',
      'git filter-branch|filter-repo',
      'git stash drop|clear',
      'git reflog expire',
      'git checkout -f|--force',
      'git update-ref -d',
    ],
  },
  {
    risk: 'destructive',
    does: 'deletes what is published',
    source: manual('npm/cli', '625f59764b6470327c4622e10faeccfd5e58ddfb', 'docs/lib/content/commands/npm-unpublish.md'),
    uses: ['npm unpublish', 'cargo yank', 'gem yank'],
  },
  {
    risk: 'destructive',
    does: 'deletes what is published',
    source: manual('cli/cli', '65a8ab25df32d38fb0cb7398ba3f106c64460f76', 'pkg/cmd/repo/delete/delete.go'),
    uses: ['gh|glab * delete', 'gh api -X=DELETE', 'gh api --method=DELETE'],
  },
  {
    risk: 'destructive',
    does: 'deletes what it names',
    source: manual(
      'hashicorp/nomad',
      '179b60b1c4669206089466c34b74328cb8aee5cc',
      'website/content/docs/commands/job/stop.mdx',
    ),
    uses: [
      'nomad stop -purge',
      'nomad job stop -purge',
      'nomad volume|namespace|var|acl delete|purge|deregister',
      'nomad node purge',
      'nomad server force-leave',
    ],
  },
  {
    risk: 'caution',
    does: 'moves, restarts or scales what runs',
    source: kubectlDrain,
    uses: [
      'kubectl|oc|k drain|cordon|scale|evict|taint|autoscale',
      'kubectl|oc|k patch -p=*remove*|--patch=*remove*|-p=*finalizers*|--patch=*finalizers*',
      'kubectl|oc|k rollout restart|undo|pause',
      'oc adm drain|cordon|taint',
      'kubectl|oc|k argo rollouts abort|undo|restart|pause',
      'oc rollback',
    ],
  },
  {
    risk: 'caution',
    does: 'puts another version in place',
    source: 'https://www.helm.sh/docs/helm/helm_uninstall/',
    uses: ['helm rollback', 'argocd app rollback'],
  },
  {
    risk: 'caution',
    does: 'stops or restarts containers',
    source: compose,
    uses: [
      'docker|podman|nerdctl stop|restart|kill|pause|update',
      'docker|podman|nerdctl container|service stop|restart|kill|update|scale|rollback',
      'docker|podman|nerdctl compose stop|restart|kill|down|pause',
      'docker-compose|podman-compose stop|restart|kill|down|pause',
      'crictl stop|stopp',
    ],
  },
  {
    risk: 'caution',
    does: 'stops, restarts or swaps resources of AWS',
    source: manual('aws/aws-cli', '5eee1ca4148b90fe1d5041a970639e74c6321b7e', 'awscli/examples/ec2/stop-instances.rst'),
    uses: [
      'aws * stop-*|reboot-*|failover-*|switchover-*|promote-*|reset-*|detach-*|disassociate-*|disable-*|modify-*',
      'aws ecs update-service --force-new-deployment|--desired-count',
      'aws route53 change-resource-record-sets',
      'aws autoscaling set-desired-capacity|update-auto-scaling-group|suspend-processes',
    ],
  },
  {
    risk: 'caution',
    does: 'stops, restarts or swaps resources of the cloud',
    source: 'https://cloud.google.com/compute/docs/instances/deleting-instance',
    uses: [
      'gcloud ** stop|reset|restart|failover|resize|promote-replica|drain',
      'az ** stop|restart|deallocate|failover|scale|swap|redeploy',
      'heroku maintenance:on|ps:restart|ps:scale|ps:stop|rollback|restart|releases:rollback',
      'fly|flyctl apps|machine|machines restart|stop|suspend',
      'fly|flyctl restart|scale|suspend',
    ],
  },
  {
    risk: 'caution',
    does: 'changes infrastructure without asking',
    source: 'https://developer.hashicorp.com/terraform/cli/commands/destroy',
    uses: [
      'terraform|tf|tofu|terragrunt apply -auto-approve|--auto-approve|--terragrunt-non-interactive',
      'pulumi up --yes|-y',
    ],
  },
  {
    risk: 'caution',
    does: 'moves or stops what runs',
    source: manual(
      'hashicorp/nomad',
      '179b60b1c4669206089466c34b74328cb8aee5cc',
      'website/content/docs/commands/job/stop.mdx',
    ),
    uses: [
      'nomad stop|restart',
      'nomad node drain|eligibility',
      'nomad system gc',
      'nomad job stop|restart|revert',
      'nomad alloc stop|restart|signal',
    ],
  },
];
