/** A valid drawing object, for tests that make it invalid. */
export const circle = {
  kind: "circle",
  id: "",
  color: "#ff0000",
  alpha: 1,
  startPoint: { x: 0, y: 0 },
  endPoint: { x: 1, y: 1 },
};
