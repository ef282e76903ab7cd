export interface Job {
  readonly id: string;
  readonly to: string;
  status: 'queued' | 'running' | 'succeeded' | 'failed';
  result?: string;
}

export const isOver = ({ status }: Job): boolean =>
  status === 'succeeded' || status === 'failed';

/** What a client may read of a job: never the words of the mail server. */
export function viewOf({ id, status, result }: Job): object {
  if (status === 'succeeded') return { id, status, result };
  if (status === 'failed') return { id, status, error: 'the mail was not delivered' };
  return { id, status };
}
