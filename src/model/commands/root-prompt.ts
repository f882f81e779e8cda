/** What a line behind a `#` is, which may be the prompt of root or the sign of a comment. */
export type RootLine = 'command' | 'prose' | 'unclear';

/** Programs that administrators run, by which a line is known for a command. */
const programs: ReadonlySet<string> = new Set(
  [
    'ls cat cp mv rm mkdir rmdir touch chmod chown chgrp ln df du free uptime id whoami hostname hostnamectl uname w who last lastlog dmesg env export cd pwd exit logout echo printf test true false sleep date',
    'mount umount fsck mkfs lsblk blkid fdisk sfdisk gdisk parted partprobe pvs vgs lvs pvcreate vgcreate lvcreate pvresize lvextend lvresize resize2fs xfs_growfs xfs_repair e2fsck tune2fs swapon swapoff mdadm multipath',
    'iscsiadm smartctl hdparm nvme ethtool zpool zfs gluster ceph ceph-volume rados rbd radosgw-admin cephadm drbdadm pcs crm crm_mon losetup dd sync blockdev',
    'ip ifconfig ifup ifdown netstat ss ping ping6 traceroute tracepath mtr route arp iptables ip6tables iptables-save iptables-restore nft ufw firewall-cmd tcpdump dig nslookup host curl wget nc telnet nmcli resolvectl conntrack bridge',
    'systemctl service chkconfig update-rc.d journalctl loginctl timedatectl chronyc ntpq systemd-analyze init telinit reboot shutdown poweroff halt logrotate crontab at sysctl modprobe lsmod rmmod insmod lspci lsusb dmidecode',
    'apt apt-get apt-cache dpkg yum dnf rpm zypper apk pacman snap brew pip pip3 npm gem make',
    'passwd useradd usermod userdel groupadd chage visudo su sudo ssh scp sftp rsync ssh-keygen ssh-copy-id openssl certbot update-ca-certificates keytool',
    'head tail grep egrep zgrep awk sed find sort uniq wc cut tr tee xargs less more diff vi vim nano tar gzip gunzip zcat unzip zip md5sum sha256sum base64 watch',
    'ps top htop kill killall pkill pgrep lsof strace nice renice nohup iostat vmstat mpstat sar iotop free numactl',
    'kubectl oc helm kubeadm kubelet k3s crictl ctr nerdctl docker docker-compose podman buildah skopeo etcdctl velero istioctl consul nomad vault terraform ansible ansible-playbook virsh qm pct esxcli',
    'nginx apachectl httpd haproxy varnishadm keepalived postfix postqueue postsuper exim doveadm squid bind named rndc unbound-control',
    'psql pg_ctl pg_ctlcluster pg_dump pg_dumpall pg_restore pg_basebackup pgbackrest patronictl repmgr mysql mysqldump mysqladmin mariadb redis-cli mongo mongosh mongodump rabbitmqctl kafka-topics.sh nodetool cqlsh influx sqlite3',
    'aws gcloud az git python python3 perl ruby java node bash sh setenforce getenforce restorecon semanage auditctl ausearch ipmitool',
  ].flatMap((line) => line.split(' ')),
);

const wordsOfProse =
  /(?:^|\s)(?:the|a|an|only|when|if|this|that|these|those|you|your|we|it|its|is|are|was|be|will|should|must|can|may|before|after|because|and|or|but|so|then|not|to|from|of|with|without|every|any|each|please|note|see|here|there|now)(?:\s|[,.;:!?]|$)/i;

/** Whether a text starts with the name of a program that administrators run, or with a path. */
export function startsProgram(text: string): boolean {
  const first = /^\S*/.exec(text)![0];
  return programs.has(first) || /^\.{0,2}\/[\w./-]+$/.test(first);
}

/** Whether a text reads as a sentence. */
export function isSentence(text: string): boolean {
  return wordsOfProse.test(text) || /[.:!?…]$/.test(text.trim());
}

/** What is behind a `#`: a command that is known for one, a sentence, or what could be both. */
export function readRootLine(rest: string): RootLine {
  const text = rest.trim();
  const first = /^(?:\w+=\S*\s+)*(\S*)/.exec(text)![1]!;
  const isKnown = startsProgram(first);
  const isProse = isSentence(text) || !/^[\w./~-]+$/.test(first);
  if (isKnown) return isProse ? 'unclear' : 'command';
  if (isProse || /^\p{Lu}\p{L}* /u.test(text) || text === '') return 'prose';
  // Two plain words that no program is called by are a heading more often than a command.
  return /^[\p{L}\d'’-]+(?: [\p{L}\d'’-]+)+$/u.test(text) && !/ -/.test(text) ? 'prose' : 'unclear';
}
