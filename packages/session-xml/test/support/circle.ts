/** A drawing object with nothing wrong, to be made wrong. */
export const circle = {
  kind: "circle",
  id: "",
  color: "#ff0000",
  alpha: 1,
  startPoint: { x: 0, y: 0 },
  endPoint: { x: 1, y: 1 },
};
