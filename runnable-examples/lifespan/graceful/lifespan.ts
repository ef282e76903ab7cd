import { loadModel, type Model } from './model.ts';

export interface State {
  readonly ml_models: { readonly answer_to_everything: Model };
}

export async function* lifespan(): AsyncGenerator<State, void> {
  console.log('Start Up Event');
  const answer_to_everything = await loadModel('answer_to_everything');
  try {
    yield { ml_models: { answer_to_everything } };
  } finally {
    console.log('Shutdown Event!');
  }
}
