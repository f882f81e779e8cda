/**
 * What the five operations guides say, fact by fact, and where a reader of the sample site would look for each.
 *
 * Written from the guides alone, before the content, so that content which loses a fact fails a test.
 * How a test reads `texts`, `section` and `page` is said on `GuideFact`.
 */

export type GuideId =
  'flight-data-pipeline' | 'ai-film-studio' | 'flight-schedule-pro' | 'fleeti-telemetry' | 'core-platform';

/** One fact that a guide states, and where a reader of the site would look for it. */
export interface GuideFact {
  guide: GuideId;
  /** The fact as one sentence. */
  fact: string;
  /** Address of the page, with a slash at both ends. */
  page: string;
  /** On a page that all services share: look inside the element whose id is this, or starts with it. */
  section?: string;
  /**
   * What the visible text of that section must hold, all of it: case does not count, whitespace is collapsed, and
   * blocks (cells, items, paragraphs) are separated by a space. A text that starts with `re:` is the source of a
   * regular expression, to be used with the flag `i`. The address of a website (a text such as `status.example.com`)
   * also counts as present when a link of the section leads there.
   */
  texts: string[];
}

/** A fact and the texts that show it. */
type FactRow = [fact: string, ...texts: string[]];

const sharedPages = ['/slos/', '/severities/', '/contacts/', '/recovery/', '/maintenance/'];

function factsOn(guide: GuideId, page: string, rows: FactRow[]): GuideFact[] {
  return rows.map(([fact, ...texts]) =>
    sharedPages.includes(page) ? { guide, fact, page, section: guide, texts } : { guide, fact, page, texts },
  );
}

// Figures, in the spellings that an author may choose. No digit or point may stand before the number.
const figure = (number: number | string, unit: string) =>
  `re:(?<![\\d.])${String(number).replace('.', '\\.')}[ -]?${unit}`;
const percent = (number: number | string) => figure(number, '(%|per ?cent)');
const milliseconds = (number: number) => figure(number, '(ms|milliseconds?)(?![a-z])');
const seconds = (number: number | string) => figure(number, 's(ec(ond)?s?)?(?![a-z])');
const minutes = (number: number) => figure(number, 'm(in(ute)?s?)?(?![a-z])');
const hours = (number: number) => figure(number, 'h(rs?|ours?)?(?![a-z])');
const days = (number: number) => figure(number, 'd(ays?)?(?![a-z])');
const percentile = (number: number) => `re:\\bp${number}\\b|\\b${number}th\\b`;

// Thresholds: the direction is part of the fact.
const above = (limit: string) => `re:(>|above|over|more than|greater than|exceed(s|ing)?) ?${limit}(?!\\d)`;
const below = (limit: string) => `re:(<|below|under|less than|fewer than) ?${limit}(?!\\d)`;

// How often.
const daily = 're:daily|(every|each|per|a) day';
const weekly = 're:weekly|(every|each|per|a) week';
const monthly = 're:monthly|(every|each|per|a|one|1|calendar) month';
const quarterly = 're:quarterly|(every|each|per|a) quarter|every (3|three) months';
const yearly = 're:annual|yearly|(every|each|per|a) year';

/** How the site shows a placeholder: as a gap. */
const notOnRecord =
  're:missing|not on record|no [a-z -]{3,30} yet|no (phone )?number|not recorded|not given|not written|not stated|nobody has';
/** How the site shows a document that is announced and not yet written. */
const notWrittenYet = 're:planned|to be created|not (yet )?written';
const highBlockingProduction = 're:high\\W.{0,20}blocking production|blocking production.{0,20}high';
const mediumHighRisk = 're:medium\\W.{0,20}high[ -]risk|high[ -]risk.{0,20}medium';

