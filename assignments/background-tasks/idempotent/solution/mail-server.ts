import { setTimeout as wait } from 'node:timers/promises';

const mails = new Map<string, number>();

/** Stands for a mail server. It is slow to `slow…@`, and has lost everything for `down…@`. */
export const mailServer = {
  deliver: async (to: string): Promise<void> => {
    await wait(to.startsWith('slow') ? 300 : 10);
    if (to.startsWith('down')) throw new Error('smtp 421');
    mails.set(to, mailServer.mailsTo(to) + 1);
  },
  mailsTo: (to: string): number => mails.get(to) ?? 0,
};
