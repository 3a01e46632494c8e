import {describeReference} from '../support/reference-cases.ts';

/** `growth` with every kind of factor; `table`, `formula` and kinds that rest on one another. The other kinds have theirs beside their closed forms. */
describeReference('growth');
describeReference('mixed');
