import { z } from 'zod';
import { ById, Model, ListQuery, Refused } from './model.ts';

export type Parts = {
  [part in 'params' | 'query' | 'headers']?: z.ZodObject;
} & { body?: z.ZodType };

/** What a status means, and its body where it has one. */
interface Answer {
  means: string;
  body?: z.ZodType;
}

/** All that is to be known of a route before its handler runs. */
export interface Operation<P extends Parts = Parts> {
  method: 'get' | 'post' | 'delete';
  path: string;
  /** What a generated client calls the function. */
  id: string;
  /** Under which heading it is listed. */
  tag: string;
  summary: string;
  /** Whether a client must show a key. */
  isGuarded?: boolean;
  parts: P;
  answers: Record<number, Answer>;
}

export const deploy = {
  method: 'post',
  path: '/models',
  id: 'deployModel',
  tag: 'models',
  summary: 'Deploy a model',
  parts: { body: Model },
  answers: { 201: { means: 'Deployed', body: Model } },
} satisfies Operation;

export const list = {
  method: 'get',
  path: '/models',
  id: 'listModels',
  tag: 'models',
  summary: 'List the models',
  parts: { query: ListQuery },
  answers: { 200: { means: 'The first models', body: z.array(Model) } },
} satisfies Operation;

export const lookup = {
  method: 'get',
  path: '/models/:id',
  id: 'lookUpModel',
  tag: 'models',
  summary: 'Look up a model',
  parts: { params: ById },
  answers: {
    200: { means: 'The model', body: Model },
    404: { means: 'No such model', body: Refused },
  },
} satisfies Operation;

export const remove = {
  method: 'delete',
  path: '/models/:id',
  id: 'removeModel',
  tag: 'models',
  summary: 'Remove a model',
  isGuarded: true,
  parts: { params: ById },
  answers: { 204: { means: 'It is gone' } },
} satisfies Operation;
