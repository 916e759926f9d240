// What the page remembers of how somebody likes it. The studio is at another port each time, which to a browser is another
// page; only cookies are the same.

const YEAR_S = 365 * 24 * 3600;

/** What was kept under a name, "" where nothing was. @param {string} name */
export function kept(name) {
  const found = document.cookie.split("; ").find((one) => one.startsWith(`${name}=`));
  return found?.slice(name.length + 1) ?? "";
}

/** Keep a word under a name. @param {string} name @param {string} word */
export function keep(name, word) {
  document.cookie = `${name}=${word}; path=/; max-age=${YEAR_S}; samesite=strict`;
}
