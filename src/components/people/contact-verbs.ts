import type { ContactMethod } from '../../model/on-call/contact-methods.ts';

/** What a link to a contact method does, as its first word. */
export const contactVerbs: Readonly<Record<ContactMethod['by'], string>> = {
  phone: 'Call',
  email: 'E-mail',
  chat: 'Chat',
  link: 'Open',
  words: '',
};
