/** What a new assignment begins with: a draft, whose files `npm run content -- <id>` refuses until they say something. */
import type { ExampleFiles } from '#runtime/contract.ts';

const program = (todo: string): string => `import express from 'express';

const app = express();
app.use(express.json());

// TODO: ${todo}

app.listen(3000, (error) => {
  if (error) throw error;
  console.log('Listening on http://localhost:3000');
});
`;

const checks = `import type { AssignmentDocument } from '#checker/check.ts';

export default {
  level: 'easy',
  checks: {
    // TODO: one entry for each requirement; its title and hint stand in en.mdx under the same id.
    // 'answers': {
    //   points: 2,
    //   see: 'an-exchange-of-the-lesson',
    //   cases: { usual: ({ ask, draw }) => ask({ path: \`/items/\${draw.int(1, 99)}\` }, { status: 200 }) },
    // },
  },
  wrong: {
    // TODO: at least three typical mistakes, each a folder of wrong/ with the check that refuses it.
  },
} satisfies AssignmentDocument;
`;

const words = (title: string): string => `---
# Take this line out when "npm run content" has nothing more to say. Until then every other command passes it over.
draft: true
title: ${title}
summary: ""
minutes: 20
hints: []
checks: {}
---

TODO: say in a few sentences what the program is for. Then list what is required, and behind each the checks that look at it.

- TODO: what is required, with one example. <Checked by="" />
`;

/** By path, in the order in which an author best fills them. */
export function filesOfNewAssignment(name: string): ExampleFiles {
  const title = `${name.charAt(0).toUpperCase()}${name.slice(1)}`.replaceAll('-', ' ');
  return {
    'en.mdx': words(title),
    'solution/main.ts': program('the whole solution'),
    'starter/main.ts': program('say here what the learner is to write'),
    'checks.ts': checks,
    'wrong/README.md': 'One folder for each typical mistake: only the files that differ from solution/.\n',
  };
}
