import { createContext } from 'hono/jsx';

/** May whoever reads this answer what is missing? */
export const Answering = createContext(true);
