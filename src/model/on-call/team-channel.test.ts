import { expect, test } from 'vitest';
import { teamSchema } from '../../../schemas/team.ts';
import { teamChannel } from './team-channel.ts';

const chat = (id: string, more: object = {}) => ({ id, name: `#${id}`, kind: 'chat', ...more });
const channelOf = (...channels: object[]) => teamChannel(teamSchema.parse({ name: 'Shop', channels }));

test('a team is told in its chat for incidents, else in its first one that opens', () => {
  const url = 'https://chat.example.com/shop';
  expect(channelOf(chat('shop', { url }), chat('shop-incidents'))).toEqual({
    name: '#shop-incidents',
    href: undefined,
  });
  expect(channelOf(chat('alerts', { purpose: 'Alerts' }), chat('shop', { url }))).toEqual({ name: '#shop', href: url });
  expect(channelOf(chat('war-room', { purpose: 'Incidents', url }), chat('shop'))).toEqual({
    name: '#war-room',
    href: url,
  });
});

test('an address that is still to be filled in opens nothing, and what is no chat is no place to tell', () => {
  expect(channelOf(chat('shop', { url: 'TBD' }))).toEqual({ name: '#shop', href: undefined });
  expect(channelOf({ id: 'mail', name: 'Mail', kind: 'email', email: 'ops@example.com' })).toBeUndefined();
  expect(teamChannel(undefined)).toBeUndefined();
});
