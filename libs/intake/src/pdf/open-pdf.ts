import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { DocumentRefused } from '../document-refused.js';

/** Opens a PDF; nothing outside it is fetched, no script of it is run. Throws `DocumentRefused`. */
export async function openPdf(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  try {
    return await getDocument({
      // It is taken over by the reader.
      data: Uint8Array.from(bytes),
      // Chinese fonts that are not in the file are known by the tables that come with the reader.
      cMapUrl: `${join(folder, 'cmaps')}/`,
      cMapPacked: true,
      standardFontDataUrl: `${join(folder, 'standard_fonts')}/`,
      useSystemFonts: false,
      disableFontFace: true,
      isEvalSupported: false,
      enableXfa: false,
      verbosity: VerbosityLevel.ERRORS,
    }).promise;
  } catch (error) {
    throw new DocumentRefused(isPasswordWanted(error) ? 'encrypted' : 'broken', { cause: error });
  }
}

const isPasswordWanted = (error: unknown): boolean => error instanceof Error && error.name === 'PasswordException';
