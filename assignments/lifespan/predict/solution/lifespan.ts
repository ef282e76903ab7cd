import { loadModel } from './model.ts';

export async function* lifespan() {
  console.log('Start Up Event');
  yield { answer_to_everything: await loadModel() };
  console.log('Shutdown Event!');
}
