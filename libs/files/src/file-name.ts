/** The most bytes of a name in UTF-8: what common file systems hold. */
const NAME_LIMIT = 240;

/**
 * A name under which a file can be kept and given back anywhere: no folders, no control or direction-changing
 * characters, nothing that a file system refuses. The extension survives the shortening.
 */
export function cleanFileName(given: string): string {
  const visible = given
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '')
    .replaceAll(/\s+/g, ' ');
  const base = visible.slice(Math.max(visible.lastIndexOf('/'), visible.lastIndexOf('\\')) + 1);
  const safe = base
    .replaceAll(/[<>:"|?*]/g, '_')
    .replace(/^[. ]+/, '')
    .replace(/[. ]+$/, '');
  return shortened(safe || 'file');
}

function shortened(name: string): string {
  if (Buffer.byteLength(name) <= NAME_LIMIT) return name;
  const extension = /\.[^.]{1,10}$/.exec(name)?.[0] ?? '';
  const stem = Buffer.from(name.slice(0, name.length - extension.length));
  // A character that was cut in two shows itself as a replacement character.
  const kept = stem
    .subarray(0, NAME_LIMIT - Buffer.byteLength(extension))
    .toString()
    .replace(/\ufffd+$/, '');
  return kept + extension;
}
