import { phoneKind } from '../../../schemas/quantities/phone.ts';
import { isPlaceholder } from '../../../schemas/quantities/quantity.ts';
import { addItem, claimRow, listOf, type Facts, type Fields } from './facts.ts';
import type { TableOf } from './outline.ts';
import { labelInEnglish } from './other-languages.ts';
import { noteNumber, reachIn } from './people.ts';
import { isDuration, upperBound } from './wording.ts';

const columns: [key: 'phone' | 'email' | 'chat' | 'timeZone' | 'name' | 'role' | 'reach' | 'response', RegExp][] = [
  ['response', /^(?:response(?: time)?|responds? within|response SLA)$/i],
  ['reach', /^(?:contact|contact (?:info|details|method)|how to reach|reach)$/i],
  ['phone', /phone|mobile|tel\b|number/i],
  ['email', /e-?mail/i],
  ['chat', /slack|chat|handle|teams/i],
  ['timeZone', /time ?zone/i],
  ['name', /^(?:name|person|who)$/i],
  ['role', /role|title|function|position|team|responsib/i],
];

/** Whether a cell says how to reach someone, and nothing else. */
function isReach(cell: string): boolean {
  const fields = reachIn(cell.trim(), false)?.fields;
  return (
    fields !== undefined &&
    (['phone', 'email', 'chat'].some((key) => Object.hasOwn(fields, key)) ||
      /pagerduty|opsgenie|\bpage\b|slack|^#|phone|support|portal/i.test(cell))
  );
}

/** Words in the column of names that name nobody. */
const isNobody =
  /^(?:rotat\w+|var(?:ies|ious)|see\b.*|check\b.*|on[- ]?call\b.*|(?:current |weekly |the )?(?:rota|schedule|rotation)|pagerduty|opsgenie|whatsapp|telegram|slack|discord|teams|e-?mail|phone|sms)$/i;

/** People in a table whose columns say how to reach them. */
export function readRoster(facts: Facts, table: TableOf): void {
  const keys = table.header.map(
    (title) => columns.find(([, pattern]) => pattern.test(labelInEnglish(title).trim()))?.[0],
  );
  // `| Role | Contact | Method |`: where another column says how, this one says who.
  const method = table.header.findIndex((title) => /^(?:contact )?method$/i.test(title.trim()));
  const named = table.header.findIndex((title) => /^contact$/i.test(title.trim()));
  const hasReach = (column: number): boolean =>
    table.rows.some(({ cells }) =>
      /\S@\S+\.\w|\+?\d[\dX\s().-]{6,}|^[#@]\w|^X{3}|-X{3}/.test(cells[column]?.trim() ?? ''),
    );
  if (method !== -1 && named !== -1 && !keys.includes('name') && hasReach(method) && !hasReach(named)) {
    keys[named] = 'name';
    keys[method] = 'reach';
  }
  const reach = keys.indexOf('reach');
  // A column called so has names where others say how to reach them.
  if (reach !== -1 && keys.some((key) => key === 'phone' || key === 'email' || key === 'chat'))
    keys[reach] = keys.includes('name') ? undefined : 'name';
  const isReachColumn = keys.includes('reach');
  const isRoster =
    (keys.includes('role') || keys.includes('name')) &&
    keys.some((key) => key === 'phone' || key === 'email' || key === 'chat' || key === 'reach');
  if (!isRoster) return;
  for (const row of table.rows) {
    if (isReachColumn && !isReach(row.cells[reach] ?? '')) continue;
    let fields: Fields = {};
    row.cells.forEach((cell, index) => {
      const key = keys[index];
      const value = cell.trim();
      if (/^(?:n\/?a|none|-|–|—|)$/i.test(value)) return;
      if (key === undefined || key in fields)
        fields['note'] = [fields['note'], `${table.header[index]}: ${value}`].filter(Boolean).join('; ');
      else if (key === 'reach') {
        const reach = reachIn(value, false)?.fields ?? {};
        // A telephone number without its country stays in the words of the source.
        const isWhole = Object.keys(reach).length > 0 && !Object.hasOwn(reach, 'note');
        fields = { ...fields, ...(isWhole ? reach : { contact: value }) };
      } else if (key === 'response') {
        const within = upperBound(value);
        if (isDuration(within)) fields['response'] = within;
        else fields['note'] = [fields['note'], `${table.header[index]}: ${value}`].filter(Boolean).join('; ');
      } else fields[key] = value;
    });
    if (isNobody.test(String(fields['name'] ?? ''))) {
      fields['note'] = [fields['name'], fields['note']].filter(Boolean).join('; ');
      delete fields['name'];
    }
    const phone = fields['phone'];
    if (phone !== undefined && !isPlaceholder(String(phone)) && !('value' in phoneKind.parse(String(phone)))) {
      delete fields['phone'];
      fields['contact'] = String(phone);
    }
    const label = String(fields['role'] ?? fields['name'] ?? '');
    if (label === '') continue;
    const field = `people[${listOf(facts, 'team', 'people').length}]`;
    const name = String(fields['name'] ?? '');
    addItem(facts, 'team', 'people', name === '' || isPlaceholder(name) ? label : name, { ...fields, role: label });
    noteNumber(facts, fields['contact']);
    claimRow(facts, table, row, 'team', field, [
      'phone tel telephone call mobile email e-mail mail within under less than',
    ]);
  }
}
