// Changes that wait for the one before: a key pressed quickly makes as many steps as it is pressed.

import { keepOpen } from "./unsaved.js";

/**
 * A line in which changes wait for each other, each made whatever came of the one before.
 * @returns {<Answer>(change: () => Promise<Answer>) => Promise<Answer>} makes a change once it is its turn
 */
export function queue() {
  let last = Promise.resolve();
  return (change) => {
    const made = last.then(change);
    last = made.then(
      () => {},
      () => {},
    );
    return keepOpen(made);
  };
}

/**
 * A line in which changes wait for each other. One that is not made sends those home that already wait behind it, for
 * they were meant for what it would have led to.
 * @returns {<Answer>(change: () => Promise<Answer>) => Promise<Answer | null>} makes a change once it is its turn
 */
export function turns() {
  const inTurn = queue();
  let failed = 0;
  return (change) => {
    const before = failed;
    return inTurn(async () => {
      if (failed !== before) return null;
      const answer = await change();
      if (answer === null) failed += 1;
      return answer;
    });
  };
}
