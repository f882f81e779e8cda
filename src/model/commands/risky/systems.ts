import { manual, type RiskyUse } from './risky-use.ts';

const coreutils = manual('coreutils/coreutils', 'bf52066b96257ba61c74776174ae5671b7c68cb3', 'doc/coreutils.texi');
const powershell = (commit: string, name: string): string =>
  manual('MicrosoftDocs/PowerShell-Docs', commit, `reference/7.4/Microsoft.PowerShell.Management/${name}.md`);
const removeItem = powershell('23576150477326a6acff758891bd6ed7b82aaeec', 'Remove-Item');
const stopService = powershell('19054188994c8cdbe9e425981fc449c4af1bec00', 'Stop-Service');
const systemctl = manual('systemd/systemd', '34f4fcb59f24db46661d412909ab1c7d08b02766', 'man/systemctl.xml');
const fdisk = manual('util-linux/util-linux', '12dea167e352e7b32c8579f3253d5f3da38e1303', 'disk-utils/fdisk.8.adoc');
const mkfs = manual('util-linux/util-linux', '753844af33cd3359c17f5654dd807e2a77871fad', 'disk-utils/mkfs.8.adoc');

/** Files, disks, services and users of a machine. */
export const riskySystemUses: readonly RiskyUse[] = [
  {
    risk: 'destructive',
    does: 'deletes files for good',
    source: coreutils,
    uses: ['rm -r|-R|-f|--recursive|--force', 'unlink *'],
  },
  {
    risk: 'destructive',
    does: 'deletes every file that it finds',
    source: manual('bernhard-voelker/findutils', '733bb9a0543dad7c37139e83cfef175abcdfe419', 'doc/find.texi'),
    uses: ['find -delete', 'find -exec|-execdir|-ok ** rm|unlink|shred'],
  },
  {
    risk: 'destructive',
    does: 'overwrites files or disks',
    source: coreutils,
    uses: ['shred *', 'dd of=* !of=/dev/null'],
  },
  { risk: 'destructive', does: 'cuts files off', source: coreutils, uses: ['truncate -s|--size|--size=*'] },
  {
    risk: 'destructive',
    does: 'overwrites files or disks',
    source: mkfs,
    uses: [
      'mkfs|mkfs.*|mke2fs|mkswap *',
      'wipefs -a|--all|-o|--offset !-n|--no-act',
      'blkdiscard|sgdisk * !-p|--print|-l',
    ],
  },
  {
    risk: 'destructive',
    does: 'overwrites files or disks',
    source: fdisk,
    uses: [
      'fdisk|sfdisk|cfdisk /* !-l|--list|-d|--dump',
      'parted * !print|-l|--list',
      'cryptsetup luksFormat|erase',
      'nvme format|sanitize',
      'hdparm --security-erase|--security-erase-enhanced',
    ],
  },
  {
    risk: 'destructive',
    does: 'deletes volumes',
    source: manual('lvmteam/lvm2', 'd1f8978ac5adbe7274faa62011dbb30a95719191', 'man/lvremove.8_des'),
    uses: ['lvremove|vgremove|pvremove *', 'lvreduce *', 'mdadm --zero-superblock'],
  },
  {
    risk: 'destructive',
    does: 'deletes volumes',
    source: manual('openzfs/zfs', '938e9a86727e13d885b99935e213cf68cd2f24d8', 'man/man8/zpool-destroy.8'),
    uses: ['zfs destroy|rollback !-n', 'zpool destroy|labelclear'],
  },
  {
    risk: 'destructive',
    does: 'deletes what the source does not have',
    source: manual('RsyncProject/rsync', '2f9b963abaa52e44891180fe6c0d1c2219f6686d', 'rsync.1.md'),
    uses: ['rsync --delete|--delete-*|--remove-source-files !-n'],
  },
  {
    risk: 'destructive',
    does: 'deletes entries of the system',
    source: manual('shadow-maint/shadow', '5d6c3143047c30c2c402405a98806bdd664b6bee', 'man/userdel.8.xml'),
    uses: ['userdel|groupdel|deluser|delgroup *'],
  },
  {
    risk: 'destructive',
    does: 'deletes every entry of a crontab',
    source: manual('cronie-crond/cronie', '765a745c6497f8cde51c39db7b1bb88686b90a9c', 'man/crontab.1'),
    uses: ['crontab -r'],
  },
  {
    risk: 'destructive',
    does: 'deletes firewall rules',
    source: manual(
      'aosp-mirror/platform_external_iptables',
      'beaed986f772dfd31cbfc58daadc97b886a786b2',
      'iptables/iptables.8.in',
    ),
    uses: ['iptables|ip6tables -F|--flush|-X|--delete-chain', 'nft flush|delete', 'ufw reset', 'ipset destroy|flush'],
  },
  {
    risk: 'destructive',
    does: 'deletes what it names',
    source: removeItem,
    uses: [
      'Remove-*|Uninstall-* ** !-WhatIf',
      'Clear-Content|Clear-Item|Clear-ItemProperty|Clear-Disk|Clear-EventLog|Clear-RecycleBin ** !-WhatIf',
      'Format-Volume ** !-WhatIf',
      'ri|del|erase|rd|rmdir -Recurse|-Force|-recurse|-force',
      'del|erase|rd|rmdir ** /s|/S|/q|/Q',
    ],
  },
  {
    risk: 'destructive',
    does: 'destroys machines',
    source: manual('libvirt/libvirt', '72e60ddf1b8c7b41fb812b9659513bb01a3bcd20', 'docs/manpages/virsh.rst'),
    uses: ['virsh undefine|destroy|vol-delete|vol-wipe|pool-delete|snapshot-delete|snapshot-revert'],
  },
  {
    risk: 'destructive',
    does: 'destroys machines',
    source: manual(
      'hashicorp/vagrant',
      '241810b28af77fbb008c6863ce8a180919d8b86b',
      'website/content/docs/cli/destroy.mdx',
    ),
    uses: [
      'vagrant destroy',
      'juju destroy-*|remove-*|kill-*',
      'lxc|incus delete',
      'multipass delete|purge',
      'qm|pct destroy',
    ],
  },
  { risk: 'caution', does: 'deletes files', source: coreutils, uses: ['rm *'] },
  {
    risk: 'caution',
    does: 'stops or restarts a service',
    source: systemctl,
    uses: [
      'systemctl stop|restart|try-restart|reload-or-restart|disable|mask|kill|isolate',
      'systemctl reboot|poweroff|halt|rescue|emergency',
      'service * stop|restart',
      'rc-service|invoke-rc.d * stop|restart',
      'initctl stop|restart',
      'launchctl unload|stop|bootout|kickstart',
      'brew services stop|restart',
    ],
  },
  {
    risk: 'caution',
    does: 'stops or restarts a service',
    source: manual('Supervisor/supervisor', '767c0be97e167c2a9e36add2bc35ed33459a012b', 'docs/running.rst'),
    uses: [
      'supervisorctl stop|restart|shutdown|reload|remove',
      'pm2 stop|restart|delete|kill',
      'sv|svc down|restart|stop|force-*',
      'monit stop|restart|unmonitor',
      'gitlab-ctl stop|restart|hup|kill',
      'nginx -s !reload',
    ],
  },
  {
    risk: 'caution',
    does: 'ends processes',
    source: manual('util-linux/util-linux', '30463e36ae953eb677de77c830cc5852e7ed98bf', 'misc-utils/kill.1.adoc'),
    uses: [
      'kill|pkill|killall ** !-0|-l|-L|-HUP|-USR1|-USR2|-SIGHUP|-SIGUSR1|-SIGUSR2|-TTIN|-CONT',
      'fuser -k|--kill',
      'taskkill **',
    ],
  },
  {
    risk: 'caution',
    does: 'takes network interfaces, addresses or routes away',
    source: manual('iproute2/iproute2', '1ab0f02f465b7bcc09798645d19236a500742e90', 'man/man8/ip-link.8.in'),
    uses: [
      'ip link|netns|route|addr|address|rule|neigh delete|del|flush',
      'ip link set * down',
      'ifconfig * down',
      'ifdown *',
      'nmcli con|connection|dev|device down|delete|disconnect',
    ],
  },
  {
    risk: 'caution',
    does: 'removes programs',
    source: manual('Debian/apt', '651001f7501431b75e967ba060160129d5a7ed74', 'doc/apt-get.8.xml'),
    uses: [
      'apt|apt-get|aptitude|yum|dnf|zypper|microdnf|apk|snap|brew|choco|winget purge|remove|autoremove|erase|uninstall|del|rm',
      'dpkg|rpm -P|-r|-e|--purge|--remove|--erase !-i|-U',
      'pacman -R',
    ],
  },
  {
    risk: 'caution',
    does: 'stops the machine',
    source: systemctl,
    uses: ['reboot|halt|poweroff !-w', 'shutdown ** !-c', 'init 0|6'],
  },
  {
    risk: 'caution',
    does: 'changes the rights of whole folders',
    source: coreutils,
    uses: ['chmod|chown|chgrp -R|--recursive'],
  },
  { risk: 'caution', does: 'unmounts or detaches a disk', source: mkfs, uses: ['umount|swapoff *'] },
  {
    risk: 'caution',
    does: 'stops or restarts something',
    source: stopService,
    uses: ['Stop-Service|Restart-Service|Stop-Process|Stop-Computer|Restart-Computer|Stop-VM|Restart-VM ** !-WhatIf'],
  },
];
