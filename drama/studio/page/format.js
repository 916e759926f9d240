// Numbers and names as people read them.

/** Seconds as `4:07`, or `1:02:33` from an hour on. @param {number} seconds */
export function clock(seconds) {
  const total = Math.max(0, Math.round(seconds || 0));
  const [hours, minutes, left] = [Math.floor(total / 3600), Math.floor(total / 60) % 60, total % 60];
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return hours ? `${hours}:${two(minutes)}:${two(left)}` : `${minutes}:${two(left)}`;
}

/** A count with its thousands apart: 1,240. @param {number} number */
export function counted(number) {
  return number.toLocaleString("en");
}

/** `1 line` or `1,240 lines`. @param {number} number @param {string} noun */
export function plural(number, noun) {
  return `${counted(number)} ${noun}${number === 1 ? "" : "s"}`;
}

const GOLDEN_ANGLE = 137.508;
/** How many hues studio.css knows. */
const HUES = 24;

/**
 * The class that colours a role: hues of roles that follow each other lie as far apart as they can.
 * @param {string} role @param {readonly string[]} roles in the order of their first lines, without the narrator
 */
export function hue(role, roles) {
  const number = roles.indexOf(role);
  return number < 0 ? "" : `hue-${Math.round(((number * GOLDEN_ANGLE) % 360) / (360 / HUES)) % HUES}`;
}

const UNITS = ["B", "kB", "MB", "GB"];

/** A file's size: `12.3 MB`. @param {number} size */
export function bytes(size) {
  const power = Math.min(UNITS.length - 1, Math.floor(Math.log10(Math.max(1, size)) / 3));
  return `${(size / 1000 ** power).toFixed(power ? 1 : 0)} ${UNITS[power]}`;
}
