/** The namespace of every element of a session file. */
export const SESSION_NAMESPACE = "http://www.cinesync.com/ns/session/3.0";

/** The version of the format that this package writes and knows completely. */
export const SESSION_VERSION = 3;

/** The name that stands for every media file of a session in a group movie. */
export const ALL_FILES_GROUP = "All Files";
