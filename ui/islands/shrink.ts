// A photo that is larger than a picture may be is made smaller on the device before it is sent. Without scripts the page tells how large one may be.
const BYTES_MAX = 1024 * 1024;
const SIDE_MAX = 3_000;
/** How long the longer side of a photo is afterwards: more than any screen that shows it. */
const SIDE = 1_600;

export function shrinkPictures(): void {
  document.addEventListener("change", (event) => {
    const input = event.target;
    if (input instanceof HTMLInputElement && input.type === "file" && input.name === "picture") void shrink(input);
  });
}

async function shrink(input: HTMLInputElement): Promise<void> {
  const file = input.files?.[0];
  if (!file || !/^image\/(png|jpeg|webp)$/.test(file.type)) return;
  try {
    const photo = await createImageBitmap(file, { imageOrientation: "from-image" });
    const longer = Math.max(photo.width, photo.height);
    if (file.size <= BYTES_MAX && longer <= SIDE_MAX) return;
    const small = await drawn(photo, Math.min(1, SIDE / longer));
    if (!small || input.files?.[0] !== file) return;
    const files = new DataTransfer();
    files.items.add(new File([small], file.name.replace(/\.\w+$/, ".jpg"), { type: small.type }));
    input.files = files.files;
  } catch {
    // What cannot be read here is told by the page that it is sent to.
  }
}

/** On white: what was seen through would become black. */
function drawn(photo: ImageBitmap, share: number): Promise<Blob | null> {
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(photo.width * share);
  canvas.height = Math.round(photo.height * share);
  const pen = canvas.getContext("2d");
  if (!pen) return Promise.resolve(null);
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(photo, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.85));
}
