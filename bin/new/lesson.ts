/** What a new lesson and a new example begin with. */
import type { ExampleFiles } from '#runtime/contract.ts';

const titled = (name: string): string => `${name.charAt(0).toUpperCase()}${name.slice(1)}`.replaceAll('-', ' ');

const main = `import express from 'express';

const app = express();

app.get('/hello', (_req, res) => {
  res.json({ hello: 'world' });
});

app.listen(3000, (error) => {
  if (error) throw error;
  console.log('Listening on http://localhost:3000');
});
`;

const exchanges = (id: string): string => `import type { ExampleDocument } from '#checker/exchange.ts';

export default {
  exchanges: {
    // TODO: each request that the lesson shows, with the response that it must produce.
    '${id}': {
      request: { method: 'GET', path: '/hello' },
      response: { status: 200, json: { hello: 'world' } },
    },
  },
} satisfies ExampleDocument;
`;

/** An id of an exchange stands once on a page, so it is named after its example. */
export const exchangeOfNew = (example: string): string => `${example}-says-hello`;

/** By path inside the example's folder. It holds as it is. */
export function filesOfNewExample(name: string): ExampleFiles {
  return { 'main.ts': main, 'exchanges.ts': exchanges(exchangeOfNew(name)) };
}

/** The lines with which a lesson shows a new example. */
export function citationsOfNewExample(lesson: string, name: string): string {
  return `<Example id="${lesson}/${name}" />\n\n<Exchange id="${exchangeOfNew(name)}" />`;
}

export function textOfNewLesson(lesson: string, example: string): string {
  return `---
# Take this line out, and add the lesson to lessons/toc.ts, when "npm run content" has nothing more to say.
draft: true
title: ${titled(lesson)}
description: "TODO: one sentence."
minutes: 5
standsOn: []
---

<Objectives>

- TODO: what the reader can do afterwards.

</Objectives>

## TODO: a first heading

TODO: say what goes wrong without it, then show it.

${citationsOfNewExample(lesson, example)}

TODO: say what happened. <Claim by="${exchangeOfNew(example)}">The status is \`200\`.</Claim>

<Terminal>

\`\`\`console
$ npm run example -- ${lesson}/${example}
\`\`\`

</Terminal>
`;
}
