/**
 * The time zone of the browsers in which exchanges are proved: a reader's clock is seldom that of the machine on which the
 * recordings were made, and these usually say UTC. No response and no line may follow it.
 */
export const FAR_ZONE = 'Asia/Seoul';
