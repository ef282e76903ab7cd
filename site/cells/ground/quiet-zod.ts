/** Zod would try `new Function` first, which the policy of the page refuses and the console reports. */
import { config } from 'zod';

config({ jitless: true });

export { z } from 'zod';
