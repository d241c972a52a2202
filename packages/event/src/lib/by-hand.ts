/** How to start a script without cineSync: the cure for every missing piece. */
export const BY_HAND =
  "To try the script by hand: node script.mjs --key=_OFFLINE_ --save-format=JPEG < session.csc";
