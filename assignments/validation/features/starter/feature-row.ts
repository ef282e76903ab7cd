import { z } from 'zod';

// TODO: state the conditions of a row here.
export const FeatureRow = z.unknown();
