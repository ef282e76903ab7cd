import { Router } from 'express';

export const users = Router();

// TODO: a route for the list, one for the current user, and one for a user by name.
