import { isGap } from '../../../schemas/quantities/quantity.ts';
import type { Team } from '../../../schemas/team.ts';

/** Where a team is told what happens in an incident. */
export interface TeamChannel {
  name: string;
  /** Undefined where only its name is known. */
  href: string | undefined;
}

/** The chat of a team in which an incident is told: one that says that it is for incidents, else the first; better one that opens. */
export function teamChannel(team: Pick<Team, 'channels'> | undefined): TeamChannel | undefined {
  const chats = (team?.channels ?? [])
    .filter(({ kind }) => kind === 'chat')
    .map((chat) => ({
      name: chat.name,
      href: chat.url === undefined || isGap(chat.url) ? undefined : chat.url,
      isForIncidents: /incident/i.test([chat.id, chat.name, chat.purpose].join(' ')),
    }));
  const rank = ({ href, isForIncidents }: (typeof chats)[number]): number =>
    Number(isForIncidents) * 2 + Number(href !== undefined);
  const [best] = chats.toSorted((a, b) => rank(b) - rank(a));
  return best && { name: best.name, href: best.href };
}
