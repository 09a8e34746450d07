// @ts-check
const [WANTED_MAJOR, WANTED_MINOR] = [20, 9];

/** Ends the program with one sentence where Node is too old, before anything fails with ten. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > WANTED_MAJOR || (major === WANTED_MAJOR && minor >= WANTED_MINOR)) return;
  console.error(
    `statsfs needs Node ${WANTED_MAJOR}.${WANTED_MINOR} or newer; this is ${process.version}.`,
  );
  process.exit(1);
}
