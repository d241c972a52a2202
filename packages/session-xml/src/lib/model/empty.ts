import type { MediaFile, Session } from "./session.ts";

// Every field that a session and a movie always have, in the order of the model, at its default. Lists must be copied.

export const EMPTY_SESSION: Session = {
  version: 0,
  sessionFeatures: "standard",
  hashToken: "",
  userData: "",
  groups: [],
  notes: "",
  chat: "",
  media: [],
};

export const EMPTY_MEDIA_FILE: MediaFile = {
  kind: "file",
  userData: "",
  active: false,
  currentFrame: 1,
  name: "",
  locators: [],
  groups: [],
  notes: "",
  annotations: [],
};
