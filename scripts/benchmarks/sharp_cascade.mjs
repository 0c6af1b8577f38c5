// Reference: sharp's own way with one photograph, one decoding and a cascade, default efforts.
// usage: node sharp_cascade.mjs <photograph> <folder> <width>...   prints CPU seconds
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [photograph, folder, ...widths] = process.argv.slice(2);
const require = createRequire(pathToFileURL(`${process.cwd()}/`));
const sharp = require("sharp");
sharp.cache(false);

const sizes = widths.map(Number).sort((a, b) => b - a);
const cpu = () => process.cpuUsage().user / 1e6 + process.cpuUsage().system / 1e6;
const start = cpu();
let from = sharp(photograph).rotate();
const kept = [];
for (const width of sizes) {
  const { data, info } = await from
    .resize({ width })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const raw = { raw: { width: info.width, height: info.height, channels: info.channels } };
  kept.push([width, data, raw]);
  await sharp(data, raw).avif().toFile(`${folder}/${width}.avif`);
  await sharp(data, raw).webp().toFile(`${folder}/${width}.webp`);
  await sharp(data, raw).jpeg({ mozjpeg: false }).toFile(`${folder}/${width}.jpg`);
  from = sharp(data, raw);
}
console.log(cpu() - start);
for (const [width, data, raw] of kept) {
  await sharp(data, raw).png({ compressionLevel: 1 }).toFile(`${folder}/${width}.png`);
}
