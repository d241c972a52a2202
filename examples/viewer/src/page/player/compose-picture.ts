/** Fills a canvas with a picture or a color, and lays a drawing over it. */
export async function drawPicture(
  canvas: HTMLCanvasElement,
  ground: CanvasImageSource | string,
  drawing: Blob | undefined,
): Promise<void> {
  const context = canvas.getContext("2d", { alpha: false });
  if (context === null) throw new Error("the browser gives no canvas");
  const { width, height } = canvas;
  if (typeof ground === "string") {
    context.fillStyle = ground;
    context.fillRect(0, 0, width, height);
  } else context.drawImage(ground, 0, 0, width, height);
  if (drawing === undefined) return;
  const image = await loadImage(drawing);
  context.drawImage(image, 0, 0, width, height);
}

/** Decodes an image of a blob. SVG needs an element: `createImageBitmap` refuses it. */
export async function loadImage(blob: Blob): Promise<HTMLImageElement> {
  const image = new Image();
  const url = URL.createObjectURL(blob);
  try {
    image.src = url;
    await image.decode();
    return image;
  } finally {
    URL.revokeObjectURL(url);
  }
}

export async function canvasFile(canvas: HTMLCanvasElement, type: "image/png" | "image/jpeg"): Promise<Blob> {
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, type, 0.9);
  });
  if (blob === null) throw new Error("the picture is too large for the browser");
  return blob;
}
