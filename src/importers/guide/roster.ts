import { phoneKind } from '../../../schemas/quantities/phone.ts';
import { isPlaceholder } from '../../../schemas/quantities/quantity.ts';
import { addItem, addNote, claimRow, listOf, type Facts, type Fields } from './facts.ts';
import type { TableOf } from './outline.ts';

const columns: [key: 'phone' | 'email' | 'chat' | 'timeZone' | 'name' | 'role', RegExp][] = [
  ['phone', /phone|mobile|tel\b|number/i],
  ['email', /e-?mail/i],
  ['chat', /slack|chat|handle|teams/i],
  ['timeZone', /time ?zone/i],
  ['name', /^(?:name|person|who|contact)$/i],
  ['role', /role|title|function|position|team|responsib/i],
];

/** People in a table whose columns say how to reach them. */
export function readRoster(facts: Facts, table: TableOf): void {
  const keys = table.header.map((title) => columns.find(([, pattern]) => pattern.test(title.trim()))?.[0]);
  const isRoster =
    (keys.includes('role') || keys.includes('name')) &&
    keys.some((key) => key === 'phone' || key === 'email' || key === 'chat');
  if (!isRoster) return;
  for (const row of table.rows) {
    const fields: Fields = {};
    row.cells.forEach((cell, index) => {
      const key = keys[index];
      const value = cell.trim();
      if (value === '') return;
      if (key === undefined || key in fields)
        fields['note'] = [fields['note'], `${table.header[index]}: ${value}`].filter(Boolean).join('; ');
      else fields[key] = value;
    });
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
    if (fields['contact'] !== undefined)
      addNote(facts, 'team', {
        id: 'import/phone',
        message: `\`${String(fields['contact'])}\` is no telephone number that can be dialled from anywhere.`,
        hint: 'Write it with its country code, as `phone:`.',
        find: String(fields['contact']),
      });
    claimRow(facts, table, row, 'team', field);
  }
}
