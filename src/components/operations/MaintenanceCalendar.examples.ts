import { maintenanceSchema } from '../../../schemas/maintenance.ts';
import { hostileText, type Example } from '../example.ts';

const { windows } = maintenanceSchema.parse({
  windows: [
    { id: 'sunday', name: 'Sunday window', every: '2nd and 4th Sunday', from: '02:00', to: '06:00' },
    {
      id: 'nights',
      name: hostileText,
      every: 'Tuesday and Thursday',
      from: '22:00',
      to: '02:00',
      timeZone: 'Asia/Tokyo',
    },
    { id: 'daily', name: 'Every day', every: 'daily', from: '12:00', to: '12:15' },
    { id: 'vague', name: 'Now and then', every: 'monthly', from: '22:00', to: '23:00' },
  ],
});
const entries = windows.map((window) => ({ service: 'Payments', href: '/maintenance/#payments', window }));
const settings = { siteTimeZone: 'UTC', today: '2026-03-20' };

export const examples: Example[] = [
  { state: 'Windows of all kinds', props: { entries, ...settings } },
  { state: 'One window', props: { entries: entries.slice(0, 1), ...settings } },
  { state: 'No window with a date: there is nothing to draw', props: { entries: entries.slice(3), ...settings } },
];
