import fc from 'fast-check';

// A change is judged by what it changes: `npm test` makes up the same inputs each time, and `npm run fuzz` new ones.
fc.configureGlobal({ seed: 20_261_129 });