export const guideFacts: GuideFact[] = [
  // 000: Flight Data Pipeline

  ...factsOn('flight-data-pipeline', '/services/flight-data-pipeline/', [
    ['The service is called Flight Data Pipeline.', 'Flight Data Pipeline'],
    ['The AWS Console is one tap away.', 'AWS Console'],
    ['The AWS Console is at console.aws.amazon.com.', 'console.aws.amazon.com'],
    ['There is a CloudWatch dashboard.', 're:CloudWatch dashboards?'],
    ['The CloudWatch dashboards are those of us-east-1.', 'us-east-1'],
    ['The CloudWatch dashboards are in the CloudWatch console.', 'console.aws.amazon.com/cloudwatch/home'],
    ['Costs can be explored in Cost Explorer.', 'Cost Explorer'],
    ['Cost Explorer is in the AWS console.', 'console.aws.amazon.com/cost-explorer/home'],
    ['There is a status page of the system.', 're:status page'],
    ['The status page is at status.flightdata-pipeline.com.', 'status.flightdata-pipeline.com'],
    ['There is a runbook repository.', 'Runbook Repository'],
    ['The runbook repository is flightdata/runbooks on GitHub.', 'github.com/flightdata/runbooks'],
  ]),

  ...factsOn('flight-data-pipeline', '/guides/flight-data-pipeline/about/', [
    ['The document is the operations guide of the Flight Data Pipeline.', 'Flight Data Pipeline', 're:operation(s|al)'],
    ['The guide covers daily operations.', 'daily operations'],
    ['The guide covers incident response.', 'incident response'],
    ['The guide covers maintenance procedures.', 're:maintenance'],
    ['The guide covers disaster recovery.', 'disaster recovery'],
    ['Daily operations are routine health checks.', 're:health checks?'],
    ['Daily operations validate metrics.', 're:metrics? validation|validat\\w+ (of )?(the )?metrics'],
    ['Daily operations watch the cost.', 're:cost monitoring|monitor\\w* (of )?(the )?costs?'],
    ['Incident response handles system failures.', 're:system failures?'],
    ['Incident response handles performance degradation.', 'performance degradation'],
    ['Maintenance means regular system updates.', 're:system updates?'],
    ['Maintenance includes security patching.', 're:security patch(es|ing)'],
    ['Maintenance includes performance tuning.', 'performance tuning'],
    ['Disaster recovery holds backup procedures and recovery plans.', 're:backup procedures?', 're:recovery plans?'],
    ['Disaster recovery holds business continuity.', 'business continuity'],
    ['Scripts and tools automate common operational tasks.', 're:scripts', 're:tools', 're:automat'],
    ['Detailed procedures are in specific documentation files beside the guide.', 're:detailed procedures?'],
  ]),

  ...factsOn('flight-data-pipeline', '/slos/', [
    ['The overall system is available 99.5% of the time.', 're:availab', percent('99.5')],
    ['Availability is measured by the month.', monthly],
    ['The API responds in less than 2 seconds.', 'API', seconds(2)],
    ['The API response time is a 95th percentile.', percentile(95)],
    ['Data is processed in less than 15 minutes.', 're:data processing|processing latency|freshness', minutes(15)],
    ['Data processing latency is measured end to end.', 're:end[ -]to[ -]end'],
    ['Cost varies by less than 10% from the budget.', 're:cost', percent(10)],
    ['Cost variance is measured against the monthly budget.', 're:monthly budget|budget (of|for) the month'],
  ]),

  ...factsOn('flight-data-pipeline', '/recovery/', [
    ['The recovery time objective is 4 hours.', 'RTO', hours(4)],
    ['The recovery time objective is for critical services.', 're:critical services?'],
    ['The recovery point objective is 1 hour.', 'RPO', hours(1)],
    ['The recovery point objective is the most data that may be lost.', 're:data loss|loss of data|data lost'],
    ['The mean time to recovery is less than 30 minutes.', 'MTTR', minutes(30)],
    ['The mean time to recovery is for known issues.', 're:known issues?'],
  ]),

  ...factsOn('flight-data-pipeline', '/severities/', [
    ['There are four severities: critical, high, medium and low.', 'Critical', 'High', 'Medium', 'Low'],
    ['A critical alert is responded to in 15 minutes.', 'Critical', minutes(15)],
    ['A critical alert pages at once.', 're:immediate(ly)?', 're:page[ds]?'],
    ['System down is critical.', 're:system (is )?down'],
    ['Data loss is critical.', 'data loss'],
    ['A high alert is responded to in 1 hour.', 'High', hours(1)],
    ['A high alert escalates during business hours.', 'business hours'],
    ['High error rates are high.', 're:high error rates?'],
    ['API degradation is high.', 'API degradation'],
    ['A medium alert is responded to in 4 hours.', 'Medium', hours(4)],
    ['A medium alert escalates on the next business day.', 'next business day'],
    ['Performance degradation is medium.', 'performance degradation'],
    ['A low alert is responded to in 24 hours.', 'Low', hours(24)],
    ['A low alert waits for the weekly review.', 'weekly review'],
    ['Cost anomalies are low.', 're:cost anomal(y|ies)'],
    ['Capacity warnings are low.', 're:capacity warnings?'],
  ]),

  ...factsOn('flight-data-pipeline', '/contacts/', [
    ['There is an on-call rotation with a primary and a secondary.', 're:on[ -]call', 'primary', 'secondary'],
    ['The primary on-call has no phone number on record.', 're:primary', notOnRecord],
    ['The secondary on-call has no phone number on record.', 're:secondary', notOnRecord],
    ['The engineering manager has no phone number on record.', 'Engineering Manager', notOnRecord],
    [
      'The steps of escalation are called level 1, level 2 and level 3.',
      're:level 1|L1',
      're:level 2|L2',
      're:level 3|L3',
    ],
    ['The on-call engineer has the first 30 minutes.', 're:on[ -]call engineer', minutes(30)],
    ['After 30 minutes a senior engineer and the manager are called.', 'senior engineer', 'manager', minutes(30)],
    [
      'After 60 minutes the architecture team and the director are called.',
      'architecture team',
      'director',
      're:60|1 ?h',
    ],
  ]),

  ...factsOn('flight-data-pipeline', '/glossary/', [
    ['RTO stands for recovery time objective.', 'RTO', 'recovery time objective'],
    ['RPO stands for recovery point objective.', 'RPO', 'recovery point objective'],
    ['MTTR stands for mean time to recovery.', 'MTTR', 'mean time to recovery'],
    ['SLO stands for service level objective.', 'SLO', 're:service[ -]level objective'],
  ]),

  // 001: AI Film Studio

  ...factsOn('ai-film-studio', '/services/ai-film-studio/', [
    ['The service is called AI Film Studio.', 'AI Film Studio'],
    ['The DevOps team owns the service.', 'DevOps'],
    ['The API is a component.', 'API'],
    ['Film generation is a component.', 'Film Generation'],
    ['The dashboard is a component.', 'Dashboard'],
    ['S3 storage is a component.', 'S3 Storage'],
    ['There is a status page, for internal use.', 'status page', 'internal'],
    ['The status page is at status.aifilmstudio.com.', 'status.aifilmstudio.com'],
    [
      'CloudWatch dashboards show the monitoring.',
      're:CloudWatch( monitoring)? dashboards?|dashboards?.{0,40}CloudWatch',
    ],
    ['PagerDuty is where alerts are paged.', 'PagerDuty'],
    ['PagerDuty is at aifilmstudio.pagerduty.com.', 'aifilmstudio.pagerduty.com'],
    ['How to deploy is a common procedure.', 're:deploy'],
    ['How to roll back is a common procedure.', 're:roll(ing)? ?back'],
    ['Database maintenance is a common procedure.', 're:database maintenance|maintain the database'],
    ['Scaling is a common procedure.', 're:scal(e|ing)'],
    ['Metrics of system health are watched.', 're:system health'],
    ['CPU utilization should stay below 70%.', 'CPU', below('70 ?%')],
    ['Memory utilization should stay below 80%.', 'memory', below('80 ?%')],
    ['Disk space alerts when less than 20% is free.', 'disk', below('20 ?%'), 'free'],
    ['Network throughput is watched.', 'network throughput'],
    ['Metrics of application performance are watched.', 're:application performance'],
    ['API response time is watched at p50, p95 and p99.', 'API response time', 'p50', 'p95', 'p99'],
    ['More than 95% of film generations should succeed.', 're:film generation success|success rate', above('95 ?%')],
    ['Queue depth alerts above 100 jobs.', 'queue depth', above('100'), 'jobs'],
    ['Database query performance is watched.', 're:database query performance'],
    ['Business metrics are watched.', 're:business metrics?|business'],
    ['Active users are watched in real time.', 'active users', 're:real[ -]time'],
    ['Films generated are watched hourly.', 'films generated', 're:hourly|(every|each|per|an) hour'],
    ['The conversion rate is watched daily.', 'conversion rate', daily],
    ['The churn rate is watched weekly.', 'churn rate', weekly],
  ]),

  ...factsOn('ai-film-studio', '/guides/ai-film-studio/about/', [
    ['The guide is the operations and maintenance documentation.', 're:operations (&|and) maintenance'],
    ['The guide is version 1.0.', 're:version:? ?v?1\\.0|v1\\.0'],
    ['The guide was last updated on 27 December 2025.', 're:2025-12-27|27 Dec(ember)? 2025|Dec(ember)? 27, 2025'],
    ['The DevOps team owns the guide.', 're:DevOps team'],
    ['The guide is about running the AI Film Studio platform.', 'AI Film Studio'],
    ['The guide covers runbooks and incident response.', 're:runbooks?', 'incident response'],
    ['The guide covers monitoring and maintenance schedules.', 'monitoring', 're:maintenance'],
    [
      'One core document is the runbooks: step-by-step procedures.',
      're:runbooks?',
      're:step[ -]by[ -]step',
      're:procedures?',
    ],
    [
      'One core document is incident response: emergency procedures and escalation.',
      're:emergency procedures?',
      'escalation',
    ],
    [
      'One core document is the monitoring guide: dashboard, alerts and metrics.',
      're:dashboards?',
      're:alerts?',
      're:metrics?',
    ],
    [
      'One core document is the maintenance procedures: routine maintenance and updates.',
      're:routine maintenance',
      're:updates?',
    ],
  ]),

  ...factsOn('ai-film-studio', '/contacts/', [
    ['Who is primary on call is in the PagerDuty rotation.', 'primary', 'PagerDuty'],
    ['Who is secondary on call is in the PagerDuty rotation.', 'secondary', 'PagerDuty'],
    ['The engineering lead has no contact details on record.', 'Engineering Lead', notOnRecord],
    [
      'The contact details of the engineering lead are in the internal wiki.',
      'Engineering Lead',
      're:internal wiki|wiki',
    ],
    ['AWS support is on the enterprise plan.', 'AWS Support', 'enterprise'],
    ['AWS support responds in 15 minutes.', 'AWS Support', minutes(15)],
    ['Alerts of operations are in the Slack channel #ops-alerts.', '#ops-alerts', 'Slack'],
    ['Questions go to the DevOps team in the Slack channel #devops-support.', 'DevOps', '#devops-support'],
    ['The DevOps team is the owner.', 'DevOps'],
    ['PagerDuty is at aifilmstudio.pagerduty.com.', 'aifilmstudio.pagerduty.com'],
    ['The rotation is weekly.', weekly],
    ['The rotation runs from Monday to Monday.', 'Monday'],
    ['The hand-over is at 9 in the morning.', 're:\\b9(:00)? ?a\\.?m|\\b0?9:00\\b'],
    ['The hand-over is made in Slack.', 're:hand[ -]?(off|over)', 'Slack'],
    ['Somebody is on call around the clock, every day of the year.', 're:24/7(/365)?|around the clock'],
    ['The rotation is kept in PagerDuty.', 'PagerDuty'],
    ['The secondary responds when the primary has been unavailable for 30 minutes.', 'secondary', minutes(30)],
  ]),

  ...factsOn('ai-film-studio', '/slos/', [
    ['The API is available 99.9% of the time.', 'API', 're:availab', percent('99.9')],
    ['The API responds in less than 200 ms.', 'API', milliseconds(200)],
    ['The response time of the API is a p95.', percentile(95)],
    ['Less than 1% of the API requests fail.', 'API', 're:error', percent(1)],
    ['Film generation is available 99.5% of the time.', 'Film Generation', percent('99.5')],
    ['A film is generated in less than 5 minutes.', 'Film Generation', minutes(5)],
    ['Less than 5% of film generations fail.', 'Film Generation', 're:error', percent(5)],
    ['The dashboard is available 99.9% of the time.', 'Dashboard', percent('99.9')],
    ['The dashboard responds in less than 1 second.', 'Dashboard', seconds(1)],
    ['The response time of the dashboard is a p95.', 'Dashboard', percentile(95)],
    ['Less than 1% of the dashboard requests fail.', 'Dashboard', percent(1)],
    ['S3 storage is available 99.99% of the time.', 'S3 Storage', percent('99.99')],
    [
      'S3 storage has no objective for response time.',
      'S3 Storage',
      're:N/A|not applicable|does not apply|none|no (response|latency)',
    ],
    ['Less than 0.1% of the requests to S3 storage fail.', 'S3 Storage', percent('0.1')],
  ]),

  ...factsOn('ai-film-studio', '/guides/ai-film-studio/on-call/', [
    ['The primary responds to P1 alerts within 15 minutes.', 'primary', 'P1', minutes(15)],
    ['The primary acknowledges all alerts within 5 minutes.', 'primary', 're:acknowledge', minutes(5)],
    ['The primary leads incident response.', 're:lead', 'incident response'],
    ['The primary updates the status page during incidents.', 'status page'],
    ['The primary completes the review after the incident.', 're:post[ -]?(incident review|mortem)'],
    ['The secondary is the backup of the primary.', 'secondary', 're:back(s|ing)?[ -]?up'],
    ['The secondary responds if the primary is unavailable for 30 minutes.', 'secondary', 'unavailable', minutes(30)],
    ['The secondary assists with major incidents.', 're:assists?', 're:major incidents?'],
    ['The secondary covers scheduled breaks.', 're:scheduled breaks?'],
  ]),

  ...factsOn('ai-film-studio', '/severities/', [
    ['The levels are P1, P2, P3 and P4.', 'P1', 'P2', 'P3', 'P4'],
    ['All alerts are acknowledged within 5 minutes.', 're:ack', minutes(5)],
    ['P1 is critical and is responded to in 15 minutes.', 'P1', 'Critical', minutes(15)],
    ['A complete service outage is P1.', 're:complete (service )?outage'],
    ['Data loss or corruption is P1.', 're:data loss', 'corruption'],
    ['A security breach is P1.', 'security breach'],
    ['What costs revenue is P1.', 're:revenue'],
    ['P2 is high and is responded to in 1 hour.', 'P2', 'High', hours(1)],
    ['Degraded service performance is P2.', 're:degraded (service )?performance'],
    ['The failure of a single component that has redundancy is P2.', 're:single component', 're:redundan'],
    ['An error rate above 5% is P2.', 're:error rates?', above('5 ?%')],
    ['Capacity issues are P2.', 're:capacity issues?'],
    ['P3 is medium and is responded to in 4 hours.', 'P3', 'Medium', hours(4)],
    ['Minor service degradation is P3.', 're:minor (service )?degradation'],
    ['Issues of non-critical features are P3.', 're:non[ -]critical features?'],
    ['Elevated warnings are P3.', 're:elevated warnings?'],
    ['A need for performance optimization is P3.', 're:performance optimi[sz]ation'],
    ['P4 is low and is responded to on the next business day.', 'P4', 'Low', 'next business day'],
    ['Minor bugs are P4.', 're:minor bugs?'],
    ['Documentation updates are P4.', 're:documentation updates?'],
    ['Feature requests are P4.', 're:feature requests?'],
    ['Cosmetic issues are P4.', 're:cosmetic (issues?|problems?)'],
  ]),

  ...factsOn('ai-film-studio', '/maintenance/', [
    ['Maintenance is on the 2nd and 4th Sunday of each month.', 're:2nd|second', 're:4th|fourth', 'Sunday'],
    ['The window opens at 02:00 UTC.', 're:\\b0?2:00', 'UTC'],
    ['The window closes at 06:00 UTC.', 're:\\b0?6:00', 'UTC'],
    ['A window lasts 4 hours at most.', hours(4)],
    ['Notice is given 7 days in advance.', 're:(?<!\\d)7[ -]?d(ays?)?(?![a-z])|\\b(1|one) week'],
    ['The database is updated and optimized in the window.', 're:database updates?', 're:optimi[sz]'],
    ['Security patches are applied in the window.', 're:security patch(es|ing)'],
    ['Infrastructure is upgraded in the window.', 're:infrastructure upgrades?|upgrad\\w+ (the )?infrastructure'],
    ['Certificates are renewed in the window.', 're:certificate renewals?|renew\\w* (the )?certificates?'],
    ['Backups are validated in the window.', 're:backup validation|validat\\w+ (the )?backups?'],
  ]),

  ...factsOn('ai-film-studio', '/recovery/', [
    ['The recovery time objective is 4 hours.', 'RTO', hours(4)],
    ['The recovery point objective is 1 hour.', 'RPO', hours(1)],
    ['The database is backed up daily, by itself.', 'database', daily, 're:automat'],
    ['Backups of the database are kept for 35 days.', 'database', days(35)],
    ['Media in S3 are replicated to another region.', 're:S3', 'media', 're:cross[ -]region|another region'],
    ['The replication of media is in real time.', 're:real[ -]time'],
    ['Configuration is infrastructure as code, in Git.', 'configuration', 're:infrastructure as code|\\bIaC\\b', 'Git'],
    ['Disaster recovery is tested quarterly.', 're:test|drill', quarterly],
    ['The date of the next test is not on record.', 're:next', notOnRecord],
    ['The next test is scheduled in the operations calendar.', 're:operations calendar|calendar'],
  ]),

  ...factsOn('ai-film-studio', '/glossary/', [
    ['RTO stands for recovery time objective.', 'RTO', 'recovery time objective'],
    ['RPO stands for recovery point objective.', 'RPO', 'recovery point objective'],
    ['SLO stands for service level objective.', 'SLO', 're:service[ -]level objective'],
  ]),

  ...factsOn('ai-film-studio', '/runbooks/ai-film-studio/deploy/', [
    ['A change is deployed after code review and approval.', 're:code review', 're:approv'],
    ['The CI/CD pipeline runs.', 'CI/CD', 'pipeline'],
    ['The change is deployed to staging.', 'staging'],
    ['Automated tests run.', 're:automated test'],
    ['Somebody validates by hand.', 're:manual(ly)? validat|validat\\w+ (by hand|manually)'],
    ['The change is deployed to production.', 'production'],
    ['The production deployment is blue/green.', 're:blue[/-]green'],
    ['The deployment is watched for 30 minutes.', 're:monitor|watch', minutes(30)],
    ['The deployment checklist is completed.', 're:deployment checklist|checklist'],
  ]),

  ...factsOn('ai-film-studio', '/runbooks/ai-film-studio/rollback/', [
    ['Roll back when the error rate rises by more than 5%.', 'error rate', above('5 ?%')],
    ['Roll back when the response time rises by more than 100 ms.', 'response time', above('100 ?ms')],
    ['Roll back when a critical feature is broken.', 're:critical feature', 're:broken|breaks'],
    ['Roll back when a database migration has issues.', 're:database migration'],
    ['First identify the issue and decide.', 're:identify', 're:decide'],
    ['The rollback is executed through CI/CD.', 'CI/CD'],
    ['System health is verified.', 're:verify|check', 're:system health'],
    ['Team and stakeholders are notified.', 're:notify', 'team', 'stakeholders'],
    ['A post-mortem is scheduled.', 're:schedule', 're:post[ -]?mortem'],
  ]),

  ...factsOn('ai-film-studio', '/guides/ai-film-studio/onboarding/', [
    ['In week 1 a new engineer shadows the engineer on call.', 're:week 1|first week', 're:shadow'],
    ['In week 2 a new engineer reviews all runbooks.', 're:week 2|second week', 're:review', 're:runbooks'],
    ['In week 2 a new engineer practises procedures.', 're:practi[cs]e', 're:procedures'],
    [
      'In week 3 a new engineer shadows the response to actual incidents.',
      're:week 3|third week',
      're:actual incidents?|real incidents?',
    ],
    [
      'In week 4 a new engineer is on call with an experienced engineer as backup.',
      're:week 4|fourth week',
      're:experienced engineer',
      're:back[ -]?up',
    ],
    ['Access to the AWS Console is required, in the appropriate role.', 'AWS Console', 're:appropriate role|role'],
    ['A PagerDuty account and its mobile app are required.', 'PagerDuty', 're:mobile app'],
    ['The Slack workspace with #ops-alerts is required.', 'Slack', '#ops-alerts'],
    ['Access to the CloudWatch dashboard is required.', 're:CloudWatch'],
    ['Access to the GitHub repository is required.', 'GitHub'],
    ['Access to the VPN is required if applicable.', 'VPN', 're:if applicable|where applicable|if .{0,30}need'],
    ['Read-only access to the database is required.', 're:database', 're:read[ -]only'],
    ['Training in the system architecture is required.', 're:system architecture'],
    ['Training in incident response is required.', 're:incident response'],
    ['Walking through the runbooks is required.', 're:walk[ -]?through|walk through'],
    ['Training in monitoring and alerting is required.', 're:monitoring and alerting|monitoring', 're:alerting'],
    ['Training in disaster recovery is required.', 're:disaster recovery'],
    ['Training in security protocols is required.', 're:security protocols?'],
  ]),

  ...factsOn('ai-film-studio', '/guides/ai-film-studio/documentation/', [
    ['The documentation is reviewed within 48 hours after a major incident.', 're:major incident', hours(48)],
    ['The documentation is reviewed after significant system changes.', 're:significant (system )?changes?'],
    ['The documentation is reviewed quarterly, in the operations review.', quarterly, 're:operations review'],
    ['The documentation is reviewed when SLOs are updated.', 're:SLOs?', 're:updated|change'],
    ['To contribute, create a branch from main.', 're:branch', 'main'],
    ['To contribute, make the changes and submit a pull request.', 're:changes', 'pull request'],
    ['The DevOps lead approves a contribution.', 're:approv', 'DevOps Lead'],
    ['An approved contribution is merged to main.', 're:merge', 'main'],
    ['The AWS Well-Architected Framework is a resource.', 're:AWS Well-Architected( Framework)?'],
    ['The AWS Well-Architected Framework is at aws.amazon.com.', 'aws.amazon.com/architecture/well-architected'],
    ['The SRE book of Google is a resource.', 're:SRE Book', 'Google'],
    ['The SRE book is at sre.google.', 'sre.google/sre-book/table-of-contents'],
    ['The system design document is a resource.', 'System Design'],
    ['The system design document is architecture/system-design.md.', 'architecture/system-design.md'],
    ['The non-functional requirements are a resource.', 're:non-functional requirements'],
    ['The non-functional requirements are requirements/NFR.md.', 'requirements/NFR.md'],
    ['Questions go to the DevOps team in #devops-support on Slack.', 'DevOps', '#devops-support'],
  ]),

  // 002: Flight Schedule Pro

  ...factsOn('flight-schedule-pro', '/services/flight-schedule-pro/', [
    ['The service is called Flight Schedule Pro.', 'Flight Schedule Pro'],
    ['There is a production environment.', 'production'],
    ['There is a staging environment.', 'staging'],
    ['The service runs in us-east-1.', 'us-east-1'],
    ['The staging API is at api-staging.flightschedulepro.com.', 'api-staging.flightschedulepro.com'],
    ['The main CloudWatch dashboard is FlightSchedulePro-Main.', 'CloudWatch', 'FlightSchedulePro-Main'],
    ['Invocations and errors of Lambda are key metrics.', 'Lambda', 're:invocations', 're:errors?'],
    ['4xx and 5xx errors of API Gateway are key metrics.', 'API Gateway', '4xx', '5xx'],
    ['CPU and connections of RDS are key metrics.', 'RDS', 'CPU', 're:connections'],
    ['The success rate of the weather API is a key metric.', 'Weather API', 're:success'],
    ['The delivery rate of notifications is a key metric.', 're:notification delivery'],
    ['A Lambda error rate above 5% is a critical alarm.', 're:Lambda error', above('5 ?%')],
    ['More than 5% of 5xx at API Gateway is a critical alarm.', 'API Gateway', '5xx', above('5 ?%')],
    ['RDS CPU above 80% is a critical alarm.', 're:RDS CPU|CPU', above('80 ?%')],
    ['More than 5% of failures of the weather API is a critical alarm.', 're:weather API', 're:fail', above('5 ?%')],
    [
      'Less than 90% of notifications delivered is a critical alarm.',
      're:notification delivery|notifications',
      below('90 ?%'),
    ],
  ]),

  ...factsOn('flight-schedule-pro', '/guides/flight-schedule-pro/about/', [
    ['The guide is the operations runbook.', 're:operations runbook'],
    [
      'The guide gives operational procedures for Flight Schedule Pro in production.',
      'Flight Schedule Pro',
      'production',
      're:operation(s|al)',
    ],
    ['The guide was last updated in November 2024.', 're:Nov(ember)? 2024|2024-11'],
    ['The guide is version 1.0.0.', '1.0.0'],
  ]),

  ...factsOn('flight-schedule-pro', '/guides/flight-schedule-pro/daily-operations/', [
    ['There is a checklist for the morning.', 're:morning'],
    ['In the morning the CloudWatch dashboards are checked for error rates.', 'CloudWatch', 're:error rates?'],
    ['In the morning Lambda invocations are checked.', 'Lambda invocations'],
    ['In the morning the execution of the weather monitor is verified.', 'weather monitor'],
    ['In the morning API Gateway metrics are reviewed.', 'API Gateway'],
    ['In the morning triggered alarms are reviewed.', 're:triggered alarms?|alarms?'],
    ['In the morning error spikes are investigated.', 're:error spikes?'],
    [
      'In the morning the delivery of notifications is verified.',
      're:notification delivery|delivery of notifications|notifications',
    ],
    ['In the morning logs are checked for level ERROR.', 're:logs?', 'ERROR'],
    ['In the morning logs are checked for failed API calls.', 're:failed API calls?'],
    ['In the morning the logs of the weather monitor are reviewed.', 're:logs?', 'weather monitor'],
    ['There are tasks for each week.', weekly],
    ['Each week performance is reviewed: slow query logs.', 're:slow[ -]query logs?'],
    ['Each week the usage of the database connection pool is checked.', 're:connection pool'],
    ['Each week Lambda execution times are reviewed.', 're:Lambda execution times?|execution times?'],
    ['Each week API response times are checked.', 're:API response times?'],
    ['Each week AWS cost reports are reviewed.', 're:AWS cost reports?|cost reports?'],
    ['Each week opportunities to save cost are identified.', 're:cost optimi[sz]ation'],
    ['Each week unused resources are looked for.', 're:unused resources?'],
    ['Each week access logs are reviewed.', 're:access logs?'],
    ['Each week suspicious activity is looked for.', 're:suspicious activity'],
    ['Each week IAM permissions are verified.', 're:IAM permissions?'],
  ]),

  ...factsOn('flight-schedule-pro', '/guides/flight-schedule-pro/monitoring/', [
    ['The dashboard is called FlightSchedulePro-Main.', 'FlightSchedulePro-Main'],
    [
      'The dashboard is read with aws cloudwatch get-dashboard.',
      'aws cloudwatch get-dashboard',
      '--dashboard-name',
      '--region',
    ],
    ['An alarm goes to an SNS topic that notifies who is on call.', 're:SNS( topic)?', 're:on[ -]call'],
    ['An alarm goes by e-mail to the operations team.', 're:e-?mail', 're:op(eration)?s team'],
  ]),

  ...factsOn('flight-schedule-pro', '/severities/', [
    ['The levels are P1, P2, P3 and P4.', 'P1', 'P2', 'P3', 'P4'],
    ['P1 is critical.', 'P1', 'Critical'],
    ['System completely down is P1.', 're:completely down'],
    ['No bookings can be created is P1.', 're:bookings? can be created|no bookings'],
    ['Weather monitoring stopped is P1.', 're:weather monitoring'],
    ['Database unavailable is P1.', 're:database (is )?unavailable'],
    ['A P1 alarm is acknowledged within 5 minutes.', 'P1', minutes(5)],
    ['P2 is high.', 'P2', 'High'],
    ['Partial functionality down is P2.', 're:partial functionality'],
    ['An error rate above 10% is P2.', 're:error rate', above('10 ?%')],
    ['Failing delivery of notifications is P2.', 're:notification delivery'],
    ['Throttling at API Gateway is P2.', 'API Gateway throttling'],
    ['A P2 alarm is acknowledged within 15 minutes.', 'P2', minutes(15)],
    ['P3 is medium.', 'P3', 'Medium'],
    ['Degraded performance is P3.', 'degraded performance'],
    ['Some features not working is P3.', 're:some features'],
    ['Non-critical errors are P3.', 're:non[ -]critical errors?'],
    ['P4 is low.', 'P4', 'Low'],
    ['Minor issues are P4.', 're:minor issues?'],
    ['Cosmetic problems are P4.', 're:cosmetic (problems?|issues?)'],
    ['Documentation updates are P4.', 're:documentation updates?'],
    ['P3 and P4 are acknowledged during business hours.', 'P3', 'P4', 'business hours'],
  ]),

  ...factsOn('flight-schedule-pro', '/guides/flight-schedule-pro/incident-response/', [
    ['In a P1 incident the alarm is acknowledged within 5 minutes.', 'P1', 're:acknowledge', minutes(5)],
    ['In a P1 incident the CloudWatch dashboards are checked.', 're:CloudWatch dashboards?'],
    ['In a P1 incident recent deployments are reviewed.', 're:recent deployments?'],
    ['In a P1 incident the status of the database is checked.', 're:database status|status of the database'],
    ['In a P1 incident the responder escalates if needed.', 're:escalat'],
    ['In a P1 incident the incident is documented.', 're:document (the )?incident'],
    ['In a P2 incident the alarm is acknowledged within 15 minutes.', 'P2', minutes(15)],
    ['In a P2 incident the logs of the specific service are checked.', 're:(specific )?service logs?|logs of'],
    ['In a P2 incident the root cause is identified.', 'root cause'],
    ['In a P2 incident a fix or workaround is implemented.', 're:fix or (a )?work-?around'],
    ['In a P2 incident the resolution is monitored.', 're:monitor (the )?resolution'],
    ['In a P3 or P4 incident the alarm is acknowledged during business hours.', 'P3', 'P4', 'business hours'],
    ['In a P3 or P4 incident the issue is investigated and fixed.', 're:investigate', 're:fix'],
    ['In a P3 or P4 incident the solution is documented.', 're:document (the )?solution'],
  ]),

  ...factsOn('flight-schedule-pro', '/recovery/', [
    ['RDS is backed up daily, by itself.', 're:RDS|database', daily, 're:automat'],
    ['Backups of staging are kept for 7 days.', 'staging', days(7)],
    ['Backups of production are kept for 30 days.', 'production', days(30)],
    ['Point-in-time recovery is enabled.', 're:point[ -]in[ -]time'],
    ['Manual snapshots of the database are taken weekly.', 're:manual', 're:snapshots?', weekly],
    ['Long-term backups of the database are made monthly.', 're:long[ -]term', 're:monthly|(every|each|per|a) month'],
    ['Code is in a Git repository on GitHub.', 'code', 'Git', 'GitHub'],
    ['Deployment packages of Lambda are in S3.', 'Lambda', 're:packages?', 'S3'],
    ['CloudFormation templates are in Git.', 're:CloudFormation templates?', 'Git'],
    ['Environment variables are in Secrets Manager.', 're:environment variables?', 'Secrets Manager'],
    ['CloudFormation parameters are documented.', 're:CloudFormation parameters?'],
  ]),

  ...factsOn('flight-schedule-pro', '/runbooks/flight-schedule-pro/snapshot-database/', [
    [
      'A snapshot is created with aws rds create-db-snapshot.',
      'aws rds create-db-snapshot',
      '--db-instance-identifier',
      '--db-snapshot-identifier',
    ],
    ['The production database is flight-schedule-pro-prod.', 'flight-schedule-pro-prod'],
    ['A manual snapshot is named manual-backup and the date.', 're:manual-backup'],
    [
      'A snapshot is verified with aws rds describe-db-snapshots.',
      'aws rds describe-db-snapshots',
      '--db-snapshot-identifier',
    ],
  ]),

  ...factsOn('flight-schedule-pro', '/runbooks/flight-schedule-pro/restore-from-snapshot/', [
    [
      'A snapshot is restored with aws rds restore-db-instance-from-db-snapshot.',
      'aws rds restore-db-instance-from-db-snapshot',
      '--db-instance-identifier',
      '--db-snapshot-identifier',
    ],
    ['A snapshot is restored to a new instance.', 're:new instance'],
    ['The new instance is flight-schedule-pro-restore.', 'flight-schedule-pro-restore'],
    ['A snapshot to restore looks like manual-backup-20241108.', 're:manual-backup-(20241108|\\d{8}|YYYYMMDD)'],
    ['After a restore the connection strings are updated.', 're:connection strings?'],
    ['After a restore the integrity of the data is verified.', 're:data integrity|integrity of the data'],
    ['After a restore traffic is switched to the new instance.', 're:switch (the )?traffic'],
  ]),

  ...factsOn('flight-schedule-pro', '/runbooks/flight-schedule-pro/point-in-time-recovery/', [
    [
      'A point in time is restored with aws rds restore-db-instance-to-point-in-time.',
      'aws rds restore-db-instance-to-point-in-time',
    ],
    [
      'The recovery names a source instance, a target instance and a time.',
      '--source-db-instance-identifier',
      '--target-db-instance-identifier',
      '--restore-time',
    ],
    [
      'The source is flight-schedule-pro-prod and the target flight-schedule-pro-restore.',
      'flight-schedule-pro-prod',
      'flight-schedule-pro-restore',
    ],
    ['The time is UTC, as in 2024-11-08T10:00:00Z.', 're:\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ'],
  ]),

  ...factsOn('flight-schedule-pro', '/runbooks/flight-schedule-pro/vacuum-database/', [
    ['The table bookings is vacuumed and analysed.', 'VACUUM ANALYZE bookings'],
    ['The table availability_patterns is vacuumed and analysed.', 'VACUUM ANALYZE availability_patterns'],
    ['The table audit_log is vacuumed and analysed.', 'VACUUM ANALYZE audit_log'],
    ['Table bloat is checked in pg_stat_user_tables.', 'bloat', 'pg_stat_user_tables', 'schemaname', 'tablename'],
    ['The size of a table is read with pg_total_relation_size.', 'pg_size_pretty', 'pg_total_relation_size'],
    ['Bloat shows as dead and live tuples.', 'n_dead_tup', 'n_live_tup'],
    ['The largest tables come first.', 're:ORDER BY pg_total_relation_size.{0,60} DESC'],
  ]),

  ...factsOn('flight-schedule-pro', '/runbooks/flight-schedule-pro/rebuild-indexes/', [
    ['The indexes of bookings are rebuilt if needed.', 'REINDEX TABLE bookings'],
    ['The indexes of availability_patterns are rebuilt if needed.', 'REINDEX TABLE availability_patterns'],
    ['Indexes are rebuilt only if needed.', 're:if needed|only when|needed'],
  ]),

  ...factsOn('flight-schedule-pro', '/runbooks/flight-schedule-pro/deploy-staging/', [
    ['The deployment sets AWS_REGION to us-east-1.', 'export AWS_REGION=', 'us-east-1'],
    ['The deployment sets AWS_PROFILE to staging.', 're:export AWS_PROFILE=[^ ]*'],
    ['The profile for staging is called staging.', 'staging'],
    ['The deployment needs the master password of the database.', 'DB_MASTER_PASSWORD'],
    [
      'The deployment script is infrastructure/scripts/deploy-staging.sh.',
      './infrastructure/scripts/deploy-staging.sh',
    ],
    ['Migrations run after the script.', 're:migrations?'],
    ['How to migrate is in DEPLOYMENT.md.', 'DEPLOYMENT.md'],
    ['The deployment is verified at /health of the staging API.', 'curl', 're:https://[^ ]+/health'],
    ['The staging API is api-staging.flightschedulepro.com.', 'api-staging.flightschedulepro.com'],
    ['Smoke tests run last.', 'npm run test:smoke'],
  ]),

  ...factsOn('flight-schedule-pro', '/runbooks/flight-schedule-pro/deploy-production/', [
    [
      'A change set is created with aws cloudformation create-change-set.',
      'aws cloudformation create-change-set',
      '--stack-name',
      '--change-set-name',
      '--template-body',
    ],
    ['The production stack is flight-schedule-pro-prod.', 'flight-schedule-pro-prod'],
    ['A change set is named update and the date.', 're:update-'],
    ['The template is infrastructure/cloudformation/stack.yaml.', 'infrastructure/cloudformation/stack.yaml'],
    [
      'The change set is reviewed with aws cloudformation describe-change-set.',
      'aws cloudformation describe-change-set',
    ],
    ['The change set is executed with aws cloudformation execute-change-set.', 'aws cloudformation execute-change-set'],
    ['The change set is executed only after approval.', 're:approv'],
    [
      'The deployment is watched with aws cloudformation describe-stack-events.',
      'aws cloudformation describe-stack-events',
    ],
    ['The last 20 events are shown.', '--max-items 20'],
  ]),

  ...factsOn('flight-schedule-pro', '/runbooks/flight-schedule-pro/rollback-infrastructure/', [
    ['A stack is deleted with aws cloudformation delete-stack.', 'aws cloudformation delete-stack', '--stack-name'],
    ['Deleting the stack reverts all changes.', 're:reverts? all'],
    ['The staging stack is flight-schedule-pro-staging.', 'flight-schedule-pro-staging'],
    [
      'Otherwise the stack is updated to the previous template with aws cloudformation update-stack.',
      'aws cloudformation update-stack',
      '--template-body',
      're:previous template',
    ],
    [
      'The previous template is infrastructure/cloudformation/previous-version.yaml.',
      'infrastructure/cloudformation/previous-version.yaml',
    ],
  ]),

  ...factsOn('flight-schedule-pro', '/runbooks/flight-schedule-pro/rollback-lambda/', [
    [
      'The previous version of a function is deployed with aws lambda update-function-code.',
      'aws lambda update-function-code',
      '--function-name',
      '--zip-file',
    ],
    ['The function of the example is weather-monitor.', 'weather-monitor'],
    ['The previous version is a zip file.', 're:fileb://', 're:previous-version\\.zip'],
  ]),

  ...factsOn('flight-schedule-pro', '/runbooks/flight-schedule-pro/scale-lambda/', [
    ['Lambda scales by itself.', 'Lambda', 're:automatic(ally)?|by itself'],
    ['Concurrency limits are monitored and adjusted if needed.', 're:concurrency limits?', 're:adjust'],
    ['More memory gives more CPU.', 're:memory', 'CPU'],
    ['Memory is set to 2048 MB.', 'MemorySize', '2048', 'MB'],
  ]),

  ...factsOn('flight-schedule-pro', '/runbooks/flight-schedule-pro/scale-database/', [
    [
      'The database is scaled up with aws rds modify-db-instance.',
      'aws rds modify-db-instance',
      '--db-instance-identifier',
      '--db-instance-class',
    ],
    ['The class to scale up to is db.t3.medium.', 'db.t3.medium'],
    ['The scaling applies at once.', '--apply-immediately'],
  ]),

  ...factsOn('flight-schedule-pro', '/runbooks/flight-schedule-pro/grow-storage/', [
    ['Storage grows with aws rds modify-db-instance.', 'aws rds modify-db-instance', '--allocated-storage'],
    ['The storage to allocate is 100.', 're:(?<!\\d)100(?!\\d)'],
    ['The growth applies at once.', '--apply-immediately'],
    ['The growth is automatic once asked for.', 're:automatic'],
  ]),

  ...factsOn('flight-schedule-pro', '/guides/flight-schedule-pro/capacity/', [
    ['API Gateway scales by itself.', 'API Gateway', 're:automatic(ally)?|by itself'],
    ['Throttling of API Gateway is monitored.', 're:throttling'],
    ['Limits of API Gateway are adjusted if needed.', 're:adjust', 're:limits?'],
  ]),

  ...factsOn('flight-schedule-pro', '/guides/flight-schedule-pro/security/', [
    ['IAM roles are reviewed quarterly.', 're:IAM roles?', quarterly],
    ['Unused permissions are removed.', 're:unused permissions?'],
    ['Roles follow the principle of least privilege.', 're:least privilege'],
    ['Cognito user pools are reviewed monthly.', 'Cognito', 're:user pools?', monthly],
    ['Inactive users are removed.', 're:inactive users?'],
    ['Failed login attempts are monitored.', 're:failed log-?in attempts?|failed log-?ins?'],
  ]),

  ...factsOn('flight-schedule-pro', '/runbooks/flight-schedule-pro/rotate-secrets/', [
    [
      'The database password is rotated with aws secretsmanager rotate-secret.',
      'aws secretsmanager rotate-secret',
      '--secret-id',
    ],
    ['The database password is the secret flight-schedule-pro/db-password.', 'flight-schedule-pro/db-password'],
    [
      'API keys are rotated with aws secretsmanager update-secret.',
      'aws secretsmanager update-secret',
      '--secret-id',
      '--secret-string',
    ],
    [
      'The key of OpenWeatherMap is the secret flight-schedule-pro/openweathermap-key.',
      'flight-schedule-pro/openweathermap-key',
    ],
  ]),

  ...factsOn('flight-schedule-pro', '/runbooks/flight-schedule-pro/audit-secrets/', [
    ['All secrets are listed with aws secretsmanager list-secrets.', 'aws secretsmanager list-secrets'],
    [
      'The last rotation is read with aws secretsmanager describe-secret.',
      'aws secretsmanager describe-secret',
      '--secret-id',
      're:last rotat|rotat',
    ],
    ['The audit looks at flight-schedule-pro/db-password.', 'flight-schedule-pro/db-password'],
  ]),

  ...factsOn('flight-schedule-pro', '/runbooks/flight-schedule-pro/find-slow-queries/', [
    ['Slow queries are found in pg_stat_statements.', 'pg_stat_statements', 'calls', 'total_time', 'mean_time'],
    ['The 10 queries with the longest total time are listed.', 'ORDER BY total_time DESC', 'LIMIT 10'],
    [
      'The plan of a query is analysed with EXPLAIN ANALYZE.',
      'EXPLAIN ANALYZE',
      're:SELECT \\* FROM bookings WHERE student_id',
    ],
    [
      'The use of indexes is read in pg_stat_user_indexes.',
      'pg_stat_user_indexes',
      'indexname',
      'idx_scan',
      'idx_tup_read',
      'idx_tup_fetch',
    ],
    ['The least used indexes come first.', 'ORDER BY idx_scan ASC'],
  ]),

  ...factsOn('flight-schedule-pro', '/guides/flight-schedule-pro/performance/', [
    ['Memory tuning of Lambda starts with 512 MB.', 'Lambda', 're:512 ?MB'],
    ['Memory is increased if the function is CPU-bound.', 're:CPU[ -]bound'],
    ['Execution time is weighed against cost.', 're:execution time', 'cost'],
    ['Provisioned concurrency is enabled for critical functions.', 'provisioned concurrency', 're:critical functions?'],
    ['The usage of provisioned concurrency is monitored.', 're:monitor', 're:usage|use'],
    ['Provisioned concurrency is adjusted to traffic.', 're:adjust', 'traffic'],
  ]),

  ...factsOn('flight-schedule-pro', '/runbooks/flight-schedule-pro/full-system-recovery/', [
    ['First the database is restored from a snapshot.', 're:restore (the )?database', 'snapshot'],
    ['Then the infrastructure is redeployed with CloudFormation.', 're:re-?deploy', 'infrastructure', 'CloudFormation'],
    ['Then the Lambda functions are deployed.', 're:Lambda functions?'],
    ['Then the frontend is deployed.', 're:front-?end'],
    ['Then all services are verified.', 're:verify', 're:all services'],
    ['Last the smoke tests run.', 're:smoke tests?'],
  ]),

  ...factsOn('flight-schedule-pro', '/runbooks/flight-schedule-pro/partial-recovery/', [
    ['First the affected component is identified.', 're:affected component'],
    ['Then it is restored from backup.', 're:restore', 're:back-?up'],
    ['Then its functionality is verified.', 're:verify', 're:functionality'],
    ['Last it is monitored for issues.', 're:monitor', 're:issues?'],
  ]),

  ...factsOn('flight-schedule-pro', '/maintenance/', [
    ['There is maintenance every week, month and quarter.', weekly, 're:monthly|(every|each|per|a) month', quarterly],
    ['Each week logs and metrics are reviewed.', 're:logs? and metrics?'],
    ['Each week security updates are looked for.', 're:security updates?'],
    ['Each week cost reports are reviewed.', 're:cost reports?'],
    [
      'Each month the database is vacuumed and analysed.',
      're:database maintenance|database',
      'vacuum',
      're:analy[sz]e',
    ],
    ['Each month secrets are reviewed and rotated.', 're:rotat\\w+ secrets?|secrets?'],
    ['Each month the documentation is updated.', 're:update (the )?documentation|documentation'],
    ['Each quarter the infrastructure is reviewed.', 're:infrastructure review|review (the )?infrastructure'],
    ['Each quarter security is audited.', 're:security audit|audit (of )?security'],
    ['Each quarter performance is optimized.', 're:performance optimi[sz]ation|optimi[sz]e performance'],
    ['Each quarter cost is optimized.', 're:cost optimi[sz]ation|optimi[sz]e cost'],
  ]),

  ...factsOn('flight-schedule-pro', '/runbooks/flight-schedule-pro/emergency-maintenance/', [
    ['First the stakeholders are notified.', 're:notify', 'stakeholders'],
    ['Then a maintenance window is scheduled.', 're:schedule', 'maintenance window'],
    ['Then a backup is created.', 're:create', 're:back-?up'],
    ['Then the maintenance is performed.', 're:perform|do|carry out', 're:maintenance'],
    ['Then functionality is verified.', 're:verify', 're:functionality'],
    ['Last the completion is announced.', 're:notify|announce|tell', 're:complet'],
  ]),

  ...factsOn('flight-schedule-pro', '/contacts/', [
    ['The rotation is weekly.', weekly],
    ['Somebody is on call around the clock for P1 and P2.', 're:24/7|around the clock', 'P1', 'P2'],
    ['The manager is called after 1 hour.', 'manager', 're:(?<![\\d.])1 ?h(our)?|60 ?min'],
    ['The on-call engineer has no contact details on record.', 're:on[ -]call engineer', notOnRecord],
    ['The DevOps team has no contact details on record.', 'DevOps', notOnRecord],
    ['The database admin has no contact details on record.', 're:database admin', notOnRecord],
    ['The security team has no contact details on record.', 'security team', notOnRecord],
    ['Escalation starts with the on-call engineer.', 're:on[ -]call engineer'],
    ['The second step of escalation is the team lead.', 'team lead'],
    ['The third step of escalation is the engineering manager.', 'engineering manager'],
    ['The last step of escalation is the CTO, for P1 incidents.', 'CTO', 'P1'],
  ]),

  ...factsOn('flight-schedule-pro', '/guides/flight-schedule-pro/on-call/', [
    ['Who is on call checks the CloudWatch alarms.', 're:CloudWatch alarms?'],
    ['Who is on call responds within the agreed time.', 're:respond', 're:SLA|agreed time|in time'],
    ['Who is on call documents incidents.', 're:document', 're:incidents?'],
    ['Who is on call acknowledges within the agreed time.', 're:acknowledge'],
    ['Who is on call investigates the root cause.', 're:investigate', 'root cause'],
    ['Who is on call implements a fix or workaround.', 're:fix or (a )?work-?around'],
    ['Who is on call documents the resolution.', 're:document', 'resolution'],
    ['Who is on call updates the status page.', 'status page'],
    ['Who is on call notifies stakeholders.', 're:notify', 'stakeholders'],
    ['P1 incidents get a post-mortem.', 'P1', 're:post[ -]?mortem'],
  ]),

  ...factsOn('flight-schedule-pro', '/runbooks/flight-schedule-pro/troubleshooting/', [
    ['Detailed troubleshooting is in docs/TROUBLESHOOTING.md.', 'docs/TROUBLESHOOTING.md'],
    ['Check the CloudWatch logs.', 're:CloudWatch logs?'],
    ['Review recent deployments.', 're:recent deployments?'],
    ['Check the status of the database.', 're:database status|status of the database'],
    ['Verify the API keys.', 're:API keys?'],
    ['Check the security groups.', 're:security groups?'],
  ]),

  // 003: Fleeti Telemetry Mapping

  ...factsOn('fleeti-telemetry', '/services/fleeti-telemetry/', [
    ['The service is called Fleeti Telemetry Mapping.', 'Fleeti Telemetry Mapping'],
    ['A runbook on error handling is planned.', 'error handling', notWrittenYet],
    ['A runbook on monitoring and observability is planned.', 're:monitoring (&|and) observability', notWrittenYet],
    ['A runbook on performance and scalability is planned.', 're:performance (&|and) scalability', notWrittenYet],
    ['A runbook on disaster recovery is planned.', 'disaster recovery', notWrittenYet],
    ['A runbook on storage operations is planned.', 'storage operations', notWrittenYet],
    ['A runbook on incident response is planned.', 'incident response', notWrittenYet],
  ]),

  ...factsOn('fleeti-telemetry', '/guides/fleeti-telemetry/about/', [
    [
      'The guide is for running and maintaining the system in production.',
      'Fleeti Telemetry Mapping',
      'production',
      're:operation(s|al)',
    ],
    [
      'Error handling: strategies, retry logic and recovery procedures.',
      'error handling',
      're:retry',
      're:recovery procedures?',
    ],
    [
      'Monitoring and observability: metrics, logging, tracing and alerting.',
      're:metrics',
      're:logging',
      're:tracing',
      're:alerting',
    ],
    [
      'Performance and scalability: scaling, tuning and capacity planning.',
      're:scaling',
      're:tuning',
      're:capacity planning',
    ],
    ['Disaster recovery: backup, restore and failover.', 're:back-?up', 're:restore', 're:fail-?over'],
    [
      'Storage operations: tiers, backup and performance.',
      're:storage',
      're:tiers?',
      're:performance optimi[sz]ation|performance',
    ],
    [
      'Incident response: runbooks and procedures for production incidents.',
      'incident response',
      're:runbooks?',
      're:production incidents?',
    ],
    [
      'Operations reads runbooks, monitoring and incident response.',
      're:operations team',
      'incident response',
      'monitoring',
    ],
    [
      'SRE and DevOps read performance tuning, scaling and disaster recovery.',
      'SRE',
      'DevOps',
      'performance tuning',
      'disaster recovery',
    ],
    ['Engineers on call read incident runbooks and troubleshooting.', 're:on[ -]call engineers?', 'troubleshooting'],
    [
      'Developers read error handling patterns and operational best practices.',
      'developers',
      're:error[ -]handling patterns?',
      're:best practices?',
    ],
    ['The guide was last updated in January 2025.', 're:2025-01|Jan(uary)? 2025'],
    [
      'The day of the last update is not on record.',
      're:2025-01|Jan(uary)? 2025',
      're:XX|missing|not on record|not given|not recorded',
    ],
    [
      'The structure exists, the content is to be developed.',
      're:structure',
      're:to be (developed|written)|not (yet )?(been )?(developed|written)',
    ],
  ]),

  ...factsOn('fleeti-telemetry', '/runbooks/fleeti-telemetry/error-handling/', [
    ['Error handling will cover strategies and classification of errors.', 're:strateg', 're:classif'],
    [
      'Error handling will cover retry logic and dead letter queues.',
      're:retry logic|retr(y|ies)',
      're:dead[ -]letter queues?',
    ],
    ['Error handling will cover recovery from errors.', 're:recovery'],
    ['Error handling is for the ingestion and transformation pipeline.', 're:ingestion', 're:transformation'],
    ['Error handling is for developers and the operations team.', 'developers', 'operations team'],
    ['Error handling is to be created.', notWrittenYet],
    ['Error handling has high priority: it blocks production.', highBlockingProduction],
  ]),

  ...factsOn('fleeti-telemetry', '/runbooks/fleeti-telemetry/monitoring-observability/', [
    ['Monitoring will specify metrics and logging strategies.', 're:metrics', 're:logging'],
    ['Monitoring will specify distributed tracing.', 're:distributed tracing'],
    ['Monitoring will specify alerting rules and dashboards.', 're:alerting rules?', 're:dashboards?'],
    ['Monitoring is for the operations team, SRE and developers.', 'operations team', 'SRE', 'developers'],
    ['Monitoring is to be created.', notWrittenYet],
    ['Monitoring has high priority: it blocks production.', highBlockingProduction],
  ]),

  ...factsOn('fleeti-telemetry', '/runbooks/fleeti-telemetry/performance-scalability/', [
    [
      'Performance will cover scaling strategies and performance tuning.',
      're:scaling strateg',
      're:performance tuning|tuning',
    ],
    ['Performance will cover capacity planning and backpressure.', 're:capacity planning', 're:back-?pressure'],
    ['Performance will cover optimization for high throughput.', 're:optimi[sz]ation', 're:high[ -]throughput'],
    ['Performance is for SRE, DevOps and architects.', 'SRE', 'DevOps', 'architects'],
    ['Performance is to be created.', notWrittenYet],
    ['Performance has medium priority: high risk.', mediumHighRisk],
  ]),

  ...factsOn('fleeti-telemetry', '/runbooks/fleeti-telemetry/disaster-recovery/', [
    ['Disaster recovery will cover backup, restore and failover.', 're:back-?up', 're:restore', 're:fail-?over'],
    ['Disaster recovery will cover business continuity.', 're:business continuity'],
    ['Disaster recovery will hold RTO and RPO targets.', 'RTO', 'RPO'],
    ['Disaster recovery will cover multi-region strategies and tests.', 're:multi[ -]region', 're:test'],
    ['Disaster recovery is for the operations team and SRE.', 'operations team', 'SRE'],
    ['Disaster recovery is to be created.', notWrittenYet],
    ['Disaster recovery has high priority: it blocks production.', highBlockingProduction],
  ]),

  ...factsOn('fleeti-telemetry', '/runbooks/fleeti-telemetry/storage-operations/', [
    ['Storage has hot, warm and cold tiers.', 're:tiers?', 're:\\bhot\\b', 're:\\bwarm\\b', 're:\\bcold\\b'],
    ['Storage operations will cover backup and restore.', 're:back-?up', 're:restore'],
    ['Storage operations will cover migration between tiers.', 're:tier migration|migrat'],
    [
      'Storage operations will cover performance tuning and storage monitoring.',
      're:performance tuning|tuning',
      're:monitoring',
    ],
    [
      'Storage operations is for the operations team and database administrators.',
      'operations team',
      're:database administrators?',
    ],
    ['Storage operations is to be created.', notWrittenYet],
    ['Storage operations has medium priority: high risk.', mediumHighRisk],
  ]),

  ...factsOn('fleeti-telemetry', '/runbooks/fleeti-telemetry/incident-response/', [
    ['Incident response will cover provider outages.', 're:provider outages?'],
    ['Incident response will cover ingestion failures.', 're:ingestion failures?'],
    ['Incident response will cover transformation errors.', 're:transformation errors?'],
    ['Incident response will cover storage issues.', 're:storage issues?'],
    ['Incident response will cover API degradation.', 're:API degradation'],
    ['Incident response will be step-by-step procedures.', 're:step[ -]by[ -]step'],
    [
      'Incident response is for on-call engineers and the operations team.',
      're:on[ -]call engineers?',
      'operations team',
    ],
    ['Incident response is to be created.', notWrittenYet],
    ['Incident response has high priority: it blocks production.', highBlockingProduction],
  ]),

  ...factsOn('fleeti-telemetry', '/guides/fleeti-telemetry/documentation/', [
    [
      'The telemetry system specification holds system architecture and design.',
      'Telemetry System Specification',
      're:architecture',
      're:design',
    ],
    ['The specification is telemetry-system-specification.md.', 'specifications/telemetry-system-specification.md'],
    [
      'Troubleshooting holds debugging guides and common issues.',
      'troubleshooting',
      're:debugging',
      're:common issues?',
    ],
    ['Troubleshooting is among the developer resources.', '3-developer-resources/troubleshooting/README.md'],
    ['Deployment holds deployment and release procedures.', 'deployment', 're:release'],
    ['Deployment is deployment/README.md.', 'deployment/README.md'],
    ['Security holds security and authentication procedures.', 'security', 're:authentication'],
    ['Security is security/README.md.', 'security/README.md'],
  ]),

  ...factsOn('fleeti-telemetry', '/guides/fleeti-telemetry/onboarding/', [
    ['Who is new starts with error handling.', 're:new', 'error handling'],
    [
      'Who is new then learns from monitoring and observability what to monitor.',
      're:monitoring (&|and) observability',
      're:what to monitor',
    ],
    ['Who is new then studies the runbooks for common incidents.', 'incident response', 're:common incidents?'],
  ]),

  ...factsOn('fleeti-telemetry', '/guides/fleeti-telemetry/incident-response/', [
    ['Who handles an incident goes directly to the incident runbooks.', 'incident response', 're:runbooks?'],
    [
      'Who handles an incident finds metrics and dashboards in monitoring.',
      're:monitoring (&|and) observability',
      're:metrics',
      're:dashboards?',
    ],
    ['Who handles an incident finds debugging procedures in troubleshooting.', 'troubleshooting', 're:debugging'],
  ]),

  // 004: the generic OPERATIONS guide

  ...factsOn('core-platform', '/guides/core-platform/about/', [
    ['The document is the operations guide.', 're:operations guide'],
    ['The guide is version 2.1.', 're:v(ersion)?:? ?v?2\\.1'],
    ['The guide covers day-to-day operations and on-call procedures.', 're:day[ -]to[ -]day', 're:on[ -]call'],
    ['The guide covers incident response and change management.', 'incident response', 'change management'],
    ['The guide covers deployments and SLOs.', 're:deployments?', 're:SLOs?|SLIs?'],
    ['The guide covers monitoring and runbooks.', 'monitoring', 're:runbooks?'],
    ['The guide is for engineers, SRE and operations staff.', 'engineers', 'SRE', 're:operations staff'],
  ]),

  ...factsOn('core-platform', '/services/core-platform/', [
    [
      'Production is the primary environment and faces customers.',
      're:prod(uction)?',
      're:customer[ -]facing|customers?',
    ],
    ['Staging validates before production.', 'staging', 're:pre-?prod|validat'],
    ['Staging mirrors production.', 'staging', 're:mirrors?'],
    ['Dev is for testing features.', 're:\\bdev(elopment)?\\b', 're:feature testing|features?'],
    [
      'Data regions have regional constraints and residency requirements, to be noted.',
      're:data regions?|regions?',
      're:residency',
    ],
    ['Which regional constraints apply is not on record.', 're:regions?', notOnRecord],
    ['Metrics are in Prometheus and Grafana.', 'Prometheus', 'Grafana'],
    ['A dashboard is called Platform Overview.', 'Platform Overview'],
    ['A dashboard is called API.', 're:\\bAPI\\b'],
    ['A dashboard is called DB.', 're:\\bDB\\b'],
    ['A dashboard is called Queues.', 'Queues'],
    ['Logs are in Loki or ELK.', 'Loki', 'ELK'],
    ['Logs are kept for 30 days.', 'logs', days(30)],
    ['Metrics are kept for 13 months.', 'metrics', 're:(?<!\\d)13 ?mo(nths?)?(?![a-z])'],
    ['Backups are kept for 35 days.', 'backups', days(35)],
    ['A policy may set another retention.', 're:per policy|policy'],
    ['Traces are in OpenTelemetry and Jaeger.', 'OpenTelemetry', 'Jaeger'],
    ['Each service has a budget for each month.', 're:budgets?', 're:monthly|(every|each|per|a) month'],
    ['The budget alerts at 50, 75 and 90%.', 're:(?<!\\d)50', 're:(?<!\\d)75', 're:(?<!\\d)90 ?%'],
    [
      'The page leads to the roster of contacts and to the dashboards of the tools.',
      're:contacts?|roster',
      're:dashboards?',
    ],
  ]),

  ...factsOn('core-platform', '/contacts/', [
    ['Who is on call, primary and secondary, is in PagerDuty.', 'primary', 'secondary', 'PagerDuty'],
    ['The PagerDuty schedule is ops-core.', 'ops-core'],
    ['The first step of escalation is who is on call.', 're:on[ -]call'],
    ['The second step of escalation is the platform team.', 'platform'],
    ['The third step of escalation is the engineering manager.', 're:eng(ineering)? manager'],
    ['The last step of escalation is the director.', 'director'],
    ['The first two steps of escalation are called L1 and L2.', 're:L1|level 1', 're:L2|level 2'],
    ['Alerts are in the channel #ops-alerts.', '#ops-alerts'],
    ['Incidents are in the channel #incidents.', '#incidents'],
    ['Operations has the address ops@company.tld.', 'ops@company.tld'],
  ]),

  ...factsOn('core-platform', '/slos/', [
    ['Production is available 99.9% of the time.', 're:availab', 're:prod', percent('99.9')],
    ['Availability is measured by the month.', monthly],
    ['Half of the API reads take less than 150 ms.', 're:read', percentile(50), milliseconds(150)],
    ['95% of the API reads take less than 500 ms.', 're:read', percentile(95), milliseconds(500)],
    ['Half of the API writes take less than 300 ms.', 're:write', percentile(50), milliseconds(300)],
    ['95% of the API writes take less than 800 ms.', 're:write', percentile(95), milliseconds(800)],
    ['Less than 1% of the responses are 5xx.', '5xx', percent(1)],
    ['The error rate is measured for each service.', 're:(per|each|every) service'],
    ['Data lags less than 15 minutes behind.', 're:fresh|lag', minutes(15)],
    ['Data freshness is about the ETL.', 'ETL'],
    ['Data freshness is a p95.', percentile(95)],
    [
      'The largest contentful paint of a page takes less than 2.5 seconds.',
      're:LCP|largest contentful paint',
      seconds('2.5'),
    ],
    ['Page load is a p75, on the web.', percentile(75), 're:page load|web'],
  ]),

  ...factsOn('core-platform', '/guides/core-platform/monitoring/', [
    ['Metrics are in Prometheus and Grafana.', 'Prometheus', 'Grafana'],
    ['The dashboards are Platform Overview, API, DB and Queues.', 'Platform Overview', 'API', 'DB', 'Queues'],
    ['Logs are in Loki or ELK.', 'Loki', 'ELK'],
    ['Logs are kept for 30 days.', days(30)],
    ['Tracing is OpenTelemetry and Jaeger.', 're:traces?|tracing', 'OpenTelemetry', 'Jaeger'],
    ['Alerts are actionable.', 're:actionable'],
    ['Alerts have a severity from S1 to S4.', 'S1', 'S4'],
    ['Alerts carry links to runbooks.', 're:runbook links?|links? to (a |the |their )?runbooks?|runbooks?'],
    ['Alerts are silenced during maintenance.', 're:silenc', 'maintenance'],
  ]),

  ...factsOn('core-platform', '/severities/', [
    ['The levels are S1, S2, S3 and S4.', 'S1', 'S2', 'S3', 'S4'],
    ['S1 is critical.', 'S1', 'Critical'],
    ['A full outage is S1.', 'full outage'],
    ['A security breach is S1.', 'security breach'],
    ['S1 has a high impact on customers.', 're:customer impact|impact on customers'],
    ['S1 is recovered in less than 30 minutes.', 'S1', 're:RTO|recover', minutes(30)],
    ['S1 calls all hands to a bridge.', 're:all[ -]hands', 'bridge'],
    ['S2 is major.', 'S2', 'Major'],
    ['A partial outage or degradation is S2.', 'partial outage', 'degradation'],
    ['S2 is recovered in less than 2 hours.', 'S2', hours(2)],
    ['S3 is minor.', 'S3', 'Minor'],
    ['Limited impact is S3.', 'limited impact'],
    ['S3 is responded to in business hours.', 'S3', 'business hours'],
    ['S4 is informational.', 'S4', 'Informational'],
    ['No impact is S4.', 'no impact'],
    ['S4 is tracked and triaged.', 're:track', 're:triage'],
    ['A page is acknowledged within 5 minutes.', 're:ack', minutes(5)],
    ['S1 and S2 are reported on every 30 minutes.', 're:cadence|updates?', minutes(30)],
  ]),

  ...factsOn('core-platform', '/guides/core-platform/incident-response/', [
    ['There is a checklist for the first responder.', 're:first responder'],
    ['The first responder acknowledges the page within 5 minutes.', 're:acknowledge', minutes(5)],
    ['The first responder opens an incident channel.', 're:incident channel|channel'],
    ['From S2 up the first responder opens an entry on the status page.', 'status page', 'S2'],
    [
      'The roles are IC, Ops, Comms and Scribe.',
      're:\\bIC\\b|incident commander',
      're:\\bOps\\b',
      're:\\bComms\\b',
      'Scribe',
    ],
    [
      'To stabilize: roll back, scale, or switch traffic.',
      're:stabili[sz]e',
      're:roll ?back',
      're:scale',
      're:switch traffic',
    ],
    ['Timelines are captured.', 're:timelines?'],
    ['In S1 and S2 there is word every 30 minutes or on major changes.', 'S1', 'S2', minutes(30), 're:major changes?'],
    ['Last the incident is declared resolved.', 're:resolved'],
    ['Last a postmortem is scheduled.', 're:schedule', 're:post[ -]?mortem'],
    ['The status page has a template: summary, impact and timeline.', 'template', 'summary', 'impact', 'timeline'],
    ['The template also has mitigation and next steps.', 'mitigation', 'next steps'],
  ]),

  ...factsOn('core-platform', '/guides/core-platform/post-mortems/', [
    ['Postmortems are blameless.', 're:blameless'],
    ['Postmortems are completed within 5 business days.', 're:(5|five) (business|working) days'],
    ['Postmortems are for S1 and S2.', 'S1', 'S2'],
    ['A postmortem includes impact and detection.', 'impact', 'detection'],
    ['A postmortem includes the root cause and contributing factors.', 'root cause', 're:contributing factors?'],
    ['A postmortem includes what went well and what did not.', 're:went well', 're:did(n.?t| not)'],
    ['A postmortem includes action items with owners and dates.', 're:action items?', 'owners', 'dates'],
    ['Action items are tracked to closure.', 're:closure|closed'],
    ['Action items are reviewed in the weekly of operations.', 're:ops weekly|weekly'],
  ]),

  ...factsOn('core-platform', '/guides/core-platform/change-management/', [
    ['Changes are proposed by RFC.', 'RFC'],
    ['RFCs are in /docs/rfcs.', '/docs/rfcs'],
    ['The risk of a change is low, medium or high.', 'risk', 'Low', 're:Med(ium)?', 'High'],
    ['A low risk is approved by the author.', 'Low', 're:self|author'],
    ['A medium risk is approved by a peer and who is on call.', 're:Med(ium)?', 'peer', 're:on[ -]call'],
    [
      'A high risk is approved by the engineering manager and who is on call.',
      'High',
      're:\\bEM\\b|engineering manager',
      're:on[ -]call',
    ],
    ['High risks have maintenance windows.', 're:maintenance windows?'],
    ['Before a deployment the tests are green.', 're:tests? (are )?(green|pass)'],
    ['Before a deployment the health checks are in order.', 're:health[ -]checks?'],
    ['Before a deployment there are backups or snapshots.', 're:backups?', 're:snapshots?'],
    ['Before a deployment the announcement is drafted.', 're:comms|communication|announcement', 're:draft'],
    ['Before a deployment there is a plan to roll back.', 're:roll-?back plan'],
  ]),

  ...factsOn('core-platform', '/maintenance/', [
    ['Windows are on Tuesday and Thursday.', 're:\\bTue', 're:\\bThu'],
    ['Windows open at 02:00 UTC.', 're:\\b0?2:00', 'UTC'],
    ['Windows close at 04:00 UTC.', 're:\\b0?4:00|\\b2 ?h(ours?)?\\b', 'UTC'],
    ['Windows are for changes of high risk.', 're:high[ -]risk|risk.{0,20}high'],
  ]),

  ...factsOn('core-platform', '/guides/core-platform/deployments/', [
    ['CI/CD is trunk-based.', 'CI/CD', 're:trunk[ -]based'],
    ['Branches are protected and checks are required.', 're:protected branch', 're:required checks?'],
    ['Delivery is progressive, with a canary.', 're:progressive', 're:canary'],
    ['The canary goes from 5% to 25%, 50% and 100%.', percent(5), percent(25), percent(50), percent(100)],
    [
      'A breach of an SLO rolls back automatically.',
      're:auto(matic(ally)?)?[ -]?(roll(s|ed)?[ -]?back)',
      're:SLO breach|breach',
    ],
    [
      'Infrastructure changes through Terraform.',
      're:infra(structure)?',
      're:\\bIaC\\b|infrastructure as code',
      'Terraform',
    ],
    [
      'The output of the plan is attached to the pull request and reviewed.',
      're:plan output|output of the plan|plan',
      're:\\bPR\\b|pull request',
      're:review',
    ],
    ['Database migrations are backward-compatible.', 're:migrations?', 're:backwards?[ -]compatible'],
    ['Database migrations are gated by feature flags.', 're:feature flags?'],
  ]),

  ...factsOn('core-platform', '/runbooks/core-platform/api-elevated-errors/', [
    ['First the dashboard is checked.', 're:dashboard'],
    ['Second the error budget is checked.', 're:error budget'],
    ['Third recent deploys are checked.', 're:recent deploy(s|ments?)'],
    ['Fourth feature flags are checked.', 're:feature flags?'],
    ['The release is rolled back if correlated.', 're:roll ?back', 're:correlat'],
  ]),

  ...factsOn('core-platform', '/runbooks/core-platform/database-cpu-high/', [
    ['Slow queries are inspected.', 're:slow quer(y|ies)'],
    ['Indexes are inspected.', 're:index(es)?'],
    ['The connection pool is inspected.', 're:connection pool'],
    ['Fail over if the primary is unhealthy.', 're:fail[ -]?over', 'primary', 're:unhealthy'],
  ]),

  ...factsOn('core-platform', '/runbooks/core-platform/queue-backlog/', [
    ['Workers are scaled.', 're:scal(e|ing)( up| out)?( the)? workers|workers'],
    ['Poison messages are inspected.', 're:poison'],
    ['The dead letter queue is drained by a procedure.', 're:\\bDLQ\\b|dead[ -]letter', 're:drain'],
  ]),

  ...factsOn('core-platform', '/runbooks/core-platform/cache-miss-storm/', [
    ['A job warms the cache.', 're:warm', 'cache'],
    ['The TTL is reviewed.', 're:\\bTTLs?\\b'],
    ['Hot keys are rate-limited.', 're:rate[ -]limit', 're:hot keys?'],
  ]),

  ...factsOn('core-platform', '/runbooks/core-platform/certificate-expiry/', [
    ['The runbook is about TLS certificates.', 'TLS', 're:cert'],
    [
      'Alerts come 30, 7 and 3 days before expiry.',
      're:(?<!\\d)30(?!\\d)',
      're:(?<!\\d)7(?!\\d)',
      're:(?<!\\d)3[ -]?d(ay)?s?(?![a-z])',
    ],
    ['Certificates are renewed through ACME.', 're:renew', 'ACME'],
    ['After the renewal the server is reloaded.', 're:reload'],
  ]),

  ...factsOn('core-platform', '/guides/core-platform/security/', [
    ['Patches have a monthly baseline.', 're:patch', 're:monthly|(every|each|per|a) month', 're:baseline'],
    ['Critical CVEs are patched within 72 hours.', 're:critical CVEs?', hours(72)],
    ['Secrets are managed in the vault.', 're:secrets?', 'vault'],
    ['Secrets are rotated quarterly and on an incident.', 're:rotate', quarterly, 're:incident'],
    ['Access follows least privilege.', 're:least privilege'],
    ['Elevation is just in time, with approval.', 're:\\bJIT\\b|just[ -]in[ -]time', 're:approv'],
    ['Access is reviewed quarterly.', 're:access', quarterly, 're:review'],
    ['Logging is central, for audit.', 're:audit', 're:central(i[sz]ed)? logging'],
    ['Anomalies are detected.', 're:anomaly detection|detect\\w* anomal'],
    [
      'Abuse of authorization and authentication has incident playbooks.',
      're:playbooks?',
      're:authz|authori[sz]ation',
      're:authn|authentication',
      'abuse',
    ],
  ]),

  ...factsOn('core-platform', '/recovery/', [
    ['There is a full backup daily.', daily, 're:\\bfull\\b'],
    ['There are incremental backups hourly.', 're:hourly|(every|each|per|an) hour', 're:incremental'],
    ['Restores are verified weekly.', 're:restor', weekly],
    ['The database has an RPO of 15 minutes.', 're:\\bDB\\b|database', 'RPO', minutes(15)],
    ['The database has an RTO of 1 hour.', 're:\\bDB\\b|database', 'RTO', hours(1)],
    [
      'The object store has an RPO of 0.',
      're:object stor(e|age)',
      'RPO',
      're:(?<![\\d.:])0(?![\\d.:])|zero|no data loss',
    ],
    ['The object store has an RTO of 4 hours.', 're:object stor(e|age)', 'RTO', hours(4)],
    [
      'Failover is exercised twice a year.',
      're:fail-?over',
      're:bi-?annual|twice a year|two times a year|(every|each) (6|six) months|half[ -]year',
    ],
    ['Gaps found in an exercise are documented.', 're:gaps?'],
    ['Backups are kept for 35 days, or as the policy says.', days(35), 're:policy'],
  ]),

  ...factsOn('core-platform', '/guides/core-platform/capacity/', [
    ['Capacity is forecast quarterly.', 're:forecast', quarterly],
    ['The forecast uses trend data.', 're:trends?'],
    ['Production keeps 30% of headroom.', percent(30), 'headroom', 're:prod'],
    ['Load tests run before major releases.', 're:load[ -]tests?', 're:major releases?'],
    ['Load tests capture baselines.', 're:baselines?'],
  ]),

  ...factsOn('core-platform', '/guides/core-platform/cost/', [
    ['There is a budget for each service.', 're:budgets?', 're:(per|each|every) service'],
    [
      'Alerts are sent at 50, 75 and 90% of the monthly budget.',
      're:(?<!\\d)50',
      're:(?<!\\d)75',
      're:(?<!\\d)90 ?%',
      're:month',
    ],
    ['Tags are enforced.', 're:tag(s|ging)?', 're:enforced?'],
    ['Cost is reviewed weekly.', weekly, 're:cost review|review'],
    ['Resources are brought to the right size.', 're:right[ -]?siz'],
  ]),

  ...factsOn('core-platform', '/guides/core-platform/compliance/', [
    [
      'Personal data is encrypted at rest and in transit.',
      're:\\bPII\\b|personal',
      're:encrypt',
      'at rest',
      'in transit',
    ],
    ['Requests of data subjects are met within 30 days.', 're:\\bDSRs?\\b|data[ -]subject', days(30)],
    ['Logs are kept for 30 days.', 'logs', days(30)],
    ['Metrics are kept for 13 months.', 'metrics', 're:(?<!\\d)13 ?mo(nths?)?(?![a-z])'],
    ['Backups are kept for 35 days, or as the policy says.', 'backups', days(35), 're:policy'],
    ['Vendors are reviewed annually.', 're:vendors?', yearly],
    ['SOC2 controls are mapped.', 're:SOC ?2', 're:mapped|mapping'],
  ]),

  ...factsOn('core-platform', '/guides/core-platform/documentation/', [
    ['Runbooks are kept in /runbooks.', '/runbooks'],
    ['Alerts link to runbooks.', 're:link', 're:alerts?'],
    ['The guide is updated at each release.', 're:(each|every|with a|at a) release'],
  ]),

  ...factsOn('core-platform', '/glossary/', [
    ['SLO is in the glossary.', 're:\\bSLO\\b'],
    ['SLI is in the glossary.', 're:\\bSLI\\b'],
    ['RTO is in the glossary.', 're:\\bRTO\\b'],
    ['RPO is in the glossary.', 're:\\bRPO\\b'],
    ['IC is in the glossary.', 're:\\bIC\\b'],
    ['DLQ is in the glossary.', 're:\\bDLQ\\b'],
  ]),
];
