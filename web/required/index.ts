import {lazy} from '../components/lazy.tsx';

/** What it would take, loaded when it is first shown. */
export const WhatItTakes = lazy(() => import('./what-it-takes.tsx').then((loaded) => loaded.WhatItTakes));
