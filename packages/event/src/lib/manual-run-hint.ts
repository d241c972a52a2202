/** Tells how to start a script without cineSync; errors about missing input end with it. */
export const MANUAL_RUN_HINT = "by hand: node script.mjs --key=_OFFLINE_ --save-format=JPEG < session.csc";
