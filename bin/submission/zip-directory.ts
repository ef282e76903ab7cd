/** What the directory of a zip says of its entries, and the library that unpacks them does not tell. */

export interface DirectoryEntry {
  /** It asks for a password, by whatever cipher. */
  readonly isLocked: boolean;
  /** A link, a device. */
  readonly isOdd: boolean;
  /** CRC-32 of what it unpacks to. */
  readonly crc: number;
}

const [ENTRY, END, END_64, LOCATOR_64] = [0x02014b50, 0x06054b50, 0x06064b50, 0x07064b50];
const END_BYTES = 22;
const ENTRY_BYTES = 46;
/** Systems that keep what kind of file it is in the upper half of its attributes: Unix, macOS. */
const UNIX = new Set([3, 19]);
const KIND = 0xf000;
/** None told, a folder, a file. */
const PLAIN = new Set([0, 0x4000, 0x8000]);

function beginOf(zip: DataView): { readonly count: number; readonly at: number } {
  let end = zip.byteLength - END_BYTES;
  while (end >= 0 && zip.getUint32(end, true) !== END) end -= 1;
  if (end < 0) return { count: 0, at: 0 };
  if (end >= 20 && zip.getUint32(end - 20, true) === LOCATOR_64) {
    const end64 = zip.getUint32(end - 12, true);
    if (zip.getUint32(end64, true) === END_64)
      return { count: zip.getUint32(end64 + 32, true), at: zip.getUint32(end64 + 48, true) };
  }
  return { count: zip.getUint16(end + 8, true), at: zip.getUint32(end + 16, true) };
}

/**
 * In the order in which the library goes through them; fewer where the directory breaks off.
 *
 * @throws RangeError where it leads out of the file
 */
export function directoryOfZip(bytes: Uint8Array): readonly DirectoryEntry[] {
  const zip = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries: DirectoryEntry[] = [];
  const { count, at: begin } = beginOf(zip);
  for (let at = begin; entries.length < count && zip.getUint32(at, true) === ENTRY;) {
    const kind = (zip.getUint32(at + 38, true) >>> 16) & KIND;
    entries.push({
      isLocked: (zip.getUint16(at + 8, true) & 1) === 1,
      isOdd: UNIX.has(zip.getUint8(at + 5)) && !PLAIN.has(kind),
      crc: zip.getUint32(at + 16, true),
    });
    at += ENTRY_BYTES + [28, 30, 32].reduce((sum, length) => sum + zip.getUint16(at + length, true), 0);
  }
  return entries;
}
