import { setTimeout as wait } from 'node:timers/promises';

function fakeAnswerToEverythingMlModel(x: number): number {
  return x * 42;
}

async function loadModel(): Promise<typeof fakeAnswerToEverythingMlModel> {
  await wait(100); // A real model takes its time.
  return fakeAnswerToEverythingMlModel;
}

export async function* lifespan() {
  console.log('Start Up Event');
  const ml_models = {
    answer_to_everything: await loadModel(),
  };
  yield ml_models;
  console.log('Shutdown Event!');
}
