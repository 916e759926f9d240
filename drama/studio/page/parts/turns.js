// Changes that wait for the one before: a key pressed quickly makes as many steps as it is pressed.

/**
 * A line in which changes wait for each other. One that is not made sends those home that already wait behind it, for
 * they were meant for what it would have led to.
 * @returns {<Answer>(change: () => Promise<Answer>) => Promise<Answer | null>} makes a change once it is its turn
 */
export function turns() {
  let last = Promise.resolve();
  let failed = 0;
  return (change) => {
    const before = failed;
    const made = last.then(async () => {
      if (failed !== before) return null;
      const answer = await change();
      if (answer === null) failed += 1;
      return answer;
    });
    last = made.then(
      () => {},
      () => {},
    );
    return made;
  };
}
