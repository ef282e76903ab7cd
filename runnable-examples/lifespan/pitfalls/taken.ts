import { createServer } from 'node:http';

/** Another program would have the port; here a second server of this one has it. */
createServer().listen(3000).unref();
