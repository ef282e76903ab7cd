import { Router } from 'express';

const patterns = [
  '*',
  '/*',
  '/:id?',
  '/:id*',
  '/:id(\\d+)',
  '/colou?r',
  '/a+',
  '/(one|two)',
  '/[ab]',
  '/hi!',
];

for (const pattern of patterns) {
  try {
    Router().get(pattern, (_req, res) => res.end());
    console.log(`${pattern} is accepted`);
  } catch (error) {
    console.log(String(error).replace(/; visit .*/, ''));
  }
}
