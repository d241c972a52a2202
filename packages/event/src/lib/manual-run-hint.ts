/** How to start a script without cineSync: the cure for everything that is missing. */
export const MANUAL_RUN_HINT = "by hand: node script.mjs --key=_OFFLINE_ --save-format=JPEG < session.csc";
