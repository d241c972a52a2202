/** The end of errors about missing input: a command that runs a script without cineSync. */
export const MANUAL_RUN_HINT =
  "to run it by hand: node script.mjs --key=_OFFLINE_ --save-format=JPEG < session.csc";
